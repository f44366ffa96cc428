package jd

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// reasons says where each reason may be given, and who is liable for it.
func reasons() map[string]policy.ReasonRule {
	unsent, onWay := aftersales.NotShipped, aftersales.InTransit
	has := []aftersales.GoodsState{aftersales.Received, aftersales.Returned}
	rules := map[string]policy.ReasonRule{}
	add := func(liable order.Party, goods []aftersales.GoodsState, reasons ...aftersales.Reason) {
		for _, r := range reasons {
			rules[string(r)] = policy.ReasonRule{When: policy.When{Goods: goods}, Liable: liable, Source: chosen("who bears it by common practice")}
		}
	}
	add(order.Buyer, append([]aftersales.GoodsState{unsent, onWay}, has...), aftersales.Unwanted)
	add(order.Buyer, []aftersales.GoodsState{unsent}, aftersales.WrongAddress, aftersales.DiscountMissed)
	add(order.Nobody, []aftersales.GoodsState{unsent}, aftersales.AgreedWithSeller)
	add(order.Seller, []aftersales.GoodsState{unsent}, aftersales.SlowShipment, aftersales.PriceError)
	add(order.Seller, []aftersales.GoodsState{unsent, onWay}, aftersales.OutOfStock)
	add(order.Buyer, has, aftersales.Disliked)
	add(order.Seller, has, aftersales.MaterialMismatch, aftersales.SizeMismatch, aftersales.FadeOrShrink, aftersales.ManufacturingDefect,
		aftersales.AppearanceMismatch, aftersales.NotAsDescribed, aftersales.QualityProblem, aftersales.MissingOrDamaged, aftersales.MissingPart,
		aftersales.WrongItem, aftersales.Counterfeit, aftersales.EmptyPackage)
	add(order.Seller, []aftersales.GoodsState{onWay}, aftersales.NotDeliveredOnTime, aftersales.NoTracking)
	add(order.Carrier, []aftersales.GoodsState{onWay}, aftersales.LostInTransit)
	for _, r := range []aftersales.Reason{aftersales.PriceError, aftersales.OutOfStock} {
		rule := rules[string(r)]
		rule.When.By = []order.Party{order.Seller, order.Buyer}
		rules[string(r)] = rule
	}
	return rules
}

// beforeShipment are the buyer's reasons while nothing was shipped.
func beforeShipment() []aftersales.Reason {
	return []aftersales.Reason{
		aftersales.Unwanted, aftersales.AgreedWithSeller, aftersales.WrongAddress, aftersales.DiscountMissed, aftersales.SlowShipment,
	}
}
