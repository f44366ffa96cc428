package refund_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

func TestSubsidies(t *testing.T) {
	three := paid(fundedBy(coupon(basket("a 10.00 3"), "c", "10.00"), order.Platform))
	cross := paid(fundedBy(coupon(coupon(basket("a 100.00 1 A", "b 50.00 1 B"), "own", "30.00"), "c", "50.00"), order.Platform))
	perform(t, []tale{
		{"unit by unit: 3.33, 3.33 and 3.34", three, noTerms, []step{
			{"floor(1000/3)", "a*1", "6.66 a=6.66 subsidy:a/c/platform/3.33"},
			{"floor(2000/3) less 333", "a*1", "6.67 a=6.67 subsidy:a/c/platform/3.33"},
			{"the rest", "a*1", "6.67 a=6.67 closes subsidy:a/c/platform/3.34"},
		}},
		{"a withdrawal in between", three, noTerms, []step{
			{"", "a*1", "6.66 a=6.66 subsidy:a/c/platform/3.33"},
			{"", "a*1", "6.67 a=6.67 subsidy:a/c/platform/3.33"},
			{"", "withdraw:1", ""},
			{"10.00 less 3.33", "a*2", "13.33 a=13.33 closes subsidy:a/c/platform/6.67"},
		}},
		{"the seller may keep it", three, refund.Terms{Subsidies: refund.LoseSubsidies}, []step{
			{"", "a", "20.00 a=20.00 closes"},
		}},
		{"recovered by name", three, refund.Terms{Subsidies: refund.RecoverSubsidies}, []step{
			{"", "a", "20.00 a=20.00 closes subsidy:a/c/platform/10.00"},
		}},
		{"money brings none until it closes the line", three, noTerms, []step{
			{"", "a =19.99", "19.99 a=19.99"},
			{"", "a =0.01", "0.01 a=0.01 closes subsidy:a/c/platform/10.00"},
		}},
		{"less asked: the subsidy goes with the units", three, noTerms, []step{
			{"", "a*1 =1.00", "1.00 a=1.00 forfeits:5.66 subsidy:a/c/platform/3.33"},
		}},
		{"two shops, and a coupon that the seller funded himself", cross, noTerms, []step{
			{"own takes 20.00 of a; floor(5000*80/120)", "a", "46.67 a=46.67 closes subsidy:a/c/platform/33.33"},
			{"the rest", "b", "23.33 b=23.33 closes subsidy:b/c/platform/16.67"},
		}},
		{"struck again: it does not close the line any more", three, noTerms, []step{
			{"", "a*1", "6.66 a=6.66 subsidy:a/c/platform/3.33"},
			{"", "a =13.34", "13.34 a=13.34 closes subsidy:a/c/platform/6.67"},
			{"", "withdraw:1", ""},
			{"", "execute:2", "13.34 a=13.34"},
		}},
	})
}

// Points come back with what they had paid, to the last minor unit and the last point.
func TestPointsValue(t *testing.T) {
	a := allocate(t, paid(points(basket("a 10.00 3"), "coins", 7, "1.00")))
	var l refund.Ledger
	for _, row := range []struct {
		why, ask string
		want     refund.PointsBack
	}{
		{"floor(7/3) and floor(100/3)", "a*1", refund.PointsBack{ID: "coins", Count: 2, Value: cny("0.33")}},
		{"floor(14/3) less 2, floor(200/3) less 33", "a*1", refund.PointsBack{ID: "coins", Count: 2, Value: cny("0.33")}},
		{"the rest", "a*1", refund.PointsBack{ID: "coins", Count: 3, Value: cny("0.34")}},
	} {
		q := strike(t, a, l, row.ask, noTerms)
		l = l.With(a, q)
		if diff := cmp.Diff([]refund.PointsBack{row.want}, q.Points); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
}
