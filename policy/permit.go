package policy

import (
	"fmt"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// PermitRule says when a command may be sent, or that it may not. Of the rules for a command that match and in whose time it is
// the most specific holds; where some match and it is in the time of none, the command is refused. Without a rule that matches
// nothing is said.
type PermitRule struct {
	When When   `json:"when"` // By is who sends it
	Do   string `json:"do"`   // a command about a case, or ship or confirm_receipt
	// Permission says whether it may be sent in that time. Defaults to allow.
	Permission Permission `json:"permission,omitempty"`
	// From is how long after its anchor it may be sent first (before: too_early), Window how long after its anchor at the last
	// (after: window_closed). Nil: at once, and as long as the rule matches.
	From   *Span `json:"from,omitempty"`
	Window *Span `json:"window,omitempty"`
	Source
}

// permitted are the commands that a rule may be about.
func permitted() []string {
	var names []string
	for _, command := range aftersales.Commands() {
		switch command.(type) {
		case aftersales.Place, aftersales.Pay, aftersales.Push, aftersales.Deliver, aftersales.Wait, aftersales.Open, aftersales.CancelOrder,
			aftersales.RefundSettled, aftersales.ReportFailure, aftersales.AskExtension, aftersales.AgreeExtension, aftersales.RefuseExtension,
			aftersales.Hold, aftersales.ReleaseHold, aftersales.ReportDelay, aftersales.ReportCustoms, aftersales.ReportDeadline, aftersales.RuleAppeal, aftersales.RuleClaim,
			aftersales.SubmitEvidence:
		default:
			names = append(names, command.Name())
		}
	}
	return names
}

// ofChild reports whether a command is about a child order and no case.
func ofChild(do string) bool {
	return do == (aftersales.Ship{}).Name() || do == (aftersales.ConfirmReceipt{}).Name()
}

func (c *compiler) permits() {
	for i := range c.out.permitRules {
		r := &c.out.permitRules[i]
		path := pathOf("permits", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		if !slices.Contains(c.known.permitted, r.rule.Do) {
			c.problem(path+".do", "%q is not one of %v", order.Shorten(r.rule.Do, 40), c.known.permitted)
		}
		oneOf(c, path+".permission", r.rule.Permission, Permissions())
		anchors := Anchors()
		if ofChild(r.rule.Do) {
			anchors = childAnchors()
			c.ofChild(path, &r.rule.When)
		}
		c.period(path, r.rule.From, r.rule.Window, anchors)
		if r.rule.Permission != Forbid && r.rule.From == nil && r.rule.Window == nil && !slices.ContainsFunc(c.out.permitRules, func(o named[PermitRule]) bool {
			return o.name != r.name && o.rule.Do == r.rule.Do
		}) {
			c.problem(path, "it says nothing: give the time, or forbid the command")
		}
	}
	tiesInTime(c, "permits", c.out.permitRules, (*PermitRule).timed, func(a, b *PermitRule) bool { return a.Do == b.Do })
}

func (r *PermitRule) timed() timedRule {
	return timedRule{when: &r.When, from: r.From, window: r.Window}
}

// conditions is how specific the rule is.
func (r *PermitRule) conditions() int { return r.timed().conditions() }

// permits gives the faults of a command by the rules for it.
func (c *Compiled) permits(s *aftersales.Situation, command aftersales.Command) []order.Fault {
	var first []order.Fault
	for i := range c.permitRules {
		r := &c.permitRules[i].rule
		if r.Do != command.Name() || !r.When.matches(s, s.By) {
			continue
		}
		outside := c.outside(s, r.From, r.Window)
		switch {
		case len(outside) == 0 && r.Permission == Forbid:
			return []order.Fault{order.NewFault("command_not_allowed", "do", fmt.Sprintf("the %s may not send %s here", s.By, command.Name()), "do", command.Name())}
		case len(outside) == 0:
			return nil
		case r.Permission != Forbid && first == nil:
			first = outside
		}
	}
	return first
}

// closed gives the fault of a command that nobody may send any more since a deadline ended, though its sweep is still to come.
func (c *Compiled) closed(s *aftersales.Situation, command aftersales.Command) []order.Fault {
	deadlines, ofCase := s.Child.Deadlines, s.Case != nil
	if ofCase {
		deadlines = s.Case.Deadlines
	}
	for i := range deadlines {
		d := &deadlines[i]
		end, over := ended(d, s.At)
		if !over {
			continue
		}
		if r := c.rule(s, d.Name, ofCase); r != nil && slices.Contains(r.Closes, command.Name()) {
			return []order.Fault{windowClosed(end)}
		}
	}
	return nil
}

// ended reports whether a deadline has ended, though its sweep is still to come, and when. A clock that was stopped after it
// ended has.
func ended(d *aftersales.Deadline, at time.Time) (end time.Time, over bool) {
	end = d.Due.Add(-d.Grace)
	switch {
	case d.Paused():
		return at, d.Left < d.Grace
	case d.Held != nil:
		return d.Held.At, d.Held.Left < d.Grace
	}
	return end, at.After(end)
}

// rule is the rule of a deadline, nil where none is of its name.
func (c *Compiled) rule(s *aftersales.Situation, timer string, ofCase bool) *DeadlineRule {
	by := opener(s)
	for i := range c.deadlines {
		r := &c.deadlines[i].rule
		if r.Timer == timer && r.ofCase() == ofCase && r.When.matches(s, by) && c.wasOpened(s, r.OpenedWithin) {
			return r
		}
	}
	return nil
}

// managed gives the fault of a seller's command where the platform acts in his place.
func (c *Compiled) managed(s *aftersales.Situation, command aftersales.Command) []order.Fault {
	if !c.data.Managed || s.By != order.Seller || s.Case != nil && s.Case.By == order.Seller {
		return nil
	}
	switch command.(type) {
	case aftersales.FileAppeal, aftersales.FileClaim:
		return nil
	}
	return []order.Fault{order.NewFault("platform_managed", "by", "the platform does this in the seller's place", "do", command.Name())}
}

// sellers are the commands that are the seller's part and that the platform sends where it acts in his place.
func sellers() []string {
	var names []string
	for _, command := range []aftersales.Command{
		aftersales.Ship{}, aftersales.Approve{}, aftersales.Reject{}, aftersales.Offer{}, aftersales.AcceptOffer{}, aftersales.Receive{},
		aftersales.Inspect{}, aftersales.RefuseReturn{}, aftersales.ShipReplacement{}, aftersales.ReportOutOfStock{},
	} {
		names = append(names, command.Name())
	}
	return names
}
