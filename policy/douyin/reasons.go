package douyin

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// reasons says where each reason may be given, and who is liable for it.
func reasons() map[string]policy.ReasonRule {
	rules := map[string]policy.ReasonRule{}
	for _, r := range []struct {
		where   []aftersales.GoodsState
		liable  order.Party
		reasons []aftersales.Reason
	}{
		{goods(aftersales.NotShipped), order.Nobody, []aftersales.Reason{aftersales.AgreedWithSeller}},
		{goods(aftersales.NotShipped), order.Buyer, []aftersales.Reason{aftersales.WrongAddress}},
		{goods(aftersales.NotShipped), order.Seller, []aftersales.Reason{aftersales.SlowShipment, aftersales.OutOfStock}},
		{goods(aftersales.NotShipped, aftersales.Received), order.Nobody, []aftersales.Reason{aftersales.DiscountMissed}},
		{goods(aftersales.NotShipped, aftersales.InTransit, aftersales.Received, aftersales.Returned), order.Buyer, changedMind()[:1]},
		{goods(aftersales.Received, aftersales.Returned), order.Buyer, changedMind()[1:]},
		{goods(aftersales.InTransit), order.Seller, onTheWay()[:2]},
		{goods(aftersales.InTransit), order.Carrier, onTheWay()[2:]},
		{withGoods(), order.Seller, withFault()},
	} {
		for _, reason := range r.reasons {
			rules[string(reason)] = policy.ReasonRule{
				When: policy.When{Goods: r.where}, Liable: r.liable,
				Source: chosen("the platform's list of reasons was not read; these are the trade's"),
			}
		}
	}
	return rules
}

// changedMind are the reasons of a buyer who wants the goods no more.
func changedMind() []aftersales.Reason {
	return []aftersales.Reason{aftersales.Unwanted, aftersales.Disliked}
}

// onTheWay are the reasons of a buyer whom the goods did not reach.
func onTheWay() []aftersales.Reason {
	return []aftersales.Reason{aftersales.NotDeliveredOnTime, aftersales.NoTracking, aftersales.LostInTransit}
}

// withFault are the reasons of a buyer who has the goods, and they are not as they should be.
func withFault() []aftersales.Reason {
	return []aftersales.Reason{
		aftersales.NotAsDescribed, aftersales.QualityProblem, aftersales.MissingOrDamaged, aftersales.MissingPart,
		aftersales.WrongItem, aftersales.Counterfeit, aftersales.EmptyPackage, aftersales.SizeMismatch,
	}
}
