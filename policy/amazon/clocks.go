package amazon

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func span(from policy.Anchor, n int64, unit policy.Unit) policy.Span {
	return policy.Span{Anchor: from, Amount: n, Unit: unit}
}

// afterEstimate is so many days after the fact latest_delivery, the last instant of the estimated delivery.
func afterEstimate(days int64) *policy.Span {
	return &policy.Span{Anchor: policy.FromFact("latest_delivery"), Amount: days, Unit: policy.Days}
}

// answers are what the seller's silence means.
func answers() map[string]policy.DeadlineRule {
	waits := []aftersales.State{aftersales.AwaitingSeller}
	returned := []aftersales.Kind{aftersales.ReturnRefund}
	return map[string]policy.DeadlineRule{
		"message": { // nothing follows but a worse account health
			When: policy.When{State: waits}, Span: span(policy.FromState, 24, policy.Hours),
			Expiry: string(aftersales.EventReminded), To: order.Seller,
			Source: noted(weak(exportBlog), "for manual returns Amazon recommends it in the US and asks for it in Germany"),
		},
		"authorization": {
			When: policy.When{
				State: waits, Kind: returned, Goods: []aftersales.GoodsState{aftersales.Received},
				Facts: map[string][]string{"market": {"", "us"}, "returns": {""}},
			},
			OpenedWithin: returnWindow(),
			Timer:        "answer", Span: span(policy.FromState, 1, policy.Minutes), Expiry: string(aftersales.EventExpiredReturn),
			Source: noted(official(prepaidPage), "in policy it is authorized at once, without the seller: a minute stands for that"),
		},
		"answer_return": { // out of time, what the seller is liable for
			When:  policy.When{State: waits, Kind: returned},
			Timer: "answer", Span: span(policy.FromState, 72, policy.Hours), Expiry: string(aftersales.EventExpiredReturn),
			Source: chosen("silence on a manual return has no consequence that a page states; 72 hours are those of a contact"),
		},
		"answer_in_time": { // where it is not authorized at once, either
			When: policy.When{State: waits, Kind: returned, Facts: map[string][]string{"returns": {""}}}, OpenedWithin: returnWindow(),
			Timer: "answer", Span: span(policy.FromState, 72, policy.Hours), Expiry: string(aftersales.EventExpiredReturn),
			Source: chosen("the same; the seller may not refuse it"),
		},
		"answer_remorse": {
			When:  policy.When{State: waits, Kind: returned, Liable: []order.Party{order.Buyer}},
			Timer: "answer", Span: span(policy.FromState, 72, policy.Hours), Expiry: string(aftersales.EventExpiredClose),
			Source: chosen("what the seller need not take back lapses"),
		},
		"offer": {
			When: policy.When{State: []aftersales.State{aftersales.AwaitingBuyer}, Kind: afterShipment()},
			Span: span(policy.FromState, 72, policy.Hours), Expiry: string(aftersales.EventExpiredDecline),
			Source: chosen("an offer in a message has no time of its own: what was asked stands"),
		},
		"after_rejection": {
			When: policy.When{State: []aftersales.State{aftersales.Rejected}, Kind: afterShipment()},
			Span: span(policy.FromState, 30, policy.Days), Expiry: string(aftersales.EventExpiredClose),
			Source: chosen("a claim may come much later: the buyer opens a new request then"),
		},
		"after_refusal": {
			When: policy.When{State: []aftersales.State{aftersales.ReturnRefused}},
			Span: span(policy.FromState, 30, policy.Days), Expiry: string(aftersales.EventExpiredClose),
			Source: chosen("the same, for goods that are back with the seller"),
		},
	}
}

