package refund

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order/money"
)

// repricing is the part of a draft that what the buyer keeps decides. Numbers are minor units.
type repricing struct {
	made    Repricing
	units   int64 // shares of the lines asked by units
	amounts int64 // shares of the lines asked by amount
	claw    int64 // what comes off the units' shares
	release int64 // what goes with them, of what earlier refunds had come off
	most    int64 // what the request can get of the goods
	room    int64 // of the whole order's goods, beside what stands
	cost    int64 // what the kept units would have cost
	byUnits bool  // the request takes units
}

// unknownCost stands for the cost of kept units that were not priced again: they cost what they did.
const unknownCost = -1

// reprices reports whether what the buyer keeps has a say in the quote.
func (s *striker) reprices() bool {
	if s.request.FreightOnly {
		return false
	}
	return s.rechecks() || s.chargesGifts() || s.ledger.repriced.clawed != 0
}

func (s *striker) rechecks() bool {
	return s.terms.Promotion == RepricePromotions && len(s.a.order.Discounts) > 0
}

func (s *striker) chargesGifts() bool { return s.terms.Gifts == ChargeGifts && s.a.gifts }

// reprice finds what repricing takes off the shares of the lines, or releases, judged by what stands in judge.
func (s *striker) reprice(d *draft, judge *Ledger) error {
	if !s.reprices() || len(d.lines) == 0 {
		return nil
	}
	r := &repricing{cost: unknownCost}
	kept := s.keptUnits(d, judge)
	for i := range d.lines {
		if q := &d.lines[i]; q.ByAmount {
			r.amounts += s.most(d, i)
		} else {
			r.units += s.most(d, i)
		}
	}
	before := judge.repriced.units - judge.repriced.clawed
	if s.rechecks() {
		used, err := s.compensated(d, judge, kept)
		if err != nil {
			return err
		}
		before += used
	}
	delta, err := s.delta(r, kept, before, judge.repriced.clawed)
	if err != nil {
		return fmt.Errorf("refund: pricing what is kept: %w", err)
	}
	r.claw, r.release = min(max(delta, 0), r.units), max(-delta, 0)
	goods := s.a.shares.Goods
	r.room = max(0, goods-(s.ledger.repriced.all-s.ledger.repriced.clawed))
	gets := r.units + r.amounts - r.claw
	r.byUnits = d.takesUnits()
	if r.release = min(r.release, max(0, r.room-gets)); !r.byUnits && anyKept(kept) {
		r.release = 0 // it waits for the units that are kept: until then a request by amount has no claim to it
	}
	if gets > r.room {
		r.claw += min(gets-r.room, r.units-r.claw)
	}
	r.most = min(r.units+r.amounts-r.claw+r.release, r.room)
	due := before + r.units - delta
	if r.cost == unknownCost {
		r.cost = add(max(0, goods-max(due, 0)), max(0, -due))
	}
	r.made.Before, r.made.Due, r.made.Cost = s.a.amount(before), s.a.amount(max(0, due)), s.a.amount(r.cost)
	d.ceiling += r.most - d.goods
	d.goods = r.most
	d.repricing = r
	return nil
}

// most is the most that a line of the quote can get: its share, or struck again what others leave of it. They may have got
// what an amount had cut the share by.
func (s *striker) most(d *draft, i int) int64 {
	share := d.lines[i].Share.Minor()
	if s.kept == nil {
		return share
	}
	stands := s.ledger.line(s.at[i])
	return min(share, s.a.lines[s.at[i]].net-stands.amount-stands.forfeited)
}

// keptUnits are the units of every line that neither the request nor judge takes.
func (s *striker) keptUnits(d *draft, judge *Ledger) []int64 {
	kept := make([]int64, len(s.a.lines))
	for i := range kept {
		kept[i] = s.a.lines[i].quantity - judge.line(i).units
	}
	for i := range d.lines {
		kept[s.at[i]] = max(0, kept[s.at[i]]-d.lines[i].Quantity)
	}
	return kept
}

// compensated is what requests by amount had given of the units that go back: their shares are so much less. What was given
// of units that are kept is no part of it, or a refund of other goods would take it back.
func (s *striker) compensated(d *draft, judge *Ledger, kept []int64) (int64, error) {
	shares := map[int]int64{}
	for i := range d.lines {
		if !d.lines[i].ByAmount {
			shares[s.at[i]] = s.most(d, i)
		}
	}
	var used int64
	for i := range kept {
		line, stands := &s.a.lines[i], judge.line(i)
		if stands.paid == 0 || kept[i] == line.quantity {
			continue
		}
		due, err := portion(line.net, line.quantity-kept[i], line.quantity)
		if err != nil {
			return 0, err
		}
		got := stands.amount + stands.forfeited - stands.paid + shares[i]
		used += min(max(0, due-got), stands.paid)
	}
	return used, nil
}

