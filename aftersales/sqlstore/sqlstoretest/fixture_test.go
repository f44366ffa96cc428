package sqlstoretest_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/refund"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// mugs is an order of one line under the marketplace's policy.
func mugs(id string, units int64) order.Order {
	eur := money.MustCurrency("EUR")
	return order.Order{
		ID: id, Currency: eur, PlacedAt: noon, Policy: "marketplace", Buyer: "buyer-" + id,
		Lines:     []order.Line{{ID: "mugs", SKU: "MG-1", UnitPrice: money.FromMinor(1000, eur), Quantity: units}},
		Discounts: []order.Discount{{ID: "WELCOME", Kind: order.Coupon, Amount: money.FromMinor(units*100, eur)}},
		Children:  []order.Child{{ID: "default", Seller: "seller-7"}},
		Tenders:   []order.Tender{{ID: "card", Kind: "card", Amount: money.FromMinor(units*900, eur)}},
	}
}

func ask(id string, units int64) aftersales.Open {
	return aftersales.Open{Case: id, Kind: aftersales.RefundOnly, Reason: aftersales.MissingOrDamaged, Goods: aftersales.Received,
		Lines: []refund.RequestLine{{Line: "mugs", Quantity: units}}}
}

func policies(t testing.TB) *policy.Set {
	t.Helper()
	set, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// desk is one over a store, whose clock the test sets.
func desk(t testing.TB, store aftersales.Store, now *time.Time) *aftersales.Desk {
	t.Helper()
	d, err := aftersales.NewDesk(aftersales.Config{Store: store, Policies: policies(t), Now: func() time.Time { return *now }})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func do(t testing.TB, d *aftersales.Desk, id string, by order.Party, c aftersales.Command) aftersales.Decision {
	t.Helper()
	decision, err := d.Do(ctx, id, by, c)
	if err != nil {
		t.Fatalf("%s of %s: %v", c.Name(), id, err)
	}
	return decision
}

// shipped places an order of so many units, pays and ships it.
func shipped(t testing.TB, d *aftersales.Desk, id string, units int64) {
	t.Helper()
	do(t, d, id, order.Buyer, aftersales.Place{Order: mugs(id, units)})
	do(t, d, id, order.Payment, aftersales.Pay{})
	do(t, d, id, order.Seller, aftersales.Ship{})
}

func numbered(i int) string { return fmt.Sprintf("o-%d", i) }

// wants checks that an error is of a type.
func wants[E error](t testing.TB, why string, err error) (as E) {
	t.Helper()
	if !errors.As(err, &as) {
		t.Errorf("%s: want a %T, got %v", why, as, err)
	}
	return as
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
