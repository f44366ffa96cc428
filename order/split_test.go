package order_test

import (
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

func TestSplit(t *testing.T) {
	type units = map[string]int64
	tests := []struct {
		name  string
		why   string
		child string
		parts []order.Part
		want  []order.Child
		fault []string
	}{
		{"two of five", "the others stay, and are listed from now on", "b", []order.Part{{ID: "w", Fulfilment: order.ByWarehouse, Units: units{"pears": 2}}},
			[]order.Child{{ID: "b", Fulfilment: order.BySeller, Units: units{"pears": 1}}, {ID: "w", Fulfilment: order.ByWarehouse, Units: units{"pears": 2}}}, nil},
		{"two parts", "of what the child had left", "b", []order.Part{{ID: "w", Units: units{"pears": 1}}, {ID: "v", Units: units{"pears": 1}}},
			[]order.Child{{ID: "b", Fulfilment: order.BySeller, Units: units{"pears": 1}}, {ID: "w", Fulfilment: order.BySeller, Units: units{"pears": 1}}, {ID: "v", Fulfilment: order.BySeller, Units: units{"pears": 1}}}, nil},
		{"a child that was split off", "a line named by another child", "c", []order.Part{{ID: "w", Units: units{"pears": 1}}},
			[]order.Child{{ID: "c", Fulfilment: order.BySeller, Units: units{"pears": 1}}, {ID: "w", Fulfilment: order.BySeller, Units: units{"pears": 1}}}, nil},
		{"no parts", "units are listed, nothing moves", "b", nil, []order.Child{{ID: "b", Fulfilment: order.BySeller, Units: units{"pears": 3}}}, nil},
		{"unknown child", "not guessed", "x", nil, nil, []string{"child_unknown at children"}},
		{"too many", "c sends two of the five already", "b", []order.Part{{ID: "w", Units: units{"pears": 4}}}, nil, []string{"quantity_exceeded at parts[0].units.pears"}},
		{"too many together", "2 and 2 of 3", "b", []order.Part{{ID: "w", Units: units{"pears": 2}}, {ID: "v", Units: units{"pears": 2}}}, nil, []string{"quantity_exceeded at parts[1].units.pears"}},
		{"another child's line", "apples are sent by a", "b", []order.Part{{ID: "w", Units: units{"apples": 1}}}, nil, []string{"quantity_exceeded at parts[0].units.apples"}},
		{"not positive", "each is said", "b", []order.Part{{ID: "w", Units: units{"pears": 0, "apples": -1}}}, nil,
			[]string{"quantity_not_positive at parts[0].units.apples", "quantity_not_positive at parts[0].units.pears"}},
		{"an empty part", "nothing is to move", "b", []order.Part{{ID: "w"}}, nil, []string{"units_missing at parts[0].units"}},
		{"nothing stays", "that is a new id for a child, not a split", "b", []order.Part{{ID: "w", Units: units{"pears": 3}}}, nil, []string{"units_missing at children"}},
		{"id taken", "by New", "b", []order.Part{{ID: "a", Units: units{"pears": 1}}}, nil, []string{"id_repeated at children[3].id"}},
		{"no id", "by New", "b", []order.Part{{Units: units{"pears": 1}}}, nil, []string{"id_invalid at children[3].id"}},
		{"fulfilment", "by New", "b", []order.Part{{ID: "w", Fulfilment: "drone", Units: units{"pears": 1}}}, nil, []string{"name_unknown at children[3].fulfilment"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := mustNew(t, sound())
			o.Children[1].Facts = nil
			before := mustNew(t, o)
			got, err := o.Split(tt.child, tt.parts...)
			diff(t, tt.why, tt.fault, codes(t, err))
			diff(t, "the order it came from", before, o)
			if err != nil {
				return
			}
			var touched []order.Child
			for i, ch := range got.Children {
				if ch.ID == tt.child || i >= len(o.Children) {
					ch.Policy = ""
					touched = append(touched, ch)
				}
			}
			diff(t, tt.why, tt.want, touched)
			diff(t, "all but the children", o, withChildrenOf(got, o))
		})
	}
}

func withChildrenOf(o, other order.Order) order.Order {
	o.Children = other.Children
	return o
}

// What New would fill in counts: a literal has the default child.
func TestSplitOfALiteral(t *testing.T) {
	o := paid(t, order.Order{Currency: cnyCurrency, Lines: []order.Line{line("a", "1.00", 3)}, Freight: []order.Freight{{Amount: cny("2.00"), Tax: cny("0.20"), TaxOnTop: true}},
		Rewards: []order.Reward{{ID: "r", Count: 7}}})
	got, err := o.Split(order.DefaultChild, order.Part{ID: "second", Units: map[string]int64{"a": 1}})
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "slots", []order.Slot{{Child: 0, Line: 0, Units: 2}, {Child: 1, Line: 0, Units: 1}}, mustShares(t, got).Slots)
	diff(t, "freight stays with the child it was paid for", []int64{220, 0}, mustShares(t, got).Freight)
	diff(t, "and so does its tax", []int64{20, 0}, mustShares(t, got).FreightTax)
	diff(t, "points earned are the line's, whoever sends it", []int64{7}, mustShares(t, got).Lines[0].Rewards)
}

