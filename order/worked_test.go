package order_test

import (
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// The scenarios that the refunds are worked out from: what each line gave to each layer, and what it cost in the end.
func TestWorkedShares(t *testing.T) {
	coupon := func(id, amount string, lines ...string) order.Discount {
		return order.Discount{ID: id, Kind: order.Coupon, Amount: cny(amount), Lines: lines}
	}
	tests := []struct {
		name   string
		why    string
		rule   money.Rule
		order  order.Order
		layers [][]int64 // by layer, then by line
		points []int64   // of the first account, by line
		nets   []int64
		paid   int64
	}{
		{"S1", "a platform coupon over two shops: floor for the first, the last takes the rest", money.LastTakesRest,
			order.Order{
				Lines:     []order.Line{line("A", "100.00", 1), line("B", "50.00", 1)},
				Discounts: []order.Discount{coupon("p", "50.00")},
			},
			[][]int64{{3333, 1667}}, nil, []int64{6667, 3333}, 10000},
		{"S2", "three equal lines, the odd cent to the last", money.LastTakesRest,
			order.Order{
				Lines:     []order.Line{line("a", "10.00", 1), line("b", "10.00", 1), line("c", "10.00", 1)},
				Discounts: []order.Discount{coupon("c", "10.00")},
			},
			[][]int64{{333, 333, 334}}, nil, []int64{667, 667, 666}, 2000},
		{"S2 largest remainder", "equal fractions: the odd cent to the first", money.LargestRemainder,
			order.Order{
				Lines:     []order.Line{line("a", "10.00", 1), line("b", "10.00", 1), line("c", "10.00", 1)},
				Discounts: []order.Discount{coupon("c", "10.00")},
			},
			[][]int64{{334, 333, 333}}, nil, []int64{666, 667, 667}, 2000},
		{"S3", "one line takes a coupon whole, whatever its units", money.LastTakesRest,
			order.Order{
				Lines:     []order.Line{line("a", "10.00", 3)},
				Discounts: []order.Discount{coupon("c", "10.00")},
			},
			[][]int64{{1000}}, nil, []int64{2000}, 2000},
		{"S4", "points are split twice: their value as money, their count over the shares of the value", money.LastTakesRest,
			order.Order{
				Lines:  []order.Line{line("A", "59.90", 1), line("B", "40.10", 1)},
				Points: []order.Points{{ID: "coins", Count: 1000, Value: cny("10.00")}},
			},
			[][]int64{{599, 401}}, []int64{599, 401}, []int64{5391, 3609}, 9000},
		{"S5", "three layers on top of each other, the first of one shop only, freight beside them", money.LastTakesRest,
			order.Order{
				Lines: []order.Line{
					{ID: "A1", Child: "a", UnitPrice: cny("129.00"), Quantity: 1},
					{ID: "A2", Child: "a", UnitPrice: cny("45.50"), Quantity: 2},
					{ID: "B1", Child: "b", UnitPrice: cny("80.00"), Quantity: 1},
				},
				Discounts: []order.Discount{coupon("shop", "20.00", "A1", "A2"), coupon("platform", "30.00")},
				Points:    []order.Points{{ID: "coins", Count: 500, Value: cny("5.00")}},
				Freight:   []order.Freight{{Child: "a", Amount: cny("12.00")}},
			},
			[][]int64{{1172, 828, 0}, {1256, 886, 858}, {209, 147, 144}}, []int64{209, 147, 144},
			[]int64{10263, 7239, 6998}, 25700},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.order.Currency, tt.order.Apportion = cnyCurrency, tt.rule
			s := mustShares(t, paid(t, tt.order))
			var nets []int64
			layers := make([][]int64, len(tt.layers))
			var points []int64
			for _, l := range s.Lines {
				nets = append(nets, l.Net)
				for k, share := range l.Layers {
					layers[k] = append(layers[k], share)
				}
				points = append(points, l.Points...)
			}
			diff(t, tt.why+": layers", tt.layers, layers)
			diff(t, tt.why+": points", tt.points, points)
			diff(t, tt.why+": nets", tt.nets, nets)
			if s.Paid != tt.paid {
				t.Errorf("%s: paid %d, want %d", tt.why, s.Paid, tt.paid)
			}
		})
	}
}

