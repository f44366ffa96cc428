package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// told sends a report of the payment provider, signed.
func (s *service) told(body string) (int, string) { return s.toldBy(testSecret, body) }

func (s *service) toldBy(secret, body string) (int, string) {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(body))
	r := httptest.NewRequest(http.MethodPost, webhookPath, strings.NewReader(body))
	r.Header.Set("X-Signature", hex.EncodeToString(mac.Sum(nil)))
	w := httptest.NewRecorder()
	s.routes().ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// The reports of one refund after another, and how its case stands after each.
func TestReports(t *testing.T) {
	s := newTestService(t)
	s.refunding(t, "o-1", "card")
	s.refunding(t, "o-2", "closed")
	settled := func(number, tender, amount, currency string) string {
		return `{"number": "` + number + `", "tender": "` + tender + `", "state": "settled", "amount": "` + amount + `", "currency": "` + currency + `"}`
	}
	const failed = `{"number": "o-2-1", "tender": "closed", "state": "failed", "reason": "closed"}`
	if status, text := s.toldBy("a guess", settled("o-1-1", "card", "20.00", "EUR")); status != 401 || !strings.Contains(text, "signature_invalid") {
		t.Errorf("signed by somebody else: %d %s", status, text)
	}
	tests := []struct {
		why, body    string
		status       int
		says         string
		order, state string
	}{
		{"another amount", settled("o-1-1", "card", "19.99", "EUR"), 409, "refund_amount_differs", "o-1", "refunding"},
		{"another currency", settled("o-1-1", "card", "20.00", "USD"), 409, "refund_amount_differs", "o-1", "refunding"},
		{"no amount", settled("o-1-1", "card", "20,00", "EUR"), 400, "amount_invalid", "o-1", "refunding"},
		{"no currency", settled("o-1-1", "card", "20.00", ""), 400, "currency_unknown", "o-1", "refunding"},
		{"another tender", settled("o-1-1", "cash", "20.00", "EUR"), 409, "tender_unknown", "o-1", "refunding"},
		{"another refund of the order", settled("o-1-2", "card", "20.00", "EUR"), 409, "refund_number_unknown", "o-1", "refunding"},
		{"a refund of an unknown order", settled("o-3-1", "card", "20.00", "EUR"), 404, "order_unknown", "o-1", "refunding"},
		{"no refund number", settled("mugs", "card", "20.00", "EUR"), 404, "refund_unknown", "o-1", "refunding"},
		{"neither settled nor failed", `{"number": "o-1-1", "state": "thinking"}`, 400, "state_unknown", "o-1", "refunding"},
		{"an unknown field", `{"number": "o-1-1", "status": "settled"}`, 400, "status", "o-1", "refunding"},
		{"settled", settled("o-1-1", "card", "20.00", "EUR"), 200, "settled_in_full", "o-1", "refunded"},
		{"settled, told twice", settled("o-1-1", "card", "20.00", "EUR"), 200, `"decided": []`, "o-1", "refunded"},
		{"a failure told after the money arrived", `{"number": "o-1-1", "tender": "card", "state": "failed"}`, 204, "", "o-1", "refunded"},
		{"failed", failed, 200, "refund_failed", "o-2", "refund_failed"},
		{"failed, told twice", failed, 200, `"decided": []`, "o-2", "refund_failed"},
		{"settled after it failed", settled("o-2-1", "closed", "20.00", "EUR"), 200, "settled_in_full", "o-2", "refunded"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			status, text := s.told(tt.body)
			if status != tt.status || !strings.Contains(text, tt.says) {
				t.Errorf("%d, want %d and %q in %s", status, tt.status, tt.says, text)
			}
			if _, text := s.ask("GET", "/orders/"+tt.order, "", ""); !strings.Contains(text, `"state": "`+tt.state+`"`) {
				t.Errorf("the case is not %s: %s", tt.state, text)
			}
		})
	}
}

// A refund that failed and is paid by hand: the provider telling of the failure again does no harm.
func TestFailureToldAfterHand(t *testing.T) {
	s := newTestService(t)
	s.refunding(t, "o-1", "closed")
	const failed = `{"number": "o-1-1", "tender": "closed", "state": "failed"}`
	for range 2 {
		if status, text := s.told(failed); status != 200 {
			t.Fatalf("%d %s", status, text)
		}
	}
	s.must(t, "/orders/o-1/messages", "platform", `{"do": "refund_by_hand", "case": "c1"}`)
	if status, text := s.told(failed); status != 204 {
		t.Errorf("told again: %d %s", status, text)
	}
	if text := s.must(t, "/orders/o-1/messages", "platform", `{"do": "refund_settled", "case": "c1", "proof": "slip 7"}`); !strings.Contains(text, "refunded") {
		t.Errorf("settled by hand: %s", text)
	}
}
