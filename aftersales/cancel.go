package aftersales

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

func (c CancelOrder) decide(t *turn) error {
	return Open{Case: c.Case, Kind: Cancel, Reason: c.Reason, Channel: c.Channel, Child: c.Child, Lines: c.Lines, Facts: c.Facts}.decide(t)
}

// wholePayment holds a cancellation of an order that was not paid together: it is one payment, so that all child orders are
// called off or none, and what one of them needs to be agreed holds for all.
func (t *turn) wholePayment(parts []demand, plans []plan) {
	unpaid := func(child string) bool { return t.d.Children[t.d.childIndex(child)].Status == order.PendingPayment }
	if len(parts) == 0 || parts[0].kind != Cancel || !slices.ContainsFunc(parts, func(d demand) bool { return unpaid(d.child) }) {
		return
	}
	for i := range t.d.Children {
		id := t.d.Children[i].Progress.Child
		if unpaid(id) && !slices.ContainsFunc(parts, func(d demand) bool { return d.child == id }) {
			t.fault(order.NewFault("whole_order_only", "child", "an order that was not paid is one payment: only all its child orders may be cancelled", "child", order.Shorten(id, 64)))
		}
	}
	if at := slices.IndexFunc(plans, func(p plan) bool { return p.event != EventCancelled }); at >= 0 {
		for i := range plans {
			plans[i].event = plans[at].event
		}
	}
}

// together are the cases that stand or fall with one: the others of a cancellation of an order that was not paid.
func (t *turn) together(c *Case) []string {
	if c.Kind != Cancel || c.Group == "" || t.d.Children[t.d.childIndex(c.Child)].Status != order.PendingPayment {
		return nil
	}
	var ids []string
	for i := range t.d.Cases {
		if k := &t.d.Cases[i]; k.ID != c.ID && k.Group == c.Group && k.Open() {
			ids = append(ids, k.ID)
		}
	}
	return ids
}

// borrowed are the deadlines of a cancellation over several child orders where the policy of its own knows no such state: the
// one that wanted it to be agreed also says what silence means.
func (t *turn) borrowed(s *Situation) []Deadline {
	if !oneOf(s.Case.State, AwaitingSeller, AwaitingBuyer, Rejected) {
		return nil
	}
	for i := range t.d.Children {
		if p := t.policy(&t.d.Children[i]); p != nil {
			if set := p.CaseDeadlines(s); len(set) > 0 {
				return set
			}
		}
	}
	return nil
}

// goodsOfCancel faults units of a cancellation that were shipped.
func (t *turn) goodsOfCancel(ch *Child, d demand) []order.Fault {
	if d.kind != Cancel {
		return nil
	}
	units := t.units(d.child)
	for i, l := range d.asked.Lines {
		if n, sends := units[l.Line]; sends && max(l.Quantity, 1) > n-ch.Shipped[l.Line] && ch.Shipped[l.Line] > 0 {
			return []order.Fault{order.NewFault("goods_differ", fmt.Sprintf("lines[%d]", i), "what was shipped cannot be cancelled", "line", order.Shorten(l.Line, 40))}
		}
	}
	return nil
}

// granted takes the order of a case along where a cancellation was granted that leaves no unit of it outside.
func (u *update) granted(e *Entry) {
	t, id := u.t, u.child.Progress.Child
	at := t.d.caseIndex(e.Case)
	if at < 0 || e.Event == "" || e.Event == string(EventRetried) || u.child.Status.Terminal() {
		return
	}
	c := &t.d.Cases[at]
	if c.Kind != Cancel || c.Child != id || c.State != Refunding && !c.Voided() || t.outside(id) {
		return
	}
	if moved, err := u.child.Progress.Cancel(cancelledBy(c, u.child.Status), t.at); err == nil {
		u.child.Progress, u.child.Deadlines, u.changed = moved, nil, true
		u.effects = append(u.effects, Effect{Kind: CloseOrder, Child: id})
	}
}

// outside reports whether a unit of a child order is not being refunded, and was neither refunded nor voided.
func (t *turn) outside(child string) bool {
	for line := range t.units(child) {
		if t.d.executing.Free(t.d.alloc, child, line) > 0 {
			return true
		}
	}
	return false
}

func cancelledBy(c *Case, was order.Status) order.CloseReason {
	switch {
	case c.By == order.Buyer:
		return order.BuyerCancelled
	case c.By == order.Seller:
		return order.SellerCancelled
	case c.By == order.Timer && was == order.PendingPayment:
		return order.UnpaidTimeout
	}
	return order.PlatformCancelled
}

