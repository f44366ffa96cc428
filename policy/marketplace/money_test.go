package marketplace_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy/marketplace"
)

const partial = `{"partial_before_shipment": true}`

func cny(text string) *money.Amount {
	a := money.MustParse(text, "CNY")
	return &a
}

// What a buyer gets back of two boxes at 30.00 and 8.00 of freight.
func TestPolicy_money(t *testing.T) {
	for _, tt := range []struct {
		why   string
		patch string
		until func(*play)
		ask   aftersales.Open
		want  string   // the refund
		fault []string // or why not
	}{
		{"all of it, before the shipment: with the freight", `{}`, func(*play) {}, aftersales.Open{}, "68.00", nil},
		{"the amount may be confirmed", `{}`, func(*play) {}, aftersales.Open{Amount: cny("68.00")}, "68.00", nil},
		{"but not chosen", `{}`, func(*play) {}, aftersales.Open{Amount: cny("67.99")}, "", []string{"amount_not_editable"}},
		{"nor a part of it", `{}`, func(*play) {}, aftersales.Open{Lines: apples(1)}, "", []string{"whole_order_only"}},
		{"unless the policy allows parts: the freight stays with the other box", partial, func(*play) {}, aftersales.Open{Lines: apples(1)}, "30.00", nil},
		{"the part's amount may not be chosen either", partial, func(*play) {}, aftersales.Open{Lines: apples(1), Amount: cny("20.00")}, "", []string{"amount_not_editable"}},
		{"the freight goes with the last box", partial, func(p *play) {
			p.must(1, order.Buyer, aftersales.Open{Case: "c0", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: apples(1)})
		}, aftersales.Open{Lines: apples(1)}, "38.00", nil},
		{"no freight once it was shipped, though the carrier lost it", `{}`, func(p *play) { p.ship(1) }, aftersales.Open{Reason: aftersales.LostInTransit}, "60.00", nil},
		{"no freight once it was shipped, though the seller is liable", `{}`, func(p *play) { p.ship(1) }, aftersales.Open{Reason: aftersales.QualityProblem, Goods: aftersales.Received}, "60.00", nil},
		{"then parts may be asked", `{}`, func(p *play) { p.ship(1) }, aftersales.Open{Reason: aftersales.QualityProblem, Goods: aftersales.Received, Lines: apples(1)}, "30.00", nil},
		{"and the amount chosen", `{}`, func(p *play) { p.ship(1) }, aftersales.Open{Reason: aftersales.QualityProblem, Goods: aftersales.Received, Lines: apples(1), Amount: cny("12.34")}, "12.34", nil},
		{"up to what the units are worth", `{}`, func(p *play) { p.ship(1) }, aftersales.Open{Reason: aftersales.QualityProblem, Goods: aftersales.Received, Lines: apples(1), Amount: cny("30.01")}, "", []string{"amount_above_ceiling"}},
		{"nothing of the first box was shipped, but of the other: no freight", partial, func(p *play) {
			p.must(1, order.Seller, aftersales.Ship{Lines: []aftersales.ShipLine{{Line: "apples", Quantity: 1}}})
		}, aftersales.Open{Goods: aftersales.NotShipped, Lines: apples(1)}, "30.00", nil},
		{"what was left of a box below its share is forfeited", `{}`, func(p *play) {
			p.ship(1)
			p.must(2, order.Buyer, aftersales.Open{Case: "c0", Kind: aftersales.RefundOnly, Reason: aftersales.QualityProblem, Goods: aftersales.Received, Lines: apples(1), Amount: cny("10.00")})
		}, aftersales.Open{Reason: aftersales.QualityProblem, Goods: aftersales.Received, Lines: apples(1)}, "30.00", nil},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := begin(t, tt.patch, order.BySeller)
			tt.until(p)
			tt.ask.Case, tt.ask.Kind = "c1", aftersales.RefundOnly
			if tt.ask.Reason == "" {
				tt.ask.Reason = aftersales.Unwanted
			}
			if diff := cmp.Diff(tt.fault, p.do(hour(10), order.Buyer, tt.ask)); diff != "" {
				t.Fatalf("faults (-want +got):\n%s", diff)
			}
			if tt.fault == nil && p.caseOf().Quote.Total.Number() != tt.want {
				t.Errorf("refund %s, want %s", p.caseOf().Quote.Total.Number(), tt.want)
			}
		})
	}
}

