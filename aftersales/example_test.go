package aftersales_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
)

// mug is an order of two mugs at 12.50 and 4.00 for sending them.
func mug() order.Order {
	o, err := order.Parse([]byte(`{
		"id": "o-1", "currency": "EUR", "placed_at": "2026-03-01T10:00:00Z", "policy": "marketplace",
		"lines": [{"id": "mug", "unit_price": "12.50", "quantity": 2}],
		"freight": [{"amount": "4.00"}],
		"tenders": [{"id": "card", "amount": "29.00"}]
	}`))
	if err != nil {
		panic(err)
	}
	return o
}

func marketplaceSet() *policy.Set {
	set, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		panic(err)
	}
	return set
}

func ExampleDecide() {
	policies := marketplaceSet()
	now := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	var dossier aftersales.Dossier
	for _, m := range []aftersales.Message{
		{By: order.Buyer, Command: aftersales.Place{Order: mug()}},
		{By: order.Payment, Command: aftersales.Pay{}},
		{By: order.Buyer, Command: aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted}},
		{By: order.Buyer, Command: aftersales.Approve{Case: "c1", Revision: 1}},
		{By: order.Seller, Command: aftersales.Approve{Case: "c1", Revision: 1}},
	} {
		decision, err := aftersales.Decide(policies, dossier, m, now)
		var refused *aftersales.RefusedError
		if errors.As(err, &refused) {
			fmt.Println(m.Command.Name(), "by the", m.By, "is refused:", refused.Codes())
		} else if err != nil {
			fmt.Println(err)
			return
		}
		for _, e := range decision.Effects {
			fmt.Println(m.Command.Name(), "by the", m.By, "->", e.Kind)
		}
		dossier = decision.Dossier
	}
	c, _ := dossier.Case("c1")
	fmt.Println(c.State, c.Refund.Number, c.Refund.Total)
	// Output:
	// open by the buyer -> hold_shipment
	// open by the buyer -> notify
	// approve by the buyer is refused: [actor_not_allowed]
	// approve by the seller -> pay_refund
	// approve by the seller -> restock
	// approve by the seller -> notify
	// refunding o-1-1 29.00 EUR
}

// Folding the log gives the dossier again; no policy is asked.
func ExampleDossier_Apply() {
	policies := marketplaceSet()
	now := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	var dossier aftersales.Dossier
	var log []aftersales.Entry
	for _, m := range []aftersales.Message{
		{By: order.Buyer, Command: aftersales.Place{Order: mug()}},
		{By: order.Payment, Command: aftersales.Pay{}},
		{By: order.Seller, Command: aftersales.Ship{}},
	} {
		decision, err := aftersales.Decide(policies, dossier, m, now)
		if err != nil {
			fmt.Println(err)
			return
		}
		dossier, log = decision.Dossier, append(log, decision.Entries...)
	}

	var again aftersales.Dossier
	for _, entry := range log {
		next, err := again.Apply(entry)
		if err != nil {
			fmt.Println(err)
			return
		}
		again = next
		fmt.Println(entry.Seq, entry.Do, "by the", entry.By, "->", again.Status())
	}
	due, _ := again.NextDeadline()
	fmt.Println("confirmed by itself at", due.Format(time.DateTime))
	// Output:
	// 1 place by the buyer -> pending_payment
	// 2 pay by the payment -> pending_shipment
	// 3 ship by the seller -> awaiting_receipt
	// confirmed by itself at 2026-03-11 10:00:00
}

func ExampleFlow() {
	f := aftersales.Flow(aftersales.RefundOnly)
	for _, e := range f.Events(aftersales.Rejected) {
		to, _ := f.Next(aftersales.Rejected, e)
		fmt.Println(e, "->", to)
	}
	// Output:
	// expired_close -> closed
	// amended -> awaiting_seller
	// escalated -> arbitrating
	// withdrawn -> closed
}

func ExampleParseCommand() {
	c, err := aftersales.ParseCommand([]byte(`{"do": "approve", "case": "c1", "revision": 1}`))
	fmt.Printf("%+v %v\n", c, err)
	_, err = aftersales.ParseCommand([]byte(`{"do": "approve", "case": "c1", "revision": 1, "by": "seller"}`))
	fmt.Println(err)
	// Output:
	// {Case:c1 Revision:1 KeepGoods:false Freight:<nil> Address:} <nil>
	// aftersales: approve: json: line 1: by: unknown field
}
