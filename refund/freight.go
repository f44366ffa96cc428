package refund

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// fewChildren is for how many child orders a quote needs no memory of its own.
const fewChildren = 4

// childPart is the freight of one child order in this request.
type childPart struct {
	concerned bool
	taken     int64 // units of it that the request takes
	outside   int64 // units of it that neither the request nor what stands takes
	left      int64 // of its freight, before this request
	ruled     int64 // what the rule gives back
	back      int64
}

// freightRule is the rule in force: by fault, where another than the buyer is liable.
func (s *striker) freightRule() FreightRule {
	if rule := s.terms.FaultFreight; rule != "" {
		switch s.request.Liable {
		case order.Seller, order.Warehouse, order.Platform, order.Carrier:
			return rule
		}
	}
	return s.terms.Freight
}

// freight adds what goes back of the freight of the children concerned, judged by what stands in judge.
func (s *striker) freight(d *draft, judge *Ledger) error {
	rule := s.freightRule()
	if rule == NoFreight || rule == "" {
		if s.extra == 0 && !s.request.FreightOnly && !s.deducts {
			return nil
		}
	}
	s.childParts(d, judge)
	var apportioned []int64
	if rule == FreightApportioned && !s.request.FreightOnly {
		var err error
		if apportioned, err = s.apportioned(d); err != nil {
			return err
		}
	}
	extra := s.extra
	for i := range s.parts {
		p := &s.parts[i]
		if !p.concerned {
			continue
		}
		p.left = s.a.shares.Freight[i] - s.ledger.freightOf(i)
		switch {
		case apportioned != nil:
			p.ruled = min(apportioned[i], p.left)
		case s.goesBack(p, rule):
			p.ruled = p.left
		}
		more := min(extra, p.left-p.ruled)
		p.back = p.ruled + more
		extra -= more
		d.ruled += p.ruled
		d.back += p.back
	}
	d.ceiling += d.back
	return nil
}

// goesBack reports whether the rule gives all the freight of a child back.
func (s *striker) goesBack(p *childPart, rule FreightRule) bool {
	switch {
	case s.request.FreightOnly:
		return true
	case rule == FreightWithLast:
		return !s.request.Shipped && p.taken > 0 && p.outside == 0
	}
	return rule == FullFreight
}

// childParts finds the children the request concerns, the units it takes of each and those it leaves outside.
func (s *striker) childParts(d *draft, judge *Ledger) {
	if s.request.FreightOnly {
		for i := range s.parts {
			s.parts[i].concerned = s.only == everyChild || s.only == i
		}
		return
	}
	for k, slot := range s.a.shares.Slots {
		s.parts[slot.Child].outside += slot.Units - judge.slot(k)
	}
	for i := range d.lines {
		q := &d.lines[i]
		for _, slot := range s.a.lines[s.at[i]].slots {
			child := s.a.shares.Slots[slot].Child
			p := &s.parts[child]
			n := q.takes(s.a, s.at[i], slot)
			p.taken += n
			p.outside -= n
			p.concerned = p.concerned || n > 0 || q.ByAmount && (s.only == everyChild || s.only == child)
		}
	}
}

// takes is how many units of a slot of the line at an index of the order the quote line takes.
func (l *QuoteLine) takes(a *Allocation, at, slot int) int64 {
	if len(a.lines[at].slots) == 1 {
		return l.Quantity
	}
	id := a.order.Children[a.shares.Slots[slot].Child].ID
	for _, f := range l.From {
		if f.Child == id {
			return f.Units
		}
	}
	return 0
}

// limitFreight lets at most n of the freight go back: by child, in proportion, by largest remainder.
func (s *striker) limitFreight(d *draft, n int64) error {
	n = max(n, 0)
	if n >= d.back {
		return nil
	}
	weights := make([]int64, len(s.parts))
	for i := range s.parts {
		weights[i] = s.parts[i].back
	}
	cut, err := money.Within(n, weights, money.LargestRemainder)
	if err != nil {
		return err
	}
	for i := range s.parts {
		s.parts[i].back = cut[i]
	}
	d.back = n
	return nil
}

// freightWaits reports whether the freight depends on what becomes of other cases.
func (s *striker) freightWaits() bool {
	if s.freightRule() != FreightWithLast || s.request.Shipped {
		return false
	}
	for i := range s.parts {
		if p := &s.parts[i]; p.taken > 0 && s.a.shares.Freight[i] > 0 {
			return true
		}
	}
	return false
}

// freightOf names the children that get freight, and the tax in it.
func (s *striker) freightOf(d *draft) ([]ChildFreight, int64, error) {
	if d.back == 0 {
		return nil, 0, nil
	}
	of, sum := make([]ChildFreight, 0, len(s.parts)), int64(0)
	for i := range s.parts {
		p := &s.parts[i]
		if p.back == 0 {
			continue
		}
		tax, err := s.freightTax(i, p.back)
		if err != nil {
			return nil, 0, err
		}
		sum += tax
		of = append(of, ChildFreight{Child: s.a.order.Children[i].ID, Amount: s.a.amount(p.back), Tax: s.a.amount(tax)})
	}
	return of, sum, nil
}

// freightTax is the tax part of what stands of a child's freight after a refund, less that of what stood before.
func (s *striker) freightTax(child int, back int64) (int64, error) {
	if s.a.shares.FreightTax == nil || s.a.shares.FreightTax[child] == 0 {
		return 0, nil
	}
	stood := s.ledger.freightOf(child)
	return between(s.a.shares.FreightTax[child], stood, back, s.a.shares.Freight[child])
}
