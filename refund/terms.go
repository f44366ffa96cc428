package refund

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Terms are the choices a policy makes about money. The zero value is the first of each: no freight, promotions kept, slack
// forfeited, tenders in proportion, coupons never given back, rewards kept, nothing deducted.
type Terms struct {
	Freight FreightRule `json:"freight,omitempty"`
	// FreightBy is what FreightApportioned weighs the lines by.
	FreightBy FreightBasis `json:"freight_by,omitempty"`
	// FaultFreight stands in for Freight where the request says that the seller, the warehouse, the platform or the carrier is
	// liable. Empty: as Freight.
	FaultFreight  FreightRule   `json:"fault_freight,omitempty"`
	Promotion     PromotionRule `json:"promotion,omitempty"`
	Gifts         GiftRule      `json:"gifts,omitempty"`
	Slack         SlackRule     `json:"slack,omitempty"`
	Tenders       TenderRule    `json:"tenders,omitempty"`
	Coupons       CouponRule    `json:"coupons,omitempty"`
	Subsidies     SubsidyRule   `json:"subsidies,omitempty"`
	Rewards       RewardRule    `json:"rewards,omitempty"`
	ExpiredPoints ExpiryRule    `json:"expired_points,omitempty"`
	// GraceDays is for how many days of 24 hours GracePoints makes points valid again.
	GraceDays int `json:"grace_days,omitempty"`
	// ReturnFreight says who pays for sending goods back.
	ReturnFreight PayerRule  `json:"return_freight,omitempty"`
	Deductions    Deductions `json:"deductions,omitzero"`
	// BorneBy is who bears what a refund costs the seller where the request does not say. Empty: he does.
	BorneBy order.Party `json:"borne_by,omitempty"`
	// BorneUpTo is up to which amount of each refund he does; the seller bears the rest. Zero: all of it.
	BorneUpTo money.Amount `json:"borne_up_to,omitzero"`
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
