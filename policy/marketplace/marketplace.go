package marketplace

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id.
const ID = "marketplace"

// Policy returns the rules of the generic marketplace. Change the value, or lay a patch over it with Adjust, for one of
// your own.
func Policy() policy.Policy {
	return policy.Policy{
		ID:             ID,
		Title:          "Generic marketplace",
		ShipDuringCase: aftersales.RefuseShipping,
		ReturnAddress:  policy.Optional,
		RejectEvidence: policy.Optional,
		DeductionCap:   money.MustRate("1"),
		Terms: refund.Terms{
			Freight: refund.FreightWithLast, // and nothing once anything of the child order was shipped
			Slack:   refund.ForfeitSlack,
			Tenders: refund.Proportional,
		},
		Requests:  requests(),
		Reasons:   reasons(),
		Deadlines: deadlines(),
		Source:    usual(),
	}
}

// usual is where the numbers come from: what small and middle-sized marketplaces write into their rules. None is law.
func usual() policy.Source {
	return policy.Source{Source: "common practice of marketplaces with seller shipping", AsOf: "2026-11-01"}
}

func requests() map[string]policy.Request {
	refundOnly, returnRefund := []aftersales.Kind{aftersales.RefundOnly}, []aftersales.Kind{aftersales.ReturnRefund}
	replaces := []aftersales.Kind{aftersales.Exchange, aftersales.Resend, aftersales.Repair}
	buyer := []order.Party{order.Buyer}
	withGoods := []aftersales.GoodsState{aftersales.Received, aftersales.Returned}
	window := func() *policy.Span { // one for each, so that changing one leaves the other
		return &policy.Span{Anchor: policy.FromCompletion, Amount: 168, Unit: policy.Hours}
	}
	rules := map[string]policy.Request{
		"unshipped": {
			When: policy.When{
				Kind: refundOnly, By: buyer, Goods: []aftersales.GoodsState{aftersales.NotShipped},
				Status: []order.Status{order.PendingShipment, order.PartiallyShipped}, Reason: beforeShipment(),
			},
			AmountFixed: true, WholeOrder: true, Source: usual(),
		},
		"refund_shipped": {
			When: policy.When{
				Kind: refundOnly, By: buyer, Goods: []aftersales.GoodsState{aftersales.InTransit, aftersales.Received},
				Status: []order.Status{order.PartiallyShipped, order.AwaitingReceipt},
			},
			Source: usual(),
		},
		"refund_completed": {
			When: policy.When{
				Kind: refundOnly, By: buyer, Goods: []aftersales.GoodsState{aftersales.Received},
				Status: []order.Status{order.Completed},
			},
			Window: window(), Source: usual(),
		},
		"return_shipped": {
			When: policy.When{
				Kind: returnRefund, By: buyer, Goods: withGoods,
				Status: []order.Status{order.PartiallyShipped, order.AwaitingReceipt},
			},
			Source: usual(),
		},
		"replace_shipped": {
			When: policy.When{
				Kind: replaces, By: buyer, Goods: withGoods,
				Status: []order.Status{order.PartiallyShipped, order.AwaitingReceipt},
			},
			AmountFixed: true, Source: usual(),
		},
		"replace_completed": {
			When:        policy.When{Kind: replaces, By: buyer, Goods: withGoods, Status: []order.Status{order.Completed}},
			AmountFixed: true, Window: window(), Source: usual(),
		},
		"resend_lost": {
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.Resend}, By: buyer, Goods: []aftersales.GoodsState{aftersales.InTransit},
				Status: []order.Status{order.PartiallyShipped, order.AwaitingReceipt},
			},
			AmountFixed: true, Source: usual(),
		},
		"return_completed": {
			When:   policy.When{Kind: returnRefund, By: buyer, Goods: withGoods, Status: []order.Status{order.Completed}},
			Window: window(), Source: usual(),
		},
	}
	maps.Copy(rules, parcels())
	maps.Copy(rules, cancels())
	return rules
}

// cancels are what may be called off alone: by either party while nothing was paid, for then nobody owes anybody anything, and
// by a seller who cannot send. Whoever paid asks for a refund instead.
func cancels() map[string]policy.Request {
	alone := func(by order.Party, why []aftersales.Reason, status ...order.Status) policy.Request {
		return policy.Request{
			When:  policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, By: []order.Party{by}, Status: status, Reason: why},
			Event: aftersales.EventCancelled, WholeOrder: true, Source: usual(),
		}
	}
	return map[string]policy.Request{
		"cancel_unpaid":           alone(order.Buyer, beforeShipment(), order.PendingPayment),
		"cancel_unpaid_by_seller": alone(order.Seller, append(cannotSend(), aftersales.BuyerUnpaid), order.PendingPayment),
		"cancel_by_seller":        alone(order.Seller, cannotSend(), order.PendingShipment, order.PartiallyShipped),
	}
}

