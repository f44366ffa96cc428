package order_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// generator makes sound orders from a seed: the same seed, the same order.
type generator struct {
	*rand.Rand
	order order.Order
	left  []int64 // of each line, behind the layers made so far
}

// randomOrder has 1 to 12 lines in 1 to 3 children, a currency of 0 to 4 digits, up to 4 layers over all or some lines,
// some with recorded shares, tax in and on top, gifts, points that expire, up to 3 rewards, freight with and without tax,
// and 1 to 5 tenders, some with a voucher.
func randomOrder(seed uint64) order.Order {
	g := generator{Rand: rand.New(rand.NewPCG(seed, 7))}
	codes := []string{"JPY", "CNY", "USD", "KWD", "CLF"}
	g.order = order.Order{
		ID:        fmt.Sprintf("o-%d", seed),
		Currency:  money.MustCurrency(codes[g.IntN(len(codes))]),
		Apportion: money.Rules()[g.IntN(len(money.Rules()))],
	}
	g.lines()
	g.gifts()
	discounts := g.IntN(5)
	points := g.IntN(3)
	for k := range min(discounts, 4) {
		g.discount(k)
	}
	for k := range min(points, 4-min(discounts, 4)) {
		g.points(k)
	}
	g.rewards()
	g.freight()
	g.tenders(naiveShares(withChildren(g.order)).Paid)
	return g.order
}

// amount is a random number below limit+1, small ones and the limit itself as likely as large ones.
func (g *generator) upTo(limit int64) int64 {
	switch g.IntN(4) {
	case 0:
		return min(limit, g.Int64N(4))
	case 1:
		return limit
	}
	if limit <= 0 {
		return 0
	}
	return g.Int64N(limit) + g.Int64N(2)
}

func (g *generator) money(minor int64) money.Amount { return money.FromMinor(minor, g.order.Currency) }

func (g *generator) lines() {
	scale := int64(1) << g.IntN(30)
	for i := range 1 + g.IntN(12) {
		l := order.Line{
			ID: fmt.Sprintf("l%d", i), Child: []string{"", "b", "c"}[g.IntN(3)],
			UnitPrice: g.money(g.upTo(scale)), Quantity: 1 + g.Int64N(5)*g.Int64N(4),
		}
		list := l.UnitPrice.Minor() * l.Quantity
		if l.TaxOnTop = g.IntN(3) == 0; l.TaxOnTop || g.IntN(3) == 0 {
			l.Tax = g.money(g.upTo(list))
		}
		g.order.Lines = append(g.order.Lines, l)
		g.left = append(g.left, list)
	}
}

// gifts makes some lines gifts of lines that are none: a gift has no gift, whichever of the two stands first.
func (g *generator) gifts() {
	lines := g.order.Lines
	for i := range lines {
		if trigger := g.IntN(len(lines)); g.IntN(3) == 0 && trigger != i && lines[trigger].GiftFor == "" && !g.triggers(lines[i].ID) {
			lines[i].GiftFor = lines[trigger].ID
		}
	}
}

func (g *generator) triggers(id string) bool {
	for _, l := range g.order.Lines {
		if l.GiftFor == id {
			return true
		}
	}
	return false
}

// layer picks lines, an amount they can take, and some recorded shares; it returns the amount and the lines.
func (g *generator) layer(id string, only bool) (money.Amount, []string) {
	var lines []string
	var amount, room int64
	limited := only && g.IntN(2) == 0
	facts := g.IntN(3) == 0
	for i := range g.order.Lines {
		l := &g.order.Lines[i]
		if limited && g.IntN(2) == 0 && !(i == len(g.left)-1 && lines == nil) {
			continue
		}
		lines = append(lines, l.ID)
		if !facts || g.IntN(2) == 0 {
			room += g.left[i]
			continue
		}
		if l.Allocated == nil {
			l.Allocated = map[string]money.Amount{}
		}
		share := g.upTo(g.left[i])
		l.Allocated[id] = g.money(share)
		amount += share
	}
	amount += g.upTo(room)
	if !limited {
		lines = nil
	}
	return g.money(amount), lines
}

