package refund_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// testdata/peers.json holds figures from the public tests, manuals and issue threads of other engines, with their sources.
// A normative one is right in any engine; a policy one is right under the rule of the engine it comes from, and we must
// have an option that selects that rule; a quirk is what nobody should copy.

// outOfScope are the vectors that nothing here answers, with the reason. None of them may pass.
var outOfScope = map[string]string{
	"moneyphp-06":           "a negative total is split as the mirror of the positive one; the peer cuts it toward minus infinity",
	"saleor-line-percent-1": "what a percentage of each price comes to is rounded by the checkout; a line records it (Line.Allocated)",
	"saleor-line-percent-2": "what a percentage of each price comes to is rounded by the checkout; a line records it (Line.Allocated)",
	"solidus-12":            "amounts are whole minor units: a fraction of a cent is refused where it is read, not summed and cut",
	"solidus-18":            "the last instant of a window is inside (package policy); the peer's window is half-open",
	"spree-06":              "normative for an engine that cannot divide a payment: here an amount that names no child order is spread over all, exactly",
}

// peerCase is one vector as it stands in the file.
type peerCase struct {
	ID, Kind, Source, Currency, Status, Provenance, Notes, Rule, Anchor, Policy string

	MinorDigits         int             `json:"minor_digits"`
	Amount              *int64          `json:"amount"`
	Weights             []json.Number   `json:"weights"`
	Expect              json.RawMessage `json:"expect"`
	PriceIncludesTax    bool            `json:"price_includes_tax"`
	Lines               []peerLine
	OrderDiscount       int64 `json:"order_discount"`
	Shipping            int64
	ShippingDiscount    int64  `json:"shipping_discount"`
	ShippingTaxRate     string `json:"shipping_tax_rate"`
	ShippingIncludesTax bool   `json:"shipping_includes_tax"`
	ShippingTax         int64  `json:"shipping_tax"`
	Shipments           []struct {
		ID               string
		Amount, Discount int64
		TaxRate          string `json:"tax_rate"`
	}
	Tenders     []peerTender
	TenderOrder []string `json:"tender_order"`
	Prior       []peerAsk
	Request     peerAsk
	Sequence    []peerAsk
	Payment     int64
	Shares      map[string]int64
	Parts       []string
	WindowDays  *int64 `json:"window_days"`
	Discounts   []struct {
		Type    string
		Fixed   int64
		Percent string
	}
	WeightsBasis string `json:"weights_basis"`
	Promo        struct {
		Percent   string
		Threshold int64
	}
}

type peerLine struct {
	ID               string
	UnitPrice        *int64 `json:"unit_price"`
	UnitPriceDisplay int64  `json:"unit_price_display"` // what the receipt shows; not charged
	Qty              int64
	LineTotal        int64  `json:"line_total"`
	LineDiscount     int64  `json:"line_discount"`
	TaxRate          string `json:"tax_rate"`
	LineTax          int64  `json:"line_tax"`
	TaxRefunded      int64  `json:"tax_refunded"`
	QtyRefunded      int64  `json:"qty_refunded"`
}

type peerTender struct {
	ID                       string
	Amount, Refunded, Points int64
}

// facts are what a runner found, by the names of "expect".
type facts map[string]any

// peers reads the vectors. A field that the runners do not know is a mistake: it would be left out in silence.
func peers(t *testing.T) []peerCase {
	t.Helper()
	data, err := os.ReadFile("testdata/peers.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		About       string
		Conventions json.RawMessage
		Vectors     []peerCase
	}
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&file); err != nil {
		t.Fatal(err)
	}
	return file.Vectors
}

// runAll calls f for every vector that is about money.
func runAll(t *testing.T, f func(v peerCase)) {
	t.Helper()
	for _, v := range peers(t) {
		if !v.inPolicy() {
			f(v)
		}
	}
}

// inPolicy are the vectors that are about time and parcels; the test of the same name in package policy runs them.
func (v *peerCase) inPolicy() bool { return v.Kind == "window" || v.Request.Receive != nil }

// TestVectors runs every vector that is about money.
func TestVectors(t *testing.T) {
	runAll(t, func(v peerCase) {
		diff, err := v.run()
		passes, reason := err == nil && diff == "", outOfScope[v.ID]
		switch {
		case v.Status == "quirk" && err != nil:
			t.Errorf("%s: a quirk that was not put to the test: %v", v.ID, err)
		case v.Status == "quirk" && passes:
			t.Errorf("%s: the quirk is reproduced", v.ID)
		case v.Status == "quirk":
		case reason != "" && passes:
			t.Errorf("%s passes, and is listed as out of scope: %s", v.ID, reason)
		case reason == "" && !passes:
			t.Errorf("%s (%s, %s): %v (-want +got):\n%s", v.ID, v.Status, v.Source, err, diff)
		}
	})
}

