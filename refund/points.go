package refund

// linePoints finds the points that come back with the line at an index of the quote, appends them to pool and returns it.
func (s *striker) linePoints(d *draft, pool []PointsBack, i int, closes bool) ([]PointsBack, error) {
	q, first := &d.lines[i], len(pool)
	for k := range s.a.order.Points {
		back, err := s.pointsOf(d, k, i, closes)
		if err != nil {
			return pool, err
		}
		if back > 0 {
			pool = append(pool, PointsBack{ID: s.a.order.Points[k].ID, Count: back})
		}
	}
	q.Points = nil
	if n := len(pool); n > first {
		q.Points = pool[first:n:n]
	}
	return pool, nil
}

// pointsOf is how many points of an account come back with a line: by the unit rule, and all that are left once the line
// is closed.
func (s *striker) pointsOf(d *draft, account, i int, closes bool) (int64, error) {
	q, line := &d.lines[i], &s.a.lines[s.at[i]]
	count := line.points[account]
	if count == 0 {
		return 0, nil
	}
	left := count - s.ledger.point(account*len(s.a.lines)+s.at[i])
	switch {
	case closes:
		return left, nil
	case q.ByAmount:
		return 0, nil
	}
	back, err := between(count, q.Before, q.Quantity, line.quantity)
	return min(back, left), err
}

// pointsTotal sums the points of the lines by account, in what room the pool has left.
func (s *striker) pointsTotal(d *draft, pool []PointsBack) []PointsBack {
	first := len(pool)
	for k := range s.a.order.Points {
		id := s.a.order.Points[k].ID
		var sum int64
		for i := range d.lines {
			for _, back := range d.lines[i].Points {
				if back.ID == id {
					sum += back.Count
				}
			}
		}
		if sum > 0 {
			pool = append(pool, PointsBack{ID: id, Count: sum})
		}
	}
	if len(pool) == first {
		return nil
	}
	return pool[first:]
}
