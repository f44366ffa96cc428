package route_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

func cny(text string) money.Amount { return money.MustParse(text, "CNY") }

// at reads an instant: "2026-03-02T10:00:00+08:00". No text is no instant.
func at(t testing.TB, text string) time.Time {
	t.Helper()
	if text == "" {
		return time.Time{}
	}
	instant, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

func location(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func diff(t testing.TB, why string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", why, d)
	}
}

func table(t testing.TB, methods map[string]route.Method) route.Table {
	t.Helper()
	made, err := route.New(methods)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// wallet is a method with every limit: 365 days, 50 refunds, a minute apart, 1000.00 CNY.
func wallet() route.Method {
	return route.Method{
		To: "wallet_balance", Route: refund.Original, Expires: 365, MaxRefunds: 50, Apart: 60, Most: cny("1000.00"),
		Platform: route.Span{Unit: route.Instant}, Bank: route.Span{Min: 1, Max: 3, Unit: route.Days}, Source: "a page", AsOf: "2026-03-01",
	}
}

// document is a refund of 10.00, all of it to one tender, w, of the kind wallet.
func document(s refund.LegState) refund.Refund {
	return refund.Refund{Number: "o-1", Total: cny("10.00"), Legs: []refund.Leg{
		{Tender: "w", Amount: cny("10.00"), Route: refund.Original, State: s},
	}}
}

var paidAt = time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC) // a Monday

// situation is that of a refund on the Wednesday after a payment on a Monday.
func situation(r refund.Refund) route.Situation {
	return route.Situation{
		Refund: r, Tenders: []order.Tender{{ID: "w", Kind: "wallet", Amount: cny("10.00")}, {ID: "c", Kind: "cash", Amount: cny("5.00")}},
		PaidAt: paidAt, Now: paidAt.AddDate(0, 0, 2),
	}
}
