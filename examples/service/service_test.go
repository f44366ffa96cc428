package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/platforms"
)

const testSecret = "between us"

// newTestService is a service over an SQLite file, without a worker and a listener.
func newTestService(t *testing.T) *service {
	t.Helper()
	at, err := sqliteFile(filepath.Join(t.TempDir(), "a file?with #odd%20name.db"))
	if err != nil {
		t.Fatal(err)
	}
	db, store, err := at.open(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
		db.Close()
	})
	policies, err := policy.NewSet(platforms.Policies()...)
	if err != nil {
		t.Fatal(err)
	}
	desk, err := aftersales.NewDesk(aftersales.Config{Store: store, Policies: policies})
	if err != nil {
		t.Fatal(err)
	}
	return newService(desk, db, []byte(testSecret), slog.New(slog.NewTextHandler(io.Discard, nil)))
}

// ask sends a request, and gives the reply's status and text.
func (s *service) ask(method, path, party, body string) (int, string) {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if party != "" {
		r.Header.Set("X-Party", party)
	}
	w := httptest.NewRecorder()
	s.routes().ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// must sends a request that is granted.
func (s *service) must(t *testing.T, path, party, body string) string {
	t.Helper()
	status, text := s.ask(http.MethodPost, path, party, body)
	if status/100 != 2 {
		t.Fatalf("%s %s: %d %s", path, body, status, text)
	}
	return text
}

// mugs is an order of three mugs, paid by a tender.
func mugs(id, tender string) string {
	return `{"id": "` + id + `", "currency": "EUR", "policy": "marketplace", "buyer": "b-7",
		"lines": [{"id": "mugs", "unit_price": "10.00", "quantity": 3}], "tenders": [{"id": "` + tender + `", "amount": "30.00"}]}`
}

const openTwo = `{"do": "open", "case": "c1", "kind": "refund_only", "reason": "missing_or_damaged", "goods": "received", "lines": [{"line": "mugs", "quantity": 2}]}`

// refunding brings an order of three mugs to where the refund of two is ordered.
func (s *service) refunding(t *testing.T, id, tender string) {
	t.Helper()
	s.must(t, "/orders", "buyer", mugs(id, tender))
	for _, m := range []struct{ by, command string }{
		{"payment", `{"do": "pay"}`}, {"seller", `{"do": "ship"}`}, {"buyer", openTwo}, {"seller", `{"do": "approve", "case": "c1", "revision": 1}`},
	} {
		s.must(t, "/orders/"+url.PathEscape(id)+"/messages", m.by, m.command)
	}
}

// Whatever cannot be is told with its status, its code, and the field or the faults.
func TestBadRequests(t *testing.T) {
	s := newTestService(t)
	s.refunding(t, "o-1", "card")
	large := `{"do": "open", "case": "` + strings.Repeat("x", mostBody) + `"}`
	tests := []struct {
		why                       string
		method, path, party, body string
		status                    int
		wants                     []string
	}{
		{"nobody asks", "POST", "/orders", "", mugs("o-2", "card"), 401, []string{"party_unknown"}},
		{"the timer asks", "POST", "/orders", "timer", mugs("o-2", "card"), 401, []string{"party_unknown", "[buyer seller"}},
		{"two ask at once", "GET", "/orders/o-1/options?as=buyer", "seller", "", 400, []string{"party_ambiguous"}},
		{"no JSON", "POST", "/orders", "buyer", `{"id": "o-2"`, 400, []string{"json_invalid", "line 1", "ends too early"}},
		{"an unknown field of an order", "POST", "/orders", "buyer", `{"id": "o-2", "lines": [{"id": "a", "prise": "1.00"}]}`, 400, []string{"json_invalid", "lines[0].prise: unknown field"}},
		{"an order that cannot be, with every fault", "POST", "/orders", "buyer", strings.NewReplacer("EUR", "XXY", `"quantity": 3`, `"quantity": 0`).Replace(mugs("o-2", "card")), 422, []string{"order_invalid", `"code": "currency_unknown"`, `"path": "lines[0].quantity"`}},
		{"an unknown policy", "POST", "/orders", "buyer", strings.Replace(mugs("o-2", "card"), "marketplace", "bazaar", 1), 409, []string{`"code": "policy_unknown"`, `"path": "order.children[0].policy"`}},
		{"another order under an id that is taken", "POST", "/orders", "buyer", mugs("o-1", "cash"), 409, []string{"order_exists"}},
		{"an unknown command", "POST", "/orders/o-1/messages", "buyer", `{"do": "dance"}`, 400, []string{"command_unknown", "dance"}},
		{"no command", "POST", "/orders/o-1/messages", "buyer", `{}`, 400, []string{"command_unknown"}},
		{"the body says who sends it", "POST", "/orders/o-1/messages", "buyer", `{"do": "approve", "by": "seller", "case": "c1"}`, 400, []string{"json_invalid", "by: unknown field"}},
		{"an unknown field of a command", "POST", "/orders/o-1/messages", "buyer", `{"do": "withdraw", "kase": "c1"}`, 400, []string{"withdraw", "kase: unknown field"}},
		{"an unknown order", "POST", "/orders/o-9/messages", "buyer", `{"do": "withdraw", "case": "c1"}`, 404, []string{"order_unknown"}},
		{"an unknown order's dossier", "GET", "/orders/o-9", "", "", 404, []string{"order_unknown"}},
		{"an unknown order's options", "GET", "/orders/o-9/options", "buyer", "", 404, []string{"order_unknown"}},
		{"an unknown order's quote", "POST", "/orders/o-9/quotes", "buyer", openTwo, 404, []string{"order_unknown"}},
		{"an unknown order's timeline", "GET", "/orders/o-9/cases/c1/timeline", "", "", 404, []string{"order_unknown"}},
		{"an unknown case", "GET", "/orders/o-1/cases/c9/timeline", "", "", 404, []string{"case_unknown", "c9"}},
		{"an unknown language", "GET", "/orders/o-1/cases/c1/timeline?lang=la", "", "", 400, []string{"lang", "en, zh or ja"}},
		{"a refusal tells all faults", "POST", "/orders/o-1/messages", "buyer", `{"do": "open", "kind": "refund_only", "reason": "missing_or_damaged", "goods": "received", "lines": [{"line": "mugs", "quantity": 2}, {"line": "cups"}]}`, 409,
			[]string{`"code": "refused"`, `"path": "lines[0].quantity"`, `"path": "lines[1].line"`}},
		{"more than is left, and the most that is", "POST", "/orders/o-1/quotes", "buyer", `{"do": "open", "kind": "refund_only", "reason": "missing_or_damaged", "goods": "received", "amount": "99.00"}`, 409, []string{`"path": "amount"`, `"ceiling": "10.00"`}},
		{"a quote of what opens no case", "POST", "/orders/o-1/quotes", "buyer", `{"do": "pay"}`, 400, []string{"command_not_quoted"}},
		{"a huge body", "POST", "/orders/o-1/messages", "buyer", large, 413, []string{"body_too_large", "1048576"}},
		{"a huge order", "POST", "/orders", "buyer", large, 413, []string{"body_too_large"}},
		{"a limit that is no number", "GET", "/cases?limit=many", "", "", 400, []string{"limit", "from 1 to 1000"}},
		{"a limit of nothing", "GET", "/cases?limit=0", "", "", 400, []string{"limit"}},
		{"a limit too high", "GET", "/child-orders?limit=1001", "", "", 400, []string{"limit"}},
		{"a cursor that is none", "GET", "/cases?after=x", "", "", 400, []string{"parameter_invalid", "after"}},
		{"a state that no case is in", "GET", "/cases?state=sleeping", "", "", 400, []string{"state", "sleeping"}},
		{"a status that no child order is in", "GET", "/child-orders?status=lost", "", "", 400, []string{"status", "lost"}},
		{"a time that is none", "GET", "/cases?due_by=tomorrow", "", "", 400, []string{"due_by", "2026-03-01T10:00:00Z"}},
		{"neither true nor false", "GET", "/cases?open=perhaps", "", "", 400, []string{"open", "true or false"}},
		{"a parameter that is misspelt", "GET", "/cases?sellar=s-1", "", "", 400, []string{"parameter_unknown", "sellar"}},
		{"a parameter given twice", "GET", "/cases?state=closed&state=refunded", "", "", 400, []string{"state", "2 times"}},
		{"a query that cannot be read", "GET", "/cases?state=%zz", "", "", 400, []string{"parameter_invalid"}},
		{"dead letters after what is no effect", "GET", "/dead-letters?after=x", "", "", 404, []string{"effect_unknown"}},
		{"a retry of an unknown effect", "POST", "/dead-letters/retry", "", `{"id": "o-1/99/0"}`, 404, []string{"effect_unknown"}},
		{"a retry with an unknown field", "POST", "/dead-letters/retry", "", `{"ids": []}`, 400, []string{"json_invalid", "ids"}},
		{"two documents", "POST", "/dead-letters/retry", "", `{"id": "o-1/1/0"} {}`, 400, []string{"json_invalid", "follows"}},
		{"a report that is not signed", "POST", webhookPath, "", `{"number": "o-1-1"}`, 401, []string{"signature_invalid"}},
		{"no such route", "GET", "/order", "", "", 404, []string{"no_route"}},
		{"a method that the route does not have", "DELETE", "/orders/o-1", "", "", 405, []string{"no_route", "DELETE"}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			status, text := s.ask(tt.method, tt.path, tt.party, tt.body)
			if status != tt.status {
				t.Errorf("status %d, want %d", status, tt.status)
			}
			for _, want := range append(tt.wants, `"error": {`) {
				if !strings.Contains(text, want) {
					t.Errorf("it does not say %s", want)
				}
			}
			if t.Failed() {
				t.Log(text)
			}
		})
	}
}

