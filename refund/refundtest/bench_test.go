package refundtest_test

import (
	"fmt"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/refundtest"
)

// large is an order of ten lines and five requests for it.
func large(t testing.TB) (order.Order, refund.Terms, []refund.Request) {
	parts := []refundtest.Part{
		refundtest.Coupon("summer", "20.00").FundedBy(order.Platform), refundtest.Promotion("three-off", "7.77").Threshold("150.00"),
		refundtest.Points("coins", 501, "5.01"), refundtest.Freight("6.00"), refundtest.Tender("wechat", "30.00"), refundtest.Tender("card", ""),
	}
	var requests []refund.Request
	for i := range 10 {
		id := fmt.Sprintf("line%d", i)
		parts = append(parts, refundtest.Line(id, fmt.Sprintf("%d.99", 10+i), 3))
		if i < 5 {
			requests = append(requests, refundtest.Ask(refundtest.Units(id, 2), refundtest.Units("line9", 1)))
		}
	}
	return refundtest.Order(t, "CNY", parts...), refund.Terms{Freight: refund.FreightWithLast, Promotion: refund.RepricePromotions}, requests
}

// Five requests in all their orders.
func BenchmarkCheck(b *testing.B) {
	o, terms, requests := large(b)
	for b.Loop() {
		if violations := refundtest.Check(o, terms, requests...); len(violations) > 0 {
			b.Fatal(violations)
		}
	}
}

// BenchmarkCheckFloor only computes the quotes that Check has to: one for each beginning of each order of five requests,
// and thirty for what is left at the end of each, unit by unit.
func BenchmarkCheckFloor(b *testing.B) {
	o, terms, requests := large(b)
	a, err := refund.Allocate(o)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for i := range 325 + 120*30 {
			if _, err := refund.Compute(a, refund.Ledger{}, requests[i%len(requests)], terms); err != nil {
				b.Fatal(err)
			}
		}
	}
}
