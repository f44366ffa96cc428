package refund_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

var (
	reprice      = refund.Terms{Promotion: refund.RepricePromotions}
	repriceCarry = refund.Terms{Promotion: refund.RepricePromotions, Slack: refund.CarrySlack}
)

func TestReprice(t *testing.T) {
	cross := paid(threshold(coupon(basket("a 100.00 1 A", "b 50.00 1 B"), "c", "50.00"), "150.00"))
	pairs := paid(threshold(coupon(basket("a 100.00 2", "b 50.00 1"), "c", "50.00"), "150.00"))
	perform(t, []tale{
		{"S16, the dear one first", cross, reprice, []step{
			{"b costs 50.00 without the coupon", "a", "50.00 a=66.67 closes cost:50.00 claw:16.67 lapsed:c"},
			{"nothing is kept: what was clawed back is owed no more", "b", "50.00 b=33.33 closes cost:0.00 release:16.67 lapsed:c"},
		}},
		{"S16, the cheap one first", cross, reprice, []step{
			{"a costs 100.00 without the coupon, which is all that was paid", "b", "0.00 b=33.33 closes cost:100.00 claw:33.33 lapsed:c"},
			{"all of it", "a", "100.00 a=66.67 closes cost:0.00 release:33.33 lapsed:c"},
		}},
		{"S16, both at once", cross, reprice, []step{
			{"what was paid", "a b", "100.00 a=66.67 closes b=33.33 closes cost:0.00 lapsed:c"},
		}},
		{"S16, a is taken back before b is asked", cross, reprice, []step{
			{"", "a", "50.00 a=66.67 closes cost:50.00 claw:16.67 lapsed:c"},
			{"", "withdraw:1", ""},
			{"as if a had never been asked", "b", "0.00 b=33.33 closes cost:100.00 claw:33.33 lapsed:c"},
			{"", "a", "100.00 a=66.67 closes cost:0.00 release:33.33 lapsed:c"},
		}},
		{"S16, a is taken back after b", cross, reprice, []step{
			{"", "a", "50.00 a=66.67 closes cost:50.00 claw:16.67 lapsed:c"},
			{"", "b", "50.00 b=33.33 closes cost:0.00 release:16.67 lapsed:c"},
			{"", "withdraw:1", ""},
			{"b keeps its 50.00, so 50.00 are left", "a", "50.00 a=66.67 closes cost:0.00 claw:16.67 lapsed:c"},
		}},
		{"the threshold is reached still, just", pairs, reprice, []step{
			{"150.00 of list price are kept, the coupon whole: 100.00 for them", "a*1", "100.00 a=80.00 cost:100.00 release:20.00"},
			{"100.00 is below it: no more is due", "b", "0.00 b=40.00 closes cost:100.00 claw:40.00 lapsed:c"},
			{"the rest of 200.00", "a*1", "100.00 a=80.00 closes cost:0.00 release:20.00 lapsed:c"},
		}},
		{"a cent below", paid(threshold(coupon(basket("a 100.00 2", "b 50.00 1"), "c", "50.00"), "150.01")), reprice, []step{
			{"150.00 without it: 50.00 of 200.00 are due", "a*1", "50.00 a=80.00 cost:150.00 claw:30.00 lapsed:c"},
		}},
		{"a threshold of lines that are all kept is not looked at", paid(threshold(coupon(basket("a 100.00 1", "b 50.00 1"), "c", "5.00", "b"), "60.00")), reprice, []step{
			{"the shop gave it for 50.00", "a", "100.00 a=100.00 closes cost:45.00"},
			{"", "b", "45.00 b=45.00 closes cost:0.00"},
		}},
		{"what a line got by amount counts once its unit comes back", paid(coupon(basket("a 1.00 1", "b 1.00 1"), "c", "0.01")), reprice, []step{
			{"a compensation: both are kept", "a =0.50", "0.50 a=0.50 cost:1.99"},
			{"b would have cost 0.99, so 1.00 is due, 0.50 of it was given", "a*1", "0.50 a=0.50 closes cost:0.99"},
			{"", "b", "0.99 b=0.99 closes cost:0.00"},
		}},
		{"what a line that is kept got by amount is not taken back", cross, reprice, []step{
			{"", "b =10.00", "10.00 b=10.00 cost:100.00"},
			{"100.00 less 50.00 for b, whatever b got", "a*1", "50.00 a=66.67 closes cost:50.00 claw:16.67 lapsed:c"},
			{"100.00 less the 60.00 that went back", "b*1", "40.00 b=23.33 closes cost:0.00 release:16.67 lapsed:c"},
		}},
		{"a threshold that was not reached when it was bought is not looked at", paid(threshold(coupon(basket("a 10.00 3"), "c", "10.00"), "1000.00")), reprice, []step{
			{"two would have cost 10.00", "a*1", "10.00 a=6.66 cost:10.00 release:3.34"},
		}},
		{"a price that the seller changed stays with its units", paid(changed(coupon(basket("a 60.00 2"), "p", "20.00"))), reprice, []step{
			{"the one that is kept was sold at 50.00", "a*1", "50.00 a=50.00 cost:50.00"},
			{"", "a*1", "50.00 a=50.00 closes cost:0.00"},
		}},
		{"units and money of two lines at once", cross, reprice, []step{
			{"66.67 less 16.67, and 33.33", "a*1 b =83.34", "refused: amount_above_ceiling ceiling 83.33"},
			{"4000*5000/8333 is 2400.1, 4000*3333/8333 is 1599.9", "a*1 b =40.00", "40.00 a=40.67 forfeits:26.00 closes b=16.00 cost:50.00 claw:16.67 lapsed:c"},
		}},
	})
}