// settle takes what the last layer took off the lines.
func (g *generator) settle() {
	o := withChildren(g.order)
	for i, l := range naiveShares(o).Lines {
		g.left[i] = l.Net - l.TaxTop
	}
}

func (g *generator) discount(k int) {
	id := fmt.Sprintf("d%d", k)
	amount, lines := g.layer(id, true)
	g.order.Discounts = append(g.order.Discounts, order.Discount{ID: id, Amount: amount, Lines: lines})
	g.settle()
}

func (g *generator) points(k int) {
	id := fmt.Sprintf("p%d", k)
	value, _ := g.layer(id, false)
	p := order.Points{ID: id, Count: g.upTo(5000), Value: value}
	if g.IntN(2) == 0 { // in any zone, to the nanosecond
		p.ExpiresAt = time.Unix(1_800_000_000+g.Int64N(1e8), g.Int64N(1e9)).In(time.FixedZone("", (g.IntN(27)-12)*3600))
	}
	g.order.Points = append(g.order.Points, p)
	g.settle()
}

// rewards are counts from none to the largest there is; they change nothing that was paid.
func (g *generator) rewards() {
	for k := range g.IntN(4) {
		r := order.Reward{ID: fmt.Sprintf("r%d", k), Count: g.upTo(5000), FundedBy: []order.Party{"", order.Seller}[g.IntN(2)]}
		if g.IntN(8) == 0 {
			r.Count = math.MaxInt64 - g.Int64N(3)
		}
		if g.IntN(2) == 0 {
			r.Value = g.money(g.upTo(5000))
		}
		g.order.Rewards = append(g.order.Rewards, r)
	}
}

func (g *generator) freight() {
	seen := map[string]bool{}
	for _, l := range g.order.Lines {
		if !seen[l.Child] && g.IntN(2) == 0 {
			f := order.Freight{Child: l.Child, Amount: g.money(g.upTo(1200))}
			if f.TaxOnTop = g.IntN(3) == 0; f.TaxOnTop { // more than the freight itself too: nothing forbids it
				f.Tax = g.money(g.upTo(1500))
			} else if g.IntN(2) == 0 {
				f.Tax = g.money(g.upTo(f.Amount.Minor()))
			}
			g.order.Freight = append(g.order.Freight, f)
		}
		seen[l.Child] = true
	}
}

func (g *generator) tenders(due int64) {
	n := 1 + g.IntN(5)
	for i := range n {
		amount := g.upTo(due)
		if i == n-1 {
			amount = due
		}
		due -= amount
		t := order.Tender{ID: fmt.Sprintf("t%d", i), Amount: g.money(amount)}
		if g.IntN(3) == 0 {
			t.Voucher = g.money(g.upTo(amount))
		}
		g.order.Tenders = append(g.order.Tenders, t)
	}
}

// withChildren names the children that New would.
func withChildren(o order.Order) order.Order {
	o.Lines = append([]order.Line(nil), o.Lines...)
	o.Freight = append([]order.Freight(nil), o.Freight...)
	o.Children = nil
	seen := map[string]bool{}
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Child == "" {
			l.Child = order.DefaultChild
		}
		if !seen[l.Child] {
			seen[l.Child] = true
			o.Children = append(o.Children, order.Child{ID: l.Child})
		}
	}
	for i := range o.Freight {
		if o.Freight[i].Child == "" {
			o.Freight[i].Child = order.DefaultChild
		}
	}
	return o
}

// randomSplit moves random units of random children to new ones.
func randomSplit(r *rand.Rand, o order.Order) (order.Order, error) {
	s, err := o.Shares()
	if err != nil {
		return o, err
	}
	from := r.IntN(len(o.Children))
	units, total := map[string]int64{}, int64(0)
	var moved int64
	for _, slot := range s.Slots {
		if slot.Child != from {
			continue
		}
		total += slot.Units
		if n := r.Int64N(slot.Units + 1); n > 0 {
			units[o.Lines[slot.Line].ID] = n
			moved += n
		}
	}
	if moved == 0 || moved == total {
		return o, nil
	}
	return o.Split(o.Children[from].ID, order.Part{ID: fmt.Sprintf("part%d", len(o.Children)), Units: units})
}
