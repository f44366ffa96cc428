package story_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// expecting puts an expectation into a step.
func expecting(step, expect string) string {
	return strings.TrimSuffix(step, "}") + `, "expect": {` + strings.ReplaceAll(expect, `'`, `"`) + `}}`
}

// Each expectation of the format, right once and wrong once; a wrong one gives its own failure and no other.
func TestEachExpectationFailsAlone(t *testing.T) {
	tests := []struct {
		why   string
		steps []string // the last one expects
		right string
		wrong string
		want  string // the failure
	}{
		{"the status of the parent", []string{pay}, `'order': 'pending_shipment'`, `'order': 'closed'`,
			"order: want closed, got pending_shipment"},
		{"the status of a child order", []string{pay}, `'child': {'default': 'pending_shipment'}`, `'child': {'default': 'completed'}`,
			"child.default: want completed, got pending_shipment"},
		{"a child order that is not there", []string{pay}, `'child': {}`, `'child': {'other': 'completed'}`,
			"child.other: there is no such child order"},
		{"the state of the case", []string{pay, ask}, `'state': 'awaiting_seller'`, `'state': 'rejected'`,
			"state of c1: want rejected, got awaiting_seller"},
		{"the cash of the case: 75.00 and the freight", []string{pay, ask}, `'refund': '85.00'`, `'refund': '85.01'`,
			"refund: want 85.01, got 85.00"},
		{"trailing zeros say nothing", []string{pay, ask}, `'refund': '85'`, `'refund': '85.1'`,
			"refund: want 85.10, got 85.00"},
		{"the goods", []string{pay, ask}, `'goods': '75.00'`, `'goods': '80.00'`, "goods: want 80.00, got 75.00"},
		{"the freight", []string{pay, ask}, `'freight': '10.00'`, `'freight': '0.00'`, "freight: want 0.00, got 10.00"},
		{"what comes off", []string{pay, ask}, `'deductions': '0.00'`, `'deductions': '5.00'`, "deductions: want 5.00, got 0.00"},
		{"the points", []string{pay, ask}, `'points': {'coins': 500}`, `'points': {'coins': 499}`, "points.coins: want 499, got 500"},
		{"points of an account that is not there", []string{pay, ask}, `'points': {'stars': 0}`, `'points': {'stars': 1}`,
			"points.stars: want 1, got 0"},
		{"the cash of a tender", []string{pay, ask}, `'tenders': {'wallet': '25.00', 'card': '60.00'}`, `'tenders': {'wallet': '25.00', 'card': '59.99'}`,
			"tenders.card: want 59.99, got 60.00"},
		{"the most that could be asked", []string{pay, ask}, `'ceiling': '85.00'`, `'ceiling': '75.00'`, "ceiling: want 75.00, got 85.00"},
		{"the deadline, in whatever zone", []string{pay, ask}, `'deadline': '2026-03-03T04:00:00Z'`, `'deadline': '2026-03-03T12:00:01+08:00'`,
			"deadline: want 2026-03-03T12:00:01+08:00, got 2026-03-03T12:00:00+08:00"},
		{"the effects in order", []string{pay, ask, yes}, `'effects': ['pay_refund', 'restock']`, `'effects': ['restock', 'pay_refund']`,
			"effects: want [restock pay_refund], got [pay_refund restock]"},
		{"no effects at all", []string{pay}, `'effects': []`, `'effects': ['pay_refund']`, "effects: want [pay_refund], got []"},
		{"some effects where none is expected", []string{pay, ask}, `'effects': ['hold_shipment']`, `'effects': []`,
			"effects: want [], got [hold_shipment]"},
		{"notices count once they are named", []string{pay, ask}, `'effects': ['hold_shipment', 'notify']`, `'effects': ['notify']`,
			"effects: want [notify], got [hold_shipment notify]"},
		{"the party that is liable", []string{pay, ask}, `'fault_of': 'seller'`, `'fault_of': 'buyer'`,
			"fault_of c1: want buyer, got seller"},
		{"a metric that nothing counted is 0", []string{pay, ask}, `'metrics': {'cancel_rate': 0}`, `'metrics': {'cancel_rate': 2}`,
			"metrics.cancel_rate: want 2, got 0"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			given := func(expect string) []string {
				steps := append([]string{}, tt.steps...)
				steps[len(steps)-1] = expecting(steps[len(steps)-1], expect)
				return failures(play(t, document(steps...)))
			}
			if diff := cmp.Diff([]string(nil), given(tt.right)); diff != "" {
				t.Errorf("right (-want +got):\n%s", diff)
			}
			want := []string{string(rune('0'+len(tt.steps))) + ": " + tt.want}
			if diff := cmp.Diff(want, given(tt.wrong)); diff != "" {
				t.Errorf("wrong (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFaultExpectations(t *testing.T) {
	again := step("02T12:00:00", `'do': 'open', 'case': 'c2', 'kind': 'refund_only', 'amount': '1.00'`)
	tests := []struct {
		why   string
		steps []string
		want  []string
	}{
		{"a refusal must be expected", []string{pay, ask, step("02T12:00:00", `'do': 'approve', 'case': 'c1', 'revision': 9`)},
			[]string{`3: refused: aftersales: order "o-1", case "c1": approve refused: revision: revision 9 was answered, the case is at 1`}},
		{"every code that is named is among the refusal's", []string{pay, ask, expecting(again, `'faults': ['reason_missing', 'quantity_exceeded']`)}, nil},
		{"one code is enough: a refusal may have more", []string{pay, ask, expecting(again, `'faults': ['quantity_exceeded']`)}, nil},
		{"a code that is not among them", []string{pay, ask, expecting(again, `'faults': ['window_closed', 'reason_missing']`)},
			[]string{"3: faults: want window_closed among [reason_missing quantity_exceeded]"}},
		{"a step that is carried out although it should be refused", []string{pay, expecting(ask, `'faults': ['kind_not_allowed']`)},
			[]string{"2: faults: want [kind_not_allowed], got none: the step was carried out"}},
		{"the ceiling of a refusal", []string{pay, ask, expecting(again, `'faults': ['quantity_exceeded'], 'ceiling': '0.00'`)}, nil},
		{"another ceiling", []string{pay, ask, expecting(again, `'faults': ['quantity_exceeded'], 'ceiling': '1.00'`)},
			[]string{"3: ceiling: want 1.00, got 0.00"}},
		{"a refusal that did not judge money has no ceiling, not even 0.00", []string{pay, ask,
			step("02T12:00:00", `'do': 'withdraw', 'by': 'seller', 'case': 'c1', 'expect': {'faults': ['actor_not_allowed'], 'ceiling': '0.00'}`)},
			[]string{"3: ceiling: want 0.00, got none"}},
		{"several things may be wrong at once", []string{pay, expecting(ask, `'order': 'closed', 'state': 'refunded', 'refund': '0.00', 'effects': []`)},
			[]string{
				"2: order: want closed, got pending_shipment", "2: state of c1: want refunded, got awaiting_seller",
				"2: refund: want 0.00, got 85.00", "2: effects: want [], got [hold_shipment]",
			}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			got := failures(play(t, document(tt.steps...)))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Which case an expectation speaks of where the step does not say.
func TestExpectationsFindTheirCase(t *testing.T) {
	half := func(day, id, fields string) string {
		if id != "" {
			fields = `'case': '` + id + `', ` + fields
		}
		return step(day, `'do': 'open', 'kind': 'refund_only', 'reason': 'slow_shipment', 'lines': [{'line': 'boots', 'quantity': 1}], `+fields)
	}
	tests := []struct {
		why   string
		steps []string
		want  []string
	}{
		{"no case anywhere", []string{expecting(pay, `'state': 'refunded', 'refund': '1.00', 'ceiling': '1.00', 'fault_of': 'buyer'`)},
			[]string{"1: state: there is no case", "1: refund: there is no case", "1: ceiling: there is no case", "1: fault_of: there is no case"}},
		{"a case that is not there", []string{pay, ask, step("02T12:00:00", `'do': 'wait', 'case': 'c9', 'expect': {'state': 'closed', 'deadline': '2026-03-03T12:00:00+08:00'}`)},
			[]string{`3: state: there is no case "c9"`, "3: deadline: want 2026-03-03T12:00:00+08:00, got none"}},
		{"the only one there is", []string{pay, ask, step("02T12:00:00", `'do': 'wait', 'expect': {'state': 'awaiting_seller'}`)}, nil},
		{"the one that was opened, by the id that was made for it", []string{pay, half("01T12:00:00", "c1", `'expect': {'refund': '37.50'}`),
			half("01T13:00:00", "", `'expect': {'refund': '47.50', 'state': 'awaiting_seller'}`)}, nil},
		{"two of them, and none is named", []string{pay, half("01T12:00:00", "c1", `'expect': {}`), half("01T13:00:00", "c2", `'expect': {}`),
			step("01T14:00:00", `'do': 'wait', 'expect': {'state': 'awaiting_seller'}`)},
			[]string{"4: state: there are several cases, and the step names none"}},
		{"the one whose refund a report names", []string{pay, half("01T12:00:00", "c1", `'expect': {}`), half("01T13:00:00", "c2", `'expect': {}`), yes,
			step("02T13:00:00", `'do': 'refund_settled', 'number': 'o-1-1', 'expect': {'state': 'refunded', 'refund': '37.50'}`)}, nil},
		{"a closed case refunds nothing", []string{pay, ask, step("02T12:00:00", `'do': 'withdraw', 'case': 'c1', 'expect': {'state': 'closed', 'refund': '0.00', 'points': {'coins': 0}, 'tenders': {'card': '0.00'}}`)}, nil},
		{"nor does one that was replaced", []string{pay, step("02T10:00:00", `'do': 'ship'`),
			step("03T10:00:00", `'do': 'open', 'case': 'c1', 'kind': 'resend', 'reason': 'missing_part', 'goods': 'received', 'expect': {'refund': '75.00', 'points': {'coins': 500}}`),
			step("03T11:00:00", `'do': 'approve', 'case': 'c1', 'expect': {'refund': '75.00'}`), step("04T10:00:00", `'do': 'ship_replacement', 'case': 'c1', 'tracking': 'SF'`),
			step("05T10:00:00", `'do': 'confirm', 'case': 'c1', 'expect': {'state': 'replaced', 'refund': '0.00', 'points': {'coins': 0}, 'tenders': {'card': '0.00'}}`)}, nil},
		{"the deadline of the order where no case has one", []string{pay, step("01T12:00:00", `'do': 'ship', 'expect': {'deadline': '2026-03-11T12:00:00+08:00'}`)}, nil},
		{"the deadline of a case that is over", []string{pay, ask, yes, expecting(paid, `'deadline': '2026-03-03T12:00:00+08:00'`)},
			[]string{"4: deadline: want 2026-03-03T12:00:00+08:00, got none"}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			doc := adjusted(`{"partial_before_shipment": true}`, tt.steps...)
			if diff := cmp.Diff(tt.want, failures(play(t, doc))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
