package aftersales

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Decision is what Decide decided: the facts to append to the log and what the outside world must do.
type Decision struct {
	Entries []Entry
	Effects []Effect
	// Dossier is the dossier with the entries folded in.
	Dossier Dossier
}

// Empty reports whether nothing was decided.
func (d Decision) Empty() bool { return len(d.Entries) == 0 }

// Decide judges a message against a dossier at an instant. It is pure: the dossier stays as it is, there is no clock, no
// I/O and no randomness, so it may run inside a database transaction or a workflow's deterministic code.
//
// Every deadline that lies strictly before now fires first, in order, each as of its own time; a message at the very
// instant of a deadline still counts, and Wait fires that one too. now is taken in UTC, to the microsecond, and never
// before the dossier's last entry. The error is a *RefusedError if the message is refused: the Decision then holds the
// deadlines that fired and nothing else. Any other error is a fault of the dossier or of a policy, and decides nothing.
func Decide(policies Policies, d Dossier, m Message, now time.Time) (Decision, error) {
	now = now.UTC().Truncate(time.Microsecond)
	if now.Before(d.At) {
		now = d.At
	}
	t := &turn{policies: policies, d: d.clone(), now: now}
	m.Command = valueOf(m.Command)
	if m.Command == nil {
		return Decision{Dossier: d}, &RefusedError{Order: d.Order.ID, Faults: []order.Fault{order.NewFault("command_missing", "do", "there is no command")}}
	}
	if err := t.expire(now, m.Command.Name() == Wait{}.Name()); err != nil {
		return Decision{Dossier: d}, err
	}
	t.at, t.by, t.do, t.timer = now, m.By, m.Command.Name(), ""
	if _, place := m.Command.(Place); !place {
		t.said = &m
	}
	if !t.d.Placed() && t.do != (Place{}).Name() {
		t.fault(order.NewFault("order_unknown", "order", "the order was not placed"))
		return t.decision(), t.refused("")
	}
	fired := len(t.entries)
	err := m.Command.decide(t)
	if t.broken != nil {
		err = t.broken // what was refused meanwhile was judged without a policy
	}
	var refused *RefusedError
	if errors.As(err, &refused) {
		return t.takeBack(d, fired, refused)
	}
	if err != nil {
		return Decision{Dossier: d}, fmt.Errorf("aftersales: order %q, %s: %w", order.Shorten(d.Order.ID, 64), t.do, err)
	}
	return t.decision(), nil
}

// valueOf gives the command itself where a pointer to one was sent; nil for a nil pointer.
func valueOf(c Command) Command {
	v := reflect.ValueOf(c)
	if v.Kind() != reflect.Pointer {
		return c
	}
	if v.IsNil() {
		return nil
	}
	value, _ := v.Elem().Interface().(Command)
	return value
}

// takeBack leaves only the deadlines that fired before the refused command.
func (t *turn) takeBack(d Dossier, fired int, refused *RefusedError) (Decision, error) {
	if len(t.entries) > fired {
		t.entries = t.entries[:fired]
		restored, err := d.Fold(t.entries...)
		if err != nil {
			return Decision{Dossier: d}, err
		}
		t.d = restored
	}
	return t.decision(), refused
}

// turn is one run of Decide: the dossier as it becomes, and what was decided so far.
type turn struct {
	policies Policies
	d        Dossier
	now      time.Time
	at       time.Time // of what is being decided: now, or a deadline's own time
	by       order.Party
	do       string
	timer    string   // the deadline that passed, or that is moved
	said     *Message // until an entry carries it
	entries  []Entry
	faults   []order.Fault
	ceiling  money.Amount // what a refused request could have got at the most
	pending  []plan       // what the request that is opened takes of the child orders still to come
	broken   error        // the first entry that could not be folded, or policy that could not be found
}

func (t *turn) decision() Decision {
	var effects []Effect
	for i := range t.entries {
		effects = append(effects, t.entries[i].Effects...)
	}
	return Decision{Entries: slices.Clip(t.entries), Effects: effects, Dossier: t.d}
}

func (t *turn) fault(f ...order.Fault) { t.faults = append(t.faults, f...) }

func (t *turn) refused(caseID string) error {
	return &RefusedError{Order: t.d.Order.ID, Do: t.do, Case: caseID, Faults: once(t.faults), Ceiling: t.ceiling}
}

// expire fires the deadlines before an instant, and at it where inclusive.
func (t *turn) expire(until time.Time, inclusive bool) error {
	for fired := 0; ; {
		e := t.d.next()
		if !e.found || e.deadline.Due.After(until) || !inclusive && e.deadline.Due.Equal(until) {
			return nil
		}
		t.at, t.by, t.do, t.timer = e.deadline.Due, order.Timer, expireCommand, e.deadline.Name
		if t.at.Before(t.d.At) {
			t.at = t.d.At
		}
		err := t.fire(e)
		if err == nil {
			err = t.broken
		}
		if e.deadline.Event != string(EventReminded) { // which sets none: there is an end to them
			fired++
		}
		if err == nil && fired > mostDeadlines*(1+len(t.d.Cases)+len(t.d.Children)) {
			err = errors.New("the policy sets it again each time it passes, without an end")
		}
		if err != nil {
			return fmt.Errorf("aftersales: order %q, deadline %q: %w", order.Shorten(t.d.Order.ID, 64), e.deadline.Name, err)
		}
	}
}

// mostDeadlines is how many deadlines may fire at once for each case and child order. A sound policy comes to an end far
// sooner; one that sets a deadline of the past over and over does not.
const mostDeadlines = 64

// expireCommand is what the log says a deadline did.
const expireCommand = "expire"

// fire carries out one deadline. It is taken off its owner first, so that it cannot fire again.
func (t *turn) fire(e expiry) error {
	if e.deadline.Event == string(EventReminded) {
		t.remind(e)
		return nil
	}
	if e.caseAt < 0 {
		return t.fireChild(e)
	}
	c := &t.d.Cases[e.caseAt]
	rest := slices.Delete(slices.Clone(c.Deadlines), e.index, e.index+1)
	change := Change{Deadlines: &rest}
	if e.deadline.Name == settlementDeadline && c.settlesItself() {
		return t.settle(c.ID, change)
	}
	event := Event(e.deadline.Event)
	if yes, ok := c.silentYes(event); ok {
		return t.acceptSilently(c, yes, change, e.deadline.Debits)
	}
	if event == EventExpiredDecline {
		change.Revision = c.Revision + 1
	}
	if _, ok := Flow(c.Kind).Next(c.State, event); !ok {
		t.record(Entry{Case: c.ID, Child: c.Child, Change: &change})
		return nil
	}
	change.Liable = e.deadline.Of // who is silent before the platform is in the wrong
	return t.move(c.ID, step{event: event, change: change, debits: e.deadline.Debits})
}

func (t *turn) fireChild(e expiry) error {
	ch := t.d.Children[e.childAt]
	ch.Deadlines = slices.Delete(slices.Clone(ch.Deadlines), e.index, e.index+1)
	event := order.Event(e.deadline.Event)
	if event == order.ExpiredUnpaid || event == order.ExpiredUnshipped {
		return t.fireCancel(ch, e.deadline)
	}
	if moved, err := ch.Progress.Move(event, t.at); err == nil {
		ch.Progress = moved
		t.enterStatus(&ch)
	} else {
		event = ""
	}
	t.record(Entry{Child: ch.Progress.Child, Event: string(event), Children: []Child{ch}})
	return nil
}
