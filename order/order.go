package order

import (
	"time"

	"github.com/recourse-go/recourse/order/money"
)

// Order is what was bought and how it was paid: a fact that never changes once it is placed. Build one as a literal or
// with Parse, and pass it through New before use.
type Order struct {
	// ID names the order in the shop. At most MaxIDBytes, so that refund numbers made from it fit payment providers.
	ID string
	// Currency of every amount of the order.
	Currency money.Currency
	// PlacedAt decides which version of a policy applies.
	PlacedAt time.Time
	// Apportion is how the shop's checkout split a discount, points or freight over lines. Defaults to LargestRemainder.
	Apportion money.Rule
	// Buyer is the buyer's id in the shop.
	Buyer string
	// Policy names the platform policy of the children that name none of their own.
	Policy string
	// Facts are what a platform judges by and the order does not know otherwise.
	Facts Facts

	Lines     []Line
	Discounts []Discount // in the order in which they were applied, each on what its lines had left
	Points    []Points   // applied after the discounts
	Rewards   []Reward
	Freight   []Freight
	Children  []Child // defaults to one child for each name the lines use
	Tenders   []Tender
}

// Facts are named values a policy may ask for: ship-by dates (RFC 3339), a market, a seller's level.
type Facts map[string]string

// Line is a number of units of one product at one price.
type Line struct {
	ID        string
	Child     string // the child order it belongs to; defaults to the only one, else the first that lists its units, else DefaultChild
	SKU       string
	Category  string
	UnitPrice money.Amount // list price, before discounts
	Quantity  int64        // units, at least 1
	Tax       money.Amount // tax charged on the whole line, as the shop computed it
	TaxOnTop  bool         // the tax is paid beside the price; otherwise the price includes it
	// Allocated are the line's shares of discounts and points by their id, where the shop recorded them; they are facts
	// and not computed again.
	Allocated map[string]money.Amount
	// GiftFor names the line that this one was given away with: the units of a gift that go with units of it. Empty: no gift.
	GiftFor string
	Facts   Facts
}

// DefaultChild is the child order of a line that names none.
const DefaultChild = "default"

// DiscountKind says where a discount comes from.
type DiscountKind string

const (
	// Promotion is a price rule of the shop or the platform.
	Promotion DiscountKind = "promotion"
	// Coupon was handed in by the buyer.
	Coupon DiscountKind = "coupon"
	// PriceChange was granted on this order by the seller.
	PriceChange DiscountKind = "price_change"
)

// DiscountKinds lists every DiscountKind.
func DiscountKinds() []DiscountKind { return []DiscountKind{Promotion, Coupon, PriceChange} }

// UnmarshalText accepts a discount kind's name; any other is an *UnknownNameError.
func (k *DiscountKind) UnmarshalText(text []byte) error {
	return UnmarshalName(k, "discount kind", text, DiscountKinds())
}

// Discount is an amount taken off the price of some lines.
type Discount struct {
	ID        string
	Kind      DiscountKind
	FundedBy  Party        // who bears it; defaults to Seller
	Amount    money.Amount // positive: what was taken off
	Lines     []string     // the lines it applies to; none: all of them
	Threshold money.Amount // what the lines had to be worth for it; zero: nothing
}

// Points is a number of points or coins that paid for a part of the order.
type Points struct {
	ID       string
	Count    int64        // how many points were spent
	Value    money.Amount // what they paid
	FundedBy Party        // who bears their value; defaults to Platform
	// ExpiresAt is when points given back to this account are worth nothing any more. Zero: never.
	ExpiresAt time.Time
}

// Reward is a number of points that the order earned its buyer.
type Reward struct {
	ID       string
	Count    int64
	Value    money.Amount // what they are worth; zero: nothing that could be taken off a refund
	FundedBy Party        // who granted them; defaults to Platform
}

// Freight is what was paid for sending one child order.
type Freight struct {
	Child    string // defaults to the only child order, or to DefaultChild
	Amount   money.Amount
	Tax      money.Amount // tax charged on it, as the shop computed it
	TaxOnTop bool         // the tax is paid beside the amount; otherwise the amount includes it
}

// Tender is one means of payment and what it paid.
type Tender struct {
	ID     string
	Kind   string // a free name in snake_case: wallet, card, gift_card
	Amount money.Amount
	// Voucher is the part of Amount that a voucher of the payment provider paid. The provider gives back cash only for the
	// rest: a refund to this tender splits by what the two paid.
	Voucher money.Amount
}

// Fulfilment says who sends a child order.
type Fulfilment string

const (
	// BySeller: the seller ships by himself, without a warehouse system.
	BySeller Fulfilment = "seller"
	// ByWarehouse: shipment orders are pushed to a warehouse, which can be told to stop or intercept them.
	ByWarehouse Fulfilment = "warehouse"
	// ByPlatform: the platform ships and manages what follows.
	ByPlatform Fulfilment = "platform"
)

// Fulfilments lists every Fulfilment.
func Fulfilments() []Fulfilment { return []Fulfilment{BySeller, ByWarehouse, ByPlatform} }

// UnmarshalText accepts a fulfilment's name; any other is an *UnknownNameError.
func (f *Fulfilment) UnmarshalText(text []byte) error {
	return UnmarshalName(f, "fulfilment", text, Fulfilments())
}

// Party is who sends the goods.
func (f Fulfilment) Party() Party {
	switch f {
	case ByWarehouse:
		return Warehouse
	case ByPlatform:
		return Platform
	}
	return Seller
}

// Child is the part of an order that is sent, received and disputed on its own: a shop's, a warehouse's.
type Child struct {
	ID         string
	Fulfilment Fulfilment // defaults to BySeller
	Policy     string     // defaults to the order's
	Seller     string
	Facts      Facts
	// Units are the units it sends of each line, where a child order was split between warehouses: units move, money does
	// not. Nil: every unit of the lines that name this child, less the units other children list.
	Units map[string]int64
}
