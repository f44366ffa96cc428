package jd

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func requests() map[string]policy.Request {
	buyer, seller := []order.Party{order.Buyer}, []order.Party{order.Seller}
	money, goods, swap := []aftersales.Kind{aftersales.RefundOnly}, []aftersales.Kind{aftersales.ReturnRefund}, []aftersales.Kind{aftersales.Exchange, aftersales.Repair}
	sent := []order.Status{order.PartiallyShipped, order.AwaitingReceipt}
	has := []aftersales.GoodsState{aftersales.Received, aftersales.Returned}
	week := func() *policy.Span { // the day after the receipt is the first of seven
		return &policy.Span{Anchor: policy.FromCompletion, Amount: 7, Unit: policy.Days, Round: policy.EndOfDay}
	}
	which := chosen("that JD's marketplace lets a buyer ask for it")
	return map[string]policy.Request{
		"unshipped": {
			When: policy.When{
				Kind: money, By: buyer, Goods: []aftersales.GoodsState{aftersales.NotShipped}, Reason: beforeShipment(),
				Status: []order.Status{order.PendingShipment, order.PartiallyShipped},
			},
			AmountFixed: true, WholeOrder: true, Source: which,
		},
		"refund_shipped": {
			When:   policy.When{Kind: money, By: buyer, Goods: []aftersales.GoodsState{aftersales.InTransit, aftersales.Received}, Status: sent},
			Source: which,
		},
		"refund_completed": {
			When:   policy.When{Kind: money, By: buyer, Goods: []aftersales.GoodsState{aftersales.Received}, Status: []order.Status{order.Completed}},
			Window: week(), Source: law("at least as long as goods may be sent back"),
		},
		"return_shipped": {When: policy.When{Kind: goods, By: buyer, Goods: has, Status: sent}, Source: which},
		"return_completed": {
			When:   policy.When{Kind: goods, By: buyer, Goods: has, Status: []order.Status{order.Completed}},
			Window: week(), Source: law("seven days without a reason, counted from the day after the receipt"),
		},
		"swap_shipped": {When: policy.When{Kind: swap, By: buyer, Goods: has, Status: sent}, AmountFixed: true, Source: which},
		"swap_completed": {
			When:        policy.When{Kind: swap, By: buyer, Goods: has, Status: []order.Status{order.Completed}},
			AmountFixed: true, Window: week(), Source: law("seven days for what has a defect, and a return after that by the rules of guarantees"),
		},
		"cancel_unpaid": {
			When:  policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, By: buyer, Status: []order.Status{order.PendingPayment}, Reason: beforeShipment()},
			Event: aftersales.EventCancelled, WholeOrder: true, Source: which,
		},
		"cannot_send": {
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.Cancel}, By: seller, Status: []order.Status{order.PendingPayment, order.PendingShipment, order.PartiallyShipped},
				Reason: []aftersales.Reason{aftersales.OutOfStock, aftersales.PriceError},
			},
			Event: aftersales.EventCancelled, WholeOrder: true, Source: chosen("a seller who has nothing to send calls it off"),
		},
	}
}
