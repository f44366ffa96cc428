package refund_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func TestSmallest(t *testing.T) {
	tenth := fee(refund.Fee{Rate: rate("0.1"), Amount: plain("1.00"), Each: true})
	cent := paid(coupon(basket("a 0.01 1", "b 999.99 1"), "c", "999.99"))
	both := fee(refund.Fee{Rate: rate("1")})
	both.Promotion, both.Freight = refund.RepricePromotions, refund.FreightApportioned
	perform(t, []tale{
		{"a free line", paid(freight(basket("a 0.00 2", "b 1.00 1"), "0.03", "")), both, []step{
			{"nothing of the freight is its own, and no discount was given", "a*1", "0.00 a=0.00"},
			{"all of the refund is taken", "b", "0.03 b=1.00 closes freight:default=0.03 less:1.00 b/default+0.03 -restocking:1.00"},
			{"", "a*1", "0.00 a=0.00 closes"},
		}},
		{"an order of nothing", paid(basket("a 0.00 3")), tenth, []step{
			{"", "a*2", "0.00 a=0.00"},
			{"there is no money in it", "a =0.01", "refused: amount_above_ceiling ceiling 0.00"},
			{"", "", "0.00 a=0.00 closes"},
		}},
		{"one cent is left of 1000.00: floor(99999*1/100000) of the coupon is on a", cent, reprice, []step{
			{"a alone would have been free with the coupon: the cent is due", "b", "0.01 b=0.00 closes cost:0.00 release:0.01"},
			{"nothing is left", "a", "0.00 a=0.01 closes cost:0.00 claw:0.01"},
		}},
		{"a cent over two units, priced again", paid(coupon(basket("a 500.00 2"), "c", "999.99")), reprice, []step{
			{"500.00 less the coupon is nothing: the cent is due", "a*1", "0.01 a=0.00 cost:0.00 release:0.01"},
			{"nothing is left", "a*1", "0.00 a=0.01 closes cost:0.00 claw:0.01"},
		}},
		{"a fee of a cent", paid(basket("a 0.01 1")), tenth, []step{
			{"no more than there is", "a", "0.00 a=0.01 closes less:0.01 -restocking:0.01"},
		}},
	})
}

// yenOrder is paid in whole yen for so many units of a.
func yenOrder(price int64, units int64) order.Order {
	jpy := money.MustCurrency("JPY")
	amount := func(minor int64) money.Amount { return money.FromMinor(minor, jpy) }
	return order.Order{
		ID: "o", Currency: jpy,
		Lines:   []order.Line{{ID: "a", UnitPrice: amount(price), Quantity: units}},
		Tenders: []order.Tender{{ID: "pay", Amount: amount(price * units)}},
	}
}

func TestLargest(t *testing.T) {
	const third = math.MaxInt64 / 3
	yen := func(n int64) money.Amount { return money.FromMinor(n, money.MustCurrency("JPY")) }
	priced, taxed, given := yenOrder(third, 3), yenOrder(third/3, 3), yenOrder(third, 3)
	priced.Discounts = []order.Discount{{ID: "c", Amount: yen(third), Threshold: yen(third * 2), FundedBy: order.Platform}}
	priced.Rewards = []order.Reward{{ID: "stars", Count: math.MaxInt64, Value: yen(math.MaxInt64)}}
	priced.Tenders = []order.Tender{{ID: "wx", Amount: yen(third * 2), Voucher: yen(third)}}
	taxed.Lines[0].Tax, taxed.Lines[0].TaxOnTop = yen(third), true
	taxed.Freight = []order.Freight{{Amount: yen(third), Tax: yen(third)}}
	taxed.Tenders[0].Amount = yen(third/3*3 + third + third)
	given.Lines = append(given.Lines, order.Line{ID: "gift", UnitPrice: yen(1), Quantity: 1, GiftFor: "a"})
	given.Discounts = []order.Discount{{ID: "gift", Amount: yen(1), Lines: []string{"gift"}}}
	rules := refund.Terms{
		Promotion: refund.RepricePromotions, Gifts: refund.ChargeGifts, Freight: refund.FreightApportioned, Rewards: refund.DeductRewards,
		Coupons: refund.CouponsWhenAllReturned,
	}
	for _, row := range []struct {
		why   string
		order order.Order
	}{
		{"a discount and its threshold, a subsidy, rewards and a voucher", priced},
		{"tax on top, and freight", taxed},
		{"a gift", given},
	} {
		a := allocate(t, row.order)
		var l refund.Ledger
		var total, stars, subsidy, tax, cash int64
		for unit := range 3 {
			q := strike(t, a, l, "a*1", rules)
			if unit == 2 {
				q, _ = refund.Compute(a, l, refund.Request{}, rules)
			}
			l = l.With(a, q)
			total, tax = total+q.Total.Minor(), tax+q.Tax.Minor()
			for _, s := range q.Subsidies {
				subsidy += s.Amount.Minor()
			}
			for _, r := range q.Rewards {
				stars += r.Count
			}
			for _, b := range q.Tenders {
				cash += b.Amount.Minor() - b.Voucher.Minor()
			}
		}
		if total != a.Paid().Minor() || !l.Closed(a, "") {
			t.Errorf("%s: %d of %s came back", row.why, total, a.Paid())
		}
		if row.order.Rewards != nil && (stars != math.MaxInt64 || subsidy != third || cash != third) {
			t.Errorf("%s: %d stars, %d of the coupon and %d of cash", row.why, stars, subsidy, cash)
		}
		if row.order.Freight != nil && tax != third {
			t.Errorf("%s: %d of tax", row.why, tax)
		}
	}
}

