package aftersales

import (
	"fmt"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// replacement is what sending goods instead means: what came back is put on the shelf or written off, unless it is mended, and
// the seller sends. Where the buyer owes a difference for it, that is collected first.
func (t *turn) replacement(is *Case, event Event, change *Change) ([]Effect, error) {
	var effects []Effect
	if event != EventExpiredReplacement {
		effects = is.unstocked(is.Inspection)
	}
	if is.Asked.Instead != nil && is.Kind == Exchange && is.Difference == nil {
		made, err := t.difference(is)
		if err != nil {
			return nil, err
		}
		change.Difference, is.Difference = made, made
		if is.owes() {
			owed := t.bound(made.Owed)
			effects = append(effects, Effect{Kind: CollectDifference, Amount: &owed, Instead: is.sends()})
		}
	}
	if !is.owes() {
		effects = append(effects, Effect{Kind: SendReplacement, Units: less(quoteUnits(is.Quote), is.Inspection), Instead: is.sends()})
	}
	return effects, nil
}

// sends is what is sent for the units of an exchange; nil: the same again.
func (c *Case) sends() *Instead {
	if c.Difference == nil || c.Asked.Instead == nil {
		return nil
	}
	price := c.Difference.Price
	return &Instead{SKU: c.Asked.Instead.SKU, Price: &price}
}

// differencePaid: the buyer paid what the replacement costs more. The seller has his whole time from then on.
func (t *turn) differencePaid(p Pay) error {
	t.actor(order.Payment, order.Platform)
	at := t.d.caseIndex(p.Case)
	if at < 0 {
		t.caseUnknown(p.Case)
		return t.refused(p.Case)
	}
	c := &t.d.Cases[at]
	known := c.Difference != nil && !c.Difference.PaidAt.IsZero()
	switch {
	case !known && (!c.owes() || !oneOf(c.State, AwaitingReplacement, Arbitrating)):
		t.fault(t.notAllowed(string(c.State)))
	case p.Amount != nil:
		if paid, err := p.Amount.In(t.d.Order.Currency); err != nil || !paid.Equal(t.bound(c.Difference.Owed)) {
			t.fault(order.NewFault("payment_amount_differs", "amount", fmt.Sprintf("%s arrived, %s is due", p.Amount.Number(), c.Difference.Owed.Number()), "asked", p.Amount.Number(), "due", c.Difference.Owed.Number()))
		}
	}
	if len(t.faults) > 0 {
		return t.refused(p.Case)
	}
	if known {
		return nil // told before
	}
	paid := *c.Difference
	paid.PaidAt = t.at
	change := Change{Difference: &paid}
	if c.State == AwaitingReplacement {
		return t.move(c.ID, step{event: EventDifferencePaid, change: change})
	}
	t.record(Entry{Case: c.ID, Child: c.Child, Change: &change})
	return nil
}

// differenceBack gives back what was paid for a replacement that is not sent, or for which there is money after all.
func (t *turn) differenceBack(was, is *Case) []Effect {
	d := is.Difference
	if d == nil || d.PaidAt.IsZero() || was.State.Executing() {
		return nil
	}
	if is.State != Refunding && (is.State != Closed || is.ReplacementTracking != "") {
		return nil
	}
	owed := t.bound(d.Owed)
	return []Effect{{Kind: ManualTask, Topic: differenceTopic, Amount: &owed}}
}

// refundDifference pays what the replacement costs less, now that the buyer has it, by a case of its own: a request by amount for
// the lines that were exchanged. What the lines cannot give any more is paid by hand.
func (t *turn) refundDifference(of *Case) error {
	if of.Difference == nil || of.Difference.Refund.Sign() == 0 {
		return nil
	}
	amount := of.Difference.Refund
	d := demand{
		child: of.Child, kind: RefundOnly, reason: of.Reason, goods: Received, channel: of.Channel, by: order.Timer,
		asked: Asked{Lines: ofMoney(of.Quote), Amount: &amount},
	}
	s, p := t.situation(of.Child, -1)
	if p == nil {
		return t.broken
	}
	s.Kind, s.Reason, s.Goods, s.Channel, s.Liable, s.By, s.Attempts = d.kind, d.reason, d.goods, d.channel, of.Liable, d.by, 1
	s.Categories = t.categoriesOf(d)
	quote, err := refund.Compute(t.d.alloc, t.d.standing, t.request(s, d.asked), p.Terms(s))
	if _, refused := asRefused(err); refused || len(d.asked.Lines) == 0 {
		owed := t.bound(amount)
		t.record(Entry{Case: of.ID, Child: of.Child}, Effect{Kind: ManualTask, Topic: differenceTopic, Amount: &owed})
		return t.broken
	}
	if err != nil {
		return err
	}
	id := of.ID + "-difference"
	for n := 2; t.idTaken(id); n++ {
		id = fmt.Sprintf("%s-difference-%d", of.ID, n)
	}
	asks := Open{Case: id, Kind: d.kind, Reason: d.reason, Goods: d.goods, Channel: d.channel, Child: d.child, Lines: d.asked.Lines, Amount: &amount}
	return t.open(id, "", asks, d, plan{goods: d.goods, liable: of.Liable, event: EventRefundedAtOnce, quote: quote})
}

// ofMoney names the lines of a quote that get something, by amount.
func ofMoney(q *refund.Quote) []refund.RequestLine {
	var lines []refund.RequestLine
	for i := range q.Lines {
		if q.Lines[i].Amount.Sign() > 0 {
			lines = append(lines, refund.RequestLine{Line: q.Lines[i].Line})
		}
	}
	return lines
}
