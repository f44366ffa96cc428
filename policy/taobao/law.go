package taobao

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// refusals say whom the law gives a right that the seller cannot refuse. The goods themselves he may refuse when they come
// back, for they must be as they were.
func refusals() map[string]policy.RefusalRule {
	right := policy.When{Kind: kind(aftersales.ReturnRefund), State: state(aftersales.AwaitingSeller), Reason: noReason(), Goods: goods(aftersales.Received)}
	category, agreed := right, right
	category.Category = []string{"custom", "perishable", "opened_digital", "newspaper"}
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

// alarms tell the platform of what the law does not allow; they decide nothing.
func alarms() map[string]policy.DeadlineRule {
	open := []aftersales.State{
		aftersales.ReturnInTransit, aftersales.ReturnRefused, aftersales.Arbitrating, aftersales.Refunding, aftersales.RefundFailed,
		aftersales.ManualRefund,
	}
	paid := state(aftersales.Refunding, aftersales.RefundFailed, aftersales.ManualRefund)
	return map[string]policy.DeadlineRule{
		"refund_by_law": {
			When: policy.When{State: open, Kind: kind(aftersales.ReturnRefund)}, Span: *span(7, policy.Days, policy.FromReturnDelivery),
			Expiry: string(aftersales.EventReminded), To: order.Platform,
			Source: law(noReasonLaw, "refund within 7 days of receiving the goods that came back"),
		},
		"unlawful_delay": {
			When: policy.When{State: open, Kind: kind(aftersales.ReturnRefund)}, Span: *span(15, policy.Days, policy.FromReturnDelivery),
			Expiry: string(aftersales.EventReminded), To: order.Platform,
			Source: law(delayLaw, "more than 15 days without a refund after the goods were received is an unlawful delay"),
		},
		"return_delay": {
			When: policy.When{State: state(aftersales.AwaitingSeller, aftersales.AwaitingBuyer, aftersales.Rejected, aftersales.Arbitrating), Kind: kind(aftersales.ReturnRefund)},
			Span: *span(15, policy.Days, policy.FromOpening), Expiry: string(aftersales.EventReminded), To: order.Platform,
			Source: law(delayLaw, "more than 15 days in which a return is not handled is one, too"),
		},
		"prepaid_delay": {
			When: policy.When{State: paid, Kind: kind(aftersales.RefundOnly)}, Span: *span(15, policy.Days, policy.FromOpening),
			Expiry: string(aftersales.EventReminded), To: order.Platform,
			Source: law(delayLaw, "so are more than 15 days for what was paid in advance"),
		},
	}
}
