package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func quotes(stdin string, args ...string) (code int, out, errs string) {
	var stdout, stderr bytes.Buffer
	code = run(args, strings.NewReader(stdin), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func decode(t *testing.T, text string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for dec := json.NewDecoder(strings.NewReader(text)); dec.More(); {
		var one map[string]any
		if err := dec.Decode(&one); err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		all = append(all, one)
	}
	return all
}

// only leaves the fields that want names, in objects and in lists of as many objects.
func only(got, want any) any {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok || len(w) == 0 { // nothing is named: nothing may be there
			return got
		}
		left := map[string]any{}
		for name := range w {
			if v, ok := g[name]; ok {
				left[name] = only(v, w[name])
			}
		}
		return left
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			return got
		}
		left := make([]any, len(g))
		for i := range g {
			left[i] = only(g[i], w[i])
		}
		return left
	}
	return got
}

// Each .want holds what was worked out by hand: a line a request, with the fields that matter.
func TestWorkedQuotes(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d documents, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(strings.TrimSuffix(file, "json") + "want")
			if err != nil {
				t.Fatal(err)
			}
			code, out, errs := quotes("", file)
			if code != 0 || errs != "" {
				t.Fatalf("exit code %d: %s", code, errs)
			}
			wants, gots := decode(t, string(data)), decode(t, out)
			if len(wants) != len(gots) {
				t.Fatalf("%d quotes, want %d", len(gots), len(wants))
			}
			for i := range wants {
				if diff := cmp.Diff(any(wants[i]), only(gots[i], wants[i])); diff != "" {
					t.Errorf("request %d (-want +got):\n%s", i+1, diff)
				}
				complete(t, gots[i])
			}
		})
	}
}

// complete checks that a quote has every field, and a refusal its own.
func complete(t *testing.T, quote map[string]any) {
	t.Helper()
	fields := []string{"lines", "goods", "freight", "tax", "deductions", "total", "points", "tenders", "ceiling", "explain"}
	if _, refused := quote["faults"]; refused {
		fields = []string{"faults", "ceiling"}
	}
	for _, f := range fields {
		if v, ok := quote[f]; !ok || v == nil {
			t.Errorf("no %s in %v", f, quote)
		}
	}
	lines, _ := quote["lines"].([]any)
	for _, l := range lines {
		for _, f := range []string{"line", "quantity", "amount", "points"} {
			if v, ok := l.(map[string]any)[f]; !ok || v == nil {
				t.Errorf("no %s in the line %v", f, l)
			}
		}
	}
	if total, explain := quote["total"], quote["explain"]; total != nil && !strings.Contains(explain.(string), total.(string)) {
		t.Errorf("the explanation does not come to %s:\n%s", total, explain)
	}
	if _, ok := quote["provisional"]; ok {
		t.Errorf("a quote is provisional, but nothing can change it any more: %v", quote)
	}
}

// doc is a document of one line; terms and requests are put in.
func doc(terms, requests string) string {
	return `{"order": {"id": "o", "currency": "CNY", "lines": [{"id": "a", "unit_price": "10.00", "quantity": 2}], "freight": [{"amount": "1.00"}], "tenders": [{"id": "card", "amount": "21.00"}]},
 "terms": ` + terms + `, "requests": ` + requests + `}`
}

