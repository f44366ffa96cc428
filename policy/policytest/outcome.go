package policytest

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// decision is a command of somebody that may lead to several events, of which the policy chooses one.
type decision struct {
	by      order.Party
	command aftersales.Command
	events  []aftersales.Event
}

// decisions are all commands that may lead to several events, with what they and the goods leave to choose from; back says
// that the goods came back, sent that they are on their way at least.
func decisions(back, sent bool, answerer order.Party) []decision {
	approved := []aftersales.Event{aftersales.EventApprovedReturn, aftersales.EventApprovedRefund, aftersales.EventApprovedReplacement}
	ruled := []aftersales.Event{aftersales.EventRuledReturn, aftersales.EventRuledReplacement, aftersales.EventRuledRefund}
	keep, kept := approved[1:], ruled[1:]
	if back {
		approved = keep
	}
	if sent {
		ruled = kept
	}
	return []decision{
		{answerer, aftersales.Approve{Case: "c-1", Revision: 1}, approved},
		{answerer, aftersales.Approve{Case: "c-1", Revision: 1, KeepGoods: true}, keep},
		{answerer, aftersales.Reject{Case: "c-1", Revision: 1, Reason: "no"}, []aftersales.Event{aftersales.EventRejected, aftersales.EventRejectedFinally}},
		{order.Platform, aftersales.Rule{Case: "c-1", Liable: order.Seller}, ruled},
		{order.Platform, aftersales.Rule{Case: "c-1", Liable: order.Seller, KeepGoods: true}, kept},
		{order.Platform, aftersales.Rule{Case: "c-1", Liable: order.Seller, Refund: true}, ruled[len(ruled)-1:]},
		{order.Platform, aftersales.Rule{Case: "c-1", Liable: order.Buyer}, []aftersales.Event{aftersales.EventRuledAgainst}},
		{order.Warehouse, aftersales.InterceptFailed{Case: "c-1"}, []aftersales.Event{aftersales.EventKindSwitched, aftersales.EventInterceptionFailed}},
		{order.Warehouse, aftersales.Receive{Case: "c-1"}, []aftersales.Event{aftersales.EventReceived, aftersales.EventReceivedRefund}},
		{order.Carrier, aftersales.ReturnScanned{Case: "c-1"}, []aftersales.Event{aftersales.EventReturnScanned, aftersales.EventScannedRefund}},
		{order.Seller, aftersales.Receive{Case: "c-1"}, []aftersales.Event{aftersales.EventReceived, aftersales.EventReceivedRefund}},
	}
}

// events are what can happen to a case: what silence decides, what the policy chooses, and all that leaves no choice.
func (w *walk) events(s *aftersales.Situation, silent []aftersales.Event) []aftersales.Event {
	found := slices.Clone(silent)
	chosen := []aftersales.Event{aftersales.EventAcceptedReturn, aftersales.EventAcceptedRefund, aftersales.EventAcceptedReplacement} // see bargains
	back := s.Goods == aftersales.Returned
	answerer := order.Seller
	if s.Kind == aftersales.Cancel && s.Case.State == aftersales.AwaitingBuyer {
		answerer = order.Buyer
	}
	for _, d := range decisions(back, back || !s.Case.ReturnShippedAt.IsZero(), answerer) {
		chosen = append(chosen, d.events...)
		allowed := slices.DeleteFunc(slices.Clone(d.events), func(e aftersales.Event) bool { return !aftersales.Flow(s.Kind).Can(s.Case.State, e) })
		if len(allowed) == 0 {
			continue
		}
		by := []order.Party{d.by}
		if d.by == order.Seller {
			by = w.senders(s, d.command)
		}
		for _, s.By = range by {
			w.permit(s, d.command)
			event := ask(w, "Choose", s, func(s *aftersales.Situation) aftersales.Event {
				return w.policy.Choose(s, d.command, slices.Clone(allowed))
			})
			if !slices.Contains(allowed, event) {
				w.once("choose "+d.command.Name(), "Choose answers %q for %s: choose one of those it is offered, here %v", event, d.command.Name(), allowed)
				continue
			}
			found = append(found, event)
		}
	}
	for _, e := range aftersales.Flow(s.Kind).Events(s.Case.State) {
		if !slices.Contains(chosen, e) && !slices.Contains(silences(), e) && !slices.Contains(found, e) && e != aftersales.EventApprovedReturn && e != aftersales.EventRuledReturn {
			found = append(found, e)
		}
	}
	return found
}
