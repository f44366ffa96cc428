// Command custompolicy derives a platform of its own from the generic marketplace, by a patch in JSON, a rule in Go and a
// method in code, and plays a small case under it.
//
//	go run ./examples/custompolicy
package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/platforms"
	"github.com/recourse-go/recourse/refund"
)

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "custompolicy:", err)
		os.Exit(1)
	}
}

func shanghai() *time.Location { return time.FixedZone("Asia/Shanghai", 8*60*60) }

// run plays one rotten box of three, reported on a Saturday.
func run(w io.Writer) error {
	own, err := newPolicy()
	if err != nil {
		return err
	}
	library, err := policy.NewSet(platforms.Policies()...)
	if err != nil {
		return err
	}
	policies, err := library.With(own) // one more platform: nothing outside this folder knows of it
	if err != nil {
		return err
	}
	saturday := time.Date(2026, 3, 7, 18, 0, 0, 0, shanghai())
	ask := aftersales.Open{
		Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.QualityProblem, Goods: aftersales.Received,
		Lines: []refund.RequestLine{{Line: "apples", Quantity: 1}},
	}
	var d aftersales.Dossier
	for _, step := range []struct {
		at time.Time
		by order.Party
		do aftersales.Command
	}{
		{saturday.AddDate(0, 0, -4), order.Buyer, aftersales.Place{Order: apples()}},
		{saturday.AddDate(0, 0, -4), order.Payment, aftersales.Pay{}},
		{saturday.AddDate(0, 0, -2), order.Seller, aftersales.Ship{}},
		{saturday, order.Buyer, ask},
	} {
		decision, err := aftersales.Decide(policies, d, aftersales.Message{By: step.by, Command: step.do}, step.at)
		if err != nil {
			return err
		}
		d = decision.Dossier
	}
	c, _ := d.Case("c1")
	answer, _ := c.Deadline()
	ch, _ := d.Child(order.DefaultChild)
	fmt.Fprintf(w, "%s: %s by %s, asked %s\n", ch.Policy, c.State, answer.Due.In(shanghai()).Format("Monday 15:04"), saturday.Format("Monday 15:04"))
	_, err = fmt.Fprint(w, c.Quote.Explain())
	return err
}

// apples is an order of three boxes.
func apples() order.Order {
	return order.Order{
		ID: "o-1", Currency: money.MustCurrency("CNY"), Policy: "orchard",
		Lines:   []order.Line{{ID: "apples", UnitPrice: money.MustParse("49.90", "CNY"), Quantity: 3}},
		Freight: []order.Freight{{Amount: money.MustParse("6.00", "CNY")}},
		Tenders: []order.Tender{{ID: "wechat", Kind: "wallet", Amount: money.MustParse("155.70", "CNY")}},
	}
}
