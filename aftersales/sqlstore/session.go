package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// Tx is what a Store needs of the caller's transaction. An *sql.Tx is one.
type Tx interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// session sends statements over the pool, or inside a transaction.
type session struct {
	tx    Tx // nil: the pool
	stmts *prepared
	// current ends a SELECT that must not read as of the beginning of a transaction of the caller's.
	current string
}

func (s *Store) session(tx Tx) session { return session{tx: tx, stmts: s.stmts} }

// preparer is an *sql.Tx, which runs what was prepared outside of it.
type preparer interface {
	StmtContext(ctx context.Context, stmt *sql.Stmt) *sql.Stmt
}

func (s session) exec(ctx context.Context, text string, args ...any) (int64, error) {
	result, err := s.run(ctx, text, args)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

func (s session) run(ctx context.Context, text string, args []any) (sql.Result, error) {
	stmt, err := s.prepared(ctx, text)
	switch {
	case err != nil:
		return nil, err
	case stmt != nil:
		return stmt.ExecContext(ctx, args...)
	case s.tx != nil:
		return s.tx.ExecContext(ctx, text, args...)
	}
	return s.stmts.db.ExecContext(ctx, text, args...)
}

// prepared is the statement for a text; nil where the text itself is sent.
func (s session) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if s.tx == nil {
		return s.stmts.get(ctx, text)
	}
	inside, ok := s.tx.(preparer)
	if !ok {
		return nil, nil
	}
	if stmt := s.stmts.known(text); stmt != nil {
		return inside.StmtContext(ctx, stmt), nil
	}
	return nil, nil
}

// query gives every row to scan, and closes the rows before it returns: the connection may be the only one.
func (s session) query(ctx context.Context, scan func(*sql.Rows) error, text string, args ...any) error {
	rows, err := s.rows(ctx, text, args)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return rows.Close()
}

func (s session) rows(ctx context.Context, text string, args []any) (*sql.Rows, error) {
	stmt, err := s.prepared(ctx, text)
	switch {
	case err != nil:
		return nil, err
	case stmt != nil:
		return stmt.QueryContext(ctx, args...)
	case s.tx != nil:
		return s.tx.QueryContext(ctx, text, args...)
	}
	return s.stmts.db.QueryContext(ctx, text, args...)
}

// found reports whether a query gives any row.
func (s session) found(ctx context.Context, text string, args ...any) (bool, error) {
	found := false
	err := s.query(ctx, func(rows *sql.Rows) error {
		found = true
		return nil
	}, text, args...)
	return found, err
}

// prepared holds statements that stay prepared, where a text that is sent with parameters costs further round trips
// (MySQL), or is parsed each time (SQLite). The drivers for PostgreSQL see to it themselves, and by their own settings,
// which a pooler between may ask for.
type prepared struct {
	db    *sql.DB
	never bool
	mu    sync.RWMutex
	stmts map[string]*sql.Stmt
}

func newPrepared(db *sql.DB, d Dialect) *prepared {
	return &prepared{db: db, never: d == PostgreSQL, stmts: map[string]*sql.Stmt{}}
}

func (p *prepared) known(text string) *sql.Stmt {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.stmts[text]
}

// get prepares a text once. It must not be called inside a transaction: the transaction may hold the only connection.
func (p *prepared) get(ctx context.Context, text string) (*sql.Stmt, error) {
	if p.never {
		return nil, nil
	}
	if stmt := p.known(text); stmt != nil {
		return stmt, nil
	}
	stmt, err := p.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if other := p.stmts[text]; other != nil {
		return other, stmt.Close()
	}
	p.stmts[text] = stmt
	return stmt, nil
}

// ready prepares texts for a transaction that is about to begin.
func (p *prepared) ready(ctx context.Context, texts ...string) error {
	for _, text := range texts {
		if _, err := p.get(ctx, text); err != nil {
			return err
		}
	}
	return nil
}

func (p *prepared) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var errs []error
	for _, stmt := range p.stmts {
		errs = append(errs, stmt.Close())
	}
	clear(p.stmts)
	return errors.Join(errs...)
}

// direct sends texts as they are: those that are put together differently each time.
func (s session) direct() session {
	s.stmts = &prepared{db: s.stmts.db, never: true}
	return s
}