func anyKept(kept []int64) bool {
	return slices.ContainsFunc(kept, func(units int64) bool { return units > 0 })
}

// delta is what the shares of the units are above what may be paid for them; below zero what they are short of it.
func (s *striker) delta(r *repricing, kept []int64, before, clawed int64) (int64, error) {
	reprice := s.rechecks()
	c, err := newCheckout(s.a, kept, reprice)
	if err != nil {
		return 0, err
	}
	charges, err := s.keptLines(r, &c, reprice)
	if err != nil {
		return 0, err
	}
	switch {
	case reprice:
		cost, err := c.cost(s.a)
		if err != nil {
			return 0, err
		}
		cost = add(cost, charges)
		r.made.Lapsed, r.cost = c.lapsed, cost
		return r.units - (max(0, s.a.shares.Goods-cost) - before), nil
	case s.chargesGifts():
		return add(charges, -clawed), nil
	}
	return 0, nil
}

// keptLines writes down what is kept and sums what gifts among it are charged.
func (s *striker) keptLines(r *repricing, c *checkout, reprice bool) (charges int64, err error) {
	for i, units := range c.kept {
		if units == 0 {
			continue
		}
		line, list := &s.a.lines[i], s.a.order.Lines[i].UnitPrice.Minor()*units
		var charge int64
		if s.chargesGifts() {
			cost, of := c.left[i], units
			if !reprice {
				cost, of = line.net, line.quantity
			}
			if charge, err = s.a.giftCharge(i, c.kept, cost, of); err != nil {
				return 0, err
			}
			charges = add(charges, charge)
		}
		if reprice || charge > 0 {
			r.made.Kept = append(r.made.Kept, KeptLine{
				Line: line.id, Units: units, List: s.a.amount(list), Discounts: s.a.amount(list - c.left[i]), Charged: s.a.amount(charge),
			})
		}
	}
	return charges, nil
}

// grantRepriced cuts the request to the amount that was asked. What repricing takes off is spread over the units' shares
// first, so that a line never forfeits what it would not have got.
func (s *striker) grantRepriced(d *draft) error {
	r := d.repricing
	goods := r.most
	if s.limited {
		if err := s.limitFreight(d, s.asked-r.most); err != nil {
			return err
		}
		goods = min(goods, s.asked)
	}
	released := r.release
	if s.limited && goods < r.units+r.amounts-r.claw+r.release {
		given, err := s.spreadRepriced(d, goods)
		if err != nil {
			return fmt.Errorf("refund: spreading the amount over the lines: %w", err)
		}
		released = goods - given
	}
	var forfeited int64
	if s.terms.Slack != CarrySlack && r.byUnits {
		forfeited = r.release - released
	}
	r.made.ClawBack, r.made.Released, r.made.Forfeited = s.a.amount(r.claw), s.a.amount(released), s.a.amount(forfeited)
	d.goods = goods
	return nil
}

// spreadRepriced gives each line its part of the goods, as spread does, beside what is taken off its share, and returns
// what the lines give.
func (s *striker) spreadRepriced(d *draft, goods int64) (int64, error) {
	shares := make([]int64, len(d.lines))
	for i := range d.lines {
		if !d.lines[i].ByAmount {
			shares[i] = s.most(d, i)
		}
	}
	off, err := money.Within(d.repricing.claw, shares, money.LargestRemainder)
	if err != nil {
		return 0, err
	}
	var sum int64
	rooms := make([]int64, len(d.lines))
	for i := range d.lines {
		rooms[i] = s.most(d, i) - off[i]
		sum += rooms[i]
	}
	given := min(goods, sum)
	cut, err := money.Within(given, rooms, money.LargestRemainder)
	if err != nil {
		return 0, err
	}
	for i := range d.lines {
		q := &d.lines[i]
		q.Amount = s.a.amount(cut[i] + off[i])
		if !q.ByAmount && s.terms.Slack != CarrySlack {
			q.Forfeited = s.a.amount(rooms[i] - cut[i])
		}
	}
	return given, nil
}

// repricingWaits reports whether what is kept depends on what becomes of other cases.
func (s *striker) repricingWaits(d *draft) bool {
	return (s.rechecks() || s.chargesGifts()) && d.takesUnits()
}
