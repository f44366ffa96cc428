package aftersales

import "github.com/recourse-go/recourse/refund"

func (a AcceptOffer) decide(t *turn) error {
	c, may := t.concerns(a.Case, a)
	if c == nil {
		return t.refused(a.Case)
	}
	t.revision(c, a.Revision)
	t.fault(textFaults("address", a.Address)...)
	if len(may) == 0 {
		return t.refused(a.Case)
	}
	is, s, p := t.asOffered(c)
	if p == nil {
		return t.broken
	}
	quote, refused, err := t.strike(c, s, p, is.Asked)
	if err != nil {
		return err
	}
	if refused != nil {
		t.fault(refused.Faults...)
		t.lower(refused.Ceiling)
	}
	event, err := t.choose(s, p, a, may)
	if err != nil {
		return err
	}
	with := taken(c, quote, Change{})
	with.event = event
	set(&with.address, a.Address)
	return t.move(c.ID, with)
}

// asOffered is the case as it is once its offer is accepted, but for its quote and state, with the situation of it.
func (t *turn) asOffered(c *Case) (*Case, *Situation, Policy) {
	s, p := t.situation(c.Child, -1)
	is := *c
	is.Kind, is.Asked = c.Offer.Kind, c.Offer.Asked
	if p != nil {
		t.about(s, &is)
	}
	return &is, s, p
}

// taken is the move by which a case becomes what was offered.
func taken(c *Case, quote refund.Quote, change Change) step {
	asked := c.Offer.Asked
	change.Kind, change.Revision = changed(c.Kind, c.Offer.Kind), c.Revision+1
	change.Asked, change.Quote = &asked, &quote
	return step{change: change, address: c.Offer.Address}
}

// acceptSilently lets the buyer's silence accept an offer. One that cannot be had any more is declined instead.
func (t *turn) acceptSilently(c *Case, event Event, change Change, debits bool) error {
	is, s, p := t.asOffered(c)
	if p == nil {
		return t.broken
	}
	quote, refused, err := t.strike(c, s, p, is.Asked)
	if err != nil {
		return err
	}
	if refused != nil {
		change.Revision = c.Revision + 1
		return t.move(c.ID, step{event: EventExpiredDecline, change: change})
	}
	with := taken(c, quote, change)
	with.event, with.debits = event, debits
	return t.move(c.ID, with)
}

func (d DeclineOffer) decide(t *turn) error {
	c, may := t.concerns(d.Case, d)
	if c == nil {
		return t.refused(d.Case)
	}
	t.revision(c, d.Revision)
	t.fault(textFaults("reason", d.Reason)...)
	event, err := t.permit(c, d, may)
	if err != nil {
		return err
	}
	return t.move(c.ID, step{event: event, change: Change{Revision: c.Revision + 1}})
}
