package modelcheck

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// sums are what stands of something that was paid, by a name.
type sums map[string]int64

// money holds a dossier against what was paid: sums of the quotes of its cases, made here and not by the ledger.
func (s *transition) money(d *aftersales.Dossier) {
	stands, paid := sums{}, s.job.paid
	for i := range d.Cases {
		c := &d.Cases[i]
		s.parts(c)
		if c.Reserves() {
			stands.add(c.Quote)
		}
		s.document(c)
	}
	for _, name := range slices.Sorted(maps.Keys(stands)) {
		if stands[name] > paid[name] {
			s.breaks(Money, fmt.Sprintf("%s: %d stand reserved and refunded, %d were paid", name, stands[name], paid[name]), nil)
		}
	}
	s.ledger(d)
}

// paidFor is what was paid, by the same names.
func paidFor(a *refund.Allocation) sums {
	o, paid := a.Order(), sums{"order": a.Paid().Minor()}
	for i, l := range o.Lines {
		paid["line "+l.ID] = a.Shares().Lines[i].Net
		paid["units of "+l.ID] = l.Quantity
	}
	for _, p := range o.Points {
		paid["points "+p.ID] = p.Count
	}
	for _, t := range o.Tenders {
		paid["tender "+t.ID] = t.Amount.Minor()
	}
	for i, f := range a.Shares().Freight {
		paid["freight of "+o.Children[i].ID] = f
	}
	return paid
}

func (stands sums) add(q *refund.Quote) {
	stands["order"] += q.Total.Minor()
	for i := range q.Lines {
		l := &q.Lines[i]
		stands["line "+l.Line] += l.Amount.Minor() + l.Forfeited.Minor()
		stands["units of "+l.Line] += l.Quantity
	}
	for _, p := range q.Points {
		stands["points "+p.ID] += p.Count
	}
	for _, t := range q.Tenders {
		stands["tender "+t.ID] += t.Amount.Minor()
	}
	for _, f := range q.FreightOf {
		stands["freight of "+f.Child] += f.Amount.Minor()
	}
}

// parts: no part of a quote is negative, and the tenders sum to its total.
func (s *transition) parts(c *aftersales.Case) {
	q := c.Quote
	amounts := []money.Amount{q.Total, q.Freight, q.Tax, q.Deductions, q.Ceiling}
	for i := range q.Lines {
		l := &q.Lines[i]
		amounts = append(amounts, l.Amount, l.Forfeited, l.Tax)
	}
	var tenders int64
	for _, t := range q.Tenders {
		amounts = append(amounts, t.Amount)
		tenders += t.Amount.Minor()
	}
	for _, p := range q.Points {
		amounts = append(amounts, p.Value, money.FromMinor(p.Count, q.Currency))
	}
	for _, a := range amounts {
		if a.Sign() < 0 {
			s.breaks(Money, fmt.Sprintf("%s in a case that is %s: a part of a refund is negative", a.Number(), c.State), nil)
		}
	}
	if tenders != q.Total.Minor() {
		s.breaks(Money, fmt.Sprintf("the tenders of a case that is %s get %d, its refund is %d", c.State, tenders, q.Total.Minor()), nil)
	}
}

// document: what is ordered is the quote, and what settled is all of it.
func (s *transition) document(c *aftersales.Case) {
	if c.Refund == nil {
		if c.State.Executing() {
			s.breaks(Money, fmt.Sprintf("a case is %s and has no refund", c.State), nil)
		}
		return
	}
	var ordered, settled int64
	for _, leg := range c.Refund.Legs {
		ordered += leg.Amount.Minor()
		if leg.State == refund.LegSettled {
			settled += leg.Amount.Minor()
		}
	}
	total := c.Quote.Total.Minor()
	if ordered != total || c.Refund.Total.Minor() != total {
		s.breaks(Money, fmt.Sprintf("the legs of a refund that is %s sum to %d, the quote to %d", c.State, ordered, total), nil)
	}
	if c.State.Settled() && settled != total {
		s.breaks(Money, fmt.Sprintf("a case is %s, %d of %d settled", c.State, settled, total), nil)
	}
}

// paying: the refund that is ordered is that of the case, whole, and its number never changes.
func (s *transition) paying() {
	for _, f := range s.decision.Effects {
		if f.Kind != aftersales.PayRefund {
			continue
		}
		c, ok := s.decision.Dossier.Case(f.Case)
		var legs int64
		if f.Refund != nil {
			for _, leg := range f.Refund.Legs {
				legs += leg.Amount.Minor()
			}
		}
		if !ok || f.Refund == nil || legs != c.Quote.Total.Minor() {
			s.breaks(Money, fmt.Sprintf("pay_refund orders %d, which is not what the quote comes to", legs), nil)
		}
	}
	for i := range s.from.dossier.Cases {
		was, is := &s.from.dossier.Cases[i], &s.decision.Dossier.Cases[i]
		if was.Refund != nil && (is.Refund == nil || is.Refund.Number != was.Refund.Number) {
			s.breaks(Money, "the number of a refund changes", nil)
		}
	}
}

// ledger: what stands is what the cases reserve that were not closed, as if the others had never been.
func (s *transition) ledger(d *aftersales.Dossier) {
	a := d.Allocation()
	rebuilt := refund.Ledger{}
	for i := range d.Cases {
		if d.Cases[i].Reserves() {
			rebuilt = rebuilt.With(a, *d.Cases[i].Quote)
		}
	}
	rebuilt, stands := rebuilt.With(a, refund.Quote{}), d.Ledger().With(a, refund.Quote{}) // sums of nothing spelled out
	if !alike(reflect.ValueOf(rebuilt), reflect.ValueOf(stands)) {
		s.breaks(Money, "the ledger is not the sum of the cases that were not closed: something stays reserved, or was released twice", nil)
	}
}
