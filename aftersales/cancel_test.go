package aftersales_test

import (
	"encoding/json"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

func cancelling(id string, lines ...refund.RequestLine) aftersales.CancelOrder {
	return aftersales.CancelOrder{Case: id, Reason: aftersales.Unwanted, Lines: lines}
}

// What was voided is gone for good, although its case is closed: it is not asked or shipped again, and the rest goes on.
func TestVoidedStandsForGood(t *testing.T) {
	told := begin(t, fruit, under("on_shipment")).play(pay)
	told.must(buyer, cancelling("c1", refund.RequestLine{Line: "pears", Quantity: 2}))
	told.must(seller, aftersales.Approve{Case: "c1", Revision: 1})
	c := told.find("c1")
	if !c.Voided() || !c.Reserves() || c.Open() || c.Refund != nil {
		t.Fatalf("c1 is %s", toJSON(t, c))
	}
	told.status(order.PendingShipment)
	diff(t, "asked again", []string{"quantity_exceeded"}, told.refused(buyer, cancelling("c2", refund.RequestLine{Line: "pears", Quantity: 2})).Codes())
	diff(t, "shipped after all", []string{"quantity_exceeded"}, told.refused(seller, aftersales.Ship{Lines: []aftersales.ShipLine{{Line: "pears", Quantity: 2}}}).Codes())
	diff(t, "settled", []string{"command_not_allowed"}, told.refused(payment, aftersales.RefundSettled{Case: "c1"}).Codes())
	told.must(seller, aftersales.Ship{})
	told.status(order.AwaitingReceipt)
	diff(t, "shipped", map[string]int64{"apples": 1, "pears": 1}, told.child("default").Shipped)
	diff(t, "after_sale", order.NoAfterSale, told.child("default").AfterSale)
	var again aftersales.Dossier
	if err := json.Unmarshal([]byte(told.written), &again); err != nil || toJSON(t, again) != told.written {
		t.Fatalf("B6: %v\n%s\n%s", err, told.written, toJSON(t, again))
	}
	told.dossier = again
	diff(t, "asked again of what was read", []string{"goods_differ"}, told.refused(buyer, cancelling("c2")).Codes())
}

// A void while part of the child order has left lets the rest go on at once: nothing is left to ship.
func TestVoidOfTheRest(t *testing.T) {
	told := begin(t, fruit, under("on_shipment")).play(pay, shipping(seller, aftersales.ShipLine{Line: "pears", Quantity: 3}))
	told.must(buyer, cancelling("c1"))
	told.must(seller, aftersales.Approve{Case: "c1", Revision: 1})
	told.status(order.AwaitingReceipt)
	diff(t, "effects", []string{"void_payment", "return_points", "restock"}, kinds(told.last.Effects))
}

// An order that was not paid is one payment, whatever the policies of its child orders say.
func TestOnePayment(t *testing.T) {
	mixed := func(o *order.Order) { o.Children[0].Policy, o.Children[1].Policy = "marketplace", "consent" }
	told := begin(t, twoShops, mixed)
	diff(t, "one of two", []string{"whole_order_only"}, told.refused(buyer, aftersales.CancelOrder{Case: "c1", Reason: aftersales.Unwanted, Child: "b"}).Codes())
	diff(t, "a part", []string{"whole_order_only"}, told.refused(buyer, cancelling("c1", refund.RequestLine{Line: "cups", Quantity: 1}, refund.RequestLine{Line: "pot", Quantity: 1})).Codes())
	told.must(buyer, cancelling("c1"))
	for _, id := range []string{"c1-a", "c1-b"} {
		c := told.find(id)
		if _, ok := c.Deadline(); c.State != aftersales.AwaitingSeller || !ok {
			t.Errorf("%s: where one must be asked both wait, and silence ends both: %s", id, toJSON(t, c))
		}
	}
	diff(t, "amended", []string{"command_not_allowed"}, told.refused(buyer, aftersales.Amend{Case: "c1-a"}).Codes())
	told.must(seller, aftersales.Approve{Case: "c1-a", Revision: 1})
	told.status(order.Closed)
	diff(t, "effects", []string{"void_payment", "restock", "close_order", "void_payment", "restock", "close_order"}, kinds(told.last.Effects))
	for _, id := range []string{"a", "b"} {
		diff(t, "why "+id+" is closed", order.BuyerCancelled, told.child(id).CloseReason)
	}
	diff(t, "paid after all", []string{"command_not_allowed"}, told.refused(payment, aftersales.Pay{}).Codes())
}

// Paid while both wait, each goes its own way, and silence means what it means to a paid order.
func TestPaidMeanwhile(t *testing.T) {
	told := begin(t, twoShops, under("consent"))
	told.must(buyer, cancelling("c1"))
	waits := told.find("c1-a")
	was, _ := waits.Deadline()
	told.now = told.now.Add(3 * hour)
	told.must(payment, aftersales.Pay{})
	waits = told.find("c1-a")
	is, _ := waits.Deadline()
	if !is.Due.Equal(was.Due) || was.Event != string(aftersales.EventExpiredRefund) || is.Event != string(aftersales.EventExpiredClose) {
		t.Errorf("the deadline was %+v and is %+v", was, is)
	}
	told.must(seller, aftersales.Approve{Case: "c1-a", Revision: 1})
	if a, b := told.find("c1-a"), told.find("c1-b"); a.State != aftersales.Refunding || b.State != aftersales.AwaitingSeller {
		t.Errorf("a is %s, b is %s", a.State, b.State)
	}
	told.wait(24 * hour)
	if b := told.find("c1-b"); b.State != aftersales.Closed || b.CloseReason != aftersales.Expired {
		t.Errorf("b is %s, %s", b.State, b.CloseReason)
	}
}

// Who opened a cancellation says why the child order is closed.
func TestCloseReasons(t *testing.T) {
	tests := []struct {
		why    string
		policy string
		steps  []step
		want   order.CloseReason
	}{
		{"the buyer", "marketplace", []step{callOff}, order.BuyerCancelled},
		{"the seller", "marketplace", []step{pay, noGoods}, order.SellerCancelled},
		{"the platform", "consent", []step{pay, cancelBy(platform, aftersales.Fraud)}, order.PlatformCancelled},
		{"the buyer, and the seller agreed", "consent", []step{pay, callOff, approve}, order.BuyerCancelled},
		{"nobody paid", "late", []step{hours(100)}, order.UnpaidTimeout},
		{"nobody shipped", "late", []step{pay, hours(200)}, order.PlatformCancelled},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under(tt.policy)).play(tt.steps...)
		ch := told.child("default")
		if ch.Status != order.Closed || ch.CloseReason != tt.want || len(ch.Deadlines) > 0 {
			t.Errorf("%s: %s", tt.why, toJSON(t, ch))
		}
	}
}

