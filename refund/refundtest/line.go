package refundtest

import "github.com/recourse-go/recourse/order"

// LinePart is a line of an order that is made. Its methods return a changed copy.
type LinePart struct {
	line       order.Line
	price, tax string
}

// Line is so many units of a product at a list price for each.
func Line(id, unitPrice string, units int64) LinePart {
	return LinePart{line: order.Line{ID: id, Quantity: units}, price: unitPrice}
}

// In makes the line belong to a child order: a shop's, a warehouse's.
func (p LinePart) In(child string) LinePart {
	p.line.Child = child
	return p
}

// GiftFor makes the line a gift that goes with another.
func (p LinePart) GiftFor(line string) LinePart {
	p.line.GiftFor = line
	return p
}

// Tax is the tax in the price of all units.
func (p LinePart) Tax(amount string) LinePart {
	p.tax, p.line.TaxOnTop = amount, false
	return p
}

// TaxOnTop is tax paid for all units beside the price.
func (p LinePart) TaxOnTop(amount string) LinePart {
	p.tax, p.line.TaxOnTop = amount, true
	return p
}

func (p LinePart) add(d *draft) {
	l := p.line
	l.UnitPrice = d.amount(p.price, "the unit price of line %q", l.ID)
	l.Tax = d.optional(p.tax, "the tax of line %q", l.ID)
	d.order.Lines = append(d.order.Lines, l)
}
