package douyin

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// deadlines are what a host computes where the platform gave no deadline of its own (status_deadline).
func deadlines() map[string]policy.DeadlineRule {
	rules := map[string]policy.DeadlineRule{
		"answer_unshipped": {
			When: policy.When{
				State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.RefundOnly), Goods: goods(aftersales.NotShipped),
			},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredRefund),
			Source: reported("48 hours, then it is refunded"),
		},
		"answer_refund": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.RefundOnly)},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredRefund),
			Source: unsure("48 hours, then it is refunded"),
		},
		"answer_return": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.ReturnRefund)},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReturn),
			Source: unsure("48 hours, then it is agreed to"),
		},
		"answer_returned": { // refused a second time and asked for again: there is nothing to send back any more
			When: policy.When{
				State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.ReturnRefund), Goods: goods(aftersales.Returned),
			},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredRefund),
			Source: unsure("48 hours, as the first time"),
		},
	}
	maps.Copy(rules, others())
	maps.Copy(rules, replacing())
	return rules
}

// others are the deadlines after the seller's answer, and beside it.
func others() map[string]policy.DeadlineRule {
	return map[string]policy.DeadlineRule{
		"after_first_rejection": {
			When:  policy.When{State: state(aftersales.Rejected)},
			Timer: "after_rejection", Span: hours(120, policy.FromState), Expiry: string(aftersales.EventExpiredClose),
			Source: chosen("27 ends somehow; 120 hours are what marketplaces give"),
		},
		"after_second_rejection": {
			When:  policy.When{State: state(aftersales.ReturnRefused)},
			Timer: "after_rejection", Span: hours(120, policy.FromState), Expiry: string(aftersales.EventExpiredClose),
			Source: chosen("29 ends somehow; 120 hours are what marketplaces give"),
		},
		"return_shipped": {
			When: policy.When{State: state(aftersales.AwaitingReturn)},
			Span: days(7, policy.FromState), Expiry: string(aftersales.EventExpiredClose),
			Source: unsure("7 days, then it is closed"),
		},
		"return_received": {
			When: policy.When{State: state(aftersales.ReturnInTransit), Kind: kind(aftersales.ReturnRefund)},
			Span: days(10, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("11 ends somehow; 10 days are what marketplaces give"),
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
				Kind:  kind(aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange, aftersales.Resend, aftersales.Repair),
			},
			Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredDecline),
			Source: chosen("as long as the seller has for his answer"),
		},
		"interception": {
			When: policy.When{State: state(aftersales.Intercepting)},
			Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("as long as a refund before the shipment takes at most"),
		},
		"confirmation": {
			When: policy.When{Status: []order.Status{order.AwaitingReceipt}},
			Span: days(10, policy.FromShipment), Expiry: string(order.ExpiredConfirmation), PausedByCases: true,
			Source: chosen("10 days after the shipment are what marketplaces give, standing still while a case is open"),
		},
	}
}

// replacing are the deadlines of the kinds that ask for goods.
func replacing() map[string]policy.DeadlineRule {
	swap, said := kind(aftersales.Exchange, aftersales.Repair), chosen("8, 11 and 13 end somehow; these are what marketplaces give")
	return map[string]policy.DeadlineRule{
		"answer_exchange": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: swap},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReturn), Source: said,
		},
		"answer_exchanged": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: swap, Goods: goods(aftersales.Returned)},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReplacement), Source: said,
		},
		"answer_resend": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.Resend)},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReplacement), Source: said,
		},
		"exchange_received": {
			When:  policy.When{State: state(aftersales.ReturnInTransit, aftersales.Inspecting), Kind: swap},
			Timer: "return_received", Span: days(10, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredReplacement),
			Source: said,
		},
		"replacement": {
			When: policy.When{State: state(aftersales.AwaitingReplacement)},
			Span: days(10, policy.FromState), Expiry: string(aftersales.EventExpiredRefund), Source: said,
		},
		"replacement_received": {
			When: policy.When{State: state(aftersales.ReplacementInTransit)},
			Span: days(10, policy.FromState), Expiry: string(aftersales.EventExpiredReplaced), Source: said,
		},
	}
}

func state(s ...aftersales.State) []aftersales.State { return s }

func hours(n int64, from policy.Anchor) policy.Span {
	return policy.Span{Anchor: from, Amount: n, Unit: policy.Hours}
}

func days(n int64, from policy.Anchor) policy.Span {
	return policy.Span{Anchor: from, Amount: n, Unit: policy.Days}
}
