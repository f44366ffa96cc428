package aftersales

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

func (s ShipReturn) decide(t *turn) error {
	var faults []order.Fault
	if s.Tracking == "" {
		faults = append(faults, order.NewFault("tracking_missing", "tracking", "a parcel that is sent back has a tracking number"))
	}
	faults = append(faults, textFaults("tracking", s.Tracking)...)
	change := Change{Tracking: s.Tracking, ReturnShippedAt: t.at}
	if c, ok := t.d.Case(s.Case); ok && c.Goods == InTransit {
		change.Goods = Received // it came after all
	}
	return t.carryOut(s.Case, s, step{change: change}, faults...)
}

func (r ReturnArrived) decide(t *turn) error {
	c, may := t.concerns(r.Case, r)
	if c == nil {
		return t.refused(r.Case)
	}
	event, err := t.permit(c, r, may)
	if err != nil {
		return err
	}
	if !c.ReturnDeliveredAt.IsZero() {
		return nil // the carrier said so before
	}
	return t.move(c.ID, step{event: event, change: Change{ReturnDeliveredAt: t.at}})
}

func (r Receive) decide(t *turn) error {
	if c := t.late(r.Case, r); c != nil {
		return t.receivedLate(c, r)
	}
	return t.carryOut(r.Case, r, step{change: Change{Goods: Returned}})
}

func (i Inspect) decide(t *turn) error {
	if c := t.late(i.Case, i); c != nil {
		return t.inspectedLate(c, i)
	}
	c, may := t.concerns(i.Case, i)
	if c == nil {
		return t.refused(i.Case)
	}
	conditions := t.conditions(c, i.Lines)
	if c.Kind.Replaces() && !anyBack(conditions) {
		t.fault(order.NewFault("nothing_returned", "lines", fmt.Sprintf("no unit came back: the return is refused with %s", RefuseReturn{}.Name()), "kind", string(c.Kind)))
	}
	change := Change{Goods: Returned, Inspection: conditions}
	if i.Deduction != nil && c.Kind.Replaces() {
		t.fault(goodsAsked(c.Kind, "deduction"))
	} else if i.Deduction != nil {
		if deducted, ok := t.deduction(c, *i.Deduction); ok {
			asked := c.Asked
			asked.Deducted = &deducted
			change.Asked = &asked
		}
	}
	i.Lines = conditions // the policy judges by what came back, spelled out
	event, err := t.permit(c, i, may)
	if err != nil {
		return err
	}
	return t.move(c.ID, step{event: event, change: change})
}

// anyBack reports whether some unit came back.
func anyBack(conditions []Condition) bool {
	return slices.ContainsFunc(conditions, func(c Condition) bool { return c.Sellable > 0 || c.Damaged > 0 })
}

// conditions spells out how every unit of the case came back: what is not named is sellable.
func (t *turn) conditions(c *Case, named []Condition) []Condition {
	conditions := make([]Condition, 0, len(c.Quote.Lines))
	for j := range c.Quote.Lines {
		conditions = append(conditions, Condition{Line: c.Quote.Lines[j].Line, Sellable: c.Quote.Lines[j].Quantity})
	}
	seen := map[string]bool{}
	for i, n := range named {
		path := fmt.Sprintf("lines[%d]", i)
		at := slices.IndexFunc(conditions, func(k Condition) bool { return k.Line == n.Line })
		switch {
		case at < 0:
			t.fault(order.NewFault("line_unknown", path+".line", fmt.Sprintf("the case has no line %q", order.Shorten(n.Line, 40)), "line", order.Shorten(n.Line, 40)))
			continue
		case seen[n.Line]:
			t.fault(order.NewFault("line_repeated", path+".line", fmt.Sprintf("line %q stands twice", order.Shorten(n.Line, 40)), "line", order.Shorten(n.Line, 40)))
			continue
		case n.Sellable < 0 || n.Damaged < 0 || n.Missing < 0:
			t.fault(order.NewFault("quantity_not_positive", path, "units are not negative"))
			continue
		}
		seen[n.Line] = true
		units := conditions[at].Sellable
		if n.Sellable > units || n.Damaged > units-n.Sellable || n.Missing > units-n.Sellable-n.Damaged {
			t.fault(order.NewFault("quantity_exceeded", path, fmt.Sprintf("more than the %d units of the case", units), "units", itoa(units)))
			continue
		}
		n.Sellable = units - n.Damaged - n.Missing
		conditions[at] = n
	}
	return conditions
}

// deduction checks an amount that comes off: positive, and at most the refund.
func (t *turn) deduction(c *Case, asked money.Amount) (money.Amount, bool) {
	in, err := asked.In(t.d.Order.Currency)
	switch {
	case err != nil:
		t.fault(order.NewFault("amount_invalid", "deduction", err.Error()))
	case in.Sign() <= 0:
		t.fault(order.NewFault("amount_not_positive", "deduction", fmt.Sprintf("%s is not a positive amount", in.Number()), "asked", in.Number()))
	case in.Minor() > c.Quote.Total.Minor():
		t.fault(order.NewFault("deduction_above_cap", "deduction", fmt.Sprintf("%s of a refund of %s", in.Number(), c.Quote.Total.Number()), "asked", in.Number(), "cap", c.Quote.Total.Number()))
	default:
		return in.Plain(), true
	}
	return money.Amount{}, false
}

func (r RefuseReturn) decide(t *turn) error {
	return t.carryOut(r.Case, r, step{change: Change{Goods: Returned}}, reasonFaults(r.Reason)...)
}

func (r ShipReplacement) decide(t *turn) error {
	var faults []order.Fault
	if r.Tracking == "" {
		faults = append(faults, order.NewFault("tracking_missing", "tracking", "a replacement that is sent has a tracking number"))
	}
	faults = append(faults, textFaults("tracking", r.Tracking)...)
	if c, ok := t.d.Case(r.Case); ok && c.State == AwaitingReplacement && c.owes() {
		faults = append(faults, order.NewFault("difference_unpaid", "case", fmt.Sprintf("%s is owed for what is sent", c.Difference.Owed.Number()), "owed", c.Difference.Owed.Number()))
	}
	return t.carryOut(r.Case, r, step{change: Change{ReplacementTracking: r.Tracking}}, faults...)
}

func (r ReportOutOfStock) decide(t *turn) error { return t.carryOut(r.Case, r, step{}) }

func (c ConfirmReplacement) decide(t *turn) error { return t.carryOut(c.Case, c, step{}) }
