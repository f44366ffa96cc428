package aftersales

import (
	"fmt"
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
)

// target is the deadline that a command names.
type target struct{ child, caseID, timer string }

// clock is a deadline that runs, with its owner, and what becomes of it.
type clock struct {
	caseAt  int // -1: it is the child's
	childAt int
	index   int // among its owner's deadlines
	was, is Deadline
	event   Event
	due     time.Time // what those who are told are told
}

// clocksIn are the deadlines of an owner, but for the one that is the clock's own.
func clocksIn(list []Deadline, caseAt, childAt int) []clock {
	var clocks []clock
	for i, d := range list {
		if d.Name != settlementDeadline {
			clocks = append(clocks, clock{caseAt: caseAt, childAt: childAt, index: i, was: d})
		}
	}
	return clocks
}

// clocks finds the deadlines that a command names; where it names no child order, those of every one that has it.
func (t *turn) clocks(of target) []clock {
	var found []clock
	faults := len(t.faults)
	pick := func(list []Deadline, caseAt, childAt int) {
		for _, k := range clocksIn(list, caseAt, childAt) {
			if k.was.Name == of.timer {
				found = append(found, k)
			}
		}
	}
	at := t.d.caseIndex(of.caseID)
	switch {
	case of.caseID != "" && at < 0:
		t.caseUnknown(of.caseID)
		return nil
	case of.caseID != "":
		if c := &t.d.Cases[at]; of.child == "" || of.child == c.Child {
			pick(c.Deadlines, at, t.d.childIndex(c.Child))
		}
	default:
		t.childNamed(of.child)
		for i := range t.d.Children {
			if id := t.d.Children[i].Progress.Child; of.child == "" || of.child == id {
				pick(t.d.Children[i].Deadlines, -1, i)
			}
		}
	}
	if len(found) == 0 && len(t.faults) == faults {
		t.fault(order.NewFault("timer_unknown", "timer", fmt.Sprintf("no deadline %q runs here", order.Shorten(of.timer, 64)), "timer", order.Shorten(of.timer, 64)))
	}
	return found
}

// moveClocks judges a command about each deadline that it names and, where nothing speaks against any, carries it out. Of
// several it concerns those that a test picks, or all where it picks none.
func (t *turn) moveClocks(of target, concerns func(Deadline) bool, judge func(k *clock) error) error {
	clocks := t.clocks(of)
	if slices.ContainsFunc(clocks, func(k clock) bool { return concerns(k.was) }) {
		clocks = slices.DeleteFunc(clocks, func(k clock) bool { return !concerns(k.was) })
	}
	for i := range clocks {
		if err := judge(&clocks[i]); err != nil {
			return err
		}
	}
	if len(t.faults) > 0 {
		return t.refused(of.caseID)
	}
	for i := range clocks {
		if clocks[i].event != "" { // else nothing becomes of it
			t.remark(&clocks[i])
		}
	}
	return t.broken
}

// remark records what became of a deadline: an entry that changes nothing else.
func (t *turn) remark(k *clock) {
	t.timer = k.was.Name
	e := Entry{Child: t.d.Children[k.childAt].Progress.Child, Event: string(k.event)}
	if k.caseAt >= 0 {
		c := &t.d.Cases[k.caseAt]
		list := slices.Clone(c.Deadlines)
		list[k.index] = t.touched(k)
		e.Case, e.Change = c.ID, &Change{Deadlines: &list}
	} else {
		ch := t.d.Children[k.childAt]
		ch.Deadlines = slices.Clone(ch.Deadlines)
		ch.Deadlines[k.index] = t.touched(k)
		e.Children = []Child{ch}
	}
	told := t.notices(k.event, k.was.Name, k.due)
	if k.event == EventExtensionAsked && k.is.Asked.Of == order.Platform {
		told = append(told, Effect{Kind: Notify, To: order.Platform, Topic: string(k.event), Timer: k.was.Name, Due: k.due})
	}
	t.record(e, told...)
}

// touched is the deadline as it becomes, with the entry that moved it and what the policy had set.
func (t *turn) touched(k *clock) Deadline {
	is := k.is
	is.Seq = t.d.Seq + 1
	if is.Was.IsZero() && !k.was.Paused() {
		is.Was = k.was.Due
	}
	return is
}

// notices tell a remark to whichever party did not make it.
func (t *turn) notices(event Event, timer string, due time.Time) []Effect {
	var effects []Effect
	for _, to := range []order.Party{order.Buyer, order.Seller} {
		if to != t.by {
			effects = append(effects, Effect{Kind: Notify, To: to, Topic: string(event), Timer: timer, Due: due})
		}
	}
	return effects
}

// shift asks the policy where a command moves a deadline, which it sees as if its clock ran on now.
func (t *turn) shift(k *clock, command Command) (Shift, error) {
	s, p := t.clockSituation(k)
	if p == nil {
		return Shift{}, t.broken
	}
	moved := p.Move(s, command, k.was.running(t.at))
	moved.Due = micro(moved.Due)
	t.fault(moved.Faults...)
	return moved, nil
}

func (t *turn) clockSituation(k *clock) (*Situation, Policy) {
	t.timer = k.was.Name
	return t.situation(t.d.Children[k.childAt].Progress.Child, k.caseAt)
}

// later faults an instant that a deadline cannot be moved to: one that is not after it, or out of reach.
func (t *turn) later(path string, to, than time.Time) {
	if !to.After(than) || to.After(t.at.Add(longest)) {
		t.fault(order.NewFault("until_invalid", path, fmt.Sprintf("%s is not after %s, or out of reach", to.Format(time.RFC3339), than.Format(time.RFC3339)), "until", to.Format(time.RFC3339Nano), "due", than.Format(time.RFC3339Nano)))
	}
}

