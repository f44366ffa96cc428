package aftersales

import (
	"slices"

	"github.com/recourse-go/recourse/order"
)

// State is where a case stands.
type State string

const (
	// AwaitingSeller: the seller must answer. He approves, rejects or offers; silence is decided by the policy.
	AwaitingSeller State = "awaiting_seller"
	// AwaitingBuyer: an offer, or a cancellation that the seller asks for, awaits the buyer's answer.
	AwaitingBuyer State = "awaiting_buyer"
	// Intercepting: the shipment is being stopped. The warehouse reports whether it could.
	Intercepting State = "intercepting"
	// Rejected: the seller refused; the buyer may amend, escalate or leave it until the deadline closes the case.
	Rejected State = "rejected"
	// AwaitingReturn: the buyer must send the goods back, or the deadline closes the case.
	AwaitingReturn State = "awaiting_return"
	// ReturnInTransit: the goods are on their way back to the seller.
	ReturnInTransit State = "return_in_transit"
	// Inspecting: the goods came back and are being examined.
	Inspecting State = "inspecting"
	// ReturnRefused: the seller refused the goods that came back; the buyer may amend or escalate.
	ReturnRefused State = "return_refused"
	// AwaitingReplacement: the seller must send the replacement, the missing part or the repaired goods.
	AwaitingReplacement State = "awaiting_replacement"
	// ReplacementInTransit: what replaces the goods is on its way to the buyer.
	ReplacementInTransit State = "replacement_in_transit"
	// Arbitrating: the platform decides.
	Arbitrating State = "arbitrating"
	// Refunding: the refund is ordered; the payment provider settles or fails it.
	Refunding State = "refunding"
	// RefundFailed: the payment provider refused; the refund is tried again under the same number, or paid by hand.
	RefundFailed State = "refund_failed"
	// ManualRefund: somebody pays it by hand.
	ManualRefund State = "manual_refund"
	// Refunded: it asked for units and none was cut below its share, or it closed every line it names. Final.
	Refunded State = "refunded"
	// PartiallyRefunded: any other refund. Final.
	PartiallyRefunded State = "partially_refunded"
	// Replaced: exchanged, sent again or repaired. Final; what the case had reserved is free again.
	Replaced State = "replaced"
	// Closed: over without a refund. Final.
	Closed State = "closed"
)

// States lists every State, in the order of the declaration.
func States() []State {
	return []State{
		AwaitingSeller, AwaitingBuyer, Intercepting, Rejected, AwaitingReturn, ReturnInTransit, Inspecting, ReturnRefused, AwaitingReplacement,
		ReplacementInTransit, Arbitrating, Refunding, RefundFailed, ManualRefund, Refunded, PartiallyRefunded, Replaced, Closed,
	}
}

// UnmarshalText accepts a state's name; any other is an *order.UnknownNameError.
func (s *State) UnmarshalText(text []byte) error {
	return order.UnmarshalName(s, "state", text, States())
}

// Terminal reports whether a case in this state is over.
func (s State) Terminal() bool {
	return s == Refunded || s == PartiallyRefunded || s == Replaced || s == Closed
}

// Reserves reports whether a case in this state holds units and money: not once it is over without a refund.
func (s State) Reserves() bool { return s != Closed && s != Replaced }

// Settled reports whether the money of a case in this state has arrived.
func (s State) Settled() bool { return s == Refunded || s == PartiallyRefunded }

// Executing reports whether the refund of a case in this state is ordered or has arrived.
func (s State) Executing() bool {
	return s == Refunding || s == RefundFailed || s == ManualRefund || s.Settled()
}

// CloseReason says why a case is closed without a refund.
type CloseReason string

const (
	// Voided: it was cancelled before anything was captured; the payment is voided.
	Voided CloseReason = "voided"
	// Withdrawn: the buyer took it back, or silence was read as that.
	Withdrawn CloseReason = "withdrawn"
	// BuyerTimedOut: the buyer did not act in time.
	BuyerTimedOut CloseReason = "buyer_timed_out"
	// SellerDeclined: the seller refused, and his refusal is final.
	SellerDeclined CloseReason = "seller_declined"
	// RuledForSeller: the platform decided against the buyer.
	RuledForSeller CloseReason = "ruled_for_seller"
	// ShippedAnyway: the seller shipped while the case waited for him.
	ShippedAnyway CloseReason = "shipped_anyway"
	// SwitchedKind: the goods could not be stopped; the buyer may ask for another kind.
	SwitchedKind CloseReason = "switched_kind"
	// Expired: a deadline passed that neither party is blamed for.
	Expired CloseReason = "expired"
)

// CloseReasons lists every CloseReason.
func CloseReasons() []CloseReason {
	return []CloseReason{Voided, Withdrawn, BuyerTimedOut, SellerDeclined, RuledForSeller, ShippedAnyway, SwitchedKind, Expired}
}

// UnmarshalText accepts a close reason's name; any other is an *order.UnknownNameError.
func (c *CloseReason) UnmarshalText(text []byte) error {
	return order.UnmarshalName(c, "close reason", text, CloseReasons())
}

func oneOf[T comparable](v T, of ...T) bool { return slices.Contains(of, v) }
