package policy_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

// The end of a span: months, the calendar's days, where on the day it ends, and which of two it is.
func TestSpan_ends(t *testing.T) {
	of := func(n int64, u policy.Unit, change ...func(*policy.Span)) policy.Span {
		sp := policy.Span{Anchor: policy.FromState, Amount: n, Unit: u}
		for _, c := range change {
			c(&sp)
		}
		return sp
	}
	round := func(r policy.Rounding) func(*policy.Span) { return func(sp *policy.Span) { sp.Round = r } }
	sweep := func(s string) func(*policy.Span) { return func(sp *policy.Span) { sp.Sweep = s } }
	zone := func(s string) func(*policy.Span) { return func(sp *policy.Span) { sp.Zone = s } }
	later := func(o policy.Span) func(*policy.Span) { return func(sp *policy.Span) { sp.LaterOf = &o } }
	sooner := func(o policy.Span) func(*policy.Span) { return func(sp *policy.Span) { sp.SoonerOf = &o } }
	for _, tt := range []struct {
		why  string
		zone string
		span policy.Span
		from string
		want string
	}{
		{"a month later, the same day and clock", "Asia/Tokyo", of(1, policy.Months), "2026-01-15T05:00:00Z", "2026-02-15T05:00:00Z"},
		{"the 31st of a month that has none is its last day", "", of(1, policy.Months), "2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z"},
		{"in a leap year the 29th", "", of(1, policy.Months), "2028-01-31T10:00:00Z", "2028-02-29T10:00:00Z"},
		{"two months over the short one keep the day", "", of(2, policy.Months), "2026-12-31T10:00:00Z", "2027-02-28T10:00:00Z"},
		{"over the end of a year", "", of(14, policy.Months), "2026-11-30T10:00:00Z", "2028-01-30T10:00:00Z"},
		{"the day is the zone's", "Asia/Tokyo", of(1, policy.Months), "2026-01-30T15:30:00Z", "2026-02-27T15:30:00Z"},

		{"two business days over a weekend", "", of(2, policy.BusinessDays), "2026-03-20T10:00:00Z", "2026-03-24T10:00:00Z"},
		{"from a Saturday the first is Monday", "", of(1, policy.BusinessDays), "2026-03-21T10:00:00Z", "2026-03-23T10:00:00Z"},
		{"seven", "", of(7, policy.BusinessDays), "2026-03-20T23:59:59Z", "2026-03-31T23:59:59Z"},
		{"Friday evening in New York is Saturday in UTC", "America/New_York", of(1, policy.BusinessDays), "2026-03-21T02:00:00Z", "2026-03-24T02:00:00Z"},

		{"the third day, the first included", "Asia/Tokyo", of(2, policy.Days, round(policy.EndOfDay)), "2025-12-01T11:00:00Z", "2025-12-03T14:59:59Z"},
		{"at midnight that is the same day", "Asia/Tokyo", of(2, policy.Days, round(policy.EndOfDay)), "2025-11-30T15:00:00Z", "2025-12-03T14:59:59Z"},
		{"the end of the day on which it ends", "", of(48, policy.Hours, round(policy.EndOfDay)), "2026-03-01T23:30:00Z", "2026-03-03T23:59:59Z"},
		{"the anchor's own day", "", of(0, "", round(policy.EndOfDay)), "2026-03-01T10:00:00Z", "2026-03-01T23:59:59Z"},
		{"the next midnight", "Asia/Tokyo", of(0, "", round(policy.NextMidnight)), "2025-12-03T03:30:00Z", "2025-12-03T15:00:00Z"},
		{"from midnight it is a day off", "Asia/Tokyo", of(0, "", round(policy.NextMidnight)), "2025-12-03T15:00:00Z", "2025-12-04T15:00:00Z"},

		{"the sweep after it", "Asia/Tokyo", of(18, policy.Days, sweep("10:00")), "2025-12-01T05:15:00Z", "2025-12-20T01:00:00Z"},
		{"the sweep of the same day", "Asia/Tokyo", of(18, policy.Days, sweep("16:00")), "2025-12-01T05:15:00Z", "2025-12-19T07:00:00Z"},
		{"the very sweep", "Asia/Tokyo", of(18, policy.Days, sweep("14:15")), "2025-12-01T05:15:00Z", "2025-12-19T05:15:00Z"},
		{"the end of the day, swept a quarter past midnight", "Asia/Tokyo", of(2, policy.Days, round(policy.EndOfDay), sweep("00:16")), "2025-12-01T11:00:00Z", "2025-12-03T15:16:00Z"},
		{"to the second", "", of(1, policy.Hours, sweep("12:00:30")), "2026-03-01T10:00:00Z", "2026-03-01T12:00:30Z"},

		{"a zone of its own", "Asia/Tokyo", of(0, "", round(policy.EndOfDay), zone("America/Los_Angeles")), "2026-03-02T07:30:00Z", "2026-03-02T07:59:59Z"},

		{"the later of, this", "", of(48, policy.Hours, later(of(1, policy.Days))), "2026-03-01T10:00:00Z", "2026-03-03T10:00:00Z"},
		{"the later of, the other", "", of(48, policy.Hours, later(of(3, policy.Days))), "2026-03-01T10:00:00Z", "2026-03-04T10:00:00Z"},
		{"the sooner of", "", of(48, policy.Hours, sooner(of(1, policy.Days))), "2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z"},
		{"the sooner of the later of", "", of(9, policy.Days, sooner(of(48, policy.Hours, later(of(3, policy.Days))))), "2026-03-01T10:00:00Z", "2026-03-04T10:00:00Z"},
		{"the sweep comes last", "", of(48, policy.Hours, later(of(3, policy.Days)), sweep("13:00")), "2026-03-01T10:00:00Z", "2026-03-04T13:00:00Z"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			if got := due(t, tt.zone, tt.span, at(tt.from)); !got.Equal(at(tt.want)) || got.Location() != time.UTC {
				t.Errorf("due %v, want %s in UTC", got, tt.want)
			}
		})
	}
}

