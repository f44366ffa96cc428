package refund

import (
	"math"
	"math/bits"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// checkout is the order bought again with the units that are kept only.
type checkout struct {
	kept   []int64 // units by line
	left   []int64 // list price less discounts, by line
	lapsed []string
}

// newCheckout prices the kept units as the shop's checkout would have: each promotion and coupon on what its lines have
// left, in full where its threshold is reached. A threshold is checked again only where some unit of its lines goes back and
// all of them had reached it; it is held against list prices, as shops do. A price that the seller changed is the price.
func newCheckout(a *Allocation, kept []int64, reprice bool) (checkout, error) {
	c := checkout{kept: kept, left: make([]int64, len(kept))}
	for i := range kept {
		c.left[i] = a.order.Lines[i].UnitPrice.Minor() * kept[i] // at most the line's list price, which fits
	}
	if !reprice {
		return c, nil
	}
	room := make([]int64, 0, len(kept))
	shares := make([]int64, 0, len(kept))
	for k := range a.order.Discounts {
		var err error
		if a.order.Discounts[k].Kind == order.PriceChange {
			err = c.priceChange(a, k)
		} else {
			shares, err = c.discount(a, &a.order.Discounts[k], room, shares)
		}
		if err != nil {
			return checkout{}, err
		}
	}
	return c, nil
}

// discount takes one discount off what is left, in the memory it is lent.
func (c *checkout) discount(a *Allocation, d *order.Discount, room, shares []int64) ([]int64, error) {
	var list, bought, sum int64
	lines := a.linesUnder(d)
	for _, i := range lines {
		list += a.order.Lines[i].UnitPrice.Minor() * c.kept[i]
		bought += a.shares.Lines[i].List
		sum += c.left[i]
		room = append(room, c.left[i])
	}
	if threshold := d.Threshold.Minor(); list < threshold && bought >= threshold {
		c.lapsed = append(c.lapsed, d.ID)
		return shares, nil
	}
	shares, err := money.AppendWithin(shares[:0], min(d.Amount.Minor(), sum), room, a.order.Apportion)
	if err != nil {
		return nil, err
	}
	for k, i := range lines {
		c.left[i] -= shares[k]
	}
	return shares, nil
}

// priceChange takes off what the kept units had of a price change, rounded down.
func (c *checkout) priceChange(a *Allocation, discount int) error {
	for i, units := range c.kept {
		off, err := portion(a.shares.Lines[i].Layers[discount], units, a.lines[i].quantity)
		if err != nil {
			return err
		}
		c.left[i] -= min(off, c.left[i])
	}
	return nil
}

// cost is what the kept units would have cost: less what points paid of them, and with the tax that is on top of prices.
func (c *checkout) cost(a *Allocation) (int64, error) {
	var goods, points, tax int64
	for i := range c.kept {
		line := &a.lines[i]
		goods += c.left[i]
		for _, account := range line.accounts {
			part, err := portion(account.value, c.kept[i], line.quantity)
			if err != nil {
				return 0, err
			}
			points += part
		}
		tax = add(tax, c.taxOnTop(a, i))
	}
	return add(max(0, goods-points), tax), nil
}

// taxOnTop is the tax on the kept units of a line, in proportion to what they would have cost. What goes back of a tax is
// floored, so that what stays is rounded up.
func (c *checkout) taxOnTop(a *Allocation, i int) int64 {
	shares, kept := &a.shares.Lines[i], c.kept[i]
	if shares.TaxTop == 0 || kept == 0 {
		return 0
	}
	part, whole := kept, a.lines[i].quantity
	taxed := shares.List
	for _, off := range shares.Layers[:len(a.order.Discounts)] {
		taxed -= off
	}
	if taxed > 0 {
		part, whole = c.left[i], taxed
	}
	return ceil(shares.TaxTop, part, whole)
}

// ceil is total*part/whole, rounded up; part may be more than whole. What no amount can hold is the largest there is: the
// kept units would have cost more than all that was paid.
func ceil(total, part, whole int64) int64 {
	high, low := bits.Mul64(uint64(total), uint64(part))
	if high >= uint64(whole) {
		return math.MaxInt64
	}
	quotient, rest := bits.Div64(high, low, uint64(whole))
	if rest > 0 {
		quotient++
	}
	return int64(min(quotient, math.MaxInt64))
}

// add is the sum of what would have been paid, or the largest amount there is.
func add(a, b int64) int64 {
	if b > math.MaxInt64-a {
		return math.MaxInt64
	}
	return a + b
}
