package aftersales

import (
	"errors"
	"fmt"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

func asRefused(err error) (*refund.RefusedError, bool) {
	var refused *refund.RefusedError
	return refused, errors.As(err, &refused)
}

// paid finds the case of a report about a refund: by its id, by the refund's number, or by both.
func (t *turn) paid(caseID, number string) *Case {
	if caseID == "" && number != "" {
		for i := range t.d.Cases {
			if r := t.d.Cases[i].Refund; r != nil && r.Number == number {
				return &t.d.Cases[i]
			}
		}
		t.numberUnknown(number)
		return nil
	}
	at := t.d.caseIndex(caseID)
	if at < 0 {
		t.caseUnknown(caseID)
		return nil
	}
	c := &t.d.Cases[at]
	switch {
	case c.Refund == nil:
		t.fault(t.notAllowed(string(c.State)))
		if number != "" {
			t.numberUnknown(number)
		}
		return nil
	case number != "" && c.Refund.Number != number:
		t.numberUnknown(number)
		return nil
	}
	return c
}

func (t *turn) numberUnknown(number string) {
	t.fault(order.NewFault("refund_number_unknown", "number", fmt.Sprintf("there is no refund %q", order.Shorten(number, 64)), "number", order.Shorten(number, 64)))
}

// reported moves the legs that a report is about, and faults one that does not fit the refund.
func (t *turn) reported(c *Case, event refund.LegEvent, r RefundSettled) (refund.Refund, bool) {
	next, changed, err := c.Refund.Move(event, r.Tender, r.Amount)
	var amount *refund.AmountError
	switch {
	case errors.As(err, &amount):
		t.fault(order.NewFault("refund_amount_differs", "amount", err.Error(), "asked", amount.Reported.Number(), "ordered", amount.Ordered.Number()))
	case err != nil:
		t.fault(order.NewFault("tender_unknown", "tender", err.Error(), "tender", order.Shorten(r.Tender, 64)))
	}
	return next, changed
}

func (r RefundSettled) decide(t *turn) error {
	c := t.paid(r.Case, r.Number)
	if c == nil {
		t.actor(order.Payment, order.Platform, order.Seller)
		return t.refused(r.Case)
	}
	next, changed := t.reported(c, refund.LegPaid, r)
	told := c.State.Settled() || !changed && !next.Settled()
	switch {
	case told:
		t.actor(order.Payment, order.Platform, order.Seller)
	case c.State == ManualRefund:
		t.actor(order.Platform, order.Seller)
	default:
		t.actor(order.Payment) // by hand only once it was given to hand
	}
	if len(t.faults) > 0 {
		return t.refused(c.ID)
	}
	if told {
		return nil
	}
	if r.Proof != "" {
		next = next.Prove(r.Tender, r.Proof)
	}
	change := Change{Refund: &next}
	if !next.Settled() {
		t.record(Entry{Case: c.ID, Child: c.Child, Change: &change})
		return nil
	}
	return t.settle(c.ID, change)
}

// settle ends a case whose money has arrived, whole.
func (t *turn) settle(id string, change Change) error {
	c := &t.d.Cases[t.d.caseIndex(id)]
	event := EventSettledInPart
	byUnits := true
	for i := range c.Quote.Lines {
		byUnits = byUnits && !c.Quote.Lines[i].ByAmount
	}
	settled := t.d.settled.With(t.d.alloc, *c.Quote)
	if byUnits && !c.Quote.Cut() || settled.ClosesLines(t.d.alloc, c.Quote.LineIDs()) {
		event = EventSettledInFull
	}
	return t.move(id, step{event: event, change: change, effects: beside(c.Quote)})
}

// beside is what goes with a refund and is no cash: points and coupons that come back, earned points that are taken back.
func beside(q *refund.Quote) []Effect {
	var effects []Effect
	if points := q.Given(); len(points) > 0 {
		effects = append(effects, Effect{Kind: ReturnPoints, Points: points, Expired: q.Expired})
	}
	if len(q.Coupons) > 0 {
		effects = append(effects, Effect{Kind: RestoreCoupon, Coupons: q.Coupons})
	}
	if len(q.Rewards) > 0 {
		effects = append(effects, Effect{Kind: ClawBackReward, Rewards: q.Rewards})
	}
	return effects
}

func (r ReportFailure) decide(t *turn) error {
	t.actor(order.Payment)
	c := t.paid(r.Case, r.Number)
	if c == nil {
		return t.refused(r.Case)
	}
	next, changed := t.reported(c, refund.LegRefused, RefundSettled{Tender: r.Tender})
	if c.State != Refunding && c.State != RefundFailed {
		t.fault(t.notAllowed(string(c.State)))
	}
	if len(t.faults) > 0 {
		return t.refused(c.ID)
	}
	switch {
	case !changed:
		return nil // told before, or about a leg that settled, or there is no leg that could fail
	case c.State == RefundFailed:
		t.record(Entry{Case: c.ID, Child: c.Child, Change: &Change{Refund: &next}})
		return nil
	}
	return t.move(c.ID, step{event: EventRefundFailed, change: Change{Refund: &next}})
}

func (r RetryRefund) decide(t *turn) error {
	return t.payOtherwise(r.Case, r, refund.LegOrdered, Effect{Kind: PayRefund})
}

func (r RefundByHand) decide(t *turn) error {
	return t.payOtherwise(r.Case, r, refund.LegByHand, Effect{Kind: ManualTask, Topic: "refund"})
}

// payOtherwise takes what did not settle of a refund another way, and tells whoever pays it.
func (t *turn) payOtherwise(id string, command Command, leg refund.LegEvent, tell Effect) error {
	c, may := t.concerns(id, command)
	if c == nil {
		return t.refused(id)
	}
	event, err := t.permit(c, command, may)
	if err != nil {
		return err
	}
	next, _, err := c.Refund.Move(leg, "", nil)
	if err != nil {
		return err
	}
	tell.Refund = &next
	return t.move(c.ID, step{event: event, change: Change{Refund: &next}, effects: []Effect{tell}})
}
