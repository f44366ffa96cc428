package policy

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Permission says whether something may be done.
type Permission string

const (
	// Allow: it may. The zero Permission means the same.
	Allow Permission = "allow"
	// Forbid: it may not.
	Forbid Permission = "forbid"
)

// Permissions lists every Permission.
func Permissions() []Permission { return []Permission{Allow, Forbid} }

// UnmarshalText accepts a permission's name; any other is an *order.UnknownNameError.
func (p *Permission) UnmarshalText(text []byte) error {
	return order.UnmarshalName(p, "permission", text, Permissions())
}

// RefusalRule says whether a request may be rejected, or goods that came back refused. The state of the case tells the two
// apart. Of several rules that match the most specific holds; without one a refusal is allowed.
type RefusalRule struct {
	When When `json:"when"` // By is who refuses
	// OpenedWithin is the time in which the case was opened, as in [DeadlineRule].
	OpenedWithin *Span `json:"opened_within,omitempty"`
	// Refusal says whether it is allowed. Defaults to allow.
	Refusal Permission `json:"refusal,omitempty"`
	// Evidence says whether it must come with some, whatever RejectEvidence says.
	Evidence Requirement `json:"evidence,omitempty"`
	Source
}

func (c *compiler) refusals() {
	for i := range c.out.refusals {
		r := &c.out.refusals[i]
		path := pathOf("refusals", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		c.openedWithin(path, r.rule.OpenedWithin)
		oneOf(c, path+".refusal", r.rule.Refusal, Permissions())
		oneOf(c, path+".evidence", r.rule.Evidence, Requirements())
		refused := []aftersales.Event{aftersales.EventRejected, aftersales.EventRejectedFinally, aftersales.EventReturnRefused}
		if !slices.ContainsFunc(refused, func(e aftersales.Event) bool { return possible(&r.rule.When, e) }) {
			c.problem(path+".when.state", "nothing that its condition speaks of can be refused")
		}
		if r.rule.Refusal == Forbid && r.rule.Evidence == Required {
			c.problem(path+".evidence", "what may not be refused needs no evidence")
		}
	}
	tiesInTime(c, "refusals", c.out.refusals, (*RefusalRule).timed, func(*RefusalRule, *RefusalRule) bool { return true })
}

func (r *RefusalRule) timed() timedRule { return timedRule{when: &r.When, window: r.OpenedWithin} }

// permitRefusal gives the faults of refusing a request or goods; usual is what holds of its evidence without a rule.
func (c *Compiled) permitRefusal(s *aftersales.Situation, evidence []string, usual Requirement) []order.Fault {
	for i := range c.refusals {
		r := &c.refusals[i].rule
		if !r.When.matches(s, s.By) || !c.wasOpened(s, r.OpenedWithin) {
			continue
		}
		if r.Refusal == Forbid {
			return []order.Fault{order.NewFault("refusal_not_allowed", "do", "this may not be refused", "reason", string(s.Reason), "state", string(s.Case.State))}
		}
		if r.Evidence != "" {
			usual = r.Evidence
		}
		break
	}
	return wantEvidence(usual, evidence, "a refusal brings evidence")
}
