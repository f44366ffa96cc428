package refund_test

import (
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// freight is what goes back of the freight of each child order.
func (m *model) freight(standing, judge []refund.Quote, lines []refund.QuoteLine, r refund.Request, t refund.Terms, extra int64) []int64 {
	back := make([]int64, len(m.order.Children))
	for c, child := range m.order.Children {
		var taken, outside int64
		concerned := false
		for _, slot := range m.shares.Slots {
			if slot.Child != c {
				continue
			}
			outside += slot.Units - m.taken(judge, slot)
			for i := range lines {
				if l := &lines[i]; l.Line == m.order.Lines[slot.Line].ID {
					taken += m.takes(l, slot)
					concerned = concerned || m.takes(l, slot) > 0 || l.ByAmount && (r.Child == "" || r.Child == child.ID)
				}
			}
		}
		left := m.shares.Freight[c] - m.freightStands(standing, c)
		switch {
		case !concerned:
			continue
		case t.Freight == refund.FullFreight, t.Freight == refund.FreightWithLast && !r.Shipped && taken > 0 && taken == outside:
			back[c] = left
		}
		more := min(extra, left-back[c])
		back[c] += more
		extra -= more
	}
	return back
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

// taxAndClosing finds the tax in a line, after minus before, and whether the request closes it.
func (m *model) taxAndClosing(standing []refund.Quote, l *refund.QuoteLine) (closed bool) {
	at := m.lineIndex(l.Line)
	before := m.stands(standing, at)
	after := before
	after.units += l.Quantity
	after.amount += l.Amount.Minor()
	after.forfeited += l.Forfeited.Minor()
	after.covered = after.covered || l.ByAmount && l.Amount.Sign() > 0
	tax := func(s stands) int64 {
		whole, net := m.order.Lines[at].Tax.Minor(), m.shares.Lines[at].Net
		switch {
		case m.closed(s, at):
			return whole
		case net == 0:
			return 0
		}
		return floor(whole, s.amount, net)
	}
	l.Tax = m.amount(tax(after) - tax(before))
	l.Closes = m.closed(after, at) && !m.closed(before, at)
	return m.closed(after, at)
}

// points come back by the unit rule over the line's count, and all that are left once the line is closed.
func (m *model) points(standing []refund.Quote, lines []refund.QuoteLine) {
	for i := range lines {
		l := &lines[i]
		l.Points = nil
		at := m.lineIndex(l.Line)
		s := m.stands(append(slices.Clip(standing), refund.Quote{Lines: []refund.QuoteLine{*l}}), at)
		for k, account := range m.order.Points {
			count := m.shares.Lines[at].Points[k]
			back := count - m.pointsStand(standing, at, k)
			switch {
			case m.closed(s, at):
			case l.ByAmount:
				back = 0
			default:
				back = min(back, floor(count, l.Before+l.Quantity, l.Of)-floor(count, l.Before, l.Of))
			}
			if back > 0 {
				l.Points = append(l.Points, refund.PointsBack{ID: account.ID, Count: back})
			}
		}
	}
}

func (m *model) totals(q *refund.Quote, freight []int64, deduct int64) {
	var goods, tax int64
	for _, l := range q.Lines {
		goods, tax = goods+l.Amount.Minor(), tax+l.Tax.Minor()
	}
	back := sum(freight)
	deduct = min(deduct, goods+back)
	q.Goods, q.Freight, q.Tax = m.amount(goods), m.amount(back), m.amount(tax)
	q.Deductions, q.Total = m.amount(deduct), m.amount(goods+back-deduct)
	for c, n := range freight {
		if n > 0 {
			q.FreightOf = append(q.FreightOf, refund.ChildFreight{Child: m.order.Children[c].ID, Amount: m.amount(n)})
		}
	}
	for _, account := range m.order.Points {
		var count int64
		for _, l := range q.Lines {
			for _, p := range l.Points {
				if p.ID == account.ID {
					count += p.Count
				}
			}
		}
		if count > 0 {
			q.Points = append(q.Points, refund.PointsBack{ID: account.ID, Count: count})
		}
	}
}

// takesFreight reports whether units are taken of a child order that freight was paid for.
func (m *model) takesFreight(lines []refund.QuoteLine) bool {
	return slices.ContainsFunc(m.shares.Slots, func(slot order.Slot) bool {
		return m.shares.Freight[slot.Child] > 0 && slices.ContainsFunc(lines, func(l refund.QuoteLine) bool {
			return l.Line == m.order.Lines[slot.Line].ID && m.takes(&l, slot) > 0
		})
	})
}

// tenders spreads the total once over what each tender has left.
func (m *model) tenders(standing []refund.Quote, total int64, t refund.Terms) (back []refund.TenderBack) {
	left := make([]int64, len(m.order.Tenders))
	for k := range left {
		left[k] = m.order.Tenders[k].Amount.Minor() - m.tenderStands(standing, k)
	}
	parts := make([]int64, len(left))
	fill := func(k int) { parts[k] = min(total, left[k]); total -= parts[k] }
	switch t.Tenders {
	case refund.FirstToLast:
		for k := range left {
			fill(k)
		}
	case refund.LastToFirst:
		for k := range left {
			fill(len(left) - 1 - k)
		}
	default:
		parts = hamilton(total, left)
	}
	for k, n := range parts {
		if n > 0 {
			back = append(back, refund.TenderBack{ID: m.order.Tenders[k].ID, Amount: m.amount(n)})
		}
	}
	return back
}
