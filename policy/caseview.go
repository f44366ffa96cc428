package policy

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// openers are the parties that may ask for a kind, in the order of the vocabulary.
func (c *Compiled) openers(k aftersales.Kind) []order.Party {
	return slices.DeleteFunc(order.Parties(), func(p order.Party) bool {
		return !slices.ContainsFunc(c.requests, func(r named[Request]) bool {
			return holds(r.rule.When.Kind, k) && len(r.rule.When.State) == 0 && holds(r.rule.When.By, p)
		})
	})
}

// caseView is what a policy leaves of the flow of a kind.
type caseView struct {
	*Compiled
	kind aftersales.Kind
	// come are the states that the cases of each party that may open one can come to.
	come map[order.Party]map[aftersales.State]bool
}

func (c *Compiled) view(k aftersales.Kind) caseView {
	v := caseView{c, k, map[order.Party]map[aftersales.State]bool{}}
	for _, opener := range v.cases() {
		come := v.reach(opener, "")
		if slices.Contains(c.offers(), k) && v.becomes(opener) {
			come = v.reach(opener, "", aftersales.AwaitingSeller, aftersales.AwaitingBuyer)
		}
		v.come[opener] = come
	}
	return v
}

// becomes reports whether a case that a party opened can come to where it is offered, or amended, to be another kind.
func (v caseView) becomes(opener order.Party) bool {
	for _, v.kind = range v.asked {
		if v.kind == aftersales.Cancel {
			continue
		}
		if come := v.reach(opener, ""); come[aftersales.AwaitingSeller] || come[aftersales.AwaitingBuyer] {
			return true
		}
	}
	return false
}

// reach are the states that a case of a party can come to from some.
func (v caseView) reach(opener order.Party, from ...aftersales.State) map[aftersales.State]bool {
	come := map[aftersales.State]bool{}
	for _, s := range from {
		come[s] = true
	}
	for found := true; found; {
		found = false
		for _, r := range aftersales.Flow(v.kind).Rules() {
			for _, s := range r.From {
				if come[s] && !come[r.To] && v.can(opener, s, r.Event) {
					come[r.To], found = true, true
				}
			}
		}
	}
	return come
}

// happens reports whether a case of the kind that is in a state can go along an event that the flow allows there.
func (v caseView) happens(from aftersales.State, e aftersales.Event) bool {
	return slices.ContainsFunc(v.cases(), func(p order.Party) bool { return v.come[p][from] && v.can(p, from, e) })
}

// can reports the same of a case of one party, if it can come to the state.
func (v caseView) can(opener order.Party, from aftersales.State, e aftersales.Event) bool {
	switch {
	case e == aftersales.EventVoided:
		return v.voids() && slices.ContainsFunc(grants(), func(g aftersales.Event) bool { return aftersales.Flow(v.kind).Can(from, g) && v.can(opener, from, g) })
	case from == "":
		return v.opens(opener, e)
	case v.kind == aftersales.Cancel && e == aftersales.EventSettledInPart:
		return false // all that its units were paid with goes back
	case silent(string(e)):
		return len(v.spans(from, e)) > 0
	case e == aftersales.EventShippedAnyway:
		return v.data.ShipDuringCase == aftersales.CloseCase
	case e == aftersales.EventAmended:
		return v.data.Attempts != 1 && v.asksAgain(opener, from)
	case e == aftersales.EventCountered:
		return v.data.Attempts != 1
	}
	return slices.ContainsFunc(v.commandsOf(opener, from, e), func(s aftersales.Sender) bool {
		if !v.mayRefuse(s.Do, from) {
			return false
		}
		return !chosen(s.Do) || slices.Contains(v.choose(s.Do, from), e)
	})
}

// asksAgain reports whether some rule lets a party amend a case, to this kind or another: one for goods that are back where
// they are.
func (v caseView) asksAgain(opener order.Party, from aftersales.State) bool {
	return slices.ContainsFunc(v.requests, func(r named[Request]) bool {
		w := &r.rule.When
		if !slices.ContainsFunc(kindsOf(w), func(k aftersales.Kind) bool { return (k == aftersales.Cancel) == (v.kind == aftersales.Cancel) }) {
			return false // a cancellation becomes nothing else, nor anything else one
		}
		return holds(w.By, opener) && holds(w.State, from) && (from != aftersales.ReturnRefused || holds(w.Goods, aftersales.Returned))
	})
}

