package aftersales

import (
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// EffectKind is what the outside world must now do.
type EffectKind string

const (
	// PayRefund: order the legs of the refund that are submitted from the payment provider, under its number.
	PayRefund EffectKind = "pay_refund"
	// VoidPayment: let go of what was authorised or is due of the payment, by tender; nothing of it was captured.
	VoidPayment EffectKind = "void_payment"
	// ReturnPoints: give the points back to their accounts.
	ReturnPoints EffectKind = "return_points"
	// RestoreCoupon: give coupons back to the buyer.
	RestoreCoupon EffectKind = "restore_coupon"
	// ClawBackReward: take points that the order earned off their accounts.
	ClawBackReward EffectKind = "claw_back_reward"
	// CollectDifference: the buyer owes Amount for what is sent instead; the payment is reported with the case. It is void when
	// the case is over, or becomes a refund, before it is paid.
	CollectDifference EffectKind = "collect_difference"
	// HoldShipment: the seller must not ship the child order.
	HoldShipment EffectKind = "hold_shipment"
	// ReleaseShipment: he may again.
	ReleaseShipment EffectKind = "release_shipment"
	// StopPush: do not push the shipment order to the warehouse.
	StopPush EffectKind = "stop_push"
	// InterceptShipment: the warehouse must stop the shipment and report.
	InterceptShipment EffectKind = "intercept_shipment"
	// RequestReturn: give the buyer the address or label to send the goods to.
	RequestReturn EffectKind = "request_return"
	// Restock: the units are sellable again; they came back or never left.
	Restock EffectKind = "restock"
	// WriteOff: the units are lost; Document tells finance which paper to draw up.
	WriteOff EffectKind = "write_off"
	// SendReplacement: send the buyer what replaces the goods: the same again, the missing part, the repaired goods.
	SendReplacement EffectKind = "send_replacement"
	// ReturnToBuyer: send goods that came back to the buyer again.
	ReturnToBuyer EffectKind = "return_to_buyer"
	// AskEvidence: ask To for evidence.
	AskEvidence EffectKind = "ask_evidence"
	// ManualTask: somebody must act; Topic says about what.
	ManualTask EffectKind = "manual_task"
	// Notify: tell To; Topic is the event that happened.
	Notify EffectKind = "notify"
	// CountMetric: the event counts against a party.
	CountMetric EffectKind = "count_metric"
	// CloseOrder: the child order is closed.
	CloseOrder EffectKind = "close_order"
)

// EffectKinds lists every EffectKind. The effects of one entry stand in this order.
func EffectKinds() []EffectKind {
	return []EffectKind{
		PayRefund, VoidPayment, ReturnPoints, RestoreCoupon, ClawBackReward, CollectDifference, HoldShipment, ReleaseShipment, StopPush, InterceptShipment, RequestReturn, Restock, WriteOff,
		SendReplacement, ReturnToBuyer, AskEvidence, ManualTask, Notify, CountMetric, CloseOrder,
	}
}

// UnmarshalText accepts an effect kind's name; any other is an *order.UnknownNameError.
func (k *EffectKind) UnmarshalText(text []byte) error {
	return order.UnmarshalName(k, "effect kind", text, EffectKinds())
}

// NonPhysical is the document type of a write-off of goods that never came back.
const NonPhysical = "non_physical"

// Effect is one thing the outside world must do, once. Its id never changes and serves as idempotency key.
type Effect struct {
	ID    string     `json:"id"` // order/seq/index
	Kind  EffectKind `json:"kind"`
	Order string     `json:"order"`
	Child string     `json:"child,omitempty"`
	Case  string     `json:"case,omitempty"`
	At    time.Time  `json:"at"`

	Refund  *refund.Refund      `json:"refund,omitempty"`  // PayRefund, and the ManualTask of paying by hand
	Tenders []TenderVoid        `json:"tenders,omitempty"` // VoidPayment
	Points  []refund.PointsBack `json:"points,omitempty"`  // ReturnPoints
	// Expired says of ReturnPoints which had expired, and until when they are valid again.
	Expired  []refund.ExpiredPoints `json:"expired,omitempty"`
	Coupons  []string               `json:"coupons,omitempty"`  // RestoreCoupon
	Rewards  []refund.RewardBack    `json:"rewards,omitempty"`  // ClawBackReward
	Units    []LineUnits            `json:"units,omitempty"`    // Restock, WriteOff, HoldShipment, InterceptShipment, RequestReturn
	Document string                 `json:"document,omitempty"` // WriteOff
	To       order.Party            `json:"to,omitempty"`       // Notify, AskEvidence
	Topic    string                 `json:"topic,omitempty"`    // Notify, ManualTask
	// Amount is what is collected by CollectDifference, and what the ManualTask with the topic difference gives back.
	Amount *money.Amount `json:"amount,omitempty"`
	// Instead is what a SendReplacement sends for the units.
	Instead *Instead `json:"instead,omitempty"`
	// Timer and Due are the deadline that a Notify is about, and its instant; no instant while its clock stands.
	Timer string    `json:"timer,omitempty"`
	Due   time.Time `json:"due,omitzero"`

	Metric  string      `json:"metric,omitempty"` // CountMetric
	Weight  int64       `json:"weight,omitempty"`
	Against order.Party `json:"against,omitempty"`

	// Record is the appeal or the claim that it is about; Transfer what a ManualTask of one moves.
	Record   string    `json:"record,omitempty"`
	Transfer *Transfer `json:"transfer,omitempty"`
}

// TenderVoid is what is not charged to a tender any more.
type TenderVoid struct {
	Tender string       `json:"tender"`
	Amount money.Amount `json:"amount"`
}

// LineUnits is a number of units of a line.
type LineUnits struct {
	Line  string `json:"line"`
	Units int64  `json:"units"`
	// Missing marks units of a write-off that never came back, beside others that did.
	Missing bool `json:"missing,omitempty"`
}
