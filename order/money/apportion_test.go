package money_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/recourse-go/recourse/order/money"
)

func TestApportion(t *testing.T) {
	tests := []struct {
		why     string
		total   int64
		weights []int64
		rule    money.Rule
		want    []int64
	}{
		{"divides exactly", 300, []int64{4000, 2000, 2000}, money.LargestRemainder, []int64{150, 75, 75}},
		{"a negative total mirrors", -300, []int64{4000, 2000, 2000}, money.LargestRemainder, []int64{-150, -75, -75}},
		{"two units left, ties to the lowest index", 299, []int64{1000, 1000, 1000}, money.LargestRemainder, []int64{100, 100, 99}},
		{"many ties", 93, []int64{10, 20, 10, 30, 50, 20, 10, 40}, money.LargestRemainder, []int64{5, 10, 5, 15, 24, 10, 5, 19}},
		{"all weights zero: equal parts", 10, []int64{0, 0}, money.LargestRemainder, []int64{5, 5}},
		{"nothing over nothing", 0, []int64{0, 0}, money.LargestRemainder, []int64{0, 0}},
		{"negative, equal", -20, []int64{100, 100}, money.LargestRemainder, []int64{-10, -10}},
		{"the unit goes to the largest fraction, not to the first", 10, []int64{1, 1, 1, 97}, money.LargestRemainder, []int64{0, 0, 0, 10}},
		{"what divides has no fraction, and takes no unit", 5, []int64{2, 3, 5}, money.LargestRemainder, []int64{1, 2, 2}},
		{"half and half goes to the first", 5, []int64{7, 3, 0}, money.LargestRemainder, []int64{4, 1, 0}},
		{"a weight of zero gets nothing", 5, []int64{0, 0, 1}, money.LargestRemainder, []int64{0, 0, 5}},
		{"half and half after a zero", 5, []int64{0, 3, 7}, money.LargestRemainder, []int64{0, 2, 3}},
		{"fewer units than lines", 2, []int64{1, 1, 1}, money.LargestRemainder, []int64{1, 1, 0}},
		{"one unit to the larger weight", 1, []int64{33, 66}, money.LargestRemainder, []int64{0, 1}},
		{"exact shares give no unit away", 101, []int64{3, 7}, money.LargestRemainder, []int64{30, 71}},
		{"parts of an order in thirds", 10000, []int64{3333, 3333, 3334}, money.LargestRemainder, []int64{3333, 3333, 3334}},
		{"four equal lines", 399, []int64{1000, 1000, 1000, 1000}, money.LargestRemainder, []int64{100, 100, 100, 99}},
		{"the zero rule is largest_remainder", 1000, []int64{1, 1, 1}, "", []int64{334, 333, 333}},

		{"the last takes what is left", 1000, []int64{1000, 1000, 1000}, money.LastTakesRest, []int64{333, 333, 334}},
		{"even with a weight of zero", 10, []int64{1, 1, 1, 0}, money.LastTakesRest, []int64{3, 3, 3, 1}},
		{"exact: nothing left", 1000, []int64{3000, 4000, 1000}, money.LastTakesRest, []int64{375, 500, 125}},
		{"equal parts, the last takes the rest", 10, []int64{0, 0, 0}, money.LastTakesRest, []int64{3, 3, 4}},

		{"from the first, mirrored", -2, []int64{1, 1, 1}, money.FirstTakesRest, []int64{-1, -1, 0}},
		{"zero over zero weights", 0, []int64{0, 0, 0, 0}, money.FirstTakesRest, []int64{0, 0, 0, 0}},
		{"one unit to the first", 100, []int64{33, 33, 33}, money.FirstTakesRest, []int64{34, 33, 33}},
		{"a zero weight takes its unit too", 10, []int64{0, 1, 0, 1, 1}, money.FirstTakesRest, []int64{1, 3, 0, 3, 3}},
		{"first, not the largest fraction", 10, []int64{1, 1, 1, 97}, money.FirstTakesRest, []int64{1, 0, 0, 9}},
		{"one over four", 101, []int64{1, 1, 1, 1}, money.FirstTakesRest, []int64{26, 25, 25, 25}},
		{"two of three, negative", -101, []int64{1, 1, 1}, money.FirstTakesRest, []int64{-34, -34, -33}},

		{"equal weights: the first is the largest", 1003, []int64{50, 50}, money.LargestTakesRest, []int64{502, 501}},
		{"exact", 100, []int64{1, 3}, money.LargestTakesRest, []int64{25, 75}},
		{"the first of the largest", 1003, []int64{0, 50, 50}, money.LargestTakesRest, []int64{0, 502, 501}},
		{"the largest is in the middle", 5, []int64{100, 101, 100, 100}, money.LargestTakesRest, []int64{1, 2, 1, 1}},
		{"the rest is more than one unit", 5, []int64{1, 2, 1, 1}, money.LargestTakesRest, []int64{1, 2, 1, 1}},
		{"three units left for one line", 3, []int64{10, 9, 9, 9}, money.LargestTakesRest, []int64{3, 0, 0, 0}},
		{"equal parts: the rest to the first", 5, []int64{0, 0, 0}, money.LargestTakesRest, []int64{3, 1, 1}},

		{"the first gets the odd unit", 5, []int64{1, 1}, money.CascadeFromLast, []int64{3, 2}},
		{"fewer than lines", 2, []int64{1, 1, 1}, money.CascadeFromLast, []int64{1, 1, 0}},
		{"exact cascade", 100, []int64{1, 1, 2}, money.CascadeFromLast, []int64{25, 25, 50}},
		{"a zero first gets nothing", 100, []int64{0, 1, 1}, money.CascadeFromLast, []int64{0, 50, 50}},
		{"thirds", 1000, []int64{5000, 5000, 5000}, money.CascadeFromLast, []int64{334, 333, 333}},
		{"not what largest_remainder gives", 4, []int64{1, 5, 4}, money.CascadeFromLast, []int64{1, 2, 1}},
		{"equal parts by cascade", 5, []int64{0, 0, 0}, money.CascadeFromLast, []int64{2, 2, 1}},

		{"empty and nothing to give", 0, nil, money.LargestRemainder, []int64{}},
		{"one line takes all, 2^63 - 1", math.MaxInt64, []int64{7}, money.LargestRemainder, []int64{math.MaxInt64}},
		{"-2^63 has a magnitude that int64 does not hold", math.MinInt64, []int64{7}, money.LargestRemainder, []int64{math.MinInt64}},
		{"-2^63 in two", math.MinInt64, []int64{1, 1}, money.CascadeFromLast, []int64{math.MinInt64 / 2, math.MinInt64 / 2}},
		{"-2^63 in equal parts", math.MinInt64, []int64{0}, money.LastTakesRest, []int64{math.MinInt64}},
		{"products of 126 bits", math.MaxInt64, []int64{math.MaxInt64 - 2, 1, 1}, money.LargestRemainder, []int64{math.MaxInt64 - 2, 1, 1}},
	}
	for _, tt := range tests {
		got, err := money.Apportion(tt.total, tt.weights, tt.rule)
		if err != nil {
			t.Errorf("%s: Apportion(%d, %v, %q): %v", tt.why, tt.total, tt.weights, tt.rule, err)
			continue
		}
		if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: Apportion(%d, %v, %q) (-want +got):\n%s", tt.why, tt.total, tt.weights, tt.rule, diff)
		}
	}
}

