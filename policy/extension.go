package policy

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// ExtensionRule lets a party ask for more time. Of several rules for one timer the most specific holds. While an answer is
// awaited the deadline stays where it is, and passes as if nothing had been asked.
type ExtensionRule struct {
	When When `json:"when"`
	// Timer is the deadline that is extended.
	Timer string `json:"timer"`
	// By are the parties that may ask.
	By []order.Party `json:"by"`
	// Consent is who must agree. Empty, or the party that asks: the deadline is extended at once.
	Consent order.Party `json:"consent,omitempty"`
	// Times is how often a deadline may be extended. Zero: without a limit.
	Times int `json:"times,omitempty"`
	// AfterRefusal: it may be asked again once it was refused.
	AfterRefusal bool `json:"after_refusal,omitempty"`
	// Length is added to the deadline where the request names no instant; without a length it must name one.
	Length
	// Most is the end beyond which no deadline is extended. Nil, or before its anchor has come: none.
	Most *Span `json:"most,omitempty"`
	// From and Window are the time in which it may be asked: not before From has passed, and not after Window. Nil: from the
	// start of the timer, and as long as it runs.
	From   *Span `json:"from,omitempty"`
	Window *Span `json:"window,omitempty"`
	Source
}

// Length is a length of time, of a calendar or of a clock. No amount: none.
type Length struct {
	Amount int64 `json:"amount,omitempty"`
	Unit   Unit  `json:"unit,omitempty"`
}

// extend judges a request for more time.
func (c *Compiled) extend(s *aftersales.Situation, k aftersales.AskExtension, d aftersales.Deadline) aftersales.Shift {
	rule := matching(c.extensions, s, func(r *ExtensionRule) (*When, bool) { return &r.When, r.Timer == d.Name })
	if rule == nil {
		return refusedShift(order.NewFault("command_not_allowed", "do", fmt.Sprintf("%s cannot be extended", order.Shorten(d.Name, 64)), "do", k.Name(), "timer", d.Name))
	}
	is := aftersales.Shift{Due: k.Until, Consent: rule.Consent, Faults: notAmong(rule.By, s, k)}
	if rule.Times > 0 && d.Extended >= rule.Times {
		is.Faults = append(is.Faults, exhausted(d.Extended, rule.Times))
	}
	if d.Refused > 0 && !rule.AfterRefusal {
		is.Faults = append(is.Faults, order.NewFault("extension_refused", "timer", "more time was refused already", "timer", d.Name))
	}
	is.Faults = append(is.Faults, c.outside(s, rule.From, rule.Window)...)
	end := d.Due.Add(-d.Grace)
	is.Faults = append(is.Faults, overAlready(d, s)...)
	if is.Due.IsZero() && rule.Amount > 0 {
		is.Due = c.lengthen(rule.Length, end, c.zone)
	}
	if is.Due.IsZero() {
		is.Faults = append(is.Faults, order.NewFault("until_invalid", "until", "the request names until when"))
	}
	is.Faults = append(is.Faults, c.tooLong(rule.Most, is.Due, s)...)
	return c.swing(s, d, is)
}

// swing puts where a deadline goes off to its sweep.
func (c *Compiled) swing(s *aftersales.Situation, d aftersales.Deadline, is aftersales.Shift) aftersales.Shift {
	if r := c.rule(s, d.Name, s.Case != nil); r != nil && r.Sweep != "" && !is.Due.IsZero() {
		end := is.Due
		is.Due = c.swept(&r.Span, end)
		is.Grace = is.Due.Sub(end)
	}
	return is
}

// overAlready faults moving what ended and is only waiting for its sweep.
func overAlready(d aftersales.Deadline, s *aftersales.Situation) []order.Fault {
	if end := d.Due.Add(-d.Grace); d.Grace > 0 && s.At.After(end) {
		return []order.Fault{windowClosed(end)}
	}
	return nil
}

func refusedShift(f order.Fault) aftersales.Shift { return aftersales.Shift{Faults: []order.Fault{f}} }

// matching is the most specific rule about something that matches, or nil.
func matching[T any](rules []named[T], s *aftersales.Situation, of func(*T) (*When, bool)) *T {
	for i := range rules {
		if w, about := of(&rules[i].rule); about && w.matches(s, s.By) {
			return &rules[i].rule
		}
	}
	return nil
}

// notAmong faults a sender whom a rule does not name.
func notAmong(by []order.Party, s *aftersales.Situation, k aftersales.Command) []order.Fault {
	if slices.Contains(by, s.By) {
		return nil
	}
	return []order.Fault{order.NewFault("actor_not_allowed", "by", fmt.Sprintf("the %s may not send %s here", s.By, k.Name()), "by", string(s.By), "do", k.Name())}
}

func exhausted(times, limit int) order.Fault {
	return order.NewFault("attempts_exhausted", "", fmt.Sprintf("done %d times, of at most %d", times, limit), "attempts", strconv.Itoa(times), "limit", strconv.Itoa(limit))
}

// tooLong faults an instant that is beyond the end a rule sets.
func (c *Compiled) tooLong(most *Span, due time.Time, s *aftersales.Situation) []order.Fault {
	if most == nil {
		return nil
	}
	end, ok := c.end(most, s)
	if !ok || !due.After(end) {
		return nil
	}
	return []order.Fault{order.NewFault("extension_too_long", "until", "at most until "+end.Format(time.RFC3339), "asked", due.Format(time.RFC3339Nano), "most", end.Format(time.RFC3339Nano))}
}
