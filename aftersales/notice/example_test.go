package notice_test

import (
	"fmt"
	"testing/fstest"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/notice"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/refund/route"
)

// asked is a decision: a buyer asked for the money of a mug that was not sent yet.
func asked() aftersales.Decision {
	ord, err := order.Parse([]byte(`{
		"id": "o-7", "currency": "EUR", "placed_at": "2026-03-01T10:00:00Z", "policy": "marketplace",
		"lines": [{"id": "mug", "unit_price": "12.50", "quantity": 1}], "tenders": [{"id": "t", "kind": "credit_card", "amount": "12.50"}]
	}`))
	if err != nil {
		panic(err)
	}
	policies, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		panic(err)
	}
	var d aftersales.Decision
	for _, m := range []aftersales.Message{
		{By: order.Buyer, Command: aftersales.Place{Order: ord}},
		{By: order.Payment, Command: aftersales.Pay{}},
		{By: order.Buyer, Command: aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted}},
	} {
		if d, err = aftersales.Decide(policies, d.Dossier, m, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)); err != nil {
			panic(err)
		}
	}
	return d
}

// What the seller is told about a request, after a decision.
func ExampleWriter_Render() {
	writer, err := notice.New(notice.Config{Shop: "Mug Shop", Routes: route.JD()})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := asked()
	for _, e := range d.Effects {
		if _, _, news := notice.Topic(e); !news {
			continue
		}
		n, err := writer.Render(notice.News{Effect: e, Dossier: d.Dossier, Language: order.English, Titles: map[string]string{"mug": "Blue mug"}})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("To the %s: %s\n\n%s\n", n.To, n.Subject, n.Body)
	}
	// Output:
	// To the seller: [Mug Shop] Order o-7: a request awaits your answer
	//
	// Dear partner,
	//
	// There is a new request c1 (refund only) for order o-7. It waits for your answer.
	//
	// Goods: Blue mug
	// Reason: no longer wanted, or ordered by mistake
	// Amount: EUR 12.50
	//
	// Please look at the request, and agree to it or refuse it with your reasons.
	//
	// Time limit: 4 March 2026, 09:00 (UTC), that is, within 48 hours.
	//
	// If nothing is done by then, the refund becomes due.
	//
	// Yours sincerely,
	// Mug Shop
}

// A shop writes one letter in its own way, and one part of every notice. What it forgot is told.
func ExampleNew() {
	ours := fstest.MapFS{"marketplace/en.tmpl": {Data: []byte(`
{{define "close"}}
{{point "closing"}}Your potters of {{.Shop}}{{if .Contact}}, {{.Contact}}{{end}}
{{end}}

{{define "cancel_formally"}}
{{point "subject"}}About {{.Order}}
{{template "greeting" .}}
{{point "what"}}You wrote that you do not want it any more.
{{point "formal"}}Please say so at {{.OrderPage}}.
{{template "close" .}}
{{end}}`)}}
	_, err := notice.New(notice.Config{Shop: "Mug Shop", Templates: ours})
	fmt.Println(err)
	// Output:
	// notice: marketplace/en.tmpl:6 (en), block cancel_formally: for the buyer the point "next" is missing
}
