package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// result is what came out of one run of the program.
type result struct {
	code     int
	out, err string
}

func replay(args ...string) result {
	var stdout, stderr bytes.Buffer
	code := run(args, &stdout, &stderr)
	return result{code, stdout.String(), stderr.String()}
}

// written puts a document into a file of its own.
func written(t *testing.T, name, doc string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(doc), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// short is a good story; what stands between old and with is changed.
func short(t *testing.T, swaps ...string) string {
	t.Helper()
	doc := `{"story": "short", "why": "a good story", "policy": "marketplace",
  "order": {"id": "o-1", "currency": "CNY", "lines": [{"id": "a", "unit_price": "5.00", "quantity": 1}], "tenders": [{"id": "card", "amount": "5.00"}]},
  "steps": [
    {"at": "2026-03-01T10:00:00Z", "do": "pay", "expect": {"order": "pending_shipment"}},
    {"at": "2026-03-01T11:00:00Z", "do": "open", "case": "c1", "kind": "refund_only", "reason": "unwanted", "amount": "5.00", "expect": {"refund": "5.00"}}
  ]}`
	for i := 0; i+1 < len(swaps); i += 2 {
		if !strings.Contains(doc, swaps[i]) {
			t.Fatalf("%q is not in the story", swaps[i])
		}
		doc = strings.Replace(doc, swaps[i], swaps[i+1], 1)
	}
	return doc
}

func TestExitCodes(t *testing.T) {
	good := written(t, "good.json", short(t))
	failing := written(t, "failing.json", short(t, `"refund": "5.00"`, `"refund": "4.00"`))
	broken := written(t, "broken.json", short(t, `"do": "pay"`, `"do": "pray"`))
	tests := []struct {
		why  string
		args []string
		want int
		out  string // in the output
		err  string // in the errors
	}{
		{"every expectation is met", []string{good}, 0, "1 story, 2 steps, 0 expectations failed", ""},
		{"the built-in stories, without a file", nil, 0, " 0 expectations failed", ""},
		{"the built-in stories as JSON lines", []string{"-json"}, 0, `{"story":"rotten-apples","ok":true,`, ""},
		{"an expectation is not met", []string{failing}, 1, "refund: want 4.00, got 5.00", ""},
		{"the same as JSON lines", []string{"-json", failing}, 1, `"failures":["refund: want 4.00, got 5.00"]`, ""},
		{"a file is no story", []string{broken}, 2, "0 stories", `broken.json: story "short", line 4, step 1, do: aftersales: unknown command "pray"`},
		{"a broken file is worse than a failed expectation, and the others still play", []string{failing, broken, good}, 2, "2 stories, 4 steps, 1 expectation failed", "step 1, do"},
		{"a file that is not there, and the others still play", []string{"no-such.json", good}, 2, "1 story", "no-such.json"},
		{"a directory", []string{t.TempDir()}, 2, "0 stories", "is a directory"},
		{"diagrams of the built-in stories", []string{"-diagram"}, 0, "%% rotten-apples, at the end: case c1, refund_only is partially_refunded\nstateDiagram-v2\n", ""},
		{"diagrams of a story that fails", []string{"-diagram", failing}, 1, "%% short, at the end: child order default is pending_shipment\n", ""},
		{"two ways to print", []string{"-diagram", "-json", good}, 2, "", "exclude each other"},
		{"a step of no diagram", []string{"-step", "2", good}, 2, "", "belong to -diagram"},
		{"a step before the first", []string{"-diagram", "-step", "-1", good}, 2, "", "not negative"},
		{"a language nobody wrote labels in", []string{"-diagram", "-lang", "fr", good}, 2, "", `unknown language "fr"`},
		{"an unknown flag", []string{"-yaml"}, 2, "", "flag provided but not defined"},
		{"help", []string{"-h"}, 0, "", "JSON lines"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			got := replay(tt.args...)
			if got.code != tt.want {
				t.Errorf("exit code %d, want %d", got.code, tt.want)
			}
			if !strings.Contains(got.out, tt.out) || !strings.Contains(got.err, tt.err) || tt.err == "" && got.err != "" {
				t.Errorf("output without %q or errors without %q:\n%.300s\n%.300s", tt.out, tt.err, got.out, got.err)
			}
		})
	}
}

