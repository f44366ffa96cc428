package policy

import (
	"fmt"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// NoticeRule lets a party report that goods come later. A report is told to the buyer and the seller where any rule for it
// matches; it moves the deadline that the most specific rule for its timer names.
type NoticeRule struct {
	When When `json:"when"`
	// Do is the report: report_delay or report_customs.
	Do string `json:"do"`
	// By are the parties that may make it: the seller, the carrier, a warehouse or the platform.
	By []order.Party `json:"by"`
	// Timer is the deadline that it moves. Empty: it is only told.
	Timer string `json:"timer,omitempty"`
	// Length is added to the deadline. None: it stays, unless the report may name an instant.
	Length
	// Until lets the report name the instant to which the deadline goes; it never comes forward.
	Until bool `json:"until,omitempty"`
	// Most is the end beyond which no report moves the deadline: a length goes up to it, an instant that the report names
	// must not be after it. Nil, or before its anchor has come: none.
	Most *Span `json:"most,omitempty"`
	// Times is how often a deadline may be moved by this report. Zero: without a limit.
	Times int `json:"times,omitempty"`
	Source
}

// tell judges whether a report about a child order may be made, whichever deadlines it then moves.
func (c *Compiled) tell(s *aftersales.Situation, k aftersales.Command) aftersales.Shift {
	allowed := false
	for i := range c.notices {
		if r := &c.notices[i].rule; r.Do == k.Name() && r.When.matches(s, s.By) {
			if allowed = true; slices.Contains(r.By, s.By) {
				return aftersales.Shift{}
			}
		}
	}
	if allowed {
		return aftersales.Shift{Faults: notAmong(nil, s, k)}
	}
	return refusedShift(order.NewFault("command_not_allowed", "do", fmt.Sprintf("%s is not foreseen while it is %s", k.Name(), s.Child.Status), "do", k.Name(), "state", string(s.Child.Status)))
}

// delay says where a report moves a deadline. A rule that another party's report is for moves nothing.
func (c *Compiled) delay(s *aftersales.Situation, k aftersales.Command, until time.Time, d aftersales.Deadline) aftersales.Shift {
	if d.Name == "" {
		return c.tell(s, k)
	}
	rule := matching(c.notices, s, func(r *NoticeRule) (*When, bool) {
		return &r.When, r.Do == k.Name() && r.Timer == d.Name && slices.Contains(r.By, s.By)
	})
	if rule == nil || rule.Amount == 0 && (!rule.Until || until.IsZero()) || len(overAlready(d, s)) > 0 {
		return aftersales.Shift{}
	}
	times := d.Delayed
	if k.Name() == (aftersales.ReportCustoms{}).Name() {
		times = d.Customs
	}
	if rule.Times > 0 && times >= rule.Times {
		return refusedShift(exhausted(times, rule.Times))
	}
	if rule.Until && !until.IsZero() {
		return c.swing(s, d, aftersales.Shift{Due: until, Faults: c.tooLong(rule.Most, until, s)})
	}
	due := c.lengthen(rule.Length, d.Due.Add(-d.Grace), c.zone)
	if rule.Most != nil {
		if end, ok := c.end(rule.Most, s); ok && end.Before(due) {
			due = end
		}
	}
	return c.swing(s, d, aftersales.Shift{Due: due})
}
