package refund_test

import (
	"cmp"
	"errors"
	"math/bits"
	"reflect"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// The floor is the refund of the benchmarks as one would write it by hand for that case alone: one child order, freight
// with the last unit, points in one account, tenders in proportion. It has plain numbers for amounts, and knows no
// amounts asked, taxes, splits, forfeits, reasons or faults, but it finds the lines by their ids, refuses the same
// requests, and gives back the same numbers in slices of its own.

type floorOrder struct {
	lines   []floorOrdered
	index   map[string]int
	account string
	freight int64
	tenders []floorShare
}

type floorOrdered struct {
	id                           string
	net, quantity, points, value int64
}

type floorLedger struct {
	lines   []floorStanding
	points  []floorPoints
	freight int64
	tenders []int64
}

type floorStanding struct{ units, amount int64 }

type floorPoints struct{ count, value int64 }

type floorShare struct {
	id     string
	number int64
}

type floorBack struct {
	id           string
	count, value int64
}

type floorLine struct {
	id                      string
	quantity, share, amount int64
	points                  []floorBack
}

type floorQuote struct {
	lines                          []floorLine
	goods, freight, total, ceiling int64
	points                         []floorBack
	tenders                        []floorShare
}

var errFloor = errors.New("refused")

func newFloorOrder(a *refund.Allocation) *floorOrder {
	o, shares := a.Order(), a.Shares()
	f := &floorOrder{index: map[string]int{}, account: o.Points[0].ID, freight: o.Freight[0].Amount.Minor()}
	for i, l := range o.Lines {
		f.index[l.ID] = i
		f.lines = append(f.lines, floorOrdered{l.ID, shares.Lines[i].Net, l.Quantity, shares.Lines[i].Points[0], shares.Lines[i].Layers[1]})
	}
	for _, t := range o.Tenders {
		f.tenders = append(f.tenders, floorShare{t.ID, t.Amount.Minor()})
	}
	return f
}

func (o *floorOrder) line(id string) (int, bool) {
	if len(o.lines) > 12 {
		at, known := o.index[id]
		return at, known
	}
	for i := range o.lines {
		if o.lines[i].id == id {
			return i, true
		}
	}
	return 0, false
}

func (l *floorLedger) line(i int) floorStanding {
	if l.lines == nil {
		return floorStanding{}
	}
	return l.lines[i]
}

func (l *floorLedger) point(i int) floorPoints {
	if l.points == nil {
		return floorPoints{}
	}
	return l.points[i]
}

func (l *floorLedger) tender(i int) int64 {
	if l.tenders == nil {
		return 0
	}
	return l.tenders[i]
}

func floorCompute(o *floorOrder, l *floorLedger, request []refund.RequestLine) (floorQuote, error) {
	q := floorQuote{lines: make([]floorLine, 0, len(request))}
	pool := make([]floorBack, 0, len(request)+1)
	seen := make([]bool, len(o.lines))
	points, taken := floorBack{id: o.account}, int64(0)
	for _, r := range request {
		at, known := o.line(r.Line)
		if !known || seen[at] {
			return floorQuote{}, errFloor
		}
		seen[at] = true
		line, stands, stood := &o.lines[at], l.line(at), l.point(at)
		if r.Quantity < 1 || r.Quantity > line.quantity-stands.units {
			return floorQuote{}, errFloor
		}
		share, back, value := line.net-stands.amount, line.points-stood.count, line.value-stood.value
		if to := stands.units + r.Quantity; to < line.quantity {
			share = min(share, line.net*to/line.quantity-line.net*stands.units/line.quantity)
			back = min(back, line.points*to/line.quantity-line.points*stands.units/line.quantity)
			value = min(value, line.value*to/line.quantity-line.value*stands.units/line.quantity)
		}
		pool = append(pool, floorBack{o.account, back, value})
		q.lines = append(q.lines, floorLine{line.id, r.Quantity, share, share, pool[len(pool)-1:]})
		q.goods += share
		points.count += back
		points.value += value
		taken += r.Quantity
	}
	outside := -taken
	for i := range o.lines {
		outside += o.lines[i].quantity - l.line(i).units
	}
	if outside == 0 {
		q.freight = o.freight - l.freight
	}
	q.total = q.goods + q.freight
	q.ceiling = q.total
	pool = append(pool, points)
	q.points = pool[len(pool)-1:]
	q.tenders = floorTenders(o.tenders, l, q.total)
	return q, nil
}

// floorTenders spreads the total by largest remainder over what the tenders have left.
func floorTenders(tenders []floorShare, l *floorLedger, total int64) []floorShare {
	back := make([]floorShare, len(tenders))
	var sum int64
	for i := range tenders {
		back[i] = floorShare{tenders[i].id, tenders[i].number - l.tender(i)}
		sum += back[i].number
	}
	rest, best, most := total, 0, int64(-1)
	for i := range back {
		product := total * back[i].number
		back[i].number = product / sum
		if remainder := product % sum; remainder > most {
			best, most = i, remainder
		}
		rest -= back[i].number
	}
	back[best].number += rest // two tenders leave one unit over at most
	return back
}

// floorAllocate splits the coupon and the points of the benchmarks by largest remainder, each on what is left, and does
// what checks there must be: ids that stand twice, amounts that are negative, layers that are too large, tenders that do
// not add up.
func floorAllocate(o order.Order) (*floorOrder, error) {
	f := &floorOrder{lines: make([]floorOrdered, len(o.Lines)), index: make(map[string]int, len(o.Lines)), account: o.Points[0].ID, freight: o.Freight[0].Amount.Minor()}
	left, shares := make([]int64, len(o.Lines)), make([]int64, len(o.Lines))
	for i := range o.Lines {
		l := &o.Lines[i]
		if _, twice := f.index[l.ID]; twice || l.ID == "" || l.Quantity <= 0 || l.UnitPrice.Minor() < 0 {
			return nil, errFloor
		}
		f.index[l.ID] = i
		left[i] = l.UnitPrice.Minor() * l.Quantity
		f.lines[i] = floorOrdered{id: l.ID, quantity: l.Quantity}
	}
	for _, layer := range []int64{o.Discounts[0].Amount.Minor(), o.Points[0].Value.Minor()} {
		if err := floorSplit(shares, layer, left); err != nil {
			return nil, err
		}
		for i := range left {
			left[i] -= shares[i]
		}
	}
	counts := make([]int64, len(o.Lines))
	if err := floorSplit(counts, o.Points[0].Count, shares); err != nil {
		return nil, err
	}
	due := f.freight
	for i := range f.lines {
		f.lines[i].net, f.lines[i].points, f.lines[i].value = left[i], counts[i], shares[i] // those of the last layer, the points
		due += left[i]
	}
	for _, t := range o.Tenders {
		f.tenders = append(f.tenders, floorShare{t.ID, t.Amount.Minor()})
		due -= t.Amount.Minor()
	}
	if due != 0 {
		return nil, errFloor
	}
	return f, nil
}

// floorSplit is the largest remainder by sorting, the way one writes it.
func floorSplit(shares []int64, total int64, room []int64) error {
	var sum int64
	for _, r := range room {
		sum += r
	}
	if total < 0 || total > sum {
		return errFloor
	}
	rest := total
	by := make([]int, len(room))
	for i, r := range room {
		by[i] = i
		shares[i] = floorDiv(total, r, sum)
		rest -= shares[i]
	}
	slices.SortStableFunc(by, func(i, j int) int {
		return cmp.Compare(total*room[j]-shares[j]*sum, total*room[i]-shares[i]*sum)
	})
	for _, i := range by[:rest] {
		shares[i]++
	}
	return nil
}

func floorDiv(total, part, whole int64) int64 {
	hi, lo := bits.Mul64(uint64(total), uint64(part))
	quotient, _ := bits.Div64(hi, lo, uint64(whole))
	return int64(quotient)
}

func TestFloorIsRight(t *testing.T) {
	for _, n := range []int{3, 100} {
		a := allocate(t, benchOrder(n))
		split, err := floorAllocate(benchOrder(n))
		if err != nil || !reflect.DeepEqual(split, newFloorOrder(a)) {
			t.Errorf("%d lines: the floor's order differs, %v", n, err)
		}
		quote, err := refund.Compute(a, refund.Ledger{}, benchRequest(n), benchTerms())
		if err != nil {
			t.Fatal(err)
		}
		floor, err := floorCompute(newFloorOrder(a), &floorLedger{}, benchRequest(n).Lines)
		if err != nil {
			t.Fatal(err)
		}
		if floor.total != quote.Total.Minor() || floor.ceiling != quote.Ceiling.Minor() || floor.goods != quote.Goods.Minor() || floor.freight != quote.Freight.Minor() {
			t.Errorf("%d lines: the floor pays %d, the quote %s", n, floor.total, quote.Total)
		}
		for i, l := range quote.Lines {
			if f := floor.lines[i]; f.id != l.Line || f.quantity != l.Quantity || f.share != l.Share.Minor() || f.amount != l.Amount.Minor() || f.points[0].count != l.Points[0].Count || f.points[0].value != l.Points[0].Value.Minor() {
				t.Errorf("%d lines: line %d of the floor is %v", n, i, f)
			}
		}
		for i, back := range quote.Tenders {
			if floor.tenders[i].number != back.Amount.Minor() {
				t.Errorf("%d lines: the floor gives %v", n, floor.tenders)
			}
		}
	}
}
