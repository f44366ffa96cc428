package aftersales

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func (o Offer) decide(t *turn) error {
	c, may := t.concerns(o.Case, o)
	if c == nil {
		return t.refused(o.Case)
	}
	t.revision(c, o.Revision)
	t.fault(textFaults("address", o.Address)...)
	change := Change{Revision: c.Revision + 1}
	if len(may) > 0 {
		if may[0] == EventCountered {
			change.Attempts = c.Attempts + 1
		}
		made, err := t.propose(c, o, max(c.Attempts, change.Attempts))
		if err != nil {
			return err
		}
		change.Offer = made
	}
	event, err := t.permit(c, o, may)
	if err != nil {
		return err
	}
	return t.move(c.ID, step{event: event, change: change})
}

// propose works out what an offer comes to, and faults what may not be offered. Of the policy's answer to the request that it
// would be only two things count, for an offer is none: whether the amount is fixed, and whether another attempt is left.
func (t *turn) propose(c *Case, o Offer, attempts int) (*Proposal, error) {
	made := &Proposal{By: t.by, Kind: c.Kind, At: t.at, Address: o.Address}
	set(&made.Kind, o.Kind)
	if !c.mayBecome(made.Kind) {
		t.fault(kindUnfit(made.Kind, c.Goods))
		return made, nil
	}
	s, p := t.situation(c.Child, t.d.caseIndex(c.ID))
	if p == nil {
		return nil, t.broken
	}
	s.Kind, s.By, s.Attempts = made.Kind, c.By, attempts
	s.LineAttempts = t.lineAttempts(demand{child: c.Child, by: c.By, attempts: attempts, own: c, asked: c.Asked})
	admitted := p.Admit(s)
	for _, f := range admitted.Faults {
		if attempts > c.Attempts && f.Code == "attempts_exhausted" {
			t.fault(f)
		}
	}
	if made.Kind.Replaces() && o.Amount != nil {
		t.fault(goodsAsked(made.Kind, "amount"))
		o.Amount = nil
	}
	if o.Amount != nil && admitted.AmountFixed {
		if err := t.confirmOffer(c, s, p, *o.Amount); err != nil {
			return nil, err
		}
		o.Amount = nil
	}
	made.Asked = t.proposed(c, made.Kind, o.Amount)
	if admitted.AmountFixed {
		made.Asked.Amount = nil
	}
	t.grantFreight(c, made, o.Freight)
	if o.Amount != nil && !t.withinCeiling(c, *o.Amount) {
		made.Asked.Amount = nil // what else is wrong is found by the units, where it asks for some
		if slices.ContainsFunc(made.Asked.Lines, func(l refund.RequestLine) bool { return l.Quantity == 0 }) {
			return made, nil
		}
	}
	quote, refused, err := t.strike(c, s, p, made.Asked)
	if refused != nil {
		t.fault(refused.Faults...)
		t.lower(refused.Ceiling)
	}
	made.Quote, made.Asked.Amount = &quote, plainAmount(made.Asked.Amount)
	return made, err
}

// confirmOffer faults an amount that is not what the rules give, where the policy fixes it.
func (t *turn) confirmOffer(c *Case, s *Situation, p Policy, amount money.Amount) error {
	asked := t.proposed(c, s.Kind, nil)
	asked.Amount = nil
	quote, refused, err := t.strike(c, s, p, asked)
	if err == nil && refused == nil {
		t.ceiling = c.Quote.Ceiling
		t.fault(t.confirms(amount, quote)...)
	}
	return err
}

// withinCeiling faults an amount that is none, not positive, or more than the case could get by what it asks.
func (t *turn) withinCeiling(c *Case, amount money.Amount) bool {
	t.ceiling = c.Quote.Ceiling
	in, err := amount.In(t.d.Order.Currency)
	switch ceiling := c.Quote.Ceiling; {
	case err != nil:
		t.fault(t.amountFault(amount, err))
	case in.Sign() <= 0:
		t.fault(order.NewFault("amount_not_positive", "amount", fmt.Sprintf("%s is not a positive amount", in.Number()), "asked", in.Number()))
	case in.Minor() > ceiling.Minor():
		t.fault(order.NewFault("amount_above_ceiling", "amount", fmt.Sprintf("%s offered, at most %s can go back", in.Number(), ceiling.Number()), "asked", in.Number(), "ceiling", ceiling.Number()))
	default:
		return true
	}
	return false
}

// lower lets a refusal say the lower of two ceilings.
func (t *turn) lower(ceiling money.Amount) {
	if t.ceiling.IsPlain() || ceiling.Minor() < t.ceiling.Minor() {
		t.ceiling = ceiling
	}
}

func kindUnfit(k Kind, goods GoodsState) order.Fault {
	name := order.Shorten(string(k), 40)
	return order.NewFault("kind_not_allowed", "kind", fmt.Sprintf("%s cannot be offered about goods that are %s", name, goods), "kind", name, "goods", string(goods))
}

// grantFreight puts freight into what is offered, beside the amount.
func (t *turn) grantFreight(c *Case, made *Proposal, freight *money.Amount) {
	if freight == nil {
		return
	}
	if made.Kind.Replaces() {
		t.fault(goodsAsked(made.Kind, "freight"))
	} else if added, ok := t.addedFreight(c, *freight); ok {
		made.Asked.Freight = &added
	}
}
