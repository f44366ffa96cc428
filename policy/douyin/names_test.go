package douyin_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy/douyin"
)

// Every code of a case, and back.
func TestNames(t *testing.T) {
	const refund, back, swap = aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange
	tests := []struct {
		name  string
		kind  aftersales.Kind
		state aftersales.State // none: the name means several
		of    aftersales.State // a state that has the name
	}{
		{"6", refund, "awaiting_seller", "awaiting_seller"},
		{"7", back, "awaiting_return", "awaiting_return"},
		{"8", swap, "awaiting_replacement", "awaiting_replacement"},
		{"11", back, "return_in_transit", "return_in_transit"},
		{"12", back, "", "partially_refunded"},
		{"13", swap, "replacement_in_transit", "replacement_in_transit"},
		{"3", swap, "replacement_in_transit", "replacement_in_transit"},
		{"14", swap, "replaced", "replaced"},
		{"27", refund, "rejected", "rejected"},
		{"28", back, "closed", "closed"},
		{"29", back, "return_refused", "return_refused"},
		{"refund_1", refund, "", "arbitrating"},
		{"refund_2", refund, "", "manual_refund"},
		{"refund_3", back, "", "refunded"},
		{"refund_4", back, "refund_failed", "refund_failed"},
		{"refund_5", back, "", "refunded"},
	}
	p, tested := douyin.Policy(), map[string]bool{}
	for _, tt := range tests {
		tested[tt.name] = true
		if got, ok := p.StateNamed(tt.kind, tt.name); got != tt.state || ok != (tt.state != "") {
			t.Errorf("%s of %s: %q, %t, want %q", tt.name, tt.kind, got, ok, tt.state)
		}
		if !slices.Contains(p.NamesOf(tt.kind, tt.of), tt.name) {
			t.Errorf("%s of %s is not called %s", tt.of, tt.kind, tt.name)
		}
	}
	for name, status := range map[string]order.Status{"order_21": order.Closed, "order_22": order.Closed, "order_39": order.Completed} {
		tested[name] = true
		if got, ok := p.StatusNamed(name); got != status || !ok || !slices.Contains(p.StatusNames(status), name) {
			t.Errorf("%s: %q, %t, want %q, and back", name, got, ok, status)
		}
	}
	for name := range p.Names {
		if !tested[name] {
			t.Errorf("%s is not tested", name)
		}
	}
}

// The codes of the kinds and of the sources of a refund.
func TestCodes(t *testing.T) {
	var types, fundings []string
	for _, c := range douyin.Types() {
		types = append(types, c.Says+": "+string(c.Kind)+" "+string(c.Reason))
	}
	if diff := cmp.Diff([]string{
		"refund against the goods: return_refund ", "refund after the shipment: refund_only ", "refund before the shipment: refund_only ",
		"exchange: exchange ", "price protection: refund_only discount_missed", "resend: resend ", "repair: repair ",
	}, types); diff != "" {
		t.Errorf("types (-want +got):\n%s", diff)
	}
	for i, c := range douyin.Fundings() {
		if c.Code != i {
			t.Errorf("funding %d stands at %d", c.Code, i)
		}
		fundings = append(fundings, string(c.Bears))
	}
	if diff := cmp.Diff([]string{"seller", "seller", "seller", "seller", "", "platform"}, fundings); diff != "" {
		t.Errorf("who bears (-want +got):\n%s", diff)
	}
}
