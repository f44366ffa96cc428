package wechatshop_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy/wechatshop"
)

// Every status and every old code, and back.
func TestNames(t *testing.T) {
	const refund, back, swap = aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange
	tests := []struct {
		name  string
		kind  aftersales.Kind
		state aftersales.State // none: the name means several
		of    aftersales.State // a state that has the name
	}{
		{"USER_CANCELD", refund, "closed", "closed"},
		{"1", back, "closed", "closed"},
		{"MERCHANT_PROCESSING", back, "awaiting_seller", "awaiting_seller"},
		{"2", swap, "awaiting_seller", "awaiting_seller"},
		{"MERCHANT_REJECT_REFUND", refund, "rejected", "rejected"},
		{"4", refund, "rejected", "rejected"},
		{"MERCHANT_REJECT_RETURN", back, "", "return_refused"},
		{"5", back, "", "rejected"},
		{"MERCHANT_REJECT_EXCHANGE", swap, "rejected", "rejected"},
		{"18", swap, "rejected", "rejected"},
		{"MERCHANT_REJECT_RESHIP", swap, "return_refused", "return_refused"},
		{"USER_WAIT_RETURN", back, "awaiting_return", "awaiting_return"},
		{"6", back, "awaiting_return", "awaiting_return"},
		{"RETURN_CLOSED", back, "closed", "closed"},
		{"7", back, "closed", "closed"},
		{"MERCHANT_WAIT_RECEIPT", back, "return_in_transit", "return_in_transit"},
		{"8", swap, "return_in_transit", "return_in_transit"},
		{"19", swap, "inspecting", "inspecting"},
		{"16", swap, "awaiting_replacement", "awaiting_replacement"},
		{"USER_WAIT_RECEIPT", swap, "replacement_in_transit", "replacement_in_transit"},
		{"17", swap, "replacement_in_transit", "replacement_in_transit"},
		{"MERCHANT_EXCHANGE_SUCCESS", swap, "replaced", "replaced"},
		{"15", swap, "replaced", "replaced"},
		{"USER_WAIT_CONFIRM_UPDATE", refund, "awaiting_buyer", "awaiting_buyer"},
		{"WAIT_PACKAGE_INTERCEPT", refund, "intercepting", "intercepting"},
		{"PLATFORM_REFUNDING", refund, "refunding", "refunding"},
		{"11", back, "refunding", "refunding"},
		{"PLATFORM_REFUND_FAIL", refund, "refund_failed", "refund_failed"},
		{"MERCHANT_OVERDUE_REFUND", refund, "manual_refund", "manual_refund"},
		{"12", refund, "manual_refund", "manual_refund"},
		{"USER_WAIT_CONFIRM", back, "manual_refund", "manual_refund"},
		{"MERCHANT_REFUND_RETRY_FAIL", back, "closed", "closed"},
		{"MERCHANT_REFUND_SUCCESS", refund, "", "refunded"},
		{"13", refund, "", "partially_refunded"},
		{"MERCHANT_RETURN_SUCCESS", back, "", "refunded"},
		{"14", back, "", "partially_refunded"},
		{"MERCHANT_FAIL", refund, "closed", "closed"},
	}
	p, tested := wechatshop.Policy(), map[string]bool{}
	for _, tt := range tests {
		tested[tt.name] = true
		if got, ok := p.StateNamed(tt.kind, tt.name); got != tt.state || ok != (tt.state != "") {
			t.Errorf("%s of %s: %q, %t, want %q", tt.name, tt.kind, got, ok, tt.state)
		}
		var back []string
		for _, name := range p.NamesOf(tt.kind, tt.of) {
			if name == tt.name {
				back = append(back, name)
			}
		}
		if diff := cmp.Diff([]string{tt.name}, back); diff != "" {
			t.Errorf("%s of %s is not called that (-want +got):\n%s", tt.of, tt.kind, diff)
		}
	}
	for name := range p.Names {
		if !tested[name] {
			t.Errorf("%s is not tested", name)
		}
	}
}
