package policy

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func (c *compiler) deadlines() {
	ofCases, ofChildren := Anchors(), append([]Anchor{FromState}, childAnchors()...)
	for i := range c.out.deadlines {
		r := &c.out.deadlines[i]
		path := pathOf("deadlines", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		if r.rule.Timer == "" {
			r.rule.Timer = r.name
		} else if !isName(r.rule.Timer) {
			c.problem(path+".timer", "%q is no name of a timer: lower-case letters, digits, '-' and '_'", order.Shorten(r.rule.Timer, 40))
		}
		if r.rule.Timer == settlement {
			c.problem(path+".timer", "%q is the clock's own: it completes refunds of no cash; take another name", settlement)
		}
		some(c, path, ".closes", r.rule.Closes)
		for _, do := range r.rule.Closes {
			if !slices.Contains(c.known.permitted, do) {
				c.problem(path+".closes", "%q is no command that a rule may be about", order.Shorten(do, 40))
			} else if ofChild(do) != (len(r.rule.When.State) == 0) {
				c.problem(path+".closes", "%s is about a child order, or about a case, and the deadline is not", do)
			}
		}
		switch of, on := len(r.rule.When.State) > 0, len(r.rule.When.Status) > 0; {
		case of:
			c.span(path, r.rule.Span, ofCases)
			c.caseExpiry(path, &r.rule)
		case on:
			c.span(path, r.rule.Span, ofChildren)
			c.childExpiry(path, &r.rule)
		default:
			c.span(path, r.rule.Span, ofCases)
			c.problem(path+".when", "a deadline names the states of a case or the statuses of a child order it belongs to")
		}
	}
	tiesInTime(c, "deadlines", c.out.deadlines, (*DeadlineRule).timed, func(a, b *DeadlineRule) bool {
		return a.Timer == b.Timer && a.ofCase() == b.ofCase()
	})
}

func (r *DeadlineRule) timed() timedRule { return timedRule{when: &r.When, window: r.OpenedWithin} }

// ofCase reports whether it is a case's deadline, and no child order's.
func (r *DeadlineRule) ofCase() bool { return len(r.When.State) > 0 }

// settlement is the name that package aftersales gives the deadline of a refund of no cash.
const settlement = "settlement"

// silences are what silence may decide about a case; any other event needs what its command brings with it.
func silences() []aftersales.Event {
	return []aftersales.Event{
		aftersales.EventExpiredRefund, aftersales.EventExpiredReturn, aftersales.EventExpiredClose, aftersales.EventExpiredWithdraw,
		aftersales.EventExpiredReplacement, aftersales.EventExpiredReplaced, aftersales.EventExpiredDecline,
	}
}

func (c *compiler) caseExpiry(path string, r *DeadlineRule) {
	if r.PausedByCases {
		c.problem(path+".paused_by_cases", "a case does not stop its own clock: only deadlines of a child order are paused")
	}
	c.silent(path, r)
	c.openedWithin(path, r.OpenedWithin)
	if r.Debits && r.Expiry != string(aftersales.EventExpiredRefund) {
		c.problem(path+".debits", "%q pays nothing back", order.Shorten(r.Expiry, 40))
	}
	if c.reminder(path, r) {
		return
	}
	expiry := order.Shorten(r.Expiry, 40)
	if !slices.Contains(silences(), aftersales.Event(r.Expiry)) {
		c.problem(path+".expiry", "silence cannot decide %q, but one of %v", expiry, append(silences(), aftersales.EventReminded))
		return
	}
	for _, k := range kindsOf(&r.When) {
		for _, s := range r.When.State {
			table := aftersales.Flow(k)
			if len(r.When.Kind) == 0 && !slices.Contains(table.States(), s) {
				continue // the rule is for whichever kind has the state
			}
			if _, ok := table.Next(s, aftersales.Event(r.Expiry)); !ok {
				c.problem(path+".expiry", "%s that is %s cannot go on with %q", withArticle(k), order.Shorten(string(s), 40), expiry)
			}
		}
	}
}

// silent checks a deadline for the evidence of one party: only the platform asks for it, and it decides against who is silent.
func (c *compiler) silent(path string, r *DeadlineRule) {
	if r.Of == "" {
		return
	}
	against := map[order.Party][]aftersales.Event{
		order.Buyer:  {aftersales.EventExpiredClose},
		order.Seller: {aftersales.EventExpiredRefund, aftersales.EventExpiredReturn, aftersales.EventExpiredReplacement},
	}
	switch events, party := against[r.Of]; {
	case !party:
		c.problem(path+".of", "%q brings no evidence: say buyer or seller", order.Shorten(string(r.Of), 40))
	case slices.ContainsFunc(r.When.State, func(s aftersales.State) bool { return s != aftersales.Arbitrating }):
		c.problem(path+".of", "evidence is asked of a case that is %s, and in no other state", aftersales.Arbitrating)
	case r.Expiry != string(aftersales.EventReminded) && !slices.Contains(events, aftersales.Event(r.Expiry)):
		c.problem(path+".expiry", "the silence of the %s is decided against him: by one of %v", r.Of, events)
	}
}

func (c *compiler) childExpiry(path string, r *DeadlineRule) {
	if r.Debits {
		c.problem(path+".debits", "only the refund of a case is taken from the seller")
	}
	if r.OpenedWithin != nil {
		c.problem(path+".opened_within", "a child order's deadline knows no case that was opened")
	}
	if r.Of != "" {
		c.problem(path+".of", "a child order's deadline is about nobody's evidence")
	}
	w := r.When.aboutCase()
	w.Status = nil
	if w.weight() > 0 {
		c.problem(path+".when", "a child order's deadline knows no case: only status, fulfilment, facts and what the order says can be its condition")
	}
	if c.reminder(path, r) {
		return
	}
	expiry := order.Event(r.Expiry)
	switch expiry {
	case order.ExpiredUnpaid, order.ExpiredUnshipped:
	case order.ExpiredConfirmation:
		if c.p.ConfirmDuringCase == RefuseConfirming && !r.PausedByCases {
			c.problem(path+".paused_by_cases", "confirm_during_case refuses what this deadline would do during a case: pause it")
		}
	default:
		c.problem(path+".expiry", "silence cannot decide %q, but one of %v", order.Shorten(r.Expiry, 40), []order.Event{order.ExpiredUnpaid, order.ExpiredUnshipped, order.ExpiredConfirmation, order.Event(aftersales.EventReminded)})
		return
	}
	for _, s := range r.When.Status {
		if _, ok := order.Flow().Next(s, expiry); !ok {
			c.problem(path+".expiry", "a child order that is %s cannot go on with %q", order.Shorten(string(s), 40), expiry)
		}
	}
}
