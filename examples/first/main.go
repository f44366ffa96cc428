// Command first is the README's program: an order is paid and shipped, the buyer asks for two of three mugs, the seller
// approves.
package main

import (
	"context"
	"fmt"
	"log"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/refund"
)

func main() {
	ord := must(order.Parse([]byte(`{"id": "o-1", "currency": "EUR", "policy": "marketplace",
		"lines": [{"id": "mugs", "unit_price": "10.00", "quantity": 3}],
		"discounts": [{"id": "WELCOME", "kind": "coupon", "amount": "10.00"}],
		"tenders": [{"id": "card", "amount": "20.00"}]}`)))
	policies := must(policy.NewSet(marketplace.Policy()))
	desk := must(aftersales.NewDesk(aftersales.Config{Store: aftersales.NewMemory(), Policies: policies}))
	var d aftersales.Decision
	for _, m := range []aftersales.Message{
		{By: order.Buyer, Command: aftersales.Place{Order: ord}},
		{By: order.Payment, Command: aftersales.Pay{}},
		{By: order.Seller, Command: aftersales.Ship{}},
		{By: order.Buyer, Command: aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.MissingOrDamaged,
			Goods: aftersales.Received, Lines: []refund.RequestLine{{Line: "mugs", Quantity: 2}}}},
		{By: order.Seller, Command: aftersales.Approve{Case: "c1", Revision: 1}},
	} {
		d = must(desk.Do(context.Background(), ord.ID, m.By, m.Command)) // a refusal is a *RefusedError with every fault
	}
	c, _ := d.Dossier.Case("c1")
	fmt.Println(c.State, "as", c.Refund.Number)
	fmt.Print(c.Quote.Explain())
}

func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}
