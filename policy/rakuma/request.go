package rakuma

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// requests are what may be asked: while nothing was shipped to call the purchase off, then and until the rating money back.
func requests() map[string]policy.Request {
	unshipped := func(by order.Party) policy.When {
		return policy.When{Kind: kinds(aftersales.Cancel), By: []order.Party{by}, Status: []order.Status{order.PendingShipment}}
	}
	shipped := func(k aftersales.Kind, g aftersales.GoodsState, reasons ...aftersales.Reason) policy.When {
		return policy.When{
			Kind: kinds(k), By: []order.Party{order.Buyer}, Status: []order.Status{order.AwaitingReceipt},
			Goods: []aftersales.GoodsState{g}, Reason: reasons,
		}
	}
	return map[string]policy.Request{
		"cancel_paid": {
			When: unshipped(order.Seller), Event: aftersales.EventConsentAsked, WholeOrder: true,
			Source: cancelPages("the seller applies, the buyer must agree; support carries it out in about half a day, then the money goes back"),
		},
		"cancel_not_shipped": {
			When: unshipped(order.Buyer), Event: aftersales.EventClaimed, WholeOrder: true,
			From:   &policy.Span{Anchor: policy.FromFact("ship_by"), Amount: 3, Unit: policy.Days},
			Source: policy.Source{Source: "cktt.jp/55584", AsOf: read, Confidence: policy.Reported, Note: "three days after the last day of the shipping time the buyer may turn to the office"},
		},
		"return": {
			When: shipped(aftersales.ReturnRefund, aftersales.Received), AmountFixed: true, WholeOrder: true,
			Source: guide("after the shipment by agreement, against the goods, and before the rating"),
		},
		"no_return": {
			When: shipped(aftersales.RefundOnly, aftersales.Received), AmountFixed: true, WholeOrder: true,
			Source: guide("or the parties agree that nothing is sent back"),
		},
		"lost": {
			When:  shipped(aftersales.RefundOnly, aftersales.InTransit, aftersales.LostInTransit),
			Event: aftersales.EventClaimed, AmountFixed: true, WholeOrder: true,
			Source: chosen("a lost parcel is a matter for the office"),
		},
	}
}

// reasons say where each may be given, and who is liable for it.
func reasons() map[string]policy.ReasonRule {
	rules := map[string]policy.ReasonRule{}
	add := func(when policy.When, liable order.Party, source policy.Source, reasons ...aftersales.Reason) {
		for _, r := range reasons {
			rules[string(r)] = policy.ReasonRule{When: when, Liable: liable, Source: source}
		}
	}
	calledOff := func(by order.Party) policy.When {
		return policy.When{Kind: kinds(aftersales.Cancel), By: []order.Party{by}}
	}
	goods := func(g aftersales.GoodsState) policy.When { return policy.When{Goods: []aftersales.GoodsState{g}} }
	agreement := cancelPages("why it is called off is between the parties")
	add(calledOff(order.Seller), order.Seller, agreement, aftersales.OutOfStock, aftersales.PriceError)
	add(calledOff(order.Seller), order.Buyer, agreement, aftersales.BuyerRequested)
	add(calledOff(order.Buyer), order.Seller, agreement, aftersales.SlowShipment)
	add(goods(aftersales.Received), order.Seller, guide("what is not as the listing says"),
		aftersales.NotAsDescribed, aftersales.ManufacturingDefect, aftersales.QualityProblem, aftersales.WrongItem,
		aftersales.Counterfeit, aftersales.MissingOrDamaged)
	add(goods(aftersales.Received), order.Buyer, guide("the buyer changed his mind"), aftersales.Unwanted)
	add(goods(aftersales.Received), order.Nobody, guide("both agreed"), aftersales.AgreedWithSeller)
	add(goods(aftersales.InTransit), order.Carrier, chosen("a lost parcel"), aftersales.LostInTransit)
	return rules
}
