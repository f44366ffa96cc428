package ebay

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func reasons() map[string]policy.ReasonRule {
	rules := map[string]policy.ReasonRule{}
	add := func(list []aftersales.Reason, liable order.Party, w policy.When, s policy.Source) {
		for _, r := range list {
			bears := liable
			if bears == "" {
				bears = r.Liable()
			}
			rules[string(r)] = policy.ReasonRule{When: w, Liable: bears, Source: s}
		}
	}
	cancel := policy.When{Kind: []aftersales.Kind{aftersales.Cancel}}
	add(calledOff(), "", cancel, from(cancelAPI))
	add(sellers(), "", cancel, from(cancelPage))
	add(unpaid(), "", cancel, from(unpaidPage))
	add(missing(), "", policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}}, from(inrPage))
	back := []aftersales.Kind{aftersales.ReturnRefund, aftersales.Exchange}
	add(defects(), order.Seller, policy.When{Kind: back}, from(returnPage))
	add(remorse(), order.Buyer, policy.When{Kind: append(back, aftersales.Cancel)}, from(returnPage))
	return rules
}

// calledOff are the buyer's reasons to ask for a cancellation. The first is also a change of mind about what was delivered.
func calledOff() []aftersales.Reason {
	return []aftersales.Reason{aftersales.Unwanted, aftersales.SlowShipment, aftersales.WrongAddress}
}

// sellers are the seller's reasons to cancel.
func sellers() []aftersales.Reason {
	return []aftersales.Reason{aftersales.BuyerRequested, aftersales.WrongAddress, aftersales.OutOfStock}
}

func unpaid() []aftersales.Reason { return []aftersales.Reason{aftersales.BuyerUnpaid} }

// missing are the reasons of an item that did not arrive.
func missing() []aftersales.Reason {
	return []aftersales.Reason{aftersales.NotDeliveredOnTime, aftersales.LostInTransit, aftersales.NoTracking}
}

// defects are the reasons of an item that is not as described.
func defects() []aftersales.Reason {
	return []aftersales.Reason{
		aftersales.NotAsDescribed, aftersales.WrongItem, aftersales.MissingPart, aftersales.MissingOrDamaged,
		aftersales.ManufacturingDefect, aftersales.QualityProblem, aftersales.Counterfeit, aftersales.EmptyPackage,
	}
}

// remorse are the reasons of a buyer who changed his mind.
func remorse() []aftersales.Reason {
	return []aftersales.Reason{aftersales.Unwanted, aftersales.Disliked, aftersales.SizeMismatch}
}