// Of two spans whose anchors are facts one may not have come: the later of them has not either, the sooner is the other.
func TestSpan_unknown(t *testing.T) {
	soon, late := "2026-03-09T10:00:00Z", "2026-03-12T10:00:00Z"
	for _, tt := range []struct {
		why    string
		facts  map[string]string
		later  string // empty: no deadline
		sooner string
	}{
		{"both", map[string]string{"a": soon, "b": late}, late, soon},
		{"the first", map[string]string{"a": soon}, "", soon},
		{"the other", map[string]string{"b": late}, "", late},
		{"neither", nil, "", ""},
		{"what is no instant has not come", map[string]string{"a": "soon", "b": late}, "", late},
	} {
		for combined, want := range map[bool]string{true: tt.later, false: tt.sooner} {
			span, other := policy.Span{Anchor: policy.FromFact("a"), Amount: 1, Unit: policy.Hours}, policy.Span{Anchor: policy.FromFact("b"), Amount: 1, Unit: policy.Hours}
			if span.SoonerOf = &other; combined {
				span.LaterOf, span.SoonerOf = &other, nil
			}
			c := compile(t, with(func(p *policy.Policy) {
				p.Deadlines = timers{"a": {When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Span: span, Expiry: "expired_refund"}}
			}))
			got := ""
			for _, d := range c.CaseDeadlines(changed(waiting(), func(s *aftersales.Situation) { s.Order.Facts = tt.facts })) {
				got = d.Due.Add(-time.Hour).Format(time.RFC3339)
			}
			if got != want {
				t.Errorf("%s, later %t: an hour from %q, want %q", tt.why, combined, got, want)
			}
		}
	}
}

// A calendar of the user's own: holidays, weekends that are worked, a week that ends otherwise.
func TestCalendar(t *testing.T) {
	spring := policy.Calendar{Days: map[string]policy.DayKind{
		"2026-02-16": policy.Holiday, "2026-02-17": policy.Holiday, "2026-02-18": policy.Holiday, "2026-02-19": policy.Holiday, "2026-02-20": policy.Holiday,
		"2026-02-14": policy.Workday, "2026-02-28": policy.Workday,
	}}
	for _, tt := range []struct {
		why      string
		calendar policy.Calendar
		days     int64
		from     string
		want     string
	}{
		{"a Saturday that is worked", spring, 1, "2026-02-13T10:00:00Z", "2026-02-14T10:00:00Z"},
		{"a week of holidays and its weekends", spring, 2, "2026-02-13T10:00:00Z", "2026-02-23T10:00:00Z"},
		{"without them", policy.Calendar{}, 2, "2026-02-13T10:00:00Z", "2026-02-17T10:00:00Z"},
		{"where Friday and Saturday are the weekend", policy.Calendar{Weekend: []string{"friday", "saturday"}}, 1, "2026-03-05T10:00:00Z", "2026-03-08T10:00:00Z"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			c := compile(t, with(func(p *policy.Policy) {
				p.Calendar = tt.calendar
				p.Deadlines = timers{"a": {When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Span: policy.Span{Anchor: policy.FromState, Amount: tt.days, Unit: policy.BusinessDays}, Expiry: "expired_refund"}}
			}))
			set := c.CaseDeadlines(changed(waiting(), func(s *aftersales.Situation) { s.Case.EnteredAt = at(tt.from) }))
			if len(set) != 1 || !set[0].Due.Equal(at(tt.want)) {
				t.Errorf("deadlines %v, want one at %s", set, tt.want)
			}
		})
	}
}

