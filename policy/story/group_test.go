package story_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A request over two child orders is spoken of by the id of the request: its sums are the group's, its deadline the first.
func TestExpectationsOfAGroup(t *testing.T) {
	const twoShops = `{"id": "o-1", "currency": "CNY", "placed_at": "2026-03-01T10:00:00+08:00",
 "lines": [{"id": "a", "child": "a", "unit_price": "60.00", "quantity": 1}, {"id": "b", "child": "b", "unit_price": "40.00", "quantity": 1}],
 "points": [{"id": "coins", "count": 100, "value": "10.00"}],
 "tenders": [{"id": "card", "amount": "90.00"}]}`
	doc := document(pay,
		step("01T12:00:00", `'do': 'open', 'case': 'c1', 'kind': 'refund_only', 'reason': 'unwanted',
 'expect': {'state': 'awaiting_seller', 'refund': '90.00', 'goods': '90.00', 'ceiling': '90.00', 'points': {'coins': 100}, 'tenders': {'card': '90.00'}, 'deadline': '2026-03-03T12:00:00+08:00'}`),
		step("01T13:00:00", `'do': 'reject', 'case': 'c1-a', 'reason': 'cut to size', 'expect': {'state': 'rejected', 'refund': '54.00', 'deadline': '2026-03-06T13:00:00+08:00'}`),
		step("01T14:00:00", `'do': 'wait', 'case': 'c1', 'expect': {'state': 'rejected', 'deadline': '2026-03-03T12:00:00+08:00'}`),
		step("01T15:00:00", `'do': 'withdraw', 'case': 'c1-a', 'expect': {'state': 'closed'}`),
		step("01T16:00:00", `'do': 'wait', 'case': 'c1', 'expect': {'refund': '36.00', 'fault_of': 'seller'}`))
	doc = strings.Replace(doc, boots, twoShops, 1)
	want := []string{
		"4: state of c1-b: want rejected, got awaiting_seller",
		"6: fault_of c1-a: want seller, got buyer", "6: fault_of c1-b: want seller, got buyer",
	}
	if diff := cmp.Diff(want, failures(play(t, doc))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What deadlines do before a step is known to the step: here silence grants the freight too, and the revision rises.
func TestStepsMeetTheCaseAsItStands(t *testing.T) {
	half := func(day, id string) string {
		return step(day, `'do': 'open', 'case': '`+id+`', 'kind': 'refund_only', 'reason': 'slow_shipment', 'lines': [{'line': 'boots', 'quantity': 1}]`)
	}
	r := play(t, adjusted(`{"partial_before_shipment": true}`, pay,
		expecting(half("01T12:00:00", "c1"), `'refund': '37.50'`), expecting(half("01T13:00:00", "c2"), `'refund': '47.50', 'freight': '10.00'`),
		step("02T12:00:00", `'do': 'approve', 'case': 'c2', 'expect': {'refund': '37.50', 'freight': '0.00'}`),
		step("04T12:00:00", `'do': 'approve', 'case': 'c1', 'expect': {'faults': ['command_not_allowed'], 'refund': '47.50', 'freight': '10.00'}`)))
	if diff := cmp.Diff([]string(nil), failures(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"command_not_allowed"}, last(r).Refused.Codes()); diff != "" {
		t.Errorf("the seller answers the current revision, and is only too late (-want +got):\n%s", diff)
	}
}

func TestMetricsAddUp(t *testing.T) {
	late := func(day, id, sum string) string {
		return step(day, `'do': 'open', 'case': '`+id+`', 'kind': 'refund_only', 'reason': 'slow_shipment', 'lines': [{'line': 'boots', 'quantity': 1}],
 'expect': {'metrics': {'late_shipment': `+sum+`, 'other': 0}, 'effects': ['hold_shipment', 'count_metric']}`)
	}
	second := strings.Replace(late("01T13:00:00", "c2", "6"), "hold_shipment\", \"", "", 1)
	r := play(t, adjusted(`{"partial_before_shipment": true, "metrics": {"late": {"when": {"reason": ["slow_shipment"]}, "event": "requested", "metric": "late_shipment", "weight": 3, "against": "seller"}}}`,
		pay, late("01T12:00:00", "c1", "3"), second))
	if diff := cmp.Diff([]string(nil), failures(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A patch may rename the policy: the order is then pinned to the new name.
func TestAdjustMayRename(t *testing.T) {
	r := play(t, adjusted(`{"id": "mine", "version": "2", "deadlines": {"answer_refund": {"amount": 1}}}`, pay, expecting(ask, `'deadline': '2026-03-01T13:00:00+08:00'`)))
	if ch, _ := r.Dossier.Child("default"); ch.Policy != "mine@2" || r.Failures() > 0 {
		t.Errorf("pinned %q, %v, want mine@2", ch.Policy, failures(r))
	}
}
