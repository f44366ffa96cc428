package mercari

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// shipped are what the buyer may ask once the parcel is on its way, and before he has rated.
func shipped() map[string]policy.Request {
	when := func(k aftersales.Kind, g aftersales.GoodsState, reasons ...aftersales.Reason) policy.When {
		return policy.When{
			Kind: kinds(k), By: []order.Party{order.Buyer}, Status: []order.Status{order.AwaitingReceipt},
			Goods: []aftersales.GoodsState{g}, Reason: reasons,
		}
	}
	return map[string]policy.Request{
		"return": {
			When: when(aftersales.ReturnRefund, aftersales.Received), AmountFixed: true, WholeOrder: true,
			Source: olderHelp("after the shipment by agreement only, and after the goods are back with the seller"),
		},
		"no_return": {
			When: when(aftersales.RefundOnly, aftersales.Received), AmountFixed: true, WholeOrder: true,
			Source: olderHelp("or the parties agree that nothing is sent back"),
		},
		"lost": {
			When:  when(aftersales.RefundOnly, aftersales.InTransit, aftersales.LostInTransit),
			Event: aftersales.EventClaimed, AmountFixed: true, WholeOrder: true,
			Source: chosen("a lost parcel is a matter for the office, which decides who bears it"),
		},
		"exchange": {
			When: when(aftersales.Exchange, aftersales.Received, aftersales.WrongItem), AmountFixed: true, WholeOrder: true,
			Source: weak(policy.Source{
				Source: "lunomusy.com.tr, copy of Mercari's guide on sending again", AsOf: read,
				Note: "what is wrong is exchanged in the same deal: sent back first, then sent again; the parties agree on the cost",
			}),
		},
	}
}

// office are the disputes that Mercari's office decides: before the rating, and not after.
func office() map[string]policy.EscalationRule {
	return map[string]policy.EscalationRule{
		"disputed": {
			When: policy.When{
				Kind:   kinds(aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange),
				Status: []order.Status{order.AwaitingReceipt}, By: []order.Party{order.Buyer, order.Seller},
				State: []aftersales.State{
					aftersales.Rejected, aftersales.AwaitingReturn, aftersales.ReturnInTransit, aftersales.Inspecting,
					aftersales.ReturnRefused, aftersales.AwaitingReplacement, aftersales.ReplacementInTransit,
				},
			},
			Source: serviceTerms("the office decides, and only until the rating"),
		},
	}
}
