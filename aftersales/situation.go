package aftersales

import (
	"fmt"
	"maps"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// policy finds the policy pinned on a child order; where it cannot be found the turn is broken.
func (t *turn) policy(ch *Child) Policy {
	p, err := t.policies.Policy(ch.Policy, t.d.Order.PlacedAt)
	if err != nil {
		if t.broken == nil {
			t.broken = fmt.Errorf("policy of child order %q: %w", order.Shorten(ch.Progress.Child, 64), err)
		}
		return nil
	}
	return p
}

// situation describes a case of a child order to its policy. The policy is nil if it cannot be found.
func (t *turn) situation(child string, caseAt int) (*Situation, Policy) {
	at := t.d.childIndex(child)
	if at < 0 {
		return nil, nil
	}
	s, p := t.childSituation(&t.d.Children[at])
	if p != nil && caseAt >= 0 {
		t.about(s, &t.d.Cases[caseAt])
	}
	return s, p
}

// about fills in what a case asks.
func (t *turn) about(s *Situation, c *Case) {
	s.Case, s.Kind, s.Reason, s.Goods, s.Channel, s.Liable, s.Attempts = c, c.Kind, c.Reason, c.Goods, c.Channel, c.Liable, c.Attempts
	lines := t.orderLines(c.Quote.LineIDs())
	s.Categories = make([]string, len(lines))
	for i, l := range lines {
		s.Categories[i] = t.d.Order.Lines[l].Category
	}
	t.lines(s, lines, c.Opening.Facts)
}

// fewLines is up to how many lines are looked for one by one.
const fewLines = 16

// orderLines are the places of lines in the order, those that it does not have left out, as in a request that names some.
func (t *turn) orderLines(ids []string) []int {
	lines := t.d.Order.Lines
	found := make([]int, 0, len(ids))
	if len(ids) <= fewLines {
		for _, id := range ids {
			if at := slices.IndexFunc(lines, func(l order.Line) bool { return l.ID == id }); at >= 0 {
				found = append(found, at)
			}
		}
		return found
	}
	places := make(map[string]int, len(lines))
	for i := range lines {
		places[lines[i].ID] = i
	}
	for _, id := range ids {
		if at, ok := places[id]; ok {
			found = append(found, at)
		}
	}
	return found
}

// lines fills in what the lines concerned tell a policy, and what the request says.
func (t *turn) lines(s *Situation, lines []int, facts order.Facts) {
	var price int64
	shares := t.d.alloc.Shares().Lines
	for i, at := range lines {
		price += shares[at].Net
		l := &t.d.Order.Lines[at]
		if i == 0 {
			s.Facts = maps.Clone(l.Facts)
			continue
		}
		maps.DeleteFunc(s.Facts, func(name, value string) bool { return l.Facts[name] != value })
	}
	s.Price = money.FromMinor(price, t.d.Order.Currency)
	s.Said = facts
}

func (t *turn) childSituation(ch *Child) (*Situation, Policy) {
	p := t.policy(ch)
	if p == nil {
		return nil, nil
	}
	s := &Situation{Order: &t.d.Order, Child: ch, At: t.at, By: t.by, Timer: t.timer}
	if t.d.alloc != nil {
		s.Paid = t.d.alloc.Paid()
	}
	for i := range t.d.Order.Children {
		if t.d.Order.Children[i].ID == ch.Progress.Child {
			s.Doc = &t.d.Order.Children[i]
		}
	}
	return s, p
}

// units are what a child order sends, by line id.
func (t *turn) units(child string) map[string]int64 {
	units := map[string]int64{}
	for _, slot := range t.d.alloc.Shares().Slots {
		if t.d.Order.Children[slot.Child].ID == child {
			units[t.d.Order.Lines[slot.Line].ID] += slot.Units
		}
	}
	return units
}

// gone are the units of a child order that never leave, because they are being refunded or were, or were voided.
func (t *turn) gone(child string) map[string]int64 {
	return t.taken(child, func(c *Case) bool { return c.takes() && c.Goods == NotShipped })
}

// refunded are the units of a child order that never left and whose refund settled, or was voided.
func (t *turn) refunded(child string) map[string]int64 {
	return t.taken(child, func(c *Case) bool { return c.settled() && c.Goods == NotShipped })
}

// taken sums the units of a child order's cases that a test picks, by line id.
func (t *turn) taken(child string, pick func(*Case) bool) map[string]int64 {
	taken := map[string]int64{}
	for i := range t.d.Cases {
		c := &t.d.Cases[i]
		if c.Child != child || !pick(c) {
			continue
		}
		for j := range c.Quote.Lines {
			taken[c.Quote.Lines[j].Line] += c.Quote.Lines[j].Quantity
		}
	}
	return taken
}

// shippable are the units of a child order that may still leave, by line id; none where nothing may.
func (t *turn) shippable(ch Child) map[string]int64 {
	can := map[string]int64{}
	if ch.Status != order.PendingShipment && ch.Status != order.PartiallyShipped {
		return can
	}
	gone := t.gone(ch.Progress.Child)
	for line, n := range t.units(ch.Progress.Child) {
		if left := n - gone[line] - ch.Shipped[line]; left > 0 {
			can[line] = left
		}
	}
	return can
}
