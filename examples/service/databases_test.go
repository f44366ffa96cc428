package main_test

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/go-sql-driver/mysql"
)

// serial tells the tables of the tests apart.
var serial atomic.Int64

// onEach runs a test on every database that there is, with the flags that name it.
func onEach(t *testing.T, test func(t *testing.T, flags []string)) {
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, []string{"-db", filepath.Join(t.TempDir(), "recourse.db")})
	})
	for _, d := range []struct{ name, driver, variable string }{{"postgres", "pgx", "RECOURSE_POSTGRES_DSN"}, {"mysql", "mysql", "RECOURSE_MYSQL_DSN"}} {
		t.Run(d.name, func(t *testing.T) {
			dsn := os.Getenv(d.variable)
			if dsn == "" {
				t.Skipf("%s is not set: nothing is tested on %s", d.variable, d.name)
			}
			t.Parallel()
			db, err := sql.Open(d.driver, dsn)
			if err != nil {
				t.Fatal(err)
			}
			prefix := fmt.Sprintf("service%d_%d_", os.Getpid(), serial.Add(1))
			t.Cleanup(func() {
				defer db.Close()
				for _, table := range []string{"orders", "log", "outbox", "listing", "schema"} {
					if _, err := db.Exec("DROP TABLE IF EXISTS " + prefix + table); err != nil {
						t.Errorf("drop: %v", err)
					}
				}
			})
			if d.driver == "mysql" {
				dsn = mysqlURL(t, dsn)
			}
			test(t, []string{"-dsn", dsn, "-prefix", prefix})
		})
	}
}

// mysqlURL writes a driver's DSN as a URL.
func mysqlURL(t *testing.T, dsn string) string {
	t.Helper()
	c, err := mysql.ParseDSN(dsn)
	if err != nil {
		t.Fatal(err)
	}
	at := url.URL{Scheme: "mysql", User: url.UserPassword(c.User, c.Passwd), Host: c.Addr, Path: c.DBName}
	return at.String()
}
