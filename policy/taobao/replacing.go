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
		"exchange": {
			When:  policy.When{State: state(aftersales.ReturnInTransit, aftersales.Inspecting), Kind: kind(aftersales.Exchange)},
			Timer: "replacing", Span: *span(10, policy.Days, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredRefund),
			Source: since2023(v, "10 days to confirm the goods that came back and to send others, then it is refunded"),
		},
		"exchange_sent": {
			When:  policy.When{State: state(aftersales.AwaitingReplacement), Kind: kind(aftersales.Exchange)},
			Timer: "replacing", Span: sent(10), Expiry: string(aftersales.EventExpiredRefund),
			Source: since2023(v, "the same 10 days; never less than 2 once others are due, which is chosen"),
		},
		"replacement": { // of goods that were not sent back
			When: policy.When{State: state(aftersales.AwaitingReplacement)}, Timer: "replacing",
			Span: *span(10, policy.Days, policy.FromState), Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("10 days, as where the goods were sent back"),
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
			When:  policy.When{State: state(aftersales.ReturnInTransit, aftersales.Inspecting), Kind: kind(aftersales.Repair)},
			Timer: "replacing", Span: *span(30, policy.Days, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredRefund),
			Source: since2023(v, "30 days without the repaired goods, then it is refunded; counted since the buyer sent them, which the page does not say"),
		}
		rules["repair_sent"] = policy.DeadlineRule{
			When:  policy.When{State: state(aftersales.AwaitingReplacement), Kind: kind(aftersales.Repair)},
			Timer: "replacing", Span: sent(30), Expiry: string(aftersales.EventExpiredRefund),
			Source: since2023(v, "the same 30 days; never less than 2 once the goods are repaired, which is chosen"),
		}
	}
	return rules
}

// sent is one time for both: to take in what came back, and to send something. Where the platform decided that late, or the seller
// agreed after all, two days are left for it.
func sent(days int64) policy.Span {
	since := span(days, policy.Days, policy.FromReturnShipment)
	since.LaterOf = span(2, policy.Days, policy.FromState)
	return *since
}

// swapped are the kinds that ask for goods.
func swapped(v version) []aftersales.Kind {
	if v.repairs {
		return kind(aftersales.Exchange, aftersales.Repair)
	}
	return kind(aftersales.Exchange)
}
