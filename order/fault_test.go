package order_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// sound is an order with something in every part of it; the faults below each spoil one thing.
func sound() order.Order {
	return order.Order{
		ID: "o-1", Currency: cnyCurrency, PlacedAt: time.Date(2026, 3, 1, 10, 0, 0, 0, time.FixedZone("", 8*3600)),
		Apportion: money.LastTakesRest, Buyer: "b-7", Policy: "marketplace", Facts: order.Facts{"market": "cn"},
		Lines: []order.Line{
			{ID: "apples", Child: "a", SKU: "AP-1", Category: "fresh", UnitPrice: cny("49.90"), Quantity: 1, Tax: cny("4.12"),
				Allocated: map[string]money.Amount{"c-1": cny("2.00")}, Facts: order.Facts{"box": "wood"}},
			{ID: "pears", Child: "b", UnitPrice: cny("10.00"), Quantity: 5, Tax: cny("0.50"), TaxOnTop: true},
		},
		Discounts: []order.Discount{{ID: "c-1", Kind: order.Coupon, FundedBy: order.Platform, Amount: cny("5.00"), Lines: []string{"apples", "pears"}, Threshold: cny("20.00")}},
		Points:    []order.Points{{ID: "coins", Count: 100, Value: cny("1.00"), FundedBy: order.Seller}},
		Freight:   []order.Freight{{Child: "b", Amount: cny("6.00")}},
		Children:  []order.Child{{ID: "a", Fulfilment: order.ByPlatform, Policy: "other", Seller: "s-1"}, {ID: "b", Facts: order.Facts{"ship_by": "soon"}}, {ID: "c", Units: map[string]int64{"pears": 2}}},
		Tenders:   []order.Tender{{ID: "wechat", Kind: "wallet", Amount: cny("100.40")}},
	}
}

func TestSound(t *testing.T) { mustNew(t, sound()) }

