package rakuten

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// deadlines are all chosen: what silence means is each shop's matter, and the mall is asked where nothing comes of it.
func deadlines() map[string]policy.DeadlineRule {
	rule := func(n int64, k aftersales.Kind, e aftersales.Event, note string, s ...aftersales.State) policy.DeadlineRule {
		r := policy.DeadlineRule{
			When: policy.When{State: s, Kind: []aftersales.Kind{k}}, Expiry: string(e), Source: chosen(note),
			Span: policy.Span{Anchor: policy.FromState, Amount: n, Unit: policy.Days, Round: policy.EndOfDay},
		}
		return r
	}
	back := aftersales.ReturnRefund
	missing := rule(7, aftersales.RefundOnly, aftersales.EventExpiredClose, "a shop that is silent: the mall can be asked", aftersales.AwaitingSeller, aftersales.Rejected)
	offer := rule(7, back, aftersales.EventExpiredDecline, "an offer that is not answered lapses", aftersales.AwaitingBuyer)
	offer.When.Kind = []aftersales.Kind{back, aftersales.RefundOnly}
	returned := rule(7, back, aftersales.EventExpiredRefund, "the goods are back already", aftersales.AwaitingSeller)
	returned.Timer, returned.When.Goods = "answer", []aftersales.GoodsState{aftersales.Returned}
	answer := rule(7, back, aftersales.EventExpiredClose, "a shop that is silent: the mall can be asked", aftersales.AwaitingSeller)
	answer.Timer = "answer"
	return map[string]policy.DeadlineRule{
		"cancel":          rule(3, aftersales.Cancel, aftersales.EventExpiredClose, "a shop that is silent keeps the order", aftersales.AwaitingSeller),
		"answer_missing":  missing,
		"answer_return":   answer,
		"answer_returned": returned,
		"offer":           offer,
		"left":            rule(90, back, aftersales.EventExpiredClose, "as long as the mall may be asked at the most", aftersales.Rejected, aftersales.ReturnRefused),
		"send_back":       rule(14, back, aftersales.EventExpiredClose, "a return that is not sent", aftersales.AwaitingReturn),
		"receive":         rule(30, back, aftersales.EventExpiredRefund, "a return that the shop leaves on the bench", aftersales.ReturnInTransit, aftersales.Inspecting),
	}
}

// choices: what a shop declines before the shipment is over.
func choices() map[string]policy.Choice {
	return map[string]policy.Choice{
		"cancel_declined": {
			When: policy.When{Kind: []aftersales.Kind{aftersales.Cancel}}, Do: aftersales.Reject{}.Name(),
			Event: aftersales.EventRejectedFinally, Source: said(cancelGuides, "the shop decides"),
		},
	}
}

// escalations: a return that the shop does not handle is a ground for the compensation, too.
func escalations() map[string]policy.EscalationRule {
	window := &policy.Span{Anchor: policy.FromPlacement, Amount: 90, Unit: policy.Days, Round: policy.EndOfDay}
	return map[string]policy.EscalationRule{
		"not_handled": {
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.ReturnRefund, aftersales.RefundOnly}, By: []order.Party{order.Buyer}, Reason: append(defects(), missing()...),
				State: []aftersales.State{
					aftersales.AwaitingSeller, aftersales.AwaitingBuyer, aftersales.Rejected, aftersales.ReturnInTransit, aftersales.Inspecting,
					aftersales.ReturnRefused,
				},
			},
			Window: window, Source: from(anshinPage, "a return that is not handled; within the same 90 days"),
		},
	}
}
