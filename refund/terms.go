package refund

import "github.com/recourse-go/recourse/order"

// Terms are the choices a policy makes about money. The zero value is the first of each: no freight, slack forfeited,
// tenders in proportion.
type Terms struct {
	Freight FreightRule `json:"freight,omitempty"`
	Slack   SlackRule   `json:"slack,omitempty"`
	Tenders TenderRule  `json:"tenders,omitempty"`
}

// FreightRule says when the freight of a child order goes back.
type FreightRule string

const (
	// NoFreight: it never does. The zero FreightRule means the same.
	NoFreight FreightRule = "none"
	// FullFreight: what is left of it goes with the first refund of the child order, shipped or not.
	FullFreight FreightRule = "full"
	// FreightWithLast: it goes with the request that leaves no other unit of the child order outside, and only while
	// nothing of the child order was shipped.
	FreightWithLast FreightRule = "with_last"
)

// FreightRules lists every FreightRule.
func FreightRules() []FreightRule { return []FreightRule{NoFreight, FullFreight, FreightWithLast} }

// UnmarshalText accepts a freight rule's name; any other is an *order.UnknownNameError.
func (r *FreightRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(r, "freight rule", text, FreightRules())
}

// SlackRule says what becomes of the difference when units are refunded below their share.
type SlackRule string

const (
	// ForfeitSlack: it is lost to the buyer. The zero SlackRule means the same.
	ForfeitSlack SlackRule = "forfeit"
	// CarrySlack: it stays with the line, for its later refunds.
	CarrySlack SlackRule = "carry"
)

// SlackRules lists every SlackRule.
func SlackRules() []SlackRule { return []SlackRule{ForfeitSlack, CarrySlack} }

// UnmarshalText accepts a slack rule's name; any other is an *order.UnknownNameError.
func (r *SlackRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(r, "slack rule", text, SlackRules())
}

// TenderRule says to which tenders a refund goes. Every rule gives no tender more than what is left of what it paid.
type TenderRule string

const (
	// Proportional: in proportion to what each has left, by largest remainder, ties to the first listed. The zero
	// TenderRule means the same.
	Proportional TenderRule = "proportional"
	// FirstToLast: the first listed is filled before the next.
	FirstToLast TenderRule = "first_to_last"
	// LastToFirst: the last listed is filled before the one before it.
	LastToFirst TenderRule = "last_to_first"
)

// TenderRules lists every TenderRule.
func TenderRules() []TenderRule { return []TenderRule{Proportional, FirstToLast, LastToFirst} }

// UnmarshalText accepts a tender rule's name; any other is an *order.UnknownNameError.
func (r *TenderRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(r, "tender rule", text, TenderRules())
}