func TestApportionErrors(t *testing.T) {
	tests := []struct {
		why     string
		total   int64
		weights []int64
		rule    money.Rule
		want    error
	}{
		{"nobody to give it to", 1, nil, "", &money.NoWeightsError{Total: 1}},
		{"a negative weight", 1, []int64{3, -1}, "", &money.WeightError{Index: 1, Weight: -1}},
		{"a negative weight after an overflow", 1, []int64{math.MaxInt64, math.MaxInt64, 3, -1}, "", &money.WeightError{Index: 3, Weight: -1}},
		{"the least weight", 0, []int64{math.MinInt64, math.MinInt64}, "", &money.WeightError{Index: 0, Weight: math.MinInt64}},
		{"weights that sum past int64", 1, []int64{math.MaxInt64, 0, 1}, "", &money.OverflowError{Op: "sum of weights", A: math.MaxInt64, B: 1}},
		{"weights that sum past uint64 to something positive", 1, []int64{math.MaxInt64, math.MaxInt64, 5}, "", &money.OverflowError{Op: "sum of weights", A: math.MaxInt64, B: math.MaxInt64}},
		{"weights are checked though nothing is given", 0, []int64{-1}, "", &money.WeightError{Index: 0, Weight: -1}},
		{"an unknown rule", 0, nil, "largest", &money.UnknownRuleError{Rule: "largest"}},
	}
	for _, tt := range tests {
		prefix := []int64{42}
		got, err := money.AppendApportion(prefix, tt.total, tt.weights, tt.rule)
		if diff := cmp.Diff(tt.want, err); diff != "" {
			t.Errorf("%s: error (-want +got):\n%s", tt.why, diff)
		}
		if diff := cmp.Diff(prefix, got); diff != "" {
			t.Errorf("%s: dst (-want +got):\n%s", tt.why, diff)
		}
	}
}

