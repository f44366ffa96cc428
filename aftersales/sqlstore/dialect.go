package sqlstore

import (
	"strconv"
	"strings"
)

// Dialect is the database a Store speaks to.
type Dialect string

const (
	// PostgreSQL is version 12 or later.
	PostgreSQL Dialect = "postgresql"
	// MySQL is MySQL 8.0 or MariaDB 10.6, or later.
	MySQL Dialect = "mysql"
	// SQLite is version 3.35 or later.
	SQLite Dialect = "sqlite"
)

// Dialects lists every Dialect.
func Dialects() []Dialect { return []Dialect{PostgreSQL, MySQL, SQLite} }

// bind writes the ? of a statement as the dialect writes its parameters.
func (d Dialect) bind(text string) string {
	if d != PostgreSQL {
		return text
	}
	var b strings.Builder
	n := 0
	for _, r := range text {
		if r != '?' {
			b.WriteRune(r)
			continue
		}
		n++
		b.WriteString("$" + strconv.Itoa(n))
	}
	return b.String()
}

// locking is what a SELECT says to lock what it finds; skipping passes over what another transaction has locked. SQLite
// has one lock for all of it, and takes it by the first statement that writes.
func (d Dialect) locking(skipping bool) string {
	switch {
	case d == SQLite:
		return ""
	case skipping:
		return " FOR UPDATE SKIP LOCKED"
	}
	return " FOR UPDATE"
}
