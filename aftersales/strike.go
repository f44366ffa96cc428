package aftersales

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// proposed is what the case would ask: the units it asks now; an amount of its lines where a part of the money comes back for
// goods that are kept; for the case's own kind, what was asked unless the offer says another amount.
func (t *turn) proposed(c *Case, kind Kind, amount *money.Amount) Asked {
	asked := Asked{Lines: resolved(c.Quote), Amount: copied(amount)}
	switch {
	case kind == c.Kind && amount == nil:
		asked.Amount, asked.Instead = copied(c.Asked.Amount), c.Asked.Instead
	case kind == c.Kind:
	case kind == RefundOnly && amount != nil:
		for i := range asked.Lines {
			asked.Lines[i].Quantity = 0
		}
	default:
		t.allUnits(c, asked.Lines)
	}
	return asked
}

// allUnits takes all free units of the lines that the case asks by amount; none is a want of units.
func (t *turn) allUnits(c *Case, lines []refund.RequestLine) {
	ch := &t.d.Children[t.d.childIndex(c.Child)]
	others := t.d.standing.Without(t.d.alloc, *c.Quote)
	var can map[string]int64
	if ch.Status == order.PartiallyShipped {
		can = t.available(ch, c.Goods, c)
	}
	for i := range lines {
		if l := &lines[i]; l.Quantity == 0 {
			l.Quantity = others.Free(t.d.alloc, c.Child, l.Line)
			if can != nil {
				l.Quantity = min(l.Quantity, can[l.Line])
			}
			l.Quantity = max(l.Quantity, 1)
		}
	}
}

// strike works out what a case would come to that asks something else, as if what it reserves now were free; freight that is
// granted comes beside that. What speaks against it is in refused.
func (t *turn) strike(c *Case, s *Situation, p Policy, asked Asked) (q refund.Quote, refused *refund.RefusedError, err error) {
	bare := asked
	bare.Freight = nil
	request := t.request(s, bare)
	var faults []order.Fault
	if s.Child.Status == order.PartiallyShipped {
		request.Lines, faults = t.within(request, s.Child, c.Goods, c)
	}
	others := t.d.standing.Without(t.d.alloc, *c.Quote)
	q, err = refund.Compute(t.d.alloc, others, request, t.terms(s, p))
	refused, no := asRefused(err)
	switch {
	case no:
		refused.Faults = append(faults, refused.Faults...)
		return q, refused, nil
	case len(faults) > 0 && err == nil:
		return q, &refund.RefusedError{Faults: faults, Ceiling: q.Ceiling}, nil
	case asked.Freight == nil || err != nil:
		return q, nil, err
	}
	is := *c
	is.Asked, is.Quote = asked, &q
	granted, err := t.restrike(&is, others, others, s, p, request.KeptGoods)
	granted.Provisional = q.Provisional
	return granted, nil, err
}