func deadlines() map[string]policy.DeadlineRule {
	rules := map[string]policy.DeadlineRule{
		"answer_refund": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: []aftersales.Kind{aftersales.RefundOnly}},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredRefund), Source: usual(),
		},
		"answer_return": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: []aftersales.Kind{aftersales.ReturnRefund}},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReturn), Source: usual(),
		},
		"answer_returned": { // refused when they came back and asked for again: there is nothing to send back any more
			When: policy.When{
				State: state(aftersales.AwaitingSeller), Kind: []aftersales.Kind{aftersales.ReturnRefund},
				Goods: []aftersales.GoodsState{aftersales.Returned},
			},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredRefund), Source: usual(),
		},
		"after_rejection": {
			When: policy.When{State: state(aftersales.Rejected, aftersales.ReturnRefused)},
			Span: hours(120, policy.FromState), Expiry: string(aftersales.EventExpiredClose), Source: usual(),
		},
		"return_shipped": {
			When: policy.When{State: state(aftersales.AwaitingReturn)},
			Span: hours(168, policy.FromState), Expiry: string(aftersales.EventExpiredClose), Source: usual(),
		},
		"return_received": { // one span for receiving and examining: taking the parcel in gives no new time
			When: policy.When{
				State: state(aftersales.ReturnInTransit, aftersales.Inspecting), Kind: []aftersales.Kind{aftersales.ReturnRefund},
			},
			Span: hours(240, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredRefund), Source: usual(),
		},
		"offer": { // an offer that is not answered lapses, and what was asked stands
			When: policy.When{
				State: state(aftersales.AwaitingBuyer),
				Kind:  []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange, aftersales.Resend, aftersales.Repair},
			},
			Span: hours(120, policy.FromState), Expiry: string(aftersales.EventExpiredDecline), Source: usual(),
		},
		"interception": {
			When: policy.When{State: state(aftersales.Intercepting)},
			Span: hours(72, policy.FromState), Expiry: string(aftersales.EventExpiredRefund), Source: usual(),
		},
		"confirmation": {
			When: policy.When{Status: []order.Status{order.AwaitingReceipt}},
			Span: hours(240, policy.FromShipment), Expiry: string(order.ExpiredConfirmation), PausedByCases: true, Source: usual(),
		},
	}
	maps.Copy(rules, replacing())
	return rules
}

// replacing are the deadlines of the kinds that ask for goods.
func replacing() map[string]policy.DeadlineRule {
	swap := []aftersales.Kind{aftersales.Exchange, aftersales.Repair}
	return map[string]policy.DeadlineRule{
		"answer_exchange": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: swap},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReturn), Source: usual(),
		},
		"answer_resend": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: []aftersales.Kind{aftersales.Resend}},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReplacement), Source: usual(),
		},
		"answer_exchanged": { // likewise: the replacement is due
			When: policy.When{
				State: state(aftersales.AwaitingSeller), Kind: swap,
				Goods: []aftersales.GoodsState{aftersales.Returned},
			},
			Timer: "answer", Span: hours(48, policy.FromState), Expiry: string(aftersales.EventExpiredReplacement), Source: usual(),
		},
		"replacement": {
			When: policy.When{State: state(aftersales.AwaitingReplacement)},
			Span: hours(240, policy.FromState), Expiry: string(aftersales.EventExpiredRefund), Source: usual(),
		},
		"replacement_received": {
			When: policy.When{State: state(aftersales.ReplacementInTransit)},
			Span: hours(240, policy.FromState), Expiry: string(aftersales.EventExpiredReplaced), Source: usual(),
		},
		"exchange_received": { // silence takes the goods as they should be, and the replacement is due
			When: policy.When{
				State: state(aftersales.ReturnInTransit, aftersales.Inspecting), Kind: swap,
			},
			Timer: "return_received", Span: hours(240, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredReplacement), Source: usual(),
		},
	}
}

func state(s ...aftersales.State) []aftersales.State { return s }

func hours(n int64, from policy.Anchor) policy.Span {
	return policy.Span{Anchor: from, Amount: n, Unit: policy.Hours}
}
