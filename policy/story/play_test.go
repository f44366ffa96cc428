package story_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy/story"
)

// A wait fires what is due at its time; any other step only what was due before it.
func TestWaitFiresWhatIsDueAtIt(t *testing.T) {
	at := func(when, do string) string { return step(when, `'do': '`+do+`', 'case': 'c1'`) }
	tests := []struct {
		why   string
		steps []string
		want  aftersales.State
	}{
		{"a second before the deadline nothing happens", []string{at("03T11:59:59", "wait")}, aftersales.AwaitingSeller},
		{"at the deadline it fires", []string{at("03T12:00:00", "wait")}, aftersales.Refunding},
		{"after it, too", []string{at("09T12:00:00", "wait")}, aftersales.Refunding},
		{"a command at the very instant still counts", []string{step("03T12:00:00", `'do': 'reject', 'case': 'c1', 'reason': 'packed'`)}, aftersales.Rejected},
		{"and a second wait at that instant finds nothing due", []string{
			step("03T12:00:00", `'do': 'reject', 'case': 'c1', 'reason': 'packed'`), at("03T12:00:00", "wait")}, aftersales.Rejected},
		{"a nanosecond is less than the clock's microsecond", []string{at("03T11:59:59.999999999", "wait")}, aftersales.AwaitingSeller},
		{"several deadlines in a row: the rejection's follows 120 hours later", []string{
			step("03T12:00:00", `'do': 'reject', 'case': 'c1', 'reason': 'packed'`), at("08T12:00:00", "wait")}, aftersales.Closed},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			r := play(t, document(append([]string{pay, ask}, tt.steps...)...))
			c, _ := r.Dossier.Case("c1")
			if c.State != tt.want || r.Failures() > 0 {
				t.Errorf("got %s, %v, want %s", c.State, failures(r), tt.want)
			}
		})
	}
}