// TestVectorsCanFail changes every single thing that a vector expects: no runner may be content with that.
func TestVectorsCanFail(t *testing.T) {
	runAll(t, func(v peerCase) {
		if v.Status == "quirk" || outOfScope[v.ID] != "" {
			return
		}
		all := spoilt(normal(v.Expect))
		if len(all) == 0 {
			t.Errorf("%s expects nothing", v.ID)
		}
		for _, other := range all {
			wrong := v
			wrong.Expect, _ = json.Marshal(other)
			if diff, err := wrong.run(); err == nil && diff == "" {
				t.Errorf("%s passes with %s too", v.ID, wrong.Expect)
			}
		}
	})
}

// spoilt are the values that differ from one of JSON in one place.
func spoilt(value any) (all []any) {
	switch value := value.(type) {
	case map[string]any:
		for name, part := range value {
			for _, other := range spoilt(part) {
				wrong := maps.Clone(value)
				wrong[name] = other
				if name == "each_any_of" { // one of several numbers: none of them may be right
					wrong[name] = []any{part.([]any)[0].(float64) - 1}
				}
				all = append(all, wrong)
			}
		}
	case []any:
		for i, part := range value {
			for _, other := range spoilt(part) {
				wrong := slices.Clone(value)
				wrong[i] = other
				all = append(all, wrong)
			}
		}
	case float64:
		all = append(all, value+1, value-1)
	case string:
		all = append(all, value+"_not")
	}
	return all
}

// TestVectorsAreWhole counts them, and holds the list of those that are out of scope to them.
func TestVectorsAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range peers(t) {
		if seen[v.ID] {
			t.Errorf("%s stands twice", v.ID)
		}
		seen[v.ID] = true
	}
	for id := range outOfScope {
		if !seen[id] {
			t.Errorf("%s is listed as out of scope, and there is no such vector", id)
		}
	}
	if diff := cmp.Diff(150, len(seen)); diff != "" {
		t.Errorf("vectors (-want +got):\n%s", diff)
	}
}

var errNoRunner = errors.New("nothing here answers it")

// run finds what the library says and compares what the vector expects of it.
func (v *peerCase) run() (diff string, err error) {
	runners := map[string]func(*peerCase) (facts, error){
		"allocation": (*peerCase).allocation, "refund": (*peerCase).refund, "refund_amount": (*peerCase).refund,
		"amount_split": (*peerCase).refund, "tax_share": (*peerCase).refund, "tender": (*peerCase).refund, "fee": (*peerCase).refund,
		"reprice": (*peerCase).refund, "guard": (*peerCase).guard, "sequence": (*peerCase).sequence,
		"partial_receive": (*peerCase).partialReceive, "order_total": (*peerCase).orderTotal, "idempotency": (*peerCase).idempotency,
		"exchange": (*peerCase).exchange,
	}
	find, ok := runners[v.Kind]
	if !ok {
		return "", errNoRunner
	}
	found, err := find(v)
	if err != nil {
		return "", err
	}
	if v.Kind == "allocation" {
		return cmp.Diff(normal(v.Expect), normal(found["shares"])), nil
	}
	return v.compare(found)
}

// wants is what the vector expects, by name.
func (v *peerCase) wants() map[string]any {
	want, _ := normal(v.Expect).(map[string]any)
	return want
}

// compare looks at what the vector names; a name that was not found out is an error.
func (v *peerCase) compare(found facts) (string, error) {
	want := v.wants()
	if len(want) == 0 {
		return "", errors.New("it expects nothing")
	}
	if err, refused := found["error"]; refused && want["error"] == nil {
		return "", fmt.Errorf("refused: %v", err)
	}
	got := map[string]any{}
	for name, expected := range want {
		value, known := found[name]
		if !known {
			return "", fmt.Errorf("%s is not known; found %v", name, found)
		}
		got[name] = normal(value)
		if name == "each_any_of" && anyOf(expected.([]any), got[name].([]any)) {
			got[name] = expected
		}
	}
	return cmp.Diff(want, got), nil
}

func anyOf(allowed, got []any) bool {
	return len(got) > 0 && !slices.ContainsFunc(got, func(n any) bool { return !slices.Contains(allowed, n) })
}

// normal is a value as JSON reads it.
func normal(value any) (read any) {
	data, err := json.Marshal(value)
	if err == nil {
		err = json.Unmarshal(data, &read)
	}
	if err != nil {
		panic(err)
	}
	return read
}
