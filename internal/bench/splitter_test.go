package main

import (
	"fmt"
	"math/bits"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/order/money"
)

// The tests are inside the package because a main package cannot be imported.

func TestSplittersAgree(t *testing.T) {
	for _, n := range sizes() {
		p := newPurchase(n)
		for _, rule := range rules() {
			want, err := money.Apportion(p.total, p.prices, rule)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range followers(rule) {
				got, err := s.shares(p, rule)
				if err != nil {
					t.Errorf("%s, %s, %d prices: %v", s.name, rule, n, err)
				}
				if diff := firstDiff(want, got); diff != "" {
					t.Errorf("%s, %s, %d prices: %s", s.name, rule, n, diff)
				}
				if sum(got) != p.total {
					t.Errorf("%s, %s, %d prices: shares sum to %d, want %d", s.name, rule, n, sum(got), p.total)
				}
			}
		}
	}
}

// TestSplittersAgreeOnTies has equal fractions and a price of zero, which the
// measured purchases do not promise to have.
func TestSplittersAgreeOnTies(t *testing.T) {
	tests := []struct {
		total  int64
		prices []int64
		rule   money.Rule
		want   []int64
		why    string
	}{
		{100, []int64{1, 1, 1}, money.LargestRemainder, []int64{34, 33, 33}, "of equal fractions the earlier line comes first"},
		{10, []int64{1, 1, 1, 97}, money.LargestRemainder, []int64{0, 0, 0, 10}, "the largest fraction comes first, wherever it stands"},
		{10, []int64{1, 1, 1, 97}, money.FirstTakesRest, []int64{1, 0, 0, 9}, "the first line comes first, whatever its fraction"},
		{2, []int64{0, 1, 1, 1}, money.FirstTakesRest, []int64{1, 1, 0, 0}, "a price of zero is a line like any other"},
		{2, []int64{0, 1, 1, 1}, money.LargestRemainder, []int64{0, 1, 1, 0}, "a price of zero has no fraction"},
		{6, []int64{1, 2, 3}, money.LargestRemainder, []int64{1, 2, 3}, "nothing is left over"},
	}
	for _, tt := range tests {
		for _, s := range followers(tt.rule) {
			got, err := s.shares(purchase{tt.total, tt.prices}, tt.rule)
			if err != nil || !slices.Equal(tt.want, got) {
				t.Errorf("%s: %s of %d by %v = %v, %v, want %v: %s", s.name, tt.rule, tt.total, tt.prices, got, err, tt.want, tt.why)
			}
		}
	}
}

// firstDiff names the first share that differs: a whole diff of 100,000 shares
// would help nobody.
func firstDiff(want, got []int64) string {
	if len(want) != len(got) {
		return fmt.Sprintf("%d shares, want %d", len(got), len(want))
	}
	for i := range want {
		if want[i] != got[i] {
			return fmt.Sprintf("share %d (-want +got): -%d +%d", i, want[i], got[i])
		}
	}
	return ""
}

// A purchase that leaves no unit over, or on which the rules agree, would
// neither measure nor test the handing out.
func TestPurchasesTellTheRulesApart(t *testing.T) {
	for _, n := range sizes() {
		p := newPurchase(n)
		if slices.Equal(handLargest(p.total, p.prices, make([]int64, n)), handFirst(p.total, p.prices)) {
			t.Errorf("%d prices: the rules give equal shares", n)
		}
	}
}

func TestPurchasesFitGoMoney(t *testing.T) {
	for _, n := range sizes() {
		p := newPurchase(n)
		if high, low := bits.Mul64(uint64(p.total), uint64(slices.Max(p.prices))); high > 0 || low >= 1<<44 {
			t.Errorf("%d prices: a product of 2^44 or more", n)
		}
	}
}

// If this fails go-money has learned to multiply, and the package comment is
// out of date.
func TestGoMoneyWraps(t *testing.T) {
	tests := []struct {
		total  int64
		prices []int64
		want   []int64
		why    string
	}{
		{10_000_000_000, []int64{10_000_000_000, 30_000_000_000}, []int64{2_500_000_000, 7_500_000_000}, "both products wrap: it panics"},
		{2, []int64{1 << 62, 1 << 59, 1 << 59, 0}, []int64{2, 0, 0, 0}, "the first product wraps: it gives 0, 1, 1, 0"},
		{2911127909321522, []int64{30000}, []int64{2911127909321522}, "issue 77: it panics"},
		{
			6004307791,
			[]int64{7999800, 133980000, 156200000, 1935580000, 2041080000, 287991, 1729180000},
			[]int64{7999800, 133980000, 156200000, 1935580000, 2041080000, 287991, 1729180000},
			"issue 136: it panics",
		},
	}
	for _, tt := range tests {
		p := purchase{tt.total, tt.prices}
		for _, s := range []splitter{recourse(), shopspring()} {
			if got, err := s.shares(p, money.FirstTakesRest); err != nil || !slices.Equal(tt.want, got) {
				t.Errorf("%s: %s: %v, %v, want %v", tt.why, s.name, got, err, tt.want)
			}
		}
		if got := goMoneyOf(t, p); slices.Equal(tt.want, got) {
			t.Errorf("%s: go-money is right: %v", tt.why, got)
		}
	}
}

// goMoneyOf returns nil if go-money panics.
func goMoneyOf(t *testing.T, p purchase) (shares []int64) {
	defer func() {
		if fault := recover(); fault != nil {
			t.Logf("go-money: %v", fault)
			shares = nil
		}
	}()
	shares, err := goMoney().shares(p, money.FirstTakesRest)
	t.Logf("go-money: %v, %v", shares, err)
	return shares
}
