package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/go-sql-driver/mysql"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver pgx
	_ "modernc.org/sqlite"             // the driver sqlite

	"github.com/recourse-go/recourse/aftersales/sqlstore"
)

// database is where everything is kept.
type database struct {
	dialect sqlstore.Dialect
	driver  string
	dsn     string // in the driver's own form
}

// sqliteFile is a database in a file: readers do not wait for the writer (WAL), and of two writers one waits. What was saved
// is on the disk, as SQLite does it by default: it says how far the money is.
func sqliteFile(path string) (database, error) {
	if path == "" {
		return database{}, errors.New("-db: a file has a name")
	}
	file := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: "_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)"}
	return database{sqlstore.SQLite, "sqlite", file.String()}, nil
}

// fromURL finds the driver for a URL. Its errors do not repeat the URL, for it holds a password.
func fromURL(dsn string) (database, error) {
	at, err := url.Parse(dsn)
	if err != nil {
		return database{}, errors.New("-dsn: it is no URL: postgres://... or mysql://user:password@host:port/name, with what is special in a password percent-encoded")
	}
	switch at.Scheme {
	case "postgres", "postgresql":
		return database{sqlstore.PostgreSQL, "pgx", dsn}, nil
	case "mysql":
		dsn, err := mysqlDSN(at)
		return database{sqlstore.MySQL, "mysql", dsn}, err
	}
	return database{}, fmt.Errorf("-dsn: it begins neither as postgres://... nor as mysql://user:password@host:port/name, but with %q; -db names an SQLite file", at.Scheme)
}

// mysqlDSN writes a URL as the driver wants it: user:password@tcp(host:port)/name?parameters.
func mysqlDSN(at *url.URL) (string, error) {
	c := mysql.NewConfig()
	c.Net, c.Addr, c.DBName = "tcp", at.Host, strings.TrimPrefix(at.Path, "/")
	if at.Hostname() == "" || c.DBName == "" {
		return "", errors.New("-dsn: a mysql URL names host and database: mysql://user:password@host:port/name")
	}
	if at.Port() == "" {
		c.Addr += ":3306"
	}
	if at.User != nil {
		c.User = at.User.Username()
		c.Passwd, _ = at.User.Password()
	}
	dsn := c.FormatDSN()
	if at.RawQuery != "" {
		separator := "?"
		if strings.Contains(dsn, "?") {
			separator = "&"
		}
		dsn += separator + at.RawQuery
	}
	if _, err := mysql.ParseDSN(dsn); err != nil {
		return "", fmt.Errorf("-dsn: %w", err)
	}
	return dsn, nil
}

// open connects, and makes the tables or brings them up to date.
func (d database) open(ctx context.Context, prefix string) (*sql.DB, *sqlstore.Store, error) {
	db, err := sql.Open(d.driver, d.dsn)
	if err != nil {
		return nil, nil, err
	}
	db.SetMaxOpenConns(20)
	db.SetMaxIdleConns(20)
	db.SetConnMaxIdleTime(time.Minute)
	db.SetConnMaxLifetime(3 * time.Minute) // sooner than servers and proxies between give idle connections up
	store, err := sqlstore.New(db, d.dialect, sqlstore.Config{TablePrefix: prefix})
	if err == nil {
		err = store.Migrate(ctx)
	}
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	return db, store, nil
}
