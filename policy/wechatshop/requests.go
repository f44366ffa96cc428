package wechatshop

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// refunds are the requests for money alone: the amount is what the lines come to.
func refunds() map[string]policy.Request {
	fixed := guide("the amount of a refund without a return cannot be changed")
	return map[string]policy.Request{
		"refund_unshipped": {
			When:        asks(aftersales.RefundOnly, goods(aftersales.NotShipped), order.PendingShipment, order.PartiallyShipped),
			AmountFixed: true, Source: fixed,
		},
		"refund_shipped": {
			When:        asks(aftersales.RefundOnly, goods(aftersales.InTransit, aftersales.Received), shipped()...),
			AmountFixed: true, Source: fixed,
		},
		"refund_completed": {
			When:   asks(aftersales.RefundOnly, goods(aftersales.Received), order.Completed),
			Window: window(), AmountFixed: true, Source: guide("7 days after the receipt"),
		},
		"refund_extended": {
			When:   extended(asks(aftersales.RefundOnly, goods(aftersales.Received), order.Completed)),
			Window: longer(), AmountFixed: true, Source: longerSays(),
		},
	}
}

// returns are the requests for money against the goods: the amount may be lowered, and not raised.
func returns() map[string]policy.Request {
	return map[string]policy.Request{
		"return_shipped": {
			When:   asks(aftersales.ReturnRefund, withGoods(), shipped()...),
			Source: guide("the amount of a return can be changed downwards only"),
		},
		"return_completed": {
			When:   asks(aftersales.ReturnRefund, withGoods(), order.Completed),
			Window: window(), Source: guide("7 days after the receipt"),
		},
		"return_extended": {
			When:   extended(asks(aftersales.ReturnRefund, withGoods(), order.Completed)),
			Window: longer(), Source: longerSays(),
		},
	}
}

// exchanges are known by their statuses alone; the window is that of a return.
func exchanges() map[string]policy.Request {
	return map[string]policy.Request{
		"exchange_shipped": {
			When:        asks(aftersales.Exchange, withGoods(), shipped()...),
			AmountFixed: true, Source: guide("by the statuses of exchanges"),
		},
		"exchange_completed": {
			When:   asks(aftersales.Exchange, withGoods(), order.Completed),
			Window: window(), AmountFixed: true, Source: guide("7 days after the receipt"),
		},
		"exchange_extended": {
			When:   extended(asks(aftersales.Exchange, withGoods(), order.Completed)),
			Window: longer(), AmountFixed: true, Source: longerSays(),
		},
	}
}

// asks is the buyer's request of a kind.
func asks(k aftersales.Kind, where []aftersales.GoodsState, status ...order.Status) policy.When {
	return policy.When{Kind: []aftersales.Kind{k}, By: []order.Party{order.Buyer}, Goods: where, Status: status}
}

func goods(where ...aftersales.GoodsState) []aftersales.GoodsState { return where }

func withGoods() []aftersales.GoodsState { return goods(aftersales.Received, aftersales.Returned) }

func shipped() []order.Status { return []order.Status{order.PartiallyShipped, order.AwaitingReceipt} }

// extended holds where the seller gave more time: the fact after_sale_window is extended, and window_until says up to when.
func extended(w policy.When) policy.When {
	w.Facts = map[string][]string{"after_sale_window": {"extended"}}
	return w
}

// window is the time after the receipt in which a case may be opened.
func window() *policy.Span {
	return &policy.Span{Anchor: policy.FromCompletion, Amount: 7, Unit: policy.Days}
}

// longer is the same where the seller gave more: to the end of the day that he named, never less than the usual window, nor
// more than three years of 365 days.
func longer() *policy.Span {
	least := window()
	least.LaterOf = &policy.Span{Anchor: policy.FromFact("window_until"), Unit: policy.Days, Round: policy.EndOfDay}
	return &policy.Span{Anchor: policy.FromCompletion, Amount: 3 * 365, Unit: policy.Days, SoonerOf: least}
}

func longerSays() policy.Source {
	return guide("the seller may extend it once, up to 3 x 365 days, and never shorten it")
}
