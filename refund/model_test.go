package refund_test

import (
	"math/big"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// The model is the text of the laws written down as it reads, in no hurry: it keeps the quotes that stand, sums them anew
// for every question, and multiplies and divides with math/big. Only how the layers fell is taken from the order.
type model struct {
	order  order.Order
	shares order.Shares
	slots  [][]order.Slot // by line
}

func newModel(a *refund.Allocation) *model {
	m := &model{a.Order(), a.Shares(), make([][]order.Slot, len(a.Order().Lines))}
	for _, s := range m.shares.Slots {
		m.slots[s.Line] = append(m.slots[s.Line], s)
	}
	return m
}

// floor is total*part/whole, whole part.
func floor(total, part, whole int64) int64 {
	product := new(big.Int).Mul(big.NewInt(total), big.NewInt(part))
	return product.Quo(product, big.NewInt(whole)).Int64()
}

// hamilton splits a total by largest remainder, ties to the first.
func hamilton(total int64, weights []int64) []int64 {
	sum := new(big.Int)
	for _, w := range weights {
		sum.Add(sum, big.NewInt(w))
	}
	parts, remainders, order := make([]int64, len(weights)), make([]*big.Int, len(weights)), make([]int, len(weights))
	if sum.Sign() == 0 {
		return parts
	}
	rest := total
	for i, w := range weights {
		quotient, remainder := new(big.Int).QuoRem(new(big.Int).Mul(big.NewInt(total), big.NewInt(w)), sum, new(big.Int))
		parts[i], remainders[i], order[i] = quotient.Int64(), remainder, i
		rest -= parts[i]
	}
	slices.SortStableFunc(order, func(i, j int) int { return remainders[j].Cmp(remainders[i]) })
	for _, i := range order[:rest] {
		parts[i]++
	}
	return parts
}

// stands is what quotes hold of one line.
type stands struct {
	units, amount, forfeited int64
	covered                  bool  // by a request by amount
	compensated              int64 // what such requests gave
}

func (m *model) stands(quotes []refund.Quote, line int) (s stands) {
	id := m.order.Lines[line].ID
	for i := range quotes {
		for j := range quotes[i].Lines {
			if l := &quotes[i].Lines[j]; l.Line == id {
				s.units += l.Quantity
				s.amount += l.Amount.Minor()
				s.forfeited += l.Forfeited.Minor()
				if l.ByAmount && l.Amount.Sign() > 0 {
					s.covered, s.compensated = true, s.compensated+l.Amount.Minor()
				}
			}
		}
	}
	return s
}

// closed: every unit stands, or what was paid for the line does and a request by amount covers it.
func (m *model) closed(s stands, line int) bool {
	net := m.shares.Lines[line].Net
	return s.units == m.order.Lines[line].Quantity || net > 0 && s.covered && s.amount+s.forfeited == net
}

// standing adds up a number of every standing quote.
func standing(quotes []refund.Quote, of func(q *refund.Quote) int64) (total int64) {
	for i := range quotes {
		total += of(&quotes[i])
	}
	return total
}

// pointsStand is how many points of an account came back with a line, and what they had paid.
func (m *model) pointsStand(quotes []refund.Quote, line, account int) (count, value int64) {
	for i := range quotes {
		for j := range quotes[i].Lines {
			l := &quotes[i].Lines[j]
			if l.Line != m.order.Lines[line].ID {
				continue
			}
			for _, p := range l.Points {
				if p.ID == m.order.Points[account].ID {
					count, value = count+p.Count, value+p.Value.Minor()
				}
			}
		}
	}
	return count, value
}

func (m *model) subsidyStands(quotes []refund.Quote, line, discount int) int64 {
	return standing(quotes, func(q *refund.Quote) (sum int64) {
		for _, s := range q.Subsidies {
			if s.Line == m.order.Lines[line].ID && s.Discount == m.order.Discounts[discount].ID {
				sum += s.Amount.Minor()
			}
		}
		return sum
	})
}

func (m *model) rewardStands(quotes []refund.Quote, line, reward int) int64 {
	return standing(quotes, func(q *refund.Quote) (sum int64) {
		for _, r := range q.LineRewards {
			if r.Line == m.order.Lines[line].ID && r.Reward == m.order.Rewards[reward].ID {
				sum += r.Count
			}
		}
		return sum
	})
}

func (m *model) freightStands(quotes []refund.Quote, child int) int64 {
	return standing(quotes, func(q *refund.Quote) (sum int64) {
		for _, f := range q.FreightOf {
			if f.Child == m.order.Children[child].ID {
				sum += f.Amount.Minor()
			}
		}
		return sum
	})
}

// slotStands is the apportioned freight that went back with units of a slot, or is forfeited.
func (m *model) slotStands(quotes []refund.Quote, slot order.Slot) int64 {
	return standing(quotes, func(q *refund.Quote) (sum int64) {
		for _, f := range q.FreightLines {
			if f.Line == m.order.Lines[slot.Line].ID && f.Child == m.order.Children[slot.Child].ID {
				sum += f.Amount.Minor() + f.Forfeited.Minor()
			}
		}
		return sum
	})
}

func (m *model) outboundStands(quotes []refund.Quote, child int) int64 {
	return standing(quotes, func(q *refund.Quote) (sum int64) {
		for _, r := range q.Reductions {
			if r.Kind == refund.OutboundFreightFee && r.On == m.order.Children[child].ID {
				sum += r.Amount.Minor()
			}
		}
		return sum
	})
}

// tenderStands is what went back to a tender, and the part of it that was the voucher's.
func (m *model) tenderStands(quotes []refund.Quote, tender int) (sum, voucher int64) {
	for _, q := range quotes {
		for _, t := range q.Tenders {
			if t.ID == m.order.Tenders[tender].ID {
				sum, voucher = sum+t.Amount.Minor(), voucher+t.Voucher.Minor()
			}
		}
	}
	return sum, voucher
}

// tally is what quotes hold of the goods: by units and in all, forfeits included, and what repricing took off that.
type tally struct{ units, all, clawed int64 }

func (m *model) tally(quotes []refund.Quote) (t tally) {
	for i := range quotes {
		for _, l := range quotes[i].Lines {
			n := l.Amount.Minor() + l.Forfeited.Minor()
			t.all += n
			if !l.ByAmount {
				t.units += n
			}
		}
		if p := quotes[i].Repricing; p != nil {
			t.clawed += p.ClawBack.Minor() - p.Released.Minor() - p.Forfeited.Minor()
		}
	}
	return t
}

// taken is how many units of a slot quotes take.
func (m *model) taken(quotes []refund.Quote, slot order.Slot) (units int64) {
	id := m.order.Lines[slot.Line].ID
	for i := range quotes {
		for j := range quotes[i].Lines {
			if l := &quotes[i].Lines[j]; l.Line == id {
				units += m.takes(l, slot)
			}
		}
	}
	return units
}

func (m *model) takes(l *refund.QuoteLine, slot order.Slot) (units int64) {
	if len(m.slots[slot.Line]) == 1 {
		return l.Quantity
	}
	for _, from := range l.From {
		if from.Child == m.order.Children[slot.Child].ID {
			units += from.Units
		}
	}
	return units
}

func (m *model) free(quotes []refund.Quote, slot order.Slot, child string) int64 {
	if child != "" && m.order.Children[slot.Child].ID != child {
		return 0
	}
	return slot.Units - m.taken(quotes, slot)
}

func (m *model) amount(minor int64) money.Amount { return money.FromMinor(minor, m.order.Currency) }

func (m *model) lineIndex(id string) int {
	return slices.IndexFunc(m.order.Lines, func(l order.Line) bool { return l.ID == id })
}
