package order_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// FuzzShares holds the shares of random orders against the laws of allocation and against the naive oracle.
func FuzzShares(f *testing.F) {
	for seed := range uint64(40) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { checkLaws(t, randomOrder(seed)) })
}

func TestSharesOfRandomOrders(t *testing.T) {
	for seed := range uint64(600) {
		checkLaws(t, randomOrder(1_000_000+seed))
		if t.Failed() {
			t.Fatalf("seed %d", 1_000_000+seed)
		}
	}
}

func checkLaws(t *testing.T, o order.Order) {
	t.Helper()
	checked := mustNew(t, o)
	s := mustShares(t, checked)
	checkAllocation(t, checked, s)
	checkPaid(t, checked, s)
	diff(t, "shares against the oracle", naiveShares(checked), s)

	again := mustNew(t, checked)
	diff(t, "New twice", checked, again)
	diff(t, "shares of the literal and of the checked order", s, mustShares(t, o))

	text, err := json.Marshal(checked)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := order.Parse(text)
	if err != nil {
		t.Fatalf("Parse of %s: %v", text, err)
	}
	diff(t, "through JSON", checked, parsed)
	if second, err := json.Marshal(parsed); err != nil || string(second) != string(text) {
		t.Errorf("marshalled twice: %v\n%s\n%s", err, text, second)
	}
}

// checkAllocation is law M1: the shares of each layer sum to it, and no line gives more than it has left.
func checkAllocation(t *testing.T, o order.Order, s order.Shares) {
	t.Helper()
	sums := make([]int64, len(o.Discounts)+len(o.Points))
	counts := make([]int64, len(o.Points))
	for i, l := range s.Lines {
		left := l.List
		for k, share := range l.Layers {
			if share < 0 || share > left {
				t.Errorf("line %d layer %d: share %d of %d left", i, k, share, left)
			}
			left -= share
			sums[k] += share
		}
		if l.Net != left+l.TaxTop {
			t.Errorf("line %d: net %d, want %d", i, l.Net, left+l.TaxTop)
		}
		for k, n := range l.Points {
			if n < 0 {
				t.Errorf("line %d account %d: %d points", i, k, n)
			}
			counts[k] += n
		}
	}
	for k, d := range o.Discounts {
		if sums[k] != d.Amount.Minor() {
			t.Errorf("discount %d: shares sum to %d of %d", k, sums[k], d.Amount.Minor())
		}
	}
	for k, p := range o.Points {
		if sums[len(o.Discounts)+k] != p.Value.Minor() || counts[k] != p.Count {
			t.Errorf("points %d: %d and %d points, want %d and %d", k, sums[len(o.Discounts)+k], counts[k], p.Value.Minor(), p.Count)
		}
	}
}

// checkPaid is law M2: nets and freight are what the tenders paid.
func checkPaid(t *testing.T, o order.Order, s order.Shares) {
	t.Helper()
	var tenders, cost int64
	for _, tender := range o.Tenders {
		tenders += tender.Amount.Minor()
	}
	for _, l := range s.Lines {
		cost += l.Net
	}
	if cost != s.Goods {
		t.Errorf("goods %d, the nets sum to %d", s.Goods, cost)
	}
	for _, n := range s.Freight {
		cost += n
	}
	if tenders != cost || s.Paid != cost {
		t.Errorf("tenders %d, nets and freight %d, Paid %d", tenders, cost, s.Paid)
	}
}

// A split moves units, never money: whatever is split, however often, the children's amounts sum to the order's.
func TestSplitConservesEverything(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		o := mustNew(t, randomOrder(seed))
		before := mustShares(t, o)
		whole := totals(t, o)
		for range 1 + r.IntN(4) {
			split, err := randomSplit(r, o)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			o = split
		}
		after := mustShares(t, o)
		diff(t, "lines", before.Lines, after.Lines)
		diff(t, "freight stays", before.Freight, after.Freight[:len(before.Freight)])
		diff(t, "amounts", whole, totals(t, o))
		diff(t, "slots", naiveSlots(o), after.Slots)
		units := make([]int64, len(o.Lines))
		for _, slot := range after.Slots {
			units[slot.Line] += slot.Units
		}
		for i, l := range o.Lines {
			if units[i] != l.Quantity {
				t.Errorf("line %d: %d of %d units have a child", i, units[i], l.Quantity)
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// totals adds up the amounts of the children, none of which may be negative or not add up by itself.
func totals(t *testing.T, o order.Order) order.Amounts {
	t.Helper()
	children, err := o.Amounts()
	if err != nil {
		t.Fatal(err)
	}
	var total order.Amounts
	for i, a := range children {
		paid := a.List.Minor() - a.Discounts.Minor() - a.Points.Minor() + a.TaxOnTop.Minor() + a.Freight.Minor()
		if paid != a.Paid.Minor() {
			t.Errorf("child %d: paid %s, its parts make %d", i, a.Paid, paid)
		}
		for _, part := range []struct {
			sum   *money.Amount
			child money.Amount
		}{
			{&total.List, a.List}, {&total.Discounts, a.Discounts}, {&total.Points, a.Points},
			{&total.TaxOnTop, a.TaxOnTop}, {&total.Freight, a.Freight}, {&total.Paid, a.Paid},
		} {
			if part.child.Sign() < 0 {
				t.Errorf("child %d has a negative amount: %+v", i, a)
			}
			sum, err := part.sum.Add(part.child)
			if err != nil {
				t.Fatal(err)
			}
			*part.sum = sum
		}
	}
	s := mustShares(t, o)
	if total.Paid.Minor() != s.Paid {
		t.Errorf("the children paid %s, the order %d (-want +got):\n%s", total.Paid, s.Paid, cmp.Diff(s.Paid, total.Paid.Minor()))
	}
	return total
}
