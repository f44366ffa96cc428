package sqlstoretest_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"testing"
)

// faulty is SQLite's driver with a hand in between: before is asked before each step, after it was done; the error of either
// is what the step returns. The steps are begin, commit, exec and query, the last two with the text.
type faulty struct {
	real          driver.Driver
	dsn           string
	before, after func(step, text string) error
}

// openFaulty opens a database of one connection.
func openFaulty(t *testing.T, dsn string, f *faulty) *sql.DB {
	t.Helper()
	real := databases()[0].open(t, dsn)
	f.real, f.dsn = real.Driver(), dsn
	db := sql.OpenDB(f)
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func (f *faulty) Connect(context.Context) (driver.Conn, error) {
	conn, err := f.real.Open(f.dsn)
	return &faultyConn{conn, f}, err
}

func (f *faulty) Driver() driver.Driver { return f.real }

func (f *faulty) do(step, text string, act func() error) error {
	if f.before != nil {
		if err := f.before(step, text); err != nil {
			return err
		}
	}
	if err := act(); err != nil {
		return err
	}
	if f.after != nil {
		return f.after(step, text)
	}
	return nil
}

type faultyConn struct {
	driver.Conn
	f *faulty
}

func (c *faultyConn) BeginTx(ctx context.Context, o driver.TxOptions) (tx driver.Tx, err error) {
	err = c.f.do("begin", "", func() (err error) {
		tx, err = c.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
		return err
	})
	return &faultyTx{tx, c.f}, err
}

func (c *faultyConn) PrepareContext(ctx context.Context, text string) (driver.Stmt, error) {
	stmt, err := c.Conn.(driver.ConnPrepareContext).PrepareContext(ctx, text)
	return &faultyStmt{stmt, text, c.f}, err
}

func (c *faultyConn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (r driver.Result, err error) {
	err = c.f.do("exec", text, func() (err error) {
		r, err = c.Conn.(driver.ExecerContext).ExecContext(ctx, text, args)
		return err
	})
	return r, err
}

func (c *faultyConn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (r driver.Rows, err error) {
	err = c.f.do("query", text, func() (err error) {
		r, err = c.Conn.(driver.QueryerContext).QueryContext(ctx, text, args)
		return err
	})
	return r, err
}

type faultyTx struct {
	driver.Tx
	f *faulty
}

// Commit rolls back what did not get as far as the commit, as a database does when the connection is gone.
func (t *faultyTx) Commit() error {
	committed := false
	err := t.f.do("commit", "", func() error {
		committed = true
		return t.Tx.Commit()
	})
	if !committed {
		_ = t.Tx.Rollback()
	}
	return err
}

type faultyStmt struct {
	driver.Stmt
	text string
	f    *faulty
}

func (s *faultyStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (r driver.Result, err error) {
	err = s.f.do("exec", s.text, func() (err error) {
		r, err = s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
		return err
	})
	return r, err
}

func (s *faultyStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (r driver.Rows, err error) {
	err = s.f.do("query", s.text, func() (err error) {
		r, err = s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
		return err
	})
	return r, err
}

// busy is an error such as SQLite's driver makes of a lock not had.
type busy struct{}

func (busy) Error() string { return "database is locked" }
func (busy) Code() int     { return 5 }
