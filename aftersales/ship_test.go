package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

func shipping(by order.Party, lines ...aftersales.ShipLine) step {
	return step{by: by, do: aftersales.Ship{Lines: lines}}
}

func TestShipInParts(t *testing.T) {
	told := begin(t, fruit).play(pay, hours(1), shipping(seller, aftersales.ShipLine{Line: "pears", Quantity: 2}))
	told.status(order.PartiallyShipped)
	diff(t, "shipped", map[string]int64{"pears": 2}, told.child("default").Shipped)
	if len(told.child("default").Deadlines) != 0 {
		t.Error("the confirmation is timed before the last unit left")
	}
	told.play(hours(1), shipping(seller))
	told.status(order.AwaitingReceipt)
	ch := told.child("default")
	diff(t, "shipped", map[string]int64{"pears": 3, "apples": 1}, ch.Shipped)
	diff(t, "deadlines", []aftersales.Deadline{{
		Name: "confirmation", Due: told.now.Add(240 * hour), Event: "expired_confirmation", Seq: 4, PausedByCases: true,
	}}, ch.Deadlines)
}

// Units that are refunded before they left never leave; once the last of them is settled the rest counts as shipped (O7),
// and the buyer has from then on to confirm.
func TestRefundedUnitsStay(t *testing.T) {
	pears := step{by: buyer, do: aftersales.Open{
		Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{{Line: "pears", Quantity: 1}},
	}}
	told := begin(t, fruit, under("partial")).play(pay, shipping(seller, aftersales.ShipLine{Line: "apples"}, aftersales.ShipLine{Line: "pears", Quantity: 2}))
	told.play(pears)
	diff(t, "effects", []string{"hold_shipment"}, kinds(told.last.Effects))
	diff(t, "faults", []string{"shipping_on_hold"}, codes(told.send(seller, aftersales.Ship{})))
	told.play(hours(1), approve)
	diff(t, "effects: nothing is left to ship, so nothing is released", []string{"pay_refund", "restock"}, kinds(told.last.Effects))
	told.status(order.PartiallyShipped)
	told.play(hours(1), settled)
	told.status(order.AwaitingReceipt)
	if ch := told.child("default"); !ch.ShippedAt.Equal(told.now) || !ch.Deadlines[0].Due.Equal(told.now.Add(240*hour)) {
		t.Errorf("shipped at %s, deadlines %s", ch.ShippedAt, toJSON(t, ch.Deadlines))
	}
}

// A case about some units, withdrawn: shipping goes on.
func TestHoldAndRelease(t *testing.T) {
	one := step{by: buyer, do: aftersales.Open{
		Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{{Line: "pears", Quantity: 1}},
	}}
	two := step{by: buyer, do: aftersales.Open{
		Case: "c2", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{{Line: "pears", Quantity: 2}},
	}}
	told := begin(t, fruit, under("partial")).play(pay, one)
	diff(t, "the first case holds", []string{"hold_shipment"}, kinds(told.last.Effects))
	told.play(two)
	diff(t, "the second finds it held", []string(nil), kinds(told.last.Effects))
	told.play(approve)
	diff(t, "the first is decided, the second still holds", []string{"pay_refund", "restock"}, kinds(told.last.Effects))
	told.play(step{by: buyer, do: aftersales.Withdraw{Case: "c2"}})
	diff(t, "nobody holds any more", []string{"release_shipment"}, kinds(told.last.Effects))
	diff(t, "faults: one pear is refunded", []string{"quantity_exceeded"}, codes(told.send(seller, aftersales.Ship{Lines: []aftersales.ShipLine{{Line: "pears", Quantity: 3}}})))
	told.play(ship)
	diff(t, "shipped", map[string]int64{"pears": 2, "apples": 1}, told.child("default").Shipped)
}

// A shipment that could not be stopped has left, but for units that another case still stops.
func TestInterceptionOfSome(t *testing.T) {
	one := step{by: buyer, do: aftersales.Open{
		Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{{Line: "pears", Quantity: 1}},
	}}
	two := step{by: buyer, do: aftersales.Open{
		Case: "c2", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{{Line: "pears", Quantity: 2}},
	}}
	told := begin(t, fruit, under("partial"), by(order.ByWarehouse)).play(pay, push, one, two, tooLate)
	diff(t, "shipped", map[string]int64{"pears": 1, "apples": 1}, told.child("default").Shipped)
	told.status(order.PartiallyShipped)
	told.play(step{by: warehouse, do: aftersales.Intercepted{Case: "c2"}})
	if got := units(told.last.Effects, aftersales.Restock); got != " pears=2" {
		t.Errorf("restocked%s", got)
	}
	told.must(payment, aftersales.RefundSettled{Case: "c2"})
	told.status(order.AwaitingReceipt)
}

