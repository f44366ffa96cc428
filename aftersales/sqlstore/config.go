package sqlstore

import (
	"fmt"
	"strings"
	"time"

	"github.com/recourse-go/recourse/order"
)

// Config says how a Store keeps what it keeps. Its zero value will do.
type Config struct {
	// TablePrefix begins the name of every table. Defaults to "recourse_". Lower-case letters, digits and underscores, the
	// name of a schema and a dot before them where the tables stand in one, which SQLite has not; at most 32 bytes.
	TablePrefix string
	// Retries is how often Update, Sweep and the methods of the outbox are begun again when the database breaks off a
	// transaction that may be repeated: a deadlock, a serialization failure, a lock not had in time. Defaults to 10; less
	// than zero means never.
	Retries int
	// Cache is how many dossiers are kept in memory as they were saved last, so that the next Update of one need not read
	// it. What it saves is checked against what is stored, and what it would refuse is decided again by what is stored.
	// Defaults to 1024; less than zero means none.
	Cache int
	// MigrateWait is how long Migrate waits for another process that migrates. Defaults to a minute.
	MigrateWait time.Duration
}

// ConfigError is returned for a Config, or a Dialect, that cannot be.
type ConfigError struct {
	Field   string
	Problem string
}

func (e *ConfigError) Error() string {
	return fmt.Sprintf("sqlstore: config: %s: %s", e.Field, e.Problem)
}

const mostPrefix = 32

func (c Config) withDefaults(d Dialect) (Config, error) {
	if c.TablePrefix == "" {
		c.TablePrefix = "recourse_"
	}
	if problem := prefixProblem(c.TablePrefix); problem != "" {
		return c, &ConfigError{"TablePrefix", fmt.Sprintf("%q: %s", order.Shorten(c.TablePrefix, 64), problem)}
	}
	if d == SQLite && strings.Contains(c.TablePrefix, ".") {
		return c, &ConfigError{"TablePrefix", fmt.Sprintf("%q: tables of SQLite stand in no schema", order.Shorten(c.TablePrefix, 64))}
	}
	if c.Retries == 0 {
		c.Retries = 10
	}
	if c.Cache == 0 {
		c.Cache = 1024
	}
	if c.MigrateWait == 0 {
		c.MigrateWait = time.Minute
	}
	return c, nil
}

func prefixProblem(prefix string) string {
	if len(prefix) > mostPrefix {
		return fmt.Sprintf("it has %d bytes, at most %d", len(prefix), mostPrefix)
	}
	schema, name, found := strings.Cut(prefix, ".")
	parts := []string{schema, name}
	if !found {
		parts = parts[:1]
	}
	for i, part := range parts {
		for at, r := range part {
			letter := r >= 'a' && r <= 'z' || r == '_'
			if !letter && (at == 0 || r < '0' || r > '9') {
				return "it may hold lower-case letters, digits and underscores, and begins with no digit"
			}
		}
		if part == "" && i == 0 {
			return "the schema has no name"
		}
	}
	return ""
}
