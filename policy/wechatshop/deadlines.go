package wechatshop

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func deadlines() map[string]policy.DeadlineRule {
	rules := map[string]policy.DeadlineRule{
		"answer_refund": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.RefundOnly)},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredRefund),
			Source: guide("48 hours, then it is refunded"),
		},
		"answer_return": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.ReturnRefund)},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReturn),
			Source: guide("48 hours, then it is agreed to"),
		},
		"answer_returned": { // refused when they came back and asked for again: there is nothing to send back any more
			When: policy.When{
				State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.ReturnRefund), Goods: goods(aftersales.Returned),
			},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredRefund),
			Source: guide("48 hours"),
		},
		"after_rejection": {
			When: policy.When{State: state(aftersales.Rejected, aftersales.ReturnRefused)},
			Span: days(7, policy.FromState), Expiry: string(aftersales.EventExpiredClose),
			Source: guide("7 days to ask the platform, then USER_CANCELD"),
		},
		"return_shipped": {
			When: policy.When{State: state(aftersales.AwaitingReturn)},
			Span: days(7, policy.FromState), Expiry: string(aftersales.EventExpiredClose),
			Source: guide("7 days to give the number of the parcel, then RETURN_CLOSED"),
		},
		"return_received": {
			When: policy.When{State: state(aftersales.ReturnInTransit), Kind: kind(aftersales.ReturnRefund)},
			Span: days(10, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredRefund),
			Source: guide("10 days, then it is refunded"),
		},
		"refund_by_law": { // an alarm: it decides nothing
			When: policy.When{State: state(aftersales.ReturnInTransit), Kind: kind(aftersales.ReturnRefund)},
			Span: days(7, policy.FromReturnDelivery), Expiry: string(aftersales.EventReminded), To: order.Platform,
			Source: policy.Source{
				Source: "Consumer Law of the PRC, art. 25", AsOf: "2026-11-01", Confidence: policy.Official,
				Note: "refund within 7 days of receiving the goods that came back",
			},
		},
		"offer": { // refused in silence: what was asked stands, and the seller answers it
			When: policy.When{
				State: state(aftersales.AwaitingBuyer),
				Kind:  kind(aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange),
			},
			Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredDecline),
			Source: chosen("the guide gives the buyer's no to a negotiation, and no time for it; 48 hours are what the seller has"),
		},
		"interception": {
			When: policy.When{State: state(aftersales.Intercepting)},
			Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("WAIT_PACKAGE_INTERCEPT is known, its time is not; 48 hours are what a refund request takes at most"),
		},
		"confirmation": {
			When: policy.When{Status: []order.Status{order.AwaitingReceipt}},
			Span: days(10, policy.FromShipment), Expiry: string(order.ExpiredConfirmation), PausedByCases: true,
			Source: policy.Source{
				Source: "general knowledge", AsOf: "2026-11-01", Confidence: policy.Weak, Unsure: true,
				Note: "10 days after the shipment is what the trade does",
			},
		},
	}
	maps.Copy(rules, swaps())
	return rules
}

// swaps are the deadlines of exchanges: their statuses are known, their times are not.
func swaps() map[string]policy.DeadlineRule {
	likeReturns := chosen("exchanges are known by their statuses alone; the times are those of returns")
	return map[string]policy.DeadlineRule{
		"answer_exchange": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.Exchange)},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReturn), Source: likeReturns,
		},
		"answer_exchanged": {
			When: policy.When{
				State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.Exchange), Goods: goods(aftersales.Returned),
			},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReplacement), Source: likeReturns,
		},
		"exchange_received": {
			When:  policy.When{State: state(aftersales.ReturnInTransit, aftersales.Inspecting), Kind: kind(aftersales.Exchange)},
			Timer: "return_received", Span: days(10, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredReplacement),
			Source: likeReturns,
		},
		"replacement": {
			When: policy.When{State: state(aftersales.AwaitingReplacement)},
			Span: days(10, policy.FromState), Expiry: string(aftersales.EventExpiredRefund), Source: likeReturns,
		},
		"replacement_received": {
			When: policy.When{State: state(aftersales.ReplacementInTransit)},
			Span: days(10, policy.FromState), Expiry: string(aftersales.EventExpiredReplaced), Source: likeReturns,
		},
	}
}

func state(s ...aftersales.State) []aftersales.State { return s }

func kind(k ...aftersales.Kind) []aftersales.Kind { return k }

func hours(n int64, from policy.Anchor) policy.Span {
	return policy.Span{Anchor: from, Amount: n, Unit: policy.Hours}
}

func days(n int64, from policy.Anchor) policy.Span {
	return policy.Span{Anchor: from, Amount: n, Unit: policy.Days}
}
