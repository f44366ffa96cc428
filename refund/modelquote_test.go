package refund_test

import (
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// quote strikes a quote by the laws, or names the codes of the faults. Either has the ceiling.
func (m *model) quote(standing []refund.Quote, r refund.Request, t refund.Terms) (refund.Quote, []string) {
	asked, extra, deduct, codes := m.amounts(r)
	lines, more := m.lines(standing, r)
	codes = append(codes, more...)
	q := refund.Quote{Currency: m.order.Currency, Lines: lines}
	var goods int64
	for _, l := range lines {
		goods += l.Share.Minor()
	}
	freight := m.freight(standing, standing, lines, r, t, extra)
	ceiling := goods + sum(freight)
	q.Ceiling = m.amount(ceiling)
	if asked > ceiling && len(lines) > 0 {
		codes = append(codes, "amount_above_ceiling")
	}
	if len(codes) > 0 {
		return q, codes
	}
	if asked > 0 {
		freight = limit(freight, max(asked-goods, 0))
		m.cut(lines, min(asked, goods), t)
	}
	for i := range lines {
		m.taxAndClosing(standing, &lines[i])
	}
	m.points(standing, lines)
	m.totals(&q, freight, deduct)
	q.Provisional = t.Freight == refund.FreightWithLast && !r.Shipped && m.takesFreight(lines)
	q.Tenders = m.tenders(standing, q.Total.Minor(), t)
	return q, nil
}

// restrike keeps what the lines get and judges freight by executing, points that come with closing anew.
func (m *model) restrike(others, executing []refund.Quote, q refund.Quote, r refund.Request, t refund.Terms) refund.Quote {
	asked, extra, deduct, _ := m.amounts(r)
	next := refund.Quote{Currency: q.Currency, Lines: slices.Clone(q.Lines)}
	var goods, ceiling int64
	for _, l := range next.Lines {
		goods, ceiling = goods+l.Amount.Minor(), ceiling+l.Share.Minor()
	}
	freight := m.freight(others, executing, next.Lines, r, t, extra)
	next.Ceiling = m.amount(ceiling + sum(freight))
	if asked > 0 {
		freight = limit(freight, max(asked-goods, 0))
	}
	for i := range next.Lines {
		l := &next.Lines[i]
		tax, closed := l.Tax, l.Closes
		closes := m.taxAndClosing(others, l)
		l.Tax, l.Closes = tax, closed && closes
	}
	m.points(others, next.Lines)
	m.totals(&next, freight, deduct)
	if next.Total == q.Total {
		next.Tenders = q.Tenders
	} else {
		next.Tenders = m.tenders(others, next.Total.Minor(), t)
	}
	return next
}

func (m *model) amounts(r refund.Request) (asked, extra, deduct int64, codes []string) {
	if r.AddFreight.Sign() < 0 {
		codes = append(codes, "amount_negative")
	}
	if r.Deduct.Sign() < 0 {
		codes = append(codes, "amount_negative")
	}
	if r.Amount != nil {
		if r.Amount.Sign() <= 0 {
			codes = append(codes, "amount_not_positive")
		}
		asked = r.Amount.Minor()
	}
	return max(asked, 0), max(r.AddFreight.Minor(), 0), max(r.Deduct.Minor(), 0), codes
}

// lines resolves what the request names.
func (m *model) lines(standing []refund.Quote, r refund.Request) (lines []refund.QuoteLine, codes []string) {
	known := r.Child == "" || slices.ContainsFunc(m.order.Children, func(c order.Child) bool { return c.ID == r.Child })
	if !known {
		codes = append(codes, "child_unknown")
	}
	if len(r.Lines) == 0 && known {
		for i := range m.order.Lines {
			if free := m.freeOf(standing, i, r.Child); free > 0 {
				lines = append(lines, m.line(standing, i, free, false, r.Child))
			}
		}
		if len(lines) == 0 {
			codes = append(codes, "quantity_exceeded")
		}
	}
	seen := map[string]bool{}
	for _, asked := range r.Lines {
		at := m.lineIndex(asked.Line)
		sent := at >= 0 && slices.ContainsFunc(m.slots[at], func(s order.Slot) bool { return r.Child == "" || m.order.Children[s.Child].ID == r.Child })
		free := m.freeOf(standing, at, r.Child)
		switch {
		case at < 0:
			codes = append(codes, "line_unknown")
		case seen[asked.Line]:
			codes = append(codes, "line_repeated")
		case asked.Quantity < 0:
			codes = append(codes, "quantity_not_positive")
		case !known:
		case !sent:
			codes = append(codes, "line_unknown")
		case asked.Quantity == 0 && r.Amount != nil:
			lines = append(lines, m.line(standing, at, 0, true, r.Child))
		case asked.Quantity > free || free == 0:
			codes = append(codes, "quantity_exceeded")
			if free > 0 {
				lines = append(lines, m.line(standing, at, free, false, r.Child))
			}
		case asked.Quantity == 0:
			lines = append(lines, m.line(standing, at, free, false, r.Child))
		default:
			lines = append(lines, m.line(standing, at, asked.Quantity, false, r.Child))
		}
		seen[asked.Line] = true
	}
	return lines, codes
}

func (m *model) freeOf(standing []refund.Quote, line int, child string) (free int64) {
	if line < 0 {
		return 0
	}
	for _, slot := range m.slots[line] {
		free += m.free(standing, slot, child)
	}
	return free
}

// line is one line of a quote before any amount cuts it.
func (m *model) line(standing []refund.Quote, at int, units int64, byAmount bool, child string) refund.QuoteLine {
	l, shares, s := m.order.Lines[at], m.shares.Lines[at], m.stands(standing, at)
	share := shares.Net - s.amount - s.forfeited
	if after := s.units + units; !byAmount && after != l.Quantity {
		share = min(share, floor(shares.Net, after, l.Quantity)-floor(shares.Net, s.units, l.Quantity))
	}
	q := refund.QuoteLine{
		Line: l.ID, ByAmount: byAmount, Quantity: units, Before: s.units, Of: l.Quantity,
		List: m.amount(shares.List), Net: m.amount(shares.Net), Stood: m.amount(s.amount + s.forfeited),
		Share: m.amount(share), Amount: m.amount(share), Forfeited: m.amount(0), Tax: m.amount(0),
	}
	for k, d := range m.order.Discounts {
		q.Shares = m.addShare(q.Shares, d.ID, shares.Layers[k])
	}
	for k, p := range m.order.Points {
		q.Shares = m.addShare(q.Shares, p.ID, shares.Layers[len(m.order.Discounts)+k])
	}
	if slots := m.slots[at]; len(slots) > 1 {
		for _, slot := range slots {
			if n := min(units, m.free(standing, slot, child)); n > 0 {
				q.From = append(q.From, refund.ChildUnits{Child: m.order.Children[slot.Child].ID, Units: n})
				units -= n
			}
		}
	}
	return q
}

func (m *model) addShare(list []refund.Share, id string, minor int64) []refund.Share {
	if minor == 0 {
		return list
	}
	return append(list, refund.Share{ID: id, Amount: m.amount(minor)})
}

// cut spreads an amount over the lines by what each could get.
func (m *model) cut(lines []refund.QuoteLine, goods int64, t refund.Terms) {
	rooms := make([]int64, len(lines))
	for i, l := range lines {
		rooms[i] = l.Share.Minor()
	}
	for i, n := range hamilton(goods, rooms) {
		lines[i].Amount = m.amount(n)
		if !lines[i].ByAmount && t.Slack != refund.CarrySlack {
			lines[i].Forfeited = m.amount(rooms[i] - n)
		}
	}
}
