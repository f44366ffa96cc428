package refund_test

import (
	"testing"

	"github.com/recourse-go/recourse/refund"
)

func TestAmounts(t *testing.T) {
	two := paid(basket("a 30.00 1", "b 20.00 1"))
	runTales(t, []tale{
		{"S9, half the apples are rotten", paid(basket("box 49.90 1")), noTerms, []step{
			{"half goes back, no unit does", "box =24.95", "24.95 box=24.95"},
			{"more than is left", "box =30.00", "refused: amount_above_ceiling ceiling 24.95"},
			{"the other half closes the line", "box =24.95", "24.95 box=24.95 closes"},
			{"nothing is left", "box =0.01", "refused: amount_above_ceiling ceiling 0.00"},
			{"its unit can still be asked, for no cash", "box*1", "0.00 box=0.00"},
		}},
		{"over units of two lines", two, noTerms, []step{
			{"1001*30/50 is 600.6, 1001*20/50 is 400.4", "a*1 b*1 =10.01", "10.01 a=6.01 forfeits:23.99 closes b=4.00 forfeits:16.00 closes"},
		}},
		{"over units of one line and money of another", two, noTerms, []step{
			{"what is asked by amount forfeits nothing", "a*1 b =35.00", "35.00 a=21.00 forfeits:9.00 closes b=14.00"},
			{"6.00 are left", "b =7.00", "refused: amount_above_ceiling ceiling 6.00"},
			{"and closes it", "b =6.00", "6.00 b=6.00 closes"},
		}},
		{"one cent over two lines goes to the first of equals", paid(basket("a 1.00 1", "b 1.00 1")), noTerms, []step{
			{"a tie", "a b =0.01", "0.01 a=0.01 b=0.00"},
		}},
		{"by amount, and then the units", paid(basket("a 10.00 3")), noTerms, []step{
			{"no unit", "a =15.00", "15.00 a=15.00"},
			{"C(1)", "a*1", "10.00 a=10.00"},
			{"C(2) - C(1) is 10.00, 5.00 are left", "a*1", "5.00 a=5.00 closes"},
			{"the last", "a*1", "0.00 a=0.00"},
		}},
	})
}

func TestClosing(t *testing.T) {
	two := paid(points(basket("a 10.00 2"), "coins", 10, "2.00"))
	runTales(t, []tale{
		{"the last unit brings the last points", two, noTerms, []step{
			{"", "a*1", "9.00 a=9.00 coins:5"},
			{"", "a*1", "9.00 a=9.00 coins:5 closes"},
		}},
		{"an amount brings none until it closes the line", two, noTerms, []step{
			{"", "a =17.99", "17.99 a=17.99"},
			{"standing is all that was paid", "a =0.01", "0.01 a=0.01 coins:10 closes"},
		}},
		{"reopened when a case is taken back", two, noTerms, []step{
			{"", "a*1", "9.00 a=9.00 coins:5"},
			{"a unit and an amount are all", "a =9.00", "9.00 a=9.00 coins:5 closes"},
			{"", "withdraw:1", ""},
			{"it closes again, with what is left", "a*1", "9.00 a=9.00 coins:5 closes"},
			{"nothing is left for the other", "a*1", "0.00 a=0.00"},
		}},
		{"reopened, and its points gone with what closed it", paid(points(basket("a 10.00 3"), "coins", 10, "3.00")), noTerms, []step{
			{"", "a =13.50", "13.50 a=13.50"},
			{"", "a =13.50", "13.50 a=13.50 coins:10 closes"},
			{"", "withdraw:1", ""},
			{"3 points are the unit's, none is left", "a*1", "9.00 a=9.00"},
			{"the money closes it again", "a*1", "4.50 a=4.50 closes"},
		}},
		{"closed by amount, taken back after the units are gone", two, noTerms, []step{
			{"", "a =18.00", "18.00 a=18.00 coins:10 closes"},
			{"no cash, no points", "a*2", "0.00 a=0.00"},
			{"", "withdraw:1", ""},
			{"the money and the points can be asked again", "a =18.00", "18.00 a=18.00 coins:10"},
		}},
		{"a request that gives nothing of a line does not cover it", paid(points(coupon(basket("a 0.01 2", "b 9.00 1"), "c", "0.01", "a"), "coins", 9, "0.00")), noTerms, []step{
			{"floor(1/2)", "a*1", "0.00 a=0.00 coins:2"},
			{"the cent", "a*1", "0.01 a=0.01 coins:2 closes"},
			{"", "withdraw:1", ""},
			{"a has no money left, and a unit", "a b =9.00", "9.00 a=0.00 b=9.00 coins:5 closes"},
			{"the unit, and the points with it", "a*1", "0.00 a=0.00 coins:2 closes"},
		}},
		{"forfeits close a line as money does", two, noTerms, []step{
			{"", "a*1 =1.00", "1.00 a=1.00 forfeits:8.00 coins:5"},
			{"9.00 less nothing more", "a =9.00", "9.00 a=9.00 coins:5 closes"},
		}},
	})
}

