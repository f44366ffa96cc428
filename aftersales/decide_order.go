package aftersales

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/recourse-go/recourse/order"
)

// actor faults the sender unless it is one of the parties.
func (t *turn) actor(parties ...order.Party) {
	if !oneOf(t.by, parties...) {
		t.fault(order.NewFault("actor_not_allowed", "by", fmt.Sprintf("%s may not send %s", actorName(t.by), t.do), "by", string(t.by), "do", t.do))
	}
}

func actorName(p order.Party) string {
	if p == "" {
		return "nobody in particular"
	}
	return "the " + string(p)
}

func (c Place) decide(t *turn) error {
	t.actor(order.Buyer, order.Seller, order.Platform, order.Payment)
	if c.Order.ID == "" {
		t.fault(order.NewFault("id_invalid", "order.id", "an order that is placed has an id"))
	}
	checked, err := order.New(c.Order)
	var invalid *order.InvalidError
	if errors.As(err, &invalid) {
		for _, f := range invalid.Faults {
			f.Path = "order." + f.Path
			t.fault(f)
		}
	} else if err != nil {
		return err
	}
	if len(t.faults) > 0 {
		return t.refused("")
	}
	if checked.PlacedAt.IsZero() {
		checked.PlacedAt = t.at
		if t.d.Placed() {
			checked.PlacedAt = t.d.Order.PlacedAt // the same request, sent again later
		}
	}
	checked.PlacedAt = checked.PlacedAt.UTC()
	if t.d.Placed() {
		t.sentAsPinned(&checked)
		return t.placedAgain(checked)
	}
	children, err := t.pin(&checked)
	if err != nil || len(t.faults) > 0 {
		return errors.Join(err, t.refusedIfFaults())
	}
	t.d.Order = checked // for the situations of the first deadlines; folding the entry sets it anew
	for i := range children {
		t.enterStatus(&children[i])
	}
	t.d.Order = order.Order{}
	t.record(Entry{Order: &checked, Children: children})
	return nil
}

func (t *turn) refusedIfFaults() error {
	if len(t.faults) > 0 {
		return t.refused("")
	}
	return nil
}

// placedAgain lets the same order be placed twice, as when a request is sent again, and refuses another under its id.
func (t *turn) placedAgain(o order.Order) error {
	was, err := json.Marshal(t.d.Order)
	if err != nil {
		return err
	}
	is, err := json.Marshal(o)
	if err != nil {
		return err
	}
	if string(was) != string(is) {
		t.fault(order.NewFault("order_exists", "order.id", "another order was placed under this id"))
		return t.refused("")
	}
	return nil
}

// sentAsPinned says of an order that is placed again that the platform sends what it was found to send the first time.
func (t *turn) sentAsPinned(o *order.Order) {
	for i := range o.Children {
		for _, was := range t.d.Order.Children {
			if was.ID == o.Children[i].ID && was.Fulfilment == order.ByPlatform {
				o.Children[i].Fulfilment = order.ByPlatform
			}
		}
	}
}

// pin finds the policy of every child order and fixes its version. Where the platform acts in the seller's place, it is the
// platform that sends the goods.
func (t *turn) pin(o *order.Order) ([]Child, error) {
	children := make([]Child, len(o.Children))
	for i, ch := range o.Children {
		p, err := t.policies.Policy(ch.Policy, o.PlacedAt)
		if err != nil {
			t.fault(order.NewFault("policy_unknown", fmt.Sprintf("order.children[%d].policy", i), err.Error(), "policy", order.Shorten(ch.Policy, 64)))
			continue
		}
		children[i] = Child{Progress: order.NewProgress(ch.ID), Policy: p.ID()}
		doc := &o.Children[i]
		if slices.Contains(p.Deputies(&Situation{Order: o, Doc: doc, Child: &children[i], At: t.at, By: t.by}, Ship{}.Name()), order.Platform) {
			doc.Fulfilment = order.ByPlatform
		}
	}
	return children, nil
}

func (c Pay) decide(t *turn) error {
	if c.Case != "" {
		return t.differencePaid(c)
	}
	t.actor(order.Payment, order.Platform)
	if t.d.Status() != order.PendingPayment {
		t.fault(t.notAllowed(string(t.d.Status())))
	}
	if c.Amount != nil {
		paid, err := c.Amount.In(t.d.Order.Currency)
		if due := t.d.alloc.Paid(); err != nil || !paid.Equal(due) {
			t.fault(order.NewFault("payment_amount_differs", "amount", fmt.Sprintf("%s arrived, %s is due", c.Amount.Number(), due.Number()), "asked", c.Amount.Number(), "due", due.Number()))
		}
	}
	if len(t.faults) > 0 {
		return t.refused("")
	}
	if err := t.moveChildren(order.Paid, func(ch Child) bool { return ch.Status == order.PendingPayment }); err != nil {
		return err
	}
	t.afterPayment()
	return t.broken
}

