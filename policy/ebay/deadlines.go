package ebay

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func deadlines() map[string]policy.DeadlineRule {
	rules := ofOrders()
	maps.Copy(rules, ofCancels())
	maps.Copy(rules, ofNotReceived())
	maps.Copy(rules, ofReturns())
	maps.Copy(rules, ofReplacements())
	return rules
}

// waiting is a condition on a case of a kind in some state.
func waiting(k aftersales.Kind, s ...aftersales.State) policy.When {
	return policy.When{Kind: []aftersales.Kind{k}, State: s}
}

// ofOrders remind the buyer to pay, and complete what nobody can ask about any more. Nothing is called off for not being sent.
func ofOrders() map[string]policy.DeadlineRule {
	due := policy.When{Status: []order.Status{order.PendingPayment}}
	remind := func(hours int64) policy.DeadlineRule {
		return policy.DeadlineRule{
			When: due, Span: policy.Span{Anchor: policy.FromPlacement, Amount: hours, Unit: policy.Hours},
			Expiry: string(aftersales.EventReminded), To: order.Buyer, Source: from(unpaidPage),
		}
	}
	auto, delivered, longer := due, policy.When{Status: []order.Status{order.AwaitingReceipt}}, policy.When{Status: []order.Status{order.AwaitingReceipt}}
	auto.Facts = map[string][]string{"auto_cancel": {"yes"}}
	longer.Facts = map[string][]string{"returns": {"60_days"}}
	over := func(n int64, w policy.When) policy.DeadlineRule {
		return policy.DeadlineRule{
			When: w, Timer: "over", Span: wholeDays(n, policy.FromDelivery), Expiry: string(order.ExpiredConfirmation), PausedByCases: true,
			Source: chosen("complete is what was delivered and can no longer be sent back: eBay asks for no word of receipt"),
		}
	}
	return map[string]policy.DeadlineRule{
		"remind_24h": remind(24),
		"remind_48h": remind(48),
		"auto_cancel": {
			When: auto, Span: days(4, policy.FromPlacement), Expiry: string(order.ExpiredUnpaid),
			Source: noted(from(unpaidPage), "a preference of the seller, who may choose more than 4 days"),
		},
		"over":        over(30, delivered),
		"over_longer": over(60, longer),
	}
}

// ofCancels: silence keeps an order that was paid, and ends one that was not.
func ofCancels() map[string]policy.DeadlineRule {
	asked := waiting(aftersales.Cancel, aftersales.AwaitingSeller)
	unpaid := asked
	unpaid.Status = []order.Status{order.PendingPayment}
	other := waiting(aftersales.Cancel, aftersales.Refunding, aftersales.ManualRefund)
	other.Facts = map[string][]string{"refund_method": {"other"}}
	return map[string]policy.DeadlineRule{
		"cancel_paid": {
			When: asked, Timer: "cancel", Span: days(3, policy.FromOpening), Expiry: string(aftersales.EventExpiredClose), Source: from(cancelPage),
		},
		"cancel_unpaid": {
			When: unpaid, Timer: "cancel", Span: days(3, policy.FromOpening), Expiry: string(aftersales.EventExpiredRefund), Source: from(cancelPage),
		},
		"cancel_refund": {
			When: other, Span: days(10, policy.FromOpening), Expiry: string(aftersales.EventReminded), To: order.Buyer,
			Source: noted(said(oldCancel), "the seller pays back outside of eBay's payments, and the buyer confirms or opens a case"),
		},
	}
}

// ofNotReceived: the seller's silence decides nothing but lets the buyer ask eBay, who must do so in time.
func ofNotReceived() map[string]policy.DeadlineRule {
	open := waiting(aftersales.RefundOnly, aftersales.AwaitingSeller, aftersales.AwaitingBuyer, aftersales.Rejected)
	return map[string]policy.DeadlineRule{
		"answer_not_received": {
			When: waiting(aftersales.RefundOnly, aftersales.AwaitingSeller), Timer: "answer", Span: business(3, policy.FromOpening),
			Expiry: string(aftersales.EventReminded), To: order.Buyer, Source: from(inrPage),
		},
		"escalate_by": {
			When: open, Span: business(21, policy.FromOpening), Expiry: string(aftersales.EventExpiredClose), Source: said(inrTable),
		},
		"scanned": { // whoever wants more than the scan asks eBay before that
			When: open, Span: policy.Span{
				Anchor: policy.FromDelivery, Amount: 24, Unit: policy.Hours,
				LaterOf: &policy.Span{Anchor: policy.FromOpening, Amount: 24, Unit: policy.Hours},
			},
			Expiry: string(aftersales.EventExpiredClose), Source: noted(said(inrMirror), "the carrier's scan of the delivery closes it within 24 hours, unless it was escalated; 24 at the most are given here"),
		},
		"pay_not_received": {
			When: waiting(aftersales.RefundOnly, aftersales.Refunding), Timer: "pay", Span: business(2, policy.FromState),
			Expiry: string(aftersales.EventReminded), To: order.Buyer, Source: said(inrMirror),
		},
		"offer": {
			When: policy.When{
				State: []aftersales.State{aftersales.AwaitingBuyer},
				Kind:  []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange, aftersales.Resend},
			},
			Span: business(3, policy.FromState), Expiry: string(aftersales.EventExpiredDecline), Source: chosen("an offer that the buyer does not answer lapses"),
		},
	}
}

