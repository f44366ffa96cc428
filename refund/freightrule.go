package refund

import "github.com/recourse-go/recourse/order"

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
	// FreightApportioned: it is split over the units of the child order like a discount, and every unit that is taken brings
	// its part, shipped or not.
	FreightApportioned FreightRule = "apportioned"
)

// FreightRules lists every FreightRule.
func FreightRules() []FreightRule {
	return []FreightRule{NoFreight, FullFreight, FreightWithLast, FreightApportioned}
}

// UnmarshalText accepts a freight rule's name; any other is an *order.UnknownNameError.
func (r *FreightRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(r, "freight rule", text, FreightRules())
}

// FreightBasis is what freight is apportioned by.
type FreightBasis string

const (
	// ByNet: by what was paid for the units. The zero FreightBasis means the same.
	ByNet FreightBasis = "net"
	// ByQuantity: by their number.
	ByQuantity FreightBasis = "quantity"
)

// FreightBases lists every FreightBasis.
func FreightBases() []FreightBasis { return []FreightBasis{ByNet, ByQuantity} }

// UnmarshalText accepts a freight basis's name; any other is an *order.UnknownNameError.
func (b *FreightBasis) UnmarshalText(text []byte) error {
	return order.UnmarshalName(b, "freight basis", text, FreightBases())
}
