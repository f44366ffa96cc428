package refund

import "github.com/recourse-go/recourse/order"

// PromotionRule says whether what the buyer keeps is priced again.
type PromotionRule string

const (
	// KeepPromotions: discounts stay as they were split when the order was paid; no threshold is checked again. The zero
	// PromotionRule means the same.
	KeepPromotions PromotionRule = "keep"
	// RepricePromotions: the buyer ends up having paid what the units he keeps would have cost at purchase: thresholds are
	// checked again, and a promotion or coupon that holds is taken off what is kept, in full. A price change stays with its
	// units.
	RepricePromotions PromotionRule = "reprice"
)

// PromotionRules lists every PromotionRule.
func PromotionRules() []PromotionRule { return []PromotionRule{KeepPromotions, RepricePromotions} }

// UnmarshalText accepts a promotion rule's name; any other is an *order.UnknownNameError.
func (p *PromotionRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(p, "promotion rule", text, PromotionRules())
}

// GiftRule says what becomes of a gift that is kept while the line it was given with goes back.
type GiftRule string

const (
	// FreeGifts: it stays a gift. The zero GiftRule means the same.
	FreeGifts GiftRule = "free"
	// ChargeGifts: what is more than the kept units earn is charged at its list price, until it comes back.
	ChargeGifts GiftRule = "charge"
)

// GiftRules lists every GiftRule.
func GiftRules() []GiftRule { return []GiftRule{FreeGifts, ChargeGifts} }

// UnmarshalText accepts a gift rule's name; any other is an *order.UnknownNameError.
func (g *GiftRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(g, "gift rule", text, GiftRules())
}
