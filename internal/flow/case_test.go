package flow_test

import "github.com/recourse-go/recourse/internal/flow"

// The table of realistic size that tests and benchmarks share: 18 states, 41
// events, 70 pairs.
type (
	state string
	event string
)

func caseSpec() flow.Spec[state, event] {
	return flow.Spec[state, event]{
		Name: "after_sales_case",
		States: []state{
			"awaiting_seller", "awaiting_buyer", "intercepting", "rejected", "awaiting_return",
			"return_in_transit", "inspecting", "return_refused", "awaiting_replacement",
			"replacement_in_transit", "arbitrating", "refunding", "refund_failed", "manual_refund",
			"refunded", "partially_refunded", "replaced", "closed",
		},
		Terminal: []state{"refunded", "partially_refunded", "replaced", "closed"},
		Rules: []flow.Rule[state, event]{
			{[]state{""}, "opened", "awaiting_seller"},
			{[]state{""}, "opened_refund", "refunding"},
			{[]state{""}, "opened_intercept", "intercepting"},
			{[]state{""}, "opened_voided", "closed"},
			{[]state{"intercepting"}, "intercepted", "refunding"},
			{[]state{"intercepting"}, "intercept_failed", "awaiting_seller"},
			{[]state{"intercepting"}, "switched_kind", "closed"},
			{[]state{"awaiting_seller", "arbitrating"}, "approved_refund", "refunding"},
			{[]state{"awaiting_seller", "arbitrating"}, "approved_return", "awaiting_return"},
			{[]state{"awaiting_seller", "arbitrating"}, "approved_replacement", "awaiting_replacement"},
			{[]state{"awaiting_seller"}, "seller_rejected", "rejected"},
			{[]state{"awaiting_seller"}, "seller_declined", "closed"},
			{[]state{"awaiting_seller"}, "offered", "awaiting_buyer"},
			{[]state{"awaiting_seller"}, "shipped_anyway", "closed"},
			{[]state{"awaiting_buyer"}, "accepted_refund", "refunding"},
			{[]state{"awaiting_buyer"}, "accepted_return", "awaiting_return"},
			{[]state{"awaiting_buyer"}, "accepted_replacement", "awaiting_replacement"},
			{[]state{"awaiting_buyer"}, "declined_offer", "awaiting_seller"},
			{[]state{"awaiting_seller", "rejected", "return_refused"}, "amended", "awaiting_seller"},
			{[]state{"awaiting_seller", "awaiting_return", "return_in_transit", "rejected", "return_refused"}, "escalated", "arbitrating"},
			{[]state{"awaiting_seller", "intercepting", "awaiting_replacement", "arbitrating", "return_in_transit", "inspecting"}, "expired_refund", "refunding"},
			{[]state{"awaiting_seller", "arbitrating"}, "expired_return", "awaiting_return"},
			{[]state{"awaiting_seller", "rejected", "return_refused", "awaiting_return", "arbitrating"}, "expired_close", "closed"},
			{[]state{"awaiting_buyer"}, "expired_offer", "awaiting_seller"},
			{[]state{"replacement_in_transit"}, "expired_receipt", "replaced"},
			{[]state{"awaiting_return"}, "return_shipped", "return_in_transit"},
			{[]state{"return_in_transit"}, "return_delivered", "return_in_transit"},
			{[]state{"return_in_transit"}, "return_received", "inspecting"},
			{[]state{"return_in_transit", "inspecting"}, "inspected_refund", "refunding"},
			{[]state{"return_in_transit", "inspecting"}, "inspected_replace", "awaiting_replacement"},
			{[]state{"return_in_transit", "inspecting"}, "return_refused", "return_refused"},
			{[]state{"awaiting_replacement"}, "replacement_shipped", "replacement_in_transit"},
			{[]state{"awaiting_replacement"}, "out_of_stock", "refunding"},
			{[]state{"replacement_in_transit"}, "replacement_received", "replaced"},
			{[]state{"arbitrating"}, "ruled_for_seller", "closed"},
			{[]state{"awaiting_seller", "awaiting_buyer", "rejected", "awaiting_return", "arbitrating"}, "withdrawn", "closed"},
			{[]state{"refunding", "manual_refund"}, "refund_settled", "refunded"},
			{[]state{"refunding", "manual_refund"}, "refund_settled_part", "partially_refunded"},
			{[]state{"refunding"}, "refund_failed", "refund_failed"},
			{[]state{"refund_failed"}, "refund_retried", "refunding"},
			{[]state{"refunding", "refund_failed"}, "refund_by_hand", "manual_refund"},
		},
	}
}