// What an amount cannot hold is refused by name, and never wraps.
func TestOverflow(t *testing.T) {
	yen := func(n int64) money.Amount { return money.FromMinor(n, money.MustCurrency("JPY")) }
	over := yenOrder(math.MaxInt64/2, 2)
	over.Lines = append(over.Lines, order.Line{ID: "b", UnitPrice: yen(2), Quantity: 1})
	units := yenOrder(1<<40, 1)
	units.Lines[0].Quantity = 1 << 30
	sent := yenOrder(math.MaxInt64, 1)
	sent.Freight = []order.Freight{{Amount: yen(1)}}
	for _, row := range []struct {
		why string
		o   order.Order
	}{
		{"the lines add up to too much", over},
		{"a price times units", units},
		{"goods and freight", sent},
	} {
		_, err := refund.Allocate(row.o)
		var invalid *order.InvalidError
		if !errors.As(err, &invalid) || invalid.Faults[0].Code != "amount_overflow" {
			t.Errorf("%s: %v, want an overflow", row.why, err)
		}
	}
	q, err := refund.Compute(allocate(t, yenOrder(100, 3)), refund.Ledger{}, ask("a*3"), fee(refund.Fee{Amount: yen(math.MaxInt64 / 2), Each: true}))
	if err != nil || q.Deductions.Minor() != 300 || !q.Total.IsZero() {
		t.Errorf("a fee for each of three units that no amount holds stops at the refund: %s off, %s left, %v", q.Deductions, q.Total, err)
	}
}

// A tax on what a discount had all but covered, priced again without it, is more than an amount holds.
func TestOverflowOfTax(t *testing.T) {
	yen := func(n int64) money.Amount { return money.FromMinor(n, money.MustCurrency("JPY")) }
	o := yenOrder(1<<31, 2)
	o.Discounts = []order.Discount{{ID: "c", Amount: yen(1<<32 - 1), Threshold: yen(1 << 32)}}
	o.Lines[0].Tax, o.Lines[0].TaxOnTop = yen(1<<40), true
	o.Tenders[0].Amount = yen(1 + 1<<40)
	a := allocate(t, o)
	q, err := refund.Compute(a, refund.Ledger{}, ask("a*1"), reprice)
	var overflow *money.OverflowError
	if errors.As(err, &overflow) {
		return
	}
	if err != nil || q.Total.Sign() < 0 || q.Total.Minor() > a.Paid().Minor() {
		t.Errorf("%s of %s, %v", q.Total, a.Paid(), err)
	}
}

