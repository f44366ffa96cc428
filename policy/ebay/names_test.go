package ebay_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy/ebay"
)

func TestPolicy_namesOfStates(t *testing.T) {
	p := ebay.Policy()
	cancel, back := aftersales.Cancel, aftersales.ReturnRefund
	for _, tt := range []struct {
		why   string
		name  string
		kind  aftersales.Kind
		state aftersales.State // empty: the name means several
	}{
		{"a new request waits for the seller", "INITIAL", cancel, aftersales.AwaitingSeller},
		{"so does one that he is asked about", "APPROVAL_PENDING", cancel, aftersales.AwaitingSeller},
		{"and the status of it", "CANCEL_REQUESTED", cancel, aftersales.AwaitingSeller},
		{"the refund is due", "REFUND_PENDING", cancel, aftersales.Refunding},
		{"or on its way", "REFUND_INITIATED", cancel, aftersales.Refunding},
		{"it failed", "REFUND_FAILED_RETRY", cancel, aftersales.RefundFailed},
		{"the buyer is to confirm it", "CONFIRM_REFUND_PENDING", cancel, aftersales.ManualRefund},
		{"whichever of these it is", "CANCEL_PENDING", cancel, ""},
		{"declined", "CANCEL_REJECTED", cancel, aftersales.Closed},
		{"cancelled and refunded", "CANCEL_CLOSED_WITH_REFUND", cancel, aftersales.Refunded},
		{"cancelled with nothing to refund", "CANCEL_CLOSED_NO_REFUND", cancel, aftersales.Closed},
		{"cancelled before the payment", "CANCEL_CLOSED_FOR_COMMITMENT", cancel, aftersales.Closed},
		{"refunded outside", "CANCEL_CLOSED_UNKNOWN_REFUND", cancel, aftersales.Refunded},
		{"the buyer may send it", "READY_FOR_SHIPPING", back, aftersales.AwaitingReturn},
		{"he did", "ITEM_SHIPPED", back, aftersales.ReturnInTransit},
		{"it is back", "ITEM_DELIVERED", back, aftersales.Inspecting},
		{"a part is offered", "PARTIAL_REFUND_REQUESTED", back, aftersales.AwaitingBuyer},
		{"and declined", "PARTIAL_REFUND_DECLINED", back, aftersales.AwaitingSeller},
		{"or on its way", "PARTIAL_REFUND_INITIATED", back, aftersales.Refunding},
		{"which failed", "PARTIAL_REFUND_FAILED", back, aftersales.RefundFailed},
		{"less than all", "LESS_THAN_A_FULL_REFUND_ISSUED", back, aftersales.PartiallyRefunded},
		{"eBay decides", "ESCALATED", back, aftersales.Arbitrating},
		{"over, in whatever way", "CLOSED", back, ""},
	} {
		got, ok := p.StateNamed(tt.kind, tt.name)
		if got != tt.state || ok != (tt.state != "") {
			t.Errorf("%s: %s of a %s is %q, %t, want %q", tt.why, tt.name, tt.kind, got, ok, tt.state)
		}
		if tt.state != "" && !slices.Contains(p.NamesOf(tt.kind, tt.state), tt.name) {
			t.Errorf("%s: a %s that is %s is not called %s", tt.why, tt.kind, tt.state, tt.name)
		}
	}
	want := []string{"CANCEL_PENDING", "REFUND_INITIATED", "REFUND_PENDING"}
	if diff := cmp.Diff(want, p.NamesOf(cancel, aftersales.Refunding)); diff != "" {
		t.Errorf("names of a cancellation whose refund is due (-want +got):\n%s", diff)
	}
	if _, ok := p.StateNamed(back, "CANCEL_REQUESTED"); ok {
		t.Error("a return has the name of a cancellation")
	}
}

func TestPolicy_namesOfStatuses(t *testing.T) {
	p := ebay.Policy()
	for name, status := range map[string]order.Status{
		"committed": order.PendingPayment, "paid, not shipped": order.PendingShipment, "shipped": order.AwaitingReceipt,
		"delivered, window expired": order.Completed, "cancelled": order.Closed,
	} {
		if got, ok := p.StatusNamed(name); got != status || !ok {
			t.Errorf("%s is %s, %t, want %s", name, got, ok, status)
		}
		if diff := cmp.Diff([]string{name}, p.StatusNames(status)); diff != "" {
			t.Errorf("names of %s (-want +got):\n%s", status, diff)
		}
	}
}
