package policytest

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// waits are the states that do not end by silence: the platform or the payment provider moves them on.
func waits() []aftersales.State {
	return []aftersales.State{aftersales.Arbitrating, aftersales.Refunding, aftersales.RefundFailed, aftersales.ManualRefund}
}

// silences are the events that a deadline may decide; any other needs what its command brings with it.
func silences() []aftersales.Event {
	return []aftersales.Event{
		aftersales.EventExpiredRefund, aftersales.EventExpiredReturn, aftersales.EventExpiredClose, aftersales.EventExpiredWithdraw,
		aftersales.EventExpiredReplacement, aftersales.EventExpiredReplaced, aftersales.EventExpiredDecline,
	}
}

// deadlines checks those of a case, and gives the events that they decide.
func (w *walk) deadlines(s *aftersales.Situation) []aftersales.Event {
	set := ask(w, "CaseDeadlines", s, w.policy.CaseDeadlines)
	kind, state := s.Kind, s.Case.State
	var events []aftersales.Event
	for i, d := range set {
		event := aftersales.Event(d.Event)
		w.deadline(set[:i], d, "CaseDeadlines")
		if event == aftersales.EventReminded { // no way out: it decides nothing
			continue
		}
		if _, ok := aftersales.Flow(kind).Next(state, event); !ok || !slices.Contains(silences(), event) {
			w.once("expiry "+string(kind+"/")+string(state), "the deadline %q of %s that is %s decides %q: silence may decide one of %v", d.Name, withArticle(kind), state, d.Event, possible(kind, state))
			continue
		}
		if event == aftersales.EventExpiredReturn && s.Goods == aftersales.Returned && state != aftersales.AwaitingBuyer {
			w.once("returned twice "+string(kind), "when the seller is silent on %s whose goods are back (asked again after return_refused), the deadline %q asks the buyer to send them once more: add to deadlines, for the same timer, a rule with when {\"kind\": [%q], \"state\": [%q], \"goods\": [\"returned\"]} and expiry %s", withArticle(kind), d.Name, kind, state, whenBack(kind))
		}
		if d.Of != "" && (state != aftersales.Arbitrating || d.Of != order.Buyer && d.Of != order.Seller) {
			w.once("of "+string(state), "the deadline %q of %s that is %s is about the silence of the %s: only the platform asks for evidence, of buyer and seller", d.Name, withArticle(kind), state, d.Of)
		}
		events = append(events, event)
	}
	if len(events) == 0 && !slices.Contains(waits(), state) {
		w.once("silence "+string(kind+"/")+string(state), "%s that is %s has no deadline (goods %s, child order %s, opened by the %s for %s): if nobody acts it stays so for ever. Add to deadlines a rule with when {\"kind\": [%q], \"state\": [%q]}, a span, and an expiry out of %v; a span from an instant that may never be reported, as delivered, does not count", withArticle(kind), state, s.Goods, s.Child.Status, s.Case.By, s.Reason, kind, state, possible(kind, state))
	}
	return events
}

// whenBack is what silence decides where the goods are back already.
func whenBack(k aftersales.Kind) aftersales.Event {
	if k.Replaces() {
		return aftersales.EventExpiredReplacement
	}
	return aftersales.EventExpiredRefund
}

// possible are the events that silence may decide in a state.
func possible(k aftersales.Kind, s aftersales.State) []aftersales.Event {
	return slices.DeleteFunc(silences(), func(e aftersales.Event) bool { return !aftersales.Flow(k).Can(s, e) })
}

// deadline checks what holds for a deadline of anything.
func (w *walk) deadline(others []aftersales.Deadline, d aftersales.Deadline, method string) {
	switch {
	case d.Name == "":
		w.once("nameless "+method, "%s gives a deadline without a name: the name tells timers apart", method)
	case d.Name == "settlement":
		w.once("settlement", "%s names a deadline \"settlement\", which is the clock's own: take another name", method)
	case slices.ContainsFunc(others, func(o aftersales.Deadline) bool { return o.Name == d.Name }):
		w.once("twice "+method, "%s gives two deadlines named %q: one timer runs once", method, d.Name)
	case d.Due.IsZero():
		w.once("due "+method, "%s gives the deadline %q no instant: leave it out while its anchor has not come", method, d.Name)
	}
}

// child checks the deadlines of the child order itself.
func (w *walk) child(s *aftersales.Situation) {
	bare := aftersales.Situation{Order: s.Order, Doc: s.Doc, Child: s.Child, At: s.At, By: s.By}
	set := ask(w, "ChildDeadlines", &bare, w.policy.ChildDeadlines)
	for i, d := range set {
		w.deadline(set[:i], d, "ChildDeadlines")
		if d.Event == string(aftersales.EventReminded) {
			continue
		}
		event := order.Event(d.Event)
		if !oneOf(event, order.ExpiredUnpaid, order.ExpiredUnshipped, order.ExpiredConfirmation) || !order.Flow().Can(s.Child.Status, event) {
			w.once("child expiry "+string(s.Child.Status), "the deadline %q of a child order that is %s decides %q: silence may decide expired_unpaid of what is not paid, expired_unshipped of what is still to ship, and expired_confirmation of what awaits receipt", d.Name, s.Child.Status, d.Event)
		}
	}
}
