package aftersales

import (
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Proposal is an offer that awaits its answer. While it does, the case still reserves what was asked, and nothing else.
type Proposal struct {
	By   order.Party `json:"by"`   // the seller; the buyer for a counter-offer
	Kind Kind        `json:"kind"` // of the case, once it is accepted
	// Asked is what the case then asks; Quote what that came to when it was proposed.
	Asked Asked         `json:"asked"`
	Quote *refund.Quote `json:"quote"`
	At    time.Time     `json:"at"`
	// Address is where a return goes to.
	Address string `json:"address,omitempty"`
}

// whole reports whether an offer that was read, if there is one, has what every offer has.
func (p *Proposal) whole() bool {
	return p == nil || Flow(p.Kind) != nil && p.Quote != nil && p.By != ""
}

// answerers are who must answer an offer in a state, or may make one; both where there is none.
func answerers(s State) []order.Party {
	switch s {
	case AwaitingSeller:
		return []order.Party{order.Seller}
	case AwaitingBuyer:
		return []order.Party{order.Buyer}
	}
	return []order.Party{order.Buyer, order.Seller}
}

// mayBecome reports whether a kind fits where the goods are; what was not shipped can only be asked for as it is.
func (c *Case) mayBecome(k Kind) bool {
	switch k {
	case c.Kind:
		return true
	case RefundOnly:
		return c.Goods != NotShipped
	case ReturnRefund, Exchange, Repair:
		return oneOf(c.Goods, Received, Returned)
	case Resend:
		return oneOf(c.Goods, InTransit, Received)
	}
	return false
}

// acceptances are the events by which an offer is accepted, in the order of preference.
func acceptances() []Event {
	return []Event{EventAcceptedReturn, EventAcceptedRefund, EventAcceptedReplacement}
}

// accepts reports whether an event accepts the case's offer: by the flow of the kind that is offered, and by the goods.
func (c *Case) accepts(e Event) bool {
	if c.Offer == nil || e == EventAcceptedReturn && c.Goods == Returned || e == EventAcceptedRefund && c.Offer.Kind.Replaces() {
		return false
	}
	_, ok := Flow(c.Offer.Kind).Next(c.State, e)
	return ok
}

// silentYes is the event by which the buyer's silence accepts the case's offer, where a deadline decides that it does: the
// one that fits the offer, whichever the policy names.
func (c *Case) silentYes(e Event) (Event, bool) {
	if c.State != AwaitingBuyer || c.Offer == nil || !oneOf(e, EventExpiredRefund, EventExpiredReturn, EventExpiredReplacement) {
		return "", false
	}
	for _, accepted := range acceptances() {
		if !c.accepts(accepted) {
			continue
		}
		switch accepted {
		case EventAcceptedReturn:
			return EventExpiredReturn, true
		case EventAcceptedRefund:
			return EventExpiredRefund, true
		}
		return EventExpiredReplacement, true
	}
	return "", false
}

// agreed is the quote that both parties know when an event orders the refund: of the offer, where the event accepts it.
func (c *Case) agreed(e Event) *refund.Quote {
	if c.Offer != nil && (c.State == AwaitingBuyer || e == EventAcceptedRefund) {
		return c.Offer.Quote
	}
	return c.Quote
}
