package order_test

import (
	"fmt"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// An order that does not add up names all its faults at once, each with a code and a path.
func ExampleParse() {
	_, err := order.Parse([]byte(`{
	  "id": "o-1", "currency": "CNY",
	  "lines":   [{"id": "apples", "unit_price": "49.90", "quantity": 0}],
	  "freight": [{"amount": "-6.00"}],
	  "tenders": [{"id": "wechat", "amount": "43,90"}]
	}`))
	if invalid, ok := err.(*order.InvalidError); ok {
		for _, fault := range invalid.Faults {
			fmt.Println(fault.Code, "at", fault.Path)
		}
	}
	// Output:
	// amount_invalid at tenders[0].amount
	// quantity_not_positive at lines[0].quantity
	// amount_negative at freight[0].amount
}

// A platform coupon of 30.00 falls on two shops' lines by what they cost; not a cent is lost.
func ExampleOrder_Shares() {
	cny := func(text string) money.Amount { return money.MustParse(text, "CNY") }
	ord, err := order.New(order.Order{
		Currency: money.MustCurrency("CNY"),
		Lines: []order.Line{
			{ID: "kettle", UnitPrice: cny("129.00"), Quantity: 1},
			{ID: "cups", UnitPrice: cny("45.50"), Quantity: 2},
		},
		Discounts: []order.Discount{{ID: "coupon", Kind: order.Coupon, Amount: cny("30.00")}},
		Tenders:   []order.Tender{{ID: "card", Amount: cny("190.00")}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	shares, err := ord.Shares()
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, line := range shares.Lines {
		fmt.Printf("%s: %d less %d is %d\n", ord.Lines[i].ID, line.List, line.Layers[0], line.Net)
	}
	fmt.Println("paid:", shares.Paid)
	// Output:
	// kettle: 12900 less 1759 is 11141
	// cups: 9100 less 1241 is 7859
	// paid: 19000
}

// The points that the order earned belong to its lines by what was paid for them; a gift that cost nothing earned none.
func ExampleOrder_Shares_rewards() {
	ord, err := order.Parse([]byte(`{
	  "currency": "CNY",
	  "lines":   [{"id": "kettle", "unit_price": "129.00", "quantity": 1}, {"id": "cups", "unit_price": "35.50", "quantity": 2},
	              {"id": "filter", "unit_price": "0.00", "quantity": 1, "gift_for": "kettle"}],
	  "rewards": [{"id": "stars", "count": 199, "value": "1.99"}],
	  "freight": [{"amount": "6.00", "tax": "0.36", "tax_included": false}],
	  "tenders": [{"id": "wallet", "amount": "206.36", "voucher": "10.00"}]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	shares, err := ord.Shares()
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, line := range shares.Lines {
		fmt.Printf("%s: paid %d, earned %d\n", ord.Lines[i].ID, line.Net, line.Rewards[0])
	}
	fmt.Println("freight:", shares.Freight[0], "with tax of", shares.FreightTax[0])
	// Output:
	// kettle: paid 12900, earned 128
	// cups: paid 7100, earned 71
	// filter: paid 0, earned 0
	// freight: 636 with tax of 36
}

// Two warehouses send one line: the units are split between child orders, and what each cost sums to what was paid.
func ExampleOrder_Split() {
	ord, err := order.Parse([]byte(`{
	  "currency": "CNY",
	  "lines":     [{"id": "cups", "unit_price": "10.00", "quantity": 3}],
	  "discounts": [{"id": "coupon", "amount": "10.00"}],
	  "freight":   [{"amount": "6.00"}],
	  "tenders":   [{"id": "card", "amount": "26.00"}]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	ord, err = ord.Split("default", order.Part{ID: "south", Fulfilment: order.ByWarehouse, Units: map[string]int64{"cups": 2}})
	if err != nil {
		fmt.Println(err)
		return
	}
	amounts, err := ord.Amounts()
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, child := range ord.Children {
		fmt.Println(child.ID, child.Units, amounts[i].Paid)
	}
	// Output:
	// default map[cups:1] 12.66 CNY
	// south map[cups:2] 13.34 CNY
}

// What a child order cost, with its freight and its part of the coupon.
func ExampleOrder_Amounts() {
	ord, err := order.Parse([]byte(`{
	  "currency": "JPY",
	  "lines":     [{"id": "tea", "child": "kyoto", "unit_price": "800", "quantity": 2}, {"id": "bowl", "child": "osaka", "unit_price": "2400", "quantity": 1}],
	  "discounts": [{"id": "coupon", "amount": "500"}],
	  "freight":   [{"child": "osaka", "amount": "600"}],
	  "tenders":   [{"id": "card", "amount": "4100"}]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	amounts, err := ord.Amounts()
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, child := range ord.Children {
		a := amounts[i]
		fmt.Printf("%s: %s - %s + %s = %s\n", child.ID, a.List.Number(), a.Discounts.Number(), a.Freight.Number(), a.Paid)
	}
	// Output:
	// kyoto: 1600 - 200 + 0 = 1400 JPY
	// osaka: 2400 - 300 + 600 = 2700 JPY
}

// One shop has sent its part, another has not, and a third part was cancelled.
func ExampleParentStatus() {
	fmt.Println(order.ParentStatus([]order.Status{order.AwaitingReceipt, order.PendingShipment, order.Closed}))
	fmt.Println(order.ParentStatus([]order.Status{order.AwaitingReceipt, order.Closed}))
	fmt.Println(order.ParentStatus([]order.Status{order.Completed, order.Closed}))
	// Output:
	// partially_shipped
	// awaiting_receipt
	// completed
}
