package refundtest

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// index finds the parts of an order by their ids.
type index struct {
	lines, children, discounts, accounts, rewards, tenders map[string]int
	slots                                                  map[home]int
	homes                                                  [][]int // by line: its slots
}

// home is which child order sends units of a line.
type home struct{ line, child int }

func newIndex(o order.Order, s order.Shares) index {
	x := index{
		lines:     positions(o.Lines, func(l order.Line) string { return l.ID }),
		children:  positions(o.Children, func(c order.Child) string { return c.ID }),
		discounts: positions(o.Discounts, func(d order.Discount) string { return d.ID }),
		accounts:  positions(o.Points, func(p order.Points) string { return p.ID }),
		rewards:   positions(o.Rewards, func(r order.Reward) string { return r.ID }),
		tenders:   positions(o.Tenders, func(t order.Tender) string { return t.ID }),
		slots:     make(map[home]int, len(s.Slots)),
		homes:     make([][]int, len(o.Lines)),
	}
	for k, slot := range s.Slots {
		x.slots[home{slot.Line, slot.Child}] = k
		x.homes[slot.Line] = append(x.homes[slot.Line], k)
	}
	return x
}

func positions[T any](list []T, id func(T) string) map[string]int {
	at := make(map[string]int, len(list))
	for i, v := range list {
		at[id(v)] = i
	}
	return at
}

// probes are requests that together look at all a ledger holds: every unit that is free, every line by amount, the freight.
func probes(o order.Order) []refund.Request {
	least := money.FromMinor(1, o.Currency)
	byAmount := refund.Request{Amount: &least}
	for _, l := range o.Lines {
		byAmount.Lines = append(byAmount.Lines, refund.RequestLine{Line: l.ID})
	}
	return []refund.Request{{}, byAmount, {FreightOnly: true}}
}
