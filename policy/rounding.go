package policy

import (
	"time"

	"github.com/recourse-go/recourse/order"
)

// Rounding says to which instant of its day the end of a span goes.
type Rounding string

const (
	// SameClock: the clock time at which it began. The zero Rounding means the same.
	SameClock Rounding = "same_clock"
	// EndOfDay: 23:59:59 of the day on which it ends. Two days from a purchase to the end of the day are its third day, the day
	// of the purchase included.
	EndOfDay Rounding = "end_of_day"
	// NextMidnight: the first 00:00 after it.
	NextMidnight Rounding = "next_midnight"
)

// Roundings lists every Rounding.
func Roundings() []Rounding { return []Rounding{SameClock, EndOfDay, NextMidnight} }

// UnmarshalText accepts a rounding's name; any other is an *order.UnknownNameError.
func (r *Rounding) UnmarshalText(text []byte) error {
	return order.UnmarshalName(r, "rounding", text, Roundings())
}

// apply rounds an instant in a zone.
func (r Rounding) apply(at time.Time, zone *time.Location) time.Time {
	switch r {
	case EndOfDay:
		return clockOn(at, 0, clock{23, 59, 59}, zone)
	case NextMidnight:
		return clockOn(at, 1, clock{}, zone)
	}
	return at
}

// clock is a time of day.
type clock struct{ hour, minute, second int }

// clockOf reads a time of day such as 10:00 or 00:16:30.
func clockOf(s string) (clock, bool) {
	if s == "" {
		return clock{}, false
	}
	for _, layout := range []string{"15:04", "15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil && len(s) == len(layout) {
			return clock{t.Hour(), t.Minute(), t.Second()}, true
		}
	}
	return clock{}, false
}

// clockOn is a time of day so many days after the day of an instant.
func clockOn(at time.Time, days int, c clock, zone *time.Location) time.Time {
	local := at.In(zone)
	return wall(time.Date(local.Year(), local.Month(), local.Day()+days, c.hour, c.minute, c.second, 0, time.UTC), zone)
}

// swept is the first time of day at or after an instant.
func (c clock) swept(at time.Time, zone *time.Location) time.Time {
	if today := clockOn(at, 0, c, zone); !today.Before(at) {
		return today
	}
	return clockOn(at, 1, c, zone)
}
