package refund

import (
	"fmt"
	"math"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// reductions finds what comes off goods and freight together, in the order of ReductionKinds; none takes more than those
// before it left.
func (s *striker) reductions(d *draft) error {
	d.rest = d.goods + d.back
	if s.deducts && !s.request.FreightOnly {
		if err := s.restocking(d); err != nil {
			return err
		}
		if err := s.outbound(d); err != nil {
			return err
		}
	}
	if r := d.returned; r != nil && r.BorneBy == order.Buyer && r.PaidBy != order.Buyer {
		r.Deducted = s.a.amount(s.reduce(d, ReturnFreightFee, "", r.Amount.Minor()-r.Insured.Minor()))
	}
	for i := range d.rewards {
		back := &d.rewards[i]
		less, err := s.spent(back)
		if err != nil {
			return err
		}
		back.Deducted = s.a.amount(s.reduce(d, RewardsSpent, back.ID, less))
	}
	s.reduce(d, AgreedDeduction, "", s.deduct)
	return nil
}

// reduce takes so much off, or what is left, and returns what it took.
func (s *striker) reduce(d *draft, kind ReductionKind, on string, n int64) int64 {
	if n = min(n, d.rest); n > 0 {
		d.rest -= n
		d.less += n
		d.reductions = append(d.reductions, Reduction{Kind: kind, On: on, Amount: s.a.amount(n)})
	}
	return n
}

// comesOff reports whether the rules of Deductions hold for this request.
func (s *striker) comesOff(d *draft) bool {
	if s.request.KeptGoods || !s.terms.Deductions.Always && !s.buyerLiable() {
		return false
	}
	return d.takesUnits()
}

func (s *striker) buyerLiable() bool {
	return s.request.Liable == "" || s.request.Liable == order.Buyer
}

// conditions are how units can come back: sound, damaged or missing.
const conditions = 3

// returned are the units of a request by their condition.
type returned [conditions]condition

// condition is what units that came back alike get and cost.
type condition struct{ units, goods, list int64 }

func (c *condition) add(more condition) {
	c.units, c.goods, c.list = c.units+more.units, c.goods+more.goods, c.list+more.list
}

// restocking takes the fees for units that come back, by their condition.
func (s *striker) restocking(d *draft) error {
	if s.terms.Deductions.Restocking == (Restocking{}) || !s.comesOff(d) {
		return nil
	}
	var came returned
	found := s.found()
	for i := range d.lines {
		q := &d.lines[i]
		if q.Quantity == 0 {
			continue
		}
		bad := found[q.Line]
		units := [conditions]int64{q.Quantity - bad[0] - bad[1], bad[0], bad[1]}
		if err := came.sort(q, s.a.order.Lines[s.at[i]].UnitPrice.Minor(), units); err != nil {
			return err
		}
	}
	rule := s.terms.Deductions.Restocking
	fees, names := [conditions]Fee{rule.Fee, rule.Damaged, rule.Missing}, [conditions]string{"", "damaged", "missing"}
	for k := 1; k < conditions; k++ {
		if fees[k] == (Fee{}) { // no fee of its own
			came[0].add(came[k])
			came[k] = condition{}
		}
	}
	for k := range came {
		if came[k].units == 0 {
			continue
		}
		fee, err := fees[k].of(came[k], d.goods+d.back, s.a.order.Currency)
		if err != nil {
			return fmt.Errorf("refund: terms: restocking: %w", err)
		}
		s.reduce(d, RestockingFee, names[k], fee)
	}
	return nil
}

// found are the damaged and the missing units of the lines that have any, as the request says; nil where none has.
func (s *striker) found() map[string][2]int64 {
	var found map[string][2]int64
	for i := range s.request.Lines {
		if l := &s.request.Lines[i]; l.Damaged > 0 || l.Missing > 0 {
			if found == nil {
				found = map[string][2]int64{}
			}
			found[l.Line] = [2]int64{l.Damaged, l.Missing}
		}
	}
	return found
}

// sort adds units of a line to their conditions, with what they get of the goods: cumulatively, so that nothing is lost.
func (c *returned) sort(q *QuoteLine, price int64, units [conditions]int64) error {
	var before int64
	for k, n := range units {
		goods, err := between(q.Amount.Minor(), before, n, q.Quantity)
		if err != nil {
			return err
		}
		before += n
		c[k].add(condition{units: n, goods: goods, list: price * n})
	}
	return nil
}

// of is the fee for the units of a condition, in minor units.
func (f *Fee) of(c condition, refund int64, in money.Currency) (int64, error) {
	base := c.goods
	switch f.Base {
	case OfList:
		base = c.list
	case OfRefund:
		base = refund
	}
	rated, err := f.Rate.Of(money.FromMinor(base, in))
	if err != nil {
		return 0, err
	}
	amount, err := f.Amount.In(in)
	if err != nil {
		return 0, err
	}
	fee, times := rated.Minor(), int64(1)
	if f.Each {
		times = c.units
	}
	if fixed := amount.Minor(); fixed > 0 {
		if times > (math.MaxInt64-fee)/fixed {
			fee = math.MaxInt64 // more than any refund: it stops at this one
		} else {
			fee += fixed * times
		}
	}
	if most, err := f.Cap.In(in); err != nil {
		return 0, err
	} else if most.Sign() > 0 {
		fee = min(fee, most.Minor())
	}
	if !f.CapRate.IsZero() {
		most, err := f.CapRate.Of(money.FromMinor(base, in))
		if err != nil {
			return 0, err
		}
		fee = min(fee, most.Minor())
	}
	return fee, nil
}

// outbound takes what sending the goods cost, once for each child order.
func (s *striker) outbound(d *draft) error {
	charge := &s.terms.Deductions.OutboundFreight
	if *charge == (OutboundCharge{}) || !s.comesOff(d) {
		return nil
	}
	if charge.Refunded {
		s.reduce(d, OutboundFreightFee, "", min(d.ruled, d.back))
		return nil
	}
	amount, err := charge.Amount.In(s.a.order.Currency)
	if err != nil {
		return fmt.Errorf("refund: terms: outbound freight: %w", err)
	}
	for i := range s.parts {
		if s.parts[i].taken > 0 && of(s.ledger.outbound, i) == 0 {
			s.reduce(d, OutboundFreightFee, s.a.order.Children[i].ID, amount.Minor())
		}
	}
	return nil
}
