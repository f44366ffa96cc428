package policy

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// AppealRule lets a party file an appeal against a ruling, or a claim that another bear what a refund cost it. Of the rules
// that match and in whose time it is the most specific holds; without one nothing may be filed.
type AppealRule struct {
	When When   `json:"when"` // By is who files
	Do   string `json:"do"`   // file_appeal or file_claim
	// From is how long after its anchor it may be filed first, Window how long after its anchor at the last: of a ruling, or of
	// the refund's arrival. Nil: at once, and as long as the rule matches.
	From   *Span `json:"from,omitempty"`
	Window *Span `json:"window,omitempty"`
	// Evidence says whether it must come with some.
	Evidence Requirement `json:"evidence,omitempty"`
	// Times is how often one party may file it about one case. Zero: without a limit.
	Times int `json:"times,omitempty"`
	// Most is the part of MostOf that may be claimed, cut to whole minor units; 0.5 is half. Zero: all that the party bore. Only
	// for claims.
	Most   money.Rate `json:"most,omitzero"`
	MostOf AwardBase  `json:"most_of,omitempty"`
	// Cap is an amount that may not be claimed above, beside Most; not for an order in another currency. Zero: none.
	Cap money.Amount `json:"cap,omitzero"`
	Source
}

// AwardBase is what a claim's highest amount is a part of.
type AwardBase string

const (
	// OfGoods: what the refund gives for the goods. The zero AwardBase means the same.
	OfGoods AwardBase = "goods"
	// OfTotal: the refund's total cash.
	OfTotal AwardBase = "total"
)

// AwardBases lists every AwardBase.
func AwardBases() []AwardBase { return []AwardBase{OfGoods, OfTotal} }

// UnmarshalText accepts a base's name; any other is an *order.UnknownNameError.
func (b *AwardBase) UnmarshalText(text []byte) error {
	return order.UnmarshalName(b, "award base", text, AwardBases())
}

func (c *compiler) appeals() {
	files := map[string][]order.Party{
		aftersales.FileAppeal{}.Name(): {order.Buyer, order.Seller},
		aftersales.FileClaim{}.Name():  {order.Seller, order.Platform},
	}
	for i := range c.out.appeals {
		r := &c.out.appeals[i]
		path := pathOf("appeals", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		if by, ok := files[r.rule.Do]; ok {
			each(c, path, ".when.by", r.rule.When.By, by)
		} else {
			c.problem(path+".do", "%q files nothing: say one of %v", order.Shorten(r.rule.Do, 40), keys(files))
		}
		c.period(path, r.rule.From, r.rule.Window, Anchors())
		oneOf(c, path+".evidence", r.rule.Evidence, Requirements())
		oneOf(c, path+".most_of", r.rule.MostOf, AwardBases())
		if r.rule.Times < 0 {
			c.problem(path+".times", "%d is negative; zero means without a limit", r.rule.Times)
		}
		if claims := r.rule.Do == (aftersales.FileClaim{}).Name(); !claims && (!r.rule.Most.IsZero() || !r.rule.Cap.IsZero()) || r.rule.Cap.Sign() < 0 || r.rule.MostOf != "" && r.rule.Most.IsZero() {
			c.problem(path+".most", "it is the highest part of most_of that may be claimed: an appeal names no amount")
		}
	}
	ties(c, "appeals", c.out.appeals, func(r *AppealRule) (*When, string) { return &r.When, r.Do })
}

// permitFiling gives the faults of filing an appeal or a claim: filed is how often the party did, asked what it claims.
func (c *Compiled) permitFiling(s *aftersales.Situation, command aftersales.Command, evidence []string, filed int, asked *money.Amount) []order.Fault {
	var first []order.Fault
	for i := range c.appeals {
		r := &c.appeals[i].rule
		if r.Do != command.Name() || !r.When.matches(s, s.By) {
			continue
		}
		outside := c.outside(s, r.From, r.Window)
		faults := append(outside, r.faults(s, evidence, filed, asked)...)
		if len(outside) == 0 {
			return faults
		}
		if first == nil {
			first = faults
		}
	}
	switch {
	case first != nil:
		return first
	case slices.ContainsFunc(c.appeals, func(r named[AppealRule]) bool {
		w := r.rule.When
		w.By = nil
		return r.rule.Do == command.Name() && w.matches(s, s.By)
	}):
		return []order.Fault{mayNot(s, command)}
	}
	return []order.Fault{notIn(s, command)}
}

// faults are those of what is filed, whenever that is.
func (r *AppealRule) faults(s *aftersales.Situation, evidence []string, filed int, asked *money.Amount) []order.Fault {
	faults := wantEvidence(r.Evidence, evidence, "this must come with evidence")
	if r.Times > 0 && filed >= r.Times {
		faults = append(faults, order.NewFault("attempts_exhausted", "", fmt.Sprintf("filed %d times, of at most %d", filed, r.Times), "attempts", strconv.Itoa(filed+1), "limit", strconv.Itoa(r.Times)))
	}
	if asked == nil {
		return faults
	}
	currency := s.Case.Quote.Goods.Currency()
	if most, err := r.Cap.In(currency); err == nil && most.Sign() > 0 {
		if in, err := asked.In(currency); err == nil && in.Minor() > most.Minor() {
			return append(faults, aboveCeiling(in, most))
		}
	}
	if r.Most.IsZero() {
		return faults
	}
	base := s.Case.Quote.Goods
	if r.MostOf == OfTotal {
		base = s.Case.Quote.Total
	}
	limit, err := r.Most.Of(base)
	in, err2 := asked.In(base.Currency())
	if err == nil && err2 == nil && in.Minor() > limit.Minor() { // another currency is faulted already
		faults = append(faults, aboveCeiling(in, limit))
	}
	return faults
}

func aboveCeiling(asked, limit money.Amount) order.Fault {
	return order.NewFault("amount_above_ceiling", "amount", fmt.Sprintf("%s asked, at most %s may be claimed", asked.Number(), limit.Number()), "asked", asked.Number(), "ceiling", limit.Number())
}

// appealsBy and claimsBy count what a party filed about a case.
func appealsBy(s *aftersales.Situation) int {
	n := 0
	for i := range s.Case.Appeals {
		if s.Case.Appeals[i].By == s.By {
			n++
		}
	}
	return n
}

func claimsBy(s *aftersales.Situation) int {
	n := 0
	for i := range s.Case.Claims {
		if s.Case.Claims[i].By == s.By {
			n++
		}
	}
	return n
}
