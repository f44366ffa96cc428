package refund_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// An order of 100,000 lines, refunded in three requests.
func TestManyLines(t *testing.T) {
	const n = 100_000
	a := allocate(t, benchOrder(n))
	var l refund.Ledger
	var total, coins int64
	for _, r := range []refund.Request{benchRequest(n / 2), benchRequest(10), {}} {
		if len(r.Lines) == 10 {
			for i := range r.Lines {
				r.Lines[i].Quantity = 1
			}
		}
		q, err := refund.Compute(a, l, r, withLast)
		if err != nil {
			t.Fatal(err)
		}
		l = l.With(a, q)
		total += q.Total.Minor()
		for _, p := range q.Points {
			coins += p.Count
		}
	}
	if paid := a.Paid().Minor(); total != paid || coins != a.Order().Points[0].Count {
		t.Errorf("%d and %d points came back of %d", total, coins, paid)
	}
	if !l.Closed(a, "") {
		t.Error("the order is not closed")
	}
}

// As much money as int64 holds, over three units, tenders and points.
func TestLargestAmounts(t *testing.T) {
	jpy := money.MustCurrency("JPY")
	amount := func(minor int64) money.Amount { return money.FromMinor(minor, jpy) }
	third := int64(math.MaxInt64 / 3)
	o := order.Order{
		ID: "o", Currency: jpy,
		Lines:   []order.Line{{ID: "a", UnitPrice: amount(third), Quantity: 3, Tax: amount(third)}},
		Points:  []order.Points{{ID: "coins", Count: math.MaxInt64, Value: amount(1)}},
		Tenders: []order.Tender{{ID: "x", Amount: amount(third - 1)}, {ID: "y", Amount: amount(third)}, {ID: "z", Amount: amount(third)}},
	}
	a := allocate(t, o)
	var l refund.Ledger
	var total, coins, tax int64
	for range 3 {
		q := strike(t, a, l, "a*1", withLast)
		l = l.With(a, q)
		total, coins, tax = total+q.Total.Minor(), coins+q.Points[0].Count, tax+q.Tax.Minor()
	}
	if total != a.Paid().Minor() || coins != math.MaxInt64 || tax != third {
		t.Errorf("%d of %s, %d points and %d tax of %d came back", total, a.Paid(), coins, tax, third)
	}
}

// One unit after the other of a billion, some of them: the sums stay on the line of the unit rule.
func TestManyUnits(t *testing.T) {
	a := allocate(t, paid(coupon(basket("a 0.03 1000000000"), "c", "9999999.97")))
	var l refund.Ledger
	for i := range 200 {
		q := strike(t, a, l, fmt.Sprintf("a*%d", 1+i*25_000), noTerms)
		l = l.With(a, q)
	}
	left := l.Free(a, "", "a")
	q := strike(t, a, l, "a", noTerms)
	if q.Units() != left || !l.With(a, q).Closed(a, "") || q.Total.Minor() != a.Paid().Minor()-q.Lines[0].Stood.Minor() {
		t.Errorf("%d of %d units for %s", q.Units(), left, q.Total)
	}
}
