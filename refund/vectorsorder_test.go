package refund_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// shopTax is the tax that a shop charges on an amount of a line or of freight: rounded once, half up. The order takes it as
// a fact.
func shopTax(amount int64, percent string, included bool) (int64, error) {
	if percent == "" {
		return 0, nil
	}
	rate, err := strconv.ParseInt(percent, 10, 64)
	whole := int64(100)
	if included {
		whole += rate
	}
	return (2*amount*rate + whole) / (2 * whole), err
}

func (v *peerCase) in(minor int64) money.Amount {
	return money.FromMinor(minor, money.MustCurrency(v.Currency))
}

// order is the vector's order as the shop would have placed it: with its taxes, shares and tenders as facts.
func (v *peerCase) order() (order.Order, error) {
	currency, err := money.ParseCurrency(v.Currency)
	if err != nil {
		return order.Order{}, err
	}
	if currency.Digits() != v.MinorDigits {
		return order.Order{}, fmt.Errorf("%s has %d digits, not %d", currency, currency.Digits(), v.MinorDigits)
	}
	o := order.Order{ID: v.ID, Currency: currency}
	left := v.priced(&o)
	if v.OrderDiscount > 0 {
		left = v.discounted(&o, left)
	}
	due, err := v.taxed(&o, left)
	if err != nil {
		return order.Order{}, err
	}
	sent, err := v.sent(&o)
	if err != nil {
		return order.Order{}, err
	}
	return o, v.paidBy(&o, due+sent)
}

// priced adds the lines with the discounts of their own, and returns what each then costs.
func (v *peerCase) priced(o *order.Order) (left []int64) {
	add := func(id, child string, price, units, off int64, kind order.DiscountKind) {
		o.Lines = append(o.Lines, order.Line{ID: id, Child: child, UnitPrice: v.in(price), Quantity: units})
		if off > 0 {
			o.Discounts = append(o.Discounts, order.Discount{ID: "off-" + id, Kind: kind, Amount: v.in(off), Lines: []string{id}})
		}
		left = append(left, price*units-off)
	}
	for _, l := range v.Lines {
		switch {
		case l.LineTotal > 0: // the price rounded up, and the rest off
			price := (l.LineTotal + l.Qty - 1) / l.Qty
			add(l.ID, "", price, l.Qty, price*l.Qty-l.LineTotal, order.PriceChange)
		default:
			add(l.ID, "", *l.UnitPrice, l.Qty, l.LineDiscount, order.Promotion)
		}
	}
	for _, child := range slices.Sorted(maps.Keys(v.Shares)) {
		add(child, child, v.Shares[child], 1, 0, "")
	}
	if len(left) == 0 { // a payment for goods that are not told apart, or freight alone
		add("goods", "", v.Payment, 1, 0, "")
	}
	return left
}

// discounted adds the discount of the whole order. The order splits it, but where the shop weighed by prices with tax, its
// shares are recorded.
func (v *peerCase) discounted(o *order.Order, left []int64) []int64 {
	o.Discounts = append(o.Discounts, order.Discount{ID: "order", Kind: order.Promotion, Amount: v.in(v.OrderDiscount), Threshold: v.in(v.Promo.Threshold)})
	if v.WeightsBasis == "gross" {
		weights := make([]int64, len(left))
		for i, l := range v.Lines {
			tax, _ := shopTax(left[i], l.TaxRate, v.PriceIncludesTax)
			weights[i] = left[i] + tax
		}
		shares, err := money.Apportion(v.OrderDiscount, weights, money.LargestRemainder)
		if err != nil {
			panic(err)
		}
		for i, share := range shares {
			o.Lines[i].Allocated = map[string]money.Amount{"order": v.in(share)}
		}
	}
	// What the order makes of it before tax is what the shop's taxes are of.
	untaxed := *o
	var due int64
	for _, n := range left {
		due += n
	}
	untaxed.Tenders = []order.Tender{{ID: "untaxed", Amount: v.in(due - v.OrderDiscount)}}
	shares, err := untaxed.Shares()
	if err != nil {
		return left // New says it again
	}
	after := make([]int64, len(left))
	for i := range after {
		after[i] = shares.Lines[i].Net
	}
	return after
}

