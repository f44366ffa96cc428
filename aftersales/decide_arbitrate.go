package aftersales

import (
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func (e Escalate) decide(t *turn) error {
	c, may := t.concerns(e.Case, e)
	if c == nil {
		return t.refused(e.Case)
	}
	t.fault(textFaults("reason", e.Reason)...)
	t.fault(evidenceFaults(e.Evidence, "")...)
	change := Change{Arbitrations: c.Arbitrations + 1}
	if len(e.Evidence) > 0 {
		change.Evidence = c.with(Evidence{By: t.by, At: t.at, Refs: slices.Clone(e.Evidence), Round: change.Arbitrations})
	}
	event, err := t.permit(c, e, may)
	if err != nil {
		return err
	}
	return t.move(c.ID, step{event: event, change: change, effects: askBoth()})
}

// askBoth asks buyer and seller for evidence.
func askBoth() []Effect {
	return []Effect{{Kind: AskEvidence, To: order.Buyer}, {Kind: AskEvidence, To: order.Seller}}
}

func (e SubmitEvidence) decide(t *turn) error {
	t.actor(order.Buyer, order.Seller)
	at := t.d.caseIndex(e.Case)
	if at < 0 {
		t.caseUnknown(e.Case)
		return t.refused(e.Case)
	}
	c := &t.d.Cases[at]
	if c.State != Arbitrating {
		t.fault(t.notAllowed(string(c.State)))
	}
	if len(e.Evidence) == 0 {
		t.fault(order.NewFault("evidence_missing", "evidence", "there is no evidence"))
	}
	t.fault(evidenceFaults(e.Evidence, e.Text)...)
	if len(t.faults) > 0 {
		return t.refused(c.ID)
	}
	given := Evidence{By: t.by, At: t.at, Refs: slices.Clone(e.Evidence), Text: e.Text, Round: c.Arbitrations}
	if slices.ContainsFunc(c.Evidence, given.alike) {
		return nil // it was sent before
	}
	change := Change{Evidence: c.with(given)}
	if slices.ContainsFunc(c.Deadlines, func(d Deadline) bool { return d.Of == t.by }) {
		left := slices.DeleteFunc(slices.Clone(c.Deadlines), func(d Deadline) bool { return d.Of == t.by })
		change.Deadlines = &left
	}
	t.record(Entry{Case: c.ID, Child: c.Child, Event: string(EventEvidenceSubmitted), Change: &change})
	return nil
}

func (r Rule) decide(t *turn) error {
	c, may := t.concerns(r.Case, r)
	if c == nil {
		return t.refused(r.Case)
	}
	switch {
	case r.Liable == order.Buyer:
		may = without(may, EventRuledReturn, EventRuledReplacement, EventRuledRefund)
	case !oneOf(r.Liable, order.Seller, order.Platform, order.Carrier, order.Insurer, order.Nobody):
		t.fault(order.NewFault("liable_missing", "liable", "a ruling says who is liable: buyer, seller, platform or carrier", "liable", string(r.Liable)))
	case c.sentBack() || c.ReplacementTracking != "" || r.KeepGoods:
		may = without(may, EventRuledReturn, EventRuledAgainst)
	default:
		may = without(may, EventRuledAgainst)
	}
	if r.Refund && r.Liable != order.Buyer && slices.Contains(may, EventRuledReplacement) {
		may = []Event{EventRuledRefund}
	}
	if r.Amount != nil && c.Kind.Replaces() && !r.Refund && r.Liable != order.Buyer {
		t.fault(t.goodsAsked(c, "amount"))
	}
	change := Change{Liable: r.Liable}
	if r.Amount != nil && r.Liable != order.Buyer && len(may) > 0 {
		if err := t.ruledAmount(c, *r.Amount, r.Liable, &change); err != nil {
			return err
		}
	}
	event, err := t.permit(c, r, may)
	if err != nil {
		return err
	}
	return t.move(c.ID, step{event: event, change: change})
}

// ruledAmount strikes the quote of the case again at the amount the platform grants for the same units.
func (t *turn) ruledAmount(c *Case, amount money.Amount, liable order.Party, change *Change) error {
	s, p := t.situation(c.Child, t.d.caseIndex(c.ID))
	if p == nil {
		return t.broken
	}
	s.Liable = liable
	asked := c.Asked
	asked.Lines, asked.Amount = resolved(c.Quote), &amount
	quote, err := refund.Compute(t.d.alloc, t.d.standing.Without(t.d.alloc, *c.Quote), t.request(s, asked), p.Terms(s))
	if refused, ok := asRefused(err); ok {
		t.fault(refused.Faults...)
		t.ceiling = refused.Ceiling
		return nil
	}
	if err != nil {
		return err
	}
	asked.Amount = plainAmount(asked.Amount)
	change.Asked, change.Quote, change.Revision = &asked, &quote, c.Revision+1
	return nil
}

// resolved spells out the units a quote takes, so that an amount is not read as a request by amount.
func resolved(q *refund.Quote) []refund.RequestLine {
	lines := make([]refund.RequestLine, len(q.Lines))
	for i := range q.Lines {
		lines[i] = refund.RequestLine{Line: q.Lines[i].Line, Quantity: q.Lines[i].Quantity}
	}
	return lines
}
