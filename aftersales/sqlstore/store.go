package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
)

// Store keeps dossiers, logs and the outbox in tables of a database. It is safe for use by several goroutines, and by
// several processes at once.
type Store struct {
	db      *sql.DB
	dialect Dialect
	config  Config
	text    statements
	saved   *cache
	gates   *gates // of the orders
	writer  *gates // of SQLite
	stmts   *prepared
}

var _ aftersales.Store = (*Store)(nil)

// New returns a store over a database that the caller opened and closes. The tables must be there, see [Store.Migrate]; New
// itself asks the database nothing. It returns a *ConfigError for a dialect or a configuration that cannot be.
func New(db *sql.DB, d Dialect, c Config) (*Store, error) {
	if db == nil {
		return nil, &ConfigError{"db", "it is nil"}
	}
	if !slices.Contains(Dialects(), d) {
		return nil, &ConfigError{"Dialect", fmt.Sprintf("%q is none of %v", string(d), Dialects())}
	}
	c, err := c.withDefaults(d)
	if err != nil {
		return nil, err
	}
	return &Store{
		db: db, dialect: d, config: c, text: newStatements(d, c.TablePrefix),
		saved: newCache(c.Cache), gates: newGates(), writer: newGates(), stmts: newPrepared(db, d),
	}, nil
}

// Close lets go of what the store prepared in the database. The database stays open.
func (s *Store) Close() error { return s.stmts.close() }

// Load implements aftersales.Store.
func (s *Store) Load(ctx context.Context, orderID string) (d aftersales.Dossier, err error) {
	err = s.retrying(ctx, func() error {
		d, err = s.load(ctx, s.session(nil), orderID)
		return err
	})
	return d, err
}

// Log implements aftersales.Store.
func (s *Store) Log(ctx context.Context, orderID string, after int64) (entries []aftersales.Entry, err error) {
	err = s.retrying(ctx, func() error {
		entries, err = s.log(ctx, s.session(nil), orderID, after)
		return err
	})
	return entries, err
}

// List implements aftersales.Store.
func (s *Store) List(ctx context.Context, q aftersales.Query) (p aftersales.Page, err error) {
	err = s.retrying(ctx, func() error {
		p, err = s.list(ctx, s.session(nil), q)
		return err
	})
	return p, err
}