// A deadline that passes while a case is undecided waits for it; where the policy stops its clock it goes on with what was
// left.
func TestLateWhileAsked(t *testing.T) {
	tests := []struct {
		why    string
		policy string
		more   int // hours after the case was over
	}{
		{"it counts at once", "late", 0},
		{"it goes on with what was left", "late_patient", 10},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under(tt.policy)).play(pay, hours(190), callOff, hours(5), reject, hours(20))
		told.status(order.PendingShipment)
		told.play(withdraw)
		if tt.more > 0 {
			told.wait(hour * 9)
			told.status(order.PendingShipment)
			told.wait(hour)
		} else {
			told.wait(0)
		}
		told.status(order.Closed)
		c := told.find("cancel-default")
		if c.By != timer || c.Reason != aftersales.LateShipment || c.Liable != seller || c.State != aftersales.Refunding {
			t.Errorf("%s: %s", tt.why, toJSON(t, c))
		}
	}
}

// The instant that the platform named waits for an undecided case no less.
func TestLateByThePlatformsWord(t *testing.T) {
	for _, id := range []string{"late", "late_patient"} {
		told := begin(t, fruit, under(id)).play(pay, reportDue("shipment", 195*hour), hours(190), callOff, hours(5), reject, hours(20))
		told.status(order.PendingShipment)
		told.play(withdraw).wait(0)
		told.status(order.Closed)
	}
}

// The derived id gives way to one that somebody chose.
func TestTimerFindsAnID(t *testing.T) {
	told := begin(t, fruit, under("late")).play(pay)
	told.must(buyer, cancelling("cancel-default", refund.RequestLine{Line: "apples"}))
	told.must(buyer, aftersales.Withdraw{Case: "cancel-default"})
	told.wait(200 * hour)
	if c := told.find("cancel-default-2"); c.By != timer {
		t.Errorf("%s", toJSON(t, c))
	}
}

// Two ways to send one request.
func TestCancelIsAnOpen(t *testing.T) {
	told := begin(t, fruit, under("consent")).play(pay)
	told.must(buyer, cancelling("c1"))
	told.must(buyer, aftersales.Open{Case: "c1", Kind: aftersales.Cancel, Reason: aftersales.Unwanted})
	if len(told.dossier.Cases) != 1 || !told.last.Empty() {
		t.Errorf("%d cases", len(told.dossier.Cases))
	}
}

// Who is liable by a reason, by the table of reasons.
func TestReasonLiable(t *testing.T) {
	want := map[order.Party][]aftersales.Reason{
		buyer: {
			aftersales.Unwanted, aftersales.WrongAddress, aftersales.DiscountMissed, aftersales.Disliked, aftersales.BuyerRequested, aftersales.BuyerUnpaid,
			aftersales.RefusedAtDoor, aftersales.PaymentUnverified, aftersales.Fraud,
		},
		carrier: {aftersales.LostInTransit, aftersales.Undeliverable}, platform: {aftersales.PlatformDecision},
		order.Nobody: {aftersales.AgreedWithSeller, aftersales.HeldInCustoms},
	}
	got := map[order.Party][]aftersales.Reason{}
	for _, r := range aftersales.Reasons() {
		if by := r.Liable(); by != seller {
			got[by] = append(got[by], r)
		}
	}
	diff(t, "liable", want, got)
}

// A cancellation is nothing else: goods that left, an amount, another kind.
func TestCancelFaults(t *testing.T) {
	told := begin(t, fruit, under("consent")).play(pay)
	open := func(change func(*aftersales.Open)) aftersales.Open {
		o := aftersales.Open{Case: "c9", Kind: aftersales.Cancel, Reason: aftersales.Unwanted}
		change(&o)
		return o
	}
	tests := []struct {
		why  string
		do   aftersales.Command
		want []string
	}{
		{"goods that left", open(func(o *aftersales.Open) { o.Goods = aftersales.InTransit }), []string{"goods_differ"}},
		{"another amount", open(func(o *aftersales.Open) { o.Amount = amount("5") }), []string{"amount_not_editable"}},
		{"what the rules give may be said", open(func(o *aftersales.Open) { o.Amount = amount("79.90") }), nil},
		{"it becomes nothing else", aftersales.Amend{Case: "c9", Kind: aftersales.RefundOnly}, []string{"kind_not_allowed"}},
	}
	for _, tt := range tests {
		diff(t, tt.why, tt.want, codes(told.send(buyer, tt.do)))
	}
}
