package aftersales_test

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// dice throws numbers from a generator, or from the bytes of a fuzzer until they are used up.
type dice struct {
	rng  *rand.Rand
	data []byte
	move bool // every second command is about a deadline
}

// below is a number from 0 to n-1; 0 for n below 1.
func (d *dice) below(n int64) int64 {
	switch {
	case n <= 1:
		return 0
	case d.rng != nil:
		return d.rng.Int64N(n)
	}
	var v int64
	for range 3 {
		if len(d.data) > 0 && (v == 0 || n > 256) {
			v, d.data = v<<8|int64(d.data[0]), d.data[1:]
		}
	}
	return v % n
}

func (d *dice) one(in int64) bool { return d.below(in) == 0 }

func (d *dice) more() bool { return d.rng != nil || len(d.data) > 0 }

func pick[T any](d *dice, from ...T) T { return from[d.below(int64(len(from)))] }

// order has up to 4 lines in up to 3 child orders, discounts, points, freight, up to 3 tenders, sometimes a split child.
func (d *dice) order() order.Order {
	cny := money.MustCurrency("CNY")
	amount := func(minor int64) money.Amount { return money.FromMinor(minor, cny) }
	o := order.Order{ID: "o-1", Currency: cny, PlacedAt: noon}
	names := []string{"a", "b", "c"}[:1+d.below(3)]
	prices := pick(d, int64(1), 4, 300, 100_000)
	var list, due int64
	for i := range max(len(names), int(1+d.below(4))) {
		child := names[i%len(names)]
		l := order.Line{ID: fmt.Sprint("l", i), Child: child, Quantity: 1 + d.below(4), UnitPrice: amount(d.below(prices))}
		list += l.UnitPrice.Minor() * l.Quantity
		o.Lines = append(o.Lines, l)
	}
	off := d.below(list/2 + 1)
	if off > 0 {
		o.Discounts = []order.Discount{{ID: "d", Amount: amount(off)}}
	}
	points := int64(0)
	if d.one(2) {
		points = d.below(list - off + 1)
		o.Points = []order.Points{{ID: "p", Count: d.below(50), Value: amount(points)}}
	}
	due = list - off - points
	for _, name := range names {
		o.Children = append(o.Children, order.Child{
			ID: name, Fulfilment: pick(d, order.BySeller, order.BySeller, order.ByWarehouse, order.ByPlatform), Policy: pick(d, played...),
		})
		if d.one(2) {
			f := d.below(700)
			o.Freight = append(o.Freight, order.Freight{Child: name, Amount: amount(f)})
			due += f
		}
	}
	for i := range d.below(3) {
		n := d.below(due + 1)
		o.Tenders = append(o.Tenders, order.Tender{ID: fmt.Sprint("t", i), Amount: amount(n)})
		due -= n
	}
	o.Tenders = append(o.Tenders, order.Tender{ID: "t", Amount: amount(due)})
	if !d.one(3) {
		return o
	}
	part := order.Part{ID: "s", Units: map[string]int64{}}
	for _, l := range o.Lines {
		if l.Child == "a" && d.one(2) {
			part.Units[l.ID] = 1 + d.below(l.Quantity)
		}
	}
	if split, err := o.Split("a", part); err == nil && len(part.Units) > 0 {
		return split
	}
	return o
}

// played are the policies of the random orders.
var played = []string{
	"patient", "patient",
	"marketplace", "marketplace", "partial", "partial", "lax", "lax", "at_once", "ship_closes", "asks_instead", "trusting",
	"silence_refunds", "silence_withdraws", "court_refunds", "no_is_final", "generous", "silence_replaces", "court_replaces", "no_look_refunds", "court", "records", "records", "claims",
	"offer_accepts", "trusting_offers", "free_amounts",
	"first_scan", "door", "sender",
	"consent", "consent", "late", "late_patient", "on_shipment", "on_shipment", "late_on_shipment", "sole", "ship_anyway", "yes_by_silence",
	"asks_when_gone", "not_the_last_word", "void_sole",
}

