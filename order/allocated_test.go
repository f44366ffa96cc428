package order_test

import (
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Recorded shares are facts: they are taken before anything is computed, and must fit.
func TestRecordedShares(t *testing.T) {
	two := []order.Line{line("a", "10.00", 1), line("b", "20.00", 1)}
	record := func(a, b map[string]string) []order.Line {
		lines := append([]order.Line(nil), two...)
		for i, shares := range []map[string]string{a, b} {
			for id, share := range shares {
				if lines[i].Allocated == nil {
					lines[i].Allocated = map[string]money.Amount{}
				}
				lines[i].Allocated[id] = cny(share)
			}
		}
		return lines
	}
	type shares = map[string]string
	c3 := []order.Discount{{ID: "c", Amount: cny("3.00")}}
	tests := []struct {
		name      string
		why       string
		lines     []order.Line
		discounts []order.Discount
		points    []order.Points
		want      [][]int64 // by line: its layers
		faults    []string
	}{
		{"all lines", "the shop's own figures, however odd, as long as they sum", record(shares{"c": "2.99"}, shares{"c": "0.01"}), c3, nil,
			[][]int64{{299}, {1}}, nil},
		{"one line", "the other takes what is left of the layer", record(shares{"c": "2.50"}, nil), c3, nil, [][]int64{{250}, {50}}, nil},
		{"a share of zero is a fact", "nothing for a, so all for b", record(shares{"c": "0.00"}, nil), c3, nil, [][]int64{{0}, {300}}, nil},
		{"points by id", "the value of points is a layer too; its count follows the facts", record(shares{"p": "1.00"}, nil), nil,
			[]order.Points{{ID: "p", Count: 30, Value: cny("3.00")}}, [][]int64{{100}, {200}}, nil},
		{"a fact changes what later layers see", "a has nothing left for d", record(shares{"c": "10.00"}, nil),
			[]order.Discount{{ID: "c", Amount: cny("10.00")}, {ID: "d", Amount: cny("3.00")}}, nil, [][]int64{{1000, 0}, {0, 300}}, nil},
		{"too little", "all lines recorded, a cent of the layer over", record(shares{"c": "2.00"}, shares{"c": "0.99"}), c3, nil, nil,
			[]string{"sum_differs at discounts[0].amount"}},
		{"too much", "recorded more than the layer has", record(shares{"c": "2.00"}, shares{"c": "1.01"}), c3, nil, nil,
			[]string{"sum_differs at discounts[0].amount"}},
		{"more than the line has", "10.01 of 10.00", record(shares{"c": "10.01"}, nil), []order.Discount{{ID: "c", Amount: cny("12.00")}}, nil, nil,
			[]string{"layer_too_large at lines[0].allocated.c"}},
		{"more than the line has left", "c took 8 of 10, d is said to have taken 2.01", record(shares{"c": "8.00", "d": "2.01"}, nil),
			[]order.Discount{{ID: "c", Amount: cny("8.00")}, {ID: "d", Amount: cny("2.01")}}, nil, nil,
			[]string{"layer_too_large at lines[0].allocated.d"}},
		{"the rest does not fit", "a is recorded with nothing, b cannot take 20.01", record(shares{"c": "0.00"}, nil),
			[]order.Discount{{ID: "c", Amount: cny("20.01")}}, nil, nil, []string{"layer_too_large at discounts[0].amount"}},
		{"no such layer", "a share of nothing", record(shares{"x": "1.00"}, nil), c3, nil, nil, []string{"layer_unknown at lines[0].allocated.x"}},
		{"line not in the discount", "c is limited to a, b recorded a share", record(nil, shares{"c": "1.00"}),
			[]order.Discount{{ID: "c", Amount: cny("3.00"), Lines: []string{"a"}}}, nil, nil, []string{"line_unknown at lines[1].allocated.c"}},
		{"negative", "a share never adds to the price", record(shares{"c": "-1.00"}, nil), c3, nil, nil, []string{"amount_negative at lines[0].allocated.c"}},
		{"two layers wrong", "each is judged", record(shares{"c": "2.00", "d": "1.00"}, shares{"c": "0.00", "d": "1.00"}),
			[]order.Discount{{ID: "c", Amount: cny("3.00")}, {ID: "d", Amount: cny("3.00")}}, nil, nil,
			[]string{"sum_differs at discounts[0].amount", "sum_differs at discounts[1].amount"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := order.Order{Currency: cnyCurrency, Lines: tt.lines, Discounts: tt.discounts, Points: tt.points}
			if tt.faults != nil {
				_, err := order.New(o)
				diff(t, tt.why, tt.faults, codes(t, err))
				return
			}
			var got [][]int64
			for _, l := range mustShares(t, paid(t, o)).Lines {
				got = append(got, l.Layers)
			}
			diff(t, tt.why, tt.want, got)
		})
	}
}