// taxed adds the tax of the lines, and returns what they cost together.
func (v *peerCase) taxed(o *order.Order, left []int64) (due int64, err error) {
	for i, n := range left {
		due += n
		if i >= len(v.Lines) {
			continue
		}
		l := &v.Lines[i]
		tax := l.LineTax
		if l.TaxRate != "" {
			if tax, err = shopTax(n, l.TaxRate, v.PriceIncludesTax); err != nil {
				return 0, err
			}
		}
		o.Lines[i].Tax = v.in(tax)
		// No tax can be in a price of zero: a vector that gives the tax alone has it beside the price.
		if o.Lines[i].TaxOnTop = !v.PriceIncludesTax || n == 0; o.Lines[i].TaxOnTop {
			due += tax
		}
	}
	return due, nil
}

// sent adds the freight, with a child order for each shipment, and returns what it costs.
func (v *peerCase) sent(o *order.Order) (due int64, err error) {
	included := v.PriceIncludesTax || v.ShippingIncludesTax
	add := func(child string, amount int64, rate string, tax int64) error {
		if rate != "" {
			if tax, err = shopTax(amount, rate, included); err != nil {
				return err
			}
		}
		o.Freight = append(o.Freight, order.Freight{Child: child, Amount: v.in(amount), Tax: v.in(tax), TaxOnTop: !included})
		if due += amount; !included {
			due += tax
		}
		return nil
	}
	if len(v.Shipments) == 0 {
		if v.Shipping == 0 {
			return 0, nil
		}
		return due, add("", v.Shipping-v.ShippingDiscount, v.ShippingTaxRate, v.ShippingTax)
	}
	if len(o.Lines) != 1 || o.Lines[0].Quantity != int64(len(v.Shipments)) {
		return 0, fmt.Errorf("which units are in which of %d shipments?", len(v.Shipments))
	}
	for _, s := range v.Shipments {
		o.Children = append(o.Children, order.Child{ID: s.ID, Units: map[string]int64{o.Lines[0].ID: 1}})
		if err := add(s.ID, s.Amount-s.Discount, s.TaxRate, 0); err != nil {
			return 0, err
		}
	}
	return due, nil
}

// paidBy adds the tenders. Points are no tender, and what an order was made cheaper by after it was paid is not paid any
// more.
func (v *peerCase) paidBy(o *order.Order, due int64) error {
	if len(v.Tenders) == 0 {
		o.Tenders = []order.Tender{{ID: "pay", Amount: v.in(due)}}
		return nil
	}
	var paid, refunded int64
	for _, t := range v.Tenders {
		paid += t.Amount
		refunded += t.Refunded
	}
	cheaper := refunded > 0 && paid-refunded == due
	for _, t := range v.Tenders {
		switch {
		case t.Points > 0:
			o.Points = append(o.Points, order.Points{ID: t.ID, Count: t.Points, Value: v.in(t.Amount)})
		case cheaper:
			o.Tenders = append(o.Tenders, order.Tender{ID: t.ID, Amount: v.in(t.Amount - t.Refunded)})
		default:
			o.Tenders = append(o.Tenders, order.Tender{ID: t.ID, Amount: v.in(t.Amount)})
		}
	}
	if paid < due { // a vector that is about one tender names that one only
		o.Tenders = append(o.Tenders, order.Tender{ID: "other", Amount: v.in(due - paid)})
	}
	return nil
}

// cheaper reports whether the order was made cheaper after it was paid, so that what was refunded is part of the order.
func (v *peerCase) cheaper(o order.Order) bool {
	var paid, tendered int64
	for _, t := range o.Tenders {
		paid += t.Amount.Minor()
	}
	for _, t := range v.Tenders {
		tendered += t.Amount
	}
	return tendered > paid && len(o.Points) == 0
}
