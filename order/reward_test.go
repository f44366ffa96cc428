package order_test

import (
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// The points that an order earned follow what was paid for its lines in the end, by the order's rule.
func TestRewards(t *testing.T) {
	three := []order.Line{line("a", "3.00", 1), line("b", "3.00", 1), line("c", "3.00", 1)}
	one := func(count int64) []order.Reward { return []order.Reward{{ID: "stars", Count: count}} }
	tests := []struct {
		name  string
		why   string
		rule  money.Rule
		order order.Order
		want  [][]int64 // by line: its shares of each reward
	}{
		{"largest remainder", "5 over equal nets: the first two are a point ahead", money.LargestRemainder, order.Order{Lines: three, Rewards: one(5)}, [][]int64{{2}, {2}, {1}}},
		{"last takes the rest", "floors of 1, and 2 more", money.LastTakesRest, order.Order{Lines: three, Rewards: one(5)}, [][]int64{{1}, {1}, {3}}},
		{"first takes the rest", "a point each from the first on", money.FirstTakesRest, order.Order{Lines: three, Rewards: one(5)}, [][]int64{{2}, {2}, {1}}},
		{"largest takes the rest", "the first of equals", money.LargestTakesRest, order.Order{Lines: three, Rewards: one(5)}, [][]int64{{3}, {1}, {1}}},
		{"cascade from last", "floor(5*3/9), then floor(4*3/6), then what is left", money.CascadeFromLast, order.Order{Lines: three, Rewards: one(5)}, [][]int64{{2}, {2}, {1}}},
		{"nets, not prices", "30.00 and 10.00, a coupon of 20.00 on the first: equal nets", money.LargestRemainder,
			order.Order{Lines: []order.Line{line("a", "30.00", 1), line("b", "10.00", 1)},
				Discounts: []order.Discount{{ID: "c", Amount: cny("20.00"), Lines: []string{"a"}}}, Rewards: one(11)}, [][]int64{{6}, {5}}},
		{"points spent", "they pay too: 10.00 and 5.00 less 9.00, recorded as 8.00 and 1.00", money.LargestRemainder,
			order.Order{Lines: []order.Line{
				{ID: "a", UnitPrice: cny("10.00"), Quantity: 1, Allocated: map[string]money.Amount{"p": cny("8.00")}}, line("b", "5.00", 1)},
				Points: []order.Points{{ID: "p", Count: 9, Value: cny("9.00")}}, Rewards: one(6)}, [][]int64{{2}, {4}}},
		{"tax", "on top of a price it was paid, within one it was too", money.LargestRemainder,
			order.Order{Lines: []order.Line{{ID: "a", UnitPrice: cny("10.00"), Quantity: 1, Tax: cny("5.00"), TaxOnTop: true},
				{ID: "b", UnitPrice: cny("10.00"), Quantity: 1, Tax: cny("5.00")}}, Rewards: one(25)}, [][]int64{{15}, {10}}},
		{"freight", "it earns nothing, nor does its tax", money.LargestRemainder,
			order.Order{Lines: []order.Line{{ID: "a", Child: "x", UnitPrice: cny("1.00"), Quantity: 1}, {ID: "b", Child: "y", UnitPrice: cny("1.00"), Quantity: 1}},
				Freight: []order.Freight{{Child: "x", Amount: cny("8.00"), Tax: cny("2.00"), TaxOnTop: true}}, Rewards: one(10)}, [][]int64{{5}, {5}}},
		{"a gift for nothing", "earns nothing by the fractions", money.LargestRemainder,
			order.Order{Lines: []order.Line{line("a", "1.00", 1), {ID: "g", UnitPrice: cny("0.00"), Quantity: 1, GiftFor: "a"}}, Rewards: one(7)}, [][]int64{{7}, {0}}},
		{"a gift at the end", "the last line takes the rest, whatever it cost", money.LastTakesRest,
			order.Order{Lines: []order.Line{line("a", "1.00", 1), line("b", "2.00", 1), {ID: "g", UnitPrice: cny("0.00"), Quantity: 1, GiftFor: "a"}}, Rewards: one(7)},
			[][]int64{{2}, {4}, {1}}},
		{"all for nothing", "equal parts where no net says otherwise", money.LargestRemainder,
			order.Order{Lines: three, Discounts: []order.Discount{{ID: "c", Amount: cny("9.00")}}, Rewards: one(4)}, [][]int64{{2}, {1}, {1}}},
		{"two rewards", "each by itself, their values play no part", money.LargestRemainder,
			order.Order{Lines: three, Rewards: []order.Reward{{ID: "x", Count: 4, Value: cny("9.00")}, {ID: "y", Count: 5}}}, [][]int64{{2, 2}, {1, 2}, {1, 1}}},
		{"no points", "zero of them", money.LastTakesRest, order.Order{Lines: three, Rewards: one(0)}, [][]int64{{0}, {0}, {0}}},
		{"no rewards", "nothing to split", money.LastTakesRest, order.Order{Lines: three}, [][]int64{nil, nil, nil}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.order.Currency, tt.order.Apportion = cnyCurrency, tt.rule
			s := mustShares(t, paid(t, tt.order))
			var got [][]int64
			for _, l := range s.Lines {
				got = append(got, l.Rewards)
			}
			diff(t, tt.why, tt.want, got)

			without := tt.order
			without.Rewards = nil
			if d := due(t, without); d != s.Paid {
				t.Errorf("with rewards the order costs %d, without %d", s.Paid, d)
			}
		})
	}
}
