package douyin

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// refunds are the requests for money alone.
func refunds() map[string]policy.Request {
	reasons := slices.Concat(onTheWay(), withFault(), changedMind())
	return map[string]policy.Request{
		"refund_unshipped": { // 2
			When:        asks(kind(aftersales.RefundOnly), goods(aftersales.NotShipped), order.PendingShipment, order.PartiallyShipped),
			AmountFixed: true, WholeOrder: true, Source: sdk("type 2; whole, and at what was paid"),
		},
		"refund_shipped": { // 1
			When:   because(asks(kind(aftersales.RefundOnly), goods(aftersales.InTransit, aftersales.Received), shipped()...), reasons),
			Source: sdk("type 1"),
		},
		"refund_completed": {
			When:   because(asks(kind(aftersales.RefundOnly), goods(aftersales.Received), order.Completed), reasons),
			Window: window(), Source: weakWindow(),
		},
		"price_protection": { // 6
			When: because(asks(kind(aftersales.RefundOnly), goods(aftersales.Received), order.AwaitingReceipt, order.Completed),
				[]aftersales.Reason{aftersales.DiscountMissed}),
			Window: window(), Source: sdk("type 6; it asks for an amount of the line. How long it may be asked is not said: as long as anything"),
		},
	}
}

// returns are the requests for money against the goods.
func returns() map[string]policy.Request {
	return map[string]policy.Request{
		"return_shipped": { // 0
			When:   because(asks(kind(aftersales.ReturnRefund), withGoods(), shipped()...), slices.Concat(withFault(), changedMind())),
			Source: sdk("type 0"),
		},
		"return_completed": {
			When:   because(asks(kind(aftersales.ReturnRefund), withGoods(), order.Completed), slices.Concat(withFault(), changedMind())),
			Window: window(), Source: weakWindow(),
		},
	}
}

// replacements are the requests for goods: the amount is nothing, and stays so.
func replacements() map[string]policy.Request {
	rules := map[string]policy.Request{}
	for _, r := range []struct {
		name    string
		kind    aftersales.Kind
		says    string
		reasons []aftersales.Reason
	}{
		{"exchange", aftersales.Exchange, "type 3", slices.Concat(withFault(), changedMind())},
		{"resend", aftersales.Resend, "type 7", []aftersales.Reason{aftersales.MissingPart, aftersales.MissingOrDamaged, aftersales.EmptyPackage}},
		{"repair", aftersales.Repair, "type 8", withFault()},
	} {
		rules[r.name+"_shipped"] = policy.Request{
			When:        because(asks(kind(r.kind), withGoods(), shipped()...), r.reasons),
			AmountFixed: true, Source: sdk(r.says),
		}
		rules[r.name+"_completed"] = policy.Request{
			When:        because(asks(kind(r.kind), withGoods(), order.Completed), r.reasons),
			AmountFixed: true, Window: window(), Source: weakWindow(),
		}
	}
	rules["resend_lost"] = policy.Request{
		When:        because(asks(kind(aftersales.Resend), goods(aftersales.InTransit), shipped()...), onTheWay()),
		AmountFixed: true, Source: chosen("type 7 for a parcel that did not come"),
	}
	return rules
}

// asks is the buyer's request.
func asks(k []aftersales.Kind, where []aftersales.GoodsState, status ...order.Status) policy.When {
	return policy.When{Kind: k, By: []order.Party{order.Buyer}, Goods: where, Status: status}
}

// because limits a condition to reasons.
func because(w policy.When, reasons []aftersales.Reason) policy.When {
	w.Reason = reasons
	return w
}

func kind(k ...aftersales.Kind) []aftersales.Kind { return k }

func goods(where ...aftersales.GoodsState) []aftersales.GoodsState { return where }

func withGoods() []aftersales.GoodsState { return goods(aftersales.Received, aftersales.Returned) }

func shipped() []order.Status { return []order.Status{order.PartiallyShipped, order.AwaitingReceipt} }

// window is the time after the completion in which a case may be opened.
func window() *policy.Span {
	return &policy.Span{Anchor: policy.FromCompletion, Amount: 15, Unit: policy.Days}
}

func weakWindow() policy.Source {
	return policy.Source{
		Source: "m.sbmmt.com/faq/774934", AsOf: "2026-11-01", Confidence: policy.Weak, Unsure: true, Note: "15 days after the completion",
	}
}
