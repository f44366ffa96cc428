package refund_test

import (
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// freightRule is the rule in force: that of a fault, where another than the buyer is liable for one.
func (s *striking) freightRule() refund.FreightRule {
	fault := []order.Party{order.Seller, order.Warehouse, order.Platform, order.Carrier}
	if s.t.FaultFreight != "" && slices.Contains(fault, s.r.Liable) {
		return s.t.FaultFreight
	}
	return s.t.Freight
}

// giveFreight finds what goes back of the freight of each child order.
func (s *striking) giveFreight() {
	s.byRule, s.freight = make([]int64, len(s.order.Children)), make([]int64, len(s.order.Children))
	extra := s.extra
	for c, child := range s.order.Children {
		left := s.shares.Freight[c] - s.freightStands(s.standing, c)
		if s.r.FreightOnly {
			if s.r.Child == "" || s.r.Child == child.ID {
				s.byRule[c], s.freight[c] = left, left
			}
			continue
		}
		taken, outside, concerned := s.concern(c)
		if !concerned {
			continue
		}
		switch rule := s.freightRule(); {
		case rule == refund.FullFreight, rule == refund.FreightWithLast && !s.r.Shipped && taken > 0 && taken == outside:
			s.byRule[c] = left
		case rule == refund.FreightApportioned:
			s.byRule[c] = s.apportioned(c, left)
		}
		more := min(extra, left-s.byRule[c])
		s.freight[c] = s.byRule[c] + more
		extra -= more
	}
	if !s.again {
		s.sortFreightLines()
	}
}

// concern counts the units of a child order that the quote takes, and those that no case of the judge does.
func (s *striking) concern(c int) (taken, outside int64, concerned bool) {
	for _, slot := range s.shares.Slots {
		if slot.Child != c {
			continue
		}
		outside += slot.Units - s.taken(s.judge, slot)
		for i := range s.q.Lines {
			if l := &s.q.Lines[i]; l.Line == s.order.Lines[slot.Line].ID {
				taken += s.takes(l, slot)
				concerned = concerned || s.takes(l, slot) > 0 || l.ByAmount && (s.r.Child == "" || s.r.Child == s.order.Children[c].ID)
			}
		}
	}
	return taken, outside, concerned
}

// slotFreight splits the freight of a child order over its slots.
func (s *striking) slotFreight(c int) (slots []order.Slot, parts []int64) {
	var weights []int64
	before := make([]int64, len(s.order.Lines)) // units in earlier slots
	for _, slot := range s.shares.Slots {
		line, net := s.order.Lines[slot.Line], s.shares.Lines[slot.Line].Net
		if slot.Child == c {
			weight := slot.Units
			if s.t.FreightBy != refund.ByQuantity {
				b := before[slot.Line]
				weight = floor(net, b+slot.Units, line.Quantity) - floor(net, b, line.Quantity)
			}
			slots, weights = append(slots, slot), append(weights, weight)
		}
		before[slot.Line] += slot.Units
	}
	parts, err := money.Apportion(s.shares.Freight[c], weights, s.order.Apportion)
	if err != nil {
		panic(err)
	}
	return slots, parts
}

// apportioned is the freight that the units bring; struck again, it is what they brought.
func (s *striking) apportioned(c int, left int64) (back int64) {
	if s.again {
		for _, f := range s.q.FreightLines {
			if f.Child == s.order.Children[c].ID {
				back += f.Share.Minor()
			}
		}
		return min(back, left)
	}
	slots, parts := s.slotFreight(c)
	for j := range s.q.Lines {
		l := &s.q.Lines[j]
		for i, slot := range slots {
			if l.Line != s.order.Lines[slot.Line].ID || s.takes(l, slot) == 0 {
				continue
			}
			stood, after := s.taken(s.standing, slot), s.taken(s.standing, slot)+s.takes(l, slot)
			brings := parts[i] - s.slotStands(s.standing, slot)
			if after != slot.Units {
				brings = min(brings, floor(parts[i], after, slot.Units)-floor(parts[i], stood, slot.Units))
			}
			if brings = min(brings, left-back); brings > 0 {
				back += brings
				s.q.FreightLines = append(s.q.FreightLines, refund.LineFreight{Line: l.Line, Child: s.order.Children[c].ID, Share: s.amount(brings), Amount: s.amount(brings), Forfeited: s.amount(0)})
			}
		}
	}
	return back
}

// sortFreightLines puts them in the order of the quote's lines; each line's stay in the order of its slots.
func (s *striking) sortFreightLines() {
	at := func(f refund.LineFreight) int {
		return slices.IndexFunc(s.q.Lines, func(l refund.QuoteLine) bool { return l.Line == f.Line })
	}
	slices.SortStableFunc(s.q.FreightLines, func(a, b refund.LineFreight) int { return at(a) - at(b) })
}

// cutFreightLines: what an amount cut off the freight of a child order comes off its lines, in proportion; it is forfeited
// unless the slack is carried.
func (s *striking) cutFreightLines() {
	lines := slices.Clone(s.q.FreightLines)
	for i := range lines {
		lines[i].Amount, lines[i].Forfeited = lines[i].Share, s.amount(0)
	}
	for c, child := range s.order.Children {
		whole := make([]int64, len(lines))
		for i, f := range lines {
			if f.Child == child.ID {
				whole[i] = f.Amount.Minor()
			}
		}
		if sum(whole) <= s.freight[c] {
			continue
		}
		for i, n := range hamilton(s.freight[c], whole) {
			if whole[i] == 0 {
				continue
			}
			lines[i].Amount = s.amount(n)
			if s.t.Slack != refund.CarrySlack {
				lines[i].Forfeited = s.amount(whole[i] - n)
			}
		}
	}
	s.q.FreightLines = lines
}

// limit cuts the freight to an amount, in proportion.
func limit(freight []int64, n int64) []int64 {
	if n >= sum(freight) {
		return freight
	}
	return hamilton(n, freight)
}

func sum(numbers []int64) (total int64) {
	for _, n := range numbers {
		total += n
	}
	return total
}

// freightTax is the part of the freight of a child order, that stands up to some amount, that is tax.
func (m *model) freightTax(child int, stands int64) int64 {
	switch {
	case m.shares.FreightTax == nil:
		return 0
	case stands == m.shares.Freight[child]:
		return m.shares.FreightTax[child]
	}
	return floor(m.shares.FreightTax[child], stands, m.shares.Freight[child])
}

// takesFreight reports whether units are taken of a child order that freight was paid for.
func (s *striking) takesFreight() bool {
	return slices.ContainsFunc(s.shares.Slots, func(slot order.Slot) bool {
		return s.shares.Freight[slot.Child] > 0 && slices.ContainsFunc(s.q.Lines, func(l refund.QuoteLine) bool {
			return l.Line == s.order.Lines[slot.Line].ID && s.takes(&l, slot) > 0
		})
	})
}

// totalFreight tells the freight by child order.
func (s *striking) totalFreight(freight []int64) {
	var tax int64
	for c, n := range freight {
		if n > 0 {
			stood := s.freightStands(s.standing, c)
			part := s.freightTax(c, stood+n) - s.freightTax(c, stood)
			tax += part
			s.q.FreightOf = append(s.q.FreightOf, refund.ChildFreight{Child: s.order.Children[c].ID, Amount: s.amount(n), Tax: s.amount(part)})
		}
	}
	s.q.Freight, s.q.FreightTax = s.amount(sum(freight)), s.amount(tax)
}
