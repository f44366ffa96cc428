package refund_test

import "testing"

func TestFreight(t *testing.T) {
	three := paid(freight(basket("a 30.00 1", "b 20.00 1", "c 10.00 1"), "8.00", ""))
	two := paid(freight(freight(basket("a 30.00 1 A", "b 20.00 1 B"), "8.00", "A"), "5.00", "B"))
	runTales(t, []tale{
		{"S7, with the last line", three, withLast, []step{
			{"two stay outside", "a", "30.00 a=30.00 closes"},
			{"one stays outside", "b", "20.00 b=20.00 closes"},
			{"none does", "c", "18.00 c=10.00 closes freight:default=8.00"},
		}},
		{"S7, c was shipped", three, withLast, []step{
			{"", "a", "30.00 a=30.00 closes"},
			{"", "b", "20.00 b=20.00 closes"},
			{"what was sent cost its freight", "c shipped", "10.00 c=10.00 closes"},
		}},
		{"S7, a is asked, taken back and kept", paid(freight(basket("a 30.00 1", "b 20.00 1"), "8.00", "")), withLast, []step{
			{"", "a", "30.00 a=30.00 closes"},
			{"", "withdraw:1", ""},
			{"a stays outside", "b", "20.00 b=20.00 closes"},
		}},
		{"with the last, all at once", three, withLast, []step{
			{"no line named", "", "68.00 a=30.00 closes b=20.00 closes c=10.00 closes freight:default=8.00"},
		}},
		{"with the last, and nothing by amount", three, withLast, []step{
			{"by amount, no unit is taken", "a =30.00", "30.00 a=30.00 closes"},
			{"a's unit is outside still", "b c", "30.00 b=20.00 closes c=10.00 closes"},
			{"a unit of no cash, and the last", "a*1", "8.00 a=0.00 freight:default=8.00"},
		}},
		{"full, with the first request, shipped or not", three, full, []step{
			{"", "a shipped", "38.00 a=30.00 closes freight:default=8.00"},
			{"it went already", "b", "20.00 b=20.00 closes"},
		}},
		{"full, cut by an amount: goods first", three, full, []step{
			{"by amount concerns the child too", "c =5.00", "5.00 c=5.00"},
			{"goods are filled, freight gets the rest", "a*1 b*1 =55.00", "55.00 a=30.00 closes b=20.00 closes freight:default=5.00"},
			{"what is left of it", "c*1", "8.00 c=5.00 closes freight:default=3.00"},
		}},
		{"none, and some granted beside the rule", three, noTerms, []step{
			{"the rule gives none", "c =1.00", "1.00 c=1.00"},
			{"a plain 3 is 3.00", "a +3", "33.00 a=30.00 closes freight:default=3.00"},
			{"it stops at what is left", "b +9.00", "25.00 b=20.00 closes freight:default=5.00"},
			{"nothing is left", "c*1 +9.00", "9.00 c=9.00 closes"},
		}},
		{"granted freight is part of the ceiling, and cut by an amount", three, noTerms, []step{
			{"goods first", "a*1 +3.00 =32.00", "32.00 a=30.00 closes freight:default=2.00"},
			{"20.00 and 3.00", "b*1 +3.00 =24.00", "refused: amount_above_ceiling ceiling 23.00"},
		}},
		{"two child orders, each with its own", two, withLast, []step{
			{"the last of A", "a", "38.00 a=30.00 closes freight:A=8.00"},
			{"the last of B", "b", "25.00 b=20.00 closes freight:B=5.00"},
		}},
		{"an amount cuts the freight of two in proportion", two, full, []step{
			{"501*8/13 is 308.3, 501*5/13 is 192.7", "a*1 b*1 =55.01", "55.01 a=30.00 closes b=20.00 closes freight:A=3.08 freight:B=1.93"},
		}},
		{"granted to the first concerned, then to the next", two, noTerms, []step{
			{"8.00 fill A", "a b +10.00", "60.00 a=30.00 closes b=20.00 closes freight:A=8.00 freight:B=2.00"},
		}},
		{"only the child concerned", two, full, []step{
			{"B is not", "child:A", "38.00 a=30.00 closes freight:A=8.00"},
			{"by amount, restricted to B", "child:B b =21.00", "21.00 b=20.00 closes freight:B=1.00"},
		}},
	})
}

func TestDeductions(t *testing.T) {
	two := paid(basket("a 30.00 1", "b 20.00 1"))
	runTales(t, []tale{
		{"after the shares", two, noTerms, []step{
			{"a plain 5 is 5.00", "a -5", "25.00 a=30.00 closes less:5.00"},
		}},
		{"it stops at the refund and is not carried", two, noTerms, []step{
			{"", "a -99.00", "0.00 a=30.00 closes less:30.00"},
			{"nothing of it is left over", "b", "20.00 b=20.00 closes"},
		}},
		{"the amount and the ceiling are before it", two, noTerms, []step{
			{"", "a*1 =30.00 -1.00", "29.00 a=30.00 closes less:1.00"},
		}},
	})
}

func TestSplit(t *testing.T) {
	five := split(t, paid(freight(basket("a 10.00 5"), "8.00", "")), 2)
	runTales(t, []tale{
		{"units count by child order", five, withLast, []step{
			{"all of the first, and so its freight", "child:default a*3", "38.00 a=30.00 from:default*3 freight:default=8.00"},
			{"none is left there", "child:default a*1", "refused: quantity_exceeded ceiling 0.00"},
			{"all that the other sends", "child:w2", "20.00 a=20.00 from:w2*2 closes"},
		}},
		{"from the first child on", five, withLast, []step{
			{"two stay in the first", "a*1", "10.00 a=10.00 from:default*1"},
			{"two there, one in the other", "a*3", "38.00 a=30.00 from:default*2 from:w2*1 freight:default=8.00"},
			{"", "withdraw:1", ""},
			{"the first child has a unit again", "child:default a*1", "10.00 a=10.00 from:default*1"},
			{"the rest", "a", "10.00 a=10.00 from:w2*1 closes"},
		}},
	})
}
