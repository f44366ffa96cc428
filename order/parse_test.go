package order_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
)

const small = `{
  "id": "o-1", "currency": "CNY",
  "lines":   [{"id": "a", "unit_price": "10.00", "quantity": 2}],
  "tenders": [{"id": "t", "amount": "20.00"}]
}`

const full = `{
  "id": "o-1", "currency": "CNY", "placed_at": "2026-03-01T10:00:00+08:00", "apportion": "last_takes_rest", "buyer": "b-7",
  "policy": "marketplace", "tax_included": false, "facts": {"market": "cn"},
  "lines":     [{"id": "apples", "child": "a", "sku": "AP-1", "category": "fresh", "unit_price": "49.9", "quantity": 1, "tax": "4.12",
                 "tax_included": true, "allocated": {"c-1": "2.00"}, "facts": {"box": "wood"}},
                {"id": "pears", "child": "b", "unit_price": "10", "quantity": 5, "tax": "0.50"},
                {"id": "ribbon", "child": "a", "unit_price": "0", "quantity": 1, "tax_included": true, "gift_for": "apples"}],
  "discounts": [{"id": "c-1", "kind": "coupon", "funded_by": "platform", "amount": "5.00", "lines": ["apples", "pears"], "threshold": "20.00"}],
  "points":    [{"id": "coins", "count": 100, "value": "1.00", "funded_by": "seller", "expires_at": "2027-01-01T00:00:00+08:00"}],
  "rewards":   [{"id": "stars", "count": 99, "value": "0.99", "funded_by": "seller"}],
  "freight":   [{"child": "b", "amount": "6.00", "tax": "0.36"}],
  "children":  [{"id": "a", "fulfilment": "platform", "policy": "other", "seller": "s-1"}, {"id": "b", "facts": {"ship_by": "soon"}},
                {"id": "c", "units": {"pears": 2}}],
  "tenders":   [{"id": "wechat", "kind": "wallet", "amount": "100.76", "voucher": "10.00"}]
}`

func TestParseFull(t *testing.T) {
	got, err := order.Parse([]byte(full))
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "every field", mustNew(t, sound()), got)
}

// The optional parts are written where they say something, times in UTC, and what is written is read as the same.
func TestMarshalFull(t *testing.T) {
	tests := []struct {
		why  string
		text string
		want []string
	}{
		{"told", full, []string{
			`"quantity":1,"gift_for":"apples"}`, `"funded_by":"seller","expires_at":"2026-12-31T16:00:00Z"}`,
			`"rewards":[{"id":"stars","count":99,"value":"0.99","funded_by":"seller"}]`,
			`"freight":[{"child":"b","amount":"6.00","tax":"0.36","tax_included":false}]`, `"amount":"100.76","voucher":"10.00"}`,
		}},
		{"to the nanosecond", strings.Replace(full, "2027-01-01T00:00:00+", "2027-01-01T00:00:00.000000001+", 1), []string{`"expires_at":"2026-12-31T16:00:00.000000001Z"`}},
		{"a reward of no value", strings.Replace(full, `"value": "0.99", "funded_by": "seller"`, `"value": "0.00"`, 1), []string{`{"id":"stars","count":99,"funded_by":"platform"}`}},
		{"not told", small, []string{`"quantity":2}]`, `"tenders":[{"id":"t","amount":"20.00"}]`}},
	}
	for _, tt := range tests {
		o, err := order.Parse([]byte(tt.text))
		if err != nil {
			t.Fatalf("%s: %v", tt.why, err)
		}
		first, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range tt.want {
			if !strings.Contains(string(first), want) {
				t.Errorf("%s: want %s in %s", tt.why, want, first)
			}
		}
		for _, part := range []string{"rewards", "gift_for", "expires_at", "voucher", "tax"} {
			if tt.text == small && strings.Contains(string(first), part) {
				t.Errorf("%s: %s in %s", tt.why, part, first)
			}
		}
		again, err := order.Parse(first)
		if err != nil {
			t.Fatal(err)
		}
		diff(t, "read again", o, again)
	}
}

