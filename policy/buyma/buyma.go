package buyma

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id.
const ID = "buyma"

// Policy returns BUYMA's rules.
func Policy() policy.Policy {
	return policy.Policy{
		ID:             ID,
		Title:          "BUYMA",
		Zone:           "Asia/Tokyo",
		ShipDuringCase: aftersales.RefuseShipping,
		Capture:        aftersales.CaptureOnPayment,
		CaptureFor:     authorised(),
		ReturnAddress:  policy.Optional,
		Terms:          terms(refund.FullFreight, refund.LiablePays),
		TermsFor:       itemPriceOnly(),
		Requests:       requests(),
		Reasons:        reasons(),
		Escalations:    support(),
		Deadlines:      deadlines(),
		Extensions:     extensions(),
		Holds:          holds(),
		Notices:        notices(),
		Permits:        permits(),
		Funding:        funding(),
		Choices:        choices(),
		Appeals:        appeals(),
		Metrics:        metrics(),
		Names:          names(),
		Source: help("buy/cancel/3503", "BUYMA refunds, never the seller: card and Paidy are let go of, a debit card's issuer gives back, a PayPay balance is restored, "+
			"points come back by themselves; of coupons and of the system fee nothing is said"),
	}
}

// authorised are the payments that are only authorised until the shipment, and let go of by a cancellation.
func authorised() map[string]policy.CaptureRule {
	return map[string]policy.CaptureRule{
		"authorised": {
			When: policy.When{Tender: []string{"card", "paidy"}}, Capture: aftersales.CaptureOnShipment,
			Source: help("buy/cancel/3503", "card and Paidy: the authorisation is let go of"),
		},
	}
}

// terms give back all that was paid.
func terms(freight refund.FreightRule, back refund.PayerRule) refund.Terms {
	return refund.Terms{Freight: freight, ReturnFreight: back}
}

// itemPriceOnly: the return compensation gives the price of the article, and nothing for sending it.
func itemPriceOnly() map[string]policy.TermsRule {
	return map[string]policy.TermsRule{
		"compensation": {
			When: policy.When{
				Kind: kinds(aftersales.ReturnRefund), Reason: reasonsOfCompensation(), Facts: map[string][]string{"anshin_plus": {"yes"}},
			},
			Terms:  terms(refund.NoFreight, refund.LiablePays),
			Source: optionPages("the buyer gets the price of the article"),
		},
	}
}

func requests() map[string]policy.Request {
	rules := cancels()
	maps.Copy(rules, returns())
	maps.Copy(rules, losses())
	return rules
}

// permits: support and BUYMA's own warehouse do what the seller does elsewhere.
func permits() map[string]policy.PermitRule {
	notHis := func(do string) policy.PermitRule {
		return policy.PermitRule{
			When: policy.When{
				Kind: kinds(aftersales.ReturnRefund), By: parties(order.Seller), Reason: reasonsOfCompensation(),
				Facts: map[string][]string{"anshin_plus": {"yes"}},
			},
			Do: do, Permission: policy.Forbid, Source: chosen("the seller keeps his money, so what comes back is not his to take or to refuse"),
		}
	}
	return map[string]policy.PermitRule{
		"no_offers": {
			Do: aftersales.Offer{}.Name(), Permission: policy.Forbid,
			Source: unsure(returnHelp("the deal is undone whole or goes on: no page knows a part of the price, so none is offered")),
		},
		"compensation_received": notHis(aftersales.Receive{}.Name()),
		"compensation_refused":  notHis(aftersales.RefuseReturn{}.Name()),
		"support_executes": {
			When: policy.When{Kind: kinds(aftersales.ReturnRefund), By: []order.Party{order.Seller}},
			Do:   aftersales.Inspect{}.Name(), Permission: policy.Forbid,
			Source: sellerHelp("the seller confirms that the goods are back and asks to cancel; support carries it out"),
		},
	}
}

func choices() map[string]policy.Choice {
	return map[string]policy.Choice{
		"not_agreed": {
			Do: aftersales.Reject{}.Name(), Event: aftersales.EventRejectedFinally,
			Source: returnHelp("without agreement nothing goes back; what is sent back all the same counts as a refusal to receive, and the deal is completed"),
		},
	}
}

// metrics are events; when BUYMA takes the transfer from a buyer is its own matter.
func metrics() map[string]policy.MetricRule {
	return map[string]policy.MetricRule{
		"unpaid": {
			When:  policy.When{Kind: kinds(aftersales.Cancel), Reason: []aftersales.Reason{aftersales.BuyerUnpaid}, By: []order.Party{order.Timer}},
			Event: aftersales.EventVoided, Metric: "unpaid_by_buyer", Weight: 1, Against: order.Buyer,
			Source: cancelHelp("who lets it happen again and again may not pay by transfer any more; how often is not said: here each time is counted"),
		},
	}
}

func kinds(k ...aftersales.Kind) []aftersales.Kind { return k }

func status(s ...order.Status) []order.Status { return s }

func parties(p ...order.Party) []order.Party { return p }
