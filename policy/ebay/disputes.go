package ebay

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
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

// refusals say which requests may not be declined, and with what.
func refusals() map[string]policy.RefusalRule {
	asked := []aftersales.State{aftersales.AwaitingSeller}
	returned := []aftersales.Kind{aftersales.ReturnRefund}
	unsigned := func(least, currency string) policy.RefusalRule {
		return policy.RefusalRule{
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.RefundOnly}, State: asked, Facts: map[string][]string{"signature": {"", "no"}},
				Paid: &policy.Range{From: money.MustParse(least, currency)},
			},
			Refusal: policy.Forbid, Source: noted(on(from(inrPage), "2020-10-19"), "of the whole price with shipping and tax; tracking without a signature does not do"),
		}
	}
	return map[string]policy.RefusalRule{
		"not_received": {
			When:     policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}, State: asked},
			Evidence: policy.Required, Source: noted(from(inrPage), "tracking of an integrated carrier that shows the delivery at the address of the order"),
		},
		"unsigned_usd": unsigned("750.00", "USD"),
		"unsigned_gbp": unsigned("450.00", "GBP"),
		"not_as_described": {
			When: policy.When{Kind: returned, State: asked, Reason: defects()}, Refusal: policy.Forbid, Source: noted(from(returnPage), "also where the listing says no returns"),
		},
		"remorse": {
			When:    policy.When{Kind: returned, State: asked, Reason: remorse(), Facts: map[string][]string{"returns": {"30_days", "60_days"}}},
			Refusal: policy.Forbid, Source: noted(from(returnPage), "the listing takes returns: only one without them may decline"),
		},
		"came_back": {
			When:    policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund, aftersales.Exchange}, State: []aftersales.State{aftersales.ReturnInTransit, aftersales.Inspecting}},
			Refusal: policy.Forbid, Source: chosen("goods that came back are refunded, less a deduction, or eBay is asked"),
		},
	}
}

// permits: proof of the delivery must come in time, and nobody confirms a receipt.
func permits() map[string]policy.PermitRule {
	return map[string]policy.PermitRule{
		"proof_in_time": {
			When: policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}, State: []aftersales.State{aftersales.AwaitingSeller}},
			Do:   aftersales.Reject{}.Name(), Window: that(business(3, policy.FromOpening)), Source: from(inrPage),
		},
		"no_receipt": {
			Do: aftersales.ConfirmReceipt{}.Name(), Permission: policy.Forbid, Source: noted(from(returnPage), "there is no word of receipt: windows count from the delivery"),
		},
	}
}

// choices: what is declined about a cancellation or a change of mind is declined for good.
func choices() map[string]policy.Choice {
	final := func(w policy.When, s policy.Source) policy.Choice {
		return policy.Choice{When: w, Do: aftersales.Reject{}.Name(), Event: aftersales.EventRejectedFinally, Source: s}
	}
	return map[string]policy.Choice{
		"cancel_declined":  final(policy.When{Kind: []aftersales.Kind{aftersales.Cancel}}, from(cancelPage)),
		"remorse_declined": final(policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}, Reason: remorse()}, noted(from(returnPage), "eBay's guarantee covers no change of mind")),
	}
}

func appeals() map[string]policy.AppealRule {
	return map[string]policy.AppealRule{
		"decision": {
			When: policy.When{By: []order.Party{order.Buyer, order.Seller}}, Do: aftersales.FileAppeal{}.Name(),
			Window: that(wholeDays(30, policy.FromRuling)), Evidence: policy.Required, Source: noted(on(said(returnPolicy), "2026-06-23"), "with new evidence, within 30 days of the decision"),
		},
	}
}
