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
			{ID: "ribbon", Child: "a", UnitPrice: cny("0.00"), Quantity: 1, GiftFor: "apples"},
		},
		Discounts: []order.Discount{{ID: "c-1", Kind: order.Coupon, FundedBy: order.Platform, Amount: cny("5.00"), Lines: []string{"apples", "pears"}, Threshold: cny("20.00")}},
		Points:    []order.Points{{ID: "coins", Count: 100, Value: cny("1.00"), FundedBy: order.Seller, ExpiresAt: time.Date(2027, 1, 1, 0, 0, 0, 0, time.FixedZone("", 8*3600))}},
		Rewards:   []order.Reward{{ID: "stars", Count: 99, Value: cny("0.99"), FundedBy: order.Seller}},
		Freight:   []order.Freight{{Child: "b", Amount: cny("6.00"), Tax: cny("0.36"), TaxOnTop: true}},
		Children:  []order.Child{{ID: "a", Fulfilment: order.ByPlatform, Policy: "other", Seller: "s-1"}, {ID: "b", Facts: order.Facts{"ship_by": "soon"}}, {ID: "c", Units: map[string]int64{"pears": 2}}},
		Tenders:   []order.Tender{{ID: "wechat", Kind: "wallet", Amount: cny("100.76"), Voucher: cny("10.00")}},
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
		{"line id twice", "which one is meant?", func(o *order.Order) { o.Lines = append(o.Lines, o.Lines[0]) }, []string{"id_repeated at lines[3].id"}},
		{"line id too long", "129 bytes", func(o *order.Order) { o.Lines = append(o.Lines, line(long, "0.00", 1)); o.Lines[3].Child = "a" }, []string{"id_invalid at lines[3].id"}},
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
		{"gift of no line", "unknown", func(o *order.Order) { o.Lines[2].GiftFor = "x" }, []string{"line_unknown at lines[2].gift_for"}},
		{"gift of a giant name", "cut in the text", func(o *order.Order) { o.Lines[2].GiftFor = strings.Repeat("é", 1<<20) }, []string{"line_unknown at lines[2].gift_for"}},
		{"gift of itself", "nothing was bought", func(o *order.Order) { o.Lines[2].GiftFor = "ribbon" }, []string{"gift_invalid at lines[2].gift_for"}},
		{"gift of a gift", "the chain ends at something bought", func(o *order.Order) { o.Lines[1].GiftFor = "ribbon" }, []string{"gift_invalid at lines[1].gift_for"}},
		{"gifts of each other", "each is wrong", func(o *order.Order) { o.Lines[0].GiftFor = "ribbon" }, []string{"gift_invalid at lines[0].gift_for", "gift_invalid at lines[2].gift_for"}},
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
		{"child that lists none", "an empty list is not the same as no list", func(o *order.Order) { o.Children[0].Units = map[string]int64{} }, []string{"quantity_missing at lines[0].quantity", "quantity_missing at lines[2].quantity"}},
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
		{"points expire", "JSON could not carry it", func(o *order.Order) { o.Points[0].ExpiresAt = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }, []string{"time_invalid at points[0].expires_at"}},
		{"points expire in UTC", "the year 10000 there only", func(o *order.Order) {
			o.Points[0].ExpiresAt = time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -3600*2))
		}, []string{"time_invalid at points[0].expires_at"}},
		{"points expired long ago", "the year before 0", func(o *order.Order) { o.Points[0].ExpiresAt = time.Date(-1, 12, 31, 0, 0, 0, 0, time.UTC) }, []string{"time_invalid at points[0].expires_at"}},
		{"reward id", "missing", func(o *order.Order) { o.Rewards[0].ID = "" }, []string{"id_invalid at rewards[0].id"}},
		{"reward id too long", "129 bytes", func(o *order.Order) { o.Rewards[0].ID = long }, []string{"id_invalid at rewards[0].id"}},
		{"reward id twice", "which one is meant?", func(o *order.Order) { o.Rewards = append(o.Rewards, o.Rewards[0]) }, []string{"id_repeated at rewards[1].id"}},
		{"share of a reward", "recorded shares are of what was paid with", func(o *order.Order) { o.Lines[0].Allocated["stars"] = cny("0.00") }, []string{"layer_unknown at lines[0].allocated.stars"}},
		{"reward payer", "unknown", func(o *order.Order) { o.Rewards[0].FundedBy = "bank" }, []string{"name_unknown at rewards[0].funded_by"}},
		{"reward value", "negative", func(o *order.Order) { o.Rewards[0].Value = cny("-0.01") }, []string{"amount_negative at rewards[0].value"}},
		{"reward in dollars", "another currency", func(o *order.Order) { o.Rewards[0].Value = usd }, []string{"amount_invalid at rewards[0].value"}},
		{"reward count", "negative", func(o *order.Order) { o.Rewards[0].Count = -1 }, []string{"quantity_not_positive at rewards[0].count"}},
		{"points too large", "what the discounts left", func(o *order.Order) { o.Points[0].Value = cny("94.91") }, []string{"layer_too_large at points[0].value"}},
		{"freight child", "unknown", func(o *order.Order) { o.Freight[0].Child = "x" }, []string{"child_unknown at freight[0].child"}},
		{"freight twice", "add it up", func(o *order.Order) { o.Freight = append(o.Freight, o.Freight[0]) }, []string{"id_repeated at freight[1].child"}},
		{"freight", "negative", func(o *order.Order) { o.Freight[0].Amount = cny("-6.00") }, []string{"amount_negative at freight[0].amount"}},
		{"freight tax", "negative", func(o *order.Order) { o.Freight[0].Tax = cny("-0.01") }, []string{"amount_negative at freight[0].tax"}},
		{"freight tax included", "negative", func(o *order.Order) { o.Freight[0].Tax, o.Freight[0].TaxOnTop = cny("-0.01"), false }, []string{"amount_negative at freight[0].tax"}},
		{"freight tax in dollars", "another currency", func(o *order.Order) { o.Freight[0].Tax = usd }, []string{"amount_invalid at freight[0].tax"}},
		{"freight tax too large", "6.00 cannot include 6.01", func(o *order.Order) { o.Freight[0].Tax, o.Freight[0].TaxOnTop = cny("6.01"), false }, []string{"amount_invalid at freight[0].tax"}},
		{"freight tax not paid", "it is on top, the tenders paid the freight alone", func(o *order.Order) { o.Tenders[0].Amount = cny("100.40") }, []string{"sum_differs at tenders"}},
		{"freight tax paid twice", "the freight includes it", func(o *order.Order) { o.Freight[0].TaxOnTop = false }, []string{"sum_differs at tenders"}},
		{"tender id", "missing", func(o *order.Order) { o.Tenders[0].ID = "" }, []string{"id_invalid at tenders[0].id"}},
		{"tender id twice", "which one is meant?", func(o *order.Order) { o.Tenders = append(o.Tenders, o.Tenders[0]) }, []string{"id_repeated at tenders[1].id"}},
		{"tender kind", "text", func(o *order.Order) { o.Tenders[0].Kind = "\xff" }, []string{"text_invalid at tenders[0].kind"}},
		{"tender", "negative", func(o *order.Order) { o.Tenders[0].Amount = cny("-1.00") }, []string{"amount_negative at tenders[0].amount"}},
		{"voucher", "negative", func(o *order.Order) { o.Tenders[0].Voucher = cny("-0.01") }, []string{"amount_negative at tenders[0].voucher"}},
		{"voucher in dollars", "another currency", func(o *order.Order) { o.Tenders[0].Voucher = usd }, []string{"amount_invalid at tenders[0].voucher"}},
		{"voucher in dollars, too large", "said once", func(o *order.Order) { o.Tenders[0].Voucher = money.MustParse("200.00", "USD") }, []string{"amount_invalid at tenders[0].voucher"}},
		{"freight in dollars", "its tax is not", func(o *order.Order) {
			o.Freight[0] = order.Freight{Child: "b", Amount: usd, Tax: cny("6.00")}
		}, []string{"amount_invalid at freight[0].amount"}},
		{"freight tax in dollars, too large", "said once", func(o *order.Order) {
			o.Freight[0] = order.Freight{Child: "b", Amount: cny("0.50"), Tax: usd}
		}, []string{"amount_invalid at freight[0].tax"}},
		{"voucher too large", "it is part of what the tender paid", func(o *order.Order) { o.Tenders[0].Voucher = cny("100.77") }, []string{"layer_too_large at tenders[0].voucher"}},
		{"paid too little", "a cent", func(o *order.Order) { o.Tenders[0].Amount = cny("100.75") }, []string{"sum_differs at tenders"}},
		{"paid too much", "a cent", func(o *order.Order) { o.Tenders[0].Amount = cny("100.77") }, []string{"sum_differs at tenders"}},
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

