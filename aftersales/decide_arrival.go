package aftersales

import (
	"fmt"

	"github.com/recourse-go/recourse/order"
)

// late reports whether goods that were sent back are not waited for: the refund or the replacement came first, the platform was
// asked, or the case is over. That they arrive may be said all the same, for the stock; it moves no case.
func (c *Case) late() bool {
	waits := oneOf(c.State, Arbitrating, AwaitingReplacement, ReplacementInTransit, Replaced, Closed) || c.State.Executing()
	return waits && c.sentBack()
}

// unreported reports whether a command still has something to say about goods that come back late. What is before the platform
// is looked at when it has decided.
func (c *Case) unreported(do string) bool {
	switch {
	case !c.late(), c.Accounted:
		return false
	case do == Receive{}.Name():
		return c.Goods != Returned
	}
	return do == Inspect{}.Name() && c.State != Arbitrating && (c.Inspection == nil || c.unstocked(c.Inspection) != nil)
}

// late finds a case of whose goods a command says that they come back late; nil where there is none.
func (t *turn) late(id string, command Command) *Case {
	if at := t.d.caseIndex(id); at >= 0 && t.d.Cases[at].unreported(command.Name()) {
		return &t.d.Cases[at]
	}
	return nil
}

// receivedLate: goods that nobody waited for are there. Where the policy looks no closer at goods that come in time they are
// put on the shelf at that too, and those of a case that was closed go to the buyer again.
func (t *turn) receivedLate(c *Case, r Receive) error {
	t.sender(roleOf(r, c), c)
	if len(t.faults) > 0 {
		return t.refused(c.ID)
	}
	s, p := t.situation(c.Child, -1)
	if p == nil {
		return t.broken
	}
	in := *c
	in.State = ReturnInTransit // as if they had come in time
	t.about(s, &in)
	var conditions []Condition
	may := roleOf(r, &in).may(&in)
	if c.State == Closed || len(may) > 0 && p.Choose(s, r, may) == EventReceivedRefund {
		conditions = t.conditions(c, nil)
	}
	return t.arrived(c, Change{Goods: Returned}, conditions)
}

// inspectedLate says how such goods came back. Nothing is taken off a refund for it any more.
func (t *turn) inspectedLate(c *Case, i Inspect) error {
	t.sender(roleOf(i, c), c)
	conditions := t.conditions(c, i.Lines)
	switch {
	case i.Deduction == nil:
	case c.Kind.Replaces():
		t.fault(goodsAsked(c.Kind, "deduction"))
	default:
		t.fault(order.NewFault("deduction_above_cap", "deduction", fmt.Sprintf("%s is not waited for: nothing may be deducted", c.ID), "asked", i.Deduction.Number(), "cap", "0"))
	}
	if len(t.faults) > 0 {
		return t.refused(c.ID)
	}
	return t.arrived(c, Change{Goods: Returned, Inspection: conditions}, conditions)
}

// arrived writes an arrival down and tells the stock.
func (t *turn) arrived(c *Case, change Change, conditions []Condition) error {
	effects := c.unstocked(conditions)
	change.Accounted = accounts(effects)
	t.record(Entry{Case: c.ID, Child: c.Child, Change: &change}, effects...)
	return nil
}