// further faults a shift that takes a deadline no further: where it goes to the same sweep it must end later.
func (t *turn) further(moved Shift, due time.Time, grace time.Duration) {
	if moved.Due.Equal(due) {
		moved.Due, due = moved.Due.Add(-moved.Grace), due.Add(-grace)
	}
	t.later("until", moved.Due, due)
}

// heldFault faults a command that does not fit a clock that is held.
func (t *turn) heldFault(d Deadline) {
	t.fault(order.NewFault("timer_held", "timer", fmt.Sprintf("the %s holds the clock of %s", d.Held.By, order.Shorten(d.Name, 64)), "timer", order.Shorten(d.Name, 64), "by", string(d.Held.By)))
}

// notSo faults a command about something that a deadline does not have.
func (t *turn) notSo(d Deadline, why string) {
	t.fault(order.NewFault("command_not_allowed", "do", fmt.Sprintf("%s is not possible: %s", t.do, why), "do", t.do, "timer", order.Shorten(d.Name, 64)))
}

// every picks every deadline.
func every(Deadline) bool { return true }

func (c AskExtension) decide(t *turn) error {
	c.Until = micro(c.Until)
	t.said.Command = c
	return t.moveClocks(target{c.Child, c.Case, c.Timer}, every, func(k *clock) error { return t.asked(c, k) })
}

// asked judges more time that is asked for.
func (t *turn) asked(c AskExtension, k *clock) error {
	if k.was.Held != nil {
		t.heldFault(k.was)
	}
	if k.was.Asked != nil {
		t.fault(order.NewFault("extension_pending", "timer", fmt.Sprintf("the %s has not answered yet", k.was.Asked.Of), "timer", order.Shorten(k.was.Name, 64), "of", string(k.was.Asked.Of)))
	}
	moved, err := t.shift(k, c)
	if err != nil || len(moved.Faults) > 0 {
		return err
	}
	due := k.was.running(t.at).Due
	t.further(moved, due, k.was.Grace)
	k.is, k.due = k.was, moved.Due
	more := moved.Due.Sub(due)
	if moved.Consent != "" && moved.Consent != t.by {
		k.event, k.is.Asked = EventExtensionAsked, &Extension{By: t.by, Of: moved.Consent, At: t.at, More: more, Grace: moved.Grace}
		return nil
	}
	k.event, k.is = EventExtensionAgreed, k.was.lengthen(more)
	k.is.Grace = moved.Grace
	k.is.Extended++
	return nil
}

// awaited picks the deadlines of which more time was asked for.
func awaited(d Deadline) bool { return d.Asked != nil }

// answers faults an answer where nobody asked, or by somebody who was not asked.
func (t *turn) answers(k *clock) bool {
	if k.was.Asked == nil {
		t.notSo(k.was, "nobody asked for more time")
		return false
	}
	t.actor(k.was.Asked.Of)
	return true
}

func (c AgreeExtension) decide(t *turn) error {
	return t.moveClocks(target{c.Child, c.Case, c.Timer}, awaited, func(k *clock) error {
		if !t.answers(k) {
			return nil
		}
		k.event, k.is = EventExtensionAgreed, k.was
		k.is.Asked = nil
		k.is = k.is.lengthen(k.was.Asked.More)
		k.is.Grace = k.was.Asked.Grace
		k.is.Extended++
		k.due = k.is.Due
		return nil
	})
}

func (c RefuseExtension) decide(t *turn) error {
	return t.moveClocks(target{c.Child, c.Case, c.Timer}, awaited, func(k *clock) error {
		if !t.answers(k) {
			return nil
		}
		k.event, k.is = EventExtensionRefused, k.was
		k.is.Asked = nil
		k.is.Refused++
		k.due = k.is.Due
		return nil
	})
}

func (c Hold) decide(t *turn) error {
	return t.moveClocks(target{c.Child, c.Case, c.Timer}, every, func(k *clock) error {
		if k.was.Held != nil {
			t.heldFault(k.was)
		}
		moved, err := t.shift(k, c)
		if err != nil || len(moved.Faults) > 0 {
			return err
		}
		t.later("timer", moved.Due, k.was.running(t.at).Due)
		k.event, k.is = EventHeld, k.was.hold(t.by, t.at, moved.Due)
		k.due = k.is.Due
		return nil
	})
}

func (c ReleaseHold) decide(t *turn) error {
	return t.moveClocks(target{c.Child, c.Case, c.Timer}, func(d Deadline) bool { return d.Held != nil }, func(k *clock) error {
		if k.was.Held == nil {
			t.notSo(k.was, "its clock is not held")
			return nil
		}
		t.actor(k.was.Held.By, order.Platform)
		k.event, k.is = EventReleased, k.was.release(t.at)
		k.due = k.is.Due
		return nil
	})
}

func (c ReportDeadline) decide(t *turn) error {
	c.Due = micro(c.Due)
	t.said.Command = c
	t.actor(order.Platform)
	t.later("due", c.Due, t.at)
	return t.moveClocks(target{c.Child, c.Case, c.Timer}, func(d Deadline) bool { return !d.stands(c.Due) }, func(k *clock) error {
		if !k.was.stands(c.Due) {
			k.event, k.is, k.due = EventDeadlineReported, k.was.report(c.Due), c.Due
		}
		return nil
	})
}
