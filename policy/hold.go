package policy

import (
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// HoldRule lets a party stop the clock of a deadline. Of several rules for one timer the most specific holds.
type HoldRule struct {
	When When `json:"when"`
	// Timer is the deadline that is held.
	Timer string `json:"timer"`
	// By are the parties that may hold it.
	By []order.Party `json:"by"`
	// Most is when a hold ends by itself: the deadline passes then. While an open case stops the clock it stops this one too.
	Most Span `json:"most"`
	// Times is how often a deadline may be held. Zero: without a limit.
	Times int `json:"times,omitempty"`
	Source
}

// hold judges a party's wish to stop a clock. A hold must end after the deadline: it would else bring it forward.
func (c *Compiled) hold(s *aftersales.Situation, k aftersales.Hold, d aftersales.Deadline) aftersales.Shift {
	rule := matching(c.holds, s, func(r *HoldRule) (*When, bool) { return &r.When, r.Timer == d.Name })
	if rule == nil {
		return refusedShift(order.NewFault("command_not_allowed", "do", fmt.Sprintf("%s cannot be held", order.Shorten(d.Name, 64)), "do", k.Name(), "timer", d.Name))
	}
	is := aftersales.Shift{Faults: append(notAmong(rule.By, s, k), overAlready(d, s)...)}
	if rule.Times > 0 && d.Holds >= rule.Times {
		is.Faults = append(is.Faults, exhausted(d.Holds, rule.Times))
	}
	end, ok := c.end(&rule.Most, s)
	switch {
	case !ok:
		is.Faults = append(is.Faults, order.NewFault("too_early", "", fmt.Sprintf("a hold counts from %s, which has not come", rule.Most.Anchor), "anchor", string(rule.Most.Anchor)))
	case !end.After(d.Due):
		is.Faults = append(is.Faults, order.NewFault("window_closed", "", "a hold ends at "+end.Format(time.RFC3339)+", not after the deadline", "closed_at", end.Format(time.RFC3339Nano)))
	}
	is.Due = end
	return is
}
