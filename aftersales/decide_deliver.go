package aftersales

import (
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
)

func (c Deliver) decide(t *turn) error {
	t.childNamed(c.Child)
	t.actor(order.Carrier, order.Platform, order.Warehouse, order.Seller)
	var delivered []Child
	var was []time.Time
	for i, ch := range t.d.Children {
		if c.Child != "" && c.Child != ch.Progress.Child || ch.Status != order.AwaitingReceipt && ch.Status != order.PartiallyShipped {
			continue
		}
		if s, p := t.childSituation(&ch); p != nil {
			before, first := p.ChildDeadlines(s), ch.DeliveredAt.IsZero()
			ch.DeliveredAt = t.at
			ch.Deadlines = carryClocks(ch.Deadlines, before, t.stamped(p.ChildDeadlines(s)), first)
		}
		delivered, was = append(delivered, ch), append(was, t.d.Children[i].DeliveredAt)
	}
	if len(t.faults) == 0 && len(delivered) == 0 {
		t.fault(t.notAllowed(string(t.d.Status())))
	}
	if len(t.faults) > 0 {
		return t.refused("")
	}
	t.record(Entry{Child: only(delivered), Children: delivered})
	for i := range delivered {
		t.caseDelivered(delivered[i].Progress.Child, was[i])
	}
	return t.broken
}

// caseDelivered gives the open cases of a child order the deadlines that count from its delivery. Those that run already stay, unless they count from it too.
func (t *turn) caseDelivered(child string, was time.Time) {
	for i := range t.d.Cases {
		c := &t.d.Cases[i]
		if c.Child != child || !c.Open() {
			continue
		}
		s, p := t.situation(child, i)
		if p == nil {
			return
		}
		now := t.caseClocks(s, p)
		undelivered := *s.Child
		undelivered.DeliveredAt = was
		s.Child = &undelivered
		before := t.caseClocks(s, p)
		set, changed := slices.Clone(c.Deadlines), false
		for _, d := range carried(nil, now, t.at) {
			at, b := named(c.Deadlines, d.Name), named(before, d.Name)
			switch {
			case at < 0 && b < 0:
				set, changed = append(set, d), true
			case was.IsZero() && at >= 0 && b >= 0 && !before[b].Due.Equal(d.Due) && set[at].untouched():
				set[at], changed = d, true
			}
		}
		if changed {
			t.record(Entry{Case: c.ID, Child: child, Change: &Change{Deadlines: &set}})
		}
	}
}

// untouched reports whether a deadline runs as the policy set it.
func (d Deadline) untouched() bool {
	return !d.moved() && !d.Paused() && d.Held == nil && d.Asked == nil
}

// carryClocks keeps the deadlines that run already, so that a stopped clock is not lost, and adds those that are new: none
// that were set before and have passed. With the first delivery one that nobody touched goes where the
// policy now sets it, as the sooner of two.
func carryClocks(running, before, now []Deadline, first bool) []Deadline {
	kept := now[:0]
	for _, d := range now {
		if at := named(running, d.Name); at >= 0 {
			if b := named(before, d.Name); first && b >= 0 && !before[b].Due.Equal(d.Due) && running[at].untouched() {
				kept = append(kept, d) // it counts from the delivery, too
				continue
			}
			kept = append(kept, running[at])
		} else if named(before, d.Name) < 0 {
			kept = append(kept, d)
		}
	}
	return kept
}
