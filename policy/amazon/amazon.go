package amazon

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

// ID is the policy's id.
const ID = "amazon"

// Policy returns Amazon's rules for orders that the seller sends himself. Where a market differs, the fact market says which
// it is: us (also where nobody says), uk, de, jp, br or it.
func Policy() policy.Policy {
	return policy.Policy{
		ID:             ID,
		Title:          "Amazon, fulfilled by the seller",
		Zone:           "America/Los_Angeles",
		Capture:        aftersales.CaptureOnShipment,
		ShipDuringCase: aftersales.CloseCase,
		Offers:         []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange, aftersales.Resend},
		Caps:           caps(),
		Terms:          usualTerms(),
		TermsFor:       termsFor(),
		Requests:       requests(),
		Reasons:        reasons(),
		Escalations:    escalations(),
		Refusals:       refusals(),
		Deadlines:      deadlines(),
		Permits:        permits(),
		Funding:        funding(),
		Choices:        choices(),
		Appeals:        appeals(),
		Metrics:        metrics(),
		Names:          names(),
		Source:         noted(official(cancellationsUS), "the money by the pages on returns and first scans; the zone is that of amazon.com"),
	}
}

func requests() map[string]policy.Request {
	rules := cancellations()
	maps.Copy(rules, returns())
	maps.Copy(rules, parcels())
	maps.Copy(rules, resolutions())
	return rules
}

func deadlines() map[string]policy.DeadlineRule {
	rules := shipping()
	maps.Copy(rules, answers())
	maps.Copy(rules, contacts())
	maps.Copy(rules, goodsBack())
	maps.Copy(rules, replacing())
	maps.Copy(rules, claimClocks())
	return rules
}
