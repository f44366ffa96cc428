package refund

import "github.com/recourse-go/recourse/order/money"

// quote writes down what was struck: what follows from the amounts of the lines.
func (s *striker) quote(d *draft, judge *Ledger) (q Quote, err error) {
	c := s.a.order.Currency
	// One piece of memory holds the points of the lines, and then their sums.
	var pool []PointsBack
	if n := len(s.a.order.Points); n > 0 {
		pool = make([]PointsBack, 0, n*(len(d.lines)+1))
	}
	tax, pool, err := s.finishLines(d, pool)
	if err != nil {
		return Quote{}, err
	}
	if len(d.freightLines) > 0 {
		if err := s.cutFreightLines(d); err != nil {
			return Quote{}, err
		}
	}
	freight, freightTax, err := s.freightOf(d)
	if err != nil {
		return Quote{}, err
	}
	q.Currency, q.Lines = c, d.lines // field by field: a literal would be built aside and copied
	q.Goods, q.Freight, q.Ceiling = money.FromMinor(d.goods, c), money.FromMinor(d.back, c), money.FromMinor(d.ceiling, c)
	q.Tax, q.FreightTax = money.FromMinor(tax, c), money.FromMinor(freightTax, c)
	q.FreightOf, q.Points = freight, s.pointsTotal(d, pool)
	q.Provisional = s.kept == nil && !s.request.FreightOnly && (s.freightWaits() || s.repricingWaits(d) || s.couponsWait(d))
	if err := s.beside(d, &q, judge); err != nil {
		return Quote{}, err
	}
	total := d.goods + d.back - d.less
	q.Total = money.FromMinor(total, c)
	q.Tenders, err = s.tenders(total)
	return q, err
}

// finishLines finds what comes with every line and whether it closes, and returns the tax of all and the pool with the
// points appended.
func (s *striker) finishLines(d *draft, pool []PointsBack) (tax int64, _ []PointsBack, err error) {
	struck, funded, rewarded := 0, len(s.a.funded) > 0, s.takesRewards()
	for i := range d.lines {
		q, line, stood := &d.lines[i], &s.a.lines[s.at[i]], s.ledger.line(s.at[i])
		after := stood
		after.add(q, 1)
		was, closes := stood.closed(line), after.closed(line)
		if s.kept != nil {
			q.Closes = q.Closes && closes
		} else {
			q.Closes = closes && !was
		}
		if line.tax > 0 && s.taxAnew(q, &struck) {
			t, err := line.taxBetween(stood.amount, after.amount, was, closes)
			if err != nil {
				return 0, nil, err
			}
			q.Tax = money.FromMinor(t, s.a.order.Currency)
		}
		tax += q.Tax.Minor()
		if pool, err = s.linePoints(d, pool, i, closes); err != nil {
			return 0, nil, err
		}
		if funded {
			if err := s.lineSubsidies(d, i, closes); err != nil {
				return 0, nil, err
			}
		}
		if rewarded {
			if err := s.lineRewards(d, i, closes); err != nil {
				return 0, nil, err
			}
		}
	}
	return tax, pool, nil
}

// taxAnew reports whether the tax of a line is to be found: not where the line was struck before and gets what it got.
// struck is how far the lines of the quote before were looked through; they are in the same order.
func (s *striker) taxAnew(q *QuoteLine, struck *int) bool {
	if s.kept == nil {
		return true
	}
	for ; *struck < len(s.kept.Lines); *struck++ {
		if before := &s.kept.Lines[*struck]; before.Line == q.Line {
			return before.Amount != q.Amount
		}
	}
	return true
}

// taxBetween is the tax part of what stands after a request less that of what stood before it.
func (line *allocated) taxBetween(stood, stands int64, was, closes bool) (int64, error) {
	before, err := line.taxIn(stood, was)
	if err != nil {
		return 0, err
	}
	after, err := line.taxIn(stands, closes)
	return after - before, err
}

// taxIn is the tax part of what stands on a line: in proportion, and all of it once the line is closed.
func (line *allocated) taxIn(standing int64, closed bool) (int64, error) {
	switch {
	case closed:
		return line.tax, nil
	case line.net == 0:
		return 0, nil
	}
	return portion(line.tax, standing, line.net)
}
