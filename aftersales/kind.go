package aftersales

import "github.com/recourse-go/recourse/order"

// Kind is what a case asks for; each kind has a flow of its own.
type Kind string

const (
	// Cancel asks that the child order, or what of it was not shipped, is called off, paid or not.
	Cancel Kind = "cancel"
	// RefundOnly asks for money; the goods were not shipped, or stay where they are.
	RefundOnly Kind = "refund_only"
	// ReturnRefund asks for money against the goods.
	ReturnRefund Kind = "return_refund"
	// Exchange asks for the same goods again against those that came.
	Exchange Kind = "exchange"
	// Resend asks for what is missing: a part, or a parcel that was lost. Nothing is sent back.
	Resend Kind = "resend"
	// Repair asks for the goods to be mended and sent back.
	Repair Kind = "repair"
)

// Kinds lists every Kind.
func Kinds() []Kind { return []Kind{Cancel, RefundOnly, ReturnRefund, Exchange, Resend, Repair} }

// Returns reports whether a case of the kind has the goods sent back.
func (k Kind) Returns() bool { return k == ReturnRefund || k == Exchange || k == Repair }

// Replaces reports whether a case of the kind asks for goods, not for money.
func (k Kind) Replaces() bool { return k == Exchange || k == Resend || k == Repair }

// UnmarshalText accepts a kind's name; any other is an *order.UnknownNameError.
func (k *Kind) UnmarshalText(text []byte) error { return order.UnmarshalName(k, "kind", text, Kinds()) }

// GoodsState is where the goods of a case are.
type GoodsState string

const (
	// NotShipped: they never left.
	NotShipped GoodsState = "not_shipped"
	// InTransit: they left, and the buyer does not have them.
	InTransit GoodsState = "in_transit"
	// Received: the buyer has them.
	Received GoodsState = "received"
	// Returned: they came back.
	Returned GoodsState = "returned"
)

// GoodsStates lists every GoodsState.
func GoodsStates() []GoodsState { return []GoodsState{NotShipped, InTransit, Received, Returned} }

// UnmarshalText accepts a goods state's name; any other is an *order.UnknownNameError.
func (g *GoodsState) UnmarshalText(text []byte) error {
	return order.UnmarshalName(g, "goods state", text, GoodsStates())
}

// Channel is how a request was made; on some platforms it decides what counts against whom.
type Channel string

const (
	// Formal: through the platform's own page. The zero Channel means the same.
	Formal Channel = "formal"
	// Informal: by a message.
	Informal Channel = "informal"
)

// Channels lists every Channel.
func Channels() []Channel { return []Channel{Formal, Informal} }

// UnmarshalText accepts a channel's name; any other is an *order.UnknownNameError.
func (c *Channel) UnmarshalText(text []byte) error {
	return order.UnmarshalName(c, "channel", text, Channels())
}
