package refund_test

import (
	"testing"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func TestApportionedFreight(t *testing.T) {
	apportioned := refund.Terms{Freight: refund.FreightApportioned}
	byFault := refund.Terms{FaultFreight: refund.FreightApportioned}
	byNumber := refund.Terms{Freight: refund.FreightApportioned, FreightBy: refund.ByQuantity}
	three := paid(freight(basket("a 25.00 1", "b 45.00 1", "c 30.00 1"), "10.01", ""))
	units := paid(freight(basket("a 10.00 3", "b 20.00 1"), "10.00", ""))
	free := paid(freight(coupon(basket("a 10.00 1", "b 10.00 1"), "c", "20.00"), "9.00", ""))
	perform(t, []tale{
		{"S8, by net: 2.50, 4.50 and 3.01", three, byFault, []step{
			{"floor(1001*45/100)", "b liable:seller", "49.50 b=45.00 closes freight:default=4.50 b/default+4.50"},
			{"the buyer's own fault", "a liable:buyer", "25.00 a=25.00 closes"},
			{"the last slot takes the rest", "c liable:carrier", "33.01 c=30.00 closes freight:default=3.01 c/default+3.01"},
		}},
		{"S8, all", three, apportioned, []step{
			{"shipped or not", "a b c shipped", "110.01 a=25.00 closes b=45.00 closes c=30.00 closes freight:default=10.01 a/default+2.50 b/default+4.50 c/default+3.01"},
		}},
		{"whose fault brings freight", three, byFault, []step{
			{"", "a liable:warehouse", "27.50 a=25.00 closes freight:default=2.50 a/default+2.50"},
			{"", "withdraw:1", ""},
			{"", "a liable:platform", "27.50 a=25.00 closes freight:default=2.50 a/default+2.50"},
			{"", "withdraw:2", ""},
			{"", "a liable:nobody", "25.00 a=25.00 closes"},
			{"", "withdraw:3", ""},
			{"", "a", "25.00 a=25.00 closes"},
		}},
		{"unit by unit: 6.00 for three", units, apportioned, []step{
			{"floor(600/3)", "a*1", "12.00 a=10.00 freight:default=2.00 a/default+2.00"},
			{"", "a*2", "24.00 a=20.00 closes freight:default=4.00 a/default+4.00"},
			{"", "b", "24.00 b=20.00 closes freight:default=4.00 b/default+4.00"},
		}},
		{"by number: 7.50 for three", units, byNumber, []step{
			{"floor(750/3)", "a*1", "12.50 a=10.00 freight:default=2.50 a/default+2.50"},
			{"a fourth", "b", "22.50 b=20.00 closes freight:default=2.50 b/default+2.50"},
			{"the rest", "a", "25.00 a=20.00 closes freight:default=5.00 a/default+5.00"},
		}},
		{"a share that does not divide, and a withdrawal", paid(freight(basket("a 10.00 3"), "10.00", "")), apportioned, []step{
			{"floor(1000/3)", "a*1", "13.33 a=10.00 freight:default=3.33 a/default+3.33"},
			{"floor(2000/3) less 333", "a*1", "13.33 a=10.00 freight:default=3.33 a/default+3.33"},
			{"", "withdraw:1", ""},
			{"", "a*1", "13.33 a=10.00 freight:default=3.33 a/default+3.33"},
			{"the rest", "a*1", "13.34 a=10.00 closes freight:default=3.34 a/default+3.34"},
		}},
		{"nothing was paid for the goods: equal parts", free, apportioned, []step{
			{"", "b", "4.50 b=0.00 closes freight:default=4.50 b/default+4.50"},
		}},
		{"money brings none", three, apportioned, []step{
			{"", "a =25.00", "25.00 a=25.00 closes"},
			{"its unit does", "a*1", "2.50 a=0.00 freight:default=2.50 a/default+2.50"},
		}},
		{"an amount cuts it, and the rest is given up", three, apportioned, []step{
			{"", "b*1 =49.51", "refused: amount_above_ceiling ceiling 49.50"},
			{"2.50 of it", "b*1 =47.00", "47.00 b=45.00 closes freight:default=2.00 b/default+2.00-2.50"},
			{"theirs", "a c", "60.51 a=25.00 closes c=30.00 closes freight:default=5.51 a/default+2.50 c/default+3.01"},
			{"but it can be asked for", "freight", "2.50 freight:default=2.50"},
		}},
		{"goodwill on top takes from the later ones", three, apportioned, []step{
			{"2.50 and 5.00", "a +5.00", "32.50 a=25.00 closes freight:default=7.50 a/default+2.50"},
			{"2.51 are left", "b", "47.51 b=45.00 closes freight:default=2.51 b/default+2.51"},
			{"nothing is", "c", "30.00 c=30.00 closes"},
		}},
		{"goodwill on top: the shortage comes off the later one of a request", three, apportioned, []step{
			{"", "a +5.00", "32.50 a=25.00 closes freight:default=7.50 a/default+2.50"},
			{"2.51 are left for both", "b c", "77.51 b=45.00 closes c=30.00 closes freight:default=2.51 b/default+2.51"},
		}},
		{"the last units bring all that is left: 1, 2, 1 and 2 cents for four", paid(freight(basket("a 1.00 4"), "0.06", "")), apportioned, []step{
			{"floor(6/4)", "a*1", "1.01 a=1.00 freight:default=0.01 a/default+0.01"},
			{"", "a*1", "1.02 a=1.00 freight:default=0.02 a/default+0.02"},
			{"", "a*1", "1.01 a=1.00 freight:default=0.01 a/default+0.01"},
			{"", "withdraw:2", ""},
			{"4 of 6, not 6 less floor(6*2/4)", "a*2", "2.04 a=2.00 closes freight:default=0.04 a/default+0.04"},
		}},
		{"goodwill on top of both at once", three, apportioned, []step{
			{"2.50, 3.01 and 5.00: 4.50 are left", "a c +5.00", "65.01 a=25.00 closes c=30.00 closes freight:default=10.01 a/default+2.50 c/default+3.01"},
		}},
		{"struck again it stays", units, apportioned, []step{
			{"", "a*1", "12.00 a=10.00 freight:default=2.00 a/default+2.00"},
			{"", "a*1", "12.00 a=10.00 freight:default=2.00 a/default+2.00"},
			{"", "withdraw:1", ""},
			{"", "execute:2", "12.00 a=10.00 freight:default=2.00 a/default+2.00"},
		}},
	})
}

// Units that two warehouses send bring the freight of the child order they were sent by.
func TestApportionedSplit(t *testing.T) {
	one := split(t, paid(freight(basket("a 10.00 5", "b 20.00 1"), "10.00", "")), 2)
	both := freight(one, "5.00", "w2")
	both.Tenders = nil
	both = paid(both)
	third := freight(parts(t, paid(coupon(basket("a 0.01 3", "b 0.01 1"), "c", "0.01", "a")), map[string]int64{"a": 1, "b": 1}), "1.00", "w1")
	third.Tenders = nil
	third = paid(third)
	byNet := refund.Terms{Freight: refund.FreightApportioned}
	byNumber := refund.Terms{Freight: refund.FreightApportioned, FreightBy: refund.ByQuantity}
	perform(t, []tale{
		{"only the first was paid for: 6.00 for three of a, 4.00 for b", one, byNet, []step{
			{"floor(600/3)", "a*1", "12.00 a=10.00 from:default*1 freight:default=2.00 a/default+2.00"},
			{"the other sends free", "child:w2", "20.00 a=20.00 from:w2*2"},
			{"the rest of it", "a", "24.00 a=20.00 from:default*2 closes freight:default=4.00 a/default+4.00"},
			{"", "b", "24.00 b=20.00 closes freight:default=4.00 b/default+4.00"},
		}},
		{"both were: 6.00 and 4.00, and 5.00", both, byNet, []step{
			{"three of the one, one of the other", "a*4", "48.50 a=40.00 from:default*3 from:w2*1 freight:default=6.00 freight:w2=2.50 a/default+6.00 a/w2+2.50"},
			{"", "a b", "36.50 a=10.00 from:w2*1 closes b=20.00 closes freight:default=4.00 freight:w2=2.50 a/w2+2.50 b/default+4.00"},
		}},
		{"by number: 7.50 and 2.50, and 5.00", both, byNumber, []step{
			{"", "a", "62.50 a=50.00 from:default*3 from:w2*2 closes freight:default=7.50 freight:w2=5.00 a/default+7.50 a/w2+5.00"},
			{"", "b", "22.50 b=20.00 closes freight:default=2.50 b/default+2.50"},
		}},
		{"2 cents for three of a: the third unit has one of them, as b has", third, byNet, []step{
			{"", "b", "0.51 b=0.01 closes freight:w1=0.50 b/w1+0.50"},
			{"0, 1 and 1", "a", "0.52 a=0.02 from:default*2 from:w1*1 closes freight:w1=0.50 a/w1+0.50"},
		}},
		{"an amount cuts both in proportion", both, byNet, []step{
			{"425*600/850 is 300", "a*4 =44.25", "44.25 a=40.00 from:default*3 from:w2*1 freight:default=3.00 freight:w2=1.25 a/default+3.00-3.00 a/w2+1.25-1.25"},
		}},
	})
}

func TestFreightTax(t *testing.T) {
	included := paid(freightTax(freight(basket("a 30.00 1", "b 20.00 1"), "10.00", ""), "0.90", false))
	onTop := paid(freightTax(freight(basket("a 30.00 1", "b 20.00 1"), "10.00", ""), "1.00", true), "pay 61.00")
	two := freightTax(freight(basket("a 30.00 1 A", "b 20.00 1 B"), "8.00", "A"), "0.50", false)
	two = paid(freightTax(freight(two, "5.00", "B"), "0.40", false))
	perform(t, []tale{
		{"included in the freight", included, full, []step{
			{"floor(90*333/1000)", "a*1 =33.33", "33.33 a=30.00 closes freight:default=3.33 freight-tax:0.29"},
			{"the rest", "b", "26.67 b=20.00 closes freight:default=6.67 freight-tax:0.61"},
		}},
		{"all at once", included, full, []step{
			{"", "a", "40.00 a=30.00 closes freight:default=10.00 freight-tax:0.90"},
		}},
		{"on top of it", onTop, full, []step{
			{"floor(100*333/1100)", "a*1 =33.33", "33.33 a=30.00 closes freight:default=3.33 freight-tax:0.30"},
			{"11.00 less 3.33", "b", "27.67 b=20.00 closes freight:default=7.67 freight-tax:0.70"},
		}},
		{"on top of it, apportioned with it: 6.60 and 4.40", onTop, refund.Terms{Freight: refund.FreightApportioned}, []step{
			{"floor(100*660/1100)", "a", "36.60 a=30.00 closes freight:default=6.60 freight-tax:0.60 a/default+6.60"},
			{"", "b", "24.40 b=20.00 closes freight:default=4.40 freight-tax:0.40 b/default+4.40"},
		}},
		{"on top of it, with the last", onTop, withLast, []step{
			{"", "a", "30.00 a=30.00 closes"},
			{"", "b", "31.00 b=20.00 closes freight:default=11.00 freight-tax:1.00"},
		}},
		{"granted beside the rule", included, noTerms, []step{
			{"floor(90*250/1000)", "a +2.50", "32.50 a=30.00 closes freight:default=2.50 freight-tax:0.22"},
			{"floor(90*500/1000) less 22", "b +2.50", "22.50 b=20.00 closes freight:default=2.50 freight-tax:0.23"},
		}},
		{"of each child order: 0.50 and 0.40", two, full, []step{
			{"", "a b", "63.00 a=30.00 closes b=20.00 closes freight:A=8.00 freight:B=5.00 freight-tax:0.90"},
		}},
	})
	q := strike(t, allocate(t, two), refund.Ledger{}, "a*1 b*1 =56.50", full)
	for i, row := range []struct {
		why  string
		want money.Amount
	}{
		{"floor(50*400/800)", cny("0.25")},
		{"floor(40*250/500)", cny("0.20")},
	} {
		if got := q.FreightOf[i].Tax; !got.Equal(row.want) {
			t.Errorf("%s: %s, want %s", row.why, got, row.want)
		}
	}
}

func TestFreightOnly(t *testing.T) {
	two := paid(freight(freight(coupon(basket("a 30.00 1 A", "b 20.00 1 B"), "c", "5.00"), "8.00", "A"), "5.00", "B"))
	terms := refund.Terms{Coupons: refund.CouponsWhenAllReturned, Promotion: refund.RepricePromotions, Freight: refund.FreightWithLast}
	perform(t, []tale{
		{"of every child order, whatever the rule", two, noTerms, []step{
			{"", "freight", "13.00 freight:A=8.00 freight:B=5.00"},
			{"nothing is left", "freight", "0.00"},
			{"", "freight =0.01", "refused: amount_above_ceiling ceiling 0.00"},
		}},
		{"of one", two, noTerms, []step{
			{"", "freight child:B shipped", "5.00 freight:B=5.00"},
			{"what is left", "freight", "8.00 freight:A=8.00"},
		}},
		{"a part of it", two, noTerms, []step{
			{"650*8/13, 650*5/13", "freight =6.50", "6.50 freight:A=4.00 freight:B=2.50"},
			{"half is left", "freight =6.51", "refused: amount_above_ceiling ceiling 6.50"},
			{"1*400/650 is 0.6", "freight =0.01", "0.01 freight:A=0.01"},
			{"of one", "freight child:A =3.99", "3.99 freight:A=3.99"},
			{"the rest", "freight", "2.50 freight:B=2.50"},
		}},
		{"granted beside the rule it is the same freight", two, noTerms, []step{
			{"27.00 and 8.00", "a +8.00", "35.00 a=27.00 closes freight:A=8.00"},
			{"", "freight +9.00", "5.00 freight:B=5.00"},
		}},
		{"and something comes off", two, noTerms, []step{
			{"", "freight -3.00", "10.00 freight:A=8.00 freight:B=5.00 less:3.00 -agreed:3.00"},
		}},
		{"faults", two, noTerms, []step{
			{"with lines", "freight a", "refused: lines_not_allowed ceiling 13.00"},
			{"of a child that is not there", "freight child:C", "refused: child_unknown ceiling 0.00"},
			{"nothing is asked", "freight =0.00", "refused: amount_not_positive ceiling 13.00"},
		}},
		{"the goods are not looked at", two, terms, []step{
			{"no coupon, no repricing", "freight", "13.00 freight:A=8.00 freight:B=5.00"},
			{"not once it is executed either", "execute:1", "13.00 freight:A=8.00 freight:B=5.00"},
		}},
	})
}