func TestTax(t *testing.T) {
	included := paid(taxed(basket("a 11.00 2"), "2.00", false))
	onTop := paid(taxed(basket("a 10.00 3"), "1.00", true))
	runTales(t, []tale{
		{"included in the price", included, noTerms, []step{
			{"floor(200*1100/2200)", "a*1", "11.00 a=11.00 tax:1.00"},
			{"all of it", "a*1", "11.00 a=11.00 tax:1.00 closes"},
		}},
		{"on top of the price", onTop, noTerms, []step{
			{"floor(3100/3), floor(100*1033/3100)", "a*1", "10.33 a=10.33 tax:0.33"},
			{"floor(100*2066/3100) less 33", "a*1", "10.33 a=10.33 tax:0.33"},
			{"all of it", "a*1", "10.34 a=10.34 tax:0.34 closes"},
		}},
		{"by amount", onTop, noTerms, []step{
			{"floor(100*1550/3100)", "a =15.50", "15.50 a=15.50 tax:0.50"},
			{"the rest closes", "a =15.50", "15.50 a=15.50 tax:0.50 closes"},
		}},
		{"all of the tax once the line is closed, forfeits or not", onTop, noTerms, []step{
			{"", "a*3 =15.50", "15.50 a=15.50 forfeits:15.50 tax:1.00 closes"},
		}},
		{"the price is covered by a coupon", paid(coupon(taxed(basket("a 11.00 2"), "2.00", false), "c", "22.00")), noTerms, []step{
			{"nothing was paid", "a*1", "0.00 a=0.00"},
			{"all of the tax with the last", "a*1", "0.00 a=0.00 tax:2.00 closes"},
		}},
	})
}

func TestTenders(t *testing.T) {
	box := coupon(basket("box 33.34 3"), "c", "0.02")
	two := paid(box, "wallet 30.00", "wechat 70.00")
	steps := func(first, second, third string) []step {
		return []step{{"a third", "box*1", "33.33 box=33.33 " + first}, {"a third", "box*1", "33.33 box=33.33 " + second}, {"the rest", "box*1", "33.34 box=33.34 closes " + third}}
	}
	runTales(t, []tale{
		{"S13, in proportion to what is left", two, noTerms, steps("wallet=10.00 wechat=23.33", "wallet=10.00 wechat=23.33", "wallet=10.00 wechat=23.34")},
		{"the first is filled first", two, refund.Terms{Tenders: refund.FirstToLast}, steps("wallet=30.00 wechat=3.33", "wechat=33.33", "wechat=33.34")},
		{"the last is filled first", two, refund.Terms{Tenders: refund.LastToFirst}, steps("wechat=33.33", "wechat=33.33", "wallet=30.00 wechat=3.34")},
		{"a cent at a time over five tenders", paid(basket("a 0.01 5"), "t1 0.01", "t2 0.01", "t3 0.01", "t4 0.00", "t5 0.02"), noTerms, []step{
			{"the largest fraction", "a*1", "0.01 a=0.01 t5=0.01"},
			{"equal now: the first listed", "a*1", "0.01 a=0.01 t1=0.01"},
			{"the next", "a*1", "0.01 a=0.01 t2=0.01"},
			{"both that are left", "a*2", "0.02 a=0.02 closes t3=0.01 t5=0.01"},
		}},
		{"what is deducted stays with the tenders in proportion", two, noTerms, []step{
			{"3000 and 7000 left", "box*1 -3.33", "30.00 box=33.33 less:3.33 wallet=9.00 wechat=21.00"},
		}},
	})
}
