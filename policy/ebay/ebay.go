package ebay

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id.
const ID = "ebay"

// Policy returns eBay's rules. Change the value, or lay a patch over it with Adjust, for one of your own.
func Policy() policy.Policy {
	return policy.Policy{
		ID: ID, Title: "eBay", Zone: "America/Los_Angeles",
		ShipDuringCase: aftersales.CloseCase, // uploading a tracking number answers a request to cancel
		Offers: []aftersales.Kind{
			aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange, aftersales.Resend,
		},
		Caps:                 caps(),
		DeductionAfterRuling: policy.Forbid,
		Terms:                refund.Terms{Freight: refund.FreightApportioned},
		TermsFor:             termsFor(),
		Requests:             requests(),
		Reasons:              reasons(),
		Escalations:          escalations(),
		Refusals:             refusals(),
		Deadlines:            deadlines(),
		Permits:              permits(),
		Choices:              choices(),
		Appeals:              appeals(),
		Metrics:              metrics(),
		Names:                names(),
		Source:               noted(from(returnPage), "what a seller may offer; no deduction after a decision by "+mbgMirror+"; zone and shipping during a request are chosen"),
	}
}
