package aftersales

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

func (t *turn) caseUnknown(id string) {
	t.fault(order.NewFault("case_unknown", "case", fmt.Sprintf("there is no case %q", order.Shorten(id, 64)), "case", order.Shorten(id, 64)))
}

// revision faults a command that answers what the case no longer says.
func (t *turn) revision(c *Case, saw int) {
	if saw != c.Revision {
		t.fault(order.NewFault("revision_stale", "revision", fmt.Sprintf("revision %d was answered, the case is at %d", saw, c.Revision), "revision", itoa(int64(saw)), "current", itoa(int64(c.Revision))))
	}
}

// permit asks the policy, and chooses among the allowed events; where a fault was found it returns a refusal.
func (t *turn) permit(c *Case, command Command, allowed []Event) (Event, error) {
	s, p := t.situation(c.Child, t.d.caseIndex(c.ID))
	if p == nil {
		return "", t.broken
	}
	return t.choose(s, p, command, allowed)
}

// choose is permit for a case as it would be.
func (t *turn) choose(s *Situation, p Policy, command Command, allowed []Event) (Event, error) {
	if len(allowed) > 0 {
		t.fault(p.Permit(s, command)...)
	}
	if len(t.faults) > 0 {
		return "", t.refused(s.Case.ID)
	}
	event := p.Choose(s, command, allowed)
	if !slices.Contains(allowed, event) {
		return "", fmt.Errorf("policy %q chose %q for %s, of %v", p.ID(), event, command.Name(), allowed)
	}
	return event, nil
}

// carryOut takes a case along the one event that a command can lead to, or that the policy chooses. faults are what is
// wrong with the command's own fields.
func (t *turn) carryOut(id string, command Command, with step, faults ...order.Fault) error {
	c, may := t.concerns(id, command)
	if c == nil {
		return t.refused(id)
	}
	t.fault(faults...)
	event, err := t.permit(c, command, may)
	if err != nil {
		return err
	}
	with.event = event
	return t.move(c.ID, with)
}

func reasonFaults(reason string) []order.Fault {
	if reason != "" {
		return nil
	}
	return []order.Fault{order.NewFault("reason_missing", "reason", "a refusal gives its reason")}
}

func (a Approve) decide(t *turn) error {
	c, may := t.concerns(a.Case, a)
	if c == nil {
		return t.refused(a.Case)
	}
	t.revision(c, a.Revision)
	t.fault(textFaults("address", a.Address)...)
	if c.Goods == Returned || a.KeepGoods {
		may = without(may, EventApprovedReturn)
	}
	var change Change
	if a.Freight != nil && (c.Kind.Replaces() || c.Kind == Cancel) {
		t.fault(goodsAsked(c.Kind, "freight"))
	} else if a.Freight != nil {
		if added, ok := t.addedFreight(c, *a.Freight); ok {
			asked := c.Asked
			asked.Freight = &added
			change.Asked = &asked
		}
	}
	event, err := t.permit(c, a, may)
	if err != nil {
		return err
	}
	if event == EventApprovedReturn && change.Asked != nil {
		if err := t.reserveFreight(c, &change); err != nil {
			return err
		}
	}
	return t.move(c.ID, step{event: event, change: change, address: a.Address})
}

// goodsAsked faults money where a kind asks for goods, and in a cancellation, whose amount nobody chooses.
func goodsAsked(k Kind, path string) order.Fault {
	if k == Cancel {
		return order.NewFault("amount_not_editable", path, "a cancellation gives back what the rules give", "kind", string(k))
	}
	return order.NewFault("amount_not_editable", path, "goods are asked, not money", "kind", string(k))
}

// reserveFreight puts freight that the seller grants into the quote of a case that is not executed yet, so that no other
// case takes it meanwhile.
func (t *turn) reserveFreight(c *Case, change *Change) error {
	if err := t.restruck(c, change); err != nil {
		return err
	}
	change.Revision = c.Revision + 1
	return nil
}

// addedFreight checks freight that the seller grants: positive, and at most what is left of the child order's.
func (t *turn) addedFreight(c *Case, asked money.Amount) (money.Amount, bool) {
	in, err := asked.In(t.d.Order.Currency)
	left := t.d.standing.FreightLeft(t.d.alloc, c.Child)
	if c.Asked.Freight != nil { // what was added before is replaced
		if sum, err := left.Add(t.bound(*c.Asked.Freight)); err == nil {
			left = sum
		}
	}
	return t.freightWithin(in, err, left)
}