func TestRepriceStacked(t *testing.T) {
	stack := coupon(basket("a 60.00 1", "b 40.00 1", "c 50.00 2"), "item", "10.00", "a", "b")
	stack = threshold(coupon(stack, "shop", "20.00"), "155.00") // of list prices: item comes off before it
	stack = paid(threshold(coupon(stack, "plus", "5.00"), "100.00"))
	perform(t, []tale{
		{"several discounts, some of which lapse", stack, reprice, []step{
			{"all fall on a and c: 41.68 and 83.32, so b goes at its list price", "b", "40.00 b=31.28 closes cost:125.00 release:8.72"},
			{"100.00 are kept: shop lapses, plus holds, item has no line left", "a", "30.00 a=46.90 closes cost:95.00 claw:16.90 lapsed:shop"},
			{"floor(8682/2); 50.00 are kept without any discount", "c*1", "45.00 c=43.41 cost:50.00 release:1.59 lapsed:shop lapsed:plus"},
			{"the rest of 165.00", "c*1", "50.00 c=43.41 closes cost:0.00 release:6.59 lapsed:shop lapsed:plus"},
		}},
	})
}

func TestRepricePointsAndTax(t *testing.T) {
	coins := paid(points(threshold(coupon(basket("a 100.00 2"), "c", "50.00"), "200.00"), "coins", 300, "30.00"))
	deep := paid(points(coupon(basket("a 100.00 1", "b 10.00 1"), "c", "20.00"), "coins", 8500, "85.00"))
	vendure := paid(coupon(taxed(basket("a 143.74 2"), "56.50", true), "c", "5.00"))
	covered := paid(threshold(coupon(taxed(basket("a 10.00 3"), "3.00", true), "c", "30.00"), "30.00"), "pay 3.00")
	perform(t, []tale{
		{"points on top", coins, reprice, []step{
			{"100.00 less 15.00 of points are kept, of 120.00", "a*1", "35.00 a=60.00 coins:150 cost:85.00 claw:25.00 lapsed:c"},
			{"the rest", "a*1", "85.00 a=60.00 coins:150 closes cost:0.00 release:25.00 lapsed:c"},
		}},
		{"points that pay for more than is kept", deep, reprice, []step{
			{"b is free with the coupon, and 7.73 of points are on it", "a", "5.00 a=4.55 coins:7727 closes cost:0.00 release:0.45"},
			{"nothing is left", "b", "0.00 b=0.45 coins:773 closes cost:0.00 claw:0.45"},
		}},
		{"points, the other way round", deep, reprice, []step{
			{"a costs 80.00 less 77.27", "b", "2.27 b=0.45 coins:773 closes cost:2.73 release:1.82"},
			{"the rest of 5.00", "a", "2.73 a=4.55 coins:7727 closes cost:0.00 claw:1.82"},
		}},
		{"Vendure's figures: 20 % on top, 5.00 off", vendure, reprice, []step{
			{"138.74 and ceil(5650*13874/28248) of tax are kept", "a*1", "172.49 a=169.49 tax:28.25 cost:166.49 release:3.00"},
			{"the rest of 338.98", "a*1", "166.49 a=169.49 tax:28.25 closes cost:0.00 claw:3.00"},
		}},
		{"tax on a price that a coupon covered: by units", covered, reprice, []step{
			{"20.00 without the coupon and 2.00 of tax are more than was paid", "a*1", "0.00 a=1.00 tax:1.00 cost:22.00 claw:1.00 lapsed:c"},
			{"", "a*2", "3.00 a=2.00 tax:2.00 closes cost:0.00 release:1.00 lapsed:c"},
		}},
	})
}