// pass is a span of time: none, moments, hours, days, and now and then a clock that was set back.
func (d *dice) pass() time.Duration {
	switch d.below(9) {
	case 0, 1, 2:
		return 0
	case 3, 4:
		return time.Duration(d.below(1_000_000_000)) // nanoseconds: they are cut to microseconds
	case 5, 6:
		return time.Duration(d.below(30)) * hour
	case 7:
		return time.Duration(d.below(400)) * hour
	}
	return -time.Duration(d.below(50)) * hour
}

// command is a random command with a sender, most of the time one that may send it.
func (d *dice) command(now *aftersales.Dossier) (order.Party, aftersales.Command) {
	by, c := d.orderCommand(now)
	if len(now.Cases) > 0 && !d.one(4) {
		by, c = d.caseCommand(now)
	}
	if d.one(8) || d.move && d.one(2) {
		by, c = d.moveCommand(now)
	}
	if d.one(12) {
		by = pick(d, append(order.Parties(), "")...)
	}
	return by, c
}

func (d *dice) orderCommand(now *aftersales.Dossier) (order.Party, aftersales.Command) {
	child := ""
	if d.one(3) {
		child = pick(d, now.Children...).Progress.Child
	}
	switch d.below(12) {
	case 0:
		return payment, aftersales.Pay{}
	case 1:
		return warehouse, aftersales.Push{Child: child}
	case 2, 3:
		var lines []aftersales.ShipLine
		if d.one(2) {
			lines = append(lines, aftersales.ShipLine{Line: pick(d, now.Order.Lines...).ID, Quantity: d.below(3)})
		}
		return pick(d, seller, seller, warehouse, platform), aftersales.Ship{Child: child, Lines: lines}
	case 4:
		return carrier, aftersales.Deliver{Child: child}
	case 5:
		return buyer, aftersales.ConfirmReceipt{Child: child}
	case 6:
		return timer, aftersales.Wait{}
	}
	o := d.open(now, child)
	if o.Kind != aftersales.Cancel {
		return buyer, o
	}
	by := pick(d, buyer, buyer, seller, platform)
	if by == seller {
		o.Reason = pick(d, aftersales.OutOfStock, aftersales.BuyerRequested)
	}
	if d.one(2) {
		return by, aftersales.CancelOrder{Case: o.Case, Reason: o.Reason, Channel: o.Channel, Child: o.Child, Lines: o.Lines}
	}
	if !d.one(4) {
		o.Goods, o.Amount = "", nil
	}
	return by, o
}

func (d *dice) open(now *aftersales.Dossier, child string) aftersales.Open {
	o := aftersales.Open{
		Child: child, Kind: pick(d, append(aftersales.Kinds(), aftersales.Cancel)...), Channel: pick(d, "", "", aftersales.Informal),
		Reason: pick(d, aftersales.Unwanted, aftersales.Unwanted, aftersales.Unwanted, aftersales.LostInTransit, aftersales.QualityProblem),
	}
	if d.one(3) {
		o.Goods = pick(d, aftersales.GoodsStates()...)
	}
	if d.one(3) {
		o.Instead = &aftersales.Instead{SKU: "other", Price: d.amount(now, 1)}
	}
	if o.Kind != aftersales.Exchange && !d.one(8) {
		o.Instead = nil // it would be refused
	}
	if d.one(2) {
		o.Case = pick(d, "c1", "c2", "case-3")
	}
	o.Lines, o.Amount = d.asked(now)
	return o
}

// asked is some lines with units or by amount, or none, and an amount or none.
func (d *dice) asked(now *aftersales.Dossier) (lines []refund.RequestLine, amount *money.Amount) {
	for d.one(2) && len(lines) < 3 {
		lines = append(lines, refund.RequestLine{Line: pick(d, now.Order.Lines...).ID, Quantity: d.below(4)})
	}
	return lines, d.amount(now, 3)
}

// amount is an amount up to what was paid, one time in so many.
func (d *dice) amount(now *aftersales.Dossier, in int64) *money.Amount {
	if !d.one(in) {
		return nil
	}
	most := now.Allocation().Paid().Minor()
	if d.one(2) {
		most /= 8
	}
	a := money.FromMinor(d.below(most+3)-1, now.Order.Currency)
	return &a
}
