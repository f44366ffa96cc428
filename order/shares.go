package order

import (
	"errors"
	"math"
	"math/bits"
	"slices"

	"github.com/recourse-go/recourse/order/money"
)

// Shares is how the discounts, the points and the freight of an order fell on its lines and child orders: what each line
// cost in the end. Numbers are minor units of the order's currency.
type Shares struct {
	Lines []LineShares
	// Freight is what was paid for sending each child, tax included, by the index of Order.Children; FreightTax the tax in
	// it, nil where none was charged.
	Freight, FreightTax []int64
	// Slots are the units of each line that each child sends, by child, then by line.
	Slots []Slot
	// Goods is the sum of the nets; Paid is Goods and Freight together, which is what the tenders paid.
	Goods, Paid int64
}

// LineShares is what one line cost and why.
type LineShares struct {
	List int64 // unit price times quantity
	// Layers are its shares of the discounts, then of the values of the points, by their index.
	Layers []int64
	TaxTop int64   // tax paid on top of the price
	Net    int64   // List less Layers, and TaxTop: what was paid for the line
	Points []int64 // its shares of the points' counts, by the index of Order.Points
	// Rewards are its shares of the counts of the points earned, by the index of Order.Rewards: over the nets of the lines.
	Rewards []int64
}

// Shares splits every layer of the order. The shares of a layer sum to it exactly, and no line ever gives more than it
// has left. The order is checked first, as by New; for one that New would refuse it returns the *InvalidError New would.
func (o Order) Shares() (Shares, error) {
	_, s, err := Itemize(o)
	return s, err
}

// shares splits an order whose parts are sound, or says what does not fit.
func (c *checker) shares() Shares {
	o := &c.order
	layers, accounts := len(o.Discounts)+len(o.Points), len(o.Points)
	s := Shares{Lines: make([]LineShares, len(o.Lines)), Freight: make([]int64, len(o.Children))}
	flat := make([]int64, len(o.Lines)*(layers+accounts))
	for i := range s.Lines {
		line := &s.Lines[i]
		line.Layers, flat = flat[:layers:layers], flat[layers:]
		line.Points, flat = flat[:accounts:accounts], flat[accounts:]
	}
	left, ok := c.lists(&s)
	if !ok {
		return s
	}
	c.layers(&s, left)
	c.freight(&s)
	if len(c.faults) == 0 {
		c.nets(&s, left)
	}
	if len(c.faults) == 0 {
		c.rewards(&s)
	}
	s.Slots = c.slots()
	return s
}

// lists multiplies prices with units; left is what each line has for the layers to take. It reports false if the lines
// are too much for an amount, which later sums rely on.
func (c *checker) lists(s *Shares) (left []int64, ok bool) {
	left = make([]int64, len(s.Lines))
	var total int64
	for i := range c.order.Lines {
		l, line := &c.order.Lines[i], &s.Lines[i]
		hi, lo := bits.Mul64(uint64(l.UnitPrice.Minor()), uint64(l.Quantity))
		if hi != 0 || lo > math.MaxInt64 {
			c.fault("amount_overflow", at("lines", i, ""), "%d units at %s are more than an amount can hold", l.Quantity, l.UnitPrice.Number())
			return nil, false
		}
		if total, ok = addInt64(total, int64(lo)); !ok {
			c.fault("amount_overflow", at("lines", i, ""), "the lines add up to more than an amount can hold")
			return nil, false
		}
		line.List, left[i] = int64(lo), int64(lo)
		switch {
		case l.TaxOnTop:
			line.TaxTop = l.Tax.Minor()
		case l.Tax.Minor() > line.List:
			c.fault("amount_invalid", at("lines", i, ".tax"), "the price %s cannot include %s of tax", c.number(line.List), l.Tax.Number())
		}
	}
	return left, true
}

// layers splits the discounts and the points' values, one after the other, and the points' counts over their values.
func (c *checker) layers(s *Shares, left []int64) {
	o := &c.order
	all := make([]int, len(o.Lines))
	for i := range all {
		all[i] = i
	}
	for k := range o.Discounts {
		d := &o.Discounts[k]
		only := all
		if d.Lines != nil {
			only = make([]int, len(d.Lines))
			for j, id := range d.Lines {
				only[j] = c.lines[id]
			}
			slices.Sort(only)
		}
		l := layer{index: k, id: d.ID, amount: d.Amount.Minor(), part: "discounts", at: k, field: ".amount"}
		c.split(s, left, l, only)
	}
	weights := make([]int64, len(o.Lines))
	for k, p := range o.Points {
		l := layer{index: len(o.Discounts) + k, id: p.ID, amount: p.Value.Minor(), part: "points", at: k, field: ".value"}
		c.split(s, left, l, all)
		for i := range s.Lines {
			weights[i] = s.Lines[i].Layers[l.index]
		}
		counts, err := money.Apportion(p.Count, weights, o.Apportion)
		if err != nil {
			c.fault("amount_invalid", at("points", k, ".count"), "%v", err)
			continue
		}
		for i := range s.Lines {
			s.Lines[i].Points[k] = counts[i]
		}
	}
}

