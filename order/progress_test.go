package order_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/recourse-go/recourse/order"
)

var (
	noon    = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	earlier = noon.Add(-time.Hour)
)

// Every status against every event: what moves, what is kept of it, and what is refused without a trace.
func TestMove(t *testing.T) {
	kept := map[order.Event]func(*order.Progress){
		order.Paid:                func(p *order.Progress) { p.PaidAt = noon },
		order.Cancelled:           func(p *order.Progress) {},
		order.ExpiredUnpaid:       func(p *order.Progress) { p.CloseReason = order.UnpaidTimeout },
		order.ExpiredUnshipped:    func(p *order.Progress) { p.CloseReason = order.PlatformCancelled },
		order.ShippedSome:         func(p *order.Progress) { p.ShippedAt = noon },
		order.ShippedRest:         func(p *order.Progress) { p.ShippedAt = noon },
		order.Confirmed:           func(p *order.Progress) { p.CompletedAt = noon },
		order.ExpiredConfirmation: func(p *order.Progress) { p.CompletedAt = noon },
		order.AllRefunded:         func(p *order.Progress) { p.CloseReason = order.RefundedWhole },
	}
	for _, s := range order.Statuses() {
		for _, e := range append(order.Flow().AllEvents(), "misspelt") {
			p := order.NewProgress("a")
			p.Status, p.PaidAt, p.ShippedAt = s, earlier, earlier
			want := p
			to, ok := order.Flow().Next(s, e)
			if ok {
				want.Status = to
				kept[e](&want)
			}
			got, err := p.Move(e, noon)
			diff(t, string(s)+" "+string(e), want, got)
			var refused *order.StatusError
			if ok == errors.As(err, &refused) {
				t.Errorf("%s %s: %v", s, e, err)
			}
			if !ok {
				diff(t, "operands", &order.StatusError{Child: "a", Status: s, Event: e}, refused)
			}
		}
	}
}

func TestShip(t *testing.T) {
	type units = map[string]int64
	tests := []struct {
		name             string
		why              string
		status           order.Status
		shipped          units
		child, gone, now units
		want             order.Status
		wantShipped      units
		err              string
	}{
		{"some", "one of two", order.PendingShipment, nil, units{"a": 2}, nil, units{"a": 1}, order.PartiallyShipped, units{"a": 1}, ""},
		{"all", "at once", order.PendingShipment, nil, units{"a": 2, "b": 1}, nil, units{"a": 2, "b": 1}, order.AwaitingReceipt, units{"a": 2, "b": 1}, ""},
		{"rest", "the second parcel", order.PartiallyShipped, units{"a": 1}, units{"a": 2}, nil, units{"a": 1}, order.AwaitingReceipt, units{"a": 2}, ""},
		{"some more", "a third is to come", order.PartiallyShipped, units{"a": 1}, units{"a": 3}, nil, units{"a": 1}, order.PartiallyShipped, units{"a": 2}, ""},
		{"rest behind a refund", "what was refunded never leaves", order.PendingShipment, nil, units{"a": 2, "b": 1}, units{"b": 1}, units{"a": 2}, order.AwaitingReceipt, units{"a": 2}, ""},
		{"nothing", "no parcel is empty", order.PendingShipment, nil, units{"a": 1}, nil, units{}, "", nil,
			`order: child order "c": nothing was named that is to leave`},
		{"too many", "three of two", order.PendingShipment, nil, units{"a": 2}, nil, units{"a": 3}, "", nil,
			`order: 3 units of line "a" of child order "c" cannot leave, 2 can`},
		{"twice", "one has left already", order.PartiallyShipped, units{"a": 1}, units{"a": 2}, nil, units{"a": 2}, "", nil,
			`order: 2 units of line "a" of child order "c" cannot leave, 1 can`},
		{"refunded", "the buyer has the money", order.PendingShipment, nil, units{"a": 2}, units{"a": 2}, units{"a": 1}, "", nil,
			`order: 1 units of line "a" of child order "c" cannot leave, 0 can`},
		{"refunded after it left", "never less than none", order.PartiallyShipped, units{"a": 2}, units{"a": 2}, units{"a": 2}, units{"a": 1}, "", nil,
			`order: 1 units of line "a" of child order "c" cannot leave, 0 can`},
		{"zero units", "a line was named for nothing", order.PendingShipment, nil, units{"a": 2}, nil, units{"a": 0}, "", nil,
			`order: 0 units of line "a" of child order "c" cannot leave, 2 can`},
		{"negative", "parcels do not come back this way", order.PendingShipment, nil, units{"a": 2}, nil, units{"a": -1}, "", nil,
			`order: -1 units of line "a" of child order "c" cannot leave, 2 can`},
		{"unknown line", "another child's", order.PendingShipment, nil, units{"a": 2}, nil, units{"b": 1}, "", nil,
			`order: 1 units of line "b" of child order "c" cannot leave, 0 can`},
		{"unpaid", "the status is said first", order.PendingPayment, nil, units{"a": 2}, nil, units{"a": 9}, "", nil,
			`order: child order "c" is pending_payment: shipped_some cannot happen`},
		{"shipped", "all is on its way", order.AwaitingReceipt, units{"a": 2}, units{"a": 2}, nil, units{"a": 1}, "", nil,
			`order: child order "c" is awaiting_receipt: shipped_some cannot happen`},
		{"closed", "cancelled", order.Closed, nil, units{"a": 2}, nil, units{"a": 1}, "", nil,
			`order: child order "c" is closed: shipped_some cannot happen`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := order.NewProgress("c")
			p.Status, p.Shipped = tt.status, tt.shipped
			before := clone(t, p)
			got, err := p.Ship(tt.child, tt.gone, tt.now, noon)
			want := clone(t, p)
			if tt.err == "" {
				want.Status, want.Shipped, want.ShippedAt = tt.want, tt.wantShipped, noon
			}
			diff(t, tt.why, want, got)
			if text := textOf(err); text != tt.err {
				t.Errorf("%s: error %q, want %q", tt.why, text, tt.err)
			}
			diff(t, "the progress it came from", before, p)
		})
	}
}

func textOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestAllGone(t *testing.T) {
	type units = map[string]int64
	tests := []struct {
		why                  string
		shipped, child, gone units
		want                 bool
	}{
		{"nothing has left", nil, units{"a": 1}, nil, false},
		{"one of two", units{"a": 1}, units{"a": 2}, nil, false},
		{"all", units{"a": 2}, units{"a": 2}, nil, true},
		{"the other was refunded", units{"a": 1}, units{"a": 2}, units{"a": 1}, true},
		{"another line is still here", units{"a": 2}, units{"a": 2, "b": 1}, nil, false},
		{"another line was refunded", units{"a": 2}, units{"a": 2, "b": 1}, units{"b": 1}, true},
		{"all was refunded, nothing left", nil, units{"a": 2}, units{"a": 2}, false},
		{"refunded after it left", units{"a": 2}, units{"a": 2}, units{"a": 2}, true},
		{"a child of nothing", units{"a": 2}, nil, nil, false},
	}
	for _, tt := range tests {
		p := order.Progress{Shipped: tt.shipped}
		if got := p.AllGone(tt.child, tt.gone); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.why, got, tt.want)
		}
	}
}

func clone(t *testing.T, p order.Progress) order.Progress {
	t.Helper()
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var read order.Progress
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return read
}

func TestProgressJSON(t *testing.T) {
	tests := []struct {
		why  string
		p    order.Progress
		want string
	}{
		{"just placed", order.NewProgress("a"), `{"child":"a","status":"pending_payment","after_sale":"none"}`},
		{"everything", order.Progress{
			Child: "a", Status: order.Closed, CloseReason: order.RefundedWhole, AfterSale: order.Refunded, Pushed: true,
			Shipped: map[string]int64{"b": 2, "a": 1}, PaidAt: noon, ShippedAt: noon, DeliveredAt: noon, CompletedAt: noon,
		}, `{"child":"a","status":"closed","close_reason":"refunded","after_sale":"refunded","pushed":true,"shipped":{"a":1,"b":2},` +
			`"paid_at":"2026-03-01T12:00:00Z","shipped_at":"2026-03-01T12:00:00Z","delivered_at":"2026-03-01T12:00:00Z","completed_at":"2026-03-01T12:00:00Z"}`},
	}
	for _, tt := range tests {
		text, err := json.Marshal(tt.p)
		if err != nil || string(text) != tt.want {
			t.Errorf("%s: %v\ngot  %s\nwant %s", tt.why, err, text, tt.want)
		}
		diff(t, tt.why, tt.p, clone(t, tt.p))
	}
	for _, bad := range []string{`{"status":"lost"}`, `{"status":""}`, `{"after_sale":"x"}`, `{"close_reason":"x"}`} {
		var p order.Progress
		var unknown *order.UnknownNameError
		if err := json.Unmarshal([]byte(bad), &p); !errors.As(err, &unknown) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
