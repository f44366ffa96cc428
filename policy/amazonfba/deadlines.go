package amazonfba

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

func deadlines() map[string]policy.DeadlineRule {
	waits := []aftersales.State{aftersales.AwaitingSeller}
	span := func(from policy.Anchor, n int64, unit policy.Unit) policy.Span {
		return policy.Span{Anchor: from, Amount: n, Unit: unit}
	}
	return map[string]policy.DeadlineRule{
		"authorization": {
			When:  policy.When{State: waits, Kind: []aftersales.Kind{aftersales.ReturnRefund}},
			Timer: "answer", Span: span(policy.FromState, 1, policy.Minutes), Expiry: string(aftersales.EventExpiredReturn),
			Source: noted(official(returnsPage), "authorized at once: a minute stands for that"),
		},
		"answer_refund": {
			When:  policy.When{State: waits, Kind: []aftersales.Kind{aftersales.RefundOnly}},
			Timer: "answer", Span: span(policy.FromState, 3, policy.Days), Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("no page gives a time in which Amazon looks for a parcel of its own"),
		},
		"answer_cancel": {
			When:  policy.When{State: waits, Kind: []aftersales.Kind{aftersales.Cancel}},
			Timer: "answer", Span: span(policy.FromState, 1, policy.Days), Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("no page gives a time: what is not being shipped by then is cancelled"),
		},
		"offer": {
			When: policy.When{
				State: []aftersales.State{aftersales.AwaitingBuyer}, Kind: []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund},
			},
			Span: span(policy.FromState, 3, policy.Days), Expiry: string(aftersales.EventExpiredDecline), Source: chosen("an offer is not answered for ever"),
		},
		"unreturned": {
			When:   policy.When{State: []aftersales.State{aftersales.AwaitingReturn}},
			Span:   span(policy.FromOpening, 45, policy.Days),
			Expiry: string(aftersales.EventExpiredClose),
			Source: doubted(dated(reported("sitruna.com, Amazon's returns policy"), "2023-01-21"), "a newer figure of 60 days is remembered; where the refund was advanced Amazon charges the buyer then, and credits the seller"),
		},
		"after_refusal": {
			When: policy.When{State: []aftersales.State{aftersales.ReturnRefused}},
			Span: span(policy.FromState, 30, policy.Days), Expiry: string(aftersales.EventExpiredClose),
			Source: chosen("goods that Amazon does not take back go to the buyer again"),
		},
		"arrival": {
			When:   policy.When{State: []aftersales.State{aftersales.ReturnInTransit, aftersales.Inspecting}},
			Span:   span(policy.FromReturnShipment, 45, policy.Days),
			Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("what the carrier never scanned counts as sent"),
		},
	}
}
