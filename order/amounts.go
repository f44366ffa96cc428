package order

import "github.com/recourse-go/recourse/order/money"

// Amounts is what one child order, or the whole order, cost. None is ever negative.
type Amounts struct {
	List      money.Amount // unit prices times units
	Discounts money.Amount // what discounts took off
	Points    money.Amount // what points paid
	TaxOnTop  money.Amount // tax paid beside the prices
	Freight   money.Amount
	Paid      money.Amount // what the tenders paid for it: List - Discounts - Points + TaxOnTop + Freight
}

// Amounts returns what each child order cost, by the index of Children. Together they are exactly what the order cost. A
// line that is split between children is cut cumulatively, in their order: its first k units of q cost floor(net*k/q),
// and floor(tax*k/q) where the tax is on top; no unit is lost or counted twice. It fails as Shares does.
func (o Order) Amounts() ([]Amounts, error) {
	s, err := o.Shares()
	if err != nil {
		return nil, err
	}
	sums := make([]parts, len(s.Freight))
	before := make([]int64, len(o.Lines)) // units of a line that earlier slots send
	for _, slot := range s.Slots {
		line := &s.Lines[slot.Line]
		whole := parts{list: line.List, tax: line.TaxTop}
		for k, share := range line.Layers {
			if k < len(o.Discounts) {
				whole.discounts += share
			} else {
				whole.points += share
			}
		}
		from := before[slot.Line]
		before[slot.Line] += slot.Units
		less, err := whole.upTo(from, o.Lines[slot.Line].Quantity)
		if err != nil {
			return nil, err
		}
		more, err := whole.upTo(from+slot.Units, o.Lines[slot.Line].Quantity)
		if err != nil {
			return nil, err
		}
		sums[slot.Child].add(more, less)
	}
	children := make([]Amounts, len(sums))
	for i, sum := range sums {
		amount := func(minor int64) money.Amount { return money.FromMinor(minor, o.Currency) }
		children[i] = Amounts{
			List: amount(sum.list), Discounts: amount(sum.discounts), Points: amount(sum.points), TaxOnTop: amount(sum.tax),
			Freight: amount(s.Freight[i]),
			Paid:    amount(sum.list - sum.discounts - sum.points + sum.tax + s.Freight[i]),
		}
	}
	return children, nil
}

// parts is what a number of units cost, in minor units.
type parts struct{ list, discounts, points, tax int64 }

func (p *parts) add(more, less parts) {
	p.list += more.list - less.list
	p.discounts += more.discounts - less.discounts
	p.points += more.points - less.points
	p.tax += more.tax - less.tax
}

// upTo is the part of a line that its first units cost. Discounts and points share what the floor of the net leaves of
// the price: were each floored by itself, units between could cost less than nothing.
func (p parts) upTo(units, of int64) (parts, error) {
	off := p.discounts + p.points
	list, err := money.Portion(p.list, units, of)
	if err != nil {
		return parts{}, err
	}
	net, err := money.Portion(p.list-off, units, of)
	if err != nil {
		return parts{}, err
	}
	tax, err := money.Portion(p.tax, units, of)
	if err != nil {
		return parts{}, err
	}
	cut := parts{list: list, points: list - net, tax: tax}
	if off > 0 {
		if cut.discounts, err = money.Portion(p.discounts, list-net, off); err != nil {
			return parts{}, err
		}
		cut.points -= cut.discounts
	}
	return cut, nil
}
