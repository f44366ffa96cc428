package policy_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// due is when a deadline of a span from the case's state ends.
func due(t *testing.T, zone string, sp policy.Span, from time.Time) time.Time {
	t.Helper()
	c := compile(t, with(func(p *policy.Policy) {
		p.Zone = zone
		p.Deadlines = timers{"a": {When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Span: sp, Expiry: "expired_refund"}}
	}))
	set := c.CaseDeadlines(changed(waiting(), func(s *aftersales.Situation) { s.Case.EnteredAt = from }))
	if len(set) != 1 {
		t.Fatalf("deadlines %v, want one", set)
	}
	return set[0].Due
}

func TestSpan_units(t *testing.T) {
	state := func(n int64, u policy.Unit) policy.Span {
		return policy.Span{Anchor: policy.FromState, Amount: n, Unit: u}
	}
	for _, tt := range []struct {
		why  string
		zone string
		span policy.Span
		from string
		want string
	}{
		{"minutes", "", state(90, policy.Minutes), "2026-03-01T10:00:00Z", "2026-03-01T11:30:00Z"},
		{"hours", "", state(48, policy.Hours), "2026-02-27T10:00:00Z", "2026-03-01T10:00:00Z"},
		{"days without a zone are days of UTC", "", state(7, policy.Days), "2026-02-25T23:30:00Z", "2026-03-04T23:30:00Z"},
		{"the microsecond stays", "Asia/Tokyo", state(1, policy.Days), "2026-03-01T10:00:00.123456Z", "2026-03-02T10:00:00.123456Z"},
		{"a leap day is a day", "", state(1, policy.Days), "2028-02-28T10:00:00Z", "2028-02-29T10:00:00Z"},
		{"a zone without summer time makes no difference", "Asia/Shanghai", state(10, policy.Days), "2026-03-25T10:00:00Z", "2026-04-04T10:00:00Z"},
		{"in spring a day in Berlin has 23 hours", "Europe/Berlin", state(1, policy.Days), "2026-03-28T11:00:00Z", "2026-03-29T10:00:00Z"},
		{"24 hours have 24", "Europe/Berlin", state(24, policy.Hours), "2026-03-28T11:00:00Z", "2026-03-29T11:00:00Z"},
		{"in autumn it has 25", "Europe/Berlin", state(1, policy.Days), "2026-10-24T10:00:00Z", "2026-10-25T11:00:00Z"},
		{"1440 minutes are no day", "Europe/Berlin", state(1440, policy.Minutes), "2026-10-24T10:00:00Z", "2026-10-25T10:00:00Z"},
		{"a week over the change keeps the clock time", "America/New_York", state(7, policy.Days), "2026-03-05T17:00:00Z", "2026-03-12T16:00:00Z"},
		{"half past two does not exist that night: it is half past three", "Europe/Berlin", state(1, policy.Days), "2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z"},
		{"half past two exists twice: the later", "Europe/Berlin", state(1, policy.Days), "2026-10-24T00:30:00Z", "2026-10-25T01:30:00Z"},
		{"west of Greenwich it is no other: half past three", "America/New_York", state(1, policy.Days), "2026-03-07T07:30:00Z", "2026-03-08T07:30:00Z"},
		{"half past one exists twice: the later", "America/New_York", state(1, policy.Days), "2026-10-31T05:30:00Z", "2026-11-01T06:30:00Z"},
		{"an hour before the clocks change", "Europe/Berlin", state(1, policy.Days), "2026-10-23T23:30:00Z", "2026-10-24T23:30:00Z"},
		{"an hour after", "Europe/Berlin", state(1, policy.Days), "2026-10-24T02:30:00Z", "2026-10-25T03:30:00Z"},
		{"a clock that changes by half an hour", "Australia/Lord_Howe", state(1, policy.Days), "2026-04-03T14:45:00Z", "2026-04-04T15:15:00Z"},
		{"a day that was left out altogether", "Pacific/Apia", state(1, policy.Days), "2011-12-29T20:00:00Z", "2011-12-30T20:00:00Z"},
		{"a hundred years are the most", "", state(878_400, policy.Hours), "2026-03-01T10:00:00Z", "2126-05-16T10:00:00Z"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			got := due(t, tt.zone, tt.span, at(tt.from))
			if !got.Equal(at(tt.want)) || got.Location() != time.UTC {
				t.Errorf("due %v, want %s in UTC", got, tt.want)
			}
		})
	}
}

