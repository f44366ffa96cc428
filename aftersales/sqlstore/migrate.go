package sqlstore

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// latest is the schema version this package reads and writes.
const latest = 1

// Migration is one version of the tables.
type Migration struct {
	Version int
	// SQL is a script: statements that each end with a semicolon and a line break. It may be run by hand, or by a migration
	// tool of one's own, and run again where it was cut off; it notes its version, so that Migrate leaves it alone.
	SQL string
}

// SchemaError is returned for tables of a version that this package does not know.
type SchemaError struct{ Version, Known int }

func (e *SchemaError) Error() string {
	return fmt.Sprintf("sqlstore: the tables are of version %d, and this program knows %d at the most", e.Version, e.Known)
}

// Migrations are the versions of the tables, the first one first, as Migrate runs them. The error is a *ConfigError.
func Migrations(d Dialect, c Config) ([]Migration, error) {
	c, err := c.withDefaults(d)
	if err != nil {
		return nil, err
	}
	if d.lockName(c) == "" {
		return nil, &ConfigError{"Dialect", fmt.Sprintf("%q is none of %v", string(d), Dialects())}
	}
	_, index, found := strings.Cut(c.TablePrefix, ".")
	if !found {
		index = c.TablePrefix
	}
	var all []Migration
	for version := 1; version <= latest; version++ {
		text, err := migrationFiles.ReadFile("migrations/" + string(d) + "_" + strconv.Itoa(version) + ".sql")
		if err != nil {
			return nil, err
		}
		script := schemaTable + string(text) + noteVersion
		all = append(all, Migration{version, strings.NewReplacer(
			"{prefix}", c.TablePrefix, "{index}", index, "{version}", strconv.Itoa(version),
		).Replace(script)})
	}
	return all, nil
}

const (
	schemaTable = "CREATE TABLE IF NOT EXISTS {prefix}schema (version integer NOT NULL PRIMARY KEY);\n"
	noteVersion = "INSERT INTO {prefix}schema (version) SELECT {version} FROM (SELECT 1 AS one) x WHERE NOT EXISTS (SELECT 1 FROM {prefix}schema WHERE version = {version});\n"
)

// lockName is what Migrate locks; empty for a dialect that is none.
func (d Dialect) lockName(c Config) string {
	switch d {
	case PostgreSQL, MySQL, SQLite:
		return "recourse migrate " + c.TablePrefix
	}
	return ""
}

// statements are the script's.
func (m Migration) statements() []string {
	var list []string
	for _, text := range strings.SplitAfter(m.SQL, ";\n") {
		if text = strings.TrimSpace(text); text != "" {
			list = append(list, strings.TrimSuffix(text, ";"))
		}
	}
	return list
}

// Migrate makes the tables, or brings them to the version this package reads and writes. It may be called at every start,
// by any number of processes at once: one works, and the others wait for it, MigrateWait at the most. What was cut off is
// finished by the next call. The error is a *SchemaError where the tables are newer than this package.
func (s *Store) Migrate(ctx context.Context) error {
	all, err := Migrations(s.dialect, s.config)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, s.config.MigrateWait+2*time.Second)
	defer cancel()
	for wait := time.Millisecond; ; wait = min(2*wait, 100*time.Millisecond) {
		err := s.migrate(ctx, all)
		// Of several that begin at once, SQLite lets some fail at once, and PostgreSQL may create one thing twice.
		if err == nil || !s.dialect.transient(err) && state(err) != "23505" && state(err) != "42P07" {
			return s.failedMigration(err)
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return s.failedMigration(errors.Join(ctx.Err(), err))
		case <-timer.C:
		}
	}
}

func (s *Store) failedMigration(err error) error {
	var newer *SchemaError
	if err == nil || errors.As(err, &newer) {
		return err
	}
	return fmt.Errorf("sqlstore: migrate: %w", err)
}

// migrate runs what is missing with the lock held. The schema of PostgreSQL and SQLite changes whole or not at all; that of
// MySQL statement by statement, each of which may be run again.
func (s *Store) migrate(ctx context.Context, all []Migration) (err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	begin, end, undo := "BEGIN", "COMMIT", "ROLLBACK"
	switch s.dialect {
	case SQLite:
		begin = "BEGIN IMMEDIATE"
	case MySQL:
		name := "'" + s.dialect.lockName(s.config) + "'"
		begin, end = "DO 0", "DO RELEASE_LOCK("+name+")"
		undo = end
		var got sql.NullInt64
		wait := int((s.config.MigrateWait + time.Second - 1) / time.Second)
		if err := conn.QueryRowContext(ctx, fmt.Sprintf("SELECT GET_LOCK(%s, %d)", name, wait)).Scan(&got); err != nil {
			return err
		}
		if got.Int64 != 1 {
			return fmt.Errorf("another process migrates since %s", s.config.MigrateWait)
		}
	}
	defer func() {
		if err != nil { // a transaction may be open even where its beginning or its commit failed
			_, _ = conn.ExecContext(context.WithoutCancel(ctx), undo)
		}
	}()
	if _, err := conn.ExecContext(ctx, begin); err != nil {
		return err
	}
	if err := s.upgrade(ctx, conn, all); err != nil {
		return err
	}
	_, err = conn.ExecContext(context.WithoutCancel(ctx), end)
	return err
}

func (s *Store) upgrade(ctx context.Context, conn *sql.Conn, all []Migration) error {
	if s.dialect == PostgreSQL {
		if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_xact_lock(hashtext($1))", s.dialect.lockName(s.config)); err != nil {
			return err
		}
	}
	table := strings.NewReplacer("{prefix}", s.config.TablePrefix)
	there := true
	if s.dialect == PostgreSQL { // where an error would end the transaction
		if err := conn.QueryRowContext(ctx, "SELECT to_regclass($1) IS NOT NULL", s.config.TablePrefix+"schema").Scan(&there); err != nil {
			return err
		}
	}
	var version int
	if there { // or else whoever may not create tables could not start
		err := conn.QueryRowContext(ctx, table.Replace("SELECT COALESCE(MAX(version), 0) FROM {prefix}schema")).Scan(&version)
		if err != nil && !s.dialect.noTable(err) {
			return err
		}
	}
	if version > latest {
		return &SchemaError{version, latest}
	}
	for _, m := range all[version:] {
		for _, text := range m.statements() {
			if _, err := conn.ExecContext(ctx, text); err != nil {
				return fmt.Errorf("version %d: %w", m.Version, err)
			}
		}
	}
	return nil
}
