package refundtest

import "github.com/recourse-go/recourse/order"

// FreightPart is freight of an order that is made. Its methods return a changed copy.
type FreightPart struct {
	freight     order.Freight
	amount, tax string
}

// Freight is what was paid for sending the only child order, or the one that In names.
func Freight(amount string) FreightPart { return FreightPart{amount: amount} }

// In names the child order that the freight is of.
func (p FreightPart) In(child string) FreightPart {
	p.freight.Child = child
	return p
}

// Tax is the tax in the freight.
func (p FreightPart) Tax(amount string) FreightPart {
	p.tax, p.freight.TaxOnTop = amount, false
	return p
}

// TaxOnTop is tax paid beside the freight.
func (p FreightPart) TaxOnTop(amount string) FreightPart {
	p.tax, p.freight.TaxOnTop = amount, true
	return p
}

func (p FreightPart) add(d *draft) {
	of := p.freight
	of.Amount = d.amount(p.amount, "the freight of %q", of.Child)
	of.Tax = d.optional(p.tax, "the tax on the freight of %q", of.Child)
	d.order.Freight = append(d.order.Freight, of)
}
