package refundtest

import (
	"slices"

	"github.com/recourse-go/recourse/order"
)

// DiscountPart is a discount of an order that is made. Its methods return a changed copy.
type DiscountPart struct {
	discount          order.Discount
	amount, threshold string
}

// Promotion is an amount that a price rule took off: of all lines, funded by the seller, unless its methods say otherwise.
func Promotion(id, amount string) DiscountPart { return discount(order.Promotion, id, amount) }

// Coupon is an amount taken off for a coupon the buyer handed in, as Promotion.
func Coupon(id, amount string) DiscountPart { return discount(order.Coupon, id, amount) }

// PriceChange is an amount that the seller took off this order, as Promotion.
func PriceChange(id, amount string) DiscountPart { return discount(order.PriceChange, id, amount) }

func discount(kind order.DiscountKind, id, amount string) DiscountPart {
	return DiscountPart{discount: order.Discount{ID: id, Kind: kind}, amount: amount}
}

// On names the lines that the discount applies to.
func (p DiscountPart) On(lines ...string) DiscountPart {
	p.discount.Lines = slices.Clone(lines)
	return p
}

// FundedBy says who bears the discount.
func (p DiscountPart) FundedBy(party order.Party) DiscountPart {
	p.discount.FundedBy = party
	return p
}

// Threshold is what the lines had to be worth.
func (p DiscountPart) Threshold(amount string) DiscountPart {
	p.threshold = amount
	return p
}

func (p DiscountPart) add(d *draft) {
	of := p.discount
	of.Amount = d.amount(p.amount, "the amount of discount %q", of.ID)
	of.Threshold = d.optional(p.threshold, "the threshold of discount %q", of.ID)
	d.order.Discounts = append(d.order.Discounts, of)
}