// What is a document of the right form but no possible order: all faults, with their paths.
func TestParseFaults(t *testing.T) {
	tests := []struct {
		name     string
		why      string
		old, new string // in small
		want     []string
	}{
		{"no currency", "the amounts are still read", `"currency": "CNY"`, `"facts": {}`, []string{"currency_missing at currency"}},
		{"unknown currency", "said once", `"CNY"`, `"RMB"`, []string{"currency_unknown at currency"}},
		{"unknown currency and amount", "both, although the amount has no digits yet", `"CNY",`, `"RMB", "freight": [{"amount": "1,00"}],`,
			[]string{"currency_unknown at currency", "amount_invalid at freight[0].amount"}},
		{"amount missing", "not zero", `"unit_price": "10.00", `, ``, []string{"amount_invalid at lines[0].unit_price"}},
		{"amount with exponent", "refused before it is computed", `"10.00"`, `"1e1000000000"`, []string{"amount_invalid at lines[0].unit_price"}},
		{"NaN", "not a number", `"10.00"`, `"NaN"`, []string{"amount_invalid at lines[0].unit_price"}},
		{"too fine", "fractions of a fen", `"10.00"`, `"10.001"`, []string{"amount_invalid at lines[0].unit_price"}},
		{"a million digits", "refused for its length", `"10.00"`, `"` + strings.Repeat("9", 1_000_000) + `"`, []string{"amount_invalid at lines[0].unit_price"}},
		{"negative amount", "by New", `"10.00"`, `"-10.00"`, []string{"amount_negative at lines[0].unit_price"}},
		{"zero units", "by New", `"quantity": 2`, `"quantity": 0`, []string{"quantity_not_positive at lines[0].quantity"}},
		{"units missing", "not one", `, "quantity": 2`, ``, []string{"quantity_not_positive at lines[0].quantity"}},
		{"negative units", "by New", `"quantity": 2`, `"quantity": -2`, []string{"quantity_not_positive at lines[0].quantity"}},
		{"rule", "by New", `"id": "o-1"`, `"apportion": "fair"`, []string{"name_unknown at apportion"}},
		{"time", "no zone", `"id": "o-1"`, `"placed_at": "2026-03-01 10:00"`, []string{"time_invalid at placed_at"}},
		{"giant time", "cut", `"id": "o-1"`, `"placed_at": "` + strings.Repeat("2", 1<<20) + `"`, []string{"time_invalid at placed_at"}},
		{"expiry", "a day is no instant", `"id": "o-1"`, `"points": [{"id": "p", "count": 1, "value": "0", "expires_at": "2027-01-01"}]`, []string{"time_invalid at points[0].expires_at"}},
		{"giant expiry", "cut", `"id": "o-1"`, `"points": [{"id": "p", "count": 1, "value": "0", "expires_at": "` + strings.Repeat("2", 1<<20) + `"}]`, []string{"time_invalid at points[0].expires_at"}},
		{"expiry that no one can write", "the year 10000 in UTC only: by New", `"id": "o-1"`, `"points": [{"id": "p", "count": 1, "value": "0", "expires_at": "9999-12-31T23:00:00-02:00"}]`,
			[]string{"time_invalid at points[0].expires_at"}},
		{"gift", "by New", `"quantity": 2`, `"quantity": 2, "gift_for": "b"`, []string{"line_unknown at lines[0].gift_for"}},
		{"reward", "by New, its value may be missing", `"id": "o-1"`, `"rewards": [{"id": "r", "count": -1, "funded_by": "y"}]`,
			[]string{"name_unknown at rewards[0].funded_by", "quantity_not_positive at rewards[0].count"}},
		{"voucher", "by New", `"amount": "20.00"`, `"amount": "20.00", "voucher": "20.01"`, []string{"layer_too_large at tenders[0].voucher"}},
		{"tax on freight", "by New: included unless it is said otherwise", `"id": "o-1"`, `"freight": [{"amount": "0.06", "tax": "0.07"}]`, []string{"amount_invalid at freight[0].tax"}},
		{"names", "each with its path", `"id": "o-1"`, `"discounts": [{"id": "d", "kind": "x", "funded_by": "y", "amount": "1"}], "children": [{"id": "default", "fulfilment": "z"}]`,
			[]string{"name_unknown at children[0].fulfilment", "name_unknown at discounts[0].kind", "name_unknown at discounts[0].funded_by"}},
		{"giant id", "10 MB", `"o-1"`, `"` + strings.Repeat("x", 10<<20) + `"`, []string{"id_invalid at id"}},
		{"no lines", "null is none", `[{"id": "a", "unit_price": "10.00", "quantity": 2}]`, `null`, []string{"lines_missing at lines"}},
		{"a bad amount alone", "the sums are not judged: they would differ because of it", `"10.00"`, `"ten"`, []string{"amount_invalid at lines[0].unit_price"}},
		{"recorded share", "by its id", `"quantity": 2`, `"quantity": 2, "allocated": {"c": "x"}`,
			[]string{"amount_invalid at lines[0].allocated.c", "layer_unknown at lines[0].allocated.c"}},
		{"everywhere", "all amounts", `"id": "o-1"`, `"discounts": [{"id": "d", "amount": "", "threshold": "x"}], "points": [{"id": "p", "count": 1, "value": "x"}], "freight": [{"amount": "x", "tax": "x"}], "rewards": [{"id": "r", "count": 1, "value": "x"}]`,
			[]string{"amount_invalid at discounts[0].amount", "amount_invalid at discounts[0].threshold", "amount_invalid at points[0].value", "amount_invalid at rewards[0].value",
				"amount_invalid at freight[0].amount", "amount_invalid at freight[0].tax"}},
		{"unknown currency, voucher and tax", "what has no digits yet is not compared", `"CNY",`, `"RMB", "freight": [{"amount": "6", "tax": "0.50"}], "rewards": [{"id": "r", "count": 1, "value": "1"}],`,
			[]string{"currency_unknown at currency"}},
		{"a bad amount with a voucher", "what is no amount is not compared", `"amount": "20.00"`, `"amount": "x", "voucher": "1.00"`, []string{"amount_invalid at tenders[0].amount"}},
		{"a voucher alone", "not none", `"amount": "20.00"`, `"amount": "20.00", "voucher": "x"`, []string{"amount_invalid at tenders[0].voucher"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(small, tt.old, tt.new, 1)
			if text == small {
				t.Fatalf("%q is not in the document", tt.old)
			}
			_, err := order.Parse([]byte(text))
			diff(t, tt.why, tt.want, codes(t, err))
			if len(err.Error()) > 1000 {
				t.Errorf("the error text has %d bytes", len(err.Error()))
			}
		})
	}
}

