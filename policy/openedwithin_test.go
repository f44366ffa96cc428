package policy_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// Rules that hold for cases opened in time, and no later one.
func TestOpenedWithin(t *testing.T) {
	week := days(7, policy.FromDelivery)
	waits := []aftersales.State{aftersales.AwaitingSeller}
	c := compile(t, with(func(p *policy.Policy) {
		p.Refusals = map[string]policy.RefusalRule{"in_time": {OpenedWithin: &week, Refusal: policy.Forbid, When: when{State: waits}}}
		p.Deadlines = timers{
			"at_once": {When: when{State: waits}, Timer: "answer", OpenedWithin: &week, Span: hours(1, policy.FromState), Expiry: "expired_refund", Closes: []string{"offer"}},
			"by_hand": {When: when{State: waits}, Timer: "answer", Span: hours(72, policy.FromState), Expiry: "expired_close"},
		}
	}))
	delivered := time.Date(2026, 3, 5, 10, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		why       string
		delivered time.Time
		opened    time.Time
		deadline  aftersales.Event
		refusal   []string
	}{
		{"in time", delivered, delivered.AddDate(0, 0, 6), "expired_refund", []string{"refusal_not_allowed"}},
		{"at its last instant", delivered, delivered.AddDate(0, 0, 7), "expired_refund", []string{"refusal_not_allowed"}},
		{"a moment later", delivered, delivered.AddDate(0, 0, 7).Add(1), "expired_close", nil},
		{"before it was delivered", time.Time{}, delivered.AddDate(0, 0, 20), "expired_refund", []string{"refusal_not_allowed"}},
	} {
		s := waiting()
		s.Child.DeliveredAt, s.Case.OpenedAt, s.Case.EnteredAt = tt.delivered, tt.opened, tt.opened
		s.At = tt.opened.AddDate(0, 0, 30) // whenever it is asked about
		set := c.CaseDeadlines(s)
		if len(set) != 1 || set[0].Event != string(tt.deadline) {
			t.Errorf("%s: deadlines %v, want one: %s", tt.why, set, tt.deadline)
		}
		if diff := cmp.Diff(tt.refusal, codes(c.Permit(s, aftersales.Reject{}))); diff != "" {
			t.Errorf("%s: faults of a refusal (-want +got):\n%s", tt.why, diff)
		}
	}
}

func TestOpenedWithin_problems(t *testing.T) {
	week, opened := days(7, policy.FromDelivery), days(7, policy.FromOpening)
	waits := when{State: []aftersales.State{aftersales.AwaitingSeller}}
	for _, tt := range []struct {
		why   string
		spoil func(*policy.Policy)
		want  []string
	}{
		{"it makes a rule more specific", func(p *policy.Policy) {
			p.Refusals = map[string]policy.RefusalRule{"a": {OpenedWithin: &week, Refusal: policy.Forbid}, "b": {Evidence: policy.Required}}
		}, nil},
		{"as another condition does", func(p *policy.Policy) {
			p.Refusals = map[string]policy.RefusalRule{"a": {OpenedWithin: &week, Refusal: policy.Forbid}, "b": {When: when{By: []order.Party{order.Seller}}}}
		}, []string{"refusals.b: ties with a: both can match, and neither is more specific; add a condition to one"}},
		{"it counts from what was before the case", func(p *policy.Policy) {
			p.Refusals = map[string]policy.RefusalRule{"a": {OpenedWithin: &opened, Refusal: policy.Forbid}}
			p.Deadlines = timers{"a": {When: waits, OpenedWithin: &opened, Span: hours(1, policy.FromState), Expiry: "expired_refund"}}
		}, []string{
			"refusals.a.opened_within.anchor: opened never comes before there is a case; count from one of [placed paid shipped delivered completed]",
			"deadlines.a.opened_within.anchor: opened never comes before there is a case; count from one of [placed paid shipped delivered completed]",
		}},
		{"a child order was not opened", func(p *policy.Policy) {
			p.Deadlines = timers{"a": {When: when{Status: []order.Status{order.PendingShipment}}, OpenedWithin: &week, Span: hours(1, policy.FromPayment), Expiry: "expired_unshipped"}}
		}, []string{"deadlines.a.opened_within: a child order's deadline knows no case that was opened"}},
	} {
		if diff := cmp.Diff(tt.want, problems(t, with(tt.spoil))); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s", tt.why, diff)
		}
	}
}
