package refund_test

import (
	"testing"

	"github.com/recourse-go/recourse/refund"
)

var (
	noTerms  = refund.Terms{}
	withLast = refund.Terms{Freight: refund.FreightWithLast}
	full     = refund.Terms{Freight: refund.FullFreight}
	carry    = refund.Terms{Slack: refund.CarrySlack}
)

func TestUnits(t *testing.T) {
	three := paid(coupon(basket("a 10.00 3"), "c", "10.00"))
	runTales(t, []tale{
		{"S3, unit by unit", three, noTerms, []step{
			{"floor(2000/3)", "a*1", "6.66 a=6.66"},
			{"floor(4000/3) less 666", "a*1", "6.67 a=6.67"},
			{"exactly the rest", "a*1", "6.67 a=6.67 closes"},
		}},
		{"S3, two and one", three, noTerms, []step{
			{"floor(4000/3)", "a*2", "13.33 a=13.33"},
			{"exactly the rest", "a*1", "6.67 a=6.67 closes"},
		}},
		{"a withdrawal in between", three, noTerms, []step{
			{"the first", "a*1", "6.66 a=6.66"},
			{"the second", "a*1", "6.67 a=6.67"},
			{"", "withdraw:1", ""},
			{"one stands: C(2) - C(1)", "a*1", "6.67 a=6.67"},
			{"money counts, not units: 2000 less 1334", "a*1", "6.66 a=6.66 closes"},
			{"there is no fourth", "a*1", "refused: quantity_exceeded ceiling 0.00"},
		}},
		{"S11, a lower amount accepted for the first unit", three, noTerms, []step{
			{"66 are forfeited", "a*1 =6.00", "6.00 a=6.00 forfeits:0.66"},
			{"as if nothing had been cut", "a*1", "6.67 a=6.67"},
			{"1934 in all", "a*1", "6.67 a=6.67 closes"},
		}},
		{"S11, slack carried", three, carry, []step{
			{"nothing is forfeited", "a*1 =6.00", "6.00 a=6.00"},
			{"the unit rule", "a*1", "6.67 a=6.67"},
			{"the last unit gets what was carried", "a*1 =7.34", "refused: amount_above_ceiling ceiling 7.33"},
			{"2000 in all", "a*1", "7.33 a=7.33 closes"},
		}},
		{"a forfeit is released with its case", three, noTerms, []step{
			{"19.00 are forfeited", "a*3 =1.00", "1.00 a=1.00 forfeits:19.00 closes"},
			{"", "withdraw:1", ""},
			{"all of it is there again", "a", "20.00 a=20.00 closes"},
		}},
		{"carried slack of the last unit can still be asked by amount", three, carry, []step{
			{"all units, half the money", "a*3 =10.00", "10.00 a=10.00 closes"},
			{"no unit is free", "a*1", "refused: quantity_exceeded ceiling 0.00"},
			{"the money is", "a =10.00", "10.00 a=10.00"},
			{"and then it is gone", "a =0.01", "refused: amount_above_ceiling ceiling 0.00"},
		}},
		{"units of nothing", paid(coupon(basket("gift 9.99 2", "a 1.00 1"), "c", "19.98", "gift")), noTerms, []step{
			{"a request of no cash is a request", "gift*1", "0.00 gift=0.00"},
			{"and closes like any other", "gift", "0.00 gift=0.00 closes"},
		}},
		{"a cent over three units", paid(coupon(basket("a 0.01 3"), "c", "0.02")), noTerms, []step{
			{"floor(1/3)", "a*1", "0.00 a=0.00"},
			{"floor(2/3)", "a*1", "0.00 a=0.00"},
			{"the whole cent", "a*1", "0.01 a=0.01 closes"},
		}},
		{"no lines: every unit that is free, even with an amount", paid(basket("a 10.00 2", "b 5.00 1")), noTerms, []step{
			{"one of two", "a*1", "10.00 a=10.00"},
			{"units, though there is an amount", "=9.00", "9.00 a=6.00 forfeits:4.00 closes b=3.00 forfeits:2.00 closes"},
		}},
		{"the largest amounts and quantities there are", paid(basket("a 9.22 1000000000", "b 83000000000000000.00 1")), noTerms, []step{
			{"floor(922000000000 * 333333333 / 1e9)", "a*333333333", "3073333330.26 a=3073333330.26"},
			{"all but one", "a*666666666", "6146666660.52 a=6146666660.52"},
			{"the last of a billion", "a*1", "9.22 a=9.22 closes"},
			{"near the most int64 holds", "b", "83000000000000000.00 b=83000000000000000.00 closes"},
		}},
	})
}