func TestWhoSendsWhereNobodyIsNamed(t *testing.T) {
	open := func(kind, reason string) string {
		return step("05T10:00:00", `'do': 'open', 'case': 'c1', 'goods': 'received', 'kind': '`+kind+`', 'reason': '`+reason+`'`)
	}
	tests := []struct {
		why   string
		steps []string
		want  []order.Party
	}{
		{"pay, ship, deliver, confirm_receipt", []string{pay, step("02T10:00:00", `'do': 'ship'`), step("03T10:00:00", `'do': 'deliver'`), step("04T10:00:00", `'do': 'confirm_receipt'`)},
			[]order.Party{order.Payment, order.Seller, order.Carrier, order.Buyer}},
		{"open, approve, refund_settled", []string{pay, ask, yes, paid}, []order.Party{order.Payment, order.Buyer, order.Seller, order.Payment}},
		{"reject, escalate, rule", []string{pay, ask, step("02T10:00:00", `'do': 'reject', 'case': 'c1', 'reason': 'no'`), step("02T11:00:00", `'do': 'escalate', 'case': 'c1'`),
			step("02T12:00:00", `'do': 'rule', 'case': 'c1', 'liable': 'seller'`)},
			[]order.Party{order.Payment, order.Buyer, order.Seller, order.Buyer, order.Platform}},
		{"withdraw, wait", []string{pay, ask, step("02T10:00:00", `'do': 'withdraw', 'case': 'c1'`), step("02T11:00:00", `'do': 'wait'`)},
			[]order.Party{order.Payment, order.Buyer, order.Buyer, order.Timer}},
		{"ship_return, return_delivered, receive, refuse_return", []string{pay, step("02T10:00:00", `'do': 'ship'`), open("return_refund", "disliked"), step("05T11:00:00", `'do': 'approve', 'case': 'c1'`),
			step("06T10:00:00", `'do': 'ship_return', 'case': 'c1', 'tracking': 'SF'`), step("07T10:00:00", `'do': 'return_delivered', 'case': 'c1'`),
			step("07T11:00:00", `'do': 'receive', 'case': 'c1'`), step("07T12:00:00", `'do': 'refuse_return', 'case': 'c1', 'reason': 'used'`)},
			[]order.Party{order.Payment, order.Seller, order.Buyer, order.Seller, order.Buyer, order.Carrier, order.Seller, order.Seller}},
		{"inspect, ship_replacement, confirm", []string{pay, step("02T10:00:00", `'do': 'ship'`), open("exchange", "size_mismatch"), step("05T11:00:00", `'do': 'approve', 'case': 'c1'`),
			step("06T10:00:00", `'do': 'ship_return', 'case': 'c1', 'tracking': 'SF'`), step("07T10:00:00", `'do': 'inspect', 'case': 'c1'`),
			step("08T10:00:00", `'do': 'ship_replacement', 'case': 'c1', 'tracking': 'SF2'`), step("09T10:00:00", `'do': 'confirm', 'case': 'c1'`)},
			[]order.Party{order.Payment, order.Seller, order.Buyer, order.Seller, order.Buyer, order.Seller, order.Seller, order.Buyer}},
		{"out_of_stock", []string{pay, step("02T10:00:00", `'do': 'ship'`), open("resend", "missing_part"), step("05T11:00:00", `'do': 'approve', 'case': 'c1'`),
			step("06T10:00:00", `'do': 'out_of_stock', 'case': 'c1'`)},
			[]order.Party{order.Payment, order.Seller, order.Buyer, order.Seller, order.Seller}},
		{"refund_failed, retry_refund, refund_by_hand, and then the platform settles", []string{pay, ask, yes, step("02T13:00:00", `'do': 'refund_failed', 'case': 'c1'`),
			step("02T14:00:00", `'do': 'retry_refund', 'case': 'c1'`), step("02T15:00:00", `'do': 'refund_by_hand', 'case': 'c1'`), step("02T16:00:00", `'do': 'refund_settled', 'number': 'o-1-1'`)},
			[]order.Party{order.Payment, order.Buyer, order.Seller, order.Payment, order.Platform, order.Platform, order.Platform}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			r := play(t, document(tt.steps...))
			var got []order.Party
			for _, s := range r.Steps {
				got = append(got, s.By)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || r.Failures() > 0 {
				t.Errorf("%v (-want +got):\n%s", failures(r), diff)
			}
		})
	}
}

