package order

import (
	"maps"
	"slices"
)

// Part is what Split moves into a child order of its own.
type Part struct {
	ID         string
	Fulfilment Fulfilment       // defaults to the fulfilment of the child it is taken from
	Units      map[string]int64 // by line id: how many units of the child move
}

// Split returns the order with some units of one child order moved to new child orders, as when two warehouses send them.
// Units move, money does not: lines stay whole, the freight stays with the child it was paid for, and the amounts of the
// children still sum to the order's. The order is checked first, as by New. Split returns an *InvalidError if:
//   - New would refuse the order, or refuses the ids of the parts
//   - the child is unknown
//   - a part asks for units the child does not have, or for none
//   - the child would keep no units
func (o Order) Split(child string, parts ...Part) (Order, error) {
	c := &checker{order: o}
	c.check()
	if err := c.err(); err != nil {
		return Order{}, err
	}
	o = c.order
	from, known := c.children[child]
	if !known {
		c.fault("child_unknown", "children", "no child order %q", Shorten(child, maxPathName))
		return Order{}, c.err()
	}
	left := map[string]int64{}
	for _, slot := range c.slots() {
		if slot.Child == from {
			left[o.Lines[slot.Line].ID] = slot.Units
		}
	}
	children := slices.Clone(o.Children)
	for i, p := range parts {
		c.take(left, child, i, p)
		moved := children[from]
		moved.ID, moved.Units = p.ID, maps.Clone(p.Units)
		if p.Fulfilment != "" {
			moved.Fulfilment = p.Fulfilment
		}
		children = append(children, moved)
	}
	if len(left) == 0 && len(c.faults) == 0 {
		c.fault("units_missing", "children", "child order %q would keep no units", Shorten(child, maxPathName))
	}
	if err := c.err(); err != nil {
		return Order{}, err
	}
	children[from].Units = left
	o.Children = children
	return New(o)
}

// take moves the units of part i out of what the child has left.
func (c *checker) take(left map[string]int64, child string, i int, p Part) {
	if len(p.Units) == 0 {
		c.fault("units_missing", at("parts", i, ".units"), "no units are to move")
	}
	for _, id := range sortedKeys(p.Units) {
		path := at("parts", i, ".units."+Shorten(id, maxPathName))
		switch n := p.Units[id]; {
		case n <= 0:
			c.fault("quantity_not_positive", path, "%d is not a positive number of units", n)
		case n > left[id]:
			c.fault("quantity_exceeded", path, "%d units asked, %q has %d left", n, Shorten(child, maxPathName), left[id])
		case n == left[id]:
			delete(left, id)
		default:
			left[id] -= n
		}
	}
}
