package aftersales_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

var ctx = context.Background()

// deskOf is a desk over an empty store, with a clock that the test sets.
func deskOf(t testing.TB, now *time.Time) *aftersales.Desk {
	t.Helper()
	desk, err := aftersales.NewDesk(aftersales.Config{
		Store: aftersales.NewMemory(), Policies: allRules(t), Now: func() time.Time { return *now },
	})
	if err != nil {
		t.Fatal(err)
	}
	return desk
}

func sendAll(t testing.TB, desk *aftersales.Desk, id string, steps ...step) {
	t.Helper()
	for _, s := range steps {
		if _, err := desk.Do(ctx, id, s.by, s.do); err != nil {
			t.Fatalf("%s: %v", s.do.Name(), err)
		}
	}
}

func TestNewDesk(t *testing.T) {
	tests := []struct {
		why    string
		config aftersales.Config
		field  string
	}{
		{"no store", aftersales.Config{Policies: rules{}}, "Store"},
		{"no policies", aftersales.Config{Store: aftersales.NewMemory()}, "Policies"},
	}
	for _, tt := range tests {
		_, err := aftersales.NewDesk(tt.config)
		var missing *aftersales.ConfigError
		if !errors.As(err, &missing) || missing.Field != tt.field {
			t.Errorf("%s: %v", tt.why, err)
		}
	}
}

// What Quote says is what Do then opens, and Quote itself opens nothing.
func TestQuoteIsWhatDoOpens(t *testing.T) {
	tests := []struct {
		why   string
		doc   string
		steps []step
		open  aftersales.Open
	}{
		{"before the shipment", fruit, paid, unwanted.do.(aftersales.Open)},
		{"by amount", fruit, shipped, cheaper.do.(aftersales.Open)},
		{"over two child orders", twoShops, []step{pay, push}, all.do.(aftersales.Open)},
		{"refunded at once", twoShops, paid, all.do.(aftersales.Open)},
	}
	for _, tt := range tests {
		now := noon
		desk := deskOf(t, &now)
		o := parsed(t, tt.doc)
		sendAll(t, desk, o.ID, step{by: buyer, do: aftersales.Place{Order: o}})
		sendAll(t, desk, o.ID, tt.steps...)
		quotes, err := desk.Quote(ctx, o.ID, buyer, tt.open)
		if err != nil || len(quotes) == 0 {
			t.Fatalf("%s: %v", tt.why, err)
		}
		if d, _ := desk.Dossier(ctx, o.ID); len(d.Cases) != 0 {
			t.Fatalf("%s: the quote opened a case", tt.why)
		}
		sendAll(t, desk, o.ID, step{by: buyer, do: tt.open})
		d, err := desk.Dossier(ctx, o.ID)
		if err != nil || len(d.Cases) != len(quotes) {
			t.Fatalf("%s: %d quotes, %d cases, %v", tt.why, len(quotes), len(d.Cases), err)
		}
		for i, q := range quotes {
			diff(t, tt.why, toJSON(t, q), toJSON(t, d.Cases[i].Quote))
		}
		again, err := desk.Quote(ctx, o.ID, buyer, tt.open)
		if err != nil || toJSON(t, again) != toJSON(t, quotes) {
			t.Errorf("%s: asked again, the quote is %s, %v", tt.why, toJSON(t, again), err)
		}
	}
}

func TestDeskRefuses(t *testing.T) {
	now := noon
	desk := deskOf(t, &now)
	var missing *aftersales.NotFoundError
	if _, err := desk.Options(ctx, "o-9", buyer); !errors.As(err, &missing) {
		t.Errorf("options of no order: %v", err)
	}
	if _, err := desk.Quote(ctx, "o-9", buyer, aftersales.Open{}); !errors.As(err, &missing) {
		t.Errorf("quote of no order: %v", err)
	}
	_, err := desk.Do(ctx, "o-9", buyer, pay.do)
	diff(t, "a command to no order", []string{"order_unknown"}, codes(err))
	for _, c := range []aftersales.Command{aftersales.Place{Order: parsed(t, fruit)}, &aftersales.Place{Order: parsed(t, fruit)}} {
		_, err = desk.Do(ctx, "o-9", buyer, c)
		diff(t, "an order under another id", []string{"id_invalid"}, codes(err))
	}
	sendAll(t, desk, "o-1", step{by: buyer, do: aftersales.Place{Order: parsed(t, fruit)}})
	_, err = desk.Quote(ctx, "o-1", buyer, unwanted.do.(aftersales.Open))
	diff(t, "a quote before it is paid", []string{"order_not_paid"}, codes(err))
	sendAll(t, desk, "o-1", onWay...)
	now = noon.Add(100 * hour)
	d, err := desk.Do(ctx, "o-1", reject.by, reject.do)
	if codes(err) == nil || len(d.Entries) != 1 {
		t.Errorf("a late no: %d entries, %v", len(d.Entries), err)
	}
	if log, err := desk.Log(ctx, "o-1", 4); err != nil || len(log) != 1 || log[0].Event != "expired_refund" {
		t.Errorf("the deadline was not saved: %s, %v", toJSON(t, log), err)
	}
}

// One order that cannot be decided does not stop the others.
func TestTickGoesOn(t *testing.T) {
	now := noon
	store, policies := aftersales.NewMemory(), allRules(t)
	desk, err := aftersales.NewDesk(aftersales.Config{Store: store, Policies: policies, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	for i, policy := range []string{"marketplace", "partial", "lax"} {
		o := parsed(t, fruit)
		o.ID = []string{"x", "y", "z"}[i]
		under(policy)(&o)
		sendAll(t, desk, o.ID, step{by: buyer, do: aftersales.Place{Order: o}})
		sendAll(t, desk, o.ID, onWay...)
	}
	delete(policies, "partial")
	now = noon.Add(48 * hour)
	if n, err := desk.Tick(ctx); n != 2 || err == nil {
		t.Errorf("%d orders moved, %v", n, err)
	}
	over, cancel := context.WithCancel(ctx)
	cancel()
	if n, err := desk.Tick(over); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled Tick: %d, %v", n, err)
	}
}

// Effects are claimed, given back and finished by the desk's own clock.
func TestDeskOutbox(t *testing.T) {
	now := noon
	desk := deskOf(t, &now).With(aftersales.NewMemory())
	sendAll(t, desk, "o-1", step{by: buyer, do: aftersales.Place{Order: parsed(t, fruit)}})
	sendAll(t, desk, "o-1", asked...)
	claim := func() []aftersales.Claimed {
		t.Helper()
		claimed, err := desk.Claim(ctx, time.Minute, 5)
		if err != nil {
			t.Fatal(err)
		}
		return claimed
	}
	first := claim()
	if len(first) != 1 || first[0].Kind != aftersales.HoldShipment || !first[0].Until.Equal(now.Add(time.Minute)) {
		t.Fatalf("claimed %s", toJSON(t, first))
	}
	if err := desk.Retry(ctx, first[0].ID, 10*time.Second); err != nil {
		t.Fatal(err)
	}
	now = now.Add(10 * time.Second)
	if again := claim(); len(again) != 1 || again[0].Attempt != 2 {
		t.Fatalf("claimed %s", toJSON(t, again))
	}
	if err := desk.Done(ctx, first[0].ID); err != nil {
		t.Fatal(err)
	}
	if next := claim(); len(next) != 1 || next[0].Kind != aftersales.Notify || next[0].To != order.Seller {
		t.Errorf("claimed %s", toJSON(t, next))
	}
}
