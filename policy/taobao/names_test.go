package taobao_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy/taobao"
)

// Every name is one of a state or a status, and that has the name.
func TestNames(t *testing.T) {
	tests := []struct {
		name  string
		state aftersales.State // none: the name means several
		of    aftersales.State // a state that has the name
	}{
		{"WAIT_SELLER_AGREE", "awaiting_seller", "awaiting_seller"},
		{"WAIT_BUYER_RETURN_GOODS", "awaiting_return", "awaiting_return"},
		{"WAIT_SELLER_CONFIRM_GOODS", "return_in_transit", "return_in_transit"},
		{"SELLER_REFUSE_BUYER", "", "rejected"},
		{"SELLER_REFUSE_BUYER", "", "return_refused"},
		{"CLOSED", "closed", "closed"},
		{"SUCCESS", "", "refunded"},
		{"SUCCESS", "", "partially_refunded"},
		{"dispute_1", "awaiting_seller", "awaiting_seller"},
		{"dispute_2", "awaiting_return", "awaiting_return"},
		{"dispute_3", "return_in_transit", "return_in_transit"},
		{"dispute_4", "closed", "closed"},
		{"dispute_5", "", "refunded"},
		{"dispute_6", "", "return_refused"},
	}
	p, tested := taobao.Policy(), map[string]bool{}
	for _, tt := range tests {
		tested[tt.name] = true
		if got, ok := p.StateNamed(aftersales.ReturnRefund, tt.name); got != tt.state || ok != (tt.state != "") {
			t.Errorf("%s: %q, %t, want %q", tt.name, got, ok, tt.state)
		}
		if !slices.Contains(p.NamesOf(aftersales.ReturnRefund, tt.of), tt.name) {
			t.Errorf("%s is not called %s", tt.of, tt.name)
		}
	}
	for name, status := range map[string]order.Status{
		"WAIT_BUYER_PAY": order.PendingPayment, "WAIT_SELLER_SEND_GOODS": order.PendingShipment, "SELLER_CONSIGNED_PART": order.PartiallyShipped,
		"WAIT_BUYER_CONFIRM_GOODS": order.AwaitingReceipt, "TRADE_FINISHED": order.Completed, "TRADE_CLOSED": order.Closed,
		"TRADE_CLOSED_BY_TAOBAO": order.Closed,
	} {
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

// The codes of the kinds and of where the goods are: no state of goods has two.
func TestCodes(t *testing.T) {
	types := map[int]aftersales.Kind{}
	for _, c := range taobao.ClaimTypes() {
		types[c.Code] = c.Kind
	}
	if diff := cmp.Diff(map[int]aftersales.Kind{1: aftersales.RefundOnly, 3: aftersales.ReturnRefund}, types); diff != "" {
		t.Errorf("types (-want +got):\n%s", diff)
	}
	where := map[aftersales.GoodsState]string{}
	for _, c := range taobao.GoodStatuses() {
		for _, g := range c.Goods {
			where[g] += c.Code
		}
	}
	if diff := cmp.Diff(map[aftersales.GoodsState]string{
		aftersales.NotShipped: "BUYER_NOT_RECEIVED", aftersales.InTransit: "BUYER_NOT_RECEIVED",
		aftersales.Received: "BUYER_RECEIVED", aftersales.Returned: "BUYER_RETURNED_GOODS",
	}, where); diff != "" {
		t.Errorf("goods (-want +got):\n%s", diff)
	}
}

// The versions stand by their dates, the earliest since ever, and the last is the policy.
func TestVersions(t *testing.T) {
	var refs []string
	all := taobao.Versions()
	for i, p := range all {
		refs = append(refs, p.Ref())
		if since := p.InForce; i == 0 && !since.IsZero() || i > 0 && since.Format("2006-01-02T15:04:05Z07:00") != p.Version+"T00:00:00+08:00" {
			t.Errorf("%s is in force since %s", p.Ref(), since)
		}
	}
	if diff := cmp.Diff([]string{"taobao@2022-01-01", "taobao@2022-07-04", "taobao@2022-08-10", "taobao@2023-04-20"}, refs); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	if p := taobao.Policy(); p.Ref() != refs[len(refs)-1] {
		t.Errorf("the policy is %s", p.Ref())
	}
}