func TestSpan_anchors(t *testing.T) {
	sent := func(s *aftersales.Situation) {
		s.Case.State, s.Case.ReturnShippedAt, s.Case.ReturnDeliveredAt = aftersales.ReturnInTransit, sentBack, cameBack
	}
	for _, tt := range []struct {
		why    string
		anchor policy.Anchor
		change func(*aftersales.Situation)
		want   time.Time // zero: no deadline
	}{
		{"from the state", policy.FromState, sent, entered},
		{"from the opening", policy.FromOpening, sent, opened},
		{"from the placement", policy.FromPlacement, sent, placed},
		{"from the payment", policy.FromPayment, sent, paid},
		{"from the shipment", policy.FromShipment, sent, shipped},
		{"from the delivery", policy.FromDelivery, sent, delivered},
		{"from the completion", policy.FromCompletion, sent, completed},
		{"from the return's shipment", policy.FromReturnShipment, sent, sentBack},
		{"from the return's delivery", policy.FromReturnDelivery, sent, cameBack},
		{"what was not reported has not come", policy.FromDelivery, func(s *aftersales.Situation) {
			sent(s)
			s.Child.DeliveredAt = time.Time{}
		}, time.Time{}},
		{"nor has a return that is on its way", policy.FromReturnDelivery, func(s *aftersales.Situation) {
			sent(s)
			s.Case.ReturnDeliveredAt = time.Time{}
		}, time.Time{}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			c := compile(t, with(func(p *policy.Policy) {
				p.Deadlines = timers{"a": {When: when{State: []aftersales.State{aftersales.ReturnInTransit}}, Span: hours(1, tt.anchor), Expiry: "expired_refund"}}
			}))
			s := changed(waiting(), tt.change)
			s.Kind = aftersales.ReturnRefund
			var got time.Time
			for _, d := range c.CaseDeadlines(s) {
				got = d.Due.Add(-time.Hour)
			}
			if !got.Equal(tt.want) {
				t.Errorf("an hour from %v, want from %v", got, tt.want)
			}
		})
	}
}

// elapsed <= window is inside: at the very instant it is, a microsecond later it is not.
func TestWindow(t *testing.T) {
	for _, tt := range []struct {
		why    string
		zone   string
		window policy.Span
		at     string
		want   []string
	}{
		{"at once", "", hours(168, policy.FromCompletion), "2026-03-06T10:00:00Z", nil},
		{"at the very instant", "", hours(168, policy.FromCompletion), "2026-03-13T10:00:00Z", nil},
		{"a microsecond later", "", hours(168, policy.FromCompletion), "2026-03-13T10:00:00.000001Z", []string{"window_closed"}},
		{"days over the change of the clocks, at the very instant", "America/New_York", days(7, policy.FromCompletion), "2026-03-13T09:00:00Z", nil},
		{"a microsecond later", "America/New_York", days(7, policy.FromCompletion), "2026-03-13T09:00:00.000001Z", []string{"window_closed"}},
		{"from the delivery", "", days(2, policy.FromDelivery), "2026-03-07T10:00:00Z", nil},
		{"a microsecond later", "", days(2, policy.FromDelivery), "2026-03-07T10:00:00.000001Z", []string{"window_closed"}},
	} {
		t.Run(tt.why+" "+tt.at, func(t *testing.T) {
			c := compile(t, with(func(p *policy.Policy) {
				p.Zone = tt.zone
				p.Requests["any"] = policy.Request{Window: &tt.window}
			}))
			got := c.Admit(changed(asked(), func(s *aftersales.Situation) { s.At = at(tt.at) }))
			if diff := cmp.Diff(tt.want, codes(got.Faults)); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWindow_fault(t *testing.T) {
	window := hours(168, policy.FromCompletion)
	c := compile(t, with(func(p *policy.Policy) { p.Requests["any"] = policy.Request{Window: &window} }))
	late := asked()
	late.At = completed.AddDate(1, 0, 0)
	want := []order.Fault{{
		Code: "window_closed", Text: "the time for it is over since 2026-03-13T10:00:00Z",
		Operands: map[string]string{"closed_at": "2026-03-13T10:00:00Z"},
	}}
	if diff := cmp.Diff(want, c.Admit(late).Faults); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	late.Child.CompletedAt = time.Time{}
	if got := c.Admit(late).Faults; got != nil {
		t.Errorf("before its anchor has come: faults %v, want none", got)
	}
}