// A warehouse and a seller send a part each.
func TestShipmentsOfSeveralSenders(t *testing.T) {
	const order2 = `{"id": "o-2", "currency": "CNY", "placed_at": "2026-03-01T10:00:00+08:00",
 "lines": [{"id": "poster", "child": "shop", "unit_price": "30.00", "quantity": 2}, {"id": "frame", "child": "depot", "unit_price": "50.00", "quantity": 1}],
 "children": [{"id": "shop"}, {"id": "depot", "fulfilment": "warehouse"}, {"id": "hub", "fulfilment": "platform", "units": {"poster": 1}}], "tenders": [{"id": "card", "amount": "110.00"}]}`
	held := step("01T12:00:00", `'do': 'open', 'case': 'c1', 'kind': 'refund_only', 'reason': 'unwanted', 'lines': [{'line': 'frame'}]`)
	push := step("01T11:00:00", `'do': 'push'`)
	tests := []struct {
		why   string
		steps []string
		want  []string
	}{
		{"all that may leave, from everywhere", []string{step("02T10:00:00", `'do': 'ship', 'expect': {'order': 'awaiting_receipt'}`)}, nil},
		{"what is on hold stays, the rest leaves", []string{push, held,
			step("02T10:00:00", `'do': 'ship', 'expect': {'order': 'partially_shipped', 'child': {'shop': 'awaiting_receipt', 'depot': 'pending_shipment', 'hub': 'awaiting_receipt'}}`),
			step("02T11:00:00", `'do': 'ship', 'expect': {'faults': ['shipping_on_hold']}`)}, nil},
		{"lines of three senders", []string{step("02T10:00:00", `'do': 'ship', 'lines': [{'line': 'frame'}, {'line': 'poster'}], 'expect': {'child': {'shop': 'awaiting_receipt', 'depot': 'awaiting_receipt', 'hub': 'awaiting_receipt'}}`)}, nil},
		{"as many units as one of two has", []string{step("02T10:00:00", `'do': 'ship', 'lines': [{'line': 'frame'}, {'line': 'poster', 'quantity': 1}], 'expect': {'child': {'shop': 'awaiting_receipt', 'depot': 'awaiting_receipt', 'hub': 'pending_shipment'}}`)}, nil},
		{"more units than one of two has", []string{step("02T10:00:00", `'do': 'ship', 'lines': [{'line': 'poster', 'quantity': 2}], 'expect': {'child': {'shop': 'awaiting_receipt', 'depot': 'pending_shipment', 'hub': 'awaiting_receipt'}}`)}, nil},
		{"more units than there are", []string{step("02T10:00:00", `'do': 'ship', 'lines': [{'line': 'poster', 'quantity': 3}], 'expect': {'faults': ['quantity_exceeded'], 'order': 'pending_shipment'}`)}, nil},
		{"lines of two senders, one of them on hold: none leaves", []string{push, held,
			step("02T10:00:00", `'do': 'ship', 'lines': [{'line': 'poster'}, {'line': 'frame'}], 'expect': {'faults': ['shipping_on_hold'], 'child': {'shop': 'pending_shipment'}}`)}, nil},
		{"a line that nobody sends", []string{step("02T10:00:00", `'do': 'ship', 'lines': [{'line': 'poster'}, {'line': 'glue'}], 'expect': {'faults': ['line_unknown'], 'order': 'pending_shipment'}`)}, nil},
		{"one child order", []string{step("02T10:00:00", `'do': 'ship', 'child': 'hub', 'expect': {'child': {'shop': 'pending_shipment', 'hub': 'awaiting_receipt'}}`)}, nil},
		{"nothing is left to ship", []string{step("02T10:00:00", `'do': 'ship'`), step("02T11:00:00", `'do': 'ship', 'expect': {'faults': ['command_not_allowed']}`)}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			doc := strings.Replace(document(append([]string{pay}, tt.steps...)...), boots, order2, 1)
			if diff := cmp.Diff(tt.want, failures(play(t, doc))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAbsentRevisionIsTheCurrentOne(t *testing.T) {
	no := step("02T10:00:00", `'do': 'reject', 'case': 'c1', 'reason': 'no'`)
	amend := step("02T11:00:00", `'do': 'amend', 'by': 'buyer', 'case': 'c1', 'reason': 'unwanted'`)
	r := play(t, document(pay, ask, no, amend,
		step("02T12:00:00", `'do': 'approve', 'case': 'c1', 'revision': 1, 'expect': {'faults': ['revision_stale'], 'state': 'awaiting_seller'}`),
		step("02T12:00:01", `'do': 'approve', 'case': 'c1', 'expect': {'state': 'refunding'}`)))
	if diff := cmp.Diff([]string(nil), failures(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	late := play(t, document(pay, ask, no, amend, // silence answered on the 4th
		step("05T12:00:00", `'do': 'approve', 'case': 'c1', 'expect': {'faults': ['command_not_allowed'], 'state': 'refunding', 'effects': ['pay_refund', 'restock']}`)))
	if got := last(late).Refused.Codes(); !cmp.Equal(got, []string{"command_not_allowed"}) {
		t.Errorf("an answer that is only late is refused as %v, want command_not_allowed alone", got)
	}
}

// A refused step leaves only the deadlines behind that were due anyway.
func TestRefusedStepsChangeNothing(t *testing.T) {
	r := play(t, document(pay, ask, step("02T12:00:00", `'do': 'approve', 'by': 'buyer', 'case': 'c1', 'expect': {'faults': ['actor_not_allowed'], 'effects': []}`)))
	before, after := r.Steps[1].Dossier, r.Steps[2].Dossier
	if r.Failures() > 0 || before.Seq != after.Seq || len(last(r).Entries) > 0 {
		t.Errorf("%v: seq %d, then %d", failures(r), before.Seq, after.Seq)
	}
}

func TestPlayKeepsTheLog(t *testing.T) {
	r := play(t, document(pay, ask, yes, paid))
	var folded aftersales.Dossier
	folded, err := folded.Fold(r.Log...)
	if err != nil || folded.Seq != r.Dossier.Seq || folded.Status() != order.Closed {
		t.Errorf("the log folds to entry %d, %s, %v, want %d, closed", folded.Seq, folded.Status(), err, r.Dossier.Seq)
	}
}

func TestPlayRefuses(t *testing.T) {
	other := func(old, with string) string { return strings.Replace(document(pay), old, with, 1) }
	tests := []struct {
		why   string
		doc   string
		field string
		want  string // in the text
	}{
		{"a policy the set does not hold", other(`"marketplace"`, `"bazaar"`), "policy", `no policy "bazaar"`},
		{"a version it does not hold", other(`"marketplace"`, `"marketplace@1999"`), "policy", `no policy "marketplace@1999"`},
		{"a child order's policy it does not hold", other(`"tenders"`, `"children": [{"id": "default", "policy": "bazaar"}], "tenders"`), "order", `no policy "bazaar"`},
		{"a patch that is no object", adjusted(`[1]`, pay), "adjust", "a patch is an object"},
		{"a patch with an unknown key", adjusted(`{"atempts": 2}`, pay), "adjust", "atempts"},
		{"a patch with a word that is none", adjusted(`{"ship_during_case": "perhaps"}`, pay), "adjust", "ship_during_case"},
		{"a patch that breaks a rule", adjusted(`{"deadlines": {"answer_refund": {"amount": -1}}}`, pay), "adjust", "deadlines.answer_refund"},
		{"a patch that takes away all that may be asked", adjusted(`{"requests": null}`, pay), "adjust", "requests"},
		{"a patch that gives a key twice", adjusted(`{"attempts": 1, "attempts": 2}`, pay), "adjust", "attempts"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			s, err := story.Parse([]byte(tt.doc))
			if err == nil {
				_, err = story.Play(set(t), s)
			}
			var wrong *story.Error
			if !errors.As(err, &wrong) || !strings.HasPrefix(wrong.Field, tt.field) || wrong.Story != "boots" || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an *Error of %s with %q", err, tt.field, tt.want)
			}
		})
	}
}

// A story that was written in Go, not parsed, may lack what Parse insists on.
func TestPlayRefusesStoriesOfNothing(t *testing.T) {
	s := parse(t, document(pay))
	s.Steps = nil
	if _, err := story.Play(set(t), s); text(err) != `story "boots", steps: a story has steps` {
		t.Errorf("got %v", err)
	}
	s.Steps = []story.Step{{}}
	if _, err := story.Play(set(t), s); text(err) != `story "boots", step 1: a step does something` {
		t.Errorf("got %v", err)
	}
}

func TestPlayLeavesTheStoryAlone(t *testing.T) {
	s := parse(t, document(pay, ask))
	for range 2 {
		if _, err := story.Play(set(t), s); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.Order.Children[0].Policy; got != "" || s.Order.Policy != "" {
		t.Errorf("playing wrote the policy %q into the story's order", got)
	}
}

func TestAdjustReachesOneRule(t *testing.T) {
	r := play(t, adjusted(`{"deadlines": {"answer_refund": {"amount": 24}}}`, pay, expecting(ask, `'deadline': '2026-03-02T12:00:00+08:00'`)))
	if diff := cmp.Diff([]string(nil), failures(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	plain := play(t, document(pay, expecting(ask, `'deadline': '2026-03-03T12:00:00+08:00'`)))
	if plain.Failures() > 0 {
		t.Errorf("the patch of one story reached another: %v", failures(plain))
	}
}
