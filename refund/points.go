package refund

import (
	"time"

	"github.com/recourse-go/recourse/order/money"
)

// counted is what a line's share of some total gives back with a request: by the unit rule, and all that is left once the
// line is closed; nothing with a request by amount that does not close it.
func (l *QuoteLine) counted(total, stood int64, closes bool) (int64, error) {
	left := total - stood
	switch {
	case total == 0:
		return 0, nil
	case closes:
		return left, nil
	case l.ByAmount:
		return 0, nil
	}
	back, err := between(total, l.Before, l.Quantity, l.Of)
	return min(back, left), err
}

// linePoints finds the points that come back with the line at an index of the quote, appends them to pool and returns it.
func (s *striker) linePoints(d *draft, pool []PointsBack, i int, closes bool) ([]PointsBack, error) {
	q, line, first := &d.lines[i], &s.a.lines[s.at[i]], len(pool)
	for k := range s.a.order.Points {
		stood := of(s.ledger.points, k*len(s.a.lines)+s.at[i])
		count, err := q.counted(line.accounts[k].count, stood.count, closes)
		if err != nil {
			return pool, err
		}
		value, err := q.counted(line.accounts[k].value, stood.value, closes)
		if err != nil {
			return pool, err
		}
		if count > 0 || value > 0 {
			pool = append(pool, PointsBack{ID: s.a.order.Points[k].ID, Count: count, Value: money.FromMinor(value, s.a.order.Currency)})
		}
	}
	q.Points = nil
	if n := len(pool); n > first {
		q.Points = pool[first:n:n]
	}
	return pool, nil
}

// pointsTotal sums the points of the lines by account, in what room the pool has left.
func (s *striker) pointsTotal(d *draft, pool []PointsBack) []PointsBack {
	first := len(pool)
	for k := range s.a.order.Points {
		id := s.a.order.Points[k].ID
		var count, value int64
		for i := range d.lines {
			for j := range d.lines[i].Points {
				if back := &d.lines[i].Points[j]; back.ID == id {
					count += back.Count
					value += back.Value.Minor()
				}
			}
		}
		if count > 0 || value > 0 {
			pool = append(pool, PointsBack{ID: id, Count: count, Value: money.FromMinor(value, s.a.order.Currency)})
		}
	}
	if len(pool) == first {
		return nil
	}
	return pool[first:]
}

// expired says what becomes of points that come back to accounts where they have expired. The instant they expire at still
// counts.
func (s *striker) expired(points []PointsBack) []ExpiredPoints {
	var expired []ExpiredPoints
	for _, account := range s.a.order.Points {
		if account.ExpiresAt.IsZero() || !s.request.At.After(account.ExpiresAt) {
			continue
		}
		for _, back := range points {
			if back.ID != account.ID || back.Count == 0 {
				continue
			}
			e := ExpiredPoints{ID: back.ID, Count: back.Count, Lapsed: s.terms.ExpiredPoints == LapsePoints}
			if s.terms.ExpiredPoints == GracePoints {
				e.ValidUntil = s.request.At.UTC().Add(time.Duration(s.terms.GraceDays) * 24 * time.Hour)
			}
			expired = append(expired, e)
		}
	}
	return expired
}
