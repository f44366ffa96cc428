package order_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
)

// Whether the tax on freight is in it: its own word counts before the order's, and without either it is included.
func TestTaxOnFreight(t *testing.T) {
	const yes, no = `, "tax_included": true`, `, "tax_included": false`
	tests := []struct {
		name    string
		why     string
		whole   string // of the order
		tax     string // of the freight of 5.00
		cost    string
		onTop   bool
		inShare []int64
		wire    string // of the freight, written again
	}{
		{"not said", "a price includes its tax", "", `, "tax": "0.30"`, "5.00", false, []int64{30}, `"tax":"0.30"`},
		{"included", "its own word", "", `, "tax": "0.30"` + yes, "5.00", false, []int64{30}, `"tax":"0.30"`},
		{"on top", "its own word", "", `, "tax": "0.30"` + no, "5.30", true, []int64{30}, `"tax":"0.30","tax_included":false`},
		{"order includes", "the order's word", yes, `, "tax": "0.30"`, "5.00", false, []int64{30}, `"tax":"0.30"`},
		{"order on top", "the order's word", no, `, "tax": "0.30"`, "5.30", true, []int64{30}, `"tax":"0.30","tax_included":false`},
		{"on top, order includes", "its own word is stronger", yes, `, "tax": "0.30"` + no, "5.30", true, []int64{30}, `"tax":"0.30","tax_included":false`},
		{"included, order on top", "its own word is stronger", no, `, "tax": "0.30"` + yes, "5.00", false, []int64{30}, `"tax":"0.30"`},
		{"no tax", "no list of taxes", "", "", "5.00", false, nil, ""},
		{"no tax, order on top", "there is nothing to be on top", no, "", "5.00", false, nil, ""},
		{"zero, order on top", "a tax that is told, of nothing", no, `, "tax": "0.00"`, "5.00", true, nil, `"tax_included":false`},
		{"zero on top", "kept as it was told", "", `, "tax": "0.00"` + no, "5.00", true, nil, `"tax_included":false`},
		{"no tax on top", "kept as it was told", "", no, "5.00", true, nil, `"tax_included":false`},
		{"no tax included", "as if not said", no, yes, "5.00", false, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o, err := order.Parse([]byte(fmt.Sprintf(`{"currency": "CNY"%s, "lines": [{"id": "a", "unit_price": "0", "quantity": 1}],
				"freight": [{"amount": "5.00"%s}], "tenders": [{"id": "t", "amount": %q}]}`, tt.whole, tt.tax, tt.cost)))
			if err != nil {
				t.Fatalf("%s: %v", tt.why, err)
			}
			s := mustShares(t, o)
			diff(t, tt.why, []int64{cny(tt.cost).Minor()}, s.Freight)
			diff(t, tt.why, tt.inShare, s.FreightTax)
			diff(t, tt.why, tt.onTop, o.Freight[0].TaxOnTop)

			text, err := json.Marshal(o)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.TrimSuffix(`"freight":[{"child":"default","amount":"5.00",`+tt.wire, ",") + "}]"
			if !strings.Contains(string(text), want) {
				t.Errorf("%s: want %s in %s", tt.why, want, text)
			}
			again, err := order.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			diff(t, "read again", o, again)
		})
	}
}

// The tax is told by child, beside the freight that has it in it.
func TestFreightTaxByChild(t *testing.T) {
	o := order.Order{
		Currency: cnyCurrency,
		Lines: []order.Line{
			{ID: "a", Child: "top", UnitPrice: cny("1.00"), Quantity: 1},
			{ID: "b", Child: "none", UnitPrice: cny("1.00"), Quantity: 1},
			{ID: "c", Child: "in", UnitPrice: cny("1.00"), Quantity: 1},
			{ID: "d", Child: "free", UnitPrice: cny("1.00"), Quantity: 1},
		},
		Freight: []order.Freight{
			{Child: "in", Amount: cny("6.00"), Tax: cny("0.50")},
			{Child: "free", Amount: cny("0.00"), Tax: cny("0.07"), TaxOnTop: true},
			{Child: "top", Amount: cny("5.00"), Tax: cny("0.30"), TaxOnTop: true},
		},
	}
	s := mustShares(t, paid(t, o))
	diff(t, "freight, tax included, by child", []int64{530, 0, 600, 7}, s.Freight)
	diff(t, "tax in it, by child", []int64{30, 0, 50, 7}, s.FreightTax)
	diff(t, "goods and paid", []int64{400, 1537}, []int64{s.Goods, s.Paid})
}