func TestInputs(t *testing.T) {
	file := filepath.Join(t.TempDir(), "in.json")
	if err := os.WriteFile(file, []byte(doc(`{}`, `[{}]`)), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		why   string
		stdin string
		args  []string
		code  int
		want  string // in the output, or in the errors where the code is 2
	}{
		{"standard input", doc(`{}`, `[{}]`), nil, 0, `"total":"20.00"`},
		{"a file", "", []string{file}, 0, `"total":"20.00"`},
		{"no terms", strings.Replace(doc(`{}`, `[{}]`), `"terms": {}, `, "", 1), nil, 0, `"total":"20.00"`},
		{"no requests", doc(`{}`, `[]`), nil, 0, ""},
		{"two files", "", []string{file, file}, 2, "at most one file"},
		{"a file that is not there", "", []string{"no-such.json"}, 2, "no-such.json"},
		{"a directory", "", []string{t.TempDir()}, 2, "is a directory"},
		{"nothing", "", nil, 2, "standard input: json: line 1: the document ends too early"},
		{"no order", `{"requests": [{}]}`, nil, 2, "currency"},
		{"an unknown field", doc(`{}`, `[{"line": "a"}]`), nil, 2, "json: line 2: requests[0].line: unknown field"},
		{"an unknown rule for the freight", doc(`{"freight": "some"}`, `[]`), nil, 2, `terms.freight: order: unknown freight rule "some"`},
		{"an unknown rule for the slack", doc(`{"slack": "keep"}`, `[]`), nil, 2, "terms.slack"},
		{"an unknown rule for the tenders", doc(`{"tenders": "last"}`, `[]`), nil, 2, "terms.tenders"},
		{"an unknown rule for promotions", doc(`{"promotion": "recheck"}`, `[]`), nil, 2, `terms.promotion: order: unknown promotion rule "recheck"`},
		{"an unknown rule for coupons", doc(`{"coupons": "always"}`, `[]`), nil, 2, "terms.coupons"},
		{"a rate above one", doc(`{"deductions": {"restocking": {"rate": "15"}}}`, `[]`), nil, 2, "terms.deductions.restocking.rate"},
		{"a negative fee", doc(`{"deductions": {"restocking": {"amount": "-5.00"}}}`, `[]`), nil, 2, "terms: deductions.restocking.amount: -5.00 is negative"},
		{"a fee in another currency", doc(`{"deductions": {"outbound_freight": {"currency": "USD", "value": "5.00"}}}`, `[{}]`), nil, 2, "request 1: refund: terms: outbound freight: money: "},
		{"an unknown base", doc(`{"deductions": {"restocking": {"base": "cost"}}}`, `[]`), nil, 2, "terms.deductions.restocking.base"},
		{"an unknown field of a deduction", doc(`{"deductions": {"restock": {}}}`, `[]`), nil, 2, "terms.deductions.restock"},
		{"an unknown state of the goods", doc(`{}`, `[{"goods": "gone"}]`), nil, 2, "requests[0].goods"},
		{"an unknown party", doc(`{}`, `[{"liable": "me"}]`), nil, 2, "requests[0].liable"},
		{"an amount that is a number", doc(`{}`, `[{"amount": 5}]`), nil, 2, "requests[0].amount"},
		{"an amount with a huge exponent", doc(`{}`, `[{"amount": "1e1000000000"}]`), nil, 2, "requests[0].amount"},
		{"an amount of a million digits", doc(`{}`, `[{"amount": "`+strings.Repeat("1", 1_000_000)+`"}]`), nil, 2, "requests[0].amount"},
		{"an amount that is none", doc(`{}`, `[{"amount": "NaN"}]`), nil, 2, "requests[0].amount"},
		{"half a unit", doc(`{}`, `[{"lines": [{"line": "a", "quantity": 0.5}]}]`), nil, 2, "requests[0].lines[0].quantity"},
		{"more units than an int64", doc(`{}`, `[{"lines": [{"line": "a", "quantity": 9223372036854775808}]}]`), nil, 2, "requests[0].lines[0].quantity"},
		{"an order that cannot be", strings.Replace(doc(`{}`, `[]`), `"quantity": 2`, `"quantity": 0`, 1), nil, 2, "lines[0].quantity"},
		{"tenders that do not add up", strings.Replace(doc(`{}`, `[]`), `"21.00"`, `"20.00"`, 1), nil, 2, "tenders"},
		{"broken UTF-8", doc(`{}`, "[\"\xff\"]"), nil, 2, "line 2: not valid UTF-8"},
		{"two documents", doc(`{}`, `[]`) + "{}", nil, 2, "after top-level value"},
		{"ten megabytes of brackets", strings.Repeat("[", 10<<20), nil, 2, "line 1"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			code, out, errs := quotes(tt.stdin, tt.args...)
			said := out
			if tt.code == 2 {
				said = errs
			}
			if code != tt.code || !strings.Contains(said, tt.want) || (code == 0) != (errs == "") {
				t.Errorf("exit code %d, want %d with %q:\n%.400s\n%.400s", code, tt.code, tt.want, out, errs)
			}
			if len(errs) > 1000 || code == 2 && out != "" {
				t.Errorf("%d bytes of errors, %d of output", len(errs), len(out))
			}
		})
	}
}

// An order's faults are all told, not only as many as fit a line.
func TestEveryFaultOfAnOrder(t *testing.T) {
	bad := strings.NewReplacer(`"id": "a"`, `"id": ""`, `"10.00"`, `"-10.00"`, `"quantity": 2`, `"quantity": -2`, `"1.00"`, `"one"`, `"21.00"`, `"-1"`).Replace(doc(`{}`, `[]`))
	_, _, errs := quotes(bad)
	for _, want := range []string{"lines[0].id", "lines[0].unit_price", "lines[0].quantity", "freight[0].amount", "tenders[0].amount"} {
		if !strings.Contains(errs, want) {
			t.Errorf("no %s in %s", want, errs)
		}
	}
}