// The selection has paths that only many weights reach: equal remainders, few
// distinct ones, remainders in one span, and more lines than a pass sorts.
func TestApportionMany(t *testing.T) {
	tests := []struct {
		why    string
		n      int
		total  int64
		weight func(i int) int64
	}{
		{"all remainders equal", 1000, 999_999, func(int) int64 { return 7 }},
		{"two remainders", 1000, 123_457, func(i int) int64 { return 1000 + int64(i%2) }},
		{"rising", 1000, 999_983, func(i int) int64 { return int64(i) }},
		{"falling", 1000, 999_983, func(i int) int64 { return 1000 - int64(i) }},
		{"one giant among dwarfs", 500, 1<<62 + 12345, func(i int) int64 { return 1 + int64(i/499)<<61 }},
		{"close together in a wide range", 300, 1_000_003, func(i int) int64 { return 1<<53 + int64(i) }},
		{"one more than is sorted", 33, 100, func(i int) int64 { return 1 + int64(i*i) }},
		{"as many as are sorted", 32, 100, func(i int) int64 { return 1 + int64(i*i) }},
		{"mostly zero", 2000, 77, func(i int) int64 { return int64(i % 100 / 99) }},
		{"one unit for many", 5000, 1, func(i int) int64 { return 1 + int64(i*7919%5000) }},
	}
	for _, tt := range tests {
		weights := make([]int64, tt.n)
		for i := range weights {
			weights[i] = tt.weight(i)
		}
		for _, rule := range money.Rules() {
			got, err := money.Apportion(tt.total, weights, rule)
			if err != nil {
				t.Fatalf("%s: %v", tt.why, err)
			}
			if diff := cmp.Diff(oracleApportion(tt.total, weights, rule), got); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", tt.why, rule, diff)
			}
		}
	}
}

func TestAppendApportionKeepsWhatIsThere(t *testing.T) {
	weights := []int64{1, 1, 1}
	dst := make([]int64, 1, 8)
	dst[0] = 42
	got, err := money.AppendApportion(dst, 10, weights, money.LastTakesRest)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int64{42, 3, 3, 4}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if &got[0] != &dst[0] {
		t.Error("dst had room, and was copied")
	}
	if diff := cmp.Diff([]int64{1, 1, 1}, weights); diff != "" {
		t.Errorf("weights were changed (-want +got):\n%s", diff)
	}
}

func TestApportionAllocations(t *testing.T) {
	for _, n := range []int{1, 10, 64, 65, 1000} {
		weights := prices(n)
		dst := make([]int64, 0, n)
		for _, rule := range money.Rules() {
			perRun := testing.AllocsPerRun(20, func() {
				if _, err := money.AppendApportion(dst, 123_457, weights, rule); err != nil {
					t.Fatal(err)
				}
			})
			if perRun != 0 {
				t.Errorf("AppendApportion of %d weights, %s: %v allocations, want 0", n, rule, perRun)
			}
		}
	}
}

func FuzzApportion(f *testing.F) {
	f.Add(int64(1000), []byte{1, 1, 1}, uint8(0), uint8(0))
	f.Add(int64(-7), []byte{0, 0}, uint8(1), uint8(3))
	f.Add(int64(math.MinInt64), []byte{1, 2, 3}, uint8(2), uint8(55))
	f.Add(int64(math.MaxInt64), []byte{255, 255}, uint8(3), uint8(54))
	f.Add(int64(999), slices.Repeat([]byte{9, 8, 7}, 20), uint8(4), uint8(1))
	f.Add(int64(12345678), slices.Repeat([]byte{9, 200, 7, 91}, 60), uint8(0), uint8(40))
	f.Fuzz(func(t *testing.T, total int64, seed []byte, ruleIndex, width uint8) {
		weights, rule := fuzzWeights(seed, width), fuzzRule(ruleIndex)
		got, err := money.Apportion(total, weights, rule)
		if err != nil {
			checkRefused(t, err, total, weights)
			return
		}
		want := oracleApportion(total, weights, rule)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("Apportion(%d, %v, %q) (-want +got):\n%s", total, weights, rule, diff)
		}
	})
}

// checkRefused fails unless the oracle, too, finds a reason to refuse.
func checkRefused(t *testing.T, err error, total int64, weights []int64) {
	t.Helper()
	var (
		overflow *money.OverflowError
		nobody   *money.NoWeightsError
	)
	switch {
	case errors.As(err, &overflow):
		if bigSum(weights).IsInt64() {
			t.Errorf("overflow, but the weights %v sum within int64", weights)
		}
	case errors.As(err, &nobody):
		if len(weights) != 0 || total == 0 {
			t.Errorf("no weights, but %d over %v", total, weights)
		}
	default:
		t.Errorf("Apportion(%d, %v): %v", total, weights, err)
	}
}
