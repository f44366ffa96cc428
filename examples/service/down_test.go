package main_test

import (
	"io"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// wire lies between the service and its database, and can be cut.
type wire struct {
	listener net.Listener
	to       string

	mu    sync.Mutex
	isCut bool
	ends  []net.Conn
}

func lay(t *testing.T, to string) *wire {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{listener: listener, to: to}
	t.Cleanup(func() { listener.Close(); w.cut(true) })
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			w.join(near)
		}
	}()
	return w
}

func (w *wire) join(near net.Conn) {
	w.mu.Lock()
	defer w.mu.Unlock()
	far, err := net.Dial("tcp", w.to)
	if err != nil || w.isCut {
		near.Close()
		return
	}
	w.ends = append(w.ends, near, far)
	for _, pair := range [][2]net.Conn{{near, far}, {far, near}} {
		go func() {
			_, _ = io.Copy(pair[0], pair[1]) // until it is cut
			pair[0].Close()
		}()
	}
}

// cut breaks every connection, and lets none through until it is mended.
func (w *wire) cut(cut bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.isCut = cut
	for _, end := range w.ends {
		end.Close()
	}
	w.ends = nil
}

// While the database is away every request is answered with 503, and when it is back the service goes on by itself.
func TestDatabaseDown(t *testing.T) {
	onEach(t, func(t *testing.T, flags []string) {
		if flags[0] != "-dsn" {
			t.Skip("a file is never away")
		}
		dsn, err := url.Parse(flags[1])
		if err != nil {
			t.Fatal(err)
		}
		w := lay(t, dsn.Host)
		dsn.Host = w.listener.Addr().String()
		p := start(t, "-dsn", dsn.String(), "-prefix", flags[3], "-ledger", filepath.Join(t.TempDir(), "provider.jsonl"), "-trouble", "0")
		p.asked(t, "o-1", "card")
		w.cut(true)
		for _, path := range []string{"/healthz", "/orders/o-1", "/cases"} {
			answer, err := http.Get("http://" + p.addr + path)
			if err != nil {
				t.Fatal(err)
			}
			text, _ := io.ReadAll(answer.Body)
			answer.Body.Close()
			if answer.StatusCode != http.StatusServiceUnavailable || answer.Header.Get("Retry-After") == "" || !strings.Contains(string(text), "database_down") {
				t.Errorf("%s: %s %s", path, answer.Status, text)
			}
		}
		w.cut(false)
		p.ask(t, "GET", "/healthz", "", "", nil)
		p.approve(t, "o-1")
		within(t, 10*time.Second, "the case is refunded", func() bool { return p.cases(t, "refunded") == 1 })
	})
}
