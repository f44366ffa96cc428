package aftersales

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func (r Rule) decide(t *turn) error {
	c, may := t.concerns(r.Case, r)
	if c == nil {
		return t.refused(r.Case)
	}
	may = r.leaves(c, may)
	change := Change{Liable: r.Liable, Asked: t.ruled(c, r)}
	if r.Amount != nil && r.Liable != order.Buyer && len(may) > 0 {
		if err := t.ruledAmount(c, *r.Amount, &change); err != nil {
			return err
		}
	}
	event, err := t.permit(c, r, may)
	if err != nil {
		return err
	}
	return t.move(c.ID, step{event: event, change: change})
}

// leaves are the events that a ruling leaves to choose from, by who is liable and what it grants.
func (r Rule) leaves(c *Case, may []Event) []Event {
	switch {
	case c.Kind == Cancel && r.Refund: // it is granted, whoever is liable
		return without(may, EventRuledAgainst)
	case r.Liable == order.Buyer:
		return without(may, EventRuledReturn, EventRuledReplacement, EventRuledRefund)
	case r.Refund && slices.Contains(may, EventRuledReplacement):
		return []Event{EventRuledRefund}
	case c.sentBack() || c.ReplacementTracking != "" || r.KeepGoods:
		return without(may, EventRuledReturn, EventRuledAgainst)
	}
	return without(may, EventRuledAgainst)
}

// ruled checks what a ruling grants, and gives what the case asks by it; nil where that stays as it was.
func (t *turn) ruled(c *Case, r Rule) *Asked {
	against, cash := r.Liable == order.Buyer, c.Kind != Cancel && (!c.Kind.Replaces() || r.Refund)
	if !against && !oneOf(r.Liable, order.Seller, order.Platform, order.Carrier, order.Insurer, order.Nobody) {
		t.fault(order.NewFault("liable_missing", "liable", "a ruling says who is liable: buyer, seller, platform or carrier", "liable", string(r.Liable)))
	}
	bears := r.Bears
	if bears != "" && (against || !oneOf(bears, bearers()...)) {
		t.fault(order.NewFault("party_unknown", "bears", fmt.Sprintf("the %s bears no refund by this ruling", order.Shorten(string(bears), 40)), "party", order.Shorten(string(bears), 40)))
		bears = c.Asked.Bears
	}
	if against {
		return nil
	}
	asked := c.Asked
	asked.Bears = bears
	if r.Amount != nil && !cash {
		t.fault(goodsAsked(c.Kind, "amount"))
	}
	switch {
	case r.Freight == nil:
	case !cash:
		t.fault(goodsAsked(c.Kind, "freight"))
	default:
		if added, ok := t.ruledFreight(c, r); ok {
			asked.Freight = &added
		}
	}
	if r.Freight == nil && bears == c.Asked.Bears {
		return nil
	}
	return &asked
}

// ruledAmount strikes the quote of the case again at the amount the platform grants for the same units. Freight that was
// granted is part of that amount.
func (t *turn) ruledAmount(c *Case, amount money.Amount, change *Change) error {
	s, p := t.situation(c.Child, t.d.caseIndex(c.ID))
	if p == nil {
		return t.broken
	}
	s.Liable = change.Liable
	asked := c.Asked
	if change.Asked != nil {
		asked = *change.Asked
	}
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
	if asked.Freight != nil { // what is asked beside it, so that both come to the amount when the quote is struck again
		if rest, err := t.bound(amount).Sub(t.bound(*asked.Freight)); err == nil && rest.Sign() > 0 {
			asked.Amount = &rest
		} else {
			asked.Freight = nil
		}
	}
	asked.Amount = plainAmount(asked.Amount)
	change.Asked, change.Quote, change.Revision = &asked, &quote, c.Revision+1
	return nil
}

// restruck strikes the quote of a case that is not executed yet anew, as the change leaves it.
func (t *turn) restruck(c *Case, change *Change) error {
	is, others := *c, t.d.standing.Without(t.d.alloc, *c.Quote)
	change.apply(&is)
	s, p := t.situation(is.Child, -1)
	if p == nil {
		return t.broken
	}
	t.about(s, &is)
	quote, err := t.restrike(&is, others, others, s, p, !is.Kind.Returns())
	if err != nil {
		return err
	}
	quote.Provisional = c.Quote.Provisional
	change.Quote = &quote
	return nil
}
