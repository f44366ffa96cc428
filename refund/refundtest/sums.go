package refundtest

import (
	"slices"

	"github.com/recourse-go/recourse/refund"
)

// sums are what stands, added up from the quotes alone. Numbers are minor units, units and points.
type sums struct {
	flat []int64 // the memory of all slices
	// By line; a table by account, discount or reward has a row of lines for each.
	units, amount, forfeited           []int64
	points, values, subsidies, rewards []int64
	slots, freight                     []int64
	tenders, vouchers                  []int64

	goods      int64 // amounts and forfeits of all lines
	clawed     int64 // by repricing, less what it released or let forfeit
	total      int64
	deductions int64
	forfeits   int64
	repriced   int64 // quotes that were priced again
}

// newSums lays the slices over a memory; nil is zeros.
func (p *player) newSums(flat []int64) sums {
	o := &p.order
	lines, accounts, slots, children, tenders := len(o.Lines), len(o.Points), len(p.share.Slots), len(o.Children), len(o.Tenders)
	tables := 3 + 2*accounts + len(o.Discounts) + len(o.Rewards)
	if flat == nil {
		flat = make([]int64, tables*lines+slots+children+2*tenders)
	}
	s := sums{flat: flat}
	carve := func(n int) (part []int64) {
		part, flat = flat[:n:n], flat[n:]
		return part
	}
	s.units, s.amount, s.forfeited = carve(lines), carve(lines), carve(lines)
	s.points, s.values = carve(accounts*lines), carve(accounts*lines)
	s.subsidies, s.rewards = carve(len(o.Discounts)*lines), carve(len(o.Rewards)*lines)
	s.slots, s.freight, s.tenders, s.vouchers = carve(slots), carve(children), carve(tenders), carve(tenders)
	return s
}

// posted is the sums with a quote in them, or with sign -1 without it. Names that the order does not have are passed over:
// the laws of the quote tell them.
func (p *player) posted(was sums, q *refund.Quote, sign int64) sums {
	s := p.newSums(slices.Clone(was.flat))
	s.goods, s.clawed, s.total, s.deductions, s.forfeits, s.repriced = was.goods, was.clawed, was.total, was.deductions, was.forfeits, was.repriced
	s.total += sign * q.Total.Minor()
	s.deductions += sign * q.Deductions.Minor()
	for i := range q.Lines {
		p.postLine(&s, &q.Lines[i], sign)
	}
	for _, f := range q.FreightOf {
		put(s.freight, p.children, f.Child, sign*f.Amount.Minor())
	}
	for _, t := range q.Tenders {
		put(s.tenders, p.tenders, t.ID, sign*t.Amount.Minor())
		put(s.vouchers, p.tenders, t.ID, sign*t.Voucher.Minor())
	}
	for _, of := range q.Subsidies {
		p.putTable(s.subsidies, p.discounts, of.Discount, of.Line, sign*of.Amount.Minor())
	}
	for _, of := range q.LineRewards {
		p.putTable(s.rewards, p.rewards, of.Reward, of.Line, sign*of.Count)
	}
	if r := q.Repricing; r != nil {
		s.clawed += sign * (r.ClawBack.Minor() - r.Released.Minor() - r.Forfeited.Minor())
		s.forfeits += sign * r.Forfeited.Minor()
		s.repriced += sign
	}
	return s
}

func (p *player) postLine(s *sums, l *refund.QuoteLine, sign int64) {
	at, known := p.lines[l.Line]
	if !known {
		return
	}
	s.units[at] += sign * l.Quantity
	s.amount[at] += sign * l.Amount.Minor()
	s.forfeited[at] += sign * l.Forfeited.Minor()
	s.goods += sign * (l.Amount.Minor() + l.Forfeited.Minor())
	s.forfeits += sign * l.Forfeited.Minor()
	for _, back := range l.Points {
		p.putTable(s.points, p.accounts, back.ID, l.Line, sign*back.Count)
		p.putTable(s.values, p.accounts, back.ID, l.Line, sign*back.Value.Minor())
	}
	if len(l.From) == 0 && len(p.homes[at]) > 0 {
		s.slots[p.homes[at][0]] += sign * l.Quantity
	}
	for _, from := range l.From {
		if slot, known := p.slots[home{at, p.children[from.Child]}]; known {
			s.slots[slot] += sign * from.Units
		}
	}
}

func put(list []int64, positions map[string]int, id string, n int64) {
	if at, known := positions[id]; known {
		list[at] += n
	}
}

// putTable adds to the row of an id, at a line.
func (p *player) putTable(table []int64, rows map[string]int, id, line string, n int64) {
	row, known := rows[id]
	at, also := p.lines[line]
	if known && also {
		table[row*len(p.lines)+at] += n
	}
}