// What is no such document: the error names the field and the line.
func TestParseRefusesDocuments(t *testing.T) {
	tests := []struct {
		name     string
		why      string
		old, new string // in small
		want     string // in the error text
	}{
		{"unknown field", "a typing error is not silence", `"unit_price"`, `"unit_prise"`, "line 3: lines[0].unit_prise: unknown field"},
		{"case", "encoding/json would take it, and take the last of two", `"id": "o-1"`, `"ID": "o-1"`, `line 2: ID: unknown field, it is written "id"`},
		{"key twice", "which one counts?", `"quantity": 2`, `"quantity": 2, "quantity": 3`, "line 3: lines[0].quantity: the key stands twice"},
		{"recorded twice", "in a map too", `"quantity": 2`, `"quantity": 2, "allocated": {"c": "1", "c": "2"}`, "line 3: lines[0].allocated.c: the key stands twice"},
		{"number for an amount", "floats never", `"10.00"`, `10.00`, "line 3: lines[0].unit_price: a number cannot stand here, expected a string"},
		{"huge number for an amount", "not even looked at", `"10.00"`, `1e1000000000`, "lines[0].unit_price: a number cannot stand here"},
		{"null for an amount", "not zero", `"20.00"`, `null`, "line 4: tenders[0].amount: null cannot stand here, expected a string"},
		{"null for a tax", "not none", `"quantity": 2`, `"quantity": 2, "tax": null`, "line 3: lines[0].tax: null cannot stand here"},
		{"expiry of a reward", "what is earned has none here", `"id": "o-1"`, `"rewards": [{"id": "r", "count": 1, "expires_at": "2027-01-01T00:00:00Z"}]`, "line 2: rewards[0].expires_at: unknown field"},
		{"field of a gift", "the line it goes with, not a mark", `"quantity": 2`, `"quantity": 2, "gift": true`, "line 3: lines[0].gift: unknown field"},
		{"field of points", "one way to say it", `"id": "o-1"`, `"points": [{"id": "p", "count": 1, "value": "0", "expires": "2027-01-01T00:00:00Z"}]`, "line 2: points[0].expires: unknown field"},
		{"field of freight", "the name in Go", `"id": "o-1"`, `"freight": [{"amount": "0", "tax_on_top": true}]`, "line 2: freight[0].tax_on_top: unknown field"},
		{"field of a tender", "a voucher is one amount", `"amount": "20.00"`, `"amount": "20.00", "vouchers": []`, "line 4: tenders[0].vouchers: unknown field"},
		{"number for a voucher", "floats never", `"amount": "20.00"`, `"amount": "20.00", "voucher": 1`, "line 4: tenders[0].voucher: a number cannot stand here, expected a string"},
		{"number for an expiry", "seconds since when?", `"id": "o-1"`, `"points": [{"id": "p", "count": 1, "value": "0", "expires_at": 1800000000}]`,
			"line 2: points[0].expires_at: a number cannot stand here, expected a string"},
		{"half a reward", "points are whole", `"id": "o-1"`, `"rewards": [{"id": "r", "count": 0.5}]`, "line 2: rewards[0].count: a number 0.5 cannot stand here, expected a whole number"},
		{"null for rewards' value", "not none", `"id": "o-1"`, `"rewards": [{"id": "r", "count": 1, "value": null}]`, "line 2: rewards[0].value: null cannot stand here"},
		{"null for a line", "not an empty one", `"lines":   [`, `"lines": [null, `, "line 3: lines[0]: null cannot stand here, expected an object"},
		{"null for units", "not zero", `"quantity": 2`, `"quantity": null`, "lines[0].quantity: null cannot stand here, expected a whole number"},
		{"string for units", "not converted", `"quantity": 2`, `"quantity": "2"`, "lines[0].quantity: a string cannot stand here, expected a whole number"},
		{"half a unit", "units are whole", `"quantity": 2`, `"quantity": 2.5`, "line 3: lines[0].quantity: a number 2.5 cannot stand here, expected a whole number"},
		{"units with an exponent", "not computed", `"quantity": 2`, `"quantity": 1e1000000000`, "lines[0].quantity: a number 1e1000000000 cannot stand here"},
		{"a million digits of units", "cut in the text", `"quantity": 2`, `"quantity": 1` + strings.Repeat("0", 1_000_000), "lines[0].quantity: a number 1000"},
		{"NaN", "not JSON", `"quantity": 2`, `"quantity": NaN`, "line 3: lines[0].quantity: invalid character"},
		{"object for lines", "an array belongs there", `"lines":   [{"id": "a", "unit_price": "10.00", "quantity": 2}]`, `"lines": {}`, "line 3: lines: an object cannot stand here, expected an array"},
		{"broken UTF-8", "not replaced in silence", `"o-1"`, "\"o-\xff\"", "line 2: not valid UTF-8"},
		{"half a surrogate pair", "not replaced either", `"o-1"`, `"\ud800"`, "line 2: id: half of a surrogate pair"},
		{"text behind", "one document", "]\n}", "]\n} x", "line 5: invalid character 'x' after top-level value"},
		{"cut off", "the network did that", "]\n}", "]\n", "line 5: tenders: the document ends too early"},
		{"open array", "the path is that of the last value", "]\n}", "\n", "line 5: tenders[0]: the document ends too early"},
		{"comment", "not JSON", `"id": "o-1",`, `// an order`, "line 2: invalid character '/'"},
		{"deep", "in a place that takes anything nowhere", `"o-1"`, strings.Repeat("[", 10<<20), "line 2: id: an array cannot stand here"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(small, tt.old, tt.new, 1)
			if text == small {
				t.Fatalf("%q is not in the document", tt.old)
			}
			o, err := order.Parse([]byte(text))
			if err == nil || !strings.HasPrefix(err.Error(), "order: json: ") || !strings.Contains(err.Error(), tt.want) || len(err.Error()) > 500 {
				t.Errorf("%s: got %.600v, want %q", tt.why, err, tt.want)
			}
			diff(t, "what is returned beside an error", order.Order{}, o)
		})
	}
}

