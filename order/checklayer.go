package order

import "slices"

// checkLayers checks the discounts and the points, and the shares of them that lines recorded.
func (c *checker) checkLayers() {
	layers := make(map[string]int, len(c.order.Discounts)+len(c.order.Points)) // index by id, points behind discounts
	for i := range c.order.Discounts {
		c.checkDiscount(layers, i)
	}
	for i := range c.order.Points {
		c.checkPoints(layers, i)
	}
	c.checkShares(layers)
	if n := len(c.order.Lines) * (len(c.order.Discounts) + 2*len(c.order.Points) + len(c.order.Rewards)); n > maxShares {
		c.fault("order_too_large", "", "%d lines and %d layers are more than %d shares", len(c.order.Lines), len(layers)+len(c.order.Rewards), maxShares)
	}
}

func (c *checker) checkDiscount(layers map[string]int, i int) {
	d := &c.order.Discounts[i]
	c.id(layers, "discounts", i, d.ID)
	if !slices.Contains(DiscountKinds(), d.Kind) {
		c.fault("name_unknown", at("discounts", i, ".kind"), "unknown discount kind %q", Shorten(string(d.Kind), maxPathName))
	}
	c.party(d.FundedBy, "discounts", i)
	c.amount(&d.Amount, "discounts", i, ".amount")
	c.amount(&d.Threshold, "discounts", i, ".threshold")
	seen := make(map[string]bool, len(d.Lines))
	for j, id := range d.Lines {
		if _, known := c.lines[id]; !known {
			c.fault("line_unknown", at("discounts", i, at(".lines", j, "")), "no line %q", Shorten(id, maxPathName))
		} else if seen[id] {
			c.fault("line_repeated", at("discounts", i, at(".lines", j, "")), "line %q is listed twice", Shorten(id, maxPathName))
		}
		seen[id] = true
	}
}

func (c *checker) checkPoints(layers map[string]int, i int) {
	p := &c.order.Points[i]
	_, taken := layers[p.ID]
	c.id(layers, "points", i, p.ID)
	if _, known := layers[p.ID]; known && !taken {
		layers[p.ID] = len(c.order.Discounts) + i
	}
	c.party(p.FundedBy, "points", i)
	c.amount(&p.Value, "points", i, ".value")
	if p.Count < 0 {
		c.fault("quantity_not_positive", at("points", i, ".count"), "%d is not a number of points", p.Count)
	}
	if !p.ExpiresAt.IsZero() {
		c.year(at("points", i, ".expires_at"), p.ExpiresAt)
	}
}

func (c *checker) checkRewards() {
	ids := make(map[string]int, len(c.order.Rewards))
	for i := range c.order.Rewards {
		r := &c.order.Rewards[i]
		c.id(ids, "rewards", i, r.ID)
		c.party(r.FundedBy, "rewards", i)
		c.amount(&r.Value, "rewards", i, ".value")
		if r.Count < 0 {
			c.fault("quantity_not_positive", at("rewards", i, ".count"), "%d is not a number of points", r.Count)
		}
	}
}

func (c *checker) party(p Party, part string, i int) {
	if !p.Valid() {
		c.fault("name_unknown", at(part, i, ".funded_by"), "unknown party %q", Shorten(string(p), maxPathName))
	}
}

// checkShares checks that the recorded shares of every line are of layers that it is in.
func (c *checker) checkShares(layers map[string]int) {
	var in []map[string]bool // by discount: the lines it is limited to, once a share asks
	for i := range c.order.Lines {
		l := &c.order.Lines[i]
		for _, id := range sortedKeys(l.Allocated) {
			k, known := layers[id]
			if !known {
				c.fault("layer_unknown", sharePath(i, id), "no discount and no points %q", Shorten(id, maxPathName))
				continue
			}
			if k >= len(c.order.Discounts) || c.order.Discounts[k].Lines == nil {
				continue
			}
			if in == nil {
				in = make([]map[string]bool, len(c.order.Discounts))
			}
			if in[k] == nil {
				in[k] = setOf(c.order.Discounts[k].Lines)
			}
			if !in[k][l.ID] {
				c.fault("line_unknown", sharePath(i, id), "discount %q does not apply to line %q", Shorten(id, maxPathName), Shorten(l.ID, maxPathName))
			}
		}
	}
}

func setOf(names []string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}
