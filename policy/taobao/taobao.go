package taobao

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id, with each of its versions.
const ID = "taobao"

// Policy returns the rules of Taobao and Tmall as they are now, the last of Versions.
func Policy() policy.Policy {
	all := Versions()
	return all[len(all)-1]
}

// rules are those of a version.
func rules(v version) policy.Policy {
	return policy.Policy{
		ID:             ID,
		Version:        v.name,
		InForce:        v.since,
		Title:          "Taobao and Tmall",
		Zone:           "Asia/Shanghai",
		ShipDuringCase: aftersales.CloseCase,
		Offers:         kind(aftersales.RefundOnly, aftersales.ReturnRefund),
		Terms:          terms(refund.FreightApportioned), // of what was shipped freight goes back for a fault alone, for those units
		TermsFor: map[string]policy.TermsRule{
			"before_shipment": {
				When: policy.When{Goods: goods(aftersales.NotShipped)}, Terms: terms(refund.FreightWithLast),
				Source: chosen("the freight goes back with the last line, whoever is liable"),
			},
		},
		Requests:    requests(v),
		Reasons:     reasons(),
		Escalations: escalations(),
		Refusals:    refusals(),
		Deadlines:   deadlines(v),
		Choices:     choices(),
		Names:       names(),
		Source:      chosen(v.says),
	}
}

func escalations() map[string]policy.EscalationRule {
	return map[string]policy.EscalationRule{
		"after_rejection": {
			When:   policy.When{State: state(aftersales.Rejected, aftersales.ReturnRefused), By: buyer()},
			Source: reported(guidelines+"; "+baobaocun, "the buyer changes the request or asks for intervention"),
		},
		"third_day": {
			When: policy.When{
				State: state(
					aftersales.AwaitingSeller, aftersales.ReturnInTransit, aftersales.AwaitingReplacement,
					aftersales.ReplacementInTransit,
				),
				By: buyer(),
			},
			From: span(3, policy.Days, policy.FromOpening),
			Source: policy.Source{
				Source: "wodefinance.com, an older text", AsOf: "2026-11-01", Confidence: policy.Weak, Unsure: true,
				Note: "from day 3 of the request on; counted here as three full days",
			},
		},
	}
}

func choices() map[string]policy.Choice {
	return map[string]policy.Choice{
		"receipt": { // who confirms that the goods are back agrees to the refund; who does not want them refuses them
			When: policy.When{Kind: kind(aftersales.ReturnRefund)}, Do: aftersales.Receive{}.Name(),
			Event: aftersales.EventReceivedRefund, Source: api("WAIT_SELLER_CONFIRM_GOODS leads to SUCCESS"),
		},
		"not_intercepted": { // the parcel could not be stopped: the seller answers, as for any that is on its way
			When: policy.When{Kind: kind(aftersales.RefundOnly)}, Do: aftersales.InterceptFailed{}.Name(),
			Event: aftersales.EventInterceptionFailed, Source: chosen("what follows is not said"),
		},
	}
}

// terms are those about money, with what goes back of the freight where not the buyer is liable.
func terms(fault refund.FreightRule) refund.Terms {
	return refund.Terms{
		Freight: refund.FreightWithLast, FaultFreight: fault, Promotion: refund.KeepPromotions, Slack: refund.ForfeitSlack,
		ReturnFreight: refund.LiablePays,
	}
}
