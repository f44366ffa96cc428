package marketplace

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// parcels are the requests about goods that never reached the buyer: he asks to refuse the parcel, or the seller has it back.
func parcels() map[string]policy.Request {
	buyer, seller := []order.Party{order.Buyer}, []order.Party{order.Seller, order.Platform}
	onWay := func(k aftersales.Kind, by []order.Party, reasons ...aftersales.Reason) policy.When {
		return policy.When{
			Kind: []aftersales.Kind{k}, By: by, Reason: reasons, Goods: []aftersales.GoodsState{aftersales.InTransit},
			Status: []order.Status{order.PartiallyShipped, order.AwaitingReceipt},
		}
	}
	return map[string]policy.Request{
		"return_in_transit": { // what may be lost cannot be refused
			When: onWay(aftersales.ReturnRefund, buyer, aftersales.Unwanted, aftersales.NotDeliveredOnTime), Source: usual(),
		},
		"exchange_in_transit": {
			When: onWay(aftersales.Exchange, buyer, aftersales.Unwanted), AmountFixed: true, Source: usual(),
		},
		"refused_at_door": {
			When: onWay(aftersales.ReturnRefund, seller, aftersales.RefusedAtDoor), AmountFixed: true,
			Event: aftersales.EventParcelRefused, Source: usual(),
		},
		"undeliverable": {
			When: onWay(aftersales.ReturnRefund, seller, aftersales.Undeliverable), AmountFixed: true,
			Event: aftersales.EventReturnedToSender, Source: usual(),
		},
	}
}
