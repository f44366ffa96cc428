package buyma

import (
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// returns are what may be asked once the buyer has the goods, and only until the deal is completed.
func returns() map[string]policy.Request {
	received := func(k aftersales.Kind, reasons ...aftersales.Reason) policy.When {
		return policy.When{
			Kind: kinds(k), By: parties(order.Buyer), Status: status(order.AwaitingReceipt),
			Goods: []aftersales.GoodsState{aftersales.Received}, Reason: reasons,
		}
	}
	agreed := func(k aftersales.Kind) policy.Request {
		return policy.Request{
			When: received(k, aftersales.NotAsDescribed, aftersales.MaterialMismatch, aftersales.WrongItem, aftersales.ManufacturingDefect,
				aftersales.AgreedWithSeller),
			AmountFixed: true, WholeOrder: true,
			Source: returnHelp("for what differs materially, for an initial defect, or where the seller agrees; always by agreement, and before the deal is completed (also ltd-regalo.co.jp, 2024-06-07)"),
		}
	}
	compensated := func(categories []string, source policy.Source) policy.Request {
		when := received(aftersales.ReturnRefund, reasonsOfCompensation()...)
		when.Category = categories
		when.Facts = map[string][]string{"anshin_plus": {"yes"}, "unused": {"yes"}}
		return policy.Request{When: when, Event: aftersales.EventClaimed, AmountFixed: true, WholeOrder: true, Source: source}
	}
	outerwear := compensated([]string{"outerwear"}, categoryHelp("outerwear since 2023-10-11 10:00, but nothing without a brand"))
	outerwear.When.After = time.Date(2023, 10, 11, 1, 0, 0, 0, time.UTC)
	outerwear.When.Facts["branded"] = []string{"yes"}
	return map[string]policy.Request{
		"return":   agreed(aftersales.ReturnRefund),
		"exchange": agreed(aftersales.Exchange),
		"compensation": compensated([]string{"tops", "bottoms", "shoes"}, unsure(categoryHelp(
			"the listed categories only, not bags, wallets, watches and jewellery; the list goes on after these three, and until when, up to which amount and how often is not found: "+
				"unused, without a defect, before the deal is completed, and sent to BUYMA, which the pages do not say in so many words"))),
		"compensation_outerwear": outerwear,
		"counterfeit": {
			When: received(aftersales.ReturnRefund, aftersales.Counterfeit), Event: aftersales.EventClaimed, AmountFixed: true, WholeOrder: true,
			Source: unsure(optionPages("the authenticity guarantee: webdeki counts it among the option's benefits, hayaken80 says that it needs no option; here it needs none")),
		},
		"breach": {
			When: policy.When{
				Kind: kinds(aftersales.RefundOnly), By: parties(order.Platform), Status: status(order.AwaitingReceipt),
				Reason: []aftersales.Reason{aftersales.PlatformDecision, aftersales.Fraud},
			},
			Event: aftersales.EventRefundedAtOnce, AmountFixed: true, WholeOrder: true,
			Source: returnHelp("the office may cancel for a breach of the rules, without the seller's consent"),
		},
	}
}

// reasonsOfCompensation are those for which nobody but the option pays.
func reasonsOfCompensation() []aftersales.Reason {
	return []aftersales.Reason{aftersales.Unwanted, aftersales.Disliked, aftersales.SizeMismatch}
}

// support decides what is back with the seller, and what he refuses.
func support() map[string]policy.EscalationRule {
	return map[string]policy.EscalationRule{
		"cancel_request": {
			When: policy.When{
				Kind: kinds(aftersales.ReturnRefund), State: state(aftersales.Inspecting), By: parties(order.Seller), Status: status(order.AwaitingReceipt),
			},
			Source: sellerHelp("with the goods back the seller files the request to cancel, and support carries it out"),
		},
		"refused_back": {
			When: policy.When{
				Kind: kinds(aftersales.ReturnRefund, aftersales.Exchange), State: state(aftersales.ReturnRefused),
				By: parties(order.Buyer, order.Seller), Status: status(order.AwaitingReceipt),
			},
			Source: chosen("no page says who decides about goods that are refused when they come back: here support"),
		},
	}
}
