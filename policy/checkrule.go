package policy

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func (c *compiler) requests() {
	for i := range c.out.requests {
		r := &c.out.requests[i]
		path := pathOf("requests", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		c.period(path, r.rule.From, r.rule.Window, childAnchors())
		c.captured(path, &r.rule.When)
		if r.rule.Event == "" {
			continue
		}
		c.answers(path, &r.rule)
		for _, k := range kindsOf(&r.rule.When) {
			if _, ok := aftersales.Flow(k).Next("", r.rule.Event); !ok {
				c.problem(path+".event", "%s cannot begin with %q", withArticle(k), order.Shorten(string(r.rule.Event), 40))
			}
		}
	}
	tiesInTime(c, "requests", c.out.requests, (*Request).timed, func(*Request, *Request) bool { return true })
}

// captured refuses a refund of goods whose payment was not captured: there is nothing to give back, and cancel lets go of it.
func (c *compiler) captured(path string, w *When) {
	unshipped := slices.ContainsFunc([]order.Status{order.PendingShipment, order.PartiallyShipped}, func(s order.Status) bool { return holds(w.Status, s) })
	if c.p.Capture != aftersales.CaptureOnShipment || !unshipped || !holds(w.Goods, aftersales.NotShipped) {
		return
	}
	for _, k := range kindsOf(w) {
		if k != aftersales.Cancel {
			c.problem(path+".when", "%s of goods that were not shipped would pay back what is captured %s: ask for cancel, or name other goods", withArticle(k), c.p.Capture)
			return
		}
	}
}

// answers refuses a cancellation in which a party would have to agree with itself.
func (c *compiler) answers(path string, r *Request) {
	by := order.Seller
	if r.Event == aftersales.EventConsentAsked {
		by = order.Buyer
	} else if r.Event != aftersales.EventRequested {
		return
	}
	if slices.Contains(r.When.By, by) && slices.Contains(kindsOf(&r.When), aftersales.Cancel) {
		c.problem(path+".event", "with %q the %s would have to agree with himself", r.Event, by)
	}
}

// withArticle writes a kind as a noun: an exchange, a refund_only.
func withArticle(k aftersales.Kind) string {
	if k == aftersales.Exchange {
		return "an " + string(k)
	}
	return "a " + string(k)
}

// kindsOf are the kinds that a condition speaks of.
func kindsOf(w *When) []aftersales.Kind {
	if len(w.Kind) == 0 {
		return aftersales.Kinds()
	}
	return slices.DeleteFunc(slices.Clone(w.Kind), func(k aftersales.Kind) bool { return aftersales.Flow(k) == nil })
}

// several are the commands that may lead to several events, and which.
func several(do string) []aftersales.Event {
	switch do {
	case aftersales.Approve{}.Name():
		return []aftersales.Event{aftersales.EventApprovedReturn, aftersales.EventApprovedRefund, aftersales.EventApprovedReplacement}
	case aftersales.Reject{}.Name():
		return []aftersales.Event{aftersales.EventRejected, aftersales.EventRejectedFinally}
	case aftersales.AcceptOffer{}.Name():
		return []aftersales.Event{aftersales.EventAcceptedReturn, aftersales.EventAcceptedRefund, aftersales.EventAcceptedReplacement}
	case aftersales.Rule{}.Name():
		return []aftersales.Event{aftersales.EventRuledReturn, aftersales.EventRuledReplacement, aftersales.EventRuledRefund, aftersales.EventRuledAgainst}
	case aftersales.InterceptFailed{}.Name():
		return []aftersales.Event{aftersales.EventKindSwitched, aftersales.EventInterceptionFailed}
	case aftersales.Receive{}.Name():
		return []aftersales.Event{aftersales.EventReceived, aftersales.EventReceivedRefund}
	case aftersales.ReturnScanned{}.Name():
		return []aftersales.Event{aftersales.EventReturnScanned, aftersales.EventScannedRefund}
	}
	return nil
}

func (c *compiler) choices() {
	for i := range c.out.choices {
		r := &c.out.choices[i]
		path := pathOf("choices", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		events := several(r.rule.Do)
		switch event := order.Shorten(string(r.rule.Event), 40); {
		case !slices.Contains(c.known.commands, r.rule.Do):
			c.problem(path+".do", "%q is no command", order.Shorten(r.rule.Do, 40))
		case events == nil:
			c.problem(path+".do", "%s never leads to more than one event: there is nothing to choose", r.rule.Do)
		case !slices.Contains(events, r.rule.Event):
			c.problem(path+".event", "%s never leads to %q, but to one of %v", r.rule.Do, event, events)
		case !possible(&r.rule.When, r.rule.Event):
			c.problem(path+".event", "no case that its condition speaks of can go on with %q", event)
		}
	}
	ties(c, "choices", c.out.choices, func(r *Choice) (*When, string) { return &r.When, r.Do })
}

// possible reports whether an event can happen to a case of the kinds, in the states, that a condition speaks of.
func possible(w *When, e aftersales.Event) bool {
	for _, k := range kindsOf(w) {
		for _, s := range aftersales.States() {
			if len(w.State) == 0 || slices.Contains(w.State, s) {
				if _, ok := aftersales.Flow(k).Next(s, e); ok {
					return true
				}
			}
		}
	}
	return false
}

func (c *compiler) metrics() {
	for i := range c.out.metrics {
		r := &c.out.metrics[i]
		path := pathOf("metrics", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		event := order.Shorten(string(r.rule.Event), 40)
		switch {
		case !slices.Contains(c.known.events, r.rule.Event):
			c.problem(path+".event", "%q is no event", event)
		case !slices.ContainsFunc(kindsOf(&r.rule.When), func(k aftersales.Kind) bool {
			return slices.Contains(aftersales.Flow(k).AllEvents(), r.rule.Event)
		}) && !slices.Contains(aftersales.Remarks(), r.rule.Event):
			c.problem(path+".event", "no kind that its condition speaks of knows %q", event)
		}
		if r.rule.Timer != "" && r.rule.Timer != settlement && !c.timed(r.rule.Timer, true) && !c.timed(r.rule.Timer, false) {
			c.problem(path+".timer", "no deadline has the timer %q", order.Shorten(r.rule.Timer, 40))
		}
		if !isName(r.rule.Metric) {
			c.problem(path+".metric", "%q is no name of a metric: lower-case letters, digits, '-' and '_'", order.Shorten(r.rule.Metric, 40))
		}
		if !r.rule.Against.Valid() {
			c.problem(path+".against", "a metric counts against a party")
		}
	}
	c.metricTies()
}

// conditions is how specific the rule is.
func (r *MetricRule) conditions() int {
	if r.Timer != "" {
		return r.When.weight() + 1
	}
	return r.When.weight()
}

// metricTies finds rules for one event and metric that are equally specific and can match together.
func (c *compiler) metricTies() {
	for j := range c.out.metrics {
		r := &c.out.metrics[j].rule
		for i := range j {
			o := &c.out.metrics[i].rule
			if o.Event == r.Event && o.Metric == r.Metric && o.conditions() == r.conditions() && (o.Timer == "" || r.Timer == "" || o.Timer == r.Timer) && o.When.overlaps(&r.When) {
				c.tie("metrics", c.out.metrics[j].name, c.out.metrics[i].name)
				break
			}
		}
	}
}
