package policy

import (
	"fmt"
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
)

// Calendar says which days are business days. The zero Calendar works from Monday to Friday and knows no holiday: give the
// holidays of the country, with a patch, for every year that deadlines run into.
type Calendar struct {
	// Weekend are the days of the week that are not worked, as saturday. Empty: Saturday and Sunday.
	Weekend []string `json:"weekend,omitempty"`
	// Days are exceptions by date, as 2026-02-17: holidays, and days of a weekend that are worked.
	Days map[string]DayKind `json:"days,omitempty"`
}

// DayKind says whether a day is worked.
type DayKind string

const (
	// Holiday: it is not.
	Holiday DayKind = "holiday"
	// Workday: it is, though it lies on a weekend.
	Workday DayKind = "workday"
)

// DayKinds lists every DayKind.
func DayKinds() []DayKind { return []DayKind{Holiday, Workday} }

// UnmarshalText accepts a day kind's name; any other is an *order.UnknownNameError.
func (k *DayKind) UnmarshalText(text []byte) error {
	return order.UnmarshalName(k, "day kind", text, DayKinds())
}

// Closure is a time in which clocks stand still, such as the days of a spring festival: what runs into it ends later by as
// much of it as lies ahead.
type Closure struct {
	// From is its first day and Until its last, both inside, as dates in the policy's zone: 2026-02-15.
	From  string `json:"from"`
	Until string `json:"until"`
	// Timers are the deadlines that stand still; windows of requests, claims and appeals never do. Empty: every deadline.
	Timers []string `json:"timers,omitempty"`
	Source
}

// calendar is a Calendar that was checked.
type calendar struct {
	weekend [7]bool
	days    map[string]DayKind
}

// works reports whether a day is worked.
func (c *calendar) works(day time.Time) bool {
	if k, known := c.days[day.Format(time.DateOnly)]; known {
		return k == Workday
	}
	return !c.weekend[day.Weekday()]
}

// mostHolidays is how many days in a row are looked at for one that is worked.
const mostHolidays = 366

// addBusinessDays goes on by days that are worked, to the same clock time.
func (c *calendar) addBusinessDays(from time.Time, n int, zone *time.Location) time.Time {
	local := from.In(zone)
	day := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, time.UTC)
	ahead := 0
	for idle := 0; n > 0 && idle < mostHolidays; {
		ahead++
		if c.works(day.AddDate(0, 0, ahead)) {
			n, idle = n-1, 0
		} else {
			idle++
		}
	}
	return addDays(from, ahead, zone)
}

// closure is a Closure that was checked: from an instant up to another one.
type closure struct {
	name        string
	from, until time.Time
	timers      []string
}

// stands reports whether a deadline stands still in the closure.
func (c *closure) stands(timer string) bool {
	return len(c.timers) == 0 || slices.Contains(c.timers, timer)
}

// around puts an end off by what it ran into of the closures, from where it began. They stand in the order of their beginnings.
func around(closures []closure, timer string, from, end time.Time) time.Time {
	for i := range closures {
		c := &closures[i]
		if !c.stands(timer) || !c.from.Before(end) || !c.until.After(from) {
			continue
		}
		began := c.from
		if from.After(began) {
			began = from
		}
		end = end.Add(c.until.Sub(began))
	}
	return end
}

// calendar checks which days are worked, and when clocks stand still.
func (c *compiler) calendar() {
	cal := calendar{days: c.p.Calendar.Days}
	cal.weekend[time.Saturday], cal.weekend[time.Sunday] = true, true
	if len(c.p.Calendar.Weekend) > 0 {
		cal.weekend = [7]bool{}
	}
	some(c, "", "calendar.weekend", c.p.Calendar.Weekend)
	for _, name := range c.p.Calendar.Weekend {
		at := slices.Index(weekdays(), name)
		if at < 0 {
			c.problem("calendar.weekend", "%q is not one of %v", order.Shorten(name, 40), weekdays())
			continue
		}
		cal.weekend[at] = true
	}
	if !slices.Contains(cal.weekend[:], false) {
		c.problem("calendar.weekend", "no day is left to work on")
	}
	for _, day := range keys(c.p.Calendar.Days) {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			c.problem(pathOf("calendar.days", day), "%q is no date such as 2026-02-17", order.Shorten(day, 40))
		}
		oneOf(c, pathOf("calendar.days", day), c.p.Calendar.Days[day], DayKinds())
	}
	c.out.calendar = cal
}

func (c *compiler) closures() {
	for _, name := range keys(c.p.Closures) {
		r, path := c.p.Closures[name], pathOf("closures", name)
		if !isName(name) {
			c.problem(path, "%q is no name of a rule: lower-case letters, digits, '-' and '_'", order.Shorten(name, 40))
		}
		c.source(path, r.Source)
		some(c, path, ".timers", r.Timers)
		for _, timer := range r.Timers {
			if !c.timed(timer, true) && !c.timed(timer, false) {
				c.problem(path+".timers", "no deadline has the timer %q", order.Shorten(timer, 40))
			}
		}
		from, err := time.ParseInLocation(time.DateOnly, r.From, c.out.zone)
		if err != nil {
			c.problem(path+".from", "%q is no date such as 2026-02-15", order.Shorten(r.From, 40))
		}
		until, err2 := time.ParseInLocation(time.DateOnly, r.Until, c.out.zone)
		switch {
		case err2 != nil:
			c.problem(path+".until", "%q is no date such as 2026-02-23", order.Shorten(r.Until, 40))
		case err == nil && until.Before(from):
			c.problem(path+".until", "%s lies before %s", r.Until, r.From)
		}
		c.out.closures = append(c.out.closures, closure{name, from, clockOn(until, 1, clock{}, c.out.zone), r.Timers})
	}
	slices.SortStableFunc(c.out.closures, func(a, b closure) int { return a.from.Compare(b.from) })
	for i := 1; i < len(c.out.closures); i++ {
		if a, b := c.out.closures[i-1], c.out.closures[i]; b.from.Before(a.until) && meet(a.timers, b.timers) {
			c.problem(pathOf("closures", b.name), "it overlaps %s: make one of both", fmt.Sprintf("%.40s", a.name))
		}
	}
}

func weekdays() []string {
	return []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}
}
