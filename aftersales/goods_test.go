package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// A request that does not say where the goods are is read by the status, and by a reason that only their holder can give.
func TestGoodsUnsaid(t *testing.T) {
	shipped := step{by: seller, do: aftersales.Ship{}}
	tests := []struct {
		why    string
		steps  []step
		kind   aftersales.Kind
		reason aftersales.Reason
		want   aftersales.GoodsState
		faults []string
	}{
		{"nothing left", []step{pay}, aftersales.RefundOnly, aftersales.Unwanted, aftersales.NotShipped, nil},
		{"on its way", []step{pay, shipped}, aftersales.RefundOnly, aftersales.LostInTransit, aftersales.InTransit, nil},
		{"a reason for either place: by the status", []step{pay, shipped}, aftersales.RefundOnly, aftersales.Unwanted, aftersales.InTransit, nil},
		{"who sees the quality has them", []step{pay, shipped}, aftersales.RefundOnly, aftersales.QualityProblem, aftersales.Received, nil},
		{"the carrier delivered", []step{pay, shipped, {by: carrier, do: aftersales.Deliver{}}}, aftersales.RefundOnly, aftersales.Unwanted, aftersales.Received, nil},
		{"a return gives back what was received", []step{pay, shipped}, aftersales.ReturnRefund, aftersales.Unwanted, aftersales.Received, nil},
		{"a reason for neither place", []step{pay, shipped}, aftersales.RefundOnly, aftersales.SlowShipment, "", []string{"reason_not_allowed"}},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.steps...)
		diff(t, tt.why, tt.faults, codes(told.send(buyer, aftersales.Open{Case: "c", Kind: tt.kind, Reason: tt.reason})))
		if tt.faults == nil {
			diff(t, tt.why, tt.want, told.find("c").Goods)
		}
	}
	// What was said stands, even where another place would fit the reason.
	told := begin(t, fruit).play(pay, shipped)
	said := aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.QualityProblem, Goods: aftersales.InTransit}
	diff(t, "faults", []string{"reason_not_allowed"}, codes(told.send(order.Buyer, said)))
}
