package main

import (
	"io"
	"net"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales/sqlstore"
)

// What the flags name as database, in the driver's own form.
func TestDatabases(t *testing.T) {
	tests := []struct {
		why  string
		args []string
		want database
	}{
		{"nothing is named", nil, database{sqlstore.SQLite, "sqlite", "file:recourse.db?_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)"}},
		{"a file", []string{"-db", "/var/lib/a b.db"}, database{sqlstore.SQLite, "sqlite", "file:/var/lib/a%20b.db?_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)"}},
		{"PostgreSQL", []string{"-dsn", "postgres://u:p@h:5432/shop?sslmode=disable"}, database{sqlstore.PostgreSQL, "pgx", "postgres://u:p@h:5432/shop?sslmode=disable"}},
		{"its other name", []string{"-dsn", "postgresql://h/shop"}, database{sqlstore.PostgreSQL, "pgx", "postgresql://h/shop"}},
		{"MySQL", []string{"-dsn", "mysql://u:p@h:3307/shop"}, database{sqlstore.MySQL, "mysql", "u:p@tcp(h:3307)/shop"}},
		{"MySQL's port", []string{"-dsn", "mysql://u@h/shop"}, database{sqlstore.MySQL, "mysql", "u@tcp(h:3306)/shop"}},
		{"an address with colons", []string{"-dsn", "mysql://u:p@[::1]/shop"}, database{sqlstore.MySQL, "mysql", "u:p@tcp([::1]:3306)/shop"}},
		{"a password that is encoded, and parameters", []string{"-dsn", "mysql://u:p%40%2Fx@h/shop?tls=skip-verify&timeout=5s"}, database{sqlstore.MySQL, "mysql", "u:p@/x@tcp(h:3306)/shop?tls=skip-verify&timeout=5s"}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			o, err := parse(tt.args, func(string) string { return "" }, io.Discard)
			if err != nil || o.database != tt.want {
				t.Errorf("%+v, %v, want %+v", o.database, err, tt.want)
			}
		})
	}
}

// Secrets: the environment's, or one that is made up each time.
func TestSecrets(t *testing.T) {
	secret := func(env string, args ...string) string {
		o, err := parse(args, func(name string) string { return map[string]string{secretVariable: env}[name] }, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		return string(o.secret)
	}
	if got := secret("s3", "-provider", "https://payments.example/v1"); got != "s3" {
		t.Errorf("%q", got)
	}
	if a, b := secret(""), secret(""); a == b || len(a) < 20 {
		t.Errorf("made up: %q and %q", a, b)
	}
}

func TestReachable(t *testing.T) {
	tests := []struct{ why, addr, want string }{
		{"an address", "127.0.0.1:80", "127.0.0.1:80"},
		{"all addresses", "0.0.0.0:80", "localhost:80"},
		{"all addresses, of the new kind too", "[::]:80", "localhost:80"},
		{"an address with colons", "[::1]:80", "[::1]:80"},
	}
	for _, tt := range tests {
		at, err := net.ResolveTCPAddr("tcp", tt.addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := reachable(at); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, got, tt.want)
		}
	}
}

func TestBackoff(t *testing.T) {
	pause := backoff(50 * time.Millisecond)
	for attempt, want := range map[int]time.Duration{1: 50 * time.Millisecond, 2: 100 * time.Millisecond, 5: 800 * time.Millisecond, 100: 30 * time.Second} {
		if got := pause(attempt); got != want {
			t.Errorf("after attempt %d: %s, want %s", attempt, got, want)
		}
	}
	if got := backoff(time.Hour)(100); got != 10*time.Minute {
		t.Errorf("at the most: %s", got)
	}
}
