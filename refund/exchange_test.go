package refund_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func TestExchange(t *testing.T) {
	q := strike(t, allocate(t, paid(basket("a 150.00 1"))), refund.Ledger{}, "a -10.00", noTerms)
	for _, row := range []struct {
		why          string
		price        money.Amount
		refund, owed string
	}{
		{"cheaper, after a fee of 10.00", plain("100.00"), "40.00", "0.00"},
		{"even", plain("140.00"), "0.00", "0.00"},
		{"dearer", money.MustParse("250.00", "CNY"), "0.00", "110.00"},
		{"for nothing", plain("0"), "140.00", "0.00"},
	} {
		got, err := q.Exchange(row.price)
		if err != nil || got.Refund.Number() != row.refund || got.Owed.Number() != row.owed {
			t.Errorf("%s: %s back, %s owed, %v", row.why, got.Refund, got.Owed, err)
		}
	}
	var mismatch *money.MismatchError
	if _, err := q.Exchange(money.MustParse("1.00", "USD")); !errors.As(err, &mismatch) {
		t.Errorf("dollars: %v", err)
	}
	if _, err := q.Exchange(plain("-0.01")); err == nil || !strings.Contains(err.Error(), "negative") {
		t.Errorf("below nothing: %v", err)
	}
}

// A shirt for which 114.35 was paid is exchanged for one at 129.00.
func ExampleQuote_Exchange() {
	alloc, err := refund.Allocate(shirts())
	if err != nil {
		panic(err)
	}
	quote, err := refund.Compute(alloc, refund.Ledger{}, refund.Request{Lines: []refund.RequestLine{{Line: "shirt", Quantity: 1}}}, refund.Terms{})
	if err != nil {
		panic(err)
	}
	difference, err := quote.Exchange(cny("129.00"))
	if err != nil {
		panic(err)
	}
	fmt.Println(quote.Total, "comes back,", difference.Owed, "is owed")
	// Output: 114.35 CNY comes back, 14.65 CNY is owed
}
