package aftersales

import (
	"slices"

	"github.com/recourse-go/recourse/order"
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

// resolved spells out the units a quote takes, so that an amount is not read as a request by amount.
func resolved(q *refund.Quote) []refund.RequestLine {
	lines := make([]refund.RequestLine, len(q.Lines))
	for i := range q.Lines {
		lines[i] = refund.RequestLine{Line: q.Lines[i].Line, Quantity: q.Lines[i].Quantity}
	}
	return lines
}