func TestFaultsOfNew(t *testing.T) {
	long := strings.Repeat("x", 129)
	usd := money.MustParse("1.00", "USD")
	tests := []struct {
		name  string
		why   string
		spoil func(*order.Order)
		want  []string
	}{
		{"currency", "amounts mean nothing without", func(o *order.Order) { o.Currency = money.Currency{} }, []string{"currency_missing at currency"}},
		{"order id too long", "43 bytes do not fit a refund number", func(o *order.Order) { o.ID = strings.Repeat("x", 43) }, []string{"id_invalid at id"}},
		{"order id", "a line break in a refund number", func(o *order.Order) { o.ID = "a\nb" }, []string{"id_invalid at id"}},
		{"rule", "not one of the five", func(o *order.Order) { o.Apportion = "fair" }, []string{"name_unknown at apportion"}},
		{"time", "JSON could not carry it", func(o *order.Order) { o.PlacedAt = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }, []string{"time_invalid at placed_at"}},
		{"time zone", "the year 10000 in UTC only", func(o *order.Order) {
			o.PlacedAt = time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -3600*2))
		}, []string{"time_invalid at placed_at"}},
		{"buyer", "broken UTF-8 would come back as something else", func(o *order.Order) { o.Buyer = "\xff" }, []string{"text_invalid at buyer"}},
		{"policy", "a NUL, which PostgreSQL does not store", func(o *order.Order) { o.Policy = "a\x00" }, []string{"text_invalid at policy"}},
		{"facts", "the name", func(o *order.Order) { o.Facts = order.Facts{"\xff": "x"} }, []string{"text_invalid at facts"}},
		{"facts of a line", "the value", func(o *order.Order) { o.Lines[1].Facts = order.Facts{"x": "\xff"} }, []string{"text_invalid at lines[1].facts"}},
		{"facts of a child", "the value", func(o *order.Order) { o.Children[1].Facts = order.Facts{"x": "\xff"} }, []string{"text_invalid at children[1].facts"}},
		{"lines", "an order of nothing", func(o *order.Order) { *o = order.Order{Currency: cnyCurrency} }, []string{"lines_missing at lines"}},
		{"line id", "missing", func(o *order.Order) {
			o.Lines[1].ID, o.Children[2].Units, o.Discounts[0].Lines = "", map[string]int64{"apples": 1}, nil
		}, []string{"id_invalid at lines[1].id"}},
		{"line id twice", "which one is meant?", func(o *order.Order) { o.Lines = append(o.Lines, o.Lines[0]) }, []string{"id_repeated at lines[2].id"}},
		{"line id too long", "129 bytes", func(o *order.Order) { o.Lines = append(o.Lines, line(long, "0.00", 1)); o.Lines[2].Child = "a" }, []string{"id_invalid at lines[2].id"}},
		{"line child", "no such child", func(o *order.Order) { o.Lines[0].Child = "x" }, []string{"child_unknown at lines[0].child"}},
		{"default child", "none named, and none of that name", func(o *order.Order) { o.Lines[0].Child = "" }, []string{"child_unknown at lines[0].child"}},
		{"quantity zero", "no units", func(o *order.Order) { o.Lines[0].Quantity = 0 }, []string{"quantity_not_positive at lines[0].quantity"}},
		{"quantity negative", "fewer than none", func(o *order.Order) { o.Lines[0].Quantity = -1 }, []string{"quantity_not_positive at lines[0].quantity"}},
		{"sku", "text", func(o *order.Order) { o.Lines[0].SKU = "\xff" }, []string{"text_invalid at lines[0].sku"}},
		{"category", "text", func(o *order.Order) { o.Lines[0].Category = "\xff" }, []string{"text_invalid at lines[0].category"}},
		{"price negative", "a line never pays the buyer", func(o *order.Order) { o.Lines[0].UnitPrice = cny("-0.01") }, []string{"amount_negative at lines[0].unit_price"}},
		{"price in dollars", "another currency", func(o *order.Order) { o.Lines[0].UnitPrice = usd }, []string{"amount_invalid at lines[0].unit_price"}},
		{"price too fine", "half a cent", func(o *order.Order) { o.Lines[0].UnitPrice = money.MustParse("0.005", "") }, []string{"amount_invalid at lines[0].unit_price"}},
		{"tax", "negative", func(o *order.Order) { o.Lines[0].Tax = cny("-0.01") }, []string{"amount_negative at lines[0].tax"}},
		{"recorded share", "another currency", func(o *order.Order) { o.Lines[0].Allocated["c-1"] = usd }, []string{"amount_invalid at lines[0].allocated.c-1"}},
		{"child id", "missing", func(o *order.Order) { o.Children[2].ID = "" }, []string{"id_invalid at children[2].id"}},
		{"child id twice", "which one is meant?", func(o *order.Order) { o.Children[2].ID = "a" }, []string{"id_repeated at children[2].id"}},
		{"fulfilment", "unknown", func(o *order.Order) { o.Children[0].Fulfilment = "drone" }, []string{"name_unknown at children[0].fulfilment"}},
		{"seller", "text", func(o *order.Order) { o.Children[0].Seller = "\xff" }, []string{"text_invalid at children[0].seller"}},
		{"child policy", "text", func(o *order.Order) { o.Children[0].Policy = "\xff" }, []string{"text_invalid at children[0].policy"}},
		{"units of no line", "unknown", func(o *order.Order) { o.Children[2].Units["x"] = 1 }, []string{"line_unknown at children[2].units.x"}},
		{"units not positive", "none", func(o *order.Order) { o.Children[2].Units["pears"] = 0 }, []string{"quantity_not_positive at children[2].units.pears"}},
		{"units over", "6 of 5", func(o *order.Order) { o.Children[2].Units["pears"] = 6 }, []string{"quantity_exceeded at children[2].units.pears"}},
		{"units over together", "4 and 2 of 5", func(o *order.Order) { o.Children[1].Units = map[string]int64{"pears": 4} }, []string{"quantity_exceeded at children[2].units.pears"}},
		{"units missing", "2 and 2 of 5", func(o *order.Order) { o.Children[1].Units = map[string]int64{"pears": 2} }, []string{"quantity_missing at lines[1].quantity"}},
		{"child without units", "it could never ship, nor complete", func(o *order.Order) { o.Children = append(o.Children, order.Child{ID: "d"}) }, []string{"units_missing at children[3]"}},
		{"child robbed of its units", "another child lists them all", func(o *order.Order) { o.Children[2].Units["pears"] = 5 }, []string{"units_missing at children[1]"}},
		{"child that lists none", "an empty list is not the same as no list", func(o *order.Order) { o.Children[0].Units = map[string]int64{} }, []string{"quantity_missing at lines[0].quantity"}},
		{"discount id", "missing", func(o *order.Order) { o.Discounts[0].ID, o.Lines[0].Allocated = "", nil }, []string{"id_invalid at discounts[0].id"}},
		{"discount id twice", "which one is meant?", func(o *order.Order) { o.Discounts = append(o.Discounts, o.Discounts[0]) }, []string{"id_repeated at discounts[1].id"}},
		{"discount kind", "unknown", func(o *order.Order) { o.Discounts[0].Kind = "gift" }, []string{"name_unknown at discounts[0].kind"}},
		{"discount payer", "unknown", func(o *order.Order) { o.Discounts[0].FundedBy = "bank" }, []string{"name_unknown at discounts[0].funded_by"}},
		{"discount", "negative", func(o *order.Order) { o.Discounts[0].Amount = cny("-5.00") }, []string{"amount_negative at discounts[0].amount"}},
		{"threshold", "negative", func(o *order.Order) { o.Discounts[0].Threshold = cny("-5.00") }, []string{"amount_negative at discounts[0].threshold"}},
		{"discount of no line", "unknown", func(o *order.Order) { o.Discounts[0].Lines[1] = "x" }, []string{"line_unknown at discounts[0].lines[1]"}},
		{"line twice in a discount", "it would count twice", func(o *order.Order) { o.Discounts[0].Lines[1] = "apples" }, []string{"line_repeated at discounts[0].lines[1]"}},
		{"discount too large", "99.91 of 99.90", func(o *order.Order) { o.Discounts[0].Amount = cny("99.91") }, []string{"layer_too_large at discounts[0].amount"}},
		{"points id", "missing", func(o *order.Order) { o.Points[0].ID = "" }, []string{"id_invalid at points[0].id"}},
		{"points id twice", "said once", func(o *order.Order) { o.Points = append(o.Points, o.Points[0]) }, []string{"id_repeated at points[1].id"}},
		{"points id of a discount", "shares are recorded by id", func(o *order.Order) { o.Points[0].ID = "c-1" }, []string{"id_repeated at points[0].id"}},
		{"points payer", "unknown", func(o *order.Order) { o.Points[0].FundedBy = "bank" }, []string{"name_unknown at points[0].funded_by"}},
		{"points value", "negative", func(o *order.Order) { o.Points[0].Value = cny("-1.00") }, []string{"amount_negative at points[0].value"}},
		{"points count", "negative", func(o *order.Order) { o.Points[0].Count = -1 }, []string{"quantity_not_positive at points[0].count"}},
		{"points too large", "what the discounts left", func(o *order.Order) { o.Points[0].Value = cny("94.91") }, []string{"layer_too_large at points[0].value"}},
		{"freight child", "unknown", func(o *order.Order) { o.Freight[0].Child = "x" }, []string{"child_unknown at freight[0].child"}},
		{"freight twice", "add it up", func(o *order.Order) { o.Freight = append(o.Freight, o.Freight[0]) }, []string{"id_repeated at freight[1].child"}},
		{"freight", "negative", func(o *order.Order) { o.Freight[0].Amount = cny("-6.00") }, []string{"amount_negative at freight[0].amount"}},
		{"tender id", "missing", func(o *order.Order) { o.Tenders[0].ID = "" }, []string{"id_invalid at tenders[0].id"}},
		{"tender id twice", "which one is meant?", func(o *order.Order) { o.Tenders = append(o.Tenders, o.Tenders[0]) }, []string{"id_repeated at tenders[1].id"}},
		{"tender kind", "text", func(o *order.Order) { o.Tenders[0].Kind = "\xff" }, []string{"text_invalid at tenders[0].kind"}},
		{"tender", "negative", func(o *order.Order) { o.Tenders[0].Amount = cny("-1.00") }, []string{"amount_negative at tenders[0].amount"}},
		{"paid too little", "a cent", func(o *order.Order) { o.Tenders[0].Amount = cny("100.39") }, []string{"sum_differs at tenders"}},
		{"paid too much", "a cent", func(o *order.Order) { o.Tenders[0].Amount = cny("100.41") }, []string{"sum_differs at tenders"}},
		{"not paid", "no tenders, but something to pay", func(o *order.Order) { o.Tenders = nil }, []string{"sum_differs at tenders"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := sound()
			tt.spoil(&o)
			got, err := order.New(o)
			diff(t, tt.why, tt.want, codes(t, err))
			diff(t, "what is returned beside an error", order.Order{}, got)
			if err != nil && !strings.HasPrefix(err.Error(), "order: ") {
				t.Errorf("error text %q", err)
			}
		})
	}
}

