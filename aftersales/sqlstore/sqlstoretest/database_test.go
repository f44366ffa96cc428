package sqlstoretest_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	_ "github.com/go-sql-driver/mysql"
	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"

	"github.com/recourse-go/recourse/aftersales/sqlstore"
)

var ctx = context.Background()

// database is one that the tests run on.
type database struct {
	name    string
	dialect sqlstore.Dialect
	driver  string
	env     string // names the variable with its DSN; empty: a file of the test's own
	set     string // a setting of its sessions
}

func databases() []database {
	return []database{
		{"sqlite", sqlstore.SQLite, "sqlite", "", ""},
		{"postgres", sqlstore.PostgreSQL, "pgx", "RECOURSE_POSTGRES_DSN", ""},
		{"mysql", sqlstore.MySQL, "mysql", "RECOURSE_MYSQL_DSN", ""},
	}
}

// each runs a test on every database that there is.
func each(t *testing.T, test func(t *testing.T, on database)) {
	for _, d := range databases() {
		t.Run(d.name, func(t *testing.T) { test(t, d) })
	}
}

// dsn names a database, a fresh file for SQLite, or skips.
func (d database) dsn(t testing.TB) string {
	t.Helper()
	if d.env == "" {
		return "file:" + filepath.Join(t.TempDir(), "recourse.db") + "?_pragma=journal_mode(wal)&_pragma=busy_timeout(10000)&_pragma=synchronous(normal)"
	}
	dsn := os.Getenv(d.env)
	if dsn == "" {
		t.Skipf("%s is not set: nothing is tested on %s", d.env, d.name)
	}
	if d.set != "" {
		return dsn + map[bool]string{true: "&", false: "?"}[strings.Contains(dsn, "?")] + d.set
	}
	return dsn
}

func (d database) open(t testing.TB, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open(d.driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(70)
	db.SetMaxIdleConns(70)
	t.Cleanup(func() { db.Close() })
	return db
}

var serial atomic.Int64

// prefix names tables that no other test uses, and drops them in the end.
func (d database) prefix(t testing.TB, db *sql.DB) string {
	t.Helper()
	name := fmt.Sprintf("t%d_%d_", os.Getpid(), serial.Add(1))
	t.Cleanup(func() {
		for _, table := range []string{"orders", "log", "outbox", "listing", "schema"} {
			if _, err := db.ExecContext(ctx, "DROP TABLE IF EXISTS "+name+table); err != nil && !strings.Contains(err.Error(), "closed") {
				t.Logf("drop: %v", err)
			}
		}
	})
	return name
}

// store opens a store over empty tables.
func (d database) store(t testing.TB) (*sqlstore.Store, *sql.DB) {
	t.Helper()
	db := d.open(t, d.dsn(t))
	return d.over(t, db, sqlstore.Config{TablePrefix: d.prefix(t, db)}), db
}

// over opens a store over a database, and makes its tables.
func (d database) over(t testing.TB, db *sql.DB, c sqlstore.Config) *sqlstore.Store {
	t.Helper()
	store, err := sqlstore.New(db, d.dialect, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	if err := store.Migrate(ctx); err != nil {
		t.Fatal(err)
	}
	return store
}
