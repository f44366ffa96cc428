package buyma

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// extensions: the seller asks for more time to send, and the buyer agrees or not.
func extensions() map[string]policy.ExtensionRule {
	return map[string]policy.ExtensionRule{
		shipBy: {
			Timer: shipBy, By: parties(order.Seller), Consent: order.Buyer,
			Length: policy.Length{Amount: 7, Unit: policy.Days}, // who names no day asks for a week, which nobody says
			Source: unsure(shipByHelp("before it ends, with the buyer's consent, again and again unless he refused or set the day himself; a refusal cancels nothing. How far depends on the means of payment: the numbers are cut off, so there is no end here; the week for who names no day is chosen. Also qa.buyma.com/bm/1009")),
		},
	}
}

// holds: the buyer puts the settlement off (決済保留).
func holds() map[string]policy.HoldRule {
	hold := func(when policy.When, most policy.Span, source policy.Source) policy.HoldRule {
		return policy.HoldRule{When: when, Timer: completion, By: parties(order.Buyer), Most: most, Source: source}
	}
	return map[string]policy.HoldRule{
		"settlement": hold(policy.When{}, policy.Span{Anchor: policy.FromShipment, Amount: 2, Unit: policy.Months},
			holdHelp("at most two months from the ship notice; then BUYMA completes")),
		"settlement_d_keitai": hold(policy.When{Facts: map[string][]string{"payment": {"d_keitai"}}}, policy.Span{Anchor: policy.FromFact("hold_until"), Unit: policy.Days, Round: policy.EndOfDay},
			holdHelp("paid by d-keitai: until the 25th of the second month after the order; the order's fact hold_until names that day, for no span counts to a day of a month")),
	}
}

// notices are told, and stop no clock: who needs more time asks for it.
func notices() map[string]policy.NoticeRule {
	told := func(do, note string, by ...order.Party) policy.NoticeRule {
		return policy.NoticeRule{
			Do: do, By: by, Source: policy.Source{Source: "an article for BUYMA's sellers about bad news for the buyer", AsOf: read, Confidence: policy.Weak, Note: note},
		}
	}
	return map[string]policy.NoticeRule{
		"late":    told(aftersales.ReportDelay{}.Name(), "why it is late, and about when it comes", order.Seller),
		"customs": told(aftersales.ReportCustoms{}.Name(), "the customs take two or three days, sometimes a week and more, and nobody can do anything about it", order.Seller, order.Carrier),
	}
}
