package aftersales

import (
	"slices"

	"github.com/recourse-go/recourse/order"
)

// role says who may send a command about a case, and which events of the case's flow it may lead to.
type role struct {
	do     string
	by     []order.Party
	events []Event
}

// roles is the whole table; who opened a case may change it or take it back.
func roles(c *Case) []role {
	var (
		seller   = []order.Party{order.Seller}
		opener   = []order.Party{c.By}
		platform = []order.Party{order.Platform}
		depot    = []order.Party{order.Warehouse}
		receiver = []order.Party{order.Seller, order.Warehouse}
	)
	answerer, refusals := seller, []Event{EventRejected, EventRejectedFinally}
	if c.Kind == Cancel && c.State == AwaitingBuyer { // the seller asked for the buyer's consent
		answerer, refusals = []order.Party{order.Buyer}, []Event{EventRejectedFinally, EventRejected}
	}
	return []role{
		{Approve{}.Name(), answerer, []Event{EventApprovedReturn, EventApprovedRefund, EventApprovedReplacement}},
		{Reject{}.Name(), answerer, refusals},
		{Amend{}.Name(), opener, []Event{EventAmended}},
		{Offer{}.Name(), answerers(c.State), []Event{EventOffered, EventCountered}},
		{AcceptOffer{}.Name(), answerers(c.State), acceptances()},
		{DeclineOffer{}.Name(), []order.Party{order.Buyer}, []Event{EventDeclinedOffer}},
		{Withdraw{}.Name(), opener, []Event{EventWithdrawn}},
		{Escalate{}.Name(), []order.Party{order.Buyer, order.Seller}, []Event{EventEscalated}},
		{Rule{}.Name(), platform, []Event{EventRuledReturn, EventRuledReplacement, EventRuledRefund, EventRuledAgainst}},
		{Intercepted{}.Name(), depot, []Event{EventIntercepted}},
		{InterceptFailed{}.Name(), depot, []Event{EventKindSwitched, EventInterceptionFailed}},
		{ShipReturn{}.Name(), []order.Party{order.Buyer}, []Event{EventReturnShipped}},
		{RefuseParcel{}.Name(), []order.Party{order.Buyer, order.Carrier}, []Event{EventParcelRefused}},
		{ReturnToSender{}.Name(), []order.Party{order.Carrier, order.Platform}, []Event{EventReturnedToSender}},
		{ReturnScanned{}.Name(), []order.Party{order.Carrier, order.Platform}, []Event{EventReturnScanned, EventScannedRefund}},
		{ReturnArrived{}.Name(), []order.Party{order.Carrier, order.Platform}, []Event{EventReturnDelivered}},
		{Receive{}.Name(), receiver, []Event{EventReceived, EventReceivedRefund}},
		{Inspect{}.Name(), receiver, []Event{EventInspected}},
		{RefuseReturn{}.Name(), seller, []Event{EventReturnRefused}},
		{ShipReplacement{}.Name(), receiver, []Event{EventReplacementShipped}},
		{ReportOutOfStock{}.Name(), receiver, []Event{EventOutOfStock}},
		{ConfirmReplacement{}.Name(), []order.Party{order.Buyer}, []Event{EventReplacementReceived}},
		{RetryRefund{}.Name(), []order.Party{order.Platform, order.Seller, order.Timer}, []Event{EventRetried}},
		{RefundByHand{}.Name(), platform, []Event{EventGivenToHand}},
	}
}

// may are the events that the flow allows now; goods that are back cannot be taken back by withdrawing, and an offer that was
// not made cannot be answered. A cancellation goes back to the seller only where it was not his own wish, and is amended only
// where it stands alone.
func (r role) may(c *Case) []Event {
	return slices.DeleteFunc(slices.Clone(r.events), func(e Event) bool {
		switch e {
		case EventAcceptedReturn, EventAcceptedRefund, EventAcceptedReplacement:
			return !c.accepts(e)
		case EventCountered, EventDeclinedOffer:
			if c.Offer == nil {
				return true
			}
		case EventWithdrawn:
			if c.Goods == Returned || c.State == AwaitingReplacement && c.sentBack() {
				return true
			}
		case EventInterceptionFailed, EventAmended:
			if c.Kind == Cancel && (c.By == order.Seller || e == EventAmended && c.Group != "") {
				return true
			}
		}
		_, ok := Flow(c.Kind).Next(c.State, e)
		return !ok
	})
}

// roleOf is the line of the table for a command.
func roleOf(command Command, c *Case) role {
	list := roles(c)
	at := slices.IndexFunc(list, func(r role) bool { return r.do == command.Name() })
	return list[at]
}

// concerns checks a command about a case: that there is such a case, that the sender may send it, and that the flow allows
// it. It returns the case, nil if there is none, and the events the command may lead to.
func (t *turn) concerns(id string, command Command) (*Case, []Event) {
	at := t.d.caseIndex(id)
	if at < 0 {
		t.caseUnknown(id)
		return nil, nil
	}
	c := &t.d.Cases[at]
	for _, r := range roles(c) {
		if r.do != command.Name() {
			continue
		}
		t.sender(r, c)
		may := r.may(c)
		if len(may) == 0 {
			t.fault(t.notAllowed(string(c.State)))
		}
		return c, may
	}
	return c, nil
}

// sender faults whoever may not send a command about a case. Whose part it is may, and nobody else is looked for then.
func (t *turn) sender(r role, c *Case) {
	if !slices.Contains(r.by, t.by) {
		t.actor(t.senders(r, c)...)
	}
}

// senders are the parties that may send a command about a case: the platform too where it sends and receives the goods, and
// whoever the policy lets stand in. Nobody answers in the buyer's place.
func (t *turn) senders(r role, c *Case) []order.Party {
	by := slices.Clone(r.by)
	goods := []string{Receive{}.Name(), Inspect{}.Name(), ShipReplacement{}.Name(), ReportOutOfStock{}.Name()}
	if slices.Contains(goods, r.do) && t.fulfilment(c.Child) == order.ByPlatform {
		by = append(by, order.Platform)
	}
	if slices.Equal(by, []order.Party{order.Buyer}) {
		return by
	}
	if s, p := t.situation(c.Child, -1); p != nil {
		by = append(by, p.Deputies(s, r.do)...)
	}
	return by
}

// without leaves events out.
func without(events []Event, out ...Event) []Event {
	return slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return slices.Contains(out, e) })
}
