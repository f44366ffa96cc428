//go:build unix

package sqlstoretest_test

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// crashClient sends one command after the other: sensible ones most of the time, and what it sent before once more.
type crashClient struct {
	*crashWorker
	rng  *rand.Rand
	sent []crashSent
}

type crashSent struct {
	id string
	by order.Party
	do aftersales.Command
}

// work sends commands until the worker is to stop. What it has in hand it finishes.
func (c *crashClient) work(over context.Context) {
	for over.Err() == nil {
		// Orders come to an end, and new ones take their places: every two weeks of the scaled clock.
		generation := c.plan.now().Sub(time.UnixMicro(c.plan.Base)) / (14 * 24 * time.Hour)
		id := fmt.Sprintf("o%d-%d", c.rng.IntN(crashOrders), generation)
		d, err := c.desk.Dossier(ctx, id)
		var missing *aftersales.NotFoundError
		if err != nil && !errors.As(err, &missing) {
			c.tell(fmt.Sprintf("error dossier of %s: %v", id, err))
			return
		}
		next := crashSent{id: id}
		switch {
		case len(c.sent) > 0 && c.one(10):
			next = crashPick(c, c.sent...)
		default:
			next.by, next.do = c.command(id, &d)
		}
		if next.do == nil {
			continue
		}
		if c.sent = append(c.sent, next); len(c.sent) > 40 {
			c.sent = c.sent[1:]
		}
		_, _ = c.do(next.id, next.by, next.do) // it tells the parent itself
		time.Sleep(time.Duration(c.rng.IntN(4000)) * time.Microsecond)
	}
}

func (c *crashClient) one(in int) bool { return c.rng.IntN(in) == 0 }

func crashPick[T any](c *crashClient, from ...T) T { return from[c.rng.IntN(len(from))] }

// crashOrder is the order of an id, the same each time: up to two child orders, two tenders, a coupon, points, freight.
func crashOrder(id string) order.Order {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id))
	eur := money.MustCurrency("EUR")
	amount := func(minor int64) money.Amount { return money.FromMinor(minor, eur) }
	o := order.Order{
		ID: id, Currency: eur, Policy: "marketplace", Buyer: "buyer-" + id,
		Lines: []order.Line{
			{ID: "mug", Child: "a", UnitPrice: amount(1000), Quantity: 30},
			{ID: "cup", Child: "a", UnitPrice: amount(777), Quantity: 20},
			{ID: "pan", Child: "b", UnitPrice: amount(3105), Quantity: 9},
		},
		Discounts: []order.Discount{{ID: "WELCOME", Kind: order.Coupon, FundedBy: order.Platform, Amount: amount(1234)}},
		Points:    []order.Points{{ID: "coins", Count: 333, Value: amount(333)}},
		Freight:   []order.Freight{{Child: "a", Amount: amount(599)}},
		Children:  []order.Child{{ID: "a", Seller: "seller-7"}, {ID: "b", Seller: "seller-8", Fulfilment: order.ByWarehouse}},
	}
	if h.Sum64()%3 == 0 {
		o.Lines, o.Children = o.Lines[:2], o.Children[:1]
	}
	due := int64(599 - 1234 - 333)
	for _, l := range o.Lines {
		due += l.UnitPrice.Minor() * l.Quantity
	}
	o.Tenders = []order.Tender{{ID: "wallet", Kind: "wallet", Amount: amount(9999)}, {ID: "card", Kind: "card", Amount: amount(due - 9999)}}
	return o
}

func (c *crashClient) command(id string, d *aftersales.Dossier) (order.Party, aftersales.Command) {
	switch {
	case !d.Placed():
		return order.Buyer, aftersales.Place{Order: crashOrder(id)}
	case d.Status() == order.PendingPayment && c.one(30):
		return crashPick(c, order.Buyer, order.Seller), aftersales.CancelOrder{Reason: crashPick(c, aftersales.Unwanted, aftersales.OutOfStock)}
	case d.Status() == order.PendingPayment:
		return order.Payment, aftersales.Pay{}
	case len(d.Cases) > 0 && !c.one(4):
		return c.about(d, crashPick(c, d.Cases...))
	}
	child := crashPick(c, d.Children...)
	switch name := child.Progress.Child; c.rng.IntN(12) {
	case 0, 1, 2:
		ship := aftersales.Ship{Child: name, Tracking: "T1"}
		if c.one(2) {
			ship.Lines = []aftersales.ShipLine{{Line: crashPick(c, d.Order.Lines...).ID, Quantity: 1 + c.rng.Int64N(9)}}
		}
		return crashPick(c, order.Seller, order.Seller, order.Warehouse), ship
	case 3:
		return order.Carrier, aftersales.Deliver{Child: name}
	case 4:
		if c.one(4) { // and soon nothing more may be asked
			return order.Buyer, aftersales.ConfirmReceipt{Child: name}
		}
	case 5:
		return order.Warehouse, aftersales.Push{}
	case 6:
		return order.Timer, aftersales.Wait{}
	}
	return c.open(d, &child)
}

