package policy

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// FundingRule says who bears a refund where no ruling says so. Of several rules that match the most specific holds.
type FundingRule struct {
	When When `json:"when"`
	// Bears is seller, platform, carrier or insurer.
	Bears order.Party `json:"bears"`
	// Most is up to which amount of each refund it does; the seller bears the rest. Zero: all of it. An order in a currency that the
	// amount does not fit is no matter of the rule.
	Most money.Amount `json:"most,omitzero"`
	Source
}

func (c *compiler) funding() {
	bearers := []order.Party{order.Seller, order.Platform, order.Carrier, order.Insurer}
	for i := range c.out.funding {
		r := &c.out.funding[i]
		path := pathOf("funding", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		if !slices.Contains(bearers, r.rule.Bears) {
			c.problem(path+".bears", "%q is not one of %v", order.Shorten(string(r.rule.Bears), 40), bearers)
		}
		if r.rule.Most.Sign() < 0 {
			c.problem(path+".most", "%s is negative; zero means all of it", r.rule.Most.Number())
		}
	}
	ties(c, "funding", c.out.funding, func(r *FundingRule) (*When, string) { return &r.When, "" })
}

// funded puts into terms who bears the refund.
func (c *Compiled) funded(s *aftersales.Situation, t refund.Terms) refund.Terms {
	for i := range c.funding {
		r := &c.funding[i].rule
		if _, err := r.Most.In(s.Order.Currency); err == nil && r.When.matches(s, opener(s)) {
			t.BorneBy, t.BorneUpTo = r.Bears, r.Most
			break
		}
	}
	return t
}
