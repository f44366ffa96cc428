package order

import "slices"

// Slot is a number of units of one line that one child order sends.
type Slot struct {
	Child, Line int // indexes into Order.Children and Order.Lines
	Units       int64
}

// slots says which child sends which units of a sound order: those it lists, or what its lines have that no other lists.
func (c *checker) slots() []Slot {
	o := &c.order
	left := make([]int64, len(o.Lines)) // units that no child lists
	homed := make([][]int, len(o.Children))
	for i := range o.Lines {
		home := c.children[o.Lines[i].Child]
		homed[home] = append(homed[home], i)
		left[i] = o.Lines[i].Quantity
	}
	for k := range o.Children {
		for id, n := range o.Children[k].Units {
			left[c.lines[id]] -= n
		}
	}
	slots := make([]Slot, 0, len(o.Lines))
	for k := range o.Children {
		units := o.Children[k].Units
		if units == nil {
			for _, i := range homed[k] {
				if left[i] > 0 {
					slots = append(slots, Slot{Child: k, Line: i, Units: left[i]})
				}
			}
			continue
		}
		own := make([]int, 0, len(units))
		for id := range units {
			own = append(own, c.lines[id])
		}
		slices.Sort(own)
		for _, i := range own {
			slots = append(slots, Slot{Child: k, Line: i, Units: units[o.Lines[i].ID]})
		}
	}
	return slots
}
