package route

import "time"

// Calendar says whether a date is a working day of those who move the money: year, month and day as time.Date takes them.
// It must give the same answer each time.
type Calendar func(year int, month time.Month, day int) bool

// MondayToFriday is the Calendar of a week without holidays.
func MondayToFriday(year int, month time.Month, day int) bool {
	weekday := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Weekday()
	return weekday != time.Saturday && weekday != time.Sunday
}

// longestRest is after how many days in a row without work a calendar is taken to have no working day at all.
const longestRest = 366

// after goes on from an instant by so many of a unit, in the instant's zone; ok is false where the calendar has no working
// day left. Days keep the clock time; where a change of the clocks skips or repeats it, it is as time.Date has it.
func (c Calendar) after(from time.Time, n int, u Unit) (_ time.Time, ok bool) {
	switch u {
	case Hours:
		return from.Add(time.Duration(n) * time.Hour), true
	case Days:
		return from.AddDate(0, 0, n), true
	case WorkingDays:
		days, ok := c.working(from, n)
		return from.AddDate(0, 0, days), ok
	}
	return from, true
}

// working is how many days after from the nth working day is.
func (c Calendar) working(from time.Time, n int) (days int, ok bool) {
	year, month, day := from.Date()
	for rest := 0; n > 0; {
		days++
		y, m, d := time.Date(year, month, day+days, 0, 0, 0, 0, time.UTC).Date()
		switch {
		case c(y, m, d):
			n, rest = n-1, 0
		case rest == longestRest:
			return 0, false
		default:
			rest++
		}
	}
	return days, true
}

// arrival is when money ordered at an instant arrives at the earliest and at the latest: the provider's part of the way,
// then the bank's. Both are zero where one of the two is not known.
func (c Calendar) arrival(m Method, start time.Time) (earliest, latest time.Time, ok bool) {
	if m.Platform == (Span{}) || m.Bank == (Span{}) {
		return time.Time{}, time.Time{}, true
	}
	earliest, first := c.after(start, m.Platform.Min, m.Platform.Unit)
	earliest, second := c.after(earliest, m.Bank.Min, m.Bank.Unit)
	latest, third := c.after(start, m.Platform.Max, m.Platform.Unit)
	latest, fourth := c.after(latest, m.Bank.Max, m.Bank.Unit)
	return earliest, latest, first && second && third && fourth
}
