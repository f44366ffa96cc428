package modelcheck

import (
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// purchase is the order that a job explores. Its amounts split unevenly, so that a cent that is lost shows.
func (c Config) purchase(j job) order.Order {
	o := order.Order{
		ID: "o-1", Currency: money.MustCurrency("CNY"), PlacedAt: time.Date(2026, 3, 2, 2, 0, 0, 0, time.UTC),
		Lines:   []order.Line{{ID: "l-1", UnitPrice: money.MustParse("9.99", "CNY"), Quantity: 2}},
		Points:  []order.Points{{ID: "coins", Count: 101, Value: money.MustParse("1.01", "CNY")}},
		Freight: []order.Freight{{Amount: money.MustParse("3.00", "CNY")}},
		Tenders: []order.Tender{{ID: "wallet", Amount: money.MustParse("8.00", "CNY")}, {ID: "card", Amount: money.MustParse("13.97", "CNY")}},
	}
	if c.Order != nil {
		o = *c.Order
		o.Children = slices.Clone(o.Children)
	} else if j.beside { // the square of the states: one tender has to do
		o.Tenders = []order.Tender{{ID: "wallet", Amount: money.MustParse("21.97", "CNY")}}
	}
	o.Policy = c.Policy
	if len(o.Children) == 0 {
		o.Children = []order.Child{{ID: order.DefaultChild}}
	}
	for i := range o.Children {
		o.Children[i].Policy, o.Children[i].Fulfilment = "", j.fulfilment
	}
	return o
}
