package refund_test

import (
	"math"
	"math/big"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// checksOut: what is kept goes through the checkout again.
func (s *striking) checksOut() bool {
	return s.t.Promotion == refund.RepricePromotions && len(s.order.Discounts) > 0
}

// charges: gifts that are kept may be charged.
func (s *striking) charges() bool {
	for _, l := range s.order.Lines {
		if s.t.Gifts == refund.ChargeGifts && l.GiftFor != "" {
			return true
		}
	}
	return false
}

// repriced reports whether repricing plays a part: by the terms, or because some of it stands.
func (s *striking) repriced() bool {
	return !s.r.FreightOnly && len(s.q.Lines) > 0 && (s.checksOut() || s.charges() || s.tally(s.standing).clawed != 0)
}

// share is the most that the quote may get of a line. Struck again, that is no more than the others leave: they may have
// got what it was cut by.
func (s *striking) share(l refund.QuoteLine) int64 {
	if !s.again || s.q.Repricing == nil {
		return l.Share.Minor()
	}
	at := s.lineIndex(l.Line)
	others := s.stands(s.standing, at)
	return min(l.Share.Minor(), s.shares.Lines[at].Net-others.amount-others.forfeited)
}

// asks sums the shares of the quote, by units and by amount.
func (s *striking) asks() (units, byAmount int64) {
	for _, l := range s.q.Lines {
		if l.ByAmount {
			byAmount += s.share(l)
		} else {
			units += s.share(l)
		}
	}
	return units, byAmount
}

// reprice finds the ceiling of the goods, and what is clawed back or released.
func (s *striking) reprice() {
	judged, all, kept := s.tally(s.judge), s.tally(s.standing), s.kept()
	if s.repriced() {
		s.q.Repricing = &refund.Repricing{Before: s.amount(judged.units - judged.clawed)}
	}
	units, byAmount := s.asks()
	if s.goods = units + byAmount; s.q.Repricing == nil {
		return
	}
	var cost, due, delta int64
	switch {
	case s.checksOut():
		cost = s.checkout(kept)
		due = max(s.shares.Goods-cost, 0)
		before := judged.units - judged.clawed + s.compensated(kept)
		s.q.Repricing.Before = s.amount(before)
		delta = units - (due - before)
	default:
		if s.charges() {
			delta = sum(s.giftCharges(kept, nil)) - judged.clawed
			s.keepGifts(kept)
		}
		due = max(judged.units+units-judged.clawed-delta, 0)
		cost = max(s.shares.Goods-(judged.units+units-judged.clawed-delta), 0)
	}
	s.q.Repricing.Cost, s.q.Repricing.Due = s.amount(cost), s.amount(due)
	s.claw, s.release = min(max(delta, 0), units), max(-delta, 0)
	room := s.shares.Goods - (all.all - all.clawed)
	if s.release = min(s.release, max(0, room-(byAmount+units-s.claw))); !s.takesUnits() && sum(kept) > 0 {
		s.release = 0 // it waits for the units that are kept: what is asked by amount has no claim to it
	}
	if excess := byAmount + units - s.claw - room; excess > 0 {
		s.claw += min(excess, units-s.claw)
	}
	s.goods = min(byAmount+units-s.claw+s.release, max(room, 0))
}

// compensated is what units that go back had got by amount: what they lack of the unit rule.
func (s *striking) compensated(kept []int64) (used int64) {
	for i, l := range s.order.Lines {
		stood := s.stands(s.judge, i)
		got := stood.amount + stood.forfeited - stood.compensated
		for _, q := range s.q.Lines {
			if q.Line == l.ID && !q.ByAmount {
				got += s.share(q)
			}
		}
		if back := l.Quantity - kept[i]; back > 0 {
			used += min(stood.compensated, max(0, floor(s.shares.Lines[i].Net, back, l.Quantity)-got))
		}
	}
	return used
}

// kept counts the units of each line that stay with the buyer.
func (s *striking) kept() []int64 {
	kept := make([]int64, len(s.order.Lines))
	for i, l := range s.order.Lines {
		kept[i] = l.Quantity - s.stands(s.judge, i).units
		for _, taken := range s.q.Lines {
			if taken.Line == l.ID {
				kept[i] -= taken.Quantity
			}
		}
	}
	return kept
}

// checkout is what the kept units would have cost.
func (s *striking) checkout(kept []int64) int64 {
	left := s.discounted(kept)
	charges := make([]int64, len(kept))
	if s.charges() {
		charges = s.giftCharges(kept, left)
	}
	var points int64
	taxes := new(big.Int)
	for i, l := range s.order.Lines {
		shares := s.shares.Lines[i]
		for k := range s.order.Points {
			points += floor(shares.Layers[len(s.order.Discounts)+k], kept[i], l.Quantity)
		}
		if shares.TaxTop > 0 && kept[i] > 0 {
			if before := shares.List - sum(shares.Layers[:len(s.order.Discounts)]); before > 0 {
				taxes.Add(taxes, ceiling(shares.TaxTop, left[i], before))
			} else {
				taxes.Add(taxes, ceiling(shares.TaxTop, kept[i], l.Quantity))
			}
		}
		if list := l.UnitPrice.Minor() * kept[i]; kept[i] > 0 {
			s.q.Repricing.Kept = append(s.q.Repricing.Kept, refund.KeptLine{
				Line: l.ID, Units: kept[i], List: s.amount(list), Discounts: s.amount(list - left[i]), Charged: s.amount(charges[i]),
			})
		}
	}
	cost := taxes.Add(taxes, big.NewInt(max(sum(left)-points, 0)+sum(charges)))
	if !cost.IsInt64() {
		return math.MaxInt64
	}
	return cost.Int64()
}

// ceiling is total*part/whole, rounded up.
func ceiling(total, part, whole int64) *big.Int {
	product := new(big.Int).Mul(big.NewInt(total), big.NewInt(part))
	product.Add(product, big.NewInt(whole-1))
	return product.Quo(product, big.NewInt(whole))
}

// discounted is what the discounts leave of the kept units; those that lapse are noted.
func (s *striking) discounted(kept []int64) []int64 {
	left := make([]int64, len(kept))
	for i, l := range s.order.Lines {
		left[i] = l.UnitPrice.Minor() * kept[i]
	}
	for k, d := range s.order.Discounts {
		if d.Kind == order.PriceChange {
			for i, l := range s.order.Lines {
				left[i] = max(0, left[i]-floor(s.shares.Lines[i].Layers[k], kept[i], l.Quantity))
			}
			continue
		}
		var lines []int
		var worth, bought int64
		for i, l := range s.order.Lines {
			if len(d.Lines) == 0 || slices.Contains(d.Lines, l.ID) {
				lines = append(lines, i)
				worth += l.UnitPrice.Minor() * kept[i]
				bought += l.UnitPrice.Minor() * l.Quantity
			}
		}
		if limit := d.Threshold.Minor(); worth < limit && limit <= bought {
			s.q.Repricing.Lapsed = append(s.q.Repricing.Lapsed, d.ID)
			continue
		}
		room := make([]int64, len(lines))
		for j, i := range lines {
			room[j] = left[i]
		}
		off, err := money.Within(min(d.Amount.Minor(), sum(room)), room, s.order.Apportion)
		if err != nil {
			panic(err)
		}
		for j, i := range lines {
			left[i] -= off[j]
		}
	}
	return left
}

// giftCharges is what each kept gift costs that is more than the kept units earn. Left is what discounts leave of the
// kept units; without it the gifts cost what was paid for them.
func (s *striking) giftCharges(kept, left []int64) []int64 {
	charges := make([]int64, len(kept))
	for g, l := range s.order.Lines {
		if l.GiftFor == "" {
			continue
		}
		t := s.lineIndex(l.GiftFor)
		excess := kept[g] - floor(l.Quantity, kept[t], s.order.Lines[t].Quantity)
		if excess <= 0 {
			continue
		}
		paid := floor(s.shares.Lines[g].Net, excess, l.Quantity)
		if left != nil {
			paid = floor(left[g], excess, kept[g])
		}
		charges[g] = max(l.UnitPrice.Minor()*excess-paid, 0)
	}
	return charges
}

// keepGifts lists the gifts that are charged.
func (s *striking) keepGifts(kept []int64) {
	for g, charge := range s.giftCharges(kept, nil) {
		if charge > 0 {
			l := s.order.Lines[g]
			s.q.Repricing.Kept = append(s.q.Repricing.Kept, refund.KeptLine{
				Line: l.ID, Units: kept[g], List: s.amount(l.UnitPrice.Minor() * kept[g]), Discounts: s.amount(0), Charged: s.amount(charge),
			})
		}
	}
}

// cut spreads what was asked of the goods over the lines, and returns what they get together.
func (s *striking) cut() (goods int64) {
	if s.again && s.q.Repricing == nil {
		for _, l := range s.q.Lines {
			goods += l.Amount.Minor()
		}
		return goods
	}
	shares, byUnits, rooms := make([]int64, len(s.q.Lines)), make([]int64, len(s.q.Lines)), make([]int64, len(s.q.Lines))
	for i, l := range s.q.Lines {
		if shares[i] = s.share(l); !l.ByAmount {
			byUnits[i] = shares[i]
		}
	}
	clawed := hamilton(s.claw, byUnits)
	for i := range rooms {
		rooms[i] = shares[i] - clawed[i]
	}
	goods = sum(rooms) + s.release
	if s.asked > 0 {
		goods = min(s.asked, s.goods)
	}
	parts := hamilton(min(goods, sum(rooms)), rooms)
	forfeits := s.t.Slack != refund.CarrySlack
	for i := range s.q.Lines {
		l := &s.q.Lines[i]
		l.Amount, l.Forfeited = s.amount(parts[i]+clawed[i]), s.amount(0)
		if !l.ByAmount && forfeits {
			l.Forfeited = s.amount(rooms[i] - parts[i])
		}
	}
	if p := s.q.Repricing; p != nil {
		released := goods - sum(parts)
		p.ClawBack, p.Released, p.Forfeited = s.amount(s.claw), s.amount(released), s.amount(0)
		if forfeits && s.takesUnits() {
			p.Forfeited = s.amount(s.release - released)
		}
	}
	return goods
}
