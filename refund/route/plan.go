package route

import (
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Plan is how the legs of one refund go, in the order of its legs.
type Plan struct {
	Legs []LegPlan `json:"legs"`
}

// LegPlan is how one leg goes. Every time is in the situation's zone.
type LegPlan struct {
	Tender string       `json:"tender"`
	Route  refund.Route `json:"route"`
	// To is where the money arrives, as the method names it; empty where nobody knows.
	To string `json:"to,omitempty"`
	// ByHand: somebody must pay it.
	ByHand bool `json:"by_hand,omitempty"`
	// Reason is why it is by hand, or why there are no dates; empty for what goes as the method says.
	Reason Reason `json:"reason,omitempty"`
	// OpenUntil is the last instant at which the original route takes the refund. Zero: it never closes, or is not known.
	OpenUntil time.Time `json:"open_until,omitzero"`
	// NotBefore is the first instant at which the leg may be ordered. Zero: now.
	NotBefore time.Time `json:"not_before,omitzero"`
	// Earliest and Latest are when the money arrives, if the leg is ordered now or at NotBefore: both or none are set.
	Earliest time.Time `json:"earliest,omitzero"`
	Latest   time.Time `json:"latest,omitzero"`
	// Unsure: no good source backs these times.
	Unsure bool `json:"unsure,omitempty"`
}

// Reason is why a leg goes another way than by its original route, in a stable code.
type Reason string

const (
	// AlreadyByHand: the leg was given to somebody to pay before.
	AlreadyByHand Reason = "already_by_hand"
	// RouteUnknown: the table does not know the tender's kind. The leg goes by the original route, without dates.
	RouteUnknown Reason = "route_unknown"
	// NoOriginalRoute: tenders of this kind are never refunded by the original route.
	NoOriginalRoute Reason = "no_original_route"
	// RouteExpired: the original route closed before the leg can be ordered.
	RouteExpired Reason = "route_expired"
	// RefundsUsedUp: the payment takes no further refund.
	RefundsUsedUp Reason = "refunds_used_up"
	// AmountOverLimit: the leg is larger than what goes this way.
	AmountOverLimit Reason = "amount_over_limit"
)

// Reasons lists every Reason. Where several hold, the plan names the first of them in this order.
func Reasons() []Reason {
	return []Reason{AlreadyByHand, RouteUnknown, NoOriginalRoute, RouteExpired, RefundsUsedUp, AmountOverLimit}
}

// UnmarshalText accepts a reason's name; any other is an *order.UnknownNameError.
func (r *Reason) UnmarshalText(text []byte) error {
	return order.UnmarshalName(r, "reason", text, Reasons())
}
