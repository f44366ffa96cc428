package refund

import (
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Allocation is an order with every layer split over its lines: computed once, when the order is paid, and never
// changed. It is safe for use by several goroutines.
type Allocation struct {
	order    order.Order
	shares   order.Shares
	lines    []allocated
	bought   []Bought       // by line: what quotes share
	index    map[string]int // by line id; nil for short orders, where a walk is faster
	children map[string]int
	tenders  []int64
	funded   []int // indexes of the discounts that another than the seller funded
	gifts    bool  // some line is a gift
	coupons  bool  // some discount is a coupon
	sent     bool  // some freight was paid
}

// allocated is what a quote needs to know of one line, in minor units.
type allocated struct {
	id       string
	net      int64 // what was paid for it, tax included
	tax      int64
	quantity int64
	accounts []pointsStanding // the points that paid for it, and what they paid, by account
	slots    []int            // indexes into shares.Slots; the units that children send
}

// Share is what one discount or points account took off a line.
type Share struct {
	ID     string       `json:"id"`
	Amount money.Amount `json:"amount"`
}

// shortOrder is up to how many lines a walk finds a line faster than a map does.
const shortOrder = 12

// Allocate splits the discounts, points and freight of an order over its lines and child orders. It fails with the
// *order.InvalidError of order.New if the order cannot be.
func Allocate(o order.Order) (*Allocation, error) {
	checked, shares, err := order.Itemize(o)
	if err != nil {
		return nil, err
	}
	a := &Allocation{order: checked, shares: shares, lines: make([]allocated, len(checked.Lines))}
	a.bought = make([]Bought, len(checked.Lines))
	accounts := make([]pointsStanding, 0, len(checked.Lines)*len(checked.Points))
	named := make([]Share, 0, len(checked.Lines)*(len(checked.Discounts)+len(checked.Points)))
	for i, l := range checked.Lines {
		s := &shares.Lines[i]
		first := len(named)
		named = a.appendShares(named, s)
		a.lines[i] = allocated{
			id: l.ID, net: s.Net, tax: l.Tax.Minor(), quantity: l.Quantity,
		}
		a.bought[i] = Bought{Line: l.ID, Of: l.Quantity, List: a.amount(s.List), Net: a.amount(s.Net)}
		if n := len(checked.Points); n > 0 {
			first := len(accounts)
			for k, count := range s.Points {
				accounts = append(accounts, pointsStanding{count, s.Layers[len(checked.Discounts)+k]})
			}
			a.lines[i].accounts = accounts[first : first+n : first+n]
		}
		a.gifts = a.gifts || l.GiftFor != ""
		if n := len(named); n > first { // none is nil, as it is when a quote is read from JSON
			a.bought[i].Shares = named[first:n:n]
		}
	}
	a.linkSlots()
	if len(a.lines) > shortOrder {
		a.index = make(map[string]int, len(a.lines))
		for i := range a.lines {
			a.index[a.lines[i].id] = i
		}
	}
	a.children = make(map[string]int, len(checked.Children))
	for i, ch := range checked.Children {
		a.children[ch.ID] = i
	}
	for _, t := range checked.Tenders {
		a.tenders = append(a.tenders, t.Amount.Minor())
	}
	a.mark()
	return a, nil
}

// mark notes what the order has at all, so that quotes pay for nothing else.
func (a *Allocation) mark() {
	for k, d := range a.order.Discounts {
		if d.FundedBy != order.Seller {
			a.funded = append(a.funded, k)
		}
		a.coupons = a.coupons || d.Kind == order.Coupon
	}
	for _, paid := range a.shares.Freight {
		a.sent = a.sent || paid > 0
	}
}

// Order returns the order as it was checked, defaults filled in.
func (a *Allocation) Order() order.Order { return a.order }

// Shares returns how the layers fell.
func (a *Allocation) Shares() order.Shares { return a.shares }

// Currency is the currency of every amount.
func (a *Allocation) Currency() money.Currency { return a.order.Currency }

// Paid is what the tenders paid for the whole order.
func (a *Allocation) Paid() money.Amount { return a.amount(a.shares.Paid) }

func (a *Allocation) amount(minor int64) money.Amount {
	return money.FromMinor(minor, a.order.Currency)
}

// appendShares appends what each layer took off a line, those layers that took something.
func (a *Allocation) appendShares(named []Share, s *order.LineShares) []Share {
	discounts := a.order.Discounts
	for k, minor := range s.Layers {
		switch {
		case minor == 0:
		case k < len(discounts):
			named = append(named, Share{ID: discounts[k].ID, Amount: a.amount(minor)})
		default:
			named = append(named, Share{ID: a.order.Points[k-len(discounts)].ID, Amount: a.amount(minor)})
		}
	}
	return named
}

// linkSlots gives each line the slots that send it. Most lines have one: these share one piece of memory.
func (a *Allocation) linkSlots() {
	flat := make([]int, 0, len(a.shares.Slots))
	for k, slot := range a.shares.Slots {
		line := &a.lines[slot.Line]
		if len(line.slots) > 0 {
			line.slots = append(line.slots, k)
			continue
		}
		flat = append(flat, k)
		line.slots = flat[len(flat)-1 : len(flat) : len(flat)]
	}
}

// lineAfter finds a line as line does. It looks first at the one after another line: requests and quotes mostly name lines in
// the order of the order.
func (a *Allocation) lineAfter(before int, id string) int {
	if next := before + 1; next < len(a.lines) && a.lines[next].id == id {
		return next
	}
	return a.line(id)
}

// line finds a line by its id: its index, or -1.
func (a *Allocation) line(id string) int {
	if a.index != nil {
		if i, ok := a.index[id]; ok {
			return i
		}
		return -1
	}
	for i := range a.lines {
		if a.lines[i].id == id {
			return i
		}
	}
	return -1
}

// slot finds the units of a line that a child order sends: their index in shares.Slots, or -1.
func (a *Allocation) slot(line, child string) int {
	at := a.line(line)
	if at < 0 {
		return -1
	}
	for _, slot := range a.lines[at].slots {
		if a.order.Children[a.shares.Slots[slot].Child].ID == child {
			return slot
		}
	}
	return -1
}

// linesUnder are the indexes of the lines that a discount applies to, in the order of the order.
func (a *Allocation) linesUnder(d *order.Discount) []int {
	if d.Lines == nil {
		at := make([]int, len(a.lines))
		for i := range at {
			at[i] = i
		}
		return at
	}
	at := make([]int, len(d.Lines))
	for i, id := range d.Lines {
		at[i] = a.line(id)
	}
	slices.Sort(at)
	return at
}
