package rakuten

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func requests() map[string]policy.Request {
	buyer, seller := []order.Party{order.Buyer}, []order.Party{order.Seller}
	unsent := []order.Status{order.PendingPayment, order.PendingShipment}
	sent := []order.Status{order.PartiallyShipped, order.AwaitingReceipt, order.Completed}
	anshin := func(k aftersales.Kind, why []aftersales.Reason, status []order.Status, goods ...aftersales.GoodsState) policy.Request {
		return policy.Request{
			When: policy.When{Kind: []aftersales.Kind{k}, By: buyer, Reason: why, Status: status, Goods: goods, Facts: map[string][]string{
				"compensation": {"anshin"}, "claims_this_year": {"", "0", "1", "2", "3", "4"},
			}},
			Window: &policy.Span{Anchor: policy.FromPlacement, Amount: 90, Unit: policy.Days, Round: policy.EndOfDay},
			Event:  aftersales.EventClaimed, Source: from(anshinPage, "within 90 days from the day after the order, five times a year"),
		}
	}
	late := []aftersales.Reason{aftersales.NotDeliveredOnTime}
	withGoods := []aftersales.GoodsState{aftersales.Received, aftersales.Returned}
	toShop := map[string][]string{"compensation": {""}}
	return map[string]policy.Request{
		"cancel_alone": {
			When: policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, By: buyer, Status: unsent, Reason: calledOff(), Facts: map[string][]string{
				"member": {"", "yes"}, "delivery": {"", "standard"}, "sale": {"", "once"},
			}},
			Window: &policy.Span{Anchor: policy.FromPlacement, Amount: 30, Unit: policy.Minutes},
			Event:  aftersales.EventCancelled, WholeOrder: true, Source: said(cancelGuides, "from the purchase history, whatever the shop says"),
		},
		"cancel_asked": {
			When:  policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, By: buyer, Status: unsent, Reason: calledOff()},
			Event: aftersales.EventRequested, WholeOrder: true, Source: said(cancelGuides, "the shop decides, until it ships"),
		},
		"cancel_by_shop": {
			When:  policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, By: seller, Status: unsent, Reason: shops()},
			Event: aftersales.EventCancelled, WholeOrder: true, Source: chosen("a shop that cannot send, or is not paid, calls the order off"),
		},
		"return_asked": {
			When:   policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}, By: buyer, Reason: append(defects(), aftersales.Unwanted), Status: sent, Goods: withGoods, Facts: toShop},
			Source: chosen("the shop's own terms say how long; here there is no end"),
		},
		"missing_asked": {
			When:   policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}, By: buyer, Reason: missing(), Status: sent[:2], Goods: []aftersales.GoodsState{aftersales.InTransit}, Facts: toShop},
			Source: chosen("the shop is asked first about what did not arrive"),
		},
		"anshin_missing": anshin(aftersales.RefundOnly, missing(), []order.Status{order.PendingShipment, order.PartiallyShipped, order.AwaitingReceipt}, aftersales.NotShipped, aftersales.InTransit),
		"anshin_defect":  anshin(aftersales.RefundOnly, defects(), sent, aftersales.Received),
		"anshin_late":    anshin(aftersales.ReturnRefund, late, sent, withGoods...),
	}
}

func reasons() map[string]policy.ReasonRule {
	rules := map[string]policy.ReasonRule{}
	for _, r := range []struct {
		list  []aftersales.Reason
		kinds []aftersales.Kind
		src   policy.Source
	}{
		{calledOff(), []aftersales.Kind{aftersales.Cancel, aftersales.ReturnRefund}, said(cancelGuides, "")},
		{shops(), []aftersales.Kind{aftersales.Cancel}, chosen("a shop's reasons")},
		{missing(), []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund}, from(anshinPage, "it did not come, or not by its date")},
		{defects(), []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund}, from(anshinPage, "it is something else, or does not work")},
	} {
		for _, reason := range r.list {
			rules[string(reason)] = policy.ReasonRule{When: policy.When{Kind: r.kinds}, Liable: reason.Liable(), Source: r.src}
		}
	}
	return rules
}

// calledOff are the buyer's reasons before the shipment; the first is also one to send something back.
func calledOff() []aftersales.Reason { return []aftersales.Reason{aftersales.Unwanted} }

func shops() []aftersales.Reason {
	return []aftersales.Reason{aftersales.OutOfStock, aftersales.PriceError, aftersales.BuyerUnpaid, aftersales.BuyerRequested}
}

func missing() []aftersales.Reason {
	return []aftersales.Reason{aftersales.NotDeliveredOnTime, aftersales.LostInTransit}
}

func defects() []aftersales.Reason {
	return []aftersales.Reason{
		aftersales.NotAsDescribed, aftersales.WrongItem, aftersales.ManufacturingDefect, aftersales.MissingOrDamaged, aftersales.Counterfeit,
	}
}
