package route

import "github.com/recourse-go/recourse/order"

// Span is how long a part of the way takes: from Min to Max of a unit, both at least 0 and at most a year. The zero Span
// means that nothing is known; a part that takes no time is Instant.
type Span struct {
	Min  int  `json:"min,omitempty"`
	Max  int  `json:"max,omitempty"`
	Unit Unit `json:"unit"`
}

// Unit is what a span counts.
type Unit string

const (
	// Instant is no time at all; a span of it has no numbers.
	Instant Unit = "instant"
	// Hours of 60 minutes.
	Hours Unit = "hours"
	// Days of the calendar in the situation's zone, to the same clock time.
	Days Unit = "days"
	// WorkingDays are those days that the situation's calendar says are worked; the first is the first one after the day on
	// which the span begins.
	WorkingDays Unit = "working_days"
)

// Units lists every Unit.
func Units() []Unit { return []Unit{Instant, Hours, Days, WorkingDays} }

// UnmarshalText accepts a unit's name; any other is an *order.UnknownNameError.
func (u *Unit) UnmarshalText(text []byte) error { return order.UnmarshalName(u, "unit", text, Units()) }

// most is how many of the unit make a year, as leap years have it; 0 for a unit that takes no numbers.
func (u Unit) most() int {
	switch u {
	case Hours:
		return 366 * 24
	case Days, WorkingDays:
		return 366
	}
	return 0
}
