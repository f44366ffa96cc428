package policy

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// clocks checks the rules by which deadlines are moved.
func (c *compiler) clocks() {
	for i := range c.out.extensions {
		r := &c.out.extensions[i]
		path := pathOf("extensions", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		anchors := c.timer(path, r.rule.Timer, &r.rule.When)
		c.senders(path, r.rule.By)
		oneOf(c, path+".consent", r.rule.Consent, humans())
		c.times(path, r.rule.Times)
		if r.rule.Length != (Length{}) {
			c.length(path, r.rule.Length)
		}
		c.end(path+".most", r.rule.Most, anchors)
		c.period(path, r.rule.From, r.rule.Window, anchors)
	}
	ties(c, "extensions", c.out.extensions, func(r *ExtensionRule) (*When, string) { return &r.When, r.Timer })
	for i := range c.out.holds {
		r := &c.out.holds[i]
		path := pathOf("holds", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		anchors := c.timer(path, r.rule.Timer, &r.rule.When)
		c.senders(path, r.rule.By)
		c.times(path, r.rule.Times)
		c.end(path+".most", &r.rule.Most, anchors)
	}
	ties(c, "holds", c.out.holds, func(r *HoldRule) (*When, string) { return &r.When, r.Timer })
	c.notices()
}

func (c *compiler) notices() {
	reports := []string{aftersales.ReportDelay{}.Name(), aftersales.ReportCustoms{}.Name()}
	for i := range c.out.notices {
		r := &c.out.notices[i]
		path := pathOf("notices", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		if !slices.Contains(reports, r.rule.Do) {
			c.problem(path+".do", "%q is not one of %v", order.Shorten(r.rule.Do, 40), reports)
		}
		each(c, path, ".by", r.rule.By, []order.Party{order.Seller, order.Carrier, order.Warehouse, order.Platform})
		c.senders(path, r.rule.By)
		c.times(path, r.rule.Times)
		anchors := childAnchors()
		moves := r.rule.Length != (Length{}) || r.rule.Until
		switch {
		case r.rule.Timer != "":
			anchors = c.timer(path, r.rule.Timer, &r.rule.When)
		case moves:
			c.problem(path+".timer", "a report that moves a deadline names it")
		default:
			c.ofChild(path, &r.rule.When)
		}
		if !moves && (r.rule.Times != 0 || r.rule.Most != nil) {
			c.problem(path, "it moves no deadline: times and most say nothing; give a length or until")
		}
		if r.rule.Length != (Length{}) {
			c.length(path, r.rule.Length)
		}
		c.end(path+".most", r.rule.Most, anchors)
	}
	ties(c, "notices", c.out.notices, func(r *NoticeRule) (*When, string) { return &r.When, r.Do + " " + r.Timer })
}

// humans are the parties that may be asked for their consent, or reminded.
func humans() []order.Party { return []order.Party{order.Buyer, order.Seller, order.Platform} }

// senders refuses a rule that nobody can use.
func (c *compiler) senders(path string, by []order.Party) {
	if len(by) == 0 {
		c.problem(path+".by", "name the parties that may send it")
	}
	each(c, path, ".by", by, c.known.parties)
}

func (c *compiler) times(path string, n int) {
	if n < 0 {
		c.problem(path+".times", "%d is negative; zero means without a limit", n)
	}
}

func (c *compiler) end(path string, sp *Span, anchors []Anchor) {
	if sp != nil {
		c.span(path, *sp, anchors)
	}
}

// timed reports whether the policy has a deadline of this name, of a case or of a child order.
func (c *compiler) timed(timer string, ofCase bool) bool {
	return slices.ContainsFunc(c.out.deadlines, func(d named[DeadlineRule]) bool {
		return d.rule.Timer == timer && len(d.rule.When.State) > 0 == ofCase
	})
}

// timer checks that a rule is about a deadline that can run where it matches, and gives the anchors that its spans may
// count from: of a child order's deadline only the child order's own.
func (c *compiler) timer(path, timer string, w *When) []Anchor {
	meets := func(ofCase bool) bool {
		return slices.ContainsFunc(c.out.deadlines, func(d named[DeadlineRule]) bool {
			acts, runs := *w, d.rule.When
			acts.By, runs.By = nil, nil // who acts, and who opened the case
			return d.rule.Timer == timer && len(runs.State) > 0 == ofCase && acts.overlaps(&runs)
		})
	}
	switch {
	case !c.timed(timer, true) && !c.timed(timer, false):
		c.problem(path+".timer", "no deadline has the timer %q", order.Shorten(timer, 40))
	case meets(true):
		return slices.DeleteFunc(Anchors(), func(a Anchor) bool {
			return c.timed(timer, false) && !slices.Contains(childAnchors(), a)
		})
	case !meets(false):
		c.problem(path+".when", "the deadline %q never runs there", order.Shorten(timer, 40))
	default:
		c.ofChild(path, w)
	}
	return childAnchors()
}

// ofChild refuses conditions about a case in a rule about a child order: they would never hold.
func (c *compiler) ofChild(path string, w *When) {
	about := w.aboutCase()
	about.Status, about.By = nil, nil
	if about.weight() > 0 {
		c.problem(path+".when", "a child order's deadline knows no case: only status, fulfilment, facts, what the order says and by can be its condition")
	}
}

// reminder checks a deadline that decides nothing, and reports whether it is one.
func (c *compiler) reminder(path string, r *DeadlineRule) bool {
	if r.Expiry != string(aftersales.EventReminded) {
		if r.To != "" || r.Reminds != "" {
			c.problem(path, "to and reminds belong to the expiry %s", aftersales.EventReminded)
		}
		return false
	}
	if !slices.Contains(humans(), r.To) {
		c.problem(path+".to", "a reminder is told to one of %v", humans())
	}
	ofCase := len(r.When.State) > 0
	if r.Reminds != "" && (r.Reminds == r.Timer || !slices.ContainsFunc(c.out.deadlines, func(d named[DeadlineRule]) bool {
		timer := d.rule.Timer
		if timer == "" {
			timer = d.name
		}
		return timer == r.Reminds && len(d.rule.When.State) > 0 == ofCase && r.When.overlaps(&d.rule.When)
	})) {
		c.problem(path+".reminds", "no other deadline with the timer %q can run there", order.Shorten(r.Reminds, 40))
	}
	for _, s := range r.When.State {
		if s.Terminal() {
			c.problem(path+".when.state", "a case that is %s is over: nobody is reminded", s)
		}
	}
	if slices.Contains(r.When.Status, order.Closed) {
		c.problem(path+".when.status", "a child order that is closed is over: nobody is reminded")
	}
	return true
}
