package refundtest

import (
	"testing"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// Ask requests units of some lines; without lines every unit that is free.
func Ask(lines ...refund.RequestLine) refund.Request { return refund.Request{Lines: lines} }

// Units is a number of units of a line, for Ask; 0 is every unit that is free.
func Units(line string, n int64) refund.RequestLine {
	return refund.RequestLine{Line: line, Quantity: n}
}

// AskAmount requests an amount, "24.95", of some lines by amount: no units, the goods stay with the buyer. It ends the test
// if the amount is none, or without a line.
func AskAmount(t testing.TB, amount string, lines ...string) refund.Request {
	t.Helper()
	if len(lines) == 0 {
		t.Fatalf("refundtest: an amount is asked of no line: name the lines, or ask units with AtMost")
	}
	r := refund.Request{KeptGoods: true}
	for _, line := range lines {
		r.Lines = append(r.Lines, refund.RequestLine{Line: line})
	}
	return AtMost(t, amount, r)
}

// AtMost is a request with the total cash that it asks: units at a lower amount. It ends the test if the amount is none.
func AtMost(t testing.TB, amount string, r refund.Request) refund.Request {
	t.Helper()
	a, err := money.Parse(amount, money.Currency{})
	if err != nil {
		t.Fatalf("refundtest: the amount asked: %v", err)
	}
	r.Amount = &a
	return r
}
