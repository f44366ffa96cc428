package marketplace_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
)

// admitted are the reasons that a party may give, with who is liable for each.
func admitted(t *testing.T, by order.Party, kind aftersales.Kind, status order.Status, goods aftersales.GoodsState) map[aftersales.Reason]order.Party {
	t.Helper()
	c, err := policy.Compile(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	got := map[aftersales.Reason]order.Party{}
	for _, reason := range aftersales.Reasons() {
		child := &aftersales.Child{Progress: order.NewProgress("a")}
		child.Status = status
		a := c.Admit(&aftersales.Situation{Order: &order.Order{}, Child: child, At: start, By: by, Kind: kind, Reason: reason, Goods: goods, Attempts: 1})
		if len(a.Faults) == 0 {
			got[reason] = a.Liable
		}
	}
	return got
}

func TestPolicy_reasons(t *testing.T) {
	buyer, seller, carrier, nobody := order.Buyer, order.Seller, order.Carrier, order.Nobody
	type table = map[aftersales.Reason]order.Party
	notShipped := table{"unwanted": buyer, "agreed_with_seller": nobody, "wrong_address": buyer, "discount_missed": buyer, "slow_shipment": seller}
	notReceived := table{
		"unwanted": buyer, "not_delivered_on_time": seller, "no_tracking": seller, "out_of_stock": seller, "lost_in_transit": carrier, "held_in_customs": nobody,
	}
	received := table{
		"disliked": buyer, "unwanted": buyer, "material_mismatch": seller, "size_mismatch": seller, "fade_or_shrink": seller,
		"manufacturing_defect": seller, "appearance_mismatch": seller, "not_as_described": seller, "quality_problem": seller,
		"missing_or_damaged": seller, "missing_part": seller, "wrong_item": seller, "counterfeit": seller, "empty_package": seller,
	}
	unwelcome := table{"unwanted": buyer, "not_delivered_on_time": seller}
	cameBack := table{"refused_at_door": buyer, "undeliverable": carrier} // says the seller, or the platform for him
	for _, tt := range []struct {
		why    string
		kind   aftersales.Kind
		status order.Status
		goods  aftersales.GoodsState
		want   table
	}{
		{"nothing was shipped", aftersales.RefundOnly, order.PendingShipment, aftersales.NotShipped, notShipped},
		{"the part that was not shipped", aftersales.RefundOnly, order.PartiallyShipped, aftersales.NotShipped, notShipped},
		{"the part that is on its way", aftersales.RefundOnly, order.PartiallyShipped, aftersales.InTransit, notReceived},
		{"all is on its way", aftersales.RefundOnly, order.AwaitingReceipt, aftersales.InTransit, notReceived},
		{"received, and kept", aftersales.RefundOnly, order.AwaitingReceipt, aftersales.Received, received},
		{"received, and kept, after the completion", aftersales.RefundOnly, order.Completed, aftersales.Received, received},
		{"received, to be sent back", aftersales.ReturnRefund, order.AwaitingReceipt, aftersales.Received, received},
		{"the part that was received", aftersales.ReturnRefund, order.PartiallyShipped, aftersales.Received, received},
		{"after the completion", aftersales.ReturnRefund, order.Completed, aftersales.Received, received},
		{"asked again when the goods are back", aftersales.ReturnRefund, order.AwaitingReceipt, aftersales.Returned, received},
		{"received, to be exchanged", aftersales.Exchange, order.AwaitingReceipt, aftersales.Received, received},
		{"the part that was received, to be mended", aftersales.Repair, order.PartiallyShipped, aftersales.Received, received},
		{"an exchange asked again when the goods are back", aftersales.Exchange, order.AwaitingReceipt, aftersales.Returned, received},
		{"an exchange after the completion", aftersales.Exchange, order.Completed, aftersales.Received, received},
		{"something is missing in what was received", aftersales.Resend, order.AwaitingReceipt, aftersales.Received, received},
		{"what is on its way, to be sent again", aftersales.Resend, order.AwaitingReceipt, aftersales.InTransit, notReceived},
		{"the part of it that is", aftersales.Resend, order.PartiallyShipped, aftersales.InTransit, notReceived},
		{"what the buyer has confirmed is not sent again as lost", aftersales.Resend, order.Completed, aftersales.InTransit, table{}},
		{"what is on its way is exchanged where it may be refused", aftersales.Exchange, order.AwaitingReceipt, aftersales.InTransit, table{"unwanted": buyer}},
		{"nor mended", aftersales.Repair, order.AwaitingReceipt, aftersales.InTransit, table{}},
		{"what was not shipped is not sent again", aftersales.Resend, order.PendingShipment, aftersales.NotShipped, table{}},
		{"what was not shipped cannot be sent back", aftersales.ReturnRefund, order.PendingShipment, aftersales.NotShipped, table{}},
		{"what is on its way may be refused", aftersales.ReturnRefund, order.AwaitingReceipt, aftersales.InTransit, unwelcome},
		{"the part of it that is", aftersales.ReturnRefund, order.PartiallyShipped, aftersales.InTransit, unwelcome},
		{"what the buyer has confirmed is not refused at the door", aftersales.ReturnRefund, order.Completed, aftersales.InTransit, table{}},
		{"what the buyer has confirmed is not on its way", aftersales.RefundOnly, order.Completed, aftersales.InTransit, table{}},
		{"what was not paid is not refunded", aftersales.RefundOnly, order.PendingPayment, aftersales.NotShipped, table{}},
		{"nor what is closed", aftersales.RefundOnly, order.Closed, aftersales.Received, table{}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, admitted(t, buyer, tt.kind, tt.status, tt.goods)); diff != "" {
				t.Errorf("reasons (-want +got):\n%s", diff)
			}
			for _, by := range order.Parties() {
				want := table{}
				if (by == seller || by == order.Platform) && tt.kind == aftersales.ReturnRefund && tt.goods == aftersales.InTransit && tt.status != order.Completed {
					want = cameBack
				}
				if diff := cmp.Diff(want, admitted(t, by, tt.kind, tt.status, tt.goods)); by != buyer && diff != "" {
					t.Errorf("reasons of the %s (-want +got):\n%s", by, diff)
				}
			}
		})
	}
	if _, ok := received[aftersales.Warranty]; ok || !slices.Contains(aftersales.Reasons(), aftersales.Warranty) {
		t.Error("a claim under warranty is a reason, but none of this policy's")
	}
}
