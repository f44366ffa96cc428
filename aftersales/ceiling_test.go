package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// A ruling above the ceiling says what the platform could have granted.
func TestCeilingOfARuling(t *testing.T) {
	told := begin(t, twoShops).play(pay, step{by: seller, do: aftersales.Ship{}})
	told.must(buyer, aftersales.Open{Case: "c", Child: "a", Kind: aftersales.RefundOnly, Reason: aftersales.LostInTransit})
	told.must(seller, aftersales.Reject{Case: "c", Revision: 1, Reason: "it arrived"})
	told.must(buyer, aftersales.Escalate{Case: "c"})
	refused := told.refused(platform, aftersales.Rule{Case: "c", Liable: order.Carrier, Amount: amount("20.01")})
	diff(t, "faults", []string{"amount_above_ceiling asked=20.01 ceiling=20.00"}, written(refused))
	diff(t, "ceiling", "20.00", refused.Ceiling.Number())
}
