package order

import "github.com/recourse-go/recourse/order/money"

func (c *checker) checkLines() {
	c.lines = make(map[string]int, len(c.order.Lines))
	if len(c.order.Lines) == 0 {
		c.fault("lines_missing", "lines", "an order has at least one line")
	}
	for i := range c.order.Lines {
		l := &c.order.Lines[i]
		c.id(c.lines, "lines", i, l.ID)
		if l.Quantity <= 0 {
			c.fault("quantity_not_positive", at("lines", i, ".quantity"), "%d is not a positive number of units", l.Quantity)
		}
		c.textOf("lines", i, ".sku", l.SKU)
		c.textOf("lines", i, ".category", l.Category)
		c.factsOf("lines", i, l.Facts)
		c.amount(&l.UnitPrice, "lines", i, ".unit_price")
		c.amount(&l.Tax, "lines", i, ".tax")
		if l.Allocated != nil {
			l.Allocated = c.boundShares(i, l.Allocated)
		}
	}
	c.checkGifts()
}

// checkGifts checks that every gift was given with a line that was bought.
func (c *checker) checkGifts() {
	for i := range c.order.Lines {
		l := &c.order.Lines[i]
		if l.GiftFor == "" {
			continue
		}
		trigger, known := c.lines[l.GiftFor]
		switch {
		case !known:
			c.fault("line_unknown", at("lines", i, ".gift_for"), "no line %q", Shorten(l.GiftFor, maxPathName))
		case c.order.Lines[trigger].GiftFor != "":
			c.fault("gift_invalid", at("lines", i, ".gift_for"), "line %q is a gift itself", Shorten(l.GiftFor, maxPathName))
		}
	}
}

// boundShares are the recorded shares of a line in the order's currency, in a map of their own.
func (c *checker) boundShares(i int, shares map[string]money.Amount) map[string]money.Amount {
	bound := make(map[string]money.Amount, len(shares))
	for _, id := range sortedKeys(shares) {
		share := shares[id]
		if code, text := c.bind(&share); code != "" {
			c.fault(code, sharePath(i, id), "%s", text)
		}
		bound[id] = share
	}
	return bound
}

func sharePath(i int, layer string) string {
	return at("lines", i, ".allocated."+Shorten(layer, maxPathName))
}
