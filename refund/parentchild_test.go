package refund_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// parent is S5: two shops, layers upon layers, freight of each, paid 262.00.
func parent() order.Order {
	o := coupon(basket("a1 129.00 1 A", "a2 45.50 2 A", "b1 80.00 1 B"), "shop", "20.00", "a1", "a2")
	o = points(threshold(coupon(o, "platform", "30.00"), "250.00"), "coins", 500, "5.00")
	return paid(freight(freight(o, "12.00", "A"), "5.00", "B"))
}

func TestParentAndChildren(t *testing.T) {
	perform(t, []tale{
		{"the whole order is cancelled", parent(), withLast, []step{
			{"nets of S5, and both freights", "", "262.00 a1=102.63 coins:209 closes a2=72.39 coins:147 closes b1=69.98 coins:144 closes freight:A=12.00 freight:B=5.00"},
		}},
		{"child by child", parent(), withLast, []step{
			{"102.63, 72.39 and 12.00", "child:A", "187.02 a1=102.63 coins:209 closes a2=72.39 coins:147 closes freight:A=12.00"},
			{"69.98 and 5.00", "child:B", "74.98 b1=69.98 coins:144 closes freight:B=5.00"},
			{"nothing is left", "", "refused: quantity_exceeded ceiling 0.00"},
		}},
		{"a child after a part of it was refunded", parent(), withLast, []step{
			{"floor(7239/2), floor(147/2)", "a2*1", "36.19 a2=36.19 coins:73"},
			{"the rest of A", "child:A", "150.83 a1=102.63 coins:209 closes a2=36.20 coins:74 closes freight:A=12.00"},
			{"B is as it was", "child:B", "74.98 b1=69.98 coins:144 closes freight:B=5.00"},
		}},
		{"a child after a part of it was refunded by amount", parent(), withLast, []step{
			{"a compensation", "child:A a1 =2.63", "2.63 a1=2.63"},
			{"that much less", "child:A", "184.39 a1=100.00 coins:209 closes a2=72.39 coins:147 closes freight:A=12.00"},
		}},
		{"units of both at once, and then the order", parent(), withLast, []step{
			{"B's last, one of A's", "a2*1 b1", "111.17 a2=36.19 coins:73 b1=69.98 coins:144 closes freight:B=5.00"},
			{"", "", "150.83 a1=102.63 coins:209 closes a2=36.20 coins:74 closes freight:A=12.00"},
		}},
		{"the order after a child was taken back", parent(), withLast, []step{
			{"", "child:B", "74.98 b1=69.98 coins:144 closes freight:B=5.00"},
			{"", "withdraw:1", ""},
			{"", "", "262.00 a1=102.63 coins:209 closes a2=72.39 coins:147 closes b1=69.98 coins:144 closes freight:A=12.00 freight:B=5.00"},
		}},
	})
}

// A coupon over several shops stays as it was split, whatever is left of its threshold.
func TestCrossShopCoupon(t *testing.T) {
	cross := paid(threshold(coupon(basket("a 100.00 1 A", "b 50.00 1 B"), "c", "50.00"), "150.00"))
	keep := refund.Terms{Promotion: refund.KeepPromotions}
	for _, terms := range []refund.Terms{noTerms, keep} {
		perform(t, []tale{
			{"S1 with a threshold, a first", cross, terms, []step{
				{"no coupon is looked at again", "child:A", "66.67 a=66.67 closes"},
				{"the rest", "child:B", "33.33 b=33.33 closes"},
			}},
			{"S1 with a threshold, b first", cross, terms, []step{
				{"", "b", "33.33 b=33.33 closes"},
				{"", "a", "66.67 a=66.67 closes"},
			}},
		})
	}
	q := strike(t, allocate(t, cross), refund.Ledger{}, "a", keep)
	if q.Repricing != nil || q.Provisional {
		t.Errorf("it was priced again: %v", q.Repricing)
	}
}

// Units move when a child order is split, money does not: what the parts give sums to what the child gave.
func TestSplitChildren(t *testing.T) {
	shop := paid(freight(points(coupon(basket("a 10.00 5", "b 5.00 1"), "c", "0.03", "a"), "coins", 11, "0.11"), "8.00", ""))
	// a: floor(11*4997/5497) is 9 of the coins, so 49.88 for five units; b has 4.98 and two coins.
	two := split(t, shop, 2)
	perform(t, []tale{
		{"the second warehouse first", two, withLast, []step{
			{"floor(4988*2/5), floor(9*2/5)", "child:w2", "19.95 a=19.95 coins:3 from:w2*2"},
			{"the rest, and the freight", "child:default", "42.91 a=29.93 coins:6 from:default*3 closes b=4.98 coins:2 closes freight:default=8.00"},
		}},
		{"the first first", two, withLast, []step{
			{"floor(4988*3/5), floor(9*3/5)", "child:default", "42.90 a=29.92 coins:5 from:default*3 b=4.98 coins:2 closes freight:default=8.00"},
			{"the rest", "child:w2", "19.96 a=19.96 coins:4 from:w2*2 closes"},
		}},
		{"a unit of each, and then each", two, withLast, []step{
			{"floor(4988/5)", "child:default a*1", "9.97 a=9.97 coins:1 from:default*1"},
			{"floor(4988*2/5) less 997", "child:w2 a*1", "9.98 a=9.98 coins:2 from:w2*1"},
			{"floor(4988*3/5) less 1995", "child:w2", "9.97 a=9.97 coins:2 from:w2*1"},
			{"the rest", "child:default", "32.94 a=19.96 coins:4 from:default*2 closes b=4.98 coins:2 closes freight:default=8.00"},
		}},
		{"the whole order", two, withLast, []step{
			{"", "", "62.86 a=49.88 coins:9 from:default*3 from:w2*2 closes b=4.98 coins:2 closes freight:default=8.00"},
		}},
	})
}

// A part was refunded before the child order was split: what stands is taken over as it is.
func TestSplitAfterRefund(t *testing.T) {
	shop := paid(coupon(basket("a 10.00 5"), "c", "0.03"))
	before := allocate(t, shop)
	first := strike(t, before, refund.Ledger{}, "a*2", noTerms) // floor(4997*2/5) is 1998
	after := allocate(t, split(t, shop, 2))
	l := refund.Ledger{}.With(after, first) // two of the three that stayed
	for _, row := range []struct{ why, ask, want string }{
		{"one is left there: floor(4997*3/5) less 1998", "child:default", "10.00 a=10.00 from:default*1"},
		{"the rest", "child:w2", "19.99 a=19.99 from:w2*2 closes"},
		{"none is left", "", "refused: quantity_exceeded ceiling 0.00"},
	} {
		q, err := refund.Compute(after, l, ask(row.ask), noTerms)
		if diff := cmp.Diff(row.want, told(q, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
		if err == nil {
			l = l.With(after, q)
		}
	}
}
