package taobao

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func requests(v version) map[string]policy.Request {
	rules := unshipped()
	maps.Copy(rules, refunds())
	maps.Copy(rules, returns())
	maps.Copy(rules, exchanges(v))
	maps.Copy(rules, warranties())
	if v.repairs {
		maps.Copy(rules, repairs())
	}
	return rules
}

// unshipped are the requests for money before anything was sent.
func unshipped() map[string]policy.Request {
	waits := asks(aftersales.RefundOnly, aftersales.NotShipped, order.PendingShipment, order.PartiallyShipped)
	late, good, special := waits, waits, waits
	late.Reason, late.Facts = []aftersales.Reason{aftersales.SlowShipment}, fact("buyer_credit", "", "ordinary")
	good.Facts = fact("buyer_credit", "good")
	special.Facts, special.Includes = fact("buyer_credit", "good"), []string{"virtual", "custom"}
	return map[string]policy.Request{
		"refund_unshipped": {When: waits, AmountFixed: true, Source: reported(guidelines+"; "+baobaocun, "at what was paid")},
		"refund_late": {
			When: late, From: span(24, policy.Hours, policy.FromPayment), Only: true, AmountFixed: true,
			Source: policy.Source{
				Source: "en.hb2b.com/ask/196116", AsOf: "2026-11-01", Confidence: policy.Reported, Unsure: true,
				Note: "24 hours after the payment; the page may mean every reason, but others know no such wait",
			},
		},
		"refund_at_once": {
			When: good, Event: aftersales.EventRefundedAtOnce, AmountFixed: true,
			Source: reported(guidelines+"; "+baobaocun, "buyers of good credit get their money at once"),
		},
		"refund_unshipped_special": {
			When: special, AmountFixed: true, Source: reported(guidelines+"; "+baobaocun, "but not for virtual and custom-made goods"),
		},
	}
}

// refunds are the requests for money alone once the goods are on their way. Less than everything may be asked.
func refunds() map[string]policy.Request {
	stopped := asks(aftersales.RefundOnly, aftersales.InTransit, shipped()...)
	stopped.Facts = fact("interception", "asked")
	amended := policy.When{
		Kind: kind(aftersales.RefundOnly, aftersales.ReturnRefund), By: buyer(), Status: []order.Status{order.Completed},
		State: state(aftersales.AwaitingSeller, aftersales.Rejected),
	}
	return map[string]policy.Request{
		"refund_not_received": {
			When:   asks(aftersales.RefundOnly, aftersales.InTransit, shipped()...),
			Source: reported(guidelines+"; "+baobaocun, "the goods did not arrive"),
		},
		"refund_intercepted": {
			When: stopped, Event: aftersales.EventInterceptionRequested,
			Source: reported(guidelines, "the seller has the parcel stopped"),
		},
		"refund_received": {
			When:   because(asks(aftersales.RefundOnly, aftersales.Received, shipped()...), given()),
			Source: linkedMall("the amount has a range, from a least to a most"),
		},
		"refund_completed": {
			When:   because(asks(aftersales.RefundOnly, aftersales.Received, order.Completed), given()),
			Window: window(), Source: reported(baobaocun, "15 days after the trade succeeded"),
		},
		"amended": { // what was asked in time may be changed after it
			When: because(amended, given()), Source: chosen("5 days to change what was refused, whenever that was"),
		},
	}
}

// returns are the requests for money against the goods.
func returns() map[string]policy.Request {
	free := asks(aftersales.ReturnRefund, aftersales.Received, append(shipped(), order.Completed)...)
	return map[string]policy.Request{
		"return_no_reason": {
			When: because(free, noReason()), Window: noReasonWindow(),
			Source: law(noReasonLaw, "7 days, counted from the day after the receipt; a receipt that nobody reported is its confirmation"),
		},
		"return_shipped": {
			When:   because(asks(aftersales.ReturnRefund, aftersales.Received, shipped()...), given()),
			Source: reported(baobaocun, "as long as the trade runs"),
		},
		"return_completed": {
			When:   because(asks(aftersales.ReturnRefund, aftersales.Received, order.Completed), given()),
			Window: window(), Source: reported(baobaocun, "15 days after the trade succeeded"),
		},
		"return_again": {
			When: again(aftersales.ReturnRefund), Source: chosen("goods that were refused when they came back are asked about anew"),
		},
	}
}

// asks is the buyer's request of a kind.
func asks(k aftersales.Kind, where aftersales.GoodsState, status ...order.Status) policy.When {
	return policy.When{Kind: kind(k), By: buyer(), Goods: goods(where), Status: status}
}

// again is his request about goods that were refused when they came back.
func again(k aftersales.Kind) policy.When {
	w := asks(k, aftersales.Returned, append(shipped(), order.Completed)...)
	w.State = state(aftersales.ReturnRefused)
	return w
}

// because limits a condition to reasons.
func because(w policy.When, reasons []aftersales.Reason) policy.When {
	w.Reason = reasons
	return w
}

func shipped() []order.Status { return []order.Status{order.PartiallyShipped, order.AwaitingReceipt} }

// window is the time after the completion in which a case may be opened.
func window() *policy.Span { return span(15, policy.Days, policy.FromCompletion) }

// noReasonWindow is the right of who needs no reason: the day of the receipt does not count, the seventh after it does, whole.
func noReasonWindow() *policy.Span {
	right := span(7, policy.Days, policy.FromDelivery)
	right.Round = policy.EndOfDay
	right.SoonerOf = span(7, policy.Days, policy.FromCompletion)
	right.SoonerOf.Round = policy.EndOfDay
	return right
}
