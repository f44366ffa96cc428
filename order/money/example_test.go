package money_test

import (
	"errors"
	"fmt"

	"github.com/recourse-go/recourse/order/money"
)

// A coupon of 10.00 over three equal lines: not a cent is lost.
func ExampleApportion() {
	shares, err := money.Apportion(1000, []int64{1000, 1000, 1000}, money.LastTakesRest)
	fmt.Println(shares, err)
	// Output: [333 333 334] <nil>
}

func ExampleAppendApportion() {
	shares := make([]int64, 0, 8)
	shares, _ = money.AppendApportion(shares, 299, []int64{1, 1, 1}, money.LargestRemainder)
	shares, _ = money.AppendApportion(shares, -2, []int64{1, 1, 1}, money.LargestRemainder)
	fmt.Println(shares)
	// Output: [100 100 99 -1 -1 0]
}

// The last line is a gift: it cannot take the unit that is left.
func ExampleWithin() {
	room := []int64{600, 600, 600, 0}
	shares, err := money.Within(1000, room, money.LastTakesRest)
	fmt.Println(shares, err)
	_, err = money.Within(1801, room, money.LastTakesRest)
	fmt.Println(err)
	// Output:
	// [334 333 333 0] <nil>
	// money: 1801 is not within a room of 1800
}

func ExampleAppendWithin() {
	shares, err := money.AppendWithin(nil, 5000, []int64{10000, 5000}, money.LargestRemainder)
	fmt.Println(shares, err)
	// Output: [3333 1667] <nil>
}

// What one, two and three units of a line are worth that cost 20.00 together.
func ExamplePortion() {
	for units := int64(1); units <= 3; units++ {
		worth, _ := money.Portion(2000, units, 3)
		fmt.Println(worth)
	}
	// Output:
	// 666
	// 1333
	// 2000
}

func ExampleSum() {
	total, err := money.Sum(money.MustParse("19.90", "CNY"), money.MustParse("0.10", "CNY"))
	fmt.Println(total, err)
	// Output: 20.00 CNY <nil>
}

func ExampleParse() {
	price, _ := money.Parse("19.9", money.MustCurrency("CNY"))
	fmt.Println(price)
	_, err := money.Parse("19.9", money.MustCurrency("JPY"))
	var digits *money.DigitsError
	fmt.Println(errors.As(err, &digits), err)
	// Output:
	// 19.90 CNY
	// true money: "19.9" has 1 fraction digits, at most 0 are possible in JPY
}

func ExampleAmount_Add() {
	_, err := money.MustParse("1", "CNY").Add(money.MustParse("100", "JPY"))
	fmt.Println(err)
	// Output: money: CNY and JPY do not mix (1.00 CNY and 100 JPY)
}

func ExampleAmount_Sub() {
	left, err := money.MustParse("20", "CNY").Sub(money.MustParse("19.90", "CNY"))
	fmt.Println(left, err)
	// Output: 0.10 CNY <nil>
}

// A document gives its currency once; its amounts are plain until they are
// bound.
func ExampleAmount_In() {
	price := money.MustParse("49.9", "")
	bound, err := price.In(money.MustCurrency("CNY"))
	fmt.Println(bound, err)
	// Output: 49.90 CNY <nil>
}

// A restocking fee of 15 %.
func ExampleRate_Of() {
	fee, err := money.MustRate("0.15").Of(money.MustParse("0.99", "CNY"))
	fmt.Println(fee, err)
	// Output: 0.14 CNY <nil>
}