// opens reports whether a request of a party can lead to an event: the one its rule names, or what the fulfilment says.
func (v caseView) opens(by order.Party, e aftersales.Event) bool {
	if by == order.Timer && e == aftersales.EventRefundedAtOnce && v.settles() {
		return true
	}
	return slices.ContainsFunc(v.requests, func(r named[Request]) bool {
		w := &r.rule.When
		if !holds(w.Kind, v.kind) || !holds(w.By, by) || len(w.State) > 0 || r.rule.Event != "" {
			return holds(w.Kind, v.kind) && holds(w.By, by) && len(w.State) == 0 && r.rule.Event == e
		}
		stops := holds(w.Goods, aftersales.NotShipped) && holds(w.Fulfilment, order.ByWarehouse)
		if v.kind == aftersales.Cancel {
			return v.cancels(by, stops, e)
		}
		switch e {
		case aftersales.EventPushStopped, aftersales.EventInterceptionRequested:
			return stops
		case aftersales.EventRequested:
			return true
		}
		return false
	})
}

// cancels reports whether a party's cancellation begins with an event where the policy does not say.
func (v caseView) cancels(by order.Party, stops bool, e aftersales.Event) bool {
	switch by {
	case order.Seller:
		return e == aftersales.EventConsentAsked
	case order.Buyer:
		return e == aftersales.EventRequested || stops && (e == aftersales.EventPushStopped || e == aftersales.EventInterceptionRequested)
	}
	return e == aftersales.EventCancelled
}

// voids reports whether a cancellation may be granted of which nothing was captured.
func (v caseView) voids() bool {
	return v.capturesLate() || slices.ContainsFunc(v.requests, func(r named[Request]) bool {
		return holds(r.rule.When.Kind, aftersales.Cancel) && holds(r.rule.When.Status, order.PendingPayment)
	})
}

// grants are the events that grant a cancellation: where nothing was captured, it is voided instead.
func grants() []aftersales.Event {
	return []aftersales.Event{
		aftersales.EventCancelled, aftersales.EventPushStopped, aftersales.EventIntercepted, aftersales.EventApprovedRefund,
		aftersales.EventExpiredRefund, aftersales.EventRuledRefund,
	}
}

// spans are the deadlines that take a case along an event.
func (v caseView) spans(from aftersales.State, e aftersales.Event) []Span {
	var spans []Span
	for i := range v.deadlines {
		r := &v.deadlines[i].rule
		if slices.Contains(r.When.State, from) && holds(r.When.Kind, v.kind) && (r.Expiry == string(e) || v.insteadOfReturn(r, from, e) || e == aftersales.EventVoided && r.Expiry == string(aftersales.EventExpiredRefund)) || v.insteadOfAsked(r, from, e) {
			spans = addSpan(spans, r.Span)
		}
	}
	return spans
}

// insteadOfReturn reports whether a deadline that agrees to a return comes to an event instead where the goods are back
// already, for what came back and was asked for again cannot be sent back; before the platform they may be on their way.
func (v caseView) insteadOfReturn(r *DeadlineRule, from aftersales.State, e aftersales.Event) bool {
	due := aftersales.EventExpiredRefund
	if v.kind.Replaces() {
		due = aftersales.EventExpiredReplacement
	}
	return r.Expiry == string(aftersales.EventExpiredReturn) && e == due && (from == aftersales.Arbitrating || holds(r.When.Goods, aftersales.Returned))
}

// insteadOfAsked reports whether a deadline of any kind lets silence accept an offer, which comes to the event that fits what
// is offered.
func (v caseView) insteadOfAsked(r *DeadlineRule, from aftersales.State, e aftersales.Event) bool {
	accepted := []aftersales.Event{aftersales.EventExpiredRefund, aftersales.EventExpiredReturn, aftersales.EventExpiredReplacement}
	return from == aftersales.AwaitingBuyer && slices.Contains(r.When.State, from) &&
		slices.Contains(accepted, aftersales.Event(r.Expiry)) && slices.Contains(accepted, e) && slices.Contains(v.offers(), v.kind)
}

// cases are the parties that may have opened a case that is of the kind, or became it.
func (v caseView) cases() []order.Party {
	by := v.openers(v.kind)
	if slices.Contains(v.offers(), v.kind) {
		for _, k := range v.asked {
			if k == aftersales.Cancel {
				continue // it never becomes another kind
			}
			by = addNew(by, v.openers(k)...)
		}
	}
	if v.settles() {
		by = addNew(by, order.Timer)
	}
	return by
}

