package refund_test

import (
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// reduce takes off what comes off the refund, one thing after the other.
func (s *striking) reduce() {
	refunded := s.q.Goods.Minor() + s.q.Freight.Minor()
	s.rest = refunded
	if fee := s.t.Deductions; s.takesUnits() && !s.r.KeptGoods && (fee.Always || s.r.Liable == "" || s.r.Liable == order.Buyer) {
		s.restock(fee.Restocking)
		s.outbound(fee.OutboundFreight)
	}
	s.sendBack()
	s.takeRewards()
	s.take(refund.AgreedDeduction, "", s.deduct)
	s.q.Deductions, s.q.Total = s.amount(refunded-s.rest), s.amount(s.rest)
}

// take is one reduction; it returns what was left for it to take.
func (s *striking) take(kind refund.ReductionKind, on string, n int64) int64 {
	if n = min(n, s.rest); n > 0 {
		s.q.Reductions = append(s.q.Reductions, refund.Reduction{Kind: kind, On: on, Amount: s.amount(n)})
		s.rest -= n
	}
	return n
}

// group is units that come back in one condition: their number, what they get of the goods, and their list price.
type group struct{ units, goods, list int64 }

func (s *striking) restock(fee refund.Restocking) {
	var groups [3]group // sound, damaged, missing
	fees := [3]refund.Fee{fee.Fee, fee.Damaged, fee.Missing}
	for _, l := range s.q.Lines {
		if l.ByAmount {
			continue
		}
		units := [3]int64{l.Quantity}
		for _, asked := range s.r.Lines {
			if asked.Line == l.Line {
				units = [3]int64{l.Quantity - asked.Damaged - asked.Missing, asked.Damaged, asked.Missing}
			}
		}
		var before int64
		for k, n := range units {
			g := &groups[k]
			if fees[k] == (refund.Fee{}) {
				g = &groups[0]
			}
			g.units += n
			g.goods += floor(l.Amount.Minor(), before+n, l.Quantity) - floor(l.Amount.Minor(), before, l.Quantity)
			g.list += s.order.Lines[s.lineIndex(l.Line)].UnitPrice.Minor() * n
			before += n
		}
	}
	for k, on := range []string{"", "damaged", "missing"} {
		if groups[k].units > 0 {
			s.take(refund.RestockingFee, on, s.fee(fees[k], groups[k]))
		}
	}
}

func (s *striking) fee(f refund.Fee, g group) int64 {
	base := g.goods
	switch f.Base {
	case refund.OfList:
		base = g.list
	case refund.OfRefund:
		base = s.q.Goods.Minor() + s.q.Freight.Minor()
	}
	n := f.Amount.Minor()
	if f.Each {
		n *= g.units
	}
	n += s.part(f.Rate, base)
	if f.Cap.Sign() > 0 {
		n = min(n, f.Cap.Minor())
	}
	if !f.CapRate.IsZero() {
		n = min(n, s.part(f.CapRate, base))
	}
	return n
}

func (s *striking) part(rate money.Rate, base int64) int64 {
	r := rate.Decimal().Shift(12).IntPart()
	return floor(base, r, 1_000_000_000_000)
}

// outbound takes off what sending the goods had cost.
func (s *striking) outbound(charge refund.OutboundCharge) {
	if charge.Refunded {
		s.take(refund.OutboundFreightFee, "", min(sum(s.byRule), s.q.Freight.Minor()))
		return
	}
	for c, child := range s.order.Children {
		if taken, _, _ := s.concern(c); taken > 0 && s.outboundStands(s.standing, c) == 0 {
			s.take(refund.OutboundFreightFee, child.ID, charge.Amount.Minor())
		}
	}
}

// sendBack settles what sending the goods back cost.
func (s *striking) sendBack() {
	back := s.back
	if label := s.t.Deductions.ReturnFreight; back == nil && label.Sign() > 0 && s.takesUnits() && !s.r.KeptGoods {
		back = &refund.ReturnFreight{Amount: label, PaidBy: order.Seller}
	}
	if back == nil || back.Amount.Sign() == 0 || s.r.FreightOnly {
		return
	}
	payer := back.PaidBy
	switch payer {
	case "":
		payer = order.Buyer
	case order.Warehouse:
		payer = order.Seller
	}
	insured := min(back.Insured.Minor(), back.Amount.Minor())
	rest := back.Amount.Minor() - insured
	bears := s.bears(payer)
	cost := &refund.ReturnCost{
		Amount: s.amount(back.Amount.Minor()), Insured: s.amount(insured), PaidBy: payer, BorneBy: bears,
		Deducted: s.amount(0), Reimbursed: s.amount(0),
	}
	switch {
	case bears == order.Buyer && payer != order.Buyer:
		cost.Deducted = s.amount(s.take(refund.ReturnFreightFee, "", rest))
	case bears != order.Buyer && payer == order.Buyer:
		cost.Reimbursed = s.amount(rest)
	}
	s.q.Return = cost
}

// bears is who pays in the end for sending goods back.
func (s *striking) bears(payer order.Party) order.Party {
	switch s.t.ReturnFreight {
	case refund.BuyerPays:
		return order.Buyer
	case refund.SellerPays:
		return order.Seller
	case refund.PlatformPays:
		return order.Platform
	}
	switch s.r.Liable {
	case "", order.Buyer:
		return order.Buyer
	case order.Seller, order.Warehouse:
		return order.Seller
	case order.Nobody, order.Timer:
		return payer
	}
	return s.r.Liable
}

// takeRewards takes back what the order had earned with the units.
func (s *striking) takeRewards() {
	for _, reward := range s.order.Rewards {
		var due int64
		for _, l := range s.q.LineRewards {
			if l.Reward == reward.ID {
				due += l.Count
			}
		}
		if due == 0 {
			continue
		}
		taken, off := due, int64(0)
		if balance, named := s.r.Balances[reward.ID]; named && s.t.Rewards != refund.AllowNegativeRewards {
			taken = min(due, max(balance, 0))
		}
		if s.t.Rewards == refund.DeductRewards {
			off = s.take(refund.RewardsSpent, reward.ID, floor(reward.Value.Minor(), due-taken, reward.Count))
		}
		s.q.Rewards = append(s.q.Rewards, refund.RewardBack{
			ID: reward.ID, Count: due, Taken: taken, Deducted: s.amount(off), FundedBy: reward.FundedBy,
		})
	}
}

// tenders spreads the total once over what each tender has left, and splits each part between cash and voucher.
func (s *striking) tenders() (back []refund.TenderBack) {
	total := s.q.Total.Minor()
	left, parts := make([]int64, len(s.order.Tenders)), make([]int64, len(s.order.Tenders))
	for k, t := range s.order.Tenders {
		stood, _ := s.tenderStands(s.standing, k)
		left[k] = t.Amount.Minor() - stood
	}
	fill := func(k int) {
		n := min(total, left[k])
		parts[k] += n
		left[k] -= n
		total -= n
	}
	for _, id := range s.r.Tenders {
		k := slices.IndexFunc(s.order.Tenders, func(t order.Tender) bool { return t.ID == id })
		fill(k)
		left[k] = 0
	}
	switch s.t.Tenders {
	case refund.FirstToLast:
		for k := range left {
			fill(k)
		}
	case refund.LastToFirst:
		for k := range left {
			fill(len(left) - 1 - k)
		}
	default:
		for k, n := range hamilton(total, left) {
			parts[k] += n
		}
	}
	for k, n := range parts {
		if n > 0 {
			back = append(back, refund.TenderBack{ID: s.order.Tenders[k].ID, Amount: s.amount(n), Voucher: s.amount(n - s.cash(k, n))})
		}
	}
	return back
}

// cash is the part of what goes back to a tender that is no voucher: cumulative, rounded half up.
func (s *striking) cash(tender int, n int64) int64 {
	t := s.order.Tenders[tender]
	paid, voucher := t.Amount.Minor(), t.Voucher.Minor()
	stood, returned := s.tenderStands(s.standing, tender)
	stoodCash := stood - returned
	part := halfUp(stood+n, paid-voucher, paid) - stoodCash
	return min(max(part, 0, n-(voucher-returned)), n, paid-voucher-stoodCash)
}
