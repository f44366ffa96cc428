package aftersales_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
)

const oneTeapot = `{
	"id": "o-7", "currency": "CNY", "placed_at": "2026-03-01T10:00:00Z", "policy": "marketplace",
	"lines": [{"id": "teapot", "unit_price": "88.00", "quantity": 1}],
	"freight": [{"amount": "6.00"}],
	"tenders": [{"id": "wallet", "amount": "94.00"}]
}`

// newDesk is a desk over a store in memory. A program of yours opens a store of its own, and leaves Now out.
func newDesk(now *time.Time) *aftersales.Desk {
	policies, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		log.Fatal(err)
	}
	desk, err := aftersales.NewDesk(aftersales.Config{
		Store: aftersales.NewMemory(), Policies: policies, Now: func() time.Time { return *now },
	})
	if err != nil {
		log.Fatal(err)
	}
	return desk
}

// An order is placed, paid and asked back before it is shipped; the seller agrees, and the money goes back.
func ExampleDesk_Do() {
	ctx := context.Background()
	now := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	desk := newDesk(&now)
	teapot, err := order.Parse([]byte(oneTeapot))
	if err != nil {
		log.Fatal(err)
	}
	do := func(by order.Party, c aftersales.Command) {
		decision, err := desk.Do(ctx, "o-7", by, c)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(c.Name(), "->", decision.Dossier.Status())
	}

	do(order.Buyer, aftersales.Place{Order: teapot})
	do(order.Payment, aftersales.Pay{})
	do(order.Buyer, aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.WrongAddress})
	do(order.Seller, aftersales.Approve{Case: "c1", Revision: 1})

	// The outbox: what is handed out is carried out and then done. The id is the idempotency key.
	for {
		effects, err := desk.Claim(ctx, time.Minute, 100)
		if err != nil {
			log.Fatal(err)
		}
		if len(effects) == 0 {
			break
		}
		for _, e := range effects {
			switch e.Kind {
			case aftersales.PayRefund:
				fmt.Println(e.ID, e.Kind, e.Refund.Number, e.Refund.Total)
			case aftersales.Notify:
				fmt.Println(e.ID, e.Kind, e.To, e.Topic)
			default:
				fmt.Println(e.ID, e.Kind)
			}
			if err := desk.Done(ctx, e.ID); err != nil {
				log.Fatal(err)
			}
		}
	}

	do(order.Payment, aftersales.RefundSettled{Number: "o-7-1"})
	// Output:
	// place -> pending_payment
	// pay -> pending_shipment
	// open -> pending_shipment
	// approve -> pending_shipment
	// o-7/3/0 hold_shipment
	// o-7/3/1 notify seller requested
	// o-7/4/0 pay_refund o-7-1 94.00 CNY
	// o-7/4/1 restock
	// o-7/4/2 notify buyer approved_refund
	// refund_settled -> closed
}

// What the buyer's page must show.
func ExampleDesk_Options() {
	ctx := context.Background()
	now := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	desk := newDesk(&now)
	teapot, err := order.Parse([]byte(oneTeapot))
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range []aftersales.Message{
		{By: order.Buyer, Command: aftersales.Place{Order: teapot}},
		{By: order.Payment, Command: aftersales.Pay{}},
	} {
		if _, err := desk.Do(ctx, "o-7", m.By, m.Command); err != nil {
			log.Fatal(err)
		}
	}
	options, err := desk.Options(ctx, "o-7", order.Buyer)
	if err != nil {
		log.Fatal(err)
	}
	for _, o := range options.Requests {
		fmt.Println(o.Kind, "of goods", o.Goods, "up to", o.Ceiling)
		fmt.Println("  for", o.Reasons)
		for _, l := range o.Lines {
			fmt.Println(" ", l.Units, l.Line, "up to", l.Ceiling)
		}
		fmt.Println("  the amount is fixed:", o.AmountFixed)
	}
	// Output:
	// refund_only of goods not_shipped up to 94.00 CNY
	//   for [unwanted agreed_with_seller wrong_address discount_missed slow_shipment]
	//   1 teapot up to 88.00 CNY
	//   the amount is fixed: true
}
