package refund

import "slices"

// Ledger is what stands of the refunds of one order: reserved by open cases, being refunded, or refunded. Its zero value
// is an order nothing of which is refunded. It holds sums, not quotes, so that the hundredth quote costs what the first
// did. A Ledger is a value: With and Without return a new one and leave the receiver as it was.
type Ledger struct {
	lines       []standing
	points      []pointsStanding // by account and then by line
	rewards     []int64          // earned points taken back, by reward and then by line
	subsidies   []int64          // by Allocation.funded and then by line
	slots       []int64          // units by order.Shares.Slots
	slotFreight []int64          // apportioned freight by order.Shares.Slots
	freight     []int64          // by child
	outbound    []int64          // deducted for sending, by child
	tenders     []tenderStanding
	repriced    repriced
}

// standing is what stands on one line: shares before deductions.
type standing struct {
	units     int64
	amount    int64
	forfeited int64
	byAmount  int64 // how many requests by amount stand that gave it something
	paid      int64 // what they gave it
}

type pointsStanding struct{ count, value int64 }

type tenderStanding struct{ amount, voucher int64 }

// repriced is what stands of the goods of the whole order, forfeits included.
type repriced struct {
	units  int64 // of lines asked by units
	all    int64
	clawed int64 // what repricing took off it; below zero where it gave more than the shares
}

// With returns the ledger with a quote of the same allocation standing in it.
func (l Ledger) With(a *Allocation, q Quote) Ledger { return l.post(a, &q, 1) }

// Without returns the ledger with a quote that stood in it taken out, as when a case ends without a refund: all the quote
// reserved is free again, its forfeit included.
func (l Ledger) Without(a *Allocation, q Quote) Ledger { return l.post(a, &q, -1) }

func (l Ledger) post(a *Allocation, q *Quote, sign int64) Ledger {
	n := len(a.lines)
	next := Ledger{
		lines:     grow(l.lines, n),
		points:    grow(l.points, n*len(a.order.Points)),
		rewards:   grow(l.rewards, n*len(a.order.Rewards)),
		subsidies: grow(l.subsidies, n*len(a.funded)),
		slots:     grow(l.slots, len(a.shares.Slots)),
		freight:   grow(l.freight, len(a.order.Children)),
		outbound:  grow(l.outbound, len(a.order.Children)),
		tenders:   grow(l.tenders, len(a.tenders)),
		repriced:  l.repriced,
	}
	if a.sent {
		next.slotFreight = grow(l.slotFreight, len(a.shares.Slots))
	}
	at := -1
	for i := range q.Lines {
		ql := &q.Lines[i]
		if ql.Bought == nil {
			continue // it names no line
		}
		if at = a.lineAfter(at, ql.Line); at < 0 {
			continue // a quote of another order: there is nothing of it here
		}
		next.lines[at].add(ql, sign)
		next.repriced.add(ql, sign)
		next.postUnits(a, at, ql, sign)
		next.postPoints(a, at, ql, sign)
	}
	next.postFreight(a, q, sign)
	next.postTenders(a, q, sign)
	next.postBeside(a, q, sign)
	return next
}

func (r *repriced) add(q *QuoteLine, sign int64) {
	n := sign * (q.Amount.Minor() + q.Forfeited.Minor())
	if r.all += n; !q.ByAmount {
		r.units += n
	}
}

// add adds a line of a quote, or takes it away.
func (s *standing) add(q *QuoteLine, sign int64) {
	s.units += sign * q.Quantity
	s.amount += sign * q.Amount.Minor()
	s.forfeited += sign * q.Forfeited.Minor()
	if q.ByAmount && q.Amount.Sign() > 0 {
		s.byAmount += sign
		s.paid += sign * q.Amount.Minor()
	}
}

// postUnits counts the units of a quote line where they are sent from. A quote that was struck before its line was split
// does not say: its units count from the first child on.
func (l *Ledger) postUnits(a *Allocation, at int, q *QuoteLine, sign int64) {
	slots := a.lines[at].slots
	switch {
	case len(slots) == 1:
		l.slots[slots[0]] += sign * q.Quantity
		return
	case len(q.From) > 0:
		for _, slot := range slots {
			l.slots[slot] += sign * q.takes(a, at, slot)
		}
		return
	}
	units := q.Quantity
	for _, slot := range slots {
		room := l.slots[slot]
		if sign > 0 {
			room = a.shares.Slots[slot].Units - room
		}
		n := min(units, room)
		l.slots[slot] += sign * n
		units -= n
	}
}