func TestAmounts(t *testing.T) {
	units := func(ids string, each ...int64) []order.Child {
		var children []order.Child
		for i, n := range each {
			children = append(children, order.Child{ID: ids[i : i+1], Units: map[string]int64{"x": n}})
		}
		return children
	}
	type row struct{ List, Discounts, Points, TaxOnTop, Freight, Paid int64 }
	tests := []struct {
		name  string
		why   string
		order order.Order
		want  []row
	}{
		{"whole", "a child that sends everything costs everything",
			order.Order{Lines: []order.Line{{ID: "x", Child: "a", UnitPrice: cny("10.00"), Quantity: 3, Tax: cny("1.00"), TaxOnTop: true}},
				Discounts: []order.Discount{{ID: "d", Amount: cny("10.00")}}, Points: []order.Points{{ID: "p", Value: cny("1.00")}},
				Freight: []order.Freight{{Child: "a", Amount: cny("5.00")}}},
			[]row{{3000, 1000, 100, 100, 500, 2500}}},
		{"thirds", "20.00 over three units: floor of 6.66, 13.33, 20.00",
			order.Order{Lines: []order.Line{{ID: "x", Child: "a", UnitPrice: cny("10.00"), Quantity: 3}}, Children: units("abc", 1, 1, 1),
				Discounts: []order.Discount{{ID: "d", Amount: cny("10.00")}}},
			[]row{{1000, 334, 0, 0, 0, 666}, {1000, 333, 0, 0, 0, 667}, {1000, 333, 0, 0, 0, 667}}},
		{"nothing is negative", "0.03 less 0.02 and 0.01: floored one by one, the unit in the middle would cost -0.01",
			order.Order{Lines: []order.Line{{ID: "x", Child: "a", UnitPrice: cny("0.02"), Quantity: 2}}, Children: units("ab", 1, 1),
				Discounts: []order.Discount{{ID: "d", Amount: cny("0.03")}}, Points: []order.Points{{ID: "p", Value: cny("0.01")}}},
			[]row{{2, 1, 1, 0, 0, 0}, {2, 2, 0, 0, 0, 0}}},
		{"freight and tax", "freight stays whole, tax is cut",
			order.Order{Lines: []order.Line{{ID: "x", Child: "a", UnitPrice: cny("1.00"), Quantity: 2, Tax: cny("0.15"), TaxOnTop: true}}, Children: units("ab", 1, 1),
				Freight: []order.Freight{{Child: "b", Amount: cny("5.00")}}},
			[]row{{100, 0, 0, 7, 0, 107}, {100, 0, 0, 8, 500, 608}}},
		{"tax on freight", "0.30 beside 5.00 is part of what sending cost, not of the tax on prices; 0.05 within 1.00 is in it already",
			order.Order{Lines: []order.Line{{ID: "x", Child: "a", UnitPrice: cny("1.00"), Quantity: 2}}, Children: units("ab", 1, 1),
				Freight: []order.Freight{{Child: "b", Amount: cny("5.00"), Tax: cny("0.30"), TaxOnTop: true}, {Child: "a", Amount: cny("1.00"), Tax: cny("0.05")}}},
			[]row{{100, 0, 0, 0, 100, 200}, {100, 0, 0, 0, 530, 630}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.order.Currency = cnyCurrency
			amounts, err := paid(t, tt.order).Amounts()
			if err != nil {
				t.Fatal(err)
			}
			var got []row
			for _, a := range amounts {
				for _, part := range []money.Amount{a.List, a.Discounts, a.Points, a.TaxOnTop, a.Freight, a.Paid} {
					if part.Currency() != cnyCurrency {
						t.Errorf("%v is in no currency", part)
					}
				}
				got = append(got, row{a.List.Minor(), a.Discounts.Minor(), a.Points.Minor(), a.TaxOnTop.Minor(), a.Freight.Minor(), a.Paid.Minor()})
			}
			diff(t, tt.why, tt.want, got)
		})
	}
}