// Whatever is in a file, the program says in one short line what is wrong with it, soon, and exits with 2.
func TestMalformedFiles(t *testing.T) {
	tests := []struct {
		why  string
		doc  string
		want string
	}{
		{"an exponent of a billion", short(t, `"unit_price": "5.00"`, `"unit_price": "1e1000000000"`), "order.lines[0].unit_price"},
		{"an exponent of a billion in an expectation", short(t, `"refund": "5.00"`, `"refund": "1e1000000000"`), "step 2, expect.refund"},
		{"an exponent of a billion in a step", short(t, `"amount": "5.00", "expect"`, `"amount": "1e1000000000", "expect"`), "step 2, amount"},
		{"a number of a million digits", short(t, `"quantity": 1`, `"quantity": `+strings.Repeat("7", 1_000_000)), "order.lines[0].quantity"},
		{"a text of a million digits", short(t, `"refund": "5.00"`, `"refund": "`+strings.Repeat("7", 1_000_000)+`"`), "step 2, expect.refund"},
		{"ten megabytes of brackets", strings.Repeat("[", 10<<20), "line 1"},
		{"ten megabytes of objects", `{"story": ` + strings.Repeat(`{"a": `, 2<<20), "line 1"},
		{"ten megabytes of steps that are none", short(t, `{"at": "2026-03-01T10:00:00Z", "do": "pay",`, strings.Repeat("{},\n", 3<<20)+`{"at": "x",`), "step 1, at: a step has a time"},
		{"NaN", short(t, `"unit_price": "5.00"`, `"unit_price": "NaN"`), "order.lines[0].unit_price"},
		{"NaN that is no text", short(t, `"unit_price": "5.00"`, `"unit_price": NaN`), "order.lines[0].unit_price: invalid character 'N'"},
		{"a negative price", short(t, `"unit_price": "5.00"`, `"unit_price": "-5.00"`), "order.lines[0].unit_price"},
		{"a negative tender", short(t, `"amount": "5.00"}]}`, `"amount": "-5.00"}]}`), "order.tenders[0].amount"},
		{"a sum beyond 64 bits", short(t, `"5.00", "quantity": 1`, `"92233720368547758.07", "quantity": 2`), "order"},
		{"an amount beyond 64 bits", short(t, `"unit_price": "5.00"`, `"unit_price": "92233720368547758.08"`), "order.lines[0].unit_price"},
		{"broken UTF-8", short(t, "a good story", "\xc3\x28"), "line 1: not valid UTF-8"},
		{"an unknown field of a step", short(t, `"do": "pay"`, `"do": "pay", "tip": "1.00"`), "line 4, step 1, tip: unknown field"},
		{"an unknown field of an expectation", short(t, `{"refund":`, `{"refunds":`), "line 5, step 2, expect.refunds: unknown field"},
		{"a field in another case", short(t, `"story"`, `"Story"`), "Story"},
		{"steps that are no list", short(t, `"steps": [`, `"steps": {"a": [`, `]}`, `]}}`), "steps"},
		{"time goes backwards", short(t, "2026-03-01T11", "2026-03-01T09"), "step 2, at: 2026-03-01T09:00:00Z lies before the step above"},
		{"a policy that is not there", short(t, `"marketplace"`, `"bazaar"`), `policy: policy: no policy "bazaar"`},
		{"nothing", "", "the document ends too early"},
		{"a zero byte", "\x00", "line 1"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			began := time.Now()
			got := replay(written(t, "bad.json", tt.doc))
			if got.code != 2 || !strings.Contains(got.err, tt.want) || !strings.Contains(got.err, "bad.json: story") {
				t.Errorf("exit code %d, want 2 with %q:\n%.600s", got.code, tt.want, got.err)
			}
			if len(got.err) > 1200 || strings.Count(got.err, "\n") != 1 {
				t.Errorf("the error is %d bytes in %d lines", len(got.err), strings.Count(got.err, "\n"))
			}
			if passed := time.Since(began); passed > 20*time.Second {
				t.Errorf("it took %v", passed)
			}
		})
	}
}

func TestTextFitsATerminal(t *testing.T) {
	for n, line := range strings.Split(replay().out, "\n") {
		if utf8.RuneCountInString(line) > width {
			t.Errorf("line %d is %d columns wide: %s", n+1, utf8.RuneCountInString(line), line)
		}
	}
}

// A patch is as long as it is; it breaks behind its commas, but not behind those of a text.
func TestTextShowsPatches(t *testing.T) {
	doc := short(t, `"policy": "marketplace",`, `"policy": "marketplace", "adjust": {"title": "a, \"b\", c", "attempts": 2, "zone": "UTC"},`)
	want := `adjusted by {"title":"a, \"b\", c", "attempts":2, "zone":"UTC"}`
	if got := strings.Join(strings.Fields(replay(written(t, "patch.json", doc)).out), " "); !strings.Contains(got, want) {
		t.Errorf("the output has no %s:\n%.400s", want, got)
	}
}

