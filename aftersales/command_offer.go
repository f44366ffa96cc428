package aftersales

import "github.com/recourse-go/recourse/order/money"

// Offer proposes something else than what the case asks, about the same lines: by the seller while the case waits for him, and
// as a counter-offer, which counts as an attempt, by the buyer while an offer waits for him.
type Offer struct {
	Case     string `json:"case"`
	Revision int    `json:"revision,omitempty"` // what the sender saw; required
	// Kind is what is offered: any kind that fits where the goods are. Empty: the case's own.
	Kind Kind `json:"kind,omitempty"`
	// Amount is total cash, at most the ceiling of what is asked. Nil: what the units come to, or for the case's own kind what
	// was asked. Where the case wants goods sent back or replaced, a refund_only of an amount is a part back for goods that are
	// kept: it takes no units.
	Amount *money.Amount `json:"amount,omitempty"`
	// Freight is added to that, at most what is left of the child order's freight.
	Freight *money.Amount `json:"freight,omitempty"`
	// Address is where a return goes to.
	Address string `json:"address,omitempty"`
}

// AcceptOffer takes an offer as it stands: the buyer the seller's, the seller a counter-offer. It is struck again now.
type AcceptOffer struct {
	Case     string `json:"case"`
	Revision int    `json:"revision,omitempty"` // what the sender saw; required
	// Address is where a return goes to that the buyer proposed.
	Address string `json:"address,omitempty"`
}

// DeclineOffer is the buyer's no to an offer: what he asked stands, and the seller must answer it anew.
type DeclineOffer struct {
	Case     string `json:"case"`
	Revision int    `json:"revision,omitempty"` // what the buyer saw; required
	Reason   string `json:"reason,omitempty"`
}

func (Offer) Name() string        { return "offer" }
func (AcceptOffer) Name() string  { return "accept_offer" }
func (DeclineOffer) Name() string { return "decline_offer" }