// ruledFreight checks freight that a ruling grants. Where it finds another one liable the case's freight is struck anew, so that
// all that no other case has is left.
func (t *turn) ruledFreight(c *Case, r Rule) (money.Amount, bool) {
	if r.Liable == c.Liable {
		return t.addedFreight(c, *r.Freight)
	}
	in, err := r.Freight.In(t.d.Order.Currency)
	return t.freightWithin(in, err, t.d.standing.Without(t.d.alloc, *c.Quote).FreightLeft(t.d.alloc, c.Child))
}

func (t *turn) freightWithin(in money.Amount, err error, left money.Amount) (money.Amount, bool) {
	switch {
	case err != nil:
		t.fault(order.NewFault("amount_invalid", "freight", err.Error()))
	case in.Sign() <= 0:
		t.fault(order.NewFault("amount_not_positive", "freight", fmt.Sprintf("%s is not a positive amount", in.Number()), "asked", in.Number()))
	case in.Minor() > left.Minor():
		t.fault(order.NewFault("amount_above_ceiling", "freight", fmt.Sprintf("%s added, %s of the freight is left", in.Number(), left.Number()), "asked", in.Number(), "ceiling", left.Number()))
	default:
		return in.Plain(), true
	}
	return money.Amount{}, false
}

func (r Reject) decide(t *turn) error {
	c, may := t.concerns(r.Case, r)
	if c == nil {
		return t.refused(r.Case)
	}
	t.revision(c, r.Revision)
	t.fault(reasonFaults(r.Reason)...)
	event, err := t.permit(c, r, may)
	if err != nil {
		return err
	}
	return t.move(c.ID, step{event: event})
}

func (a Amend) decide(t *turn) error {
	c, may := t.concerns(a.Case, a)
	if c == nil {
		return t.refused(a.Case)
	}
	if k := changed(c.Kind, a.Kind); k != "" && (k == Cancel || c.Kind == Cancel) {
		t.fault(order.NewFault("kind_not_allowed", "kind", "a cancellation is asked anew, and becomes nothing else", "kind", string(k)))
	}
	d := a.demand(c, t.by)
	if len(t.faults) > 0 {
		return t.refused(a.Case)
	}
	made, faults, err := t.judge(d)
	if err != nil {
		return err
	}
	t.fault(faults...)
	if len(t.faults) > 0 {
		return &RefusedError{Order: t.d.Order.ID, Do: t.do, Case: c.ID, Faults: t.faults, Ceiling: made.ceiling}
	}
	event, err := t.permit(c, a, may)
	if err != nil {
		return err
	}
	asked := made.kept(d.asked)
	asked.Instead = t.priced(asked.Instead)
	return t.move(c.ID, step{event: event, change: Change{
		Kind: changed(c.Kind, d.kind), Revision: c.Revision + 1, Attempts: d.attempts, Reason: d.reason, Goods: made.goods, Liable: made.liable,
		Asked: &asked, Quote: &made.quote,
	}})
}

// demand is what a case asks once it is amended.
func (a Amend) demand(c *Case, by order.Party) demand {
	d := demand{
		child: c.Child, kind: c.Kind, reason: c.Reason, goods: c.Goods, channel: c.Channel, by: by,
		asked: Asked{Lines: c.Asked.Lines, Amount: c.Asked.Amount, Instead: c.Asked.Instead}, own: c, attempts: c.Attempts + 1, facts: c.Opening.Facts,
	}
	set(&d.reason, a.Reason)
	if changed(c.Kind, a.Kind) != "" {
		d.kind, d.asked.Amount, d.asked.Instead = a.Kind, nil, nil
		if a.Kind.Returns() && d.goods == InTransit {
			d.goods = "" // who sends goods back has them: the rules say where they are
		}
	}
	set(&d.goods, a.Goods)
	if len(a.Lines) > 0 {
		d.asked = Asked{Lines: slices.Clone(a.Lines)}
	}
	if a.Amount != nil {
		d.asked.Amount = a.Amount
	}
	if a.Instead != nil {
		d.asked.Instead = a.Instead
	}
	return d
}

// changed is the kind that a case becomes; empty if it stays what it was.
func changed(was, is Kind) Kind {
	if was == is {
		return ""
	}
	return is
}

func (w Withdraw) decide(t *turn) error { return t.carryOut(w.Case, w, step{}) }

func (i Intercepted) decide(t *turn) error { return t.carryOut(i.Case, i, step{}) }

func (i InterceptFailed) decide(t *turn) error {
	c, may := t.concerns(i.Case, i)
	if c == nil {
		return t.refused(i.Case)
	}
	event, err := t.permit(c, i, may)
	if err != nil {
		return err
	}
	shipped, err := t.shipRest(c)
	if err != nil {
		return err
	}
	change := Change{}
	if event == EventInterceptionFailed {
		change.Goods = InTransit
	}
	return t.move(c.ID, step{event: event, change: change, children: shipped})
}