// A request sent again is done once, and a dead database is told as such.
func TestRepeatedAndDown(t *testing.T) {
	s := newTestService(t)
	s.refunding(t, "o 1/a", "card")
	path := "/orders/o%201%2Fa"
	if status, text := s.ask("POST", "/orders", "buyer", mugs("o 1/a", "card")); status != 200 || !strings.Contains(text, `"decided": []`) {
		t.Errorf("the same order again: %d %s", status, text)
	}
	if text := s.must(t, path+"/messages?as=buyer", "", openTwo); !strings.Contains(text, `"decided": []`) {
		t.Errorf("the same request again: %s", text)
	}
	for _, route := range []struct{ method, path, body string }{
		{"GET", path, ""}, {"GET", path + "/options", ""}, {"GET", path + "/cases/c1/timeline?lang=zh", ""}, {"POST", path + "/quotes", openTwo},
		{"GET", "/cases?open=1&limit=1&due_by=2100-01-01T00:00:00Z", ""}, {"GET", "/child-orders?status=awaiting_receipt", ""},
		{"GET", "/dead-letters?limit=5", ""}, {"GET", "/healthz", ""}, {"GET", "/metrics", ""},
	} {
		if status, text := s.ask(route.method, route.path, "buyer", route.body); status != 200 {
			t.Errorf("%s: %d %s", route.path, status, text)
		}
	}
	s.db.Close()
	for _, route := range []struct{ method, path, body string }{
		{"GET", path, ""}, {"POST", "/orders", mugs("o-2", "card")}, {"POST", path + "/messages", openTwo}, {"GET", "/cases", ""},
		{"GET", "/dead-letters", ""}, {"GET", "/healthz", ""},
	} {
		if status, text := s.ask(route.method, route.path, "buyer", route.body); status != 503 || !strings.Contains(text, "database_down") {
			t.Errorf("%s without a database: %d %s", route.path, status, text)
		}
	}
}