func TestPush(t *testing.T) {
	told := begin(t, fruit, by(order.ByWarehouse)).play(pay, push)
	if !told.child("default").Pushed {
		t.Error("it is not pushed")
	}
	diff(t, "faults: told twice", []string(nil), codes(told.send(warehouse, aftersales.Push{})))
	if !told.last.Empty() {
		t.Error("a push told twice changed something")
	}
	told.play(unwanted)
	diff(t, "faults: told again while it is being stopped", []string(nil), codes(told.send(warehouse, aftersales.Push{})))
	held := begin(t, fruit, by(order.ByWarehouse)).play(pay, unwanted)
	diff(t, "faults: everything is refunded", []string{"shipping_on_hold"}, codes(held.send(warehouse, aftersales.Push{})))
}

// A line that two child orders send leaves from the one that its sender ships.
func TestShipOfASplitLine(t *testing.T) {
	o := parsed(t, fruit)
	split, err := o.Split("default", order.Part{ID: "hub", Fulfilment: order.ByPlatform, Units: map[string]int64{"pears": 2}})
	if err != nil {
		t.Fatal(err)
	}
	split.Children[0], split.Children[1] = split.Children[1], split.Children[0]
	told := begin(t, toJSON(t, split)).play(pay)
	diff(t, "faults: the seller has only one", []string{"quantity_exceeded"}, codes(told.send(seller, aftersales.Ship{Child: "default", Lines: []aftersales.ShipLine{{Line: "pears", Quantity: 2}}})))
	diff(t, "faults: the rest is the platform's", []string{"platform_managed"}, codes(told.send(seller, aftersales.Ship{Lines: []aftersales.ShipLine{{Line: "pears", Quantity: 2}}})))
	told.play(shipping(seller, aftersales.ShipLine{Line: "pears", Quantity: 1}))
	diff(t, "the seller's", map[string]int64{"pears": 1}, told.child("default").Shipped)
	diff(t, "the platform's", map[string]int64(nil), told.child("hub").Shipped)
}

// Where the goods are is told by the status, and in a child order that is partly shipped by the units that are there.
func TestGoodsByStatus(t *testing.T) {
	deliver := step{by: carrier, do: aftersales.Deliver{}}
	tests := []struct {
		why   string
		steps []step
		kind  aftersales.Kind
		line  refund.RequestLine
		want  aftersales.GoodsState
	}{
		{"nothing left", paid, aftersales.RefundOnly, refund.RequestLine{Line: "pears"}, aftersales.NotShipped},
		{"one of three left, and two are asked", script(paid, []step{shipping(seller, aftersales.ShipLine{Line: "pears", Quantity: 1})}), aftersales.RefundOnly, refund.RequestLine{Line: "pears", Quantity: 2}, aftersales.NotShipped},
		{"two of three left, and two are asked", script(paid, []step{shipping(seller, aftersales.ShipLine{Line: "pears", Quantity: 2})}), aftersales.RefundOnly, refund.RequestLine{Line: "pears", Quantity: 2}, aftersales.InTransit},
		{"on its way", shipped, aftersales.RefundOnly, refund.RequestLine{Line: "pears"}, aftersales.InTransit},
		{"delivered", script(shipped, []step{deliver}), aftersales.RefundOnly, refund.RequestLine{Line: "pears"}, aftersales.Received},
		{"who sends back has it", shipped, aftersales.ReturnRefund, refund.RequestLine{Line: "pears"}, aftersales.Received},
		{"completed", script(shipped, []step{confirm}), aftersales.RefundOnly, refund.RequestLine{Line: "pears"}, aftersales.Received},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("lax")).play(tt.steps...)
		told.must(buyer, aftersales.Open{Case: "c1", Kind: tt.kind, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{tt.line}})
		if got := told.find("c1").Goods; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, got, tt.want)
		}
	}
}

// All the units of a line that did not leave are none once all of them did: nothing that left is refunded as if it had not.
func TestAllThatIsLeftOfNothing(t *testing.T) {
	told := begin(t, fruit, under("lax")).play(pay, shipping(seller, aftersales.ShipLine{Line: "pears"}))
	refused := told.refused(buyer, aftersales.Open{
		Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Goods: aftersales.NotShipped,
		Lines: []refund.RequestLine{{Line: "apples"}, {Line: "pears"}},
	})
	diff(t, "faults", []string{"quantity_exceeded asked=1 free=0 line=pears"}, written(refused))
}