// A hundred thousand lines, priced again, with apportioned freight and fees by condition: every line in one request, and
// every entry of the books.
func TestManyLinesByRule(t *testing.T) {
	const n = 100_000
	o := benchOrder(n)
	o.Discounts = append(o.Discounts, order.Discount{ID: "platform", Kind: order.Coupon, FundedBy: order.Platform, Amount: cny("5000.00"), Threshold: cny("900000.00")})
	o.Rewards = []order.Reward{{ID: "stars", Count: 1_000_000, Value: cny("100.00")}}
	o.Tenders[1].Amount = money.FromMinor(o.Tenders[1].Amount.Minor()-500_000, o.Currency)
	half := make([]string, n/2)
	for i := range half {
		half[i] = o.Lines[i].ID
	}
	o.Discounts[0].Kind = order.Coupon
	o.Discounts = append(o.Discounts, order.Discount{ID: "half", Kind: order.Coupon, Lines: half, Amount: cny("1000.00")})
	o.Tenders[1].Amount = money.FromMinor(o.Tenders[1].Amount.Minor()-100_000, o.Currency)
	a := allocate(t, o)
	terms := restock(refund.Restocking{Fee: refund.Fee{Rate: rate("0.1")}, Damaged: refund.Fee{Amount: plain("0.01"), Each: true}})
	terms.Freight, terms.Promotion, terms.Gifts = refund.FreightApportioned, refund.RepricePromotions, refund.ChargeGifts
	terms.Coupons, terms.Rewards = refund.CouponsWhenAllReturned, refund.DeductRewards
	var l refund.Ledger
	var goods, freight, stars int64
	for round := range 3 {
		var r refund.Request
		for i := range n {
			if round > 0 || i >= n/2 { // first only lines that the coupon of the others is not on
				r.Lines = append(r.Lines, refund.RequestLine{Line: o.Lines[i].ID, Quantity: 1, Damaged: int64(i % 2)})
			}
		}
		if round == 2 {
			r.Lines = nil
		}
		q, err := refund.Compute(a, l, r, terms)
		if err != nil {
			t.Fatal(err)
		}
		var sum int64
		for _, p := range q.Postings(a) {
			sum += p.Amount.Minor()
		}
		if sum != 0 {
			t.Errorf("round %d: postings sum to %d", round, sum)
		}
		l = l.With(a, q)
		goods, freight = goods+q.Goods.Minor(), freight+q.Freight.Minor()
		for _, b := range q.Rewards {
			stars += b.Count
		}
	}
	if goods+freight != a.Paid().Minor() || freight != 800 || stars != 1_000_000 || !l.Closed(a, "") {
		t.Errorf("%d and %d of freight of %s, and %d stars", goods, freight, a.Paid(), stars)
	}
}

// A line of a billion units, refunded in a few steps of any size: all of it comes back, whatever the rule, and with it its
// points, its freight, its reward and its subsidy.
func TestBillionUnits(t *testing.T) {
	const units = 1_000_000_000
	o := points(freight(coupon(basket(fmt.Sprintf("a 0.03 %d", units), "b 7.77 1"), "c", "9999999.97", "a"), "123.45", ""), "coins", 999_999_937, "1000.01")
	o = paid(reward(fundedBy(o, order.Platform), "stars", 77_777, "5.00"))
	a := allocate(t, o)
	for _, terms := range []refund.Terms{
		{Freight: refund.FreightApportioned, Rewards: refund.ClampRewards},
		{Freight: refund.FreightApportioned, Rewards: refund.ClampRewards, FreightBy: refund.ByQuantity, Promotion: refund.RepricePromotions},
	} {
		for seed := range uint64(30) {
			rng := rand.New(rand.NewPCG(seed, 7))
			var l refund.Ledger
			var total, coins, value, subsidy, stars int64
			add := func(r refund.Request) {
				q, err := refund.Compute(a, l, r, terms)
				if err != nil {
					t.Fatal(err)
				}
				l = l.With(a, q)
				total += q.Total.Minor()
				for _, p := range q.Points {
					coins, value = coins+p.Count, value+p.Value.Minor()
				}
				for _, s := range q.Subsidies {
					subsidy += s.Amount.Minor()
				}
				for _, r := range q.Rewards {
					stars += r.Count
				}
			}
			for range 1 + rng.IntN(6) {
				if free := l.Free(a, "", "a"); free > 1 {
					add(refund.Request{Lines: []refund.RequestLine{{Line: "a", Quantity: 1 + rng.Int64N(free-1)}}})
				}
			}
			add(refund.Request{})
			if total != a.Paid().Minor() || coins != 999_999_937 || value != 100_001 || subsidy != 999_999_997 || stars != 77_777 {
				t.Errorf("seed %d: %d of %s, %d coins worth %d, %d of the coupon, %d stars", seed, total, a.Paid(), coins, value, subsidy, stars)
			}
		}
	}
}
