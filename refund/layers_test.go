package refund_test

import "testing"

func TestLayers(t *testing.T) {
	runTales(t, []tale{
		{"S1, a coupon of the platform over two shops", paid(coupon(basket("a 100.00 1 A", "b 50.00 1 B"), "c", "50.00")), noTerms, []step{
			{"floor(5000*10000/15000) is 3333", "a", "66.67 a=66.67 closes"},
			{"the last line takes the rest", "b", "33.33 b=33.33 closes"},
			{"nothing is left", "", "refused: quantity_exceeded ceiling 0.00"},
		}},
		{"S2, equal lines", paid(coupon(basket("a 10.00 1", "b 10.00 1", "c 10.00 1"), "c", "10.00")), noTerms, []step{
			{"333 of the coupon", "a", "6.67 a=6.67 closes"},
			{"333 of the coupon", "b", "6.67 b=6.67 closes"},
			{"334 of the coupon", "c", "6.66 c=6.66 closes"},
		}},
		{"S4, points beside the cash", paid(points(basket("a 59.90 1", "b 40.10 1"), "coins", 1000, "10.00")), noTerms, []step{
			{"the count follows the value", "a", "53.91 a=53.91 coins:599 closes"},
			{"all of both is back", "b", "36.09 b=36.09 coins:401 closes"},
		}},
		{"S5, layers upon layers, two shops, part of a quantity", paid(freight(points(coupon(coupon(
			basket("a1 129.00 1 A", "a2 45.50 2 A", "b1 80.00 1 B"), "shop", "20.00", "a1", "a2"), "platform", "30.00"), "coins", 500, "5.00"), "12.00", "A")), withLast, []step{
			{"floor(7239/2), floor(147/2); shipped, so no freight", "a2*1 shipped", "36.19 a2=36.19 coins:73"},
			{"exactly what is left", "a2*1 shipped", "36.20 a2=36.20 coins:74 closes"},
			{"10472 less 209 of the points", "a1 shipped", "102.63 a1=102.63 coins:209 closes"},
			{"7142 less 144", "b1", "69.98 b1=69.98 coins:144 closes"},
		}},
		{"several accounts of points, and none of one on a line", paid(points(points(basket("a 10.00 3", "b 0.01 1"), "x", 10, "10.00"), "y", 1, "0.00")), noTerms, []step{
			{"a has floor(10*999/1000) of x; y has no value: the last line takes it", "a*1", "6.67 a=6.67 x:3"},
			{"floor(18/3) less 3", "a*1", "6.67 a=6.67 x:3"},
			{"the rest of a", "a*1", "6.67 a=6.67 x:3 closes"},
			{"the rest", "b", "0.00 b=0.00 x:1 y:1 closes"},
		}},
	})
}
