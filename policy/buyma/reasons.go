package buyma

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// reasons say where each may be given, and who is liable for it. What the buyer wants no more is no reason to cancel.
func reasons() map[string]policy.ReasonRule {
	rules := map[string]policy.ReasonRule{}
	add := func(when policy.When, liable order.Party, source policy.Source, reasons ...aftersales.Reason) {
		for _, r := range reasons {
			rules[string(r)] = policy.ReasonRule{When: when, Liable: liable, Source: source}
		}
	}
	cancel := policy.When{Kind: kinds(aftersales.Cancel)}
	received := policy.When{Goods: []aftersales.GoodsState{aftersales.Received}}
	add(cancel, order.Seller, cancelHelp("the seller could not get the article"), aftersales.SourcingFailed, aftersales.OutOfStock)
	add(cancel, order.Seller, sellerHelp("a reason of the seller's own"), aftersales.PriceError)
	add(policy.When{}, order.Nobody, returnHelp("both agreed: to order anew before the shipment, to send back after it"), aftersales.AgreedWithSeller)
	add(policy.When{}, order.Platform, chosen("the office decides so"), aftersales.PlatformDecision)
	add(policy.When{}, order.Seller, chosen("a breach of the rules by the seller"), aftersales.Fraud)
	add(cancel, order.Buyer, chosen("the payment was not good"), aftersales.PaymentUnverified)
	add(received, order.Seller, returnHelp("what differs materially, and initial defects"),
		aftersales.NotAsDescribed, aftersales.MaterialMismatch, aftersales.WrongItem, aftersales.ManufacturingDefect)
	add(received, order.Seller, unsure(optionPages("authenticity is guaranteed")), aftersales.Counterfeit)
	add(received, order.Buyer, optionPages("the article has no defect"), reasonsOfCompensation()...)
	add(policy.When{Goods: []aftersales.GoodsState{aftersales.InTransit}}, order.Carrier, lossHelp("lost on its way"), aftersales.LostInTransit)
	return rules
}