func TestRepriceAsked(t *testing.T) {
	cross := paid(threshold(coupon(basket("a 100.00 1 A", "b 50.00 1 B"), "c", "50.00"), "150.00"))
	three := paid(threshold(coupon(basket("x 100.00 1", "y 50.00 1", "z 50.00 1"), "c", "50.00"), "200.00"))
	perform(t, []tale{
		{"less than could be had: the claw-back is no forfeit", cross, reprice, []step{
			{"66.67 less 16.67", "a*1 =50.01", "refused: amount_above_ceiling ceiling 50.00"},
			{"16.67 more than 30.00, and 20.00 are lost", "a*1 =30.00", "30.00 a=46.67 forfeits:20.00 closes cost:50.00 claw:16.67 lapsed:c"},
			{"as if nothing had been cut", "b", "50.00 b=33.33 closes cost:0.00 release:16.67 lapsed:c"},
		}},
		{"slack carried", cross, repriceCarry, []step{
			{"", "a*1 =30.00", "30.00 a=46.67 closes cost:50.00 claw:16.67 lapsed:c"},
			{"before is 30.00: 33.33 and 36.67 of the 70.00 left", "b", "70.00 b=33.33 closes cost:0.00 release:36.67 lapsed:c"},
		}},
		{"less than a release", cross, reprice, []step{
			{"", "b", "0.00 b=33.33 closes cost:100.00 claw:33.33 lapsed:c"},
			{"lines are filled first", "a*1 =80.00", "80.00 a=66.67 closes cost:0.00 release:13.33 gives-up:20.00 lapsed:c"},
			{"nothing is left", "a =0.01", "refused: amount_above_ceiling ceiling 0.00"},
		}},
		{"less than the lines: the release is given up whole", cross, reprice, []step{
			{"", "b", "0.00 b=33.33 closes cost:100.00 claw:33.33 lapsed:c"},
			{"", "a*1 =60.00", "60.00 a=60.00 forfeits:6.67 closes cost:0.00 gives-up:33.33 lapsed:c"},
			{"nothing is left", "a =0.01", "refused: amount_above_ceiling ceiling 0.00"},
		}},
		{"the claw-back falls on two lines", three, reprice, []step{
			{"1250*7500/11250 is 833.3, 1250*3750/11250 is 416.7; of 60.00 then 40.00 and 20.00", "x*1 y*1 =60.00",
				"60.00 x=48.33 forfeits:26.67 closes y=24.17 forfeits:13.33 closes cost:50.00 claw:12.50 lapsed:c"},
		}},
	})
}