func (l *Ledger) postPoints(a *Allocation, at int, q *QuoteLine, sign int64) {
	for _, back := range q.Points {
		for k := range a.order.Points {
			if a.order.Points[k].ID == back.ID {
				p := &l.points[k*len(a.lines)+at]
				p.count += sign * back.Count
				p.value += sign * back.Value.Minor()
			}
		}
	}
}

func (l *Ledger) postFreight(a *Allocation, q *Quote, sign int64) {
	for _, f := range q.FreightOf {
		if at, ok := a.children[f.Child]; ok {
			l.freight[at] += sign * f.Amount.Minor()
		}
	}
	for _, f := range q.FreightLines {
		if slot := a.slot(f.Line, f.Child); slot >= 0 {
			l.slotFreight[slot] += sign * (f.Amount.Minor() + f.Forfeited.Minor())
		}
	}
	for _, r := range q.Reductions {
		if at, ok := a.children[r.On]; ok && r.Kind == OutboundFreightFee {
			l.outbound[at] += sign * r.Amount.Minor()
		}
	}
}

func (l *Ledger) postTenders(a *Allocation, q *Quote, sign int64) {
	for k, t := range a.order.Tenders {
		for _, back := range q.Tenders {
			if back.ID == t.ID {
				l.tenders[k].amount += sign * back.Amount.Minor()
				l.tenders[k].voucher += sign * back.Voucher.Minor()
			}
		}
	}
}

// postBeside posts what only some orders have: subsidies, rewards, repricing.
func (l *Ledger) postBeside(a *Allocation, q *Quote, sign int64) {
	for _, s := range q.Subsidies {
		at := a.line(s.Line)
		for k, discount := range a.funded {
			if at >= 0 && a.order.Discounts[discount].ID == s.Discount {
				l.subsidies[k*len(a.lines)+at] += sign * s.Amount.Minor()
			}
		}
	}
	for _, r := range q.LineRewards {
		at := a.line(r.Line)
		for k := range a.order.Rewards {
			if at >= 0 && a.order.Rewards[k].ID == r.Reward {
				l.rewards[k*len(a.lines)+at] += sign * r.Count
			}
		}
	}
	if r := q.Repricing; r != nil {
		l.repriced.clawed += sign * (r.ClawBack.Minor() - r.Released.Minor() - r.Forfeited.Minor())
	}
}

func grow[T any](s []T, n int) []T {
	if len(s) == n {
		return slices.Clone(s)
	}
	next := make([]T, n)
	copy(next, s)
	return next
}

// of is element i of sums that may not have been made yet, as those of the zero Ledger.
func of[T any](sums []T, i int) (sum T) {
	if i < len(sums) {
		sum = sums[i]
	}
	return sum
}

func (l *Ledger) line(i int) standing { return of(l.lines, i) }

func (l *Ledger) slot(i int) int64 { return of(l.slots, i) }

func (l *Ledger) freightOf(i int) int64 { return of(l.freight, i) }

// closed reports whether a line is closed by what stands on it: all its units stand, or a request by amount does and
// nothing of its money is left. A line that nothing was paid for closes by its units only: no request by amount gives
// anything of it.
func (s standing) closed(line *allocated) bool {
	return s.units == line.quantity || s.byAmount > 0 && s.amount+s.forfeited == line.net
}

// Closed reports whether every unit that a child order sends is closed by what stands; with child "" the whole order. It
// is derived anew from the sums each time and never stored. An unknown child is not closed.
func (l Ledger) Closed(a *Allocation, child string) bool {
	only, known := a.children[child]
	if !known && child != "" {
		return false
	}
	for k, slot := range a.shares.Slots {
		if child != "" && slot.Child != only {
			continue
		}
		line := &a.lines[slot.Line]
		if l.slot(k) < slot.Units && !l.line(slot.Line).closed(line) {
			return false
		}
	}
	return true
}

// ClosesLines reports whether every named line is closed by what stands.
func (l Ledger) ClosesLines(a *Allocation, lines []string) bool {
	for _, id := range lines {
		at := a.line(id)
		if at < 0 || !l.line(at).closed(&a.lines[at]) {
			return false
		}
	}
	return true
}

// Free is how many units of a line no standing request took; of the units one child sends, or with child "" of all.
func (l Ledger) Free(a *Allocation, child, line string) int64 {
	at := a.line(line)
	if at < 0 {
		return 0
	}
	var free int64
	for _, slot := range a.lines[at].slots {
		s := a.shares.Slots[slot]
		if child == "" || a.order.Children[s.Child].ID == child {
			free += s.Units - l.slot(slot)
		}
	}
	return free
}
