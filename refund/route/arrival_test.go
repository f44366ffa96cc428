package route_test

import (
	"testing"
	"time"

	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

func TestPlan_arrival(t *testing.T) {
	instant := route.Span{Unit: route.Instant}
	span := func(least, most int, unit route.Unit) route.Span {
		return route.Span{Min: least, Max: most, Unit: unit}
	}
	working := func(least, most int) route.Span { return span(least, most, route.WorkingDays) }
	// The first of May is a holiday, and the Saturday after it is worked.
	mayDay := func(year int, month time.Month, day int) bool {
		if month == time.May && (day == 1 || day == 2) {
			return day == 2
		}
		return route.MondayToFriday(year, month, day)
	}
	weekly := func(_ int, _ time.Month, day int) bool { return day%7 == 0 }
	yearly := func(_ int, month time.Month, day int) bool { return month == time.January && day == 1 }
	for _, tt := range []struct {
		why              string
		platform, bank   route.Span
		zone             string
		calendar         route.Calendar
		now              string
		earliest, latest string
	}{
		{"at once", instant, instant, "UTC", nil, "2026-03-07T10:00:00Z", "2026-03-07T10:00:00Z", "2026-03-07T10:00:00Z"},
		{"hours", span(0, 2, route.Hours), instant, "UTC", nil, "2026-03-06T23:00:00Z", "2026-03-06T23:00:00Z", "2026-03-07T01:00:00Z"},
		{"days go on over the weekend", span(1, 3, route.Days), instant, "UTC", nil, "2026-03-06T10:00:00Z", "2026-03-07T10:00:00Z", "2026-03-09T10:00:00Z"},
		{"working days do not: Friday, Monday", working(1, 1), instant, "UTC", nil, "2026-03-06T10:00:00Z", "2026-03-09T10:00:00Z", "2026-03-09T10:00:00Z"},
		{"the first working day after a Saturday is Monday", working(1, 1), instant, "UTC", nil, "2026-03-07T10:00:00Z", "2026-03-09T10:00:00Z", "2026-03-09T10:00:00Z"},
		{"none is at once, a Saturday or not", working(0, 1), instant, "UTC", nil, "2026-03-07T10:00:00Z", "2026-03-07T10:00:00Z", "2026-03-09T10:00:00Z"},
		{"the bank goes on where the shop ends: 2 to 8 days from Monday", working(1, 1), working(1, 7), "UTC", nil, "2026-03-02T10:00:00Z", "2026-03-04T10:00:00Z", "2026-03-12T10:00:00Z"},
		{"15 working days are three weeks", instant, working(15, 15), "UTC", nil, "2026-03-04T10:00:00Z", "2026-03-25T10:00:00Z", "2026-03-25T10:00:00Z"},
		{"days, then working days: Sunday, Monday", span(1, 2, route.Days), working(1, 1), "UTC", nil, "2026-03-07T10:00:00Z", "2026-03-09T10:00:00Z", "2026-03-10T10:00:00Z"},
		{"Friday here is Saturday there", working(1, 2), instant, "Asia/Shanghai", nil, "2026-03-06T20:00:00Z", "2026-03-09T04:00:00+08:00", "2026-03-10T04:00:00+08:00"},
		{"Saturday here is Friday there", working(1, 2), instant, "America/New_York", nil, "2026-03-14T02:00:00Z", "2026-03-16T22:00:00-04:00", "2026-03-17T22:00:00-04:00"},
		{"a holiday, and a Saturday that is worked", working(1, 2), instant, "Asia/Shanghai", mayDay, "2026-04-30T10:00:00+08:00", "2026-05-02T10:00:00+08:00", "2026-05-04T10:00:00+08:00"},
		{"over the end of a leap year's February", working(1, 1), instant, "UTC", nil, "2028-02-28T10:00:00Z", "2028-02-29T10:00:00Z", "2028-02-29T10:00:00Z"},
		{"over the end of a year", working(2, 2), instant, "UTC", nil, "2026-12-31T10:00:00Z", "2027-01-04T10:00:00Z", "2027-01-04T10:00:00Z"},
		{"the clock time stays where the clocks change", span(1, 1, route.Days), working(1, 1), "Europe/Berlin", nil, "2026-03-28T12:00:00+01:00", "2026-03-30T12:00:00+02:00", "2026-03-30T12:00:00+02:00"},
		{"24 hours are no day then", span(24, 24, route.Hours), instant, "Europe/Berlin", nil, "2026-03-28T12:00:00+01:00", "2026-03-29T13:00:00+02:00", "2026-03-29T13:00:00+02:00"},
		{"one day of work in seven", working(1, 3), instant, "UTC", weekly, "2026-03-07T10:00:00Z", "2026-03-14T10:00:00Z", "2026-03-28T10:00:00Z"},
		{"three days of work in three years: each rest is counted by itself", working(3, 3), instant, "UTC", yearly, "2026-03-07T10:00:00Z", "2029-01-01T10:00:00Z", "2029-01-01T10:00:00Z"},
		{"one day of work a year, a leap year between", working(1, 1), instant, "UTC", yearly, "2028-01-01T10:00:00Z", "2029-01-01T10:00:00Z", "2029-01-01T10:00:00Z"},
	} {
		m := route.Method{To: "x", Route: refund.Original, Platform: tt.platform, Bank: tt.bank, Source: "s"}
		s := situation(document(refund.LegPending))
		s.Now, s.Zone, s.Working = at(t, tt.now), location(t, tt.zone), tt.calendar
		got, err := table(t, map[string]route.Method{"wallet": m}).Plan(s)
		if err != nil {
			t.Fatalf("%s: %v", tt.why, err)
		}
		diff(t, tt.why+", earliest", tt.earliest, got.Legs[0].Earliest.Format(time.RFC3339))
		diff(t, tt.why+", latest", tt.latest, got.Legs[0].Latest.Format(time.RFC3339))
	}
}

func TestMondayToFriday(t *testing.T) {
	for _, tt := range []struct {
		date string
		want bool
		why  string
	}{
		{"2026-03-06", true, "Friday"}, {"2026-03-07", false, "Saturday"}, {"2026-03-08", false, "Sunday"}, {"2026-03-09", true, "Monday"},
	} {
		day := at(t, tt.date+"T00:00:00Z")
		if got := route.MondayToFriday(day.Date()); got != tt.want {
			t.Errorf("%s: %t", tt.why, got)
		}
	}
}

// A list of working days ends somewhere: no date beyond it is made up, whichever part of the way goes there.
func TestPlan_calendarThatEnds(t *testing.T) {
	instant := route.Span{Unit: route.Instant}
	monday := func(year int, month time.Month, day int) bool { return year == 2026 && month == time.March && day == 9 }
	for _, tt := range []struct {
		why            string
		platform, bank route.Span
		want           string
	}{
		{"the last day it knows", route.Span{Min: 1, Max: 1, Unit: route.WorkingDays}, instant, ""},
		{"the shop at the latest", route.Span{Min: 1, Max: 2, Unit: route.WorkingDays}, instant, "working_day_missing at refund.legs[0]"},
		{"the bank at the latest", instant, route.Span{Min: 1, Max: 2, Unit: route.WorkingDays}, "working_day_missing at refund.legs[0]"},
		{"the shop at the earliest", route.Span{Min: 2, Max: 2, Unit: route.WorkingDays}, instant, "working_day_missing at refund.legs[0]"},
	} {
		m := route.Method{To: "x", Route: refund.Original, Platform: tt.platform, Bank: tt.bank, Source: "s"}
		s := situation(document(refund.LegPending))
		s.Working = monday
		_, err := table(t, map[string]route.Method{"wallet": m}).Plan(s)
		diff(t, tt.why, tt.want, situationFaults(t, err))
	}
}
