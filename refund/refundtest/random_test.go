package refundtest_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/refundtest"
)

// FuzzLaws makes an order, terms and requests of a seed, and holds the laws on them.
func FuzzLaws(f *testing.F) {
	for seed := range uint64(12) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		d := &dice{rand.New(rand.NewPCG(seed, 3))}
		o, ok := d.order(t)
		if !ok {
			return // the dice made none
		}
		refundtest.Laws(t, o, d.terms(), d.requests(t, o)...)
	})
}

type dice struct{ *rand.Rand }

func (d *dice) one(in int) bool { return d.IntN(in) == 0 }

func (d *dice) amount(below int) string { return fmt.Sprintf("%d.%02d", d.IntN(below), d.IntN(100)) }

func pick[T any](d *dice, of ...T) T { return of[d.IntN(len(of))] }

// order is small, so that its odds and ends meet.
func (d *dice) order(t testing.TB) (order.Order, bool) {
	lines := []string{"a", "b", "c", "d"}[:1+d.IntN(4)]
	var parts []refundtest.Part
	list := 0
	for i, id := range lines {
		price, units := 1+d.IntN(3000), 1+d.IntN(4)
		list += price * units
		l := refundtest.Line(id, fmt.Sprintf("%d.%02d", price/100, price%100), int64(units))
		if d.one(4) {
			l = l.TaxOnTop(d.amount(3))
		}
		if i > 0 && d.one(4) {
			l = l.GiftFor("a")
		}
		if d.one(3) {
			l = l.In("west")
		} else {
			l = l.In("east")
		}
		parts = append(parts, l)
	}
	for k := range d.IntN(3) {
		off := d.IntN(list/3 + 1)
		p := refundtest.Coupon(fmt.Sprint("coupon", k), fmt.Sprintf("%d.%02d", off/100, off%100)).FundedBy(pick(d, order.Seller, order.Platform))
		if d.one(2) {
			p = p.Threshold(d.amount(list/100 + 1))
		}
		parts = append(parts, p)
	}
	if d.one(2) {
		value := 1 + d.IntN(list/4+1)
		parts = append(parts, refundtest.Points("coins", int64(1+d.IntN(300)), fmt.Sprintf("%d.%02d", value/100, value%100)))
	}
	if d.one(3) {
		parts = append(parts, refundtest.Reward("stars", int64(1+d.IntN(30)), d.amount(5)))
	}
	parts = append(parts, refundtest.With(func(o *order.Order) {
		used := map[string]bool{}
		for _, l := range o.Lines {
			if !used[l.Child] && d.one(2) {
				o.Freight = append(o.Freight, order.Freight{Child: l.Child, Amount: money.MustParse(d.amount(12), "CNY")})
			}
			used[l.Child] = true
		}
	}), refundtest.Apportion(pick(d, money.Rules()...)))
	if d.one(3) {
		parts = append(parts, refundtest.Tender("wallet", d.amount(4)))
	}
	parts = append(parts, refundtest.Tender("card", ""))
	f := &fake{}
	var o order.Order
	f.run(func() { o = refundtest.Order(f, "CNY", parts...) })
	return o, !f.ended
}

func (d *dice) terms() refund.Terms {
	return refund.Terms{
		Freight: pick(d, refund.FreightRules()...), FreightBy: pick(d, refund.FreightBases()...), FaultFreight: pick(d, "", "", refund.FullFreight),
		Promotion: pick(d, refund.PromotionRules()...), Gifts: pick(d, refund.GiftRules()...), Slack: pick(d, refund.SlackRules()...),
		Tenders: pick(d, refund.TenderRules()...), Coupons: pick(d, refund.CouponRules()...), Subsidies: pick(d, refund.SubsidyRules()...),
		Rewards: pick(d, refund.RewardRules()...), ReturnFreight: pick(d, refund.PayerRules()...),
		Deductions: pick(d, refund.Deductions{}, refund.Deductions{}, refund.Deductions{
			Restocking:      refund.Restocking{Fee: refund.Fee{Rate: money.MustRate("0.15")}},
			OutboundFreight: refund.OutboundCharge{Refunded: true}, ReturnFreight: money.MustParse("2.00", ""),
		}),
	}
}

func (d *dice) requests(t testing.TB, o order.Order) []refund.Request {
	var requests []refund.Request
	for range 1 + d.IntN(4) {
		l := o.Lines[d.IntN(len(o.Lines))]
		r := refundtest.Ask(refundtest.Units(l.ID, 1+d.Int64N(l.Quantity)))
		switch d.IntN(9) {
		case 0:
			r = refundtest.AskAmount(t, d.amount(10), l.ID)
		case 1:
			r = refundtest.AtMost(t, d.amount(10), r)
		case 2:
			r = refund.Request{FreightOnly: true}
		case 3:
			r.Liable = order.Seller
		case 4:
			r.Shipped = true
		case 5:
			r.AddFreight = money.MustParse(d.amount(3), "")
		case 6:
			r = refundtest.Ask()
			r.Child = l.Child
		}
		requests = append(requests, r)
	}
	return requests
}
