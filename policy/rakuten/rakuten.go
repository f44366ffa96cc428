package rakuten

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id.
const ID = "rakuten"

// Policy returns the rules of Rakuten Ichiba. Change the value, or lay a patch over it with Adjust, for those of one shop.
func Policy() policy.Policy {
	return policy.Policy{
		ID: ID, Title: "Rakuten Ichiba", Zone: "Asia/Tokyo",
		ShipDuringCase: aftersales.CloseCase, // a shop that ships has decided
		Offers:         []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund},
		Terms:          refund.Terms{Freight: refund.FreightApportioned, ExpiredPoints: refund.RestorePoints},
		TermsFor:       termsFor(),
		Requests:       requests(),
		Reasons:        reasons(),
		Escalations:    escalations(),
		Deadlines:      deadlines(),
		Choices:        choices(),
		Funding:        funding(),
		Appeals:        appeals(),
		Names:          names(),
		Source: policy.Source{
			Source: anshinRules, AsOf: "2008-03-20", Confidence: policy.Official, Note: "points that paid come back as points; all else is chosen",
		},
	}
}

// funding: the mall pays a compensation, up to its limit with the shipping.
func funding() map[string]policy.FundingRule {
	return map[string]policy.FundingRule{
		"anshin": {
			When:  policy.When{Facts: map[string][]string{"compensation": {"anshin"}}},
			Bears: order.Platform, Most: money.MustParse("300000", "JPY"),
			Source: from(anshinPage, "each transaction, shipping included; also "+anshinNews),
		},
	}
}

// appeals: what the mall paid it may ask back from the shop.
func appeals() map[string]policy.AppealRule {
	return map[string]policy.AppealRule{
		"recovery": {
			When: policy.When{By: []order.Party{order.Platform}, Facts: map[string][]string{"compensation": {"anshin"}}},
			Do:   aftersales.FileClaim{}.Name(), Source: chosen("whether and when the mall asks the shop is not said"),
		},
	}
}

func termsFor() map[string]policy.TermsRule {
	return map[string]policy.TermsRule{
		"change_of_mind": {
			When:   policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}, Reason: []aftersales.Reason{aftersales.Unwanted}},
			Terms:  refund.Terms{ExpiredPoints: refund.RestorePoints, ReturnFreight: refund.BuyerPays},
			Source: chosen("the shop's terms say; here the buyer bears the freight both ways"),
		},
	}
}

// names are the mall's words for orders; the two of an order that waits are recalled and were not found.
func names() map[string]policy.NameRule {
	name := func(says string, c policy.Confidence, s order.Status) policy.NameRule {
		return policy.NameRule{Says: says, Statuses: []order.Status{s}, Source: policy.Source{
			Source: "Rakuten order status", AsOf: read, Confidence: c, Unsure: c == policy.Weak,
		}}
	}
	return map[string]policy.NameRule{
		"入金待ち":  name("the payment is awaited", policy.Weak, order.PendingPayment),
		"発送待ち":  name("the shipment is awaited", policy.Weak, order.PendingShipment),
		"発送済":   name("it was sent", policy.Reported, order.AwaitingReceipt),
		"完了":    name("it is complete", policy.Weak, order.Completed),
		"キャンセル": name("it was cancelled", policy.Reported, order.Closed),
	}
}