// What stands close to a fault and is none.
func TestNoFaults(t *testing.T) {
	tests := []struct {
		name   string
		why    string
		change func(*order.Order)
	}{
		{"gift first", "the line it goes with may stand behind it", func(o *order.Order) { o.Lines[0], o.Lines[2] = o.Lines[2], o.Lines[0] }},
		{"gift of another child", "a warehouse of its own sends the gifts", func(o *order.Order) { o.Lines[2].Child = "b" }},
		{"gift with a price", "bought for less with another line", func(o *order.Order) { o.Lines[1].GiftFor = "apples" }},
		{"more gifts than lines bought", "two for each", func(o *order.Order) { o.Lines[2].Quantity = 2 }},
		{"reward named as a discount", "no recorded share could mean either", func(o *order.Order) { o.Rewards[0].ID = "c-1" }},
		{"reward of nothing", "zero points, worth more than the order", func(o *order.Order) { o.Rewards[0] = order.Reward{ID: "r", Value: cny("999.00")} }},
		{"points that expired already", "before the order was placed: no clock judges it", func(o *order.Order) { o.Points[0].ExpiresAt = time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC) }},
		{"points for ever", "the last instant that RFC 3339 has", func(o *order.Order) { o.Points[0].ExpiresAt = time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC) }},
		{"freight that is all tax", "6.00 of 6.00", func(o *order.Order) {
			o.Freight[0].Tax, o.Freight[0].TaxOnTop, o.Tenders[0].Amount = cny("6.00"), false, cny("100.40")
		}},
		{"tax larger than the freight", "on top of it", func(o *order.Order) { o.Freight[0].Tax, o.Tenders[0].Amount = cny("6.01"), cny("106.41") }},
		{"voucher for all", "nothing in cash", func(o *order.Order) { o.Tenders[0].Voucher = o.Tenders[0].Amount }},
		{"voucher of an empty tender", "0.00 of 0.00", func(o *order.Order) { o.Tenders = append(o.Tenders, order.Tender{ID: "t", Voucher: cny("0.00")}) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := sound()
			tt.change(&o)
			_, err := order.New(o)
			diff(t, tt.why, []string(nil), codes(t, err))
		})
	}
}