// Everything that can be judged part by part is said at once.
func TestAllFaultsAtOnce(t *testing.T) {
	o := order.Order{
		ID: "\x00", Apportion: "fair", Buyer: "\xff", Currency: cnyCurrency,
		Lines: []order.Line{
			{ID: "a", Child: "x", Quantity: -1, UnitPrice: cny("-1.00"), Tax: money.MustParse("1.00", "USD")},
			{ID: "a", Child: "k", Quantity: 1, Allocated: map[string]money.Amount{"q": cny("-1.00"), "z": cny("1.00")}},
		},
		Discounts: []order.Discount{{ID: "d", Kind: "k", FundedBy: "f", Amount: cny("-1.00"), Threshold: cny("-1.00"), Lines: []string{"q"}}},
		Points:    []order.Points{{ID: "d", Count: -1, Value: cny("-1.00"), FundedBy: "f"}},
		Freight:   []order.Freight{{Child: "x", Amount: cny("-1.00")}},
		Children:  []order.Child{{ID: "k", Fulfilment: "f", Units: map[string]int64{"q": 1}}},
		Tenders:   []order.Tender{{Amount: cny("-1.00")}},
	}
	_, err := order.New(o)
	want := []string{
		"id_invalid at id", "name_unknown at apportion", "text_invalid at buyer",
		"quantity_not_positive at lines[0].quantity", "amount_negative at lines[0].unit_price", "amount_invalid at lines[0].tax",
		"id_repeated at lines[1].id", "amount_negative at lines[1].allocated.q",
		"name_unknown at children[0].fulfilment", "child_unknown at lines[0].child",
		"line_unknown at children[0].units.q", "quantity_missing at lines[1].quantity",
		"name_unknown at discounts[0].kind", "name_unknown at discounts[0].funded_by", "amount_negative at discounts[0].amount",
		"amount_negative at discounts[0].threshold", "line_unknown at discounts[0].lines[0]",
		"id_repeated at points[0].id", "name_unknown at points[0].funded_by", "amount_negative at points[0].value",
		"quantity_not_positive at points[0].count", "layer_unknown at lines[1].allocated.q", "layer_unknown at lines[1].allocated.z",
		"child_unknown at freight[0].child", "amount_negative at freight[0].amount",
		"id_invalid at tenders[0].id", "amount_negative at tenders[0].amount",
	}
	diff(t, "all faults", want, codes(t, err))
}

