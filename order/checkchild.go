package order

func (c *checker) checkChildren() {
	c.children = make(map[string]int, len(c.order.Children))
	for i := range c.order.Children {
		ch := &c.order.Children[i]
		c.id(c.children, "children", i, ch.ID)
		switch ch.Fulfilment {
		case BySeller, ByWarehouse, ByPlatform:
		default:
			c.fault("name_unknown", at("children", i, ".fulfilment"), "unknown fulfilment %q", Shorten(string(ch.Fulfilment), maxPathName))
		}
		if ch.Policy != c.order.Policy { // which is checked by itself
			c.textOf("children", i, ".policy", ch.Policy)
		}
		c.textOf("children", i, ".seller", ch.Seller)
		c.factsOf("children", i, ch.Facts)
	}
	for i := range c.order.Lines {
		if id := c.order.Lines[i].Child; !c.hasChild(id) {
			c.fault("child_unknown", at("lines", i, ".child"), "no child order %q", Shorten(id, maxPathName))
		}
	}
	c.checkUnits()
}

func (c *checker) hasChild(id string) bool {
	_, known := c.children[id]
	return known
}

// checkUnits checks that every unit has one child that sends it, and every child a unit.
func (c *checker) checkUnits() {
	sends := make([]bool, len(c.order.Children))
	listed, wrong := c.listedUnits()
	for i := range c.order.Lines {
		l := &c.order.Lines[i]
		home, known := c.children[l.Child]
		left := l.Quantity - listed[i]
		switch {
		case !known || left <= 0 || wrong[i]:
		case c.order.Children[home].Units == nil:
			sends[home] = true
		default:
			c.fault("quantity_missing", at("lines", i, ".quantity"), "%d of %d units are listed by no child order", left, l.Quantity)
		}
	}
	if len(c.faults) > 0 {
		return // a child may seem idle because of them
	}
	for i := range c.order.Children {
		if ch := &c.order.Children[i]; !sends[i] && len(ch.Units) == 0 {
			c.fault("units_missing", at("children", i, ""), "child order %q sends no units", Shorten(ch.ID, maxPathName))
		}
	}
}

// listedUnits counts, by the index of the line, the units that children list, and notes which lines are listed wrongly.
func (c *checker) listedUnits() (listed []int64, wrong map[int]bool) {
	listed = make([]int64, len(c.order.Lines))
	wrong = map[int]bool{}
	for i := range c.order.Children {
		units := c.order.Children[i].Units
		for _, id := range sortedKeys(units) {
			line, known := c.lines[id]
			n := units[id]
			switch {
			case !known:
				c.fault("line_unknown", unitsPath(i, id), "no line %q", Shorten(id, maxPathName))
			case n <= 0:
				wrong[line] = true
				c.fault("quantity_not_positive", unitsPath(i, id), "%d is not a positive number of units", n)
			case n > c.order.Lines[line].Quantity-listed[line]:
				wrong[line] = true
				c.fault("quantity_exceeded", unitsPath(i, id), "the children list more than the %d units of the line", c.order.Lines[line].Quantity)
			default:
				listed[line] += n
			}
		}
	}
	return listed, wrong
}

func unitsPath(i int, line string) string {
	return at("children", i, ".units."+Shorten(line, maxPathName))
}

func (c *checker) checkFreight() {
	seen := make(map[string]bool, len(c.order.Freight))
	for i := range c.order.Freight {
		f := &c.order.Freight[i]
		if !c.hasChild(f.Child) {
			c.fault("child_unknown", at("freight", i, ".child"), "no child order %q", Shorten(f.Child, maxPathName))
		}
		if seen[f.Child] {
			c.fault("id_repeated", at("freight", i, ".child"), "child order %q has its freight already", Shorten(f.Child, maxPathName))
		}
		seen[f.Child] = true
		c.amount(&f.Amount, "freight", i, ".amount")
		c.amount(&f.Tax, "freight", i, ".tax")
	}
}