func TestRepriceBesideAmounts(t *testing.T) {
	cross := paid(threshold(coupon(basket("a 100.00 1 A", "b 50.00 1 B"), "c", "50.00"), "150.00"))
	pairs := paid(threshold(coupon(basket("a 100.00 2", "b 50.00 1"), "c", "50.00"), "150.00"))
	perform(t, []tale{
		{"a compensation comes first", cross, reprice, []step{
			{"no unit goes back, and no threshold is checked", "b =10.00", "10.00 b=10.00 cost:100.00"},
			{"the claw-back looks at units only", "a", "50.00 a=66.67 closes cost:50.00 claw:16.67 lapsed:c"},
			{"26.67 would be owed no more, but 40.00 of 100.00 are left", "b", "40.00 b=23.33 closes cost:0.00 release:16.67 lapsed:c"},
		}},
		{"a compensation, as much as the order has left", pairs, reprice, []step{
			{"", "a*1", "100.00 a=80.00 cost:100.00 release:20.00"},
			{"a has 80.00 and b 40.00, the order 100.00", "a b =100.01", "refused: amount_above_ceiling ceiling 100.00"},
			{"1000000*80/120 is 6666.7", "a b =100.00", "100.00 a=66.67 b=33.33 cost:100.00"},
			{"the order has nothing left, though the line has 13.33", "a*1", "0.00 a=13.33 closes cost:50.00 claw:13.33 lapsed:c"},
			{"nor for b", "b", "0.00 b=6.67 closes cost:0.00 claw:6.67 lapsed:c"},
		}},
	})
}

func TestRepriceRestrike(t *testing.T) {
	cross := paid(threshold(coupon(basket("a 100.00 1 A", "b 50.00 1 B"), "c", "50.00"), "150.00"))
	pairs := paid(threshold(coupon(basket("a 100.00 2", "b 50.00 1"), "c", "50.00"), "150.00"))
	first := step{"150.00 are kept, with the coupon", "a*1", "100.00 a=80.00 cost:100.00 release:20.00"}
	second := step{"100.00 are kept, without", "b", "0.00 b=40.00 closes cost:100.00 claw:40.00 lapsed:c"}
	perform(t, []tale{
		{"the other is executed before", pairs, reprice, []step{
			first, second,
			{"judged alone", "execute:1", "100.00 a=80.00 cost:100.00 release:20.00"},
			{"judged beside it", "execute:2", "0.00 b=40.00 closes cost:100.00 claw:40.00 lapsed:c"},
		}},
		{"the other was taken back: the claw-back is gone", pairs, reprice, []step{
			first, second,
			{"", "withdraw:1", ""},
			{"200.00 are kept, with the coupon: 150.00 of 200.00", "execute:2", "50.00 b=40.00 closes cost:150.00 release:10.00"},
		}},
		{"the other is only reserved: it may be taken back", pairs, reprice, []step{
			first, second,
			{"judged alone", "execute:2", "50.00 b=40.00 closes cost:150.00 release:10.00"},
			{"and the other by what was executed", "execute:1", "50.00 a=80.00 cost:100.00 claw:30.00 lapsed:c"},
			{"the rest of 200.00", "a", "100.00 a=80.00 closes cost:0.00 release:20.00 lapsed:c"},
		}},
		{"an amount that was asked is spread anew", cross, reprice, []step{
			{"", "b", "0.00 b=33.33 closes cost:100.00 claw:33.33 lapsed:c"},
			{"", "a*1 =60.00", "60.00 a=60.00 forfeits:6.67 closes cost:0.00 gives-up:33.33 lapsed:c"},
			{"", "withdraw:1", ""},
			{"no more than 50.00, and nothing is forfeited", "execute:2", "50.00 a=66.67 closes cost:50.00 claw:16.67 lapsed:c"},
		}},
		{"an amount below what is left is still forfeited", cross, reprice, []step{
			{"", "b", "0.00 b=33.33 closes cost:100.00 claw:33.33 lapsed:c"},
			{"", "a*1 =40.00", "40.00 a=40.00 forfeits:26.67 closes cost:0.00 gives-up:33.33 lapsed:c"},
			{"", "withdraw:1", ""},
			{"50.00 could be had", "execute:2", "40.00 a=56.67 forfeits:10.00 closes cost:50.00 claw:16.67 lapsed:c"},
		}},
	})
}