// A line's share may never be more than the line has left; each rule hands the rest on in its own way.
func TestRulesSpillWhatALineCannotTake(t *testing.T) {
	tests := []struct {
		name   string
		why    string
		rule   money.Rule
		prices []int64
		layers []int64 // amounts, one after the other
		want   []int64 // of the last layer
	}{
		{"floor and fractions", "7 of 10: floors 0,2,4, the fractions .7 .1 .2", money.LargestRemainder, []int64{1, 3, 6}, []int64{7}, []int64{1, 2, 4}},
		{"last takes the rest", "7 of 10: floors 0,2,4, and the last has room for the unit left", money.LastTakesRest, []int64{1, 3, 6}, []int64{7}, []int64{0, 2, 5}},
		{"last is full", "8 of 9 over 4,4,1: floors 3,3,0; the last takes 1 and one is over, for the first", money.LastTakesRest, []int64{4, 4, 1}, []int64{8}, []int64{4, 3, 1}},
		{"last has nothing left", "the last line is free: the rest goes round from the first", money.LastTakesRest, []int64{3, 3, 0}, []int64{5}, []int64{3, 2, 0}},
		{"first takes the rest", "5 of 9: floors 1,1,1, a unit each to the first two", money.FirstTakesRest, []int64{3, 3, 3}, []int64{5}, []int64{2, 2, 1}},
		{"first is free", "a line worth nothing gives nothing", money.FirstTakesRest, []int64{0, 3, 3}, []int64{5}, []int64{0, 3, 2}},
		{"largest takes the rest", "5 of 9 over 2,5,2: floors 1,2,1, the rest to the line of 5", money.LargestTakesRest, []int64{2, 5, 2}, []int64{5}, []int64{1, 3, 1}},
		{"largest is full", "6 of 7 over seven lines of 1: the first is full at once, the rest goes on to the next largest", money.LargestTakesRest,
			[]int64{1, 1, 1, 1, 1, 1, 1}, []int64{6}, []int64{1, 1, 1, 1, 1, 1, 0}},
		{"cascade from last", "5 of 9: the last gets floor(5*3/9), the middle floor(4*3/6), the first what is left", money.CascadeFromLast, []int64{3, 3, 3}, []int64{5}, []int64{2, 2, 1}},
		{"second layer on what is left", "the first layer leaves 0,2: the second is the second line's alone", money.LargestRemainder, []int64{1, 4}, []int64{3, 2}, []int64{0, 2}},
		{"everything", "a layer as large as the order takes every line whole", money.CascadeFromLast, []int64{5, 0, 7}, []int64{12}, []int64{5, 0, 7}},
		{"nothing", "a layer of zero gives zero shares", money.LastTakesRest, []int64{5, 7}, []int64{0}, []int64{0, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := order.Order{Currency: cnyCurrency, Apportion: tt.rule}
			for i, p := range tt.prices {
				o.Lines = append(o.Lines, order.Line{ID: string(rune('a' + i)), UnitPrice: money.FromMinor(p, cnyCurrency), Quantity: 1})
			}
			for i, a := range tt.layers {
				o.Discounts = append(o.Discounts, order.Discount{ID: string(rune('p' + i)), Amount: money.FromMinor(a, cnyCurrency)})
			}
			s := mustShares(t, paid(t, o))
			var got []int64
			for _, l := range s.Lines {
				got = append(got, l.Layers[len(tt.layers)-1])
			}
			diff(t, tt.why, tt.want, got)
		})
	}
}

// The count of points follows the shares of their value, and lines with a share of zero are not passed over.
func TestPointsCounts(t *testing.T) {
	tests := []struct {
		name   string
		why    string
		rule   money.Rule
		prices []string
		count  int64
		value  string
		want   []int64
	}{
		{"more points than cents", "1000 points for 0.03: the value is split 0.01, 0.02", money.LargestRemainder, []string{"1.00", "2.00"}, 1000, "0.03", []int64{333, 667}},
		{"fewer points than cents", "1 point for 3.00", money.LargestRemainder, []string{"1.00", "2.00"}, 1, "3.00", []int64{0, 1}},
		{"a zero share is not skipped", "the last line is free, and takes the rest of the count", money.LastTakesRest, []string{"1.00", "2.00", "0.00"}, 10, "3.00", []int64{3, 6, 1}},
		{"points worth nothing", "equal parts where no value says otherwise", money.LargestRemainder, []string{"1.00", "2.00"}, 5, "0.00", []int64{3, 2}},
		{"value without points", "a value may come with a count of zero", money.LargestRemainder, []string{"1.00", "2.00"}, 0, "1.00", []int64{0, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := order.Order{Currency: cnyCurrency, Apportion: tt.rule}
			for i, p := range tt.prices {
				o.Lines = append(o.Lines, line(string(rune('a'+i)), p, 1))
			}
			o.Points = []order.Points{{ID: "coins", Count: tt.count, Value: cny(tt.value)}}
			s := mustShares(t, paid(t, o))
			var got []int64
			for _, l := range s.Lines {
				got = append(got, l.Points...)
			}
			diff(t, tt.why, tt.want, got)
		})
	}
}
