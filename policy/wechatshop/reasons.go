package wechatshop

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// reasons says where each reason may be given, and who is liable for it.
func reasons() map[string]policy.ReasonRule {
	var (
		before = goods(aftersales.NotShipped)
		onWay  = goods(aftersales.InTransit)
		after  = withGoods()
		rules  = map[string]policy.ReasonRule{}
	)
	for _, r := range []struct {
		where   []aftersales.GoodsState
		liable  order.Party
		reasons []aftersales.Reason
	}{
		{nil, order.Buyer, []aftersales.Reason{aftersales.Unwanted}},
		{before, order.Nobody, []aftersales.Reason{aftersales.AgreedWithSeller}},
		{before, order.Buyer, []aftersales.Reason{aftersales.WrongAddress, aftersales.DiscountMissed}},
		{before, order.Seller, []aftersales.Reason{aftersales.SlowShipment, aftersales.OutOfStock}},
		{onWay, order.Seller, []aftersales.Reason{aftersales.NotDeliveredOnTime, aftersales.NoTracking}},
		{onWay, order.Carrier, []aftersales.Reason{aftersales.LostInTransit}},
		{after, order.Buyer, []aftersales.Reason{aftersales.Disliked}},
		{after, order.Seller, []aftersales.Reason{
			aftersales.NotAsDescribed, aftersales.QualityProblem, aftersales.MissingOrDamaged, aftersales.WrongItem,
			aftersales.Counterfeit, aftersales.EmptyPackage, aftersales.SizeMismatch,
		}},
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
