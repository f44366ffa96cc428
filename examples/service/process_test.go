package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// binary is the service, built once for all tests.
var binary string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "service")
	if err == nil {
		binary = filepath.Join(dir, "service")
		build := exec.Command("go", "build", "-o", binary, ".")
		build.Stderr = os.Stderr
		err = build.Run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// log is what a process writes, while it writes.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// process is a service that runs.
type process struct {
	cmd  *exec.Cmd
	log  *log
	addr string
}

// hurried are the flags of a service whose pauses and leases are short.
func hurried() []string {
	return []string{"-addr", "127.0.0.1:0", "-timeout", "200ms", "-lease", "600ms", "-every", "50ms"}
}

// start runs the service until the test is over, and waits until it listens.
func start(t *testing.T, args ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(binary, append(hurried(), args...)...), log: &log{}}
	p.cmd.Stderr = p.log
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if p.cmd.ProcessState == nil {
			p.kill()
		}
		if t.Failed() {
			t.Logf("what the service wrote:\n%s", p.log)
		}
	})
	listening := regexp.MustCompile(`msg=listening addr=(\S+)`)
	within(t, 20*time.Second, "it listens", func() bool {
		found := listening.FindStringSubmatch(p.log.String())
		if found != nil {
			p.addr = found[1]
		}
		return found != nil
	})
	return p
}

func (p *process) kill() {
	_ = p.cmd.Process.Signal(syscall.SIGKILL) // it may be gone
	_ = p.cmd.Wait()                          // says that it was killed
}

// within waits until something is so.
func within(t *testing.T, most time.Duration, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(most); !so(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited %s in vain until %s", most, what)
		}
	}
}

// ask sends a request and reads the reply into a value, nil for none.
func (p *process) ask(t *testing.T, method, path, party, body string, into any) {
	t.Helper()
	req, err := http.NewRequest(method, "http://"+p.addr+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Party", party)
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode/100 != 2 {
		t.Fatalf("%s %s: %s %s, %v", method, path, answer.Status, text, err)
	}
	if into != nil {
		if err := json.Unmarshal(text, into); err != nil {
			t.Fatalf("%s %s: %v in %s", method, path, err, text)
		}
	}
}

// asked brings an order of three mugs to where the seller must answer: two were broken.
func (p *process) asked(t *testing.T, id, tender string) {
	t.Helper()
	p.ask(t, "POST", "/orders", "buyer", `{"id": "`+id+`", "currency": "EUR", "policy": "marketplace", "lines": [{"id": "mugs", "unit_price": "10.00", "quantity": 3}],
		"tenders": [{"id": "`+tender+`", "amount": "30.00"}]}`, nil)
	for _, m := range [][2]string{
		{"payment", `{"do": "pay"}`}, {"seller", `{"do": "ship"}`},
		{"buyer", `{"do": "open", "case": "c1", "kind": "refund_only", "reason": "missing_or_damaged", "goods": "received", "lines": [{"line": "mugs", "quantity": 2}]}`},
	} {
		p.ask(t, "POST", "/orders/"+id+"/messages", m[0], m[1], nil)
	}
}

func (p *process) approve(t *testing.T, id string) {
	t.Helper()
	p.ask(t, "POST", "/orders/"+id+"/messages", "seller", `{"do": "approve", "case": "c1", "revision": 1}`, nil)
}

// cases counts the cases in a state.
func (p *process) cases(t *testing.T, state string) int {
	t.Helper()
	var page struct{ Items []struct{ Case string } }
	p.ask(t, "GET", "/cases?state="+state, "", "", &page)
	return len(page.Items)
}

// paid reads from the played provider's ledger how often each refund was paid, and what.
func paid(t *testing.T, ledger string) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(ledger)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		var n struct{ State, Number, Amount, Currency string }
		if err := json.Unmarshal([]byte(line), &n); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		if n.State == "settled" {
			all[n.Number] = append(all[n.Number], n.Amount+" "+n.Currency)
		}
	}
	return all
}
