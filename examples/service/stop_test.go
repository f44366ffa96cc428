package main_test

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Asked to stop, the service accepts nothing more and finishes what it has in hand: a request, and an order that the provider
// stalls. Then it exits with 0.
func TestStop(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			p := start(t, "-db", filepath.Join(dir, "recourse.db"), "-ledger", filepath.Join(dir, "provider.jsonl"), "-trouble", "100", "-seed", "0", "-timeout", "500ms")
			p.asked(t, "o-1", "card")
			p.approve(t, "o-1")
			within(t, 10*time.Second, "an order stalls", func() bool { return strings.Contains(p.log.String(), "how=stalls") })
			conn, err := net.Dial("tcp", p.addr)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			body := `{"do": "withdraw", "case": "c1"}`
			fmt.Fprintf(conn, "POST /orders/o-1/messages HTTP/1.1\r\nHost: %s\r\nX-Party: buyer\r\nContent-Length: %d\r\n\r\n%s", p.addr, len(body), body[:9])
			time.Sleep(50 * time.Millisecond) // for the service to have it in hand
			if err := p.cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			within(t, 5*time.Second, "it accepts nothing more", func() bool {
				probe, err := net.DialTimeout("tcp", p.addr, time.Second)
				if err == nil {
					probe.Close() // the server would wait for its first request
				}
				return err != nil
			})
			fmt.Fprint(conn, body[9:])
			answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil || answer.StatusCode != http.StatusConflict { // it is too late to withdraw, and said so
				t.Errorf("the request in hand: %v, %v", answer, err)
			}
			if err := p.cmd.Wait(); err != nil || !strings.HasSuffix(p.log.String(), "msg=stopped\n") {
				t.Errorf("%v, and the log ends %q", err, p.log)
			}
			if strings.Contains(p.log.String(), "level=ERROR") {
				t.Error("it stopped with errors")
			}
		})
	}
}

// What cannot be started says why, and repeats no password.
func TestStarts(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.jsonl")
	write(t, broken, "this is no ledger\n")
	db := filepath.Join(dir, "recourse.db")
	tests := []struct {
		why  string
		args []string
		code int
		says string
	}{
		{"help", []string{"-h"}, 0, "-dsn"},
		{"an unknown flag", []string{"-port", "80"}, 2, "-port"},
		{"an argument", []string{"serve"}, 2, `"serve"`},
		{"more trouble than there is", []string{"-trouble", "101"}, 2, "0 to 100"},
		{"less than none", []string{"-trouble", "-1"}, 2, "0 to 100"},
		{"a lease that ends before the call", []string{"-lease", "1s", "-timeout", "2s"}, 2, "-lease"},
		{"no pause", []string{"-every", "0s"}, 2, "-every"},
		{"two databases", []string{"-db", db, "-dsn", "postgres://localhost/shop"}, 2, "one is needed"},
		{"no file", []string{"-db", ""}, 2, "-db"},
		{"a scheme that is not known", []string{"-dsn", "oracle://u:hunter2@localhost/shop"}, 2, `"oracle"`},
		{"the driver's own form", []string{"-dsn", "u:hunter2@tcp(localhost:3306)/shop"}, 2, "mysql://user:password@host:port/name"},
		{"a password that breaks the URL", []string{"-dsn", "mysql://u:hunter2/%zz@localhost/shop"}, 2, "percent-encoded"},
		{"no database in a mysql URL", []string{"-dsn", "mysql://u:hunter2@localhost:3306"}, 2, "host and database"},
		{"a parameter that the driver does not take", []string{"-dsn", "mysql://u:hunter2@localhost/shop?timeout=soon"}, 2, "-dsn"},
		{"a provider that is no URL", []string{"-provider", "payments"}, 2, "-provider"},
		{"a provider without a secret", []string{"-provider", "https://payments.example"}, 2, "RECOURSE_WEBHOOK_SECRET"},
		{"a prefix that cannot be", []string{"-db", db, "-prefix", "Shop-"}, 1, "TablePrefix"},
		{"a port that is taken", []string{"-db", db, "-addr", taken.Addr().String()}, 1, "in use"},
		{"a directory that is not there", []string{"-db", filepath.Join(dir, "no", "recourse.db")}, 1, "unable to open"},
		{"a ledger that is none", []string{"-db", db, "-addr", "127.0.0.1:0", "-ledger", broken}, 1, "line 1"},
		{"a database that is down", []string{"-dsn", "postgres://u:hunter2@127.0.0.1:1/shop"}, 1, "refused"},
		{"another that is down", []string{"-dsn", "mysql://u:hunter2@127.0.0.1:1/shop"}, 1, "refused"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			out, err := exec.Command(binary, tt.args...).CombinedOutput()
			var exit *exec.ExitError
			if code := 0; errors.As(err, &exit) {
				if code = exit.ExitCode(); code != tt.code {
					t.Errorf("exit code %d, want %d", code, tt.code)
				}
			} else if err != nil || tt.code != 0 {
				t.Errorf("%v, want exit code %d", err, tt.code)
			}
			if !strings.Contains(string(out), tt.says) || strings.Contains(string(out), "hunter2") {
				t.Errorf("it says %s", out)
			}
		})
	}
}
