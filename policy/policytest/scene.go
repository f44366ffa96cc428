package policytest

import (
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// scene is a request that somebody could make.
type scene struct {
	variant
	kind       aftersales.Kind
	status     order.Status
	goods      aftersales.GoodsState
	fulfilment order.Fulfilment
	channel    aftersales.Channel
	by         order.Party
	reason     aftersales.Reason
}

// The story of every scene: a day lies between one step and the next.
var (
	placedAt    = time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	paidAt      = placedAt.AddDate(0, 0, 1)
	shippedAt   = placedAt.AddDate(0, 0, 2)
	completedAt = placedAt.AddDate(0, 0, 3)
	askedAt     = placedAt.AddDate(0, 0, 4)
	returnedAt  = placedAt.AddDate(0, 0, 5)
)

// admitted reports whether a policy lets the request be made.
func (s scene) admitted(p aftersales.Policy) bool { return len(p.Admit(s.situation()).Faults) == 0 }

// situation is the request as a policy sees it. Nothing was reported delivered: a carrier may never do.
func (s scene) situation() *aftersales.Situation {
	o := &order.Order{
		ID: "o-1", Currency: money.MustCurrency("CNY"), PlacedAt: placedAt, Apportion: money.LargestRemainder, Facts: s.facts,
		Lines:    []order.Line{{ID: "l-1", Child: order.DefaultChild, Category: s.category, UnitPrice: money.MustParse("10.00", "CNY"), Quantity: 2}},
		Children: []order.Child{{ID: order.DefaultChild, Fulfilment: s.fulfilment}},
		Tenders:  []order.Tender{{ID: "t-1", Amount: money.MustParse("20.00", "CNY")}},
	}
	child := &aftersales.Child{Progress: order.NewProgress(order.DefaultChild)}
	is := &aftersales.Situation{
		Order: o, Doc: &o.Children[0], Child: child, At: askedAt, By: s.by, Kind: s.kind, Reason: s.reason, Goods: s.goods,
		Channel: s.channel, Attempts: 1,
	}
	if s.category != "" {
		is.Categories = []string{s.category}
	}
	onWay(child, s.status)
	return is
}

// onWay brings a child order to a status, with the instants that belong to it.
func onWay(child *aftersales.Child, status order.Status) {
	child.Status = status
	if status != order.PendingPayment {
		child.PaidAt = paidAt
	}
	if status.Shipped() {
		child.ShippedAt = shippedAt
	}
	if status == order.Completed {
		child.CompletedAt = completedAt
	}
}

// quote is what a case comes to; policies may look at it, and its amounts do not matter here.
func quote() *refund.Quote {
	cny := money.MustCurrency("CNY")
	goods := money.FromMinor(2000, cny)
	return &refund.Quote{
		Lines: []refund.QuoteLine{{Line: "l-1", Quantity: 2, Amount: goods, Share: goods}},
		Goods: goods, Total: goods, Ceiling: goods, Freight: money.FromMinor(0, cny), Deductions: money.FromMinor(0, cny),
	}
}
