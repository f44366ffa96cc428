package policy

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// EscalationRule lets a party ask the platform to decide. Of the rules that match and in whose time it is the most specific
// holds.
type EscalationRule struct {
	// When says in which states, for which reasons, and in By who may.
	When When `json:"when"`
	// From is how long after its anchor it may be asked first (before: too_early), Window how long after its anchor at the
	// last (after: window_closed). Nil: at once, and as long as the rule matches.
	From   *Span `json:"from,omitempty"`
	Window *Span `json:"window,omitempty"`
	// Evidence says whether it must come with some.
	Evidence Requirement `json:"evidence,omitempty"`
	Source
}

func (c *compiler) escalations() {
	if len(c.p.Escalations) > 0 && len(c.p.EscalateBy) > 0 {
		c.problem("escalate_by", "escalations say who may ask the platform to decide: leave one of both out")
	}
	for i := range c.out.escalations {
		r := &c.out.escalations[i]
		path := pathOf("escalations", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		c.period(path, r.rule.From, r.rule.Window, Anchors())
		oneOf(c, path+".evidence", r.rule.Evidence, Requirements())
		if !possible(&r.rule.When, aftersales.EventEscalated) {
			c.problem(path+".when.state", "no case that its condition speaks of can go on with %q", aftersales.EventEscalated)
		}
		each(c, path, ".when.by", r.rule.When.By, []order.Party{order.Buyer, order.Seller})
	}
	ties(c, "escalations", c.out.escalations, func(r *EscalationRule) (*When, string) { return &r.When, "" })
}

// escalates are the states in which the platform may be asked to decide where no rule says so.
func escalates() []aftersales.State {
	return []aftersales.State{aftersales.Rejected, aftersales.ReturnRefused, aftersales.ReplacementInTransit}
}

// mayEscalate reports whether a party may ask the platform to decide about a case of a kind in a state, whatever else it is
// like.
func (c *Compiled) mayEscalate(k aftersales.Kind, from aftersales.State, p order.Party) bool {
	if len(c.escalations) > 0 {
		return slices.ContainsFunc(c.escalations, func(r named[EscalationRule]) bool {
			return holds(r.rule.When.Kind, k) && holds(r.rule.When.State, from) && holds(r.rule.When.By, p)
		})
	}
	if len(c.data.EscalateBy) > 0 && !slices.Contains(c.data.EscalateBy, p) || len(c.data.EscalateBy) == 0 && p != order.Buyer {
		return false
	}
	return slices.Contains(escalates(), from)
}

// permitEscalation gives the faults of asking the platform to decide.
func (c *Compiled) permitEscalation(s *aftersales.Situation, e aftersales.Escalate) []order.Fault {
	if len(c.escalations) == 0 {
		return c.permitAsUsual(s, e)
	}
	var first []order.Fault
	for i := range c.escalations {
		r := &c.escalations[i].rule
		if !r.When.matches(s, s.By) {
			continue
		}
		outside := c.outside(s, r.From, r.Window)
		faults := append(outside, wantEvidence(r.Evidence, e.Evidence, "who asks the platform to decide brings evidence")...)
		if len(outside) == 0 {
			return faults
		}
		if first == nil {
			first = faults
		}
	}
	if first != nil {
		return first
	}
	return c.noEscalation(s, e)
}

// permitAsUsual goes by the states and parties that hold where there are no rules.
func (c *Compiled) permitAsUsual(s *aftersales.Situation, e aftersales.Escalate) []order.Fault {
	switch {
	case !slices.Contains(escalates(), s.Case.State):
		return []order.Fault{notIn(s, e)}
	case !c.mayEscalate(s.Kind, s.Case.State, s.By):
		return []order.Fault{mayNot(s, e)}
	}
	return nil
}

// noEscalation says why no rule matches: not by this party, not on this ground, or not at all.
func (c *Compiled) noEscalation(s *aftersales.Situation, e aftersales.Escalate) []order.Fault {
	unless := func(by, reason bool) bool {
		return slices.ContainsFunc(c.escalations, func(r named[EscalationRule]) bool {
			w := r.rule.When
			if by {
				w.By = nil
			}
			if reason {
				w.Reason, w.Liable = nil, nil
			}
			return w.matches(s, s.By)
		})
	}
	ground := order.NewFault("reason_not_allowed", "case", fmt.Sprintf("%q is no ground for the platform to decide", order.Shorten(string(s.Reason), 40)), "reason", order.Shorten(string(s.Reason), 40), "goods", string(s.Goods))
	switch {
	case unless(true, false):
		return []order.Fault{mayNot(s, e)}
	case unless(false, true):
		return []order.Fault{ground}
	case unless(true, true):
		return []order.Fault{mayNot(s, e), ground}
	}
	return []order.Fault{notIn(s, e)}
}

// notIn faults a command that is not possible while the case is as it is, mayNot one that its sender may not send.
func notIn(s *aftersales.Situation, c aftersales.Command) order.Fault {
	return order.NewFault("command_not_allowed", "do", fmt.Sprintf("%s is not possible while it is %s", c.Name(), s.Case.State), "do", c.Name(), "state", string(s.Case.State))
}

func mayNot(s *aftersales.Situation, c aftersales.Command) order.Fault {
	return order.NewFault("actor_not_allowed", "by", fmt.Sprintf("the %s may not send %s", s.By, c.Name()), "by", string(s.By), "do", c.Name())
}

func wantEvidence(want Requirement, given []string, text string) []order.Fault {
	if want == Required && len(given) == 0 {
		return []order.Fault{order.NewFault("evidence_missing", "evidence", text)}
	}
	return nil
}
