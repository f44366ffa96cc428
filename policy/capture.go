package policy

import (
	"github.com/recourse-go/recourse/aftersales"
)

// CaptureRule says when the payment is captured in some situations: paid with some tenders, or sent by some party. Of several
// that match the most specific holds.
type CaptureRule struct {
	When    When               `json:"when"` // tender, paid, fulfilment, facts, after and before
	Capture aftersales.Capture `json:"capture"`
	Source
}

// Capture is when the payment of the child order is captured.
func (c *Compiled) Capture(s *aftersales.Situation) aftersales.Capture {
	placed := *s
	placed.Said = nil // a request says nothing about the payment
	for i := range c.captures {
		if r := &c.captures[i].rule; r.When.matches(&placed, s.By) {
			return r.Capture
		}
	}
	return c.data.Capture
}

// capturesLate reports whether some payment is captured no sooner than at the shipment.
func (c *Compiled) capturesLate() bool {
	late := c.data.Capture == aftersales.CaptureOnShipment
	for i := range c.captures {
		late = late || c.captures[i].rule.Capture == aftersales.CaptureOnShipment
	}
	return late
}

func (c *compiler) captures() {
	for i := range c.out.captures {
		r := &c.out.captures[i]
		path := pathOf("capture_for", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		if r.rule.Capture == "" {
			c.problem(path+".capture", "say one of %v", aftersales.Captures())
		}
		oneOf(c, path+".capture", r.rule.Capture, aftersales.Captures())
		if about := r.rule.When.aboutCase(); about.weight() > 0 {
			c.problem(path+".when", "a payment knows no case: only tender, paid, fulfilment, facts, after and before can be its condition")
		}
	}
	ties(c, "capture_for", c.out.captures, func(r *CaptureRule) (*When, string) { return &r.When, "" })
}
