package order_test

import (
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
)

func TestHomeOfLinesAndFreight(t *testing.T) {
	for _, tt := range []struct {
		name, why string
		children  []order.Child
		line      string // the child of the line that names none
		freight   string // the child of the freight that names none; empty: there is no freight
	}{
		{"no children", "an order that lists none has one", nil, "default", "default"},
		{"one child", "what names no child belongs to the only one", []order.Child{{ID: "a"}}, "a", "a"},
		{"listed units", "a split line belongs to the first child that lists it",
			[]order.Child{{ID: "a", Units: map[string]int64{"x": 1, "l": 2}}, {ID: "b", Units: map[string]int64{"l": 1}}}, "a", ""},
		{"a default among several", "the name of the default child stands for it",
			[]order.Child{{ID: "a", Units: map[string]int64{"x": 1}}, {ID: "default"}}, "default", "default"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := order.Order{Currency: cnyCurrency, Lines: []order.Line{line("x", "0.00", 1), line("l", "0.00", 3)}, Children: tt.children}
			if len(tt.children) > 1 {
				o.Lines[0].Child = "a"
			}
			if tt.freight != "" {
				o.Freight = []order.Freight{{}}
			}
			checked, err := order.New(o)
			if err != nil {
				t.Fatalf("%s: %v", tt.why, err)
			}
			diff(t, tt.why, tt.line, checked.Lines[1].Child)
			if tt.freight != "" {
				diff(t, tt.why, tt.freight, checked.Freight[0].Child)
			}
		})
	}
}

// A child lists its units either way: as a map, or as commands name units.
func TestListedUnits(t *testing.T) {
	doc := func(units string) string {
		return `{"currency": "CNY", "lines": [{"id": "l", "child": "a", "unit_price": "0.00", "quantity": 3}],
			"children": [{"id": "a", "units": {"l": 1}}, {"id": "b", ` + units + `}]}`
	}
	byMap, err := order.Parse([]byte(doc(`"units": {"l": 2}`)))
	if err != nil {
		t.Fatal(err)
	}
	byList, err := order.Parse([]byte(doc(`"lines": [{"line": "l", "quantity": 2}]`)))
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "the same order", byMap.Children, byList.Children)
	for why, units := range map[string]string{
		"a line listed twice":  `"lines": [{"line": "l", "quantity": 1}, {"line": "l", "quantity": 1}]`,
		"units told both ways": `"units": {"l": 2}, "lines": [{"line": "l", "quantity": 2}]`,
	} {
		_, err := order.Parse([]byte(doc(units)))
		if got := codes(t, err); len(got) == 0 || !strings.HasPrefix(got[0], "line_repeated at children[1].lines[") {
			t.Errorf("%s: %v", why, got)
		}
	}
}
