package modelcheck

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// terminal: what is over stays as it is, to the byte.
func (s *transition) terminal() {
	for i := range s.from.dossier.Cases {
		was := &s.from.dossier.Cases[i]
		if was.Open() {
			continue
		}
		found, ok := s.decision.Dossier.Case(was.ID)
		before, after := bare(was), bare(&found) // appeals and claims are records of their own
		if s.arrives(was) {
			after.Goods, after.Inspection, after.Accounted = before.Goods, before.Inspection, before.Accounted
		}
		if ok && same(&before, &after) {
			continue
		}
		should := expect{"state": was.State}
		if aimedAt(&s.from.dossier, s.message.Command).ID == was.ID {
			should["faults"] = []string{"command_not_allowed"}
		}
		s.breaks(Terminal, fmt.Sprintf("%s by %s moves a case that is %s", s.message.Command.Name(), s.message.By, was.State), should)
	}
}

// arrives: goods that were sent back may arrive after the case is over. That is told to the stock, and moves no case.
func (s *transition) arrives(c *aftersales.Case) bool {
	switch s.message.Command.(type) {
	case aftersales.Receive, aftersales.Inspect:
		return aimedAt(&s.from.dossier, s.message.Command).ID == c.ID && !c.ReturnShippedAt.IsZero()
	}
	return false
}

// waits: a case that is not over has a deadline, or waits for somebody who always acts.
func (s *transition) waits(d *aftersales.Dossier) {
	for i := range d.Cases {
		c := &d.Cases[i]
		if !c.Open() || slices.Contains(attended(), c.State) {
			continue
		}
		if !slices.ContainsFunc(c.Deadlines, func(dl aftersales.Deadline) bool { return !dl.Paused() && dl.Event != string(aftersales.EventReminded) }) {
			s.breaks(Terminal, fmt.Sprintf("a %s that is %s has no deadline and waits for neither platform nor payment", c.Kind, c.State), nil)
		}
	}
}

// released: a shipment is not held for a case that is over.
func (s *transition) released(d *aftersales.Dossier) {
	for i := range d.Children {
		ch := &d.Children[i]
		if ch.Hold && !slices.ContainsFunc(d.Cases, func(c aftersales.Case) bool { return c.Open() && c.Child == ch.Progress.Child }) {
			s.breaks(Terminal, "a shipment is held, and no case is open", nil)
		}
	}
}

// attended are the states that wait for the platform or the payment provider.
func attended() []aftersales.State {
	return []aftersales.State{aftersales.Arbitrating, aftersales.Refunding, aftersales.RefundFailed, aftersales.ManualRefund}
}

// unasked reports whether a message may count on the way to an end where buyer and seller are silent.
func unasked(m aftersales.Message) bool {
	switch m.Command.(type) {
	case aftersales.Wait:
		return true
	case aftersales.Open:
		return false
	}
	return m.By == order.Platform || m.By == order.Payment
}
