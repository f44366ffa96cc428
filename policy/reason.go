package policy

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// ReasonRule admits a reason.
type ReasonRule struct {
	When When `json:"when"`
	// Liable is who bears it: buyer, seller, carrier, platform or nobody.
	Liable order.Party `json:"liable,omitempty"`
	// LiableFor are the situations in which somebody else does: goods of some category, a channel, a fact. Of several that match
	// the most specific holds.
	LiableFor map[string]LiableRule `json:"liable_for,omitempty"`
	Source
}

// LiableRule says who bears a reason in some situations.
type LiableRule struct {
	When   When        `json:"when"`
	Liable order.Party `json:"liable"`
	Source
}

func (c *compiler) reasons() {
	for _, name := range keys(c.p.Reasons) {
		r, path := c.p.Reasons[name], pathOf("reasons", name)
		if !slices.Contains(c.known.reasons, aftersales.Reason(name)) {
			c.problem(path, "is no reason")
		}
		if !r.Liable.Valid() {
			c.problem(path+".liable", "a reason says who is liable: buyer, seller, carrier, platform or nobody")
		}
		c.when(path+".when", &r.When)
		c.source(path, r.Source)
		c.itself(path, &r.When)
		list := c.out.liable[aftersales.Reason(name)]
		for i := range list {
			l, at := &list[i], pathOf(path+".liable_for", list[i].name)
			c.rule(at, l.name, &l.rule.When, l.rule.Source)
			c.itself(at, &l.rule.When)
			if !l.rule.Liable.Valid() {
				c.problem(at+".liable", "say who is liable: buyer, seller, carrier, platform or nobody")
			}
		}
		ties(c, path+".liable_for", list, func(r *LiableRule) (*When, string) { return &r.When, "" })
	}
}

// itself refuses a reason whose condition is a reason, or who is liable for one.
func (c *compiler) itself(path string, w *When) {
	if len(w.Reason) > 0 || len(w.Liable) > 0 {
		c.problem(path+".when", "it is the reason that says who is liable: neither can be its condition")
	}
}

// liableFor is who bears a reason in a situation.
func (c *Compiled) liableFor(s *aftersales.Situation, rule *ReasonRule) order.Party {
	list := c.liable[s.Reason]
	for i := range list {
		if list[i].rule.When.matches(s, s.By) {
			return list[i].rule.Liable
		}
	}
	return rule.Liable
}
