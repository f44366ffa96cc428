package refund

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Deductions are what comes off a refund by rule, where the buyer is liable or the request does not say who is. They come
// off after the shares, in the order of the fields, stop together at the refund and are never carried to a later one.
type Deductions struct {
	Restocking Restocking `json:"restocking,omitzero"`
	// OutboundFreight comes off where units come back.
	OutboundFreight OutboundCharge `json:"outbound_freight,omitzero"`
	// ReturnFreight is what a label for the return costs the seller, where the request does not say. It comes off if the buyer
	// is who pays by Terms.ReturnFreight.
	ReturnFreight money.Amount `json:"return_freight,omitzero"`
	// Always makes restocking and outbound freight come off whoever is liable.
	Always bool `json:"always,omitempty"`
}

// Restocking is the fee for units that come back.
type Restocking struct {
	Fee
	// Damaged and Missing are the fees for units that came back damaged or not at all. Zero: Fee holds for them too.
	Damaged Fee `json:"damaged,omitzero"`
	Missing Fee `json:"missing,omitzero"`
}

// Fee is an amount, a rate of a base, or both together, up to a cap. Rates are cut to whole minor units.
type Fee struct {
	Rate   money.Rate   `json:"rate,omitzero"`
	Base   FeeBase      `json:"base,omitempty"`
	Amount money.Amount `json:"amount,omitzero"`
	// Each says that Amount is for each unit, not for the request.
	Each bool `json:"each,omitempty"`
	// Cap and CapRate limit the fee of a request: to an amount, to a rate of the base. Zero: no limit.
	Cap     money.Amount `json:"cap,omitzero"`
	CapRate money.Rate   `json:"cap_rate,omitzero"`
}

// FeeBase is what a rate is of.
type FeeBase string

const (
	// OfGoods: what the units get of the goods. The zero FeeBase means the same.
	OfGoods FeeBase = "goods"
	// OfList: the list price of the units.
	OfList FeeBase = "list"
	// OfRefund: goods and freight of the refund. Only for a fee that does not look at the condition of units.
	OfRefund FeeBase = "refund"
)

// FeeBases lists every FeeBase.
func FeeBases() []FeeBase { return []FeeBase{OfGoods, OfList, OfRefund} }

// UnmarshalText accepts a fee base's name; any other is an *order.UnknownNameError.
func (b *FeeBase) UnmarshalText(text []byte) error {
	return order.UnmarshalName(b, "fee base", text, FeeBases())
}

// OutboundCharge is what comes off for having sent goods that come back.
type OutboundCharge struct {
	// Refunded: the freight that the rule gives back with this refund.
	Refunded bool
	// Amount comes off once for each child order, with the first refund it applies to, as far as that goes. In JSON an
	// OutboundCharge is true for Refunded, or the amount.
	Amount money.Amount
}

// MarshalJSON writes true, or the amount.
func (c OutboundCharge) MarshalJSON() ([]byte, error) {
	if c.Refunded {
		return []byte("true"), nil
	}
	return c.Amount.MarshalJSON()
}

// UnmarshalJSON reads true, false or an amount; on error c is left alone.
func (c *OutboundCharge) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "true", "false":
		*c = OutboundCharge{Refunded: string(data) == "true"}
		return nil
	}
	var next OutboundCharge
	if err := next.Amount.UnmarshalJSON(data); err != nil {
		return err
	}
	*c = next
	return nil
}

// ReductionKind says why something comes off a refund.
type ReductionKind string

const (
	// RestockingFee is for putting goods back on the shelf.
	RestockingFee ReductionKind = "restocking"
	// OutboundFreightFee is for having sent goods that come back.
	OutboundFreightFee ReductionKind = "outbound_freight"
	// ReturnFreightFee is for sending them back.
	ReturnFreightFee ReductionKind = "return_freight"
	// RewardsSpent is for earned points that the buyer has spent already.
	RewardsSpent ReductionKind = "rewards_spent"
	// AgreedDeduction is what the request names.
	AgreedDeduction ReductionKind = "agreed"
)

// ReductionKinds lists every ReductionKind, in the order in which they come off.
func ReductionKinds() []ReductionKind {
	return []ReductionKind{RestockingFee, OutboundFreightFee, ReturnFreightFee, RewardsSpent, AgreedDeduction}
}

// UnmarshalText accepts a reduction kind's name; any other is an *order.UnknownNameError.
func (k *ReductionKind) UnmarshalText(text []byte) error {
	return order.UnmarshalName(k, "reduction kind", text, ReductionKinds())
}

// Reduction is one thing that comes off a refund.
type Reduction struct {
	Kind   ReductionKind
	On     string // the child order, the reward or the condition of the units; empty for what needs none
	Amount money.Amount
}