// contacts are what the seller's silence means where money or goods are asked and nothing comes back.
func contacts() map[string]policy.DeadlineRule {
	waits := []aftersales.State{aftersales.AwaitingSeller}
	shielded := protected()
	shielded.State, shielded.Kind = waits, []aftersales.Kind{aftersales.RefundOnly}
	shielded.Goods = []aftersales.GoodsState{aftersales.InTransit}
	return map[string]policy.DeadlineRule{
		"contact": {
			When: policy.When{
				State: waits, Kind: []aftersales.Kind{aftersales.RefundOnly}, Goods: []aftersales.GoodsState{aftersales.InTransit},
			},
			Timer: "contact", Span: span(policy.FromState, 72, policy.Hours), Expiry: string(aftersales.EventExpiredRefund), Debits: true,
			Source: official(claimsPage),
		},
		"contact_protected": {
			When: shielded, Timer: "contact", Span: span(policy.FromState, 72, policy.Hours), Expiry: string(aftersales.EventExpiredRefund),
			Source: noted(official(claimsPage), "as for others, but that Amazon bears it"),
		},
		"answer_refund": {
			When:  policy.When{State: waits, Kind: []aftersales.Kind{aftersales.RefundOnly}},
			Timer: "contact", Span: span(policy.FromState, 72, policy.Hours), Expiry: string(aftersales.EventExpiredClose),
			Source: chosen("goods that the buyer keeps: he asks for a return, or claims"),
		},
		"answer_exchange": {
			When:  policy.When{State: waits, Kind: []aftersales.Kind{aftersales.Exchange}},
			Timer: "answer", Span: span(policy.FromState, 72, policy.Hours), Expiry: string(aftersales.EventExpiredReturn),
			Source: chosen("no page gives a time for exchanges"),
		},
		"answer_resend": {
			When:  policy.When{State: waits, Kind: []aftersales.Kind{aftersales.Resend}},
			Timer: "answer", Span: span(policy.FromState, 72, policy.Hours), Expiry: string(aftersales.EventExpiredReplacement),
			Source: chosen("no page gives a time for replacements"),
		},
		"answer_resend_again": {
			When:  policy.When{State: waits, Kind: []aftersales.Kind{aftersales.Resend}, Liable: []order.Party{order.Buyer}},
			Timer: "answer", Span: span(policy.FromState, 72, policy.Hours), Expiry: string(aftersales.EventExpiredClose),
			Source: chosen("a parcel to a wrong address need not be sent again"),
		},
		"returnless_replacement": {
			When: policy.When{
				State: waits, Kind: []aftersales.Kind{aftersales.Resend}, Liable: []order.Party{order.Seller},
				Facts: map[string][]string{"returnless": {"replacement"}},
			},
			Timer: "answer", Span: span(policy.FromState, 1, policy.Minutes), Expiry: string(aftersales.EventExpiredReplacement),
			Source: noted(official(returnlessPage), "agreed to at once, without the seller: a minute stands for that"),
		},
		"answer_cancel": {
			When:  policy.When{State: waits, Kind: []aftersales.Kind{aftersales.Cancel}},
			Timer: "answer", Span: span(policy.FromState, 7, policy.Days), Expiry: string(aftersales.EventExpiredWithdraw),
			Source: chosen("no answer is owed: the request lapses, and the order stays to be sent or called off"),
		},
	}
}

// afterShipment are the kinds for goods that were sent.
func afterShipment() []aftersales.Kind {
	return []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange, aftersales.Resend}
}

// goodsBack are the clocks of goods on their way back.
func goodsBack() map[string]policy.DeadlineRule {
	examined := []aftersales.Kind{aftersales.ReturnRefund}
	refund := string(aftersales.EventExpiredRefund)
	unseen := span(policy.FromReturnShipment, 60, policy.Days)
	onArrival := span(policy.FromReturnDelivery, 2, policy.BusinessDays)
	onArrival.SoonerOf = &unseen
	arrived := span(policy.FromReturnDelivery, 2, policy.BusinessDays)
	received := span(policy.FromState, 2, policy.BusinessDays)
	received.SoonerOf = &arrived
	due := noted(official(refundsPage), "Amazon may refund the buyer then, at the seller's cost; a parcel of which the carrier says nothing counts as there after 60 days")
	return map[string]policy.DeadlineRule{
		"ship_back": {
			When: policy.When{State: []aftersales.State{aftersales.AwaitingReturn}},
			Span: span(policy.FromState, 14, policy.Days), Expiry: string(aftersales.EventExpiredClose),
			Source: noted(reported("a copy of the customer page on the A-to-z Guarantee (EU)"), "by the postmark; who sends later has no claim"),
		},
		"refund_due": {
			When:  policy.When{State: []aftersales.State{aftersales.ReturnInTransit}, Kind: examined},
			Timer: "refund_due", Span: onArrival, Expiry: refund, Debits: true, Source: due,
		},
		"refund_due_received": {
			When:  policy.When{State: []aftersales.State{aftersales.Inspecting}, Kind: examined},
			Timer: "refund_due", Span: received, Expiry: refund, Debits: true, Source: due,
		},
		"exchange_due": {
			When: policy.When{
				State: []aftersales.State{aftersales.ReturnInTransit, aftersales.Inspecting}, Kind: []aftersales.Kind{aftersales.Exchange},
			},
			Span: span(policy.FromReturnShipment, 60, policy.Days), Expiry: string(aftersales.EventExpiredReplacement),
			Source: chosen("no page gives a time for exchanges"),
		},
	}
}

// replacing are the clocks of goods that are sent instead.
func replacing() map[string]policy.DeadlineRule {
	return map[string]policy.DeadlineRule{
		"replacement": {
			When: policy.When{State: []aftersales.State{aftersales.AwaitingReplacement}},
			Span: span(policy.FromState, 7, policy.Days), Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("no page gives a time for replacements: what is not sent is refunded"),
		},
		"replacement_received": {
			When: policy.When{State: []aftersales.State{aftersales.ReplacementInTransit}},
			Span: span(policy.FromState, 30, policy.Days), Expiry: string(aftersales.EventExpiredReplaced),
			Source: chosen("nobody confirms a receipt"),
		},
	}
}