// ofReturns: silence refunds and leaves the goods with the buyer.
func ofReturns() map[string]policy.DeadlineRule {
	asked := func(why []aftersales.Reason, facts map[string][]string) policy.When {
		return policy.When{
			State: []aftersales.State{aftersales.AwaitingSeller}, Kind: []aftersales.Kind{aftersales.ReturnRefund}, Reason: why, Facts: facts,
		}
	}
	answer := func(w policy.When, e aftersales.Event, s policy.Source) policy.DeadlineRule {
		return policy.DeadlineRule{When: w, Timer: "answer", Span: business(3, policy.FromState), Expiry: string(e), Source: s}
	}
	received := business(2, policy.FromReturnDelivery)
	received.SoonerOf = that(business(2, policy.FromState))
	longest := business(35, policy.FromOpening)
	longest.LaterOf = that(business(15, policy.FromReturnShipment))
	due := unsure(said(mbgMirror), "the buyer may ask eBay then; whether eBay refunds without being asked is not said")
	return map[string]policy.DeadlineRule{
		"answer_not_as_described": answer(asked(defects(), nil), aftersales.EventExpiredRefund, noted(from(returnPage), "eBay may refund without the return, and recover it from the seller")),
		"answer_remorse":          answer(asked(remorse(), nil), aftersales.EventExpiredRefund, unsure(from(returnPage), "the same timer; that it refunds without the return is said of what is not as described")),
		"answer_no_returns":       answer(asked(remorse(), map[string][]string{"returns": {"", "none"}}), aftersales.EventExpiredClose, chosen("the listing promises no returns: silence declines as the seller may")),
		"accept_by_itself": {
			When: asked(defects(), map[string][]string{"auto_accept": {"yes"}}), Timer: "answer",
			Span:   policy.Span{Anchor: policy.FromState, Amount: 1, Unit: policy.Minutes},
			Expiry: string(aftersales.EventExpiredReturn), Source: noted(from(returnPage), "eBay may accept in the seller's place; the minute stands for at once"),
		},
		"answer_returned": {
			When:  policy.When{State: []aftersales.State{aftersales.AwaitingSeller}, Goods: []aftersales.GoodsState{aftersales.Returned}, Kind: []aftersales.Kind{aftersales.ReturnRefund}, Reason: append(defects(), remorse()...), Facts: map[string][]string{"auto_accept": {"", "no", "yes"}, "returns": {"", "none", "30_days", "60_days"}}},
			Timer: "answer", Span: business(3, policy.FromState), Expiry: string(aftersales.EventExpiredRefund), Source: chosen("the goods are back already: there is nothing to wait for"),
		},
		"send_back": {
			When: policy.When{State: []aftersales.State{aftersales.AwaitingReturn}}, Span: business(15, policy.FromState),
			Expiry: string(aftersales.EventExpiredClose), Source: noted(from(appealsPage), "without movement for 15 business days"),
		},
		"left": { // both are forbidden here, for a policy that lets sellers refuse
			When: waiting(aftersales.ReturnRefund, aftersales.Rejected, aftersales.ReturnRefused), Span: wholeDays(30, policy.FromState),
			Expiry: string(aftersales.EventExpiredClose), Source: chosen("a refusal that the buyer leaves as it is"),
		},
		"refund_due": {
			When: waiting(aftersales.ReturnRefund, aftersales.ReturnInTransit), Span: business(2, policy.FromReturnDelivery),
			Expiry: string(aftersales.EventReminded), To: order.Buyer, Source: due,
		},
		"refund_due_received": {
			When: waiting(aftersales.ReturnRefund, aftersales.Inspecting), Timer: "refund_due", Span: received,
			Expiry: string(aftersales.EventReminded), To: order.Buyer, Source: due,
		},
		"longest": {
			When: waiting(aftersales.ReturnRefund, aftersales.ReturnInTransit, aftersales.Inspecting), Span: longest,
			Expiry: string(aftersales.EventExpiredRefund), Source: unsure(from(appealsPage), "a return stays open up to 35 business days; that the buyer who sent it is refunded then is chosen, and so are 15 business days from a late shipment"),
		},
	}
}

// ofReplacements: the pages say that a seller may offer to replace, but no times.
func ofReplacements() map[string]policy.DeadlineRule {
	swap := []aftersales.Kind{aftersales.Exchange, aftersales.Resend}
	rule := func(k []aftersales.Kind, sp policy.Span, e aftersales.Event, s ...aftersales.State) policy.DeadlineRule {
		return policy.DeadlineRule{When: policy.When{Kind: k, State: s}, Span: sp, Expiry: string(e), Source: chosen("a replacement that the seller offered; the pages give no times")}
	}
	return map[string]policy.DeadlineRule{
		"replacement":          rule(swap, business(3, policy.FromState), aftersales.EventExpiredRefund, aftersales.AwaitingReplacement),
		"replacement_received": rule(swap, wholeDays(30, policy.FromState), aftersales.EventExpiredReplaced, aftersales.ReplacementInTransit),
		"exchange_back":        rule([]aftersales.Kind{aftersales.Exchange}, longestBack(), aftersales.EventExpiredReplacement, aftersales.ReturnInTransit, aftersales.Inspecting),
		"answer_replacement":   rule(swap, business(3, policy.FromState), aftersales.EventExpiredRefund, aftersales.AwaitingSeller),
		"left_rejected":        rule(swap, business(21, policy.FromOpening), aftersales.EventExpiredClose, aftersales.Rejected),
		"left_returned":        rule([]aftersales.Kind{aftersales.Exchange}, business(21, policy.FromState), aftersales.EventExpiredClose, aftersales.ReturnRefused),
	}
}

// longestBack is how long goods that come back are waited for.
func longestBack() policy.Span { return business(35, policy.FromReturnShipment) }
