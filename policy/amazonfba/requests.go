package amazonfba

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// requests go to Amazon, the seller's one too: he may ask for a cancellation, and Amazon decides.
func requests() map[string]policy.Request {
	cancel, refund := []aftersales.Kind{aftersales.Cancel}, []aftersales.Kind{aftersales.RefundOnly}
	buyer, seller, platform := []order.Party{order.Buyer}, []order.Party{order.Seller}, []order.Party{order.Platform}
	pending, open := []order.Status{order.PendingPayment}, []order.Status{order.PendingShipment, order.PartiallyShipped}
	either := append([]order.Status{order.PendingPayment}, open...)
	shipped := []order.Status{order.PartiallyShipped, order.AwaitingReceipt}
	return map[string]policy.Request{
		"cancel_pending": {
			When:  policy.When{Kind: cancel, By: buyer, Status: pending, Reason: wishes()},
			Event: aftersales.EventCancelled, Source: reported(cancelPage),
		},
		"cancel_asked": {
			When:  policy.When{Kind: cancel, By: buyer, Status: open, Reason: wishes()},
			Event: aftersales.EventRequested, Source: noted(reported(cancelPage), "it fails once the shipping has begun"),
		},
		"cancel_by_seller": {
			When:  policy.When{Kind: cancel, By: seller, Status: either, Reason: []aftersales.Reason{aftersales.OutOfStock, aftersales.PriceError}},
			Event: aftersales.EventClaimed, Source: noted(reported(cancelPage), "no guarantee; a buyer's wish that the seller passes on is not acted upon"),
		},
		"cancel_by_platform": {
			When:  policy.When{Kind: cancel, By: platform, Status: either, Reason: []aftersales.Reason{aftersales.PlatformDecision, aftersales.PaymentUnverified, aftersales.Fraud}},
			Event: aftersales.EventCancelled, Source: chosen("Amazon may call off what it sends"),
		},
		"not_received": {
			When: policy.When{
				Kind: refund, By: buyer, Goods: []aftersales.GoodsState{aftersales.InTransit}, Status: shipped,
				Reason: []aftersales.Reason{aftersales.NotDeliveredOnTime, aftersales.LostInTransit},
			},
			Source: official(guaranteePage),
		},
		"return": {
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.ReturnRefund}, By: buyer, Goods: []aftersales.GoodsState{aftersales.Received}, Status: shipped,
			},
			Window: &policy.Span{Anchor: policy.FromDelivery, Amount: 30, Unit: policy.Days},
			Source: noted(official(returnsPage), "in most cases; Amazon may accept later ones"),
		},
		"refund_by_platform": {
			When: policy.When{
				Kind: refund, By: platform, Goods: []aftersales.GoodsState{aftersales.InTransit, aftersales.Received}, Status: shipped,
				Reason: []aftersales.Reason{aftersales.PlatformDecision},
			},
			Event: aftersales.EventRefundedAtOnce, Source: noted(official(returnsPage), "a refund without a return, at Amazon's choice"),
		},
	}
}

func wishes() []aftersales.Reason {
	return []aftersales.Reason{aftersales.Unwanted, aftersales.DiscountMissed, aftersales.WrongAddress, aftersales.SlowShipment}
}

// reasons: the parcel and the way are Amazon's.
func reasons() map[string]policy.ReasonRule {
	rules := map[string]policy.ReasonRule{}
	add := func(by, liable order.Party, s policy.Source, reasons ...aftersales.Reason) {
		for _, r := range reasons {
			rules[string(r)] = policy.ReasonRule{When: policy.When{By: []order.Party{by}}, Liable: liable, Source: s}
		}
	}
	graded := official(returnsPage)
	add(order.Buyer, order.Buyer, graded, aftersales.Unwanted, aftersales.DiscountMissed, aftersales.WrongAddress, aftersales.Disliked, aftersales.SizeMismatch)
	add(order.Buyer, order.Seller, graded, aftersales.QualityProblem, aftersales.NotAsDescribed, aftersales.MissingPart, aftersales.ManufacturingDefect, aftersales.Counterfeit)
	add(order.Buyer, order.Platform, graded, aftersales.SlowShipment, aftersales.NotDeliveredOnTime, aftersales.WrongItem)
	add(order.Buyer, order.Carrier, graded, aftersales.MissingOrDamaged, aftersales.LostInTransit)
	own := chosen("the seller's and Amazon's own reasons")
	add(order.Seller, order.Seller, own, aftersales.OutOfStock, aftersales.PriceError)
	add(order.Platform, order.Platform, own, aftersales.PlatformDecision)
	add(order.Platform, order.Buyer, own, aftersales.PaymentUnverified, aftersales.Fraud)
	return rules
}
