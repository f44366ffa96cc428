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

// The random orders have every part in every form, or the laws would hold of nothing.
func TestRandomOrdersHaveEverything(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(600) {
		o := randomOrder(1_000_000 + seed)
		count := func(part string, here bool) {
			if here {
				seen[part]++
			}
		}
		gifts := map[string]bool{}
		for _, l := range o.Lines {
			gifts[l.GiftFor] = true
			count("gift", l.GiftFor != "" && !gifts[l.ID])
			count("gift before its line", gifts[l.ID])
			count("recorded share", l.Allocated != nil)
		}
		for _, p := range o.Points {
			count("points that expire", !p.ExpiresAt.IsZero())
			count("points for ever", p.ExpiresAt.IsZero())
		}
		for _, r := range o.Rewards {
			count("reward", r.Count > 0 && r.Value.Sign() > 0)
			count("reward worth nothing", r.Count > 0 && r.Value.IsZero())
			count("reward of nothing", r.Count == 0)
			count("giant reward", r.Count > 1<<62)
		}
		for _, f := range o.Freight {
			count("freight tax on top", f.TaxOnTop && f.Tax.Sign() > 0)
			count("freight tax of nothing on top", f.TaxOnTop && f.Tax.IsZero())
			count("freight tax included", !f.TaxOnTop && f.Tax.Sign() > 0)
			count("freight without tax", !f.TaxOnTop && f.Tax.IsZero())
		}
		for _, tender := range o.Tenders {
			count("voucher for part", tender.Voucher.Sign() > 0 && tender.Voucher.Minor() < tender.Amount.Minor())
			count("voucher for all", tender.Voucher.Sign() > 0 && tender.Voucher == tender.Amount)
		}
	}
	if len(seen) != 15 {
		t.Errorf("%d parts of 15: %v", len(seen), seen)
	}
	for part, n := range seen {
		if n < 20 {
			t.Errorf("%s: %d in 600 orders", part, n)
		}
	}
}

func checkLaws(t *testing.T, o order.Order) {
	t.Helper()
	checked := mustNew(t, o)
	s := mustShares(t, checked)
	checkAllocation(t, checked, s)
	checkPaid(t, checked, s)
	checkFreight(t, checked, s)
	checkRewards(t, checked, s)
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

// checkFreight holds each child's freight against the document: the tax is in it either way, and never more than it.
func checkFreight(t *testing.T, o order.Order, s order.Shares) {
	t.Helper()
	cost, tax, taxed := map[string]int64{}, map[string]int64{}, false
	for _, f := range o.Freight {
		cost[f.Child], tax[f.Child] = f.Amount.Minor(), f.Tax.Minor()
		if f.TaxOnTop {
			cost[f.Child] += f.Tax.Minor()
		}
		taxed = taxed || f.Tax.Sign() > 0
	}
	if taxed != (s.FreightTax != nil) {
		t.Errorf("freight is taxed: %t, its taxes are %v", taxed, s.FreightTax)
	}
	for i, ch := range o.Children {
		if s.Freight[i] != cost[ch.ID] {
			t.Errorf("child %d: freight %d, want %d", i, s.Freight[i], cost[ch.ID])
		}
		if taxed && (s.FreightTax[i] != tax[ch.ID] || s.FreightTax[i] > s.Freight[i]) {
			t.Errorf("child %d: %d of tax in freight of %d, want %d", i, s.FreightTax[i], s.Freight[i], tax[ch.ID])
		}
	}
}

// checkRewards holds the points that the order earned: the shares of each sum to it, none is negative.
func checkRewards(t *testing.T, o order.Order, s order.Shares) {
	t.Helper()
	counts := make([]int64, len(o.Rewards))
	for i, l := range s.Lines {
		if len(l.Rewards) != len(o.Rewards) {
			t.Fatalf("line %d has shares of %d rewards of %d", i, len(l.Rewards), len(o.Rewards))
		}
		for k, n := range l.Rewards {
			if n < 0 {
				t.Errorf("line %d reward %d: %d points", i, k, n)
			}
			counts[k] += n
		}
	}
	for k, r := range o.Rewards {
		if counts[k] != r.Count {
			t.Errorf("reward %d: shares sum to %d of %d points", k, counts[k], r.Count)
		}
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
		diff(t, "tax on freight stays", before.FreightTax, after.FreightTax[:len(before.FreightTax)])
		checkFreight(t, o, after)
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
	var freight int64
	for i, n := range s.Freight {
		if freight += n; n != children[i].Freight.Minor() {
			t.Errorf("child %d: freight %s, want %d", i, children[i].Freight, n)
		}
	}
	if freight != total.Freight.Minor() {
		t.Errorf("the children's freight is %s, the order's %d", total.Freight, freight)
	}
	if total.Paid.Minor() != s.Paid {
		t.Errorf("the children paid %s, the order %d (-want +got):\n%s", total.Paid, s.Paid, cmp.Diff(s.Paid, total.Paid.Minor()))
	}
	return total
}
