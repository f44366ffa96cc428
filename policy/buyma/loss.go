package buyma

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// losses are what may be asked where the parcel never came. The loss may show after the deal was completed.
func losses() map[string]policy.Request {
	lost := func(by order.Party, facts map[string][]string, statuses ...order.Status) policy.When {
		return policy.When{
			Kind: kinds(aftersales.RefundOnly), By: parties(by), Status: statuses,
			Goods: []aftersales.GoodsState{aftersales.InTransit}, Reason: []aftersales.Reason{aftersales.LostInTransit}, Facts: facts,
		}
	}
	return map[string]policy.Request{
		"loss": {
			When:   lost(order.Buyer, map[string][]string{"anshin_plus": {"yes"}}, order.AwaitingReceipt, order.Completed),
			From:   &policy.Span{Anchor: policy.FromShipment, Amount: 52, Unit: policy.Days, Round: policy.NextMidnight},
			Window: &policy.Span{Anchor: policy.FromShipment, Amount: 67, Unit: policy.Days, Round: policy.EndOfDay},
			Event:  aftersales.EventClaimed, AmountFixed: true, WholeOrder: true,
			Source: lossHelp("the buyer asks from day 53 to day 67 of the shipment; here whole days, the day of the shipment being day 0; that it takes the option: maison-okada.tokyo, 2018-11-23"),
		},
		"loss_certified": {
			When:  lost(order.Seller, map[string][]string{"anshin_plus": {"yes"}, "loss_certificate": {"yes"}}, order.AwaitingReceipt, order.Completed),
			Event: aftersales.EventClaimed, AmountFixed: true, WholeOrder: true,
			Source: lossHelp("with the carrier's certificate of the loss the seller asks at any time"),
		},
		"loss_agreed": {
			When:        lost(order.Buyer, map[string][]string{"anshin_plus": {"", "no"}}, order.AwaitingReceipt),
			AmountFixed: true, WholeOrder: true,
			Source: chosen("without the option no page says who bears a loss: here the parties agree"),
		},
	}
}

// funding is what BUYMA bears in the seller's place: he is paid as if nothing had happened.
func funding() map[string]policy.FundingRule {
	covered := func(source policy.Source, k aftersales.Kind, reasons ...aftersales.Reason) policy.FundingRule {
		return policy.FundingRule{
			When:  policy.When{Kind: kinds(k), Reason: reasons, Facts: map[string][]string{"anshin_plus": {"yes"}}},
			Bears: order.Platform, Source: source,
		}
	}
	return map[string]policy.FundingRule{
		"loss":         covered(lossHelp("the order is cancelled, and BUYMA pays the seller"), aftersales.RefundOnly, aftersales.LostInTransit),
		"compensation": covered(optionPages("the seller is paid, and BUYMA bears it"), aftersales.ReturnRefund, reasonsOfCompensation()...),
		"defect": covered(unsure(optionPages("initial defects are covered; who bears them then is not said in so many words")),
			aftersales.ReturnRefund, aftersales.ManufacturingDefect),
	}
}

// appeals are how a seller asks BUYMA to bear what he bore of something that the option covers.
func appeals() map[string]policy.AppealRule {
	return map[string]policy.AppealRule{
		"compensation": {
			When: policy.When{
				Kind: kinds(aftersales.RefundOnly, aftersales.ReturnRefund), By: parties(order.Seller), Facts: map[string][]string{"anshin_plus": {"yes"}},
			},
			Do: aftersales.FileClaim{}.Name(), Evidence: policy.Required,
			Source: chosen("what the option covers the seller is paid for; what BUYMA bears already leaves him nothing to ask for"),
		},
	}
}