// open asks for something that fits where the goods are.
func (c *crashClient) open(d *aftersales.Dossier, child *aftersales.Child) (order.Party, aftersales.Command) {
	id := fmt.Sprint("c", c.rng.IntN(400))
	if child.Status == order.PendingShipment {
		if !c.one(8) { // it calls the whole child order off
			return order.Seller, aftersales.Ship{Child: child.Progress.Child}
		}
		if c.one(2) {
			return order.Seller, aftersales.CancelOrder{Case: id, Reason: aftersales.OutOfStock, Child: child.Progress.Child}
		}
		return order.Buyer, aftersales.Open{Case: id, Kind: aftersales.RefundOnly, Reason: aftersales.SlowShipment, Child: child.Progress.Child}
	}
	o := aftersales.Open{Case: id, Goods: aftersales.Received}
	o.Kind = crashPick(c, aftersales.RefundOnly, aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.ReturnRefund, aftersales.Exchange, aftersales.Resend, aftersales.Repair)
	o.Reason = crashPick(c, aftersales.Unwanted, aftersales.MissingOrDamaged, aftersales.QualityProblem)
	if o.Kind == aftersales.Exchange && c.one(2) {
		price := money.FromMinor(1+c.rng.Int64N(2000), d.Order.Currency)
		o.Instead = &aftersales.Instead{SKU: "other", Price: &price}
	}
	if c.one(8) {
		o.Goods = ""
	}
	for range 1 + c.rng.IntN(2) {
		o.Lines = append(o.Lines, refund.RequestLine{Line: crashPick(c, d.Order.Lines...).ID, Quantity: 1 + c.rng.Int64N(2)})
	}
	if c.one(4) {
		less := money.FromMinor(1+c.rng.Int64N(900), d.Order.Currency)
		o.Amount = &less
	}
	return order.Buyer, o
}

// about is a command about a case that fits its state.
func (c *crashClient) about(d *aftersales.Dossier, k aftersales.Case) (order.Party, aftersales.Command) {
	id, revision := k.ID, k.Revision
	switch k.State {
	case aftersales.AwaitingSeller:
		return c.answer(d, &k)
	case aftersales.AwaitingBuyer:
		return order.Buyer, crashPick[aftersales.Command](c, aftersales.AcceptOffer{Case: id, Revision: revision}, aftersales.DeclineOffer{Case: id, Revision: revision})
	case aftersales.Intercepting:
		return order.Warehouse, crashPick[aftersales.Command](c, aftersales.Intercepted{Case: id}, aftersales.InterceptFailed{Case: id})
	case aftersales.Rejected, aftersales.ReturnRefused:
		return order.Buyer, crashPick[aftersales.Command](c, aftersales.Amend{Case: id, Lines: k.Asked.Lines[:min(1, len(k.Asked.Lines))]},
			aftersales.Escalate{Case: id, Evidence: []string{"photo"}}, aftersales.Withdraw{Case: id})
	case aftersales.AwaitingReturn:
		return order.Buyer, aftersales.ShipReturn{Case: id, Tracking: "R1"}
	case aftersales.ReturnInTransit, aftersales.Inspecting:
		if c.one(3) {
			return crashPick(c, order.Warehouse, order.Seller), aftersales.Receive{Case: id}
		}
		return order.Seller, crashPick[aftersales.Command](c, aftersales.Inspect{Case: id}, aftersales.Inspect{Case: id}, aftersales.RefuseReturn{Case: id, Reason: "worn"})
	case aftersales.Arbitrating:
		if c.one(3) {
			return order.Seller, aftersales.SubmitEvidence{Case: id, Evidence: []string{"letter"}}
		}
		return order.Platform, aftersales.Rule{Case: id, Liable: crashPick(c, order.Seller, order.Buyer, order.Carrier), KeepGoods: c.one(2)}
	case aftersales.AwaitingReplacement:
		if k.Difference != nil && k.Difference.Owed.Sign() > 0 && !c.one(3) {
			return order.Payment, aftersales.Pay{Case: id}
		}
		return order.Seller, crashPick[aftersales.Command](c, aftersales.ShipReplacement{Case: id, Tracking: "N1"}, aftersales.ShipReplacement{Case: id, Tracking: "N1"}, aftersales.ReportOutOfStock{Case: id})
	case aftersales.ReplacementInTransit:
		return order.Buyer, aftersales.ConfirmReplacement{Case: id}
	case aftersales.RefundFailed:
		return order.Platform, aftersales.RetryRefund{Case: id}
	case aftersales.Refunded, aftersales.PartiallyRefunded:
		leg := crashPick(c, k.Refund.Legs...)
		return order.Payment, crashPick(c, aftersales.RefundSettled{Number: k.Refund.Number}, aftersales.RefundSettled{Case: id, Tender: leg.Tender, Amount: &leg.Amount})
	}
	if !c.one(6) {
		return c.open(d, &d.Children[0])
	}
	return order.Buyer, aftersales.Withdraw{Case: id} // it is over, and this is refused
}

func (c *crashClient) answer(d *aftersales.Dossier, k *aftersales.Case) (order.Party, aftersales.Command) {
	switch c.rng.IntN(8) {
	case 0:
		return order.Buyer, aftersales.Withdraw{Case: k.ID}
	case 1:
		return order.Seller, aftersales.Reject{Case: k.ID, Revision: k.Revision, Reason: fmt.Sprint("no ", c.rng.Uint32())}
	case 2:
		less := money.FromMinor(1+c.rng.Int64N(k.Quote.Ceiling.Minor()+1), d.Order.Currency)
		return order.Seller, aftersales.Offer{Case: k.ID, Revision: k.Revision, Kind: aftersales.RefundOnly, Amount: &less}
	case 3:
		return order.Buyer, aftersales.Amend{Case: k.ID, Lines: k.Asked.Lines, Reason: aftersales.QualityProblem}
	case 4:
		return order.Timer, aftersales.Wait{}
	}
	return order.Seller, aftersales.Approve{Case: k.ID, Revision: k.Revision, KeepGoods: c.one(4)}
}
