package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// twoLegs is a refund of two legs, one of which is paid already.
func twoLegs() *refund.Refund {
	return &refund.Refund{Number: "o-1-1", Total: money.MustParse("9.00", "EUR"), Legs: []refund.Leg{
		{Tender: "card", Amount: money.MustParse("5.00", "EUR"), Route: refund.Original, State: refund.LegSettled},
		{Tender: "wallet", Amount: money.MustParse("4.00", "EUR"), Route: refund.Original, State: refund.LegSubmitted},
	}}
}

// What an answer of the payment provider means: done, to be tried again, or of no use.
func TestPay(t *testing.T) {
	tests := []struct {
		why    string
		status int
		want   string
	}{
		{"taken", 202, "done"}, {"paid", 200, "done"}, {"down", 503, "again"}, {"too many", 429, "again"}, {"in hand already", 409, "again"},
		{"another amount", 422, "never"}, {"no such account", 404, "never"}, {"not allowed", 401, "never"}, {"elsewhere", 307, "never"},
		{"no answer in time", 0, "again"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			t.Parallel()
			type order struct {
				Key     string
				Payment payment
			}
			orders := make(chan order, 1)
			release := make(chan struct{})
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				got := order{Key: r.Header.Get("Idempotency-Key")}
				if err := json.NewDecoder(r.Body).Decode(&got.Payment); err != nil || r.URL.Path != "/v1/refunds" {
					t.Errorf("%s %s: %v", r.Method, r.URL, err)
				}
				orders <- got
				if tt.status == 0 {
					<-release
					return
				}
				w.Header().Set("Location", "/elsewhere")
				w.WriteHeader(tt.status)
			}))
			defer server.Close()
			defer close(release)
			w := newWorker(server.URL+"/v1/", 200*time.Millisecond, slog.New(slog.NewTextHandler(io.Discard, nil)))
			err := w.deliver(context.Background(), aftersales.Claimed{Effect: aftersales.Effect{Kind: aftersales.PayRefund, Order: "o-1", Refund: twoLegs()}})
			said := "done"
			var permanent *aftersales.PermanentError
			if errors.As(err, &permanent) {
				said = "never"
			} else if err != nil {
				said = "again"
			}
			if said != tt.want {
				t.Errorf("%s: %v, want %s", said, err, tt.want)
			}
			want := order{"o-1-1", payment{Number: "o-1-1", Order: "o-1", Currency: "EUR", Total: "9.00", Legs: []leg{{"wallet", "4.00"}}}}
			if diff := cmp.Diff(want, <-orders); diff != "" {
				t.Errorf("ordered (-want +got):\n%s", diff)
			}
		})
	}
}