// notAllowed is the fault of a command that does not fit a state.
func (t *turn) notAllowed(state string) order.Fault {
	return order.NewFault("command_not_allowed", "do", fmt.Sprintf("%s is not possible while it is %s", t.do, state), "do", t.do, "state", state)
}

// moveChildren takes the child orders that a test picks along an event, in one entry.
func (t *turn) moveChildren(event order.Event, pick func(Child) bool) error {
	var moved []Child
	for _, ch := range t.d.Children {
		if !pick(ch) {
			continue
		}
		next, err := ch.Progress.Move(event, t.at)
		if err != nil {
			return err
		}
		ch.Progress = next
		t.enterStatus(&ch)
		moved = append(moved, ch)
	}
	t.record(Entry{Event: string(event), Child: only(moved), Children: moved})
	return nil
}

// only names the child order of an entry that is about a single one.
func only(children []Child) string {
	if len(children) == 1 {
		return children[0].Progress.Child
	}
	return ""
}

// childNamed faults a child order the dossier does not have.
func (t *turn) childNamed(id string) {
	if id != "" && t.d.childIndex(id) < 0 {
		t.fault(order.NewFault("child_unknown", "child", fmt.Sprintf("there is no child order %q", order.Shorten(id, 64)), "child", order.Shorten(id, 64)))
	}
}

// fulfilment is who sends a child order.
func (t *turn) fulfilment(child string) order.Fulfilment {
	for i := range t.d.Order.Children {
		if t.d.Order.Children[i].ID == child {
			return t.d.Order.Children[i].Fulfilment
		}
	}
	return order.BySeller
}

func (c Push) decide(t *turn) error {
	t.childNamed(c.Child)
	t.actor(order.Warehouse, order.Seller, order.Platform)
	if t.d.Status() == order.PendingPayment {
		t.fault(order.NewFault("order_not_paid", "", "the order is not paid"))
	}
	if len(t.faults) > 0 {
		return t.refused("")
	}
	var pushed []Child
	held, told := false, false
	for _, ch := range t.d.Children {
		id := ch.Progress.Child
		if c.Child != "" && c.Child != id || t.fulfilment(id) != order.ByWarehouse || ch.Status != order.PendingShipment && ch.Status != order.PartiallyShipped {
			continue
		}
		switch {
		case ch.Pushed:
			told = true
		case ch.Hold, len(t.shippable(ch)) == 0:
			held = true
		default:
			ch.Pushed = true
			pushed = append(pushed, ch)
		}
	}
	switch {
	case len(pushed) > 0:
		t.record(Entry{Child: only(pushed), Children: pushed})
		return nil
	case told:
		return nil // reported before
	case held:
		t.fault(onHold())
	default:
		t.fault(t.notAllowed(string(t.d.Status())))
	}
	return t.refused("")
}

func onHold() order.Fault {
	return order.NewFault("shipping_on_hold", "", "a case about goods that were not shipped is open")
}

func (c ConfirmReceipt) decide(t *turn) error {
	t.childNamed(c.Child)
	t.actor(order.Buyer)
	var may []string
	var faults []order.Fault
	found := false
	for i := range t.d.Children {
		ch := &t.d.Children[i]
		if ch.Status != order.AwaitingReceipt || c.Child != "" && c.Child != ch.Progress.Child {
			continue
		}
		found = true
		no, err := t.confirmFaults(ch, c)
		if err != nil {
			return err
		}
		if faults = append(faults, no...); len(no) == 0 {
			may = append(may, ch.Progress.Child)
		}
	}
	switch {
	case len(t.faults) == 0 && !found:
		t.fault(t.notAllowed(string(t.d.Status())))
	case len(may) == 0:
		t.fault(faults...)
	}
	if len(t.faults) > 0 {
		return t.refused("")
	}
	return t.moveChildren(order.Confirmed, func(ch Child) bool { return slices.Contains(may, ch.Progress.Child) })
}

// confirmFaults asks the policy whether the receipt of a child order may be confirmed now.
func (t *turn) confirmFaults(ch *Child, c ConfirmReceipt) ([]order.Fault, error) {
	s, p := t.childSituation(ch)
	if p == nil {
		return nil, t.broken
	}
	return p.Permit(s, c), nil
}

// Wait decides nothing: what was due has fired already.
func (Wait) decide(*turn) error { return nil }

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
