package aftersales

import (
	"time"

	"github.com/recourse-go/recourse/order"
)

// Ruling is what the platform decided, or what the silence of a party before it decided.
type Ruling struct {
	At    time.Time `json:"at"`
	Event Event     `json:"event"` // ruled_refund, ruled_for_seller, expired_close and so on
	// Liable is who is at fault. Bears is who bears the refund where a ruling says so; empty: the seller, who asks others for
	// what they owe him.
	Liable order.Party `json:"liable,omitempty"`
	Bears  order.Party `json:"bears,omitempty"`
}

// rules reports whether an event decides a case that is before the platform: not where its opener takes it back.
func (e Event) rules(from State) bool { return from == Arbitrating && e != EventWithdrawn }

// bearers are the parties that can bear a refund; the buyer never does.
func bearers() []order.Party {
	return []order.Party{order.Seller, order.Platform, order.Carrier, order.Insurer}
}

// ruledOn keeps the decision on a change that carries it out. Where that is no refund yet, the quote is struck again by who is
// liable now.
func (t *turn) ruledOn(c *Case, event Event, to State, change *Change) error {
	r := &Ruling{At: t.at, Event: event, Liable: c.Liable}
	set(&r.Liable, change.Liable)
	change.Ruling = r
	if to == Closed {
		return nil
	}
	r.Bears = c.Asked.Bears
	if change.Asked != nil {
		r.Bears = change.Asked.Bears
	}
	if to == Refunding || change.Quote != nil || change.Asked == nil && r.Liable == c.Liable {
		return nil
	}
	if err := t.restruck(c, change); err != nil {
		return err
	}
	if differs(*change.Quote, *c.Quote) {
		change.Revision = c.Revision + 1
	}
	return nil
}
