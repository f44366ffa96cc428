package aftersales

import (
	"slices"
	"time"
)

// carried are deadlines that are set anew, as a child order or a case goes on: what a command moved stays moved where the
// policy sets the same instant again, and a reminder whose day is over is not sent again.
func carried(was, set []Deadline, at time.Time) []Deadline {
	for i, d := range set {
		for _, old := range was {
			if old.Name == d.Name && old.anew(d.Due) {
				set[i] = d.sameClock(old)
			}
		}
	}
	return slices.DeleteFunc(set, func(d Deadline) bool {
		return d.Event == string(EventReminded) && d.Due.Before(at)
	})
}

// named finds a deadline by its name; -1: there is none.
func named(list []Deadline, name string) int {
	return slices.IndexFunc(list, func(d Deadline) bool { return d.Name == name })
}

// carry carries over the deadlines of a case. Where its state goes on, what was moved stays moved whatever the policy sets
// now, and what has passed is over.
func (t *turn) carry(was *Case, set *[]Deadline, goesOn bool) {
	if !goesOn {
		*set = carried(was.Deadlines, *set, t.at)
		return
	}
	s, p := t.situation(was.Child, t.d.caseIndex(was.ID))
	if p == nil {
		return
	}
	before := p.CaseDeadlines(s)
	*set = slices.DeleteFunc(*set, func(d Deadline) bool {
		return d.Event == string(EventReminded) && named(before, d.Name) >= 0 && named(was.Deadlines, d.Name) < 0
	})
	for i, d := range *set {
		for _, old := range was.Deadlines {
			if old.Name == d.Name && old.moved() {
				(*set)[i] = d.sameClock(old)
			}
		}
	}
}
