package provider_test

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/examples/service/provider"
)

// webhook is told, and takes a report only after it refused some.
type webhook struct {
	mu      sync.Mutex
	refuses int
	told    []string
}

func (h *webhook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var report struct{ Number, Tender, State, Amount, Currency string }
	if err := json.NewDecoder(r.Body).Decode(&report); err != nil || len(r.Header.Get("X-Signature")) != 64 {
		h.told = append(h.told, "broken")
	}
	if h.refuses > 0 {
		h.refuses--
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	h.told = append(h.told, fmt.Sprintf("%s %s %s %s %s", report.Number, report.Tender, report.State, report.Amount, report.Currency))
}

func (h *webhook) list() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]string(nil), h.told...)
}

// play starts a provider that the test stops.
func play(t *testing.T, ledger string, trouble int, seed uint64) (*provider.Provider, *webhook) {
	t.Helper()
	h := &webhook{}
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return begin(t, ledger, trouble, seed, server.URL), h
}

func begin(t *testing.T, ledger string, trouble int, seed uint64, url string) *provider.Provider {
	t.Helper()
	p, err := provider.Start(provider.Config{
		Webhook: url, Secret: []byte("s"), Ledger: ledger, Trouble: trouble, Seed: seed, Timeout: 50 * time.Millisecond, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// order orders a refund of one leg for each tender.
func order(t *testing.T, p *provider.Provider, key, number, total string, tenders ...string) (int, string) {
	t.Helper()
	var legs []string
	for _, tender := range tenders {
		name, amount, _ := strings.Cut(tender, " ")
		legs = append(legs, `{"tender": "`+name+`", "amount": "`+amount+`"}`)
	}
	body := `{"number": "` + number + `", "order": "o", "currency": "EUR", "total": "` + total + `", "legs": [` + strings.Join(legs, ", ") + `]}`
	req, err := http.NewRequest(http.MethodPost, p.URL()+"/refunds", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Idempotency-Key", key)
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

func within(t *testing.T, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

// One order after another to a provider without trouble, and what it answers.
func TestOrders(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "ledger")
	p, hook := play(t, ledger, 0, 0)
	tests := []struct {
		why        string
		key        string
		number     string
		total      string
		tenders    []string
		status     int
		says       string
		paid, told int // lines of the ledger that pay, and reports that came, so far
	}{
		{"no key", "", "n-1", "5.00", []string{"card 5.00"}, 400, "Idempotency-Key", 0, 0},
		{"another key", "n-2", "n-1", "5.00", []string{"card 5.00"}, 400, "Idempotency-Key", 0, 0},
		{"nothing to pay", "n-1", "n-1", "5.00", nil, 400, "no order", 0, 0},
		{"it is paid", "n-1", "n-1", "5.00", []string{"card 5.00"}, 202, "", 1, 1},
		{"asked again it is not paid again, and reported again", "n-1", "n-1", "5.00", []string{"card 5.00"}, 202, "", 1, 2},
		{"another total", "n-1", "n-1", "6.00", []string{"card 5.00"}, 422, "5.00 EUR was ordered under n-1 before, and now it is 6.00 EUR", 1, 2},
		{"another amount for the leg", "n-1", "n-1", "5.00", []string{"card 4.00"}, 422, "5.00 was ordered", 1, 2},
		{"two legs, one of which cannot be paid", "n-2", "n-2", "9.00", []string{"card 5.00", "closed 4.00"}, 202, "", 2, 4},
		{"the other leg again", "n-2", "n-2", "9.00", []string{"closed 4.00"}, 202, "", 2, 5},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			status, text := order(t, p, tt.key, tt.number, tt.total, tt.tenders...)
			if status != tt.status || !strings.Contains(text, tt.says) {
				t.Errorf("%d %s", status, text)
			}
			within(t, "the reports came", func() bool { return len(hook.list()) == tt.told })
			if n := settledIn(t, ledger); n != tt.paid {
				t.Errorf("%d legs are paid, want %d", n, tt.paid)
			}
		})
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	want := []string{"n-1 card settled 5.00 EUR", "n-1 card settled 5.00 EUR", "n-2 card settled 5.00 EUR", "n-2 closed failed 4.00 EUR", "n-2 closed failed 4.00 EUR"}
	got := hook.list()
	if got[2] > got[3] {
		got[2], got[3] = got[3], got[2] // the two legs are reported side by side
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("reports (-want +got):\n%s", diff)
	}
}

func settledIn(t *testing.T, ledger string) int {
	t.Helper()
	text, err := os.ReadFile(ledger)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(text), `"state":"settled"`)
}

// What was paid and not told when the provider went away is told when it is back, and what was told is not; a line that was
// cut off is none.
func TestRestart(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "ledger")
	p, hook := play(t, ledger, 0, 0)
	order(t, p, "n-1", "n-1", "5.00", "card 5.00")
	within(t, "it is noted that the report was taken", func() bool { text, _ := os.ReadFile(ledger); return strings.Contains(string(text), `"told"`) })
	hook.mu.Lock()
	hook.refuses = 1 << 30
	hook.mu.Unlock()
	order(t, p, "n-2", "n-2", "6.00", "card 6.00")
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(ledger, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString(`{"state":"settled","number":"n-3","tender":"` + strings.Repeat("x", 500)); err != nil {
		t.Fatal(err)
	}
	file.Close()
	again, second := play(t, ledger, 0, 0)
	within(t, "the second refund is told", func() bool { return len(second.list()) == 1 })
	if status, _ := order(t, again, "n-3", "n-3", "7.00", "card 7.00"); status != 202 {
		t.Errorf("the refund that was cut off: %d", status)
	}
	within(t, "the third refund is told", func() bool { return len(second.list()) == 2 })
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"n-2 card settled 6.00 EUR", "n-3 card settled 7.00 EUR"}, second.list()); diff != "" {
		t.Errorf("reports after the restart (-want +got):\n%s", diff)
	}
	if n := settledIn(t, ledger); n != 3 {
		t.Errorf("%d refunds are paid, want 3", n)
	}
	if text, err := os.ReadFile(ledger); err != nil || !strings.HasSuffix(string(text), "}\n") {
		t.Errorf("the ledger ends %q, %v", text[max(0, len(text)-40):], err)
	}
}

// Whatever trouble there is, an order that is sent until it is taken is paid once and reported; and a seed brings the same
// troubles each time.
func TestTrouble(t *testing.T) {
	answers := func(seed uint64) []int {
		ledger := filepath.Join(t.TempDir(), "ledger")
		p, hook := play(t, ledger, 100, seed)
		hook.mu.Lock()
		hook.refuses = 2
		hook.mu.Unlock()
		var list []int
		for i := range 8 {
			number := fmt.Sprintf("n-%d", i+1)
			for status := 0; status != 202; {
				status, _ = order(t, p, number, number, "5.00", "card 5.00")
				list = append(list, status)
			}
		}
		within(t, "each is reported", func() bool {
			told := map[string]bool{}
			for _, r := range hook.list() {
				told[r] = true
			}
			return len(told) == 8
		})
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		if n := settledIn(t, ledger); n != 8 {
			t.Errorf("%d refunds are paid, want 8", n)
		}
		return list
	}
	first := answers(7)
	if diff := cmp.Diff(first, answers(7)); diff != "" {
		t.Errorf("the same seed (-first +second):\n%s", diff)
	}
	if cmp.Equal(first, answers(3)) {
		t.Error("another seed brings the same troubles")
	}
}