func TestTextDrawsTheFlows(t *testing.T) {
	got := replay(filepath.Join("testdata", "timeline.json")).out
	for _, want := range []string{"The flow of refund_only cases (Mermaid)\n\nstateDiagram-v2\n", "The flow of return_refund cases (Mermaid)\n\nstateDiagram-v2\n", "class closed current"} {
		if !strings.Contains(got, want) {
			t.Errorf("the output has no %q", want)
		}
	}
}

// One line a step and one a story, each a JSON object of its own.
func TestJSONLines(t *testing.T) {
	got := replay("-json", filepath.Join("testdata", "timeline.json"))
	var lines []map[string]any
	for line := range strings.Lines(got.out) {
		var object map[string]any
		if err := json.Unmarshal([]byte(line), &object); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		lines = append(lines, object)
	}
	if len(lines) != 20 || got.code != 1 {
		t.Fatalf("%d lines, exit code %d, want 19 steps and the story, and 1", len(lines), got.code)
	}
	want := map[string]any{"story": "timeline", "ok": false, "steps": 19.0, "failures": 1.0}
	if diff := cmp.Diff(want, lines[19]); diff != "" {
		t.Errorf("the story (-want +got):\n%s", diff)
	}
	tests := []struct {
		why  string
		step int
		want map[string]any
	}{
		{"a step without a case", 2, map[string]any{"at": "2026-03-01T15:00:00+08:00", "by": "warehouse", "do": "push", "ok": true, "order": "pending_shipment", "effects": []any{}}},
		{"a case is opened", 3, map[string]any{"case": "c1", "state": "intercepting", "refund": "26.46", "revision": 1.0, "fault_of": "buyer", "deadline": "2026-03-05T01:00:00Z",
			"child": map[string]any{"shop": "pending_shipment", "depot": "pending_shipment"}, "effects": []any{"intercept_shipment", "notify"}}},
		{"the goods were stopped", 6, map[string]any{"state": "refunding", "effects": []any{"pay_refund", "restock", "notify", "notify"}}},
		{"a report told twice", 8, map[string]any{"state": "refunded", "effects": []any{}}},
		{"an expectation that is not met", 10, map[string]any{"ok": false, "failures": []any{"refund: want 52.91, got 20.00"}}},
		{"a deadline that passed", 12, map[string]any{"state": "refunding", "refund": "20.00"}},
		{"a case that ended without a refund", 18, map[string]any{"case": "c3", "state": "closed", "close_reason": "withdrawn", "refund": "0.00"}},
	}
	for _, tt := range tests {
		for field, want := range tt.want {
			if diff := cmp.Diff(want, lines[tt.step-1][field]); diff != "" {
				t.Errorf("%s: step %d, %s (-want +got):\n%s", tt.why, tt.step, field, diff)
			}
		}
	}
	if got := lines[3]["faults"].([]any)[0].(map[string]any)["code"]; got != "shipping_on_hold" {
		t.Errorf("step 4 is refused with %v, want shipping_on_hold", got)
	}
	if got := lines[10]["expired"]; got != nil {
		t.Errorf("step 11: %v expired, want none", got)
	}
	if got := lines[11]["expired"]; !cmp.Equal(got, []any{"expired_refund"}) {
		t.Errorf("step 12: %v expired, want expired_refund", got)
	}
}

// A step that speaks of several cases lists them.
func TestJSONLinesOfAGroup(t *testing.T) {
	doc := short(t, `"lines": [`, `"lines": [{"id": "b", "child": "x", "unit_price": "2.00", "quantity": 1}, `, `"amount": "5.00"}]}`, `"amount": "7.00"}]}`, `"amount": "5.00", "expect": {"refund": "5.00"}`, `"expect": {"refund": "7.00"}`)
	got := replay("-json", written(t, "group.json", doc))
	if got.code != 0 {
		t.Fatal(got)
	}
	var line struct {
		Cases []struct{ Case, Refund string }
	}
	if err := json.Unmarshal([]byte(strings.Split(got.out, "\n")[1]), &line); err != nil {
		t.Fatal(err)
	}
	want := []struct{ Case, Refund string }{{"c1-x", "2.00"}, {"c1-default", "5.00"}}
	if diff := cmp.Diff(want, line.Cases); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