// The terms changed after something was priced again: what stands of that still counts for the room of the order.
func TestRepriceThenKeep(t *testing.T) {
	a := allocate(t, paid(threshold(coupon(basket("a 100.00 1", "b 50.00 1"), "c", "50.00"), "150.00")))
	l := refund.Ledger{}.With(a, strike(t, a, refund.Ledger{}, "a", reprice))
	q := strike(t, a, l, "b", noTerms)
	if diff := cmp.Diff("33.33 b=33.33 closes cost:16.67", retold(q, nil)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What is kept, as the buyer is shown it.
func TestRepriceKept(t *testing.T) {
	a := allocate(t, paid(threshold(coupon(basket("a 100.00 2", "b 50.00 1"), "c", "50.00"), "150.00")))
	first := strike(t, a, refund.Ledger{}, "a*1", reprice)
	want := &refund.Repricing{
		Kept: []refund.KeptLine{ // floor(5000*10000/15000), and the rest
			{Line: "a", Units: 1, List: cny("100.00"), Discounts: cny("33.33"), Charged: cny("0.00")},
			{Line: "b", Units: 1, List: cny("50.00"), Discounts: cny("16.67"), Charged: cny("0.00")},
		},
		Cost: cny("100.00"), Due: cny("100.00"), Before: cny("0.00"),
		ClawBack: cny("0.00"), Released: cny("20.00"), Forfeited: cny("0.00"),
	}
	if diff := cmp.Diff(want, first.Repricing); diff != "" {
		t.Errorf("the coupon holds (-want +got):\n%s", diff)
	}
	second := strike(t, a, refund.Ledger{}.With(a, first), "b", reprice)
	want = &refund.Repricing{
		Kept:   []refund.KeptLine{{Line: "a", Units: 1, List: cny("100.00"), Discounts: cny("0.00"), Charged: cny("0.00")}},
		Lapsed: []string{"c"}, Cost: cny("100.00"), Due: cny("100.00"), Before: cny("100.00"),
		ClawBack: cny("40.00"), Released: cny("0.00"), Forfeited: cny("0.00"),
	}
	if diff := cmp.Diff(want, second.Repricing); diff != "" {
		t.Errorf("it lapsed (-want +got):\n%s", diff)
	}
}

func TestRepriceWaits(t *testing.T) {
	off, full := coupon(basket("a 100.00 2"), "c", "50.00"), basket("a 100.00 2")
	sent := freight(off, "8.00", "")
	for _, row := range []struct {
		why   string
		a     *refund.Allocation
		words string
		terms refund.Terms
		want  bool
		made  bool
	}{
		{"what is kept depends on others", allocate(t, paid(off)), "a*1", reprice, true, true},
		{"even where nothing is kept now", allocate(t, paid(off)), "a*2", reprice, true, true},
		{"no unit goes back", allocate(t, paid(off)), "a =1.00", reprice, false, true},
		{"there is no discount", allocate(t, paid(full)), "a*1", reprice, false, false},
		{"promotions are kept", allocate(t, paid(off)), "a*1", noTerms, false, false},
		{"freight is no goods", allocate(t, paid(sent)), "freight", reprice, false, false},
	} {
		q, err := refund.Compute(row.a, refund.Ledger{}, demand(row.words), row.terms)
		if err != nil || q.Provisional != row.want || (q.Repricing != nil) != row.made {
			t.Errorf("%s: provisional %t, want %t; %v, %v", row.why, q.Provisional, row.want, q.Repricing, err)
		}
	}
}

// changed makes the last discount a price change.
func changed(o order.Order) order.Order {
	o.Discounts[len(o.Discounts)-1].Kind = order.PriceChange
	return o
}
