package ebay

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// escalations say when eBay is asked to step in.
func escalations() map[string]policy.EscalationRule {
	both, buyer := []order.Party{order.Buyer, order.Seller}, []order.Party{order.Buyer}
	open := []aftersales.State{aftersales.AwaitingSeller, aftersales.AwaitingBuyer, aftersales.Rejected}
	back := []aftersales.State{aftersales.ReturnInTransit, aftersales.Inspecting}
	return map[string]policy.EscalationRule{
		"not_received": {
			When: policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}, State: open, By: both},
			From: that(business(3, policy.FromOpening)), Window: that(business(21, policy.FromOpening)), Source: said(inrTable),
		},
		"not_as_described": {
			When: policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}, State: open, By: both, Reason: defects()},
			From: that(business(3, policy.FromOpening)), Source: on(said(returnPolicy), "2026-06-23"),
		},
		"not_refunded": {
			When: policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}, State: back, By: buyer},
			From: that(business(2, policy.FromReturnDelivery)), Source: said(mbgMirror),
		},
		"returned_otherwise": {
			When:   policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}, State: back, By: []order.Party{order.Seller}},
			Window: that(business(2, policy.FromReturnDelivery)), Source: chosen("while his time to refund runs the seller may say that something else came back"),
		},
		"not_replaced": {
			When: policy.When{
				Kind:  []aftersales.Kind{aftersales.Exchange, aftersales.Resend},
				State: append(append(open, aftersales.AwaitingReplacement, aftersales.ReplacementInTransit), back...), By: buyer,
			},
			Source: chosen("a replacement that was promised and does not come is a case for eBay"),
		},
	}
}
