package mercari

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// reasons say where each may be given, and who is liable for it.
func reasons() map[string]policy.ReasonRule {
	rules := map[string]policy.ReasonRule{}
	add := func(when policy.When, liable order.Party, source policy.Source, reasons ...aftersales.Reason) {
		for _, r := range reasons {
			rules[string(r)] = policy.ReasonRule{When: when, Liable: liable, Source: source}
		}
	}
	calledOff := func(by order.Party, status ...order.Status) policy.When {
		return policy.When{Kind: kinds(aftersales.Cancel), By: []order.Party{by}, Status: status}
	}
	goods := func(g ...aftersales.GoodsState) policy.When {
		return policy.When{Goods: g}
	}
	agreement := serviceTerms("no purchase is called off but by agreement")
	add(calledOff(order.Seller, order.PendingPayment), order.Buyer, unpaidPages("the buyer never paid"), aftersales.BuyerUnpaid)
	add(calledOff(order.Seller), order.Buyer, agreement, aftersales.BuyerRequested)
	add(calledOff(order.Seller), order.Seller, agreement, aftersales.OutOfStock, aftersales.PriceError)
	add(policy.When{Kind: kinds(aftersales.Cancel), By: []order.Party{order.Buyer}}, order.Seller,
		lateShipmentPages("it was not shipped in time"), aftersales.SlowShipment)

	add(goods(aftersales.Received), order.Seller,
		serviceTerms("the seller is liable for defects, for what differs from the listing and for poor packing; that nothing is taken back may not be written"),
		aftersales.ManufacturingDefect, aftersales.QualityProblem, aftersales.NotAsDescribed, aftersales.WrongItem,
		aftersales.Counterfeit, aftersales.MissingOrDamaged)
	add(goods(aftersales.Received), order.Buyer, agreement, aftersales.Unwanted)
	add(goods(aftersales.Received), order.Nobody,
		unsure(serviceTerms("who pays for sending back what both agreed to take back is not said: it stays with who paid it")), aftersales.AgreedWithSeller)
	add(goods(aftersales.InTransit), order.Carrier, chosen("a lost parcel"), aftersales.LostInTransit)
	return rules
}
