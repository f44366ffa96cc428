package order_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

var cnyCurrency = money.MustCurrency("CNY")

func cny(text string) money.Amount { return money.MustParse(text, "CNY") }

// line is a line of some units at a price in CNY.
func line(id, price string, quantity int64) order.Line {
	return order.Line{ID: id, UnitPrice: cny(price), Quantity: quantity}
}

// paid adds the tender that pays what the order costs.
func paid(t testing.TB, o order.Order) order.Order {
	t.Helper()
	o.Tenders = []order.Tender{{ID: "all", Amount: money.FromMinor(due(t, o), o.Currency)}}
	return o
}

// due asks for too little, and reads from the fault what would have been right: the tests need no second calculator.
func due(t testing.TB, o order.Order) int64 {
	t.Helper()
	o.Tenders = nil
	_, err := order.New(o)
	var invalid *order.InvalidError
	if err == nil {
		return 0
	}
	if !errors.As(err, &invalid) || len(invalid.Faults) != 1 || invalid.Faults[0].Code != "sum_differs" {
		t.Fatalf("the fixture is wrong: %v", err)
	}
	var none, cost string
	text := invalid.Faults[0].Text
	if _, err := fmt.Sscanf(text, "the tenders add up to %s the order costs %s", &none, &cost); err != nil {
		t.Fatalf("text of the fault %q: %v", text, err)
	}
	amount, err := money.Parse(cost, o.Currency)
	if err != nil {
		t.Fatal(err)
	}
	return amount.Minor()
}

func mustNew(t testing.TB, o order.Order) order.Order {
	t.Helper()
	checked, err := order.New(o)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return checked
}

func mustShares(t testing.TB, o order.Order) order.Shares {
	t.Helper()
	s, err := o.Shares()
	if err != nil {
		t.Fatalf("Shares: %v", err)
	}
	return s
}

// codes lists "code at path" for the faults of an *InvalidError; any other error fails the test.
func codes(t testing.TB, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var invalid *order.InvalidError
	if !errors.As(err, &invalid) {
		t.Fatalf("%T is no *InvalidError: %v", err, err)
	}
	var all []string
	for _, f := range invalid.Faults {
		all = append(all, f.Code+" at "+f.Path)
		if f.Text == "" {
			t.Errorf("fault %s at %q has no text", f.Code, f.Path)
		}
	}
	return all
}

func diff(t testing.TB, what string, want, got any, opts ...cmp.Option) {
	t.Helper()
	opts = append(opts, cmpopts.EquateComparable(money.Currency{}))
	if d := cmp.Diff(want, got, opts...); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}