// An order inside a larger document is read as strictly, and stays as it was if it is refused.
func TestUnmarshalJSON(t *testing.T) {
	var box struct{ Order order.Order }
	if err := json.Unmarshal([]byte(`{"Order": `+full+`}`), &box); err != nil {
		t.Fatal(err)
	}
	want := mustNew(t, sound())
	diff(t, "in a larger document", want, box.Order)
	for _, bad := range []string{`{"Order": null}`, `{"Order": {"currency": "CNY"}}`, `{"Order": {"x": 1}}`, `{"Order": []}`} {
		if err := json.Unmarshal([]byte(bad), &box); err == nil {
			t.Errorf("%s is accepted", bad)
		}
		diff(t, "after "+bad, want, box.Order)
	}
}

// FuzzParse: nothing panics, errors are short, and what is accepted comes back the same.
func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(full))
	for seed := range uint64(8) {
		text, err := json.Marshal(randomOrder(seed))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, bad := range []string{``, `null`, `[]`, `{}`, `{"lines":[{}]}`, `{"currency":"JPY","lines":[{"id":"é","quantity":1,"unit_price":"0"}],"children":[{"id":"a","units":{"é":1}}]}`} {
		f.Add([]byte(bad))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := order.Parse(data)
		if err != nil {
			if text := err.Error(); len(text) > 20_000 || !strings.HasPrefix(text, "order: ") {
				t.Errorf("error text: %s", text)
			}
			return
		}
		first, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		again, err := order.Parse(first)
		if err != nil {
			t.Fatalf("%s\nbecame %s\n%v", data, first, err)
		}
		diff(t, "read again", o, again)
		if second, err := json.Marshal(again); err != nil || string(second) != string(first) {
			t.Errorf("written again: %v\n%s\n%s", err, first, second)
		}
		s := mustShares(t, o)
		checkAllocation(t, o, s)
		checkPaid(t, o, s)
		checkFreight(t, o, s)
		checkRewards(t, o, s)
		totals(t, o)
	})
}

func TestInvalidErrorCarriesTheID(t *testing.T) {
	_, err := order.Parse([]byte(`{"id": "o-9", "currency": "CNY"}`))
	var invalid *order.InvalidError
	if !errors.As(err, &invalid) || invalid.Order != "o-9" || fmt.Sprint(err) != `order: "o-9" is invalid: lines: an order has at least one line` {
		t.Errorf("%v", err)
	}
}