// Clocks that stand still for some days.
func TestClosures(t *testing.T) {
	festival := policy.Closure{From: "2026-02-15", Until: "2026-02-23"} // nine days
	for _, tt := range []struct {
		why    string
		timers []string
		span   policy.Span
		from   string
		want   string
	}{
		{"it is over before", nil, hours(48, policy.FromState), "2026-02-12T10:00:00Z", "2026-02-14T10:00:00Z"},
		{"it ends as they begin", nil, hours(48, policy.FromState), "2026-02-12T16:00:00Z", "2026-02-14T16:00:00Z"},
		{"it runs into them: an hour is left, after them", nil, hours(48, policy.FromState), "2026-02-12T17:00:00Z", "2026-02-23T17:00:00Z"},
		{"it begins in them", nil, hours(48, policy.FromState), "2026-02-20T10:00:00Z", "2026-02-25T16:00:00Z"},
		{"it begins after them", nil, hours(48, policy.FromState), "2026-02-23T16:00:00Z", "2026-02-25T16:00:00Z"},
		{"this clock is named", []string{"answer", "a"}, hours(48, policy.FromState), "2026-02-12T17:00:00Z", "2026-02-23T17:00:00Z"},
		{"another one is", []string{"answer"}, hours(48, policy.FromState), "2026-02-12T17:00:00Z", "2026-02-14T17:00:00Z"},
		{"days likewise", nil, days(7, policy.FromState), "2026-02-12T10:00:00Z", "2026-02-28T10:00:00Z"},
		{"rounded after that", nil, policy.Span{Anchor: policy.FromState, Amount: 7, Unit: policy.Days, Round: policy.EndOfDay}, "2026-02-12T10:00:00Z", "2026-02-28T15:59:59Z"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			c := compile(t, with(func(p *policy.Policy) {
				p.Zone = "Asia/Shanghai"
				closed := festival
				closed.Timers = tt.timers
				p.Closures = map[string]policy.Closure{"spring-festival": closed}
				state := when{State: []aftersales.State{aftersales.AwaitingSeller}}
				p.Deadlines = timers{"a": {When: state, Span: tt.span, Expiry: "expired_refund"}, "answer": {When: state, Span: hours(9999, policy.FromState), Expiry: "expired_refund"}}
			}))
			for _, d := range c.CaseDeadlines(changed(waiting(), func(s *aftersales.Situation) { s.Case.EnteredAt = at(tt.from) })) {
				if d.Name == "a" && !d.Due.Equal(at(tt.want)) {
					t.Errorf("due %v, want %s", d.Due, tt.want)
				}
			}
		})
	}
}

// How long a deadline waits for its sweep is said, so that what it closes closes in time.
func TestSpan_grace(t *testing.T) {
	c := compile(t, with(func(p *policy.Policy) {
		p.Deadlines = timers{"a": {
			When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Span: policy.Span{Anchor: policy.FromState, Amount: 1, Unit: policy.Hours, Sweep: "13:30"},
			Expiry: "expired_refund", Closes: []string{"reject"},
		}}
	}))
	s := waiting()
	s.Case.Deadlines = c.CaseDeadlines(s)
	if d := s.Case.Deadlines[0]; !d.Due.Equal(entered.Add(210*time.Minute)) || d.Grace != 150*time.Minute {
		t.Errorf("due %v, %v after it ended, want %v, 2h30m after", d.Due, d.Grace, entered.Add(210*time.Minute))
	}
	for _, tt := range []struct {
		why  string
		at   time.Duration
		do   aftersales.Command
		want []string
	}{
		{"in time", time.Hour, aftersales.Reject{Reason: "no"}, nil},
		{"after it, though it was not carried out yet", time.Hour + time.Microsecond, aftersales.Reject{Reason: "no"}, []string{"window_closed"}},
		{"what it does not close may be sent", 3 * time.Hour, aftersales.Approve{}, nil},
	} {
		s.At = entered.Add(tt.at)
		if diff := cmp.Diff(tt.want, codes(c.Permit(s, tt.do))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}