func TestNewLeavesItsArgumentAlone(t *testing.T) {
	o, before := sound(), sound()
	o.Children, before.Children = nil, nil
	o.Discounts[0].Kind, before.Discounts[0].Kind = "", ""
	o.Lines[0].UnitPrice, before.Lines[0].UnitPrice = money.MustParse("49.9", ""), money.MustParse("49.9", "")
	o.Lines[0].Allocated["c-1"], before.Lines[0].Allocated["c-1"] = money.MustParse("2", ""), money.MustParse("2", "")
	checked := mustNew(t, o)
	diff(t, "the argument", before, o)
	checked.Lines[0].Allocated["c-1"] = cny("9.99")
	diff(t, "the argument, when the result is changed", before, o)
}

func TestDefaults(t *testing.T) {
	o := order.Order{
		Currency: cnyCurrency, Policy: "taobao", PlacedAt: time.Date(2026, 3, 1, 10, 0, 0, 0, time.FixedZone("", 8*3600)),
		Lines:     []order.Line{{ID: "a"}, {ID: "b", Child: "second"}, {ID: "c"}},
		Discounts: []order.Discount{{ID: "d"}}, Points: []order.Points{{ID: "p"}}, Freight: []order.Freight{{}},
		Tenders: []order.Tender{}, Facts: order.Facts{},
	}
	for i := range o.Lines {
		o.Lines[i].Quantity = 1
	}
	zero := cny("0.00")
	want := order.Order{
		Currency: cnyCurrency, Policy: "taobao", PlacedAt: time.Date(2026, 3, 1, 2, 0, 0, 0, time.UTC), Apportion: money.LargestRemainder,
		Lines: []order.Line{
			{ID: "a", Child: "default", Quantity: 1, UnitPrice: zero, Tax: zero},
			{ID: "b", Child: "second", Quantity: 1, UnitPrice: zero, Tax: zero},
			{ID: "c", Child: "default", Quantity: 1, UnitPrice: zero, Tax: zero},
		},
		Discounts: []order.Discount{{ID: "d", Kind: order.Promotion, FundedBy: order.Seller, Amount: zero, Threshold: zero}},
		Points:    []order.Points{{ID: "p", Value: zero, FundedBy: order.Platform}},
		Freight:   []order.Freight{{Child: "default", Amount: zero, Tax: zero}},
		Children:  []order.Child{{ID: "default", Fulfilment: order.BySeller, Policy: "taobao"}, {ID: "second", Fulfilment: order.BySeller, Policy: "taobao"}},
	}
	diff(t, "defaults", want, mustNew(t, o))
}

func TestJoinFaults(t *testing.T) {
	one := order.Fault{Path: "lines[0]", Text: "wrong"}
	tests := []struct {
		why    string
		faults []order.Fault
		want   string
	}{
		{"none", nil, ""},
		{"a fault of the whole has no path", []order.Fault{{Text: "too large"}}, "too large"},
		{"one after the other", []order.Fault{one, one}, "lines[0]: wrong; lines[0]: wrong"},
		{"twenty are enough for a person", slices.Repeat([]order.Fault{one}, 23), strings.Repeat("lines[0]: wrong; ", 20) + "and 3 more"},
	}
	for _, tt := range tests {
		if got := order.JoinFaults(tt.faults); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}
