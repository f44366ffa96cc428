package refund

import "github.com/recourse-go/recourse/order/money"

// fewChildren is for how many child orders a quote needs no memory of its own.
const fewChildren = 4

// childPart is the freight of one child order in this request.
type childPart struct {
	concerned bool
	taken     int64 // units of it that the request takes
	outside   int64 // units of it that neither the request nor what stands takes
	left      int64 // of its freight, before this request
	back      int64
}

// freight adds what goes back of the freight of the children concerned, judged by what stands in judge.
func (s *striker) freight(d *draft, judge *Ledger) {
	if s.terms.Freight != FullFreight && s.terms.Freight != FreightWithLast && s.extra == 0 {
		return
	}
	s.childParts(d, judge)
	extra := s.extra
	for i := range s.parts {
		p := &s.parts[i]
		if !p.concerned {
			continue
		}
		p.left = s.a.shares.Freight[i] - s.ledger.freightOf(i)
		if s.goesBack(p) {
			p.back = p.left
		}
		more := min(extra, p.left-p.back)
		p.back += more
		extra -= more
		d.back += p.back
	}
	d.ceiling += d.back
}

// goesBack reports whether the rule gives the freight of a child back.
func (s *striker) goesBack(p *childPart) bool {
	if s.terms.Freight == FreightWithLast {
		return !s.request.Shipped && p.taken > 0 && p.outside == 0
	}
	return s.terms.Freight == FullFreight
}

// childParts finds the children the request concerns, the units it takes of each and those it leaves outside.
func (s *striker) childParts(d *draft, judge *Ledger) {
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

// provisional reports whether the freight depends on what becomes of other cases.
func (s *striker) provisional() bool {
	if s.terms.Freight != FreightWithLast || s.request.Shipped {
		return false
	}
	for i := range s.parts {
		if p := &s.parts[i]; p.taken > 0 && s.a.shares.Freight[i] > 0 {
			return true
		}
	}
	return false
}