// Who asks for goods chooses how many, and no amount.
func TestPolicy_replacement(t *testing.T) {
	shipped := func(p *play) { p.ship(1) }
	completed := func(p *play) { p.ship(1).must(5, order.Buyer, aftersales.ConfirmReceipt{}) }
	for _, tt := range []struct {
		why    string
		until  func(*play)
		kind   aftersales.Kind
		reason aftersales.Reason
		amount *money.Amount
		want   []string
	}{
		{"one of two boxes is exchanged", shipped, aftersales.Exchange, aftersales.QualityProblem, nil, nil},
		{"one of two boxes was lost", shipped, aftersales.Resend, aftersales.LostInTransit, nil, nil},
		{"one of two boxes is mended", shipped, aftersales.Repair, aftersales.QualityProblem, nil, nil},
		{"an exchange is of whole boxes", shipped, aftersales.Exchange, aftersales.QualityProblem, cny("12.34"), []string{"amount_not_editable"}},
		{"so is what is sent again", shipped, aftersales.Resend, aftersales.LostInTransit, cny("12.34"), []string{"amount_not_editable"}},
		{"and what is mended", shipped, aftersales.Repair, aftersales.QualityProblem, cny("12.34"), []string{"amount_not_editable"}},
		{"an exchange after the completion too", completed, aftersales.Exchange, aftersales.QualityProblem, cny("12.34"), []string{"amount_not_editable"}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := begin(t, `{}`, order.BySeller)
			tt.until(p)
			open := ask(tt.kind, tt.reason)
			open.Lines, open.Amount = apples(1), tt.amount
			if diff := cmp.Diff(tt.want, p.do(hour(10), order.Buyer, open)); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

// What the policy demands of the parties beside time and money.
func TestPolicy_demands(t *testing.T) {
	p := begin(t, `{}`, order.BySeller).open(10, aftersales.RefundOnly, aftersales.Unwanted)
	if diff := cmp.Diff([]string{"shipping_on_hold"}, p.do(hour(11), order.Seller, aftersales.Ship{})); diff != "" {
		t.Errorf("shipping while a case waits (-want +got):\n%s", diff)
	}
	closing := begin(t, `{"ship_during_case": "close"}`, order.BySeller).open(10, aftersales.RefundOnly, aftersales.Unwanted).ship(11)
	if c := closing.caseOf(); c.State != aftersales.Closed || c.CloseReason != aftersales.ShippedAnyway {
		t.Errorf("shipping that closes the case: %s %s", c.State, c.CloseReason)
	}
	p = begin(t, `{}`, order.BySeller).ship(1).open(10, aftersales.ReturnRefund, aftersales.QualityProblem)
	approve := aftersales.Approve{Case: "c1", Revision: 1}
	if codes := p.fork().do(hour(11), order.Seller, approve); codes != nil {
		t.Errorf("a return needs no address: %v", codes)
	}
	p = begin(t, `{"return_address": "required"}`, order.BySeller).ship(1).open(10, aftersales.ReturnRefund, aftersales.QualityProblem)
	if diff := cmp.Diff([]string{"address_missing"}, p.do(hour(11), order.Seller, approve)); diff != "" {
		t.Errorf("where it is required (-want +got):\n%s", diff)
	}
}

// Goods that could not be stopped are marked shipped, and the buyer asks for another kind.
func TestPolicy_interceptionFailed(t *testing.T) {
	p := begin(t, `{}`, order.ByWarehouse)
	p.must(1, order.Warehouse, aftersales.Push{})
	p.open(10, aftersales.RefundOnly, aftersales.Unwanted)
	p.must(20, order.Warehouse, aftersales.InterceptFailed{Case: "c1"})
	if c := p.caseOf(); c.State != aftersales.Closed || c.CloseReason != aftersales.SwitchedKind {
		t.Errorf("case %s %s, want closed, switched_kind", c.State, c.CloseReason)
	}
	if ch := p.child(); ch.Status != order.AwaitingReceipt || !ch.ShippedAt.Equal(hour(20)) || ch.Hold {
		t.Errorf("child order %s, shipped %v, hold %v; want it awaiting receipt", ch.Status, ch.ShippedAt, ch.Hold)
	}
}

// Changing one rule of the value that Policy returns changes no other, and not the next value.
func TestPolicy_value(t *testing.T) {
	p := marketplace.Policy()
	p.Requests["refund_completed"].Window.Amount = 1
	if got := p.Requests["return_completed"].Window.Amount; got != 168 {
		t.Errorf("the other window has %d h", got)
	}
	if diff := cmp.Diff(int64(168), marketplace.Policy().Requests["refund_completed"].Window.Amount); diff != "" {
		t.Errorf("the next value (-want +got):\n%s", diff)
	}
}
