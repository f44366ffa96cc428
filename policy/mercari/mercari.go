package mercari

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id.
const ID = "mercari"

// Policy returns Mercari's rules.
func Policy() policy.Policy {
	return policy.Policy{
		ID:             ID,
		Title:          "Mercari",
		Zone:           "Asia/Tokyo",
		ShipDuringCase: aftersales.RefuseShipping,
		ReturnAddress:  policy.Optional,
		Terms:          terms(refund.GracePoints, 5),
		TermsFor:       pointsThatLapse(),
		Requests:       requests(),
		Reasons:        reasons(),
		Escalations:    office(),
		Deadlines:      deadlines(),
		Extensions:     extensions(),
		Holds:          holds(),
		Permits:        permits(),
		Choices:        choices(),
		Metrics:        metrics(),
		Names:          names(),
		Source:         refundPages("all of it goes back, never a part; points that have expired are valid for 5 days more; nobody says what becomes of a coupon: here it is used up"),
	}
}

// terms give back all that was paid, the payment fee too, and who is liable bears what a return costs.
func terms(expired refund.ExpiryRule, days int) refund.Terms {
	return refund.Terms{
		Freight:       refund.FullFreight,
		ExpiredPoints: expired,
		GraceDays:     days,
		ReturnFreight: refund.LiablePays,
	}
}

func pointsThatLapse() map[string]policy.TermsRule {
	return map[string]policy.TermsRule{
		"d_points": {
			When:   policy.When{Facts: map[string][]string{"points_kind": {"d_points"}}},
			Terms:  terms(refund.LapsePoints, 0),
			Source: refundPages("d Points that have expired do not come back"),
		},
	}
}

func requests() map[string]policy.Request {
	rules := cancels()
	maps.Copy(rules, shipped())
	return rules
}

func permits() map[string]policy.PermitRule {
	return map[string]policy.PermitRule{
		"no_offers": {
			Do: aftersales.Offer{}.Name(), Permission: policy.Forbid,
			Source: weak(refundPages("nothing between all and nothing was found: no part is offered, and no other kind")),
		},
	}
}

func choices() map[string]policy.Choice {
	return map[string]policy.Choice{
		"refused_application": {
			When: policy.When{Kind: kinds(aftersales.Cancel)}, Do: aftersales.Reject{}.Name(), Event: aftersales.EventRejectedFinally,
			Source: lateShipmentPages("an application that is not agreed to leaves the deal as it is; who disputes that goes to the office"),
		},
		"back_with_the_seller": {
			When: policy.When{Kind: kinds(aftersales.ReturnRefund)}, Do: aftersales.Receive{}.Name(), Event: aftersales.EventReceivedRefund,
			Source: olderHelp("the purchase is called off once the seller has confirmed that the goods are back"),
		},
	}
}

// metrics are events; what an account must do before it is warned, limited or expelled is the platform's matter.
func metrics() map[string]policy.MetricRule {
	unpaid := func(facts map[string][]string) policy.When {
		return policy.When{
			Kind: kinds(aftersales.Cancel), Reason: []aftersales.Reason{aftersales.BuyerUnpaid}, By: []order.Party{order.Seller}, Facts: facts,
		}
	}
	selfInterested := func(reasons ...aftersales.Reason) policy.When {
		return policy.When{Kind: kinds(aftersales.Cancel), Reason: reasons}
	}
	nuisance := unpaidPages("to call off for one's own sake is a nuisance: a warning, a limit for a time, one without end, and at last the account is closed")
	return map[string]policy.MetricRule{
		"unpaid": {
			When: unpaid(nil), Event: aftersales.EventVoided, Metric: "unpaid_by_buyer", Weight: 1, Against: order.Buyer,
			Source: unpaidPages("the seller called it off alone, for the payment never came"),
		},
		"report": {
			When: unpaid(map[string][]string{"report": {"yes"}}), Event: aftersales.EventVoided, Metric: "reported", Weight: 1,
			Against: order.Buyer, Source: unpaidPages("with the cancellation the seller may report the buyer"),
		},
		"nuisance_by_seller": {
			When: selfInterested(aftersales.OutOfStock, aftersales.PriceError), Event: aftersales.EventApprovedRefund,
			Metric: "nuisance", Weight: 1, Against: order.Seller, Source: nuisance,
		},
		"nuisance_by_buyer": {
			When: selfInterested(aftersales.BuyerRequested), Event: aftersales.EventApprovedRefund,
			Metric: "nuisance", Weight: 1, Against: order.Buyer, Source: nuisance,
		},
	}
}

func kinds(k ...aftersales.Kind) []aftersales.Kind { return k }
