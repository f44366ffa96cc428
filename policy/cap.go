package policy

import (
	"fmt"
	"math/bits"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// CapRule says how much an inspection may take off for units that came back in some condition. Of several rules for one
// condition that match and in whose time it is, the most specific holds; where none does, nothing may come off for it.
type CapRule struct {
	When When `json:"when"`
	// On are the conditions of units that it is about. Empty: every condition.
	On []UnitCondition `json:"on,omitempty"`
	// Most is the part of the base that may come off, cut to whole minor units; 0.5 is half, 1 all of it.
	Most money.Rate `json:"most"`
	// Of is what it is a part of, for the units in the condition. Defaults to goods.
	Of CapBase `json:"of,omitempty"`
	// From and Window are the time in which the case was opened: not before From had passed, and not after Window.
	From   *Span `json:"from,omitempty"`
	Window *Span `json:"window,omitempty"`
	Source
}

// UnitCondition is how a unit came back.
type UnitCondition string

const (
	// Sellable: it can be sold again.
	Sellable UnitCondition = "sellable"
	// Damaged: it came back, and cannot.
	Damaged UnitCondition = "damaged"
	// Missing: it did not come back.
	Missing UnitCondition = "missing"
)

// UnitConditions lists every UnitCondition.
func UnitConditions() []UnitCondition { return []UnitCondition{Sellable, Damaged, Missing} }

// UnmarshalText accepts a unit condition's name; any other is an *order.UnknownNameError.
func (u *UnitCondition) UnmarshalText(text []byte) error {
	return order.UnmarshalName(u, "unit condition", text, UnitConditions())
}

// CapBase is what a cap is a part of.
type CapBase string

const (
	// CapOfGoods: what the units get of the goods. The zero CapBase means the same.
	CapOfGoods CapBase = "goods"
	// CapOfList: their list price.
	CapOfList CapBase = "list"
	// CapOfRefund: what they get of goods and freight together.
	CapOfRefund CapBase = "refund"
)

// CapBases lists every CapBase.
func CapBases() []CapBase { return []CapBase{CapOfGoods, CapOfList, CapOfRefund} }

// UnmarshalText accepts a cap base's name; any other is an *order.UnknownNameError.
func (b *CapBase) UnmarshalText(text []byte) error {
	return order.UnmarshalName(b, "cap base", text, CapBases())
}

func (c *compiler) caps() {
	for i := range c.out.caps {
		r := &c.out.caps[i]
		path := pathOf("caps", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		each(c, path, ".on", r.rule.On, UnitConditions())
		oneOf(c, path+".of", r.rule.Of, CapBases())
		c.period(path, r.rule.From, r.rule.Window, childAnchors())
		if !possible(&r.rule.When, aftersales.EventInspected) {
			c.problem(path+".when", "no case that its condition speaks of is inspected")
		}
	}
	tiesInTime(c, "caps", c.out.caps, (*CapRule).timed, func(a, b *CapRule) bool { return meet(a.On, b.On) })
}

func (r *CapRule) timed() timedRule {
	of := timedRule{when: &r.When, from: r.From, window: r.Window}
	if len(r.On) > 0 {
		of.more = 1
	}
	return of
}

// conditions is how specific the rule is.
func (r *CapRule) conditions() int { return r.timed().conditions() }

// capFor is the rule for units of a line in a condition, nil where none holds.
func (c *Compiled) capFor(of *aftersales.Situation, line string, on UnitCondition) *CapRule {
	own, opened := *of, *of
	own.Categories = []string{categoryOf(of, line)} // other goods of the case do not count
	s := &own
	opened.At = s.Case.OpenedAt
	for i := range c.caps {
		r := &c.caps[i].rule
		if holds(r.On, on) && r.When.matches(s, s.By) && len(c.outside(&opened, r.From, r.Window)) == 0 {
			return r
		}
	}
	return nil
}

// capped is the most that may come off by the rules for the conditions in which the units came back. All units of one rule
// are counted together, so that only one cut is made for it.
func (c *Compiled) capped(s *aftersales.Situation, lines []aftersales.Condition) (money.Amount, error) {
	quote := s.Case.Quote
	units := make(map[string]aftersales.Condition, len(lines))
	for _, l := range lines {
		units[l.Line] = l
	}
	bases := map[*CapRule]int64{}
	for i := range quote.Lines {
		q := &quote.Lines[i]
		found, before := units[q.Line], int64(0)
		for k, n := range []int64{found.Sellable, found.Damaged, found.Missing} {
			goods := part(q.Amount.Minor(), before+n, q.Quantity) - part(q.Amount.Minor(), before, q.Quantity)
			before += n
			switch r := c.capFor(s, q.Line, UnitConditions()[k]); {
			case n == 0 || r == nil:
			case r.Of == CapOfList:
				bases[r] += listOf(s, q.Line) * n
			default:
				bases[r] += goods
			}
		}
	}
	limit := int64(0)
	for i := range c.caps {
		r := &c.caps[i].rule
		base := bases[r]
		if r.Of == CapOfRefund {
			base = part(quote.Goods.Minor()+quote.Freight.Minor(), base, quote.Goods.Minor())
		}
		most, err := r.Most.Of(money.FromMinor(base, quote.Goods.Currency()))
		if err != nil {
			return money.Amount{}, err
		}
		limit += most.Minor()
	}
	return money.FromMinor(limit, quote.Goods.Currency()), nil
}

func categoryOf(s *aftersales.Situation, line string) string {
	for i := range s.Order.Lines {
		if l := &s.Order.Lines[i]; l.ID == line {
			return l.Category
		}
	}
	return ""
}

// listOf is a line's unit price.
func listOf(s *aftersales.Situation, line string) int64 {
	for i := range s.Order.Lines {
		if l := &s.Order.Lines[i]; l.ID == line {
			return l.UnitPrice.Minor()
		}
	}
	return 0
}

// part is n*k/q, cut; none of it where there is no q.
func part(n, k, q int64) int64 {
	if q <= 0 || n <= 0 || k <= 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(n), uint64(min(k, q)))
	cut, _ := bits.Div64(hi, lo, uint64(q))
	return int64(cut)
}

// aboveCap is the fault of a deduction that is too large.
func aboveCap(asked, limit money.Amount) order.Fault {
	return order.NewFault("deduction_above_cap", "deduction", fmt.Sprintf("%s asked, at most %s may be deducted", asked.Number(), limit.Number()), "asked", asked.Number(), "cap", limit.Number())
}