// settles reports whether cases of the kind are opened without a request, to pay what an exchange for something else costs less.
func (v caseView) settles() bool {
	return v.kind == aftersales.RefundOnly && (slices.Contains(v.asked, aftersales.Exchange) || slices.Contains(v.offers(), aftersales.Exchange))
}

// commands are the commands that lead to an event, with the parties that the policy lets send each.
func (v caseView) commands(from aftersales.State, e aftersales.Event) []aftersales.Sender {
	var senders []aftersales.Sender
	for _, opener := range v.cases() {
		if v.come[opener][from] && v.can(opener, from, e) {
			senders = append(senders, v.commandsOf(opener, from, e)...)
		}
	}
	return senders
}

// commandsOf are those about the cases of one party.
func (v caseView) commandsOf(opener order.Party, from aftersales.State, e aftersales.Event) []aftersales.Sender {
	var senders []aftersales.Sender
	for _, s := range aftersales.Senders(v.kind, from, e, opener) {
		if s.Do == (aftersales.Escalate{}).Name() {
			s.By = slices.DeleteFunc(slices.Clone(s.By), func(p order.Party) bool { return !v.mayEscalate(v.kind, from, p) })
		}
		if !slices.Equal(s.By, []order.Party{order.Buyer}) { // nobody answers in his place
			s.By = addNew(slices.Clone(s.By), v.Deputies(nil, s.Do)...)
		}
		if v.data.Managed && opener != order.Seller && s.Do != (aftersales.RetryRefund{}).Name() {
			s.By = slices.DeleteFunc(s.By, func(p order.Party) bool { return p == order.Seller })
		}
		if len(s.By) == 0 || v.forbids(s.Do, from) {
			continue
		}
		senders = append(senders, s)
	}
	return senders
}

// forbids reports whether a rule forbids a command to every case in a state, at all times.
func (v caseView) forbids(do string, from aftersales.State) bool {
	return slices.ContainsFunc(v.permitRules, func(r named[PermitRule]) bool {
		w := r.rule.When
		if r.rule.Do != do || r.rule.Permission != Forbid || r.rule.From != nil || r.rule.Window != nil || !holds(w.Kind, v.kind) || !holds(w.State, from) {
			return false
		}
		w.Kind, w.State = nil, nil
		return w.weight() == 0
	})
}

func (v caseView) senders(from aftersales.State, e aftersales.Event) []order.Party {
	return parties(v.commands(from, e))
}

// mayRefuse reports whether a command is no refusal, or is one that the policy does not forbid to every case in a state.
func (v caseView) mayRefuse(do string, from aftersales.State) bool {
	if do != (aftersales.Reject{}).Name() && do != (aftersales.RefuseReturn{}).Name() {
		return true
	}
	for i := range v.refusals {
		r := &v.refusals[i].rule
		if !holds(r.When.Kind, v.kind) || !holds(r.When.State, from) || !holds(r.When.By, order.Seller) {
			continue
		}
		rest := r.When
		rest.Kind, rest.State, rest.By = nil, nil, nil
		if r.Refusal != Forbid || rest.weight() == 0 && r.OpenedWithin == nil {
			return r.Refusal != Forbid
		}
	}
	return true
}

// chosen reports whether nothing but the policy says to which of its events a command leads; an approval or a ruling says so
// itself too.
func chosen(do string) bool {
	switch do {
	case aftersales.Reject{}.Name(), aftersales.InterceptFailed{}.Name(), aftersales.Receive{}.Name(), aftersales.ReturnScanned{}.Name():
		return true
	}
	return false
}

// choose lists the events that a command may lead to in a state, as Choose would pick them.
func (v caseView) choose(do string, from aftersales.State) []aftersales.Event {
	events := several(do)
	if v.kind == aftersales.Cancel && from == aftersales.AwaitingBuyer {
		slices.Reverse(events) // the buyer's refusal is final where the policy does not say
	}
	allowed := slices.DeleteFunc(events, func(e aftersales.Event) bool { return !aftersales.Flow(v.kind).Can(from, e) })
	events = nil
	for i := range v.choices {
		r := &v.choices[i].rule
		if r.Do != do || !holds(r.When.Kind, v.kind) || !holds(r.When.State, from) || !slices.Contains(allowed, r.Event) {
			continue
		}
		events = append(events, r.Event)
		rest := r.When
		rest.Kind, rest.State = nil, nil
		if rest.weight() == 0 && !r.Uncut {
			return events // it matches whatever else the case is like
		}
	}
	return append(events, allowed[:min(1, len(allowed))]...)
}
