package aftersales

import (
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
)

// record numbers an entry, folds it, derives what it means for the child orders, and keeps it.
func (t *turn) record(e Entry, effects ...Effect) {
	if t.broken != nil {
		return
	}
	e.Seq, e.At, e.By, e.Do = t.d.Seq+1, t.at, t.by, t.do
	e.Message, t.said = t.said, nil
	if err := t.d.foldContent(&e); err != nil {
		t.broken = err
		return
	}
	effects = append(effects, t.consequences(&e)...)
	told := t.told(&e)
	t.count(&e, told)
	effects = append(effects, told...)
	t.number(&e, effects)
	t.d.Seq, t.d.At = e.Seq, e.At
	t.entries = append(t.entries, e)
}

// number puts the effects in the order of the vocabulary and gives each its id.
func (t *turn) number(e *Entry, effects []Effect) {
	kinds := EffectKinds()
	slices.SortStableFunc(effects, func(a, b Effect) int {
		return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
	})
	for i := range effects {
		f := &effects[i]
		f.ID, f.Order, f.At = EffectID{t.d.Order.ID, e.Seq, i}.String(), t.d.Order.ID, e.At
		if f.Case == "" {
			f.Case = e.Case
		}
		if f.Child == "" {
			f.Child = e.Child
		}
	}
	e.Effects = effects
}

// told are the notices and the metrics of an entry: a case's event is told to whichever party did not do it. A remark
// brings its notices along.
func (t *turn) told(e *Entry) []Effect {
	remark := Event(e.Event).ofDeadline()
	if e.Event == "" || e.Case == "" && !remark {
		return nil
	}
	var effects []Effect
	for _, to := range []order.Party{order.Buyer, order.Seller} {
		if to != e.By && !remark && !oneOf(Event(e.Event), records()...) {
			effects = append(effects, Effect{Kind: Notify, To: to, Topic: e.Event})
		}
	}
	at := -1
	if e.Case != "" {
		at = t.d.caseIndex(e.Case)
	}
	s, p := t.situation(e.Child, at)
	if p == nil {
		return effects
	}
	s.Counted = t.counted()
	return append(effects, p.Consequences(s, Event(e.Event))...)
}

// consequences brings every child order that an entry touched up to date, and adds it to the entry if it changed.
func (t *turn) consequences(e *Entry) []Effect {
	var effects []Effect
	touched := []string{}
	if e.Child != "" {
		touched = append(touched, e.Child)
	}
	for _, ch := range e.Children {
		if ch.Progress.Child != e.Child {
			touched = append(touched, ch.Progress.Child)
		}
	}
	for _, id := range touched {
		at := t.d.childIndex(id)
		if at < 0 {
			continue
		}
		u := update{t: t, at: at, child: t.d.Children[at]}
		u.run(e)
		effects = append(effects, u.effects...)
		if !u.changed {
			continue
		}
		t.d.Children[at] = u.child
		if i := slices.IndexFunc(e.Children, func(ch Child) bool { return ch.Progress.Child == id }); i >= 0 {
			e.Children[i] = u.child
		} else {
			e.Children = append(e.Children, u.child)
		}
	}
	return effects
}

// update derives a child order's state from its cases.
type update struct {
	t       *turn
	at      int
	child   Child
	changed bool
	effects []Effect
}

func (u *update) run(e *Entry) {
	t := u.t
	if t.d.Order.ID == "" || len(t.d.Cases) == 0 {
		return
	}
	u.granted(e)
	u.status()
	u.afterSale()
	u.hold()
	u.clocks()
}

// status closes a child order that was refunded whole, and lets one go on whose last units to ship were refunded.
func (u *update) status() {
	t, id := u.t, u.child.Progress.Child
	if !u.child.Status.Terminal() && t.d.settled.Closed(t.d.alloc, id) {
		if moved, err := u.child.Progress.Move(order.AllRefunded, t.at); err == nil {
			u.child.Progress, u.child.Deadlines, u.changed = moved, nil, true
			u.effects = append(u.effects, Effect{Kind: CloseOrder, Child: id})
		}
	}
	if u.child.Status == order.PartiallyShipped && u.child.AllGone(t.units(id), t.refunded(id)) {
		// Nothing left now, yet the buyer has from now on to confirm: while the case was open no clock could run.
		if moved, err := u.child.Progress.Move(order.ShippedRest, t.at); err == nil {
			u.child.Progress, u.changed = moved, true
			t.enterStatus(&u.child)
		}
	}
}

func (u *update) afterSale() {
	t, id := u.t, u.child.Progress.Child
	is, refunded := order.NoAfterSale, false
	for i := range t.d.Cases {
		c := &t.d.Cases[i]
		refunded = refunded || c.Child == id && c.State.Settled()
		switch {
		case c.Child != id:
		case c.Open():
			is = order.InProgress
		case c.State.Settled() && is == order.NoAfterSale:
			is = order.PartiallyRefunded
		}
	}
	if refunded && t.d.settled.Closed(t.d.alloc, id) {
		is = order.Refunded
	}
	if u.child.AfterSale != is {
		u.child.AfterSale, u.changed = is, true
	}
}

// hold is on while a case about goods that were paid and not shipped is undecided.
func (u *update) hold() {
	t, id := u.t, u.child.Progress.Child
	hold := false
	intercepting := false
	unpaid := u.child.Status == order.PendingPayment // nothing may leave anyway
	for i := range t.d.Cases {
		if c := &t.d.Cases[i]; c.Child == id && c.holds() && !unpaid {
			hold = true
			intercepting = intercepting || c.State == Intercepting
		}
	}
	if u.child.Hold == hold {
		return
	}
	u.child.Hold, u.changed = hold, true
	switch {
	case hold && !intercepting:
		u.effects = append(u.effects, Effect{Kind: HoldShipment, Child: id})
	case !hold && len(t.shippable(u.child)) > 0:
		u.effects = append(u.effects, Effect{Kind: ReleaseShipment, Child: id})
	}
}

func (c *Case) holds() bool { return c.Open() && c.Goods == NotShipped && !c.State.Executing() }

// clocks stops the deadlines that an open case stops, and lets them run on when the last one is over.
func (u *update) clocks() {
	open := false
	for i := range u.t.d.Cases {
		if c := &u.t.d.Cases[i]; c.Child == u.child.Progress.Child && c.Open() {
			open = true
		}
	}
	cloned := false
	for i, d := range u.child.Deadlines {
		if !d.PausedByCases || d.Reported > 0 || d.Paused() == open {
			continue
		}
		if !cloned {
			u.child.Deadlines, cloned = slices.Clone(u.child.Deadlines), true
		}
		if open {
			u.child.Deadlines[i] = d.pause(u.t.at)
		} else {
			u.child.Deadlines[i] = d.resume(u.t.at)
		}
		u.changed = true
	}
}

// enterStatus sets the deadlines of the status a child order has come into.
func (t *turn) enterStatus(ch *Child) {
	was := ch.Deadlines
	ch.Deadlines = nil
	s, p := t.childSituation(ch)
	if p == nil {
		return
	}
	ch.Deadlines = carried(was, t.stamped(p.ChildDeadlines(s)), t.at)
}

// stamped gives deadlines the number of the entry that sets them, and microseconds.
func (t *turn) stamped(deadlines []Deadline) []Deadline {
	stamped := make([]Deadline, 0, len(deadlines))
	for _, d := range deadlines {
		d.Seq = t.d.Seq + 1
		d.Due = d.Due.UTC().Truncate(time.Microsecond)
		stamped = append(stamped, d)
	}
	return stamped
}
