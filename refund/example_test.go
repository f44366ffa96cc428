package refund_test

import (
	"fmt"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// shirts is an order of a shirt and two mugs, with a coupon, points and freight.
func shirts() order.Order {
	return order.Order{
		ID: "o-1", Currency: money.MustCurrency("CNY"), Apportion: money.LastTakesRest,
		Lines: []order.Line{
			{ID: "shirt", UnitPrice: cny("129.00"), Quantity: 1},
			{ID: "mug", UnitPrice: cny("45.50"), Quantity: 2},
		},
		Discounts: []order.Discount{{ID: "coupon", Kind: order.Coupon, Amount: cny("20.00")}},
		Points:    []order.Points{{ID: "coins", Count: 500, Value: cny("5.00")}},
		Freight:   []order.Freight{{Amount: cny("12.00")}},
		Tenders:   []order.Tender{{ID: "gift_card", Amount: cny("50.00")}, {ID: "wallet", Amount: cny("157.00")}},
	}
}

func ExampleAllocate() {
	alloc, err := refund.Allocate(shirts())
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, line := range alloc.Shares().Lines {
		fmt.Println(alloc.Order().Lines[i].ID, "list", line.List, "less", line.Layers, "paid", line.Net, "points", line.Points)
	}
	fmt.Println("in all", alloc.Paid())
	// Output:
	// shirt list 12900 less [1172 293] paid 11435 points [293]
	// mug list 9100 less [828 207] paid 8065 points [207]
	// in all 207.00 CNY
}

func ExampleCompute() {
	alloc, err := refund.Allocate(shirts())
	if err != nil {
		fmt.Println(err)
		return
	}
	request := refund.Request{Lines: []refund.RequestLine{{Line: "mug", Quantity: 1}}}
	quote, err := refund.Compute(alloc, refund.Ledger{}, request, refund.Terms{Freight: refund.FreightWithLast})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(quote.Explain())
	// Output:
	// CNY                                            paid   back
	// mug     2 units at list price                 91.00
	//         less coupon                           -8.28
	//         less coins                            -2.07
	//         paid                                  80.65
	//         unit 1 of 2: 1/2 of 80.65                    40.32
	// refund                                               40.32
	//         to gift_card                           9.74
	//         to wallet                             30.58
	//         103 points to coins
	//         judged again when the refund is paid
}

// Three units for 20.00: no cent is lost, and a request that was taken back does not count.
func ExampleLedger_With() {
	o := order.Order{
		ID: "o-2", Currency: money.MustCurrency("CNY"),
		Lines:     []order.Line{{ID: "cup", UnitPrice: cny("10.00"), Quantity: 3}},
		Discounts: []order.Discount{{ID: "coupon", Amount: cny("10.00")}},
		Tenders:   []order.Tender{{ID: "wallet", Amount: cny("20.00")}},
	}
	alloc, err := refund.Allocate(o)
	if err != nil {
		fmt.Println(err)
		return
	}
	one := refund.Request{Lines: []refund.RequestLine{{Line: "cup", Quantity: 1}}}
	var ledger refund.Ledger
	var quotes []refund.Quote
	for range 3 {
		quote, err := refund.Compute(alloc, ledger, one, refund.Terms{})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(quote.Total)
		ledger, quotes = ledger.With(alloc, quote), append(quotes, quote)
	}
	_, err = refund.Compute(alloc, ledger, one, refund.Terms{})
	fmt.Println(err)
	again, err := refund.Compute(alloc, ledger.Without(alloc, quotes[0]), one, refund.Terms{})
	fmt.Println(again.Total, err)
	// Output:
	// 6.66 CNY
	// 6.67 CNY
	// 6.67 CNY
	// refund: refused: lines[0].quantity: 1 asked of line "cup", 0 free
	// 6.66 CNY <nil>
}

// The freight is decided when the refund is paid: the shirt is still only asked back, and may be kept.
func ExampleRestrike() {
	alloc, err := refund.Allocate(shirts())
	if err != nil {
		fmt.Println(err)
		return
	}
	terms := refund.Terms{Freight: refund.FreightWithLast}
	shirt := refund.Request{Lines: []refund.RequestLine{{Line: "shirt"}}}
	mugs := refund.Request{Lines: []refund.RequestLine{{Line: "mug"}}}
	first, err := refund.Compute(alloc, refund.Ledger{}, shirt, terms)
	if err != nil {
		fmt.Println(err)
		return
	}
	asked := refund.Ledger{}.With(alloc, first)
	quote, err := refund.Compute(alloc, asked, mugs, terms)
	fmt.Println("reserved", quote.Total, "freight", quote.Freight.Number(), err)
	quote, err = refund.Restrike(alloc, asked, refund.Ledger{}, quote, mugs, terms)
	fmt.Println("paid", quote.Total, "freight", quote.Freight.Number(), err)
	// Output:
	// reserved 92.65 CNY freight 12.00 <nil>
	// paid 80.65 CNY freight 0.00 <nil>
}

func ExampleRefund_Move() {
	alloc, err := refund.Allocate(shirts())
	if err != nil {
		fmt.Println(err)
		return
	}
	quote, err := refund.Compute(alloc, refund.Ledger{}, refund.Request{}, refund.Terms{})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := refund.New(refund.Number("o-1", 1), quote)
	r, _, _ = r.Move(refund.LegOrdered, "", nil)
	arrived := cny("147.90")
	for range 2 { // the payment provider tells it twice
		next, changed, err := r.Move(refund.LegPaid, "wallet", &arrived)
		fmt.Println(changed, next.Settled(), err)
		r = next
	}
	other := cny("147.00")
	_, _, err = r.Move(refund.LegPaid, "wallet", &other)
	fmt.Println(err)
	r, _, _ = r.Move(refund.LegRefused, "gift_card", nil)
	r, _, _ = r.Move(refund.LegByHand, "gift_card", nil)
	for _, leg := range r.Legs {
		fmt.Println(leg.Tender, leg.Amount, leg.Route, leg.State)
	}
	// Output:
	// true false <nil>
	// false false <nil>
	// refund: 147.90 CNY was ordered under o-1-1, 147.00 CNY is reported
	// gift_card 47.10 CNY non_original manual
	// wallet 147.90 CNY original settled
}

func ExampleNumber() {
	for _, id := range []string{"o-1", "2026/注文"} {
		number := refund.Number(id, 2)
		order, n, err := refund.ParseNumber(number)
		fmt.Println(number, order, n, err)
	}
	// Output:
	// o-1-2 o-1 2 <nil>
	// _MjAyNi_ms6jmloc-2 2026/注文 2 <nil>
}

func ExampleQuote_Steps() {
	alloc, err := refund.Allocate(shirts())
	if err != nil {
		fmt.Println(err)
		return
	}
	asked := money.MustParse("120.00", "")
	request := refund.Request{Lines: []refund.RequestLine{{Line: "shirt", Quantity: 1}, {Line: "mug", Quantity: 1}}, Amount: &asked}
	quote, err := refund.Compute(alloc, refund.Ledger{}, request, refund.Terms{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range quote.Steps() {
		fmt.Println(step.Kind, step.On, step.Amount.Number(), step.Text)
	}
	fmt.Println(quote.Total)
	// Output:
	// units shirt 114.35 the unit
	// cut shirt -25.63 not asked for, and forfeited
	// units mug 40.32 unit 1 of 2: 1/2 of 80.65
	// cut mug -9.04 not asked for, and forfeited
	// 120.00 CNY
}