// Everything that can be judged part by part is said at once.
func TestAllFaultsAtOnce(t *testing.T) {
	o := order.Order{
		ID: "\x00", Apportion: "fair", Buyer: "\xff", Currency: cnyCurrency,
		Lines: []order.Line{
			{ID: "a", Child: "x", Quantity: -1, UnitPrice: cny("-1.00"), Tax: money.MustParse("1.00", "USD")},
			{ID: "a", Child: "k", Quantity: 1, Allocated: map[string]money.Amount{"q": cny("-1.00"), "z": cny("1.00")}, GiftFor: "q"},
		},
		Discounts: []order.Discount{{ID: "d", Kind: "k", FundedBy: "f", Amount: cny("-1.00"), Threshold: cny("-1.00"), Lines: []string{"q"}}},
		Points:    []order.Points{{ID: "d", Count: -1, Value: cny("-1.00"), FundedBy: "f", ExpiresAt: time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC)}},
		Rewards:   []order.Reward{{Count: -1, Value: cny("-1.00"), FundedBy: "f"}},
		Freight:   []order.Freight{{Child: "x", Amount: cny("-1.00"), Tax: cny("-1.00")}},
		Children:  []order.Child{{ID: "k", Fulfilment: "f", Units: map[string]int64{"q": 1}}},
		Tenders:   []order.Tender{{Amount: cny("-1.00"), Voucher: cny("-1.00")}},
	}
	_, err := order.New(o)
	want := []string{
		"id_invalid at id", "name_unknown at apportion", "text_invalid at buyer",
		"quantity_not_positive at lines[0].quantity", "amount_negative at lines[0].unit_price", "amount_invalid at lines[0].tax",
		"id_repeated at lines[1].id", "amount_negative at lines[1].allocated.q", "line_unknown at lines[1].gift_for",
		"name_unknown at children[0].fulfilment", "child_unknown at lines[0].child",
		"line_unknown at children[0].units.q", "quantity_missing at lines[1].quantity",
		"name_unknown at discounts[0].kind", "name_unknown at discounts[0].funded_by", "amount_negative at discounts[0].amount",
		"amount_negative at discounts[0].threshold", "line_unknown at discounts[0].lines[0]",
		"id_repeated at points[0].id", "name_unknown at points[0].funded_by", "amount_negative at points[0].value",
		"quantity_not_positive at points[0].count", "time_invalid at points[0].expires_at",
		"layer_unknown at lines[1].allocated.q", "layer_unknown at lines[1].allocated.z",
		"id_invalid at rewards[0].id", "name_unknown at rewards[0].funded_by", "amount_negative at rewards[0].value", "quantity_not_positive at rewards[0].count",
		"child_unknown at freight[0].child", "amount_negative at freight[0].amount", "amount_negative at freight[0].tax",
		"id_invalid at tenders[0].id", "amount_negative at tenders[0].amount", "amount_negative at tenders[0].voucher",
	}
	diff(t, "all faults", want, codes(t, err))
}

