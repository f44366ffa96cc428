package refund_test

import (
	"math/big"
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// halfUp is total*part/whole to the nearest number, the half up.
func halfUp(total, part, whole int64) int64 {
	product := new(big.Int).Mul(big.NewInt(total), big.NewInt(part))
	product.Add(product.Lsh(product, 1), big.NewInt(whole))
	return product.Quo(product, new(big.Int).Lsh(big.NewInt(whole), 1)).Int64()
}

// finish cuts the quote to what was asked, and finds all that goes with it.
func (s *striking) finish() {
	before := slices.Clone(s.q.Lines)
	goods := s.cut()
	freight := s.freight
	if s.asked > 0 {
		freight = limit(freight, max(s.asked-goods, 0))
		s.freight = freight
	}
	s.cutFreightLines()
	var tax int64
	for i := range s.q.Lines {
		l := &s.q.Lines[i]
		was := before[i]
		closed := s.taxAndClosing(l)
		if s.again && l.Amount == was.Amount {
			l.Tax = was.Tax
		}
		if s.again {
			l.Closes = was.Closes && closed
		}
		tax += l.Tax.Minor()
	}
	s.q.Goods, s.q.Tax = s.amount(goods), s.amount(tax)
	s.totalFreight(freight)
	for i := range s.q.Lines {
		s.giveBack(&s.q.Lines[i])
	}
	s.sumPoints()
	s.coupons()
	s.reduce()
}

// taxAndClosing finds the tax in a line, after minus before, and whether the request closes it; it reports whether the line
// is closed then.
func (s *striking) taxAndClosing(l *refund.QuoteLine) (closed bool) {
	at := s.lineIndex(l.Line)
	before, after := s.stands(s.standing, at), s.stands(s.with(*l), at)
	tax := func(state stands) int64 {
		whole, net := s.order.Lines[at].Tax.Minor(), s.shares.Lines[at].Net
		switch {
		case s.closed(state, at):
			return whole
		case net == 0:
			return 0
		}
		return floor(whole, state.amount, net)
	}
	l.Tax = s.amount(tax(after) - tax(before))
	l.Closes = s.closed(after, at) && !s.closed(before, at)
	return s.closed(after, at)
}

// with is what stands together with a line of the quote.
func (s *striking) with(l refund.QuoteLine) []refund.Quote {
	return append(slices.Clip(s.standing), refund.Quote{Lines: []refund.QuoteLine{l}})
}

// giveBack finds the points, subsidies and rewards that go with a line.
func (s *striking) giveBack(l *refund.QuoteLine) {
	l.Points = nil
	at := s.lineIndex(l.Line)
	closed := s.closed(s.stands(s.with(*l), at), at)
	// part is by units like the line's money, and all that is left once the line is closed.
	part := func(whole, stood int64) int64 {
		switch {
		case closed:
			return whole - stood
		case l.ByAmount:
			return 0
		}
		return min(whole-stood, floor(whole, l.Before+l.Quantity, l.Of)-floor(whole, l.Before, l.Of))
	}
	shares := s.shares.Lines[at]
	for k, account := range s.order.Points {
		count, value := s.pointsStand(s.standing, at, k)
		count, value = part(shares.Points[k], count), part(shares.Layers[len(s.order.Discounts)+k], value)
		if count > 0 || value > 0 {
			l.Points = append(l.Points, refund.PointsBack{ID: account.ID, Count: count, Value: s.amount(value)})
		}
	}
	for k, d := range s.order.Discounts {
		if d.FundedBy == order.Seller || s.t.Subsidies == refund.LoseSubsidies {
			continue
		}
		if n := part(shares.Layers[k], s.subsidyStands(s.standing, at, k)); n > 0 {
			s.q.Subsidies = append(s.q.Subsidies, refund.Subsidy{Line: l.Line, Discount: d.ID, FundedBy: d.FundedBy, Amount: s.amount(n)})
		}
	}
	for k, reward := range s.order.Rewards {
		if s.t.Rewards == "" || s.t.Rewards == refund.KeepRewards {
			continue
		}
		if n := part(shares.Rewards[k], s.rewardStands(s.standing, at, k)); n > 0 {
			s.q.LineRewards = append(s.q.LineRewards, refund.LineReward{Line: l.Line, Reward: reward.ID, Count: n})
		}
	}
}

// sumPoints adds up the points by account, and says which have expired.
func (s *striking) sumPoints() {
	for _, account := range s.order.Points {
		var count, value int64
		for _, l := range s.q.Lines {
			for _, p := range l.Points {
				if p.ID == account.ID {
					count, value = count+p.Count, value+p.Value.Minor()
				}
			}
		}
		if count > 0 || value > 0 {
			s.q.Points = append(s.q.Points, refund.PointsBack{ID: account.ID, Count: count, Value: s.amount(value)})
		}
		if count == 0 || account.ExpiresAt.IsZero() || s.r.At.IsZero() || !s.r.At.After(account.ExpiresAt) {
			continue
		}
		expired := refund.ExpiredPoints{ID: account.ID, Count: count, Lapsed: s.t.ExpiredPoints == refund.LapsePoints}
		if s.t.ExpiredPoints == refund.GracePoints {
			expired.ValidUntil = s.r.At.Add(time.Duration(s.t.GraceDays) * 24 * time.Hour)
		}
		s.q.Expired = append(s.q.Expired, expired)
	}
}

// givesBack: the terms may give a discount back as a coupon.
func (s *striking) givesBack(d order.Discount) bool {
	switch s.t.Coupons {
	case refund.CouponsWhenAllReturned:
		return d.Kind == order.Coupon
	case refund.CouponsWhenUnshipped:
		return d.Kind == order.Coupon && !s.r.Shipped
	}
	return false
}

// coupons names those of which the quote closes the last line.
func (s *striking) coupons() {
	over := func(d order.Discount, quotes []refund.Quote) bool {
		for i, l := range s.order.Lines {
			if (len(d.Lines) == 0 || slices.Contains(d.Lines, l.ID)) && !s.closed(s.stands(quotes, i), i) {
				return false
			}
		}
		return true
	}
	after := append(slices.Clip(s.judge), s.q)
	for _, d := range s.order.Discounts {
		if s.givesBack(d) && over(d, after) && !over(d, s.judge) {
			s.q.Coupons = append(s.q.Coupons, d.ID)
		}
	}
}
