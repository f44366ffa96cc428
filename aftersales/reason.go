package aftersales

import "github.com/recourse-go/recourse/order"

// Reason is the coded reason of a request. Which reasons are admitted, and who is liable for each, is a policy's matter.
type Reason string

// The reasons, by who gives them and where the goods are.
const (
	Unwanted            Reason = "unwanted" // too many, by mistake, changed mind
	AgreedWithSeller    Reason = "agreed_with_seller"
	WrongAddress        Reason = "wrong_address"
	DiscountMissed      Reason = "discount_missed"
	SlowShipment        Reason = "slow_shipment"
	Disliked            Reason = "disliked"
	MaterialMismatch    Reason = "material_mismatch"
	SizeMismatch        Reason = "size_mismatch"
	FadeOrShrink        Reason = "fade_or_shrink"
	ManufacturingDefect Reason = "manufacturing_defect"
	AppearanceMismatch  Reason = "appearance_mismatch"
	NotAsDescribed      Reason = "not_as_described"
	QualityProblem      Reason = "quality_problem"
	MissingOrDamaged    Reason = "missing_or_damaged"
	MissingPart         Reason = "missing_part"
	WrongItem           Reason = "wrong_item"
	Counterfeit         Reason = "counterfeit"
	EmptyPackage        Reason = "empty_package"
	Warranty            Reason = "warranty"
	NotDeliveredOnTime  Reason = "not_delivered_on_time"
	NoTracking          Reason = "no_tracking"
	OutOfStock          Reason = "out_of_stock"
	LostInTransit       Reason = "lost_in_transit"
	HeldInCustoms       Reason = "held_in_customs"
	PriceError          Reason = "price_error"
	SourcingFailed      Reason = "sourcing_failed"
	BuyerRequested      Reason = "buyer_requested"
	BuyerUnpaid         Reason = "buyer_unpaid"
	RefusedAtDoor       Reason = "refused_at_door"
	Undeliverable       Reason = "undeliverable"
	PaymentUnverified   Reason = "payment_unverified"
	Fraud               Reason = "fraud"
	LateShipment        Reason = "late_shipment"
	PlatformDecision    Reason = "platform_decision"
)

// Reasons lists every Reason, in the order of the declaration.
func Reasons() []Reason {
	return []Reason{
		Unwanted, AgreedWithSeller, WrongAddress, DiscountMissed, SlowShipment, Disliked, MaterialMismatch, SizeMismatch,
		FadeOrShrink, ManufacturingDefect, AppearanceMismatch, NotAsDescribed, QualityProblem, MissingOrDamaged, MissingPart,
		WrongItem, Counterfeit, EmptyPackage, Warranty, NotDeliveredOnTime, NoTracking, OutOfStock, LostInTransit,
		HeldInCustoms, PriceError, SourcingFailed, BuyerRequested, BuyerUnpaid, RefusedAtDoor, Undeliverable,
		PaymentUnverified, Fraud, LateShipment, PlatformDecision,
	}
}

// UnmarshalText accepts a reason's code; any other is an *order.UnknownNameError.
func (r *Reason) UnmarshalText(text []byte) error {
	return order.UnmarshalName(r, "reason", text, Reasons())
}

// Liable is who is liable by the reason where no policy says otherwise.
func (r Reason) Liable() order.Party {
	switch r {
	case Unwanted, WrongAddress, DiscountMissed, Disliked, BuyerRequested, BuyerUnpaid, RefusedAtDoor, PaymentUnverified, Fraud:
		return order.Buyer
	case LostInTransit, Undeliverable:
		return order.Carrier
	case PlatformDecision:
		return order.Platform
	case AgreedWithSeller, HeldInCustoms:
		return order.Nobody
	}
	return order.Seller
}