func TestNewLeavesItsArgumentAlone(t *testing.T) {
	o, before := sound(), sound()
	o.Children, before.Children = nil, nil
	o.Discounts[0].Kind, before.Discounts[0].Kind = "", ""
	o.Lines[0].UnitPrice, before.Lines[0].UnitPrice = money.MustParse("49.9", ""), money.MustParse("49.9", "")
	o.Lines[0].Allocated["c-1"], before.Lines[0].Allocated["c-1"] = money.MustParse("2", ""), money.MustParse("2", "")
	for _, o := range []order.Order{o, before} {
		o.Points[0].FundedBy, o.Rewards[0].FundedBy, o.Rewards[0].Value = "", "", money.MustParse("1", "")
		o.Freight[0].Tax, o.Tenders[0].Voucher = money.MustParse("0.36", ""), money.MustParse("10", "")
	}
	checked := mustNew(t, o)
	diff(t, "the argument", before, o)
	diff(t, "the zone of the argument", before.Points[0].ExpiresAt.String(), o.Points[0].ExpiresAt.String())
	checked.Lines[0].Allocated["c-1"] = cny("9.99")
	diff(t, "the argument, when the result is changed", before, o)
}

func TestDefaults(t *testing.T) {
	o := order.Order{
		Currency: cnyCurrency, Policy: "taobao", PlacedAt: time.Date(2026, 3, 1, 10, 0, 0, 0, time.FixedZone("", 8*3600)),
		Lines:     []order.Line{{ID: "a"}, {ID: "b", Child: "second"}, {ID: "c"}},
		Discounts: []order.Discount{{ID: "d"}}, Freight: []order.Freight{{}}, Rewards: []order.Reward{{ID: "r"}},
		Points:  []order.Points{{ID: "p"}, {ID: "q", ExpiresAt: time.Date(2027, 1, 1, 0, 0, 0, 5, time.FixedZone("", 8*3600))}},
		Tenders: []order.Tender{{ID: "t"}}, Facts: order.Facts{},
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
		Points: []order.Points{
			{ID: "p", Value: zero, FundedBy: order.Platform},
			{ID: "q", Value: zero, FundedBy: order.Platform, ExpiresAt: time.Date(2026, 12, 31, 16, 0, 0, 5, time.UTC)},
		},
		Rewards:  []order.Reward{{ID: "r", Value: zero, FundedBy: order.Platform}},
		Freight:  []order.Freight{{Child: "default", Amount: zero, Tax: zero}},
		Children: []order.Child{{ID: "default", Fulfilment: order.BySeller, Policy: "taobao"}, {ID: "second", Fulfilment: order.BySeller, Policy: "taobao"}},
		Tenders:  []order.Tender{{ID: "t", Amount: zero, Voucher: zero}},
	}
	got := mustNew(t, o)
	diff(t, "defaults", want, got)
	for _, at := range []time.Time{got.PlacedAt, got.Points[0].ExpiresAt, got.Points[1].ExpiresAt} {
		if at.Location() != time.UTC { // times are compared as instants, whatever their zone
			t.Errorf("%v is not in UTC", at)
		}
	}
	o.Tenders, o.Rewards, o.Points = []order.Tender{}, []order.Reward{}, []order.Points{}
	want.Tenders, want.Rewards, want.Points = nil, nil, nil
	diff(t, "what is empty is none", want, mustNew(t, o))
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
