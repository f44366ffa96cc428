package taobao

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

// swaps are the times of exchanges, and of repairs where there are any.
func swaps(v version) map[string]policy.DeadlineRule {
	rules := map[string]policy.DeadlineRule{
		"answer_exchange": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.Exchange)},
			Timer: "answer", Span: *span(2, policy.Days, policy.FromState), Expiry: string(aftersales.EventExpiredReturn),
			Source: chosen("2 days, as for a return or a repair"),
		},
		"exchange": { // one time for both: to confirm that the goods are back, and to send others
			When: policy.When{
				State: state(aftersales.ReturnInTransit, aftersales.Inspecting, aftersales.AwaitingReplacement), Kind: kind(aftersales.Exchange),
			},
			Timer: "replacing", Span: *span(10, policy.Days, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredRefund),
			Source: since2023(v, "10 days to confirm the goods that came back and to send others, then it is refunded"),
		},
		"replacement": { // of goods that were not sent back
			When: policy.When{State: state(aftersales.AwaitingReplacement)}, Timer: "replacing",
			Span: *span(10, policy.Days, policy.FromState), Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("10 days, as where the goods were sent back"),
		},
		"replacement_ruled": { // the platform decided: the seller's time begins with that
			When: policy.When{State: state(aftersales.AwaitingReplacement), Kind: swapped(v), By: buyer()}, Timer: "replacing",
			Span: *span(10, policy.Days, policy.FromRuling), Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("10 days since the platform decided"),
		},
		"replacement_received": {
			When: policy.When{State: state(aftersales.ReplacementInTransit)}, Span: *span(10, policy.Days, policy.FromState),
			Expiry: string(aftersales.EventExpiredReplaced),
			Source: policy.Source{
				Source: "general knowledge", AsOf: "2026-11-01", Confidence: policy.Weak, Unsure: true, Note: "10 days, as for an express parcel",
			},
		},
	}
	if v.repairs {
		rules["answer_repair"] = policy.DeadlineRule{
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.Repair)},
			Timer: "answer", Span: *span(2, policy.Days, policy.FromState), Expiry: string(aftersales.EventExpiredReturn),
			Source: since2023(v, "2 days, then it is agreed to"),
		}
		rules["repair"] = policy.DeadlineRule{
			When: policy.When{
				State: state(aftersales.ReturnInTransit, aftersales.Inspecting, aftersales.AwaitingReplacement), Kind: kind(aftersales.Repair),
			},
			Timer: "replacing", Span: *span(30, policy.Days, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredRefund),
			Source: since2023(v, "30 days without the repaired goods, then it is refunded; counted since the buyer sent them, which the page does not say"),
		}
	}
	return rules
}

// swapped are the kinds that ask for goods.
func swapped(v version) []aftersales.Kind {
	if v.repairs {
		return kind(aftersales.Exchange, aftersales.Repair)
	}
	return kind(aftersales.Exchange)
}
