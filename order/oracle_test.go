package order_test

import (
	"math/big"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// The rules once more, as they are told: big numbers, one unit at a time, nothing clever. limit is the room of each line;
// nil: no limit. Weights are all zero: each counts as 1.
func naiveSplit(total int64, weights []int64, limit []int64, rule money.Rule) []int64 {
	sum := int64(0)
	for _, w := range weights {
		sum += w
	}
	if sum == 0 && limit == nil {
		weights = make([]int64, len(weights))
		for i := range weights {
			weights[i] = 1
		}
		sum = int64(len(weights))
	}
	shares := make([]int64, len(weights))
	if total == 0 {
		return shares
	}
	n := naive{total: total, left: total, weights: weights, shares: shares, limit: limit}
	switch rule {
	case money.CascadeFromLast:
		for i := len(weights) - 1; i >= 0; i-- {
			if sum > 0 {
				n.give(i, floorOf(n.left, weights[i], sum))
			}
			sum -= weights[i]
		}
	case money.LargestTakesRest:
		n.largest()
	default:
		n.floors(total, sum)
		n.rest(sum, rule)
	}
	return shares
}

type naive struct {
	total, left            int64
	weights, shares, limit []int64
}

func floorOf(total, weight, sum int64) int64 {
	product := new(big.Int).Mul(big.NewInt(total), big.NewInt(weight))
	return product.Div(product, big.NewInt(sum)).Int64()
}

func remainderOf(total, weight, sum int64) *big.Int {
	product := new(big.Int).Mul(big.NewInt(total), big.NewInt(weight))
	return product.Mod(product, big.NewInt(sum))
}

func (n *naive) hasRoom(i int) bool { return n.limit == nil || n.shares[i] < n.limit[i] }

// give gives line i up to so many units.
func (n *naive) give(i int, units int64) {
	if n.limit != nil {
		units = min(units, n.limit[i]-n.shares[i])
	}
	n.shares[i] += units
	n.left -= units
}

func (n *naive) floors(total, sum int64) {
	for i, w := range n.weights {
		n.give(i, floorOf(total, w, sum))
	}
}

func (n *naive) rest(sum int64, rule money.Rule) {
	switch rule {
	case money.LastTakesRest:
		n.give(len(n.shares)-1, n.left)
		for n.left > 0 {
			for i := range n.shares {
				n.give(i, min(n.left, 1))
			}
		}
	case money.FirstTakesRest:
		for i := 0; n.left > 0; i = (i + 1) % len(n.shares) {
			if n.hasRoom(i) {
				n.give(i, 1)
			}
		}
	default:
		given := make([]bool, len(n.shares))
		for n.left > 0 {
			best := -1
			for i, w := range n.weights {
				if !given[i] && (best < 0 || remainderOf(n.total, w, sum).Cmp(remainderOf(n.total, n.weights[best], sum)) > 0) {
					best = i
				}
			}
			given[best] = true
			n.give(best, 1)
		}
	}
}

// largest goes round over the lines with room, by the room they had at first, until nothing is left.
func (n *naive) largest() {
	for n.left > 0 {
		sum, most := int64(0), -1
		for i, w := range n.weights {
			if n.hasRoom(i) {
				sum += w
				if most < 0 || w > n.weights[most] {
					most = i
				}
			}
		}
		round := n.left
		over := round
		for i, w := range n.weights {
			if n.hasRoom(i) {
				part := floorOf(round, w, sum)
				over -= part
				n.give(i, part)
			}
		}
		n.give(most, over)
	}
}

// naiveShares is what Shares should say of an order whose parts are sound.
func naiveShares(o order.Order) order.Shares {
	s := order.Shares{Lines: make([]order.LineShares, len(o.Lines)), Freight: make([]int64, len(o.Children))}
	left := make([]int64, len(o.Lines))
	for i, l := range o.Lines {
		left[i] = l.UnitPrice.Minor() * l.Quantity
		s.Lines[i] = order.LineShares{List: left[i], Layers: []int64{}, Points: []int64{}}
		if l.TaxOnTop {
			s.Lines[i].TaxTop = l.Tax.Minor()
		}
	}
	for _, d := range o.Discounts {
		takeNaively(o, &s, left, d.ID, d.Amount.Minor(), d.Lines)
	}
	for k, p := range o.Points {
		takeNaively(o, &s, left, p.ID, p.Value.Minor(), nil)
		var values []int64
		for i := range s.Lines {
			values = append(values, s.Lines[i].Layers[len(o.Discounts)+k])
		}
		for i, n := range naiveSplit(p.Count, values, nil, o.Apportion) {
			s.Lines[i].Points = append(s.Lines[i].Points, n)
		}
	}
	for i := range s.Lines {
		s.Lines[i].Net = left[i] + s.Lines[i].TaxTop
		s.Goods += s.Lines[i].Net
	}
	s.Paid = s.Goods
	freightNaively(o, &s)
	rewardNaively(o, &s)
	s.Slots = naiveSlots(o)
	return s
}

// freightNaively adds what sending each child cost; the list of taxes is there once one of them is more than nothing.
func freightNaively(o order.Order, s *order.Shares) {
	taxes := make([]int64, len(o.Children))
	for i, ch := range o.Children {
		for _, f := range o.Freight {
			if f.Child != ch.ID {
				continue
			}
			cost := f.Amount.Minor()
			if f.TaxOnTop {
				cost += f.Tax.Minor()
			}
			s.Freight[i] = cost
			s.Paid += cost
			if taxes[i] = f.Tax.Minor(); taxes[i] != 0 {
				s.FreightTax = taxes
			}
		}
	}
}

// rewardNaively splits the points earned by what each line cost in the end, tax on top included and freight not.
func rewardNaively(o order.Order, s *order.Shares) {
	var nets []int64
	for _, l := range s.Lines {
		nets = append(nets, l.Net)
	}
	for _, r := range o.Rewards {
		for i, n := range naiveSplit(r.Count, nets, nil, o.Apportion) {
			s.Lines[i].Rewards = append(s.Lines[i].Rewards, n)
		}
	}
}

func takeNaively(o order.Order, s *order.Shares, left []int64, id string, amount int64, lines []string) {
	in := func(i int) bool {
		for _, l := range lines {
			if l == o.Lines[i].ID {
				return true
			}
		}
		return lines == nil
	}
	var open []int
	var room []int64
	shares := make([]int64, len(o.Lines))
	for i, l := range o.Lines {
		if fact, known := l.Allocated[id]; known {
			shares[i] = fact.Minor()
			amount -= fact.Minor()
		} else if in(i) {
			open, room = append(open, i), append(room, left[i])
		}
	}
	if amount > 0 {
		for j, share := range naiveSplit(amount, room, room, o.Apportion) {
			shares[open[j]] = share
		}
	}
	for i, share := range shares {
		s.Lines[i].Layers = append(s.Lines[i].Layers, share)
		left[i] -= share
	}
}

func naiveSlots(o order.Order) []order.Slot {
	slots := []order.Slot{}
	for k, ch := range o.Children {
		for i, l := range o.Lines {
			n := ch.Units[l.ID]
			if ch.Units == nil && l.Child == ch.ID {
				n = l.Quantity
				for _, other := range o.Children {
					n -= other.Units[l.ID]
				}
			}
			if n > 0 {
				slots = append(slots, order.Slot{Child: k, Line: i, Units: n})
			}
		}
	}
	return slots
}
