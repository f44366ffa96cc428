package marketplace

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// reasons says where each reason may be given, and who is liable for it.
func reasons() map[string]policy.ReasonRule {
	const (
		before = 1 << iota // the goods were not shipped
		onWay              // they are on their way
		after              // the buyer has them, or had
	)
	goods := func(where int) []aftersales.GoodsState {
		var list []aftersales.GoodsState
		if where&before != 0 {
			list = append(list, aftersales.NotShipped)
		}
		if where&onWay != 0 {
			list = append(list, aftersales.InTransit)
		}
		if where&after != 0 {
			list = append(list, aftersales.Received, aftersales.Returned)
		}
		return list
	}
	rules := map[string]policy.ReasonRule{}
	for _, r := range []struct {
		reason aftersales.Reason
		where  int
		liable order.Party
	}{
		{aftersales.Unwanted, before | onWay | after, order.Buyer},
		{aftersales.AgreedWithSeller, before, order.Nobody},
		{aftersales.WrongAddress, before, order.Buyer},
		{aftersales.DiscountMissed, before, order.Buyer},
		{aftersales.SlowShipment, before, order.Seller},
		{aftersales.Disliked, after, order.Buyer},
		{aftersales.MaterialMismatch, after, order.Seller},
		{aftersales.SizeMismatch, after, order.Seller},
		{aftersales.FadeOrShrink, after, order.Seller},
		{aftersales.ManufacturingDefect, after, order.Seller},
		{aftersales.AppearanceMismatch, after, order.Seller},
		{aftersales.NotAsDescribed, after, order.Seller},
		{aftersales.QualityProblem, after, order.Seller},
		{aftersales.MissingOrDamaged, after, order.Seller},
		{aftersales.MissingPart, after, order.Seller},
		{aftersales.WrongItem, after, order.Seller},
		{aftersales.Counterfeit, after, order.Seller},
		{aftersales.EmptyPackage, after, order.Seller},
		{aftersales.NotDeliveredOnTime, onWay, order.Seller},
		{aftersales.NoTracking, onWay, order.Seller},
		{aftersales.OutOfStock, before | onWay, order.Seller},
		{aftersales.LostInTransit, onWay, order.Carrier},
		{aftersales.HeldInCustoms, onWay, order.Nobody},
	} {
		rules[string(r.reason)] = policy.ReasonRule{When: policy.When{Goods: goods(r.where)}, Liable: r.liable, Source: usual()}
	}
	for reason, liable := range map[aftersales.Reason]order.Party{ // of a parcel that the buyer never took
		aftersales.RefusedAtDoor: order.Buyer, aftersales.Undeliverable: order.Carrier,
	} {
		when := policy.When{Goods: goods(onWay), By: []order.Party{order.Seller, order.Platform}}
		rules[string(reason)] = policy.ReasonRule{When: when, Liable: liable, Source: usual()}
	}
	for _, r := range []aftersales.Reason{aftersales.PriceError, aftersales.SourcingFailed, aftersales.BuyerRequested, aftersales.BuyerUnpaid} {
		rules[string(r)] = policy.ReasonRule{
			When: policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, By: []order.Party{order.Seller}}, Liable: r.Liable(), Source: usual(),
		}
	}
	return rules
}

// beforeShipment are the buyer's reasons while nothing was shipped.
func beforeShipment() []aftersales.Reason {
	return []aftersales.Reason{
		aftersales.Unwanted, aftersales.AgreedWithSeller, aftersales.WrongAddress, aftersales.DiscountMissed, aftersales.SlowShipment,
	}
}

// cannotSend are the seller's reasons to call off what he did not send.
func cannotSend() []aftersales.Reason {
	return []aftersales.Reason{aftersales.OutOfStock, aftersales.PriceError, aftersales.SourcingFailed, aftersales.BuyerRequested}
}
