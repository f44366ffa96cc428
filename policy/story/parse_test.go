package story_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy/story"
)

// What is wrong with a step names the story, the line of the file, the step and the field.
func TestParseRefusesSteps(t *testing.T) {
	tests := []struct {
		why  string
		step string // the second, after pay
		want string
	}{
		{"no time", `{"do": "wait"}`, `story "boots", line 8, step 2, at: a step has a time`},
		{"a time without a zone", `{"at": "2026-03-01T12:00:00", "do": "wait"}`,
			`story "boots", line 8, step 2, at: "2026-03-01T12:00:00" is no time such as 2026-03-01T10:00:00+08:00`},
		{"a day that is none", `{"at": "2026-02-30T12:00:00Z", "do": "wait"}`,
			`story "boots", line 8, step 2, at: "2026-02-30T12:00:00Z" is no time such as 2026-03-01T10:00:00+08:00`},
		{"a time that is a number", `{"at": 5, "do": "wait"}`, `story "boots", line 8, step 2, at: a number cannot stand here, expected a string`},
		{"a time of null", `{"at": null, "do": "wait"}`, `story "boots", line 8, step 2, at: null cannot stand here, expected a string`},
		{"before the step above", step("01T10:00:59", `'do': 'wait'`),
			`story "boots", step 2, at: 2026-03-01T10:00:59+08:00 lies before the step above`},
		{"no command", `{"at": "2026-03-01T12:00:00Z"}`, `story "boots", line 8, step 2, do: a step does something: name a command, or wait`},
		{"an unknown command", step("01T12:00:00", `'do': 'refund_everything'`), `story "boots", line 8, step 2, do: aftersales: unknown command "refund_everything"`},
		{"placing the order again", step("01T12:00:00", `'do': 'place', 'order': {}`),
			`story "boots", line 8, step 2, do: the order of a story is placed before its first step`},
		{"an unknown field", step("01T12:00:00", `'do': 'approve', 'case': 'c1', 'because': 'x'`), `story "boots", line 8, step 2, because: unknown field`},
		{"a field of another command", step("01T12:00:00", `'do': 'withdraw', 'case': 'c1', 'tracking': 'SF-1'`), `story "boots", line 8, step 2, tracking: unknown field`},
		{"an unknown party", step("01T12:00:00", `'do': 'wait', 'by': 'byer'`),
			`story "boots", line 8, step 2, by: order: unknown party "byer"`},
		{"a party of null", step("01T12:00:00", `'do': 'wait', 'by': null`), `story "boots", line 8, step 2, by: null cannot stand here, expected a string`},
		{"a case that is a number", step("01T12:00:00", `'do': 'approve', 'case': 1`), `story "boots", line 8, step 2, case: a number cannot stand here, expected a string`},
		{"an amount that is a number", step("01T12:00:00", `'do': 'open', 'kind': 'refund_only', 'amount': 5.0`),
			`story "boots", line 8, step 2, amount: money: "5.0": not a JSON string "19.90" or object {"value":"19.90","currency":"CNY"}`},
		{"an amount that is none", step("01T12:00:00", `'do': 'open', 'kind': 'refund_only', 'amount': 'NaN'`),
			`story "boots", line 8, step 2, amount: money: "NaN": `},
		{"a quantity with a fraction", step("01T12:00:00", `'do': 'open', 'kind': 'refund_only', 'lines': [{'line': 'boots', 'quantity': 1.5}]`),
			`story "boots", line 8, step 2, lines[0].quantity: a number 1.5 cannot stand here, expected a whole number`},
		{"a field given twice", step("01T12:00:00", `'do': 'wait', 'do': 'pay'`), `story "boots", line 8, step 2, do: the key stands twice`},
		{"not an object", `7`, `story "boots", line 8, step 2: a number cannot stand here, expected an object`},
		{"null", `null`, `story "boots", line 8, step 2, at: a step has a time`},
		{"broken syntax", `{"at": "2026-03-01T12:00:00Z", "do": }`, `story, line 8, step 2, do: invalid character '}' looking for beginning of value`},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			_, err := story.Parse([]byte(document(pay, tt.step)))
			if !strings.HasPrefix(text(err), tt.want) { // the end of other packages' texts is theirs
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
			var wrong *story.Error
			if !errors.As(err, &wrong) || wrong.Step != 2 {
				t.Errorf("%v is no *Error of step 2", err)
			}
		})
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestParseRefusesExpectations(t *testing.T) {
	tests := []struct {
		why    string
		expect string
		want   string // after the step
	}{
		{"an unknown expectation", `'stat': 'closed'`, "expect.stat: unknown field"},
		{"an unknown state", `'state': 'done'`, `expect.state: order: unknown state "done"`},
		{"an unknown status", `'order': 'done'`, `expect.order: order: unknown status "done"`},
		{"an unknown status of a child order", `'child': {'a': 'done'}`, `expect.child.a: order: unknown status "done"`},
		{"an unknown effect", `'effects': ['pay']`, `expect.effects[0]: order: unknown effect kind "pay"`},
		{"an unknown party", `'fault_of': 'byer'`, `expect.fault_of: order: unknown party "byer"`},
		{"an amount that is a number", `'refund': 5`, "expect.refund: a number cannot stand here, expected a string"},
		{"an amount that is none", `'refund': 'five'`, `expect.refund: money: "five": `},
		{"an amount finer than the currency", `'freight': '1.005'`, `expect.freight: money: "1.005" has 3 fraction digits, at most 2 are possible in CNY`},
		{"a tender's amount that is none", `'tenders': {'card': ''}`, `expect.tenders.card: money: "": `},
		{"half a point", `'points': {'coins': 0.5}`, "expect.points.coins: a number 0.5 cannot stand here, expected a whole number"},
		{"a deadline that is no time", `'deadline': 'tomorrow'`, `expect.deadline: "tomorrow" is no time such as 2026-03-01T10:00:00+08:00`},
		{"a refusal without codes", `'faults': []`, "expect.faults: name the codes of the refusal, or leave it out"},
		{"null", `'state': null`, "expect.state: null cannot stand here, expected a string"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			_, err := story.Parse([]byte(document(expecting(pay, tt.expect))))
			got := strings.Replace(strings.TrimPrefix(text(err), `story "boots", `), "line 7, ", "", 1)
			if !strings.HasPrefix(got, "step 1, "+tt.want) {
				t.Errorf("got %q, want step 1, %s", got, tt.want)
			}
		})
	}
	_, err := story.Parse([]byte(strings.Replace(document(pay), `"do"`, `"expect": 3, "do"`, 1)))
	if got, want := text(err), `story "boots", line 7, step 1, expect: a number cannot stand here, expected an object`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestParseRefusesStories(t *testing.T) {
	good := document(pay)
	swap := func(old, with string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("%q is not in the document", old)
		}
		return strings.Replace(good, old, with, 1)
	}
	tests := []struct {
		why  string
		doc  string
		want string
	}{
		{"nothing", ``, "story, line 1: the document ends too early"},
		{"no JSON", `story: boots`, "story, line 1: invalid character 's' looking for beginning of value"},
		{"an array", `[]`, "story, line 1: an array cannot stand here, expected an object"},
		{"two documents", good + `{}`, "story, line 8: invalid character '{' after top-level value"},
		{"cut off", good[:len(good)-2], "story, line 8, step 1: the document ends too early"},
		{"broken UTF-8", swap("to test with", "\xff"), `story "boots", line 1: not valid UTF-8`},
		{"an unknown field", swap(`"why"`, `"reason"`), `story "boots", line 1, reason: unknown field`},
		{"no name", swap(`"boots", "why"`, `"", "why"`), "story, story: a story has a name"},
		{"no policy", swap(`"marketplace"`, `""`), `story "boots", policy: a story has a policy`},
		{"no order", `{"story": "boots", "policy": "marketplace", "steps": [` + pay + `]}`, `story "boots", order: a story has an order`},
		{"an order without an id", swap(`{"id": "o-1", `, `{`), `story "boots", order.id: a story has an order with an id`},
		{"no steps", swap(pay, ""), `story "boots", steps: a story has steps`},
		{"an order with a fault", swap(`"quantity": 2`, `"quantity": 0`), `story "boots", line 1, order.lines[0].quantity: 0 is not a positive number of units`},
		{"an order with two faults", strings.Replace(swap(`"quantity": 2`, `"quantity": 0`), `"500", "value"`, `"5", "value"`, 1),
			`story "boots", line 1, order.lines[0].quantity: 0 is not a positive number of units`},
		{"an unknown field of the order", swap(`"unit_price"`, `"price"`), `story "boots", line 2, order.lines[0].price: unknown field`},
		{"an amount with a huge exponent", swap(`"50.00"`, `"1e1000000000"`), `story "boots", line 1, order.lines[0].unit_price: money: "1e1000000000": `},
		{"a price that is negative", swap(`"50.00"`, `"-50.00"`), `story "boots", line 1, order.lines[0].unit_price: -50.00 is negative`},
		{"an order too large to add up", swap(`"50.00"`, `"92233720368547758.07"`), `story "boots", line 1, order.`},
		{"more than int64", swap(`"50.00"`, `"92233720368547758.08"`), `story "boots", line 1, order.lines[0].unit_price: money: `},
		{"tenders that do not add up", swap(`"60.00"`, `"60.01"`), `story "boots", line 1, order.tenders: `},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			_, err := story.Parse([]byte(tt.doc))
			if !strings.HasPrefix(text(err), tt.want) {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
			var wrong *story.Error
			if !errors.As(err, &wrong) {
				t.Errorf("%T is no *Error", err)
			}
		})
	}
}

