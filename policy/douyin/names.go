package douyin

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// names are the codes of a case (aftersale_status), of its money (refund_status, under refund_ and the code) and of an order
// that was refunded (main_status, under order_ and the code).
func names() map[string]policy.NameRule {
	swap := kind(aftersales.Exchange, aftersales.Repair)
	rules := map[string]policy.NameRule{}
	for _, r := range []struct {
		code, says string
		kinds      []aftersales.Kind
		states     []aftersales.State
	}{
		{"6", "the seller agrees or not", nil, state(aftersales.AwaitingSeller)},
		{"7", "the buyer sends back", nil, state(aftersales.AwaitingReturn)},
		{"8", "the seller sends", kind(aftersales.Exchange, aftersales.Resend, aftersales.Repair), state(aftersales.AwaitingReplacement)},
		{"11", "the seller agrees a second time or not: the goods come back", nil, state(aftersales.ReturnInTransit)},
		{"12", "done", nil, state(aftersales.Refunded, aftersales.PartiallyRefunded)},
		{"13", "the buyer receives what was sent in exchange", kind(aftersales.Exchange, aftersales.Resend, aftersales.Repair), state(aftersales.ReplacementInTransit)},
		{"3", "the same", kind(aftersales.Exchange, aftersales.Resend, aftersales.Repair), state(aftersales.ReplacementInTransit)},
		{"14", "exchanged", kind(aftersales.Exchange, aftersales.Resend, aftersales.Repair), state(aftersales.Replaced)},
		{"27", "refused for the first time", nil, state(aftersales.Rejected)},
		{"28", "failed, or closed", nil, state(aftersales.Closed)},
		{"29", "refused for the second time: the goods that came back", append(swap, aftersales.ReturnRefund), state(aftersales.ReturnRefused)},
		{"refund_1", "nothing is paid yet", nil, state(
			aftersales.AwaitingSeller, aftersales.AwaitingBuyer, aftersales.Intercepting, aftersales.Rejected, aftersales.AwaitingReturn,
			aftersales.ReturnInTransit, aftersales.Inspecting, aftersales.ReturnRefused, aftersales.Arbitrating,
		)},
		{"refund_2", "being paid", nil, state(aftersales.Refunding, aftersales.ManualRefund)},
		{"refund_3", "paid", nil, state(aftersales.Refunded, aftersales.PartiallyRefunded)},
		{"refund_4", "it failed", nil, state(aftersales.RefundFailed)},
		{"refund_5", "paid, and recovered from the seller", nil, state(aftersales.Refunded, aftersales.PartiallyRefunded)},
	} {
		rules[r.code] = policy.NameRule{Says: r.says, Kinds: r.kinds, States: r.states, Source: sdk("")}
	}
	for _, r := range []struct {
		code, says string
		status     order.Status
	}{
		{"order_21", "refunded before the shipment", order.Closed},
		{"order_22", "refunded after the shipment", order.Closed},
		{"order_39", "refunded after the receipt", order.Completed},
	} {
		rules[r.code] = policy.NameRule{Says: r.says, Statuses: []order.Status{r.status}, Source: policy.Source{
			Source: "op.jinritemai.com, order main_status as users quote it", AsOf: "2026-11-01", Confidence: policy.Reported,
		}}
	}
	return rules
}
