package aftersales

import (
	"time"

	"github.com/recourse-go/recourse/order"
)

func (c ReportDelay) decide(t *turn) error {
	c.Until = micro(c.Until)
	t.said.Command = c
	return t.report(c.Child, c.Until, c, EventDelayReported, func(d *Deadline) { d.Delayed++ })
}

func (c ReportCustoms) decide(t *turn) error {
	c.Until = micro(c.Until)
	t.said.Command = c
	return t.report(c.Child, c.Until, c, EventCustomsReported, func(d *Deadline) { d.Customs++ })
}

// travels reports whether goods of the child order may be on their way, or have to be: there or back.
func (ch *Child) travels() bool {
	return ch.Status != order.PendingPayment && ch.Status != order.Closed
}

// report tells that goods come later, and moves the deadlines that the policy lets it move.
func (t *turn) report(child string, until time.Time, c Command, event Event, count func(*Deadline)) error {
	t.childNamed(child)
	if !until.IsZero() {
		t.later("until", until, t.at)
	}
	var late []int
	moved := map[int][]clock{}
	for i := range t.d.Children {
		ch := &t.d.Children[i]
		if child != "" && child != ch.Progress.Child || !ch.travels() {
			continue
		}
		clocks, err := t.delayed(i, c)
		if err != nil {
			return err
		}
		late, moved[i] = append(late, i), clocks
	}
	if len(late) == 0 && len(t.faults) == 0 {
		t.fault(t.notAllowed(string(t.d.Status())))
	}
	if len(t.faults) > 0 {
		return t.refused("")
	}
	for _, i := range late {
		for _, k := range moved[i] {
			k.event = event
			count(&k.is)
			t.remark(&k)
		}
		if len(moved[i]) == 0 { // it is only told
			t.timer = ""
			t.record(Entry{Child: t.d.Children[i].Progress.Child, Event: string(event)}, t.notices(event, "", until)...)
		}
	}
	return t.broken
}

// clocksOf are the deadlines of a child order and of its cases.
func (t *turn) clocksOf(childAt int) []clock {
	clocks := clocksIn(t.d.Children[childAt].Deadlines, -1, childAt)
	for i := range t.d.Cases {
		if k := &t.d.Cases[i]; k.Child == t.d.Children[childAt].Progress.Child {
			clocks = append(clocks, clocksIn(k.Deadlines, i, childAt)...)
		}
	}
	return clocks
}

// reportFaults asks the policy whether a report may be made: about the child order, or about one of its open cases.
func (t *turn) reportFaults(childAt int, c Command) ([]order.Fault, error) {
	owners := []clock{{caseAt: -1, childAt: childAt}}
	for i := range t.d.Cases {
		if k := &t.d.Cases[i]; k.Open() && k.Child == t.d.Children[childAt].Progress.Child {
			owners = append(owners, clock{caseAt: i, childAt: childAt})
		}
	}
	var faults []order.Fault
	for i := range owners {
		s, p := t.clockSituation(&owners[i])
		if p == nil {
			return nil, t.broken
		}
		no := p.Move(s, c, Deadline{}).Faults
		if len(no) == 0 {
			return nil, nil
		}
		faults = append(faults, no...)
	}
	return once(faults), nil
}

// delayed asks the policy what a report means for a child order and its open cases: whether it may be made, and which
// deadlines it moves.
func (t *turn) delayed(childAt int, c Command) ([]clock, error) {
	faults, err := t.reportFaults(childAt, c)
	if err != nil {
		return nil, err
	}
	t.fault(faults...)
	var moved []clock
	for _, k := range t.clocksOf(childAt) {
		shift, err := t.shift(&k, c)
		if err != nil {
			return nil, err
		}
		due := k.was.running(t.at).Due
		if !shift.Due.After(due) && (!shift.Due.Equal(due) || shift.Grace >= k.was.Grace) {
			continue
		}
		t.further(shift, due, k.was.Grace)
		k.is = k.was.lengthen(shift.Due.Sub(due))
		k.is.Grace = shift.Grace
		k.due = k.is.Due
		moved = append(moved, k)
	}
	return moved, nil
}
