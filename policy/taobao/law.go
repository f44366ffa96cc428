package taobao

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// refusals say whom the law gives a right that the seller cannot refuse. The goods themselves he may refuse when they come
// back, for they must be as they were.
func refusals() map[string]policy.RefusalRule {
	right := policy.When{
		Kind: kind(aftersales.ReturnRefund), State: state(aftersales.AwaitingSeller), Goods: goods(aftersales.Received), Reason: noReason(),
	}
	category, agreed := right, right
	category.Includes = []string{"custom", "perishable", "opened_digital", "newspaper"}
	agreed.Facts, agreed.By = fact("no_reason", "excluded"), []order.Party{order.Seller}
	return map[string]policy.RefusalRule{
		"no_reason": {When: right, Refusal: policy.Forbid, Source: law(noReasonLaw, "within 7 days no reason is needed")},
		"no_reason_category": {
			When: category, Source: law(noReasonLaw, "but for custom-made and perishable goods, opened digital and audiovisual ones, newspapers"),
		},
		"no_reason_agreed": {
			When: agreed, Source: law(noReasonLaw, "but for other goods that are not fit for it, if the buyer confirmed that when he bought"),
		},
	}
}

// alarms tell the platform of what the law does not allow; they decide nothing. They are set where nothing else comes sooner.
func alarms(v version) map[string]policy.DeadlineRule {
	paid := state(aftersales.Refunding, aftersales.RefundFailed, aftersales.ManualRefund)
	back := state(aftersales.ReturnRefused, aftersales.Arbitrating)
	if !v.signed { // the seller has ten days, and the law gives him seven
		back = append(back, aftersales.ReturnInTransit)
	}
	rules := map[string]policy.DeadlineRule{}
	for _, r := range []struct {
		name   string
		kind   aftersales.Kind
		states []aftersales.State
		span   *policy.Span
		source policy.Source
	}{
		{
			"refund_by_law", aftersales.ReturnRefund, back, span(7, policy.Days, policy.FromReturnDelivery),
			law(noReasonLaw, "refund within 7 days of receiving the goods that came back"),
		},
		{
			"unlawful_delay", aftersales.ReturnRefund, append(state(aftersales.Arbitrating), paid...), span(15, policy.Days, policy.FromReturnDelivery),
			law(delayLaw, "more than 15 days without a refund after the goods were received is an unlawful delay"),
		},
		{
			"return_delay", aftersales.ReturnRefund, state(aftersales.Arbitrating), span(15, policy.Days, policy.FromOpening),
			law(delayLaw, "more than 15 days in which a return is not handled is one, too"),
		},
		{
			"prepaid_delay", aftersales.RefundOnly, paid, span(15, policy.Days, policy.FromOpening),
			law(delayLaw, "so are more than 15 days for what was paid in advance"),
		},
	} {
		rules[r.name] = policy.DeadlineRule{
			When: policy.When{State: r.states, Kind: kind(r.kind)}, Span: *r.span,
			Expiry: string(aftersales.EventReminded), To: order.Platform, Source: r.source,
		}
	}
	return rules
}
