package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func repriced(t *refund.Terms) { t.Promotion = refund.RepricePromotions }

// threshold makes the coupon on the apples one of 12.00 over all of fruit, from 70.00 on. Goods are then 67.90.
func threshold(o *order.Order) {
	cny := func(text string) money.Amount { return money.MustParse(text, "CNY") }
	o.Discounts[0].Amount, o.Discounts[0].Lines, o.Discounts[0].Threshold = cny("12.00"), nil, cny("70.00")
	o.Points, o.Freight = nil, nil
	o.Tenders = []order.Tender{{ID: "wallet", Amount: cny("40.00")}, {ID: "card", Amount: cny("27.90")}}
}

// M7 and M4: what is kept is priced again as each case is executed; a quote that changed rises in revision and names the
// difference, and whichever is first, what is paid is what was paid.
func TestRepricedAtExecution(t *testing.T) {
	type is struct {
		Refund     string
		Revision   int
		Difference string
	}
	yes := func(id string) step { return step{by: seller, do: aftersales.Approve{Case: id, Revision: 1}} }
	tests := []struct {
		why   string
		steps []step
		want  map[string]is
		total int64 // of all refunds, in minor units
	}{
		{
			"as they were asked", []step{yes("c1"), yes("c2")},
			map[string]is{"c1": {"37.90", 1, ""}, "c2": {"30.00", 1, ""}}, 6790,
		},
		{
			"the other way round", []step{yes("c2"), yes("c1")},
			map[string]is{"c1": {"49.90", 2, "12.00"}, "c2": {"18.00", 2, "-12.00"}}, 6790,
		},
		{
			"the first is withdrawn", []step{{by: buyer, do: aftersales.Withdraw{Case: "c1"}}, yes("c2")},
			map[string]is{"c2": {"18.00", 2, "-12.00"}}, 1800,
		},
		{
			"the first is rejected, and won after the second was paid",
			[]step{reject, yes("c2"), paidOut("c2"), escalate, forBuyer},
			map[string]is{"c1": {"49.90", 2, "12.00"}, "c2": {"18.00", 2, "-12.00"}}, 6790,
		},
		{
			"the second failed, and is paid by hand",
			[]step{yes("c2"), {by: payment, do: aftersales.ReportFailure{Case: "c2"}}, yes("c1"), {by: platform, do: aftersales.RefundByHand{Case: "c2"}}},
			map[string]is{"c1": {"49.90", 2, "12.00"}, "c2": {"18.00", 2, "-12.00"}}, 6790,
		},
	}
	for _, tt := range tests {
		told := begin(t, fruit, threshold)
		told.policies = giving(t, repriced)
		told.play(shipped...).play(granted("c1", "apples")[0], granted("c2", "pears")[0]).play(tt.steps...)
		got, total := map[string]is{}, int64(0)
		for _, c := range told.dossier.Cases {
			if c.Refund != nil {
				got[c.ID] = is{Refund: c.Refund.Total.Number(), Revision: c.Revision}
				total += c.Refund.Total.Minor()
			}
		}
		for _, e := range told.log {
			if e.Difference != nil {
				changed := got[e.Case]
				changed.Difference = e.Difference.Number()
				got[e.Case] = changed
			}
		}
		diff(t, tt.why, tt.want, got)
		if total != tt.total {
			t.Errorf("%s: %d cents are paid, want %d", tt.why, total, tt.total)
		}
	}
}

// A voucher of the payment provider goes back by its ratio, cumulatively: never more of it, nor of the cash, than was paid.
func TestVoucherByItsRatio(t *testing.T) {
	told := begin(t, `{"id": "o-3", "currency": "CNY", "placed_at": "2026-03-01T12:00:00Z", "policy": "marketplace",
		"lines": [{"id": "rice", "unit_price": "10.00", "quantity": 1}],
		"tenders": [{"id": "wechat", "amount": "10.00", "voucher": "3.00"}]}`).play(shipped...)
	var got []string
	for i, ask := range []string{"3.35", "3.35", "3.30"} {
		id := string(rune('a' + i))
		told.must(buyer, aftersales.Open{
			Case: id, Kind: aftersales.RefundOnly, Reason: aftersales.QualityProblem, Goods: aftersales.Received,
			Lines: []refund.RequestLine{{Line: "rice"}}, Amount: amount(ask),
		})
		told.play(step{by: seller, do: aftersales.Approve{Case: id, Revision: 1}}, paidOut(id))
		back := told.find(id).Quote.Tenders[0]
		got = append(got, back.Amount.Number()+" of which "+back.Voucher.Number())
	}
	diff(t, "tender and voucher", []string{"3.35 of which 1.00", "3.35 of which 1.01", "3.30 of which 0.99"}, got)
}

// An amount over two shops is split by what each could get, and kept to when what is kept is priced again: the coupon that
// is lost while the cups are still kept comes off the pot, and the cups, for which 9.00 was asked, do not get it back.
func TestRepricedAmountOverTwoShops(t *testing.T) {
	coupon := func(o *order.Order) {
		cny := func(text string) money.Amount { return money.MustParse(text, "CNY") }
		o.Freight, o.Tenders = nil, []order.Tender{{ID: "wallet", Amount: cny("40.00")}}
		o.Discounts = []order.Discount{{ID: "ten", Kind: order.Coupon, Amount: cny("10.00"), Threshold: cny("40.00")}}
	}
	tests := []struct {
		why       string
		order     []string
		cups, pot string
	}{
		{"as they were asked", []string{"c-a", "c-b"}, "9.00", "27.00"},
		{"the other way round", []string{"c-b", "c-a"}, "9.00", "20.00"},
	}
	for _, tt := range tests {
		told := begin(t, twoShops, coupon)
		told.policies = giving(t, repriced)
		told.play(pay, step{by: seller, do: aftersales.Ship{Child: "a"}}, step{by: warehouse, do: aftersales.Ship{Child: "b"}})
		told.must(buyer, aftersales.Open{Case: "c", Kind: aftersales.RefundOnly, Reason: aftersales.QualityProblem, Goods: aftersales.Received, Amount: amount("36")})
		diff(t, tt.why+": asked", "9.00 27.00", told.find("c-a").Quote.Total.Number()+" "+told.find("c-b").Quote.Total.Number())
		for _, id := range tt.order {
			told.must(seller, aftersales.Approve{Case: id, Revision: 1})
		}
		diff(t, tt.why+": cups", tt.cups, told.find("c-a").Refund.Total.Number())
		diff(t, tt.why+": pot", tt.pot, told.find("c-b").Refund.Total.Number())
	}
}
