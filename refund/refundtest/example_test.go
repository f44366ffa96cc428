package refundtest_test

import (
	"fmt"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/refundtest"
)

// The test of the package comment.
func TestSummerSale(t *testing.T) {
	o := refundtest.Order(t, "CNY",
		refundtest.Line("apples", "49.90", 2),
		refundtest.Line("mug", "12.00", 1).In("warehouse-2"),
		refundtest.Coupon("summer", "20.00").FundedBy(order.Platform).Threshold("100.00"),
		refundtest.Points("coins", 500, "5.00"),
		refundtest.Freight("6.00").In("default"),
		refundtest.Tender("wechat", "30.00"), // a tender "card" pays the rest
	)
	terms := refund.Terms{Freight: refund.FreightWithLast}
	one := refundtest.Ask(refundtest.Units("apples", 1))
	rest := refundtest.Ask()
	refundtest.Totals(t, o, terms, []string{"38.74", "54.06"}, one, rest)
	refundtest.Laws(t, o, terms, one, rest)
}

// t is what a test is given; an example has none.
var t = &fake{}

func ExampleOrder() {
	o := refundtest.Order(t, "CNY",
		refundtest.Line("apples", "49.90", 2), refundtest.Coupon("summer", "20.00").FundedBy(order.Platform),
		refundtest.Freight("6.00"), refundtest.Tender("wechat", "30.00"))
	for _, tender := range o.Tenders {
		fmt.Println(tender.ID, tender.Amount)
	}
	// Output:
	// wechat 30.00 CNY
	// card 55.80 CNY
}

func ExampleAskAmount() {
	o := refundtest.Order(t, "CNY", refundtest.Line("apples", "49.90", 1))
	half := refundtest.AskAmount(t, "24.95", "apples")
	refundtest.Totals(t, o, refund.Terms{}, []string{"24.95", "24.95", "refused: amount_above_ceiling"}, half, half, half)
	fmt.Println(len(t.told), "failures")
	// Output: 0 failures
}

func ExampleAtMost() {
	o := refundtest.Order(t, "CNY", refundtest.Line("apples", "10.00", 2))
	one := refundtest.Ask(refundtest.Units("apples", 1))
	refundtest.Totals(t, o, refund.Terms{}, []string{"6.00", "10.00"}, refundtest.AtMost(t, "6.00", one), one)
	fmt.Println(len(t.told), "failures")
	// Output: 0 failures
}

// The laws hold: there is nothing to tell.
func ExampleCheck() {
	o := refundtest.Order(t, "CNY", refundtest.Line("cup", "10.00", 3), refundtest.Coupon("summer", "10.00"), refundtest.Freight("6.00"))
	one := refundtest.Ask(refundtest.Units("cup", 1))
	violations := refundtest.Check(o, refund.Terms{Freight: refund.FreightWithLast}, one, one, one)
	fmt.Println(len(violations), "violations")
	// Output: 0 violations
}

// An order that was not paid in full cannot be refunded.
func ExampleCheck_cannotBe() {
	o := refundtest.Order(t, "CNY", refundtest.Line("cup", "10.00", 3))
	o.Tenders[0].Amount = money.MustParse("29.99", "CNY")
	for _, violation := range refundtest.Check(o, refund.Terms{}) {
		fmt.Println(violation)
	}
	// Output:
	// the order cannot be: order: "o-1" is invalid: tenders: the tenders add up to 29.99, the order costs 30.00
}

// What is wrong with a total says how the quote came about.
func ExampleTotals() {
	broken := &fake{}
	o := refundtest.Order(broken, "CNY", refundtest.Line("cup", "10.00", 3), refundtest.Coupon("summer", "10.00"))
	one := refundtest.Ask(refundtest.Units("cup", 1))
	refundtest.Totals(broken, o, refund.Terms{}, []string{"6.66", "6.67", "6.67"}, one, one, one)
	fmt.Println(len(broken.told), "failures")
	refundtest.Totals(broken, o, refund.Terms{}, []string{"6.67"}, one)
	fmt.Println(len(broken.told), "failure")
	// Output:
	// 0 failures
	// 1 failure
}