// freight adds up what was paid for sending each child order.
func (c *checker) freight(s *Shares) {
	for i, f := range c.order.Freight {
		child, ok := c.children[f.Child], true
		s.Freight[child] = f.Amount.Minor()
		if f.Tax.Sign() > 0 {
			if s.FreightTax == nil {
				s.FreightTax = make([]int64, len(s.Freight))
			}
			s.FreightTax[child] = f.Tax.Minor()
		}
		switch {
		case f.TaxOnTop:
			s.Freight[child], ok = addInt64(s.Freight[child], f.Tax.Minor())
		case f.Tax.Minor() > f.Amount.Minor():
			c.fault("amount_invalid", at("freight", i, ".tax"), "the freight %s cannot include %s of tax", f.Amount.Number(), f.Tax.Number())
		}
		if !ok {
			c.tooMuch("freight", i, ".amount")
		}
	}
}

// rewards splits the points that the order earned over what was paid for the lines.
func (c *checker) rewards(s *Shares) {
	if len(c.order.Rewards) == 0 {
		return
	}
	weights := make([]int64, len(s.Lines))
	for i := range s.Lines {
		weights[i] = s.Lines[i].Net
		s.Lines[i].Rewards = make([]int64, len(c.order.Rewards))
	}
	for k, r := range c.order.Rewards {
		counts, err := money.Apportion(r.Count, weights, c.order.Apportion)
		if err != nil {
			c.fault("amount_invalid", at("rewards", k, ".count"), "%v", err)
			return
		}
		for i := range s.Lines {
			s.Lines[i].Rewards[k] = counts[i]
		}
	}
}

// layer is an amount to split over lines, and where it stands in the document.
type layer struct {
	index  int // in LineShares.Layers
	id     string
	amount int64
	part   string
	at     int
	field  string
}

// split takes one layer off what its lines have left: first the shares that are facts, the rest by the order's rule.
func (c *checker) split(s *Shares, left []int64, l layer, lines []int) {
	rest, open, ok := c.recorded(s, left, l, lines)
	if !ok {
		return
	}
	if len(open) == 0 {
		if rest != 0 {
			c.fault("sum_differs", at(l.part, l.at, l.field), "the recorded shares leave %s of %s over", c.number(rest), c.number(l.amount))
		}
		return
	}
	room := make([]int64, len(open))
	for j, i := range open {
		room[j] = left[i]
	}
	shares, err := money.Within(rest, room, c.order.Apportion)
	var short *money.RoomError
	switch {
	case errors.As(err, &short):
		c.fault("layer_too_large", at(l.part, l.at, l.field), "%s is more than the %s its lines have left", c.number(rest), c.number(short.Room))
		return
	case err != nil:
		c.fault("amount_invalid", at(l.part, l.at, l.field), "%v", err)
		return
	}
	for j, i := range open {
		s.Lines[i].Layers[l.index] = shares[j]
		left[i] -= shares[j]
	}
}

// recorded takes the shares that are facts. It returns what they leave of the layer, and the lines without one.
func (c *checker) recorded(s *Shares, left []int64, l layer, lines []int) (rest int64, open []int, ok bool) {
	rest = l.amount
	for j, i := range lines {
		fact, known := c.order.Lines[i].Allocated[l.id]
		if !known {
			if open != nil {
				open = append(open, i)
			}
			continue
		}
		if open == nil {
			open = append(make([]int, 0, len(lines)), lines[:j]...)
		}
		switch share := fact.Minor(); {
		case share > left[i]:
			c.fault("layer_too_large", sharePath(i, l.id), "the line has only %s left", c.number(left[i]))
			return 0, nil, false
		case share > rest:
			c.fault("sum_differs", at(l.part, l.at, l.field), "the recorded shares add up to more than %s", c.number(l.amount))
			return 0, nil, false
		default:
			s.Lines[i].Layers[l.index] = share
			left[i] -= share
			rest -= share
		}
	}
	if open == nil {
		open = lines
	}
	return rest, open, true
}

// nets adds up what the lines and the whole order cost in the end.
func (c *checker) nets(s *Shares, left []int64) {
	for i := range s.Lines {
		line := &s.Lines[i]
		var fits, sums bool
		line.Net, fits = addInt64(left[i], line.TaxTop)
		s.Goods, sums = addInt64(s.Goods, line.Net)
		if !fits || !sums {
			c.tooMuch("lines", i, "")
			return
		}
	}
	s.Paid = s.Goods
	for i, f := range c.order.Freight {
		var sums bool
		if s.Paid, sums = addInt64(s.Paid, s.Freight[c.children[f.Child]]); !sums {
			c.tooMuch("freight", i, ".amount")
			return
		}
	}
}

func (c *checker) tooMuch(part string, i int, field string) {
	c.fault("amount_overflow", at(part, i, field), "the order adds up to more than an amount can hold")
}

// addInt64 adds two numbers that are not negative; it reports false if the sum does not fit.
func addInt64(a, b int64) (int64, bool) {
	if b > math.MaxInt64-a {
		return a, false
	}
	return a + b, true
}
