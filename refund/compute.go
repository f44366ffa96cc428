package refund

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Compute strikes a quote for a request, given what stands. It is pure: it changes neither the allocation nor the ledger.
//
// Units of a line get C(k') - C(k) with C(x) = floor(N*x/q), where N was paid for its q units and k stand; never more than
// N less what stands and is forfeited, and exactly that remainder with the last unit. A line asked by amount takes no
// units and can get all that is left of it. It returns a *RefusedError with every fault of the request, or a
// *money.PortionError where the ledger is not one of this allocation, or wraps a *money.MismatchError where an amount of the
// terms is in another currency than the order.
func Compute(a *Allocation, l Ledger, r Request, t Terms) (Quote, error) {
	var at [shortOrder]int
	var parts [fewChildren]childPart
	s := striker{a: a, ledger: &l, request: &r, terms: &t, at: at[:], parts: parts[:], deducts: t.Deductions != (Deductions{})}
	if len(r.Lines) > 0 {
		s.makeRoom(len(r.Lines))
	} else {
		s.makeRoom(len(a.lines))
	}
	var d draft
	s.bind(&d)
	s.resolve(&d)
	if d.err != nil {
		return Quote{}, d.err
	}
	if err := s.freight(&d, &l); err != nil {
		return Quote{}, err
	}
	if err := s.reprice(&d, &l); err != nil {
		return Quote{}, err
	}
	s.limit(&d)
	if len(d.faults) > 0 {
		return Quote{}, &RefusedError{Faults: d.faults, Ceiling: a.amount(d.ceiling)}
	}
	if err := s.grant(&d); err != nil {
		return Quote{}, err
	}
	return s.quote(&d, &l)
}

// striker is what a quote is struck from. It is kept apart from the draft, and its slices are never set anew once it is
// in use, so that all of it can stay on the stack.
type striker struct {
	a       *Allocation
	ledger  *Ledger
	request *Request
	terms   *Terms
	kept    *Quote // the quote that is struck again; nil for a first one
	only    int    // the child order that the request is restricted to, or everyChild, or noChild
	limited bool   // the request names an amount
	deducts bool   // the terms have deductions
	asked   int64  // that amount, in minor units
	extra   int64  // freight granted beside the rule, in minor units
	deduct  int64
	at      []int       // by the index of the draft's lines: the index of the line in the order
	parts   []childPart // by child order; set by freight
}

// draft is a quote while it is struck; numbers are minor units.
type draft struct {
	lines   []QuoteLine
	goods   int64 // sum of the lines' amounts
	back    int64 // freight that goes back, of all children
	ruled   int64 // freight that the rule gives back, before an amount asked cuts it
	ceiling int64
	faults  []order.Fault
	err     error // the first failure that is no fault of the request

	repricing *repricing // nil where what is kept has no say
	// sentBack is what sending the goods back cost, in the currency of the order; nil where nobody says.
	sentBack     *ReturnFreight
	grants       []Grant
	freightLines []LineFreight
	subsidies    []Subsidy
	lineRewards  []LineReward
	rewards      []RewardBack
	returned     *ReturnCost
	reductions   []Reduction
	rest, less   int64 // what can still come off, and what does
}

const (
	everyChild = -1
	noChild    = -2 // the request names a child order that is not there
)

// makeRoom makes room for so many lines of a quote, where a few are not enough.
func (s *striker) makeRoom(lines int) {
	if lines > len(s.at) {
		s.at = make([]int, lines)
	}
	if n := len(s.a.order.Children); n > len(s.parts) {
		s.parts = make([]childPart, n)
	} else {
		s.parts = s.parts[:n]
	}
}

// take puts units of a line into the request, or the line by amount, at the most it can get.
func (s *striker) take(d *draft, at int, units int64, byAmount bool) {
	line, stands := &s.a.lines[at], s.ledger.line(at)
	share, err := line.share(stands, units, byAmount)
	if err != nil && d.err == nil {
		d.err = err
	}
	c := s.a.order.Currency
	i := len(d.lines)
	s.at[i] = at
	d.lines = d.lines[:i+1] // within its capacity, and zero: resolve made it
	q := &d.lines[i]        // set field by field: a literal would be built aside and copied
	q.Bought, q.ByAmount, q.Quantity, q.Before = &s.a.bought[at], byAmount, units, stands.units
	q.Stood = money.FromMinor(stands.amount+stands.forfeited, c)
	q.Share = money.FromMinor(share, c)
	q.Amount, q.Forfeited, q.Tax = q.Share, money.FromMinor(0, c), money.FromMinor(0, c)
	if len(line.slots) > 1 {
		q.From = s.from(line, units)
	}
	d.goods += share
	d.ceiling += share
}

// share is the most that a line gets for more units, or by amount, beside what stands on it.
func (line *allocated) share(stands standing, units int64, byAmount bool) (int64, error) {
	left := line.net - stands.amount - stands.forfeited
	if byAmount || stands.units+units >= line.quantity {
		return left, nil
	}
	share, err := between(line.net, stands.units, units, line.quantity)
	return min(share, left), err
}

// between is C(from+units) - C(from) with C(x) = floor(total*x/whole): what units of whole get where from of them stand.
func between(total, from, units, whole int64) (int64, error) {
	upTo, err := portion(total, from+units, whole)
	if err != nil || from == 0 {
		return upTo, err
	}
	less, err := portion(total, from, whole)
	return upTo - less, err
}

// portion is floor(total*part/whole); a product that fits 64 bits is the common case.
func portion(total, part, whole int64) (int64, error) {
	const small = 1<<31 - 1
	if uint64(total) <= small && uint64(part) <= small && whole > 0 {
		return total * part / whole, nil
	}
	return money.Portion(total, part, whole)
}

// from spreads units of a line over the children that send it, from the first on.
func (s *striker) from(line *allocated, units int64) []ChildUnits {
	var from []ChildUnits
	for _, slot := range line.slots {
		if n := min(units, s.freeSlot(slot)); n > 0 {
			from = append(from, ChildUnits{Child: s.a.order.Children[s.a.shares.Slots[slot].Child].ID, Units: n})
			units -= n
		}
	}
	return from
}