// fireCancel calls off what was not paid, or not shipped, in time. What a case that is not decided yet asks for waits: the
// deadline counts when the last case is over.
func (t *turn) fireCancel(ch Child, fired Deadline) error {
	id, event := ch.Progress.Child, order.Event(fired.Event)
	if slices.ContainsFunc(t.d.Cases, func(c Case) bool { return c.Child == id && c.holds() }) {
		fired.PausedByCases, fired.Reported = true, 0 // its instant has come, whoever named it
		ch.Deadlines = append(ch.Deadlines, fired.pause(t.at))
		t.record(Entry{Child: id, Children: []Child{ch}})
		return nil
	}
	if !order.Flow().Can(ch.Status, event) {
		t.record(Entry{Child: id, Children: []Child{ch}})
		return nil
	}
	reason, children := LateShipment, []string{id}
	if event == order.ExpiredUnpaid {
		reason = BuyerUnpaid
		for i := range t.d.Children {
			if other := &t.d.Children[i]; other.Progress.Child != id && other.Status == order.PendingPayment {
				children = append(children, other.Progress.Child)
			}
		}
	}
	changed := []Child{ch}
	for _, child := range children {
		opened, err := t.cancelLate(child, reason, changed)
		if err != nil {
			return err
		}
		if opened {
			changed = nil
		}
	}
	if changed != nil {
		t.record(Entry{Child: id, Children: changed}) // there is nothing left to call off
	}
	return nil
}

// cancelLate opens the case by which a deadline calls off what is left of a child order, and grants it. Nobody is asked: the
// policy says only who is liable. It reports false where no unit is left.
func (t *turn) cancelLate(child string, reason Reason, changed []Child) (bool, error) {
	ch := &t.d.Children[t.d.childIndex(child)]
	s, p := t.childSituation(ch)
	if p == nil {
		return false, t.broken
	}
	d := demand{child: child, kind: Cancel, reason: reason, goods: NotShipped, by: t.by, attempts: 1}
	s.Kind, s.Reason, s.Goods, s.Attempts, s.Categories = Cancel, reason, NotShipped, 1, t.categoriesOf(d)
	t.lines(s, t.orderLines(t.linesOf(d)), nil)
	made := plan{goods: NotShipped, event: EventCancelled, liable: p.Admit(s).Liable}
	if made.liable == "" {
		made.liable = reason.Liable()
	}
	s.Liable = made.liable
	faults, err := t.price(&made, d, ch, s, p, Admission{AmountFixed: true})
	if err != nil || len(faults) > 0 {
		return false, err
	}
	id := "cancel-" + child
	for n := 2; t.idTaken(id); n++ {
		id = fmt.Sprintf("cancel-%s-%d", child, n)
	}
	t.pending = nil
	return true, t.open(id, "", Open{Case: id, Kind: Cancel, Reason: reason, Child: child}, d, made, changed...)
}

// afterPayment sets the deadlines of cancellations anew that wait while the order is paid: what silence means may depend on
// it. Their clocks run on.
func (t *turn) afterPayment() {
	for i := range t.d.Cases {
		is := t.d.Cases[i]
		if is.Kind != Cancel || !is.Open() || is.State.Executing() {
			continue
		}
		var change Change
		if !t.deadlines(&is, &change) {
			return
		}
		if same := slices.EqualFunc(is.Deadlines, *change.Deadlines, func(a, b Deadline) bool {
			return a.Name == b.Name && a.Event == b.Event && a.Due.Equal(b.Due)
		}); !same {
			t.record(Entry{Case: is.ID, Child: is.Child, Change: &change})
		}
	}
}

// startOfCancel is what asking for a cancellation leads to where the policy does not say: the seller needs the buyer's
// consent, the platform nobody's.
func startOfCancel(by order.Party) Event {
	switch by {
	case order.Buyer:
		return EventRequested
	case order.Seller:
		return EventConsentAsked
	}
	return EventCancelled
}

// stopAtWarehouse tells a warehouse of a cancellation that was granted at once.
func (t *turn) stopAtWarehouse(ch *Child, q *refund.Quote) []Effect {
	switch {
	case t.fulfilment(ch.Progress.Child) != order.ByWarehouse || ch.Status == order.PendingPayment:
		return nil
	case ch.Pushed:
		return []Effect{{Kind: InterceptShipment, Units: quoteUnits(q)}}
	}
	return []Effect{{Kind: StopPush, Units: quoteUnits(q)}}
}
