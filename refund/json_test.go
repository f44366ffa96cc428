package refund_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

func TestQuoteJSON(t *testing.T) {
	a := allocate(t, split(t, paid(freight(points(taxed(basket("a 10.00 5"), "3.00", false), "coins", 5, "1.00"), "8.00", ""), "z 7.00", "card 50.00"), 2))
	q := strike(t, a, refund.Ledger{}, "a*4 -1.00", withLast)
	want := `{"currency":"CNY","lines":[{"line":"a","quantity":4,"before":0,"of":5,"list":"50.00","shares":[{"id":"coins","amount":"1.00"}],` +
		`"net":"49.00","stood":"0.00","share":"39.20","amount":"39.20","forfeited":"0.00","tax":"2.40","points":{"coins":4},"points_value":{"coins":"0.80"},` +
		`"from":[{"child":"default","units":3},{"child":"w2","units":1}]}],"goods":"39.20","freight":"8.00","freight_of":{"default":"8.00"},` +
		`"tax":"2.40","deductions":"1.00","total":"46.20","points":{"coins":4},"points_value":{"coins":"0.80"},` +
		`"tenders":{"z":"5.67","card":"40.53"},"ceiling":"47.20","provisional":true,"reductions":[{"kind":"agreed","amount":"1.00"}]}`
	got, err := json.Marshal(q)
	if diff := cmp.Diff(want, string(got)); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	roundTrip(t, q)
	roundTrip(t, refund.Quote{})
}

// roundTrip writes a value and reads it again.
func roundTrip[T any](t testing.TB, v T) {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var back T
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	if !reflect.DeepEqual(v, back) {
		t.Errorf("%s (-want +got):\n%s", data, cmp.Diff(v, back))
	}
}

// Whatever Compute strikes comes back as it was: the order of tenders, points and child orders too.
func TestQuoteJSONRandom(t *testing.T) {
	for seed := range uint64(500) {
		d := &dice{rng: rand.New(rand.NewPCG(seed, 3))}
		o, err := order.New(d.order())
		if err != nil {
			t.Fatal(err)
		}
		a, terms := allocate(t, d.split(o)), d.terms(o.Currency)
		if q, err := refund.Compute(a, refund.Ledger{}, d.request(a, refund.Ledger{}, terms), terms); err == nil {
			roundTrip(t, q)
			r := refund.New("o-1", q)
			roundTrip(t, r)
		}
	}
}

func TestJSONRefuses(t *testing.T) {
	a := allocate(t, paid(points(basket("a 10.00 1"), "coins", 5, "1.00")))
	q := strike(t, a, refund.Ledger{}, "a", noTerms)
	written, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ why, old, new, want string }{
		{"digits the currency does not have", `"total":"9.00"`, `"total":"9.001"`, "refund: quote: money: "},
		{"no amount", `"goods":"9.00",`, ``, "refund: quote: money: "},
		{"a number for an amount", `"goods":"9.00"`, `"goods":9.00`, "refund: quote: json: "},
		{"no currency there is", `"CNY"`, `"CNX"`, "refund: quote: money: "},
		{"a line's amount", `"share":"9.00"`, `"share":"9,00"`, "refund: quote: money: "},
		{"a tender twice", `{"pay":"9.00"}`, `{"pay":"9.00","pay":"9.00"}`, `refund: quote: key "pay" is given twice`},
		{"a tender's amount", `{"pay":"9.00"}`, `{"pay":9.00}`, "refund: quote: json: "},
		{"tenders in a list", `{"pay":"9.00"}`, `["9.00"]`, "refund: quote: [ is no object"},
		{"points that are no number", `"points":{"coins":5}`, `"points":{"coins":"5"}`, "refund: quote: json: "},
	} {
		text := strings.Replace(string(written), row.old, row.new, 1)
		if text == string(written) {
			t.Errorf("%s: nothing to replace in %s", row.why, written)
		}
		back := q
		err := json.Unmarshal([]byte(text), &back)
		if err == nil || !strings.HasPrefix(err.Error(), row.want) || !reflect.DeepEqual(back, q) {
			t.Errorf("%s: %v, want %s", row.why, err, row.want)
		}
	}
	for _, row := range []struct{ why, beside string }{
		{"a subsidy from nobody knows whom", `"subsidies":[{"line":"a","discount":"c","amount":"1.00"}]`},
		{"a deduction of no kind", `"reductions":[{"amount":"1.00"}]`},
		{"a return that nobody paid", `"return_freight":{"amount":"1.00","insured":"0.00","borne_by":"buyer","deducted":"0.00","reimbursed":"0.00"}`},
	} {
		back := q
		err := json.Unmarshal([]byte(strings.TrimSuffix(string(written), "}")+","+row.beside+"}"), &back)
		if err == nil || !strings.HasSuffix(err.Error(), "is missing") || !reflect.DeepEqual(back, q) {
			t.Errorf("%s: %v", row.why, err)
		}
	}
	var back refund.Quote
	if err := json.Unmarshal([]byte(strings.Replace(string(written), `{"pay":"9.00"}`, "null", 1)), &back); err != nil || back.Tenders != nil {
		t.Errorf("null tenders: %v, %v", back.Tenders, err)
	}
}

func TestRefundJSON(t *testing.T) {
	r := refund.New("o-1-1", strike(t, allocate(t, paid(basket("a 10.00 1"), "z 7.00", "card 3.00")), refund.Ledger{}, "a", noTerms))
	want := `{"number":"o-1-1","currency":"CNY","total":"10.00","legs":[` +
		`{"tender":"z","amount":"7.00","route":"original","state":"pending"},{"tender":"card","amount":"3.00","route":"original","state":"pending"}]}`
	got, err := json.Marshal(r)
	if diff := cmp.Diff(want, string(got)); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	roundTrip(t, r)
	roundTrip(t, refund.Refund{})
	for _, row := range []struct{ why, old, new, want string }{
		{"an unknown state", "pending", "lost", `refund: order: unknown leg state "lost"`},
		{"an unknown route", "original", "pigeon", `refund: order: unknown route "pigeon"`},
		{"an amount", "7.00", "7.001", "refund: money: "},
	} {
		back := r
		err := json.Unmarshal([]byte(strings.Replace(want, row.old, row.new, 1)), &back)
		if err == nil || !strings.HasPrefix(err.Error(), row.want) || !reflect.DeepEqual(back, r) {
			t.Errorf("%s: %v, want %s", row.why, err, row.want)
		}
	}
}
