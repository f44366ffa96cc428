package taobao

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// reasons says where each reason may be given, and who is liable for it.
func reasons() map[string]policy.ReasonRule {
	before, onWay := goods(aftersales.NotShipped), goods(aftersales.InTransit)
	rules := map[string]policy.ReasonRule{}
	for _, r := range []struct {
		where   []aftersales.GoodsState
		liable  order.Party
		reasons []aftersales.Reason
	}{
		{nil, order.Buyer, noReason()[:1]},
		{withGoods(), order.Buyer, noReason()[1:]},
		{slices.Concat(before, withGoods()), order.Nobody, []aftersales.Reason{aftersales.AgreedWithSeller}},
		{before, order.Buyer, []aftersales.Reason{aftersales.WrongAddress, aftersales.DiscountMissed}},
		{before, order.Seller, []aftersales.Reason{aftersales.SlowShipment}},
		{slices.Concat(before, onWay), order.Seller, []aftersales.Reason{aftersales.OutOfStock}},
		{onWay, order.Seller, []aftersales.Reason{aftersales.NotDeliveredOnTime, aftersales.NoTracking}},
		{onWay, order.Carrier, []aftersales.Reason{aftersales.LostInTransit}},
		{withGoods(), order.Seller, withFault()},
	} {
		for _, reason := range r.reasons {
			rules[string(reason)] = policy.ReasonRule{
				When: policy.When{Goods: r.where}, Liable: r.liable,
				Source: chosen("the platform's list of reasons goes by category and was not read; these are the trade's"),
			}
		}
	}
	disliked := rules[string(aftersales.Disliked)]
	disliked.Source = law(noReasonLaw, "who returns without a reason pays for the way back, unless it is agreed otherwise")
	rules[string(aftersales.Disliked)] = disliked
	quality := rules[string(aftersales.QualityProblem)]
	quality.Source = law(faultLaw, "the seller bears the freight of what is returned, exchanged or repaired for its quality")
	rules[string(aftersales.QualityProblem)] = quality
	return rules
}

// noReason are the reasons of a buyer who does not want the goods: he needs none.
func noReason() []aftersales.Reason {
	return []aftersales.Reason{aftersales.Unwanted, aftersales.Disliked}
}

// withFault are the reasons of a buyer who has the goods, and they are not as they should be.
func withFault() []aftersales.Reason {
	return append(defects(),
		aftersales.MaterialMismatch, aftersales.SizeMismatch, aftersales.FadeOrShrink, aftersales.AppearanceMismatch,
		aftersales.NotAsDescribed, aftersales.MissingOrDamaged, aftersales.MissingPart, aftersales.WrongItem,
		aftersales.Counterfeit, aftersales.EmptyPackage,
	)
}

// defects are what a warranty is for, and what is repaired.
func defects() []aftersales.Reason {
	return []aftersales.Reason{aftersales.QualityProblem, aftersales.ManufacturingDefect, aftersales.Warranty}
}

// given are all but those of who needs no reason.
func given() []aftersales.Reason { return append(withFault(), aftersales.AgreedWithSeller) }

func kind(k ...aftersales.Kind) []aftersales.Kind { return k }

func state(s ...aftersales.State) []aftersales.State { return s }

func goods(where ...aftersales.GoodsState) []aftersales.GoodsState { return where }

func withGoods() []aftersales.GoodsState { return goods(aftersales.Received, aftersales.Returned) }

func buyer() []order.Party { return []order.Party{order.Buyer} }

// fact is the condition that a fact has one of some values.
func fact(name string, values ...string) map[string][]string {
	return map[string][]string{name: values}
}

func span(n int64, unit policy.Unit, from policy.Anchor) *policy.Span {
	return &policy.Span{Anchor: from, Amount: n, Unit: unit}
}
