package ebay

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// The metrics that eBay counts beside those of the library. Its transaction defects, orders that the seller cancelled for want
// of stock and cases closed without him, are order_defect. Rates are the account's matter.
const (
	// MetricUnresolved counts cases that eBay closed without the seller's solution.
	MetricUnresolved = "closed_without_resolution"
	// MetricFeedbackBarred counts orders about which the buyer may leave no bad feedback.
	MetricFeedbackBarred = "feedback_barred"
)

func metrics() map[string]policy.MetricRule {
	cancel := []aftersales.Kind{aftersales.Cancel}
	rule := func(e aftersales.Event, metric string, against order.Party, w policy.When, s policy.Source) policy.MetricRule {
		return policy.MetricRule{When: w, Event: e, Metric: metric, Weight: 1, Against: against, Source: s}
	}
	noStock := policy.When{Kind: cancel, Reason: []aftersales.Reason{aftersales.OutOfStock}}
	notPaid := policy.When{Kind: cancel, Reason: unpaid()}
	lost := policy.When{Liable: []order.Party{order.Seller}}
	silent := policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}, Reason: defects()}
	defect := noted(from(levels), "cases that end for the seller, or by nobody's fault, do not count")
	feedback := said("grumpycherry.com, copy of the help page")
	rules := map[string]policy.MetricRule{
		"out_of_stock":           rule(aftersales.EventCancelled, aftersales.MetricOrderDefect, order.Seller, noStock, from(cancelPage)),
		"out_of_stock_unpaid":    rule(aftersales.EventVoided, aftersales.MetricOrderDefect, order.Seller, noStock, from(cancelPage)),
		"unpaid":                 rule(aftersales.EventVoided, aftersales.MetricUnpaidByBuyer, order.Buyer, notPaid, from(unpaidPage)),
		"unpaid_feedback":        rule(aftersales.EventVoided, MetricFeedbackBarred, order.Buyer, notPaid, from(unpaidPage)),
		"cancelled_feedback":     rule(aftersales.EventApprovedRefund, MetricFeedbackBarred, order.Buyer, policy.When{Kind: cancel}, feedback),
		"ruled_refund":           rule(aftersales.EventRuledRefund, aftersales.MetricOrderDefect, order.Seller, lost, defect),
		"ruled_return":           rule(aftersales.EventRuledReturn, aftersales.MetricOrderDefect, order.Seller, lost, defect),
		"silent_return":          rule(aftersales.EventExpiredRefund, aftersales.MetricOrderDefect, order.Seller, silent, noted(from(levels), "eBay closed it without the seller's solution")),
		"ruled_refund_unsolved":  rule(aftersales.EventRuledRefund, MetricUnresolved, order.Seller, lost, defect),
		"ruled_return_unsolved":  rule(aftersales.EventRuledReturn, MetricUnresolved, order.Seller, lost, defect),
		"silent_return_unsolved": rule(aftersales.EventExpiredRefund, MetricUnresolved, order.Seller, silent, defect),
	}
	for _, name := range []string{"silent_return", "silent_return_unsolved"} {
		r := rules[name]
		r.Timer = "answer"
		rules[name] = r
	}
	return rules
}
