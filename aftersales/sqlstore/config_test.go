package sqlstore_test

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales/sqlstore"
)

// nowhere is a database that cannot be reached; nothing here asks it anything.
type nowhere struct{ driver.Connector }

func TestNewRefuses(t *testing.T) {
	db := sql.OpenDB(nowhere{})
	defer db.Close()
	tests := []struct {
		why    string
		db     *sql.DB
		on     sqlstore.Dialect
		prefix string
		field  string
	}{
		{"no database", nil, sqlstore.SQLite, "", "db"},
		{"no dialect", db, "", "", "Dialect"},
		{"a dialect of nothing", db, "oracle", "", "Dialect"},
		{"a prefix that would end the name", db, sqlstore.SQLite, `x" (`, "TablePrefix"},
		{"a prefix that would be a comment", db, sqlstore.SQLite, "x--", "TablePrefix"},
		{"upper case, which one database folds and another does not", db, sqlstore.MySQL, "Shop_", "TablePrefix"},
		{"a digit first", db, sqlstore.PostgreSQL, "1_", "TablePrefix"},
		{"a digit first after the schema", db, sqlstore.PostgreSQL, "shop.1_", "TablePrefix"},
		{"no schema", db, sqlstore.PostgreSQL, ".x", "TablePrefix"},
		{"two schemas", db, sqlstore.PostgreSQL, "a.b.c", "TablePrefix"},
		{"a schema where there is none", db, sqlstore.SQLite, "main.x_", "TablePrefix"},
		{"too long", db, sqlstore.PostgreSQL, strings.Repeat("x", 33), "TablePrefix"},
	}
	for _, tt := range tests {
		_, err := sqlstore.New(tt.db, tt.on, sqlstore.Config{TablePrefix: tt.prefix})
		var wrong *sqlstore.ConfigError
		if !errors.As(err, &wrong) || wrong.Field != tt.field {
			t.Errorf("%s: want a *ConfigError about %s, got %v", tt.why, tt.field, err)
		}
	}
	for _, prefix := range []string{"", "x", "_", "shop2_", "shop.", "shop.after_"} {
		if _, err := sqlstore.New(db, sqlstore.PostgreSQL, sqlstore.Config{TablePrefix: prefix}); err != nil {
			t.Errorf("prefix %q: %v", prefix, err)
		}
	}
}

// The scripts name every table by its prefix, and leave nothing open.
func TestMigrations(t *testing.T) {
	for on, prefix := range map[sqlstore.Dialect]string{sqlstore.PostgreSQL: "shop.after_", sqlstore.MySQL: "shop.after_", sqlstore.SQLite: "after_"} {
		all, err := sqlstore.Migrations(on, sqlstore.Config{TablePrefix: prefix})
		if err != nil || len(all) == 0 {
			t.Fatalf("%s: %d, %v", on, len(all), err)
		}
		for i, m := range all {
			if m.Version != i+1 || strings.ContainsAny(m.SQL, "{}") || !strings.HasSuffix(m.SQL, ";\n") {
				t.Errorf("%s, version %d: %s", on, m.Version, m.SQL)
			}
			for _, table := range []string{"orders", "log", "outbox", "listing", "schema"} {
				if !strings.Contains(m.SQL, "CREATE TABLE IF NOT EXISTS "+prefix+table+" (") {
					t.Errorf("%s, version %d makes no %s", on, m.Version, table)
				}
			}
			if strings.Contains(m.SQL, "INDEX IF NOT EXISTS shop.") {
				t.Errorf("%s: an index has no schema of its own", on)
			}
		}
	}
	for _, wrong := range []sqlstore.Dialect{"", "oracle", "../x"} {
		if _, err := sqlstore.Migrations(wrong, sqlstore.Config{}); err == nil {
			t.Errorf("dialect %q has migrations", wrong)
		}
	}
}