// An order's own error, with all its faults, is behind the story's.
func TestParseKeepsTheOrdersFaults(t *testing.T) {
	doc := strings.NewReplacer(`"quantity": 2`, `"quantity": -2`, `"50.00"`, `"fifty"`).Replace(document(pay))
	_, err := story.Parse([]byte(doc))
	var invalid *order.InvalidError
	if !errors.As(err, &invalid) || len(invalid.Faults) != 2 {
		t.Fatalf("%v: want an order.InvalidError with two faults behind it", err)
	}
	want := `story "boots", line 1, order: ` + order.JoinFaults(invalid.Faults)
	if err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestParseReads(t *testing.T) {
	s := parse(t, adjusted(`{"attempts": 2}`, pay, expecting(ask, `'refund': '85.00', 'effects': []`), step("01T12:00:00.5", `'do': 'wait', 'case': 'c1', 'by': 'timer'`)))
	refund := money.MustParse("85.00", "CNY")
	got := []any{s.Name, s.Why, s.Policy, string(s.Adjust), s.Order.ID, s.Steps[1].Command, s.Steps[1].Case, s.Steps[1].Expect, s.Steps[2].By, s.Steps[2].Case, s.Steps[2].Command}
	want := []any{"boots", "to test with", "marketplace", `{"attempts": 2}`, "o-1",
		aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.SlowShipment}, "c1",
		story.Expect{Refund: &refund, Effects: []aftersales.EffectKind{}}, order.Timer, "c1", aftersales.Wait{}}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b money.Amount) bool { return a == b })); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
