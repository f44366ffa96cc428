package money_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/recourse-go/recourse/order/money"
)

func TestWithin(t *testing.T) {
	tests := []struct {
		why   string
		total int64
		room  []int64
		rule  money.Rule
		want  []int64
	}{
		{"a coupon across shops", 5000, []int64{10000, 5000}, money.LastTakesRest, []int64{3333, 1667}},
		{"a coupon over three equal lines", 1000, []int64{1000, 1000, 1000}, money.LastTakesRest, []int64{333, 333, 334}},
		{"the same by the default rule", 1000, []int64{1000, 1000, 1000}, "", []int64{334, 333, 333}},
		{"a stacked layer", 3000, []int64{11728, 8272, 8000}, money.LastTakesRest, []int64{1256, 886, 858}},
		{"points come after", 500, []int64{10472, 7386, 7142}, money.LastTakesRest, []int64{209, 147, 144}},
		{"the last has no room: its rest spills to the first", 10, []int64{6, 6, 6, 0}, money.LastTakesRest, []int64{4, 3, 3, 0}},
		{"the last has room for one of two", 17, []int64{6, 6, 6, 1}, money.LastTakesRest, []int64{6, 5, 5, 1}},
		{"spilling passes over lines without room", 5, []int64{0, 3, 3, 3, 0}, money.LastTakesRest, []int64{0, 2, 2, 1, 0}},
		{"the largest takes the rest", 5, []int64{2, 3, 2}, money.LargestTakesRest, []int64{1, 3, 1}},
		{"the largest is full: the next largest, by index", 3, []int64{1, 1, 1, 1}, money.LargestTakesRest, []int64{1, 1, 1, 0}},
		{"what is over is split by floors again", 12, []int64{2, 2, 2, 2, 2, 2, 1}, money.LargestTakesRest, []int64{2, 2, 2, 2, 2, 2, 0}},
		{"from the first", 2, []int64{0, 5, 5, 5}, money.FirstTakesRest, []int64{0, 1, 1, 0}},
		{"cascade", 4, []int64{1, 5, 4}, money.CascadeFromLast, []int64{1, 2, 1}},
		{"all of it", 15, []int64{0, 10, 5}, money.LastTakesRest, []int64{0, 10, 5}},
		{"none of it", 0, []int64{0, 10, 5}, money.LastTakesRest, []int64{0, 0, 0}},
		{"no lines, nothing to give", 0, nil, money.LargestRemainder, []int64{}},
		{"no room, nothing to give", 0, []int64{0, 0}, money.FirstTakesRest, []int64{0, 0}},
		{"the edge of int64", math.MaxInt64 - 1, []int64{math.MaxInt64 - 1, 1}, money.LargestTakesRest, []int64{math.MaxInt64 - 1, 0}},
	}
	for _, tt := range tests {
		got, err := money.Within(tt.total, tt.room, tt.rule)
		if err != nil {
			t.Errorf("%s: Within(%d, %v, %q): %v", tt.why, tt.total, tt.room, tt.rule, err)
			continue
		}
		if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: Within(%d, %v, %q) (-want +got):\n%s", tt.why, tt.total, tt.room, tt.rule, diff)
		}
	}
}

func TestWithinErrors(t *testing.T) {
	tests := []struct {
		why   string
		total int64
		room  []int64
		rule  money.Rule
		want  error
	}{
		{"more than there is room for", 16, []int64{10, 5}, "", &money.RoomError{Total: 16, Room: 15}},
		{"a negative total", -1, []int64{10, 5}, "", &money.RoomError{Total: -1, Room: 15}},
		{"no lines at all", 1, nil, "", &money.RoomError{Total: 1}},
		{"no room at all", 1, []int64{0}, "", &money.RoomError{Total: 1}},
		{"a negative room", 1, []int64{10, -5}, "", &money.WeightError{Index: 1, Weight: -5}},
		{"rooms that sum past int64", 1, []int64{1, math.MaxInt64}, "", &money.OverflowError{Op: "sum of weights", A: 1, B: math.MaxInt64}},
		{"an unknown rule", 1, []int64{1}, "rest", &money.UnknownRuleError{Rule: "rest"}},
	}
	for _, tt := range tests {
		prefix := []int64{42}
		got, err := money.AppendWithin(prefix, tt.total, tt.room, tt.rule)
		if diff := cmp.Diff(tt.want, err); diff != "" {
			t.Errorf("%s: error (-want +got):\n%s", tt.why, diff)
		}
		if diff := cmp.Diff(prefix, got); diff != "" {
			t.Errorf("%s: dst (-want +got):\n%s", tt.why, diff)
		}
	}
}

// Lines of one unit each make largest_takes_rest fill one line a round. A
// quadratic loop would run into the time limit of the test.
func TestWithinStaysLinear(t *testing.T) {
	const n = 300_000
	room := slices.Repeat([]int64{1}, n)
	got, err := money.Within(n-1, room, money.LargestTakesRest)
	if err != nil {
		t.Fatal(err)
	}
	if last := got[n-1]; last != 0 {
		t.Errorf("the last line got %d, want 0", last)
	}
}

// Few large lines among many small ones, half of it taken or more: this is where
// largest_takes_rest needs several rounds, with floors of their own.
func TestWithinRounds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		room, sum := make([]int64, 2+random.IntN(200)), int64(0)
		for i := range room {
			room[i] = 1
			if random.IntN(6) == 0 {
				room[i] = 1 + random.Int64N(1+random.Int64N(60))
			}
			sum += room[i]
		}
		total := sum - 1 - random.Int64N(sum/2)
		got, err := money.Within(total, room, money.LargestTakesRest)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(oracleWithin(total, room, money.LargestTakesRest), got); diff != "" {
			t.Fatalf("Within(%d, %v) (-want +got):\n%s", total, room, diff)
		}
	}
}

func TestWithinAllocations(t *testing.T) {
	for _, n := range []int{10, 64, 1000} {
		room := prices(n)
		dst := make([]int64, 0, n)
		for _, rule := range money.Rules() {
			perRun := testing.AllocsPerRun(20, func() {
				if _, err := money.AppendWithin(dst, int64(50*n), room, rule); err != nil {
					t.Fatal(err)
				}
			})
			if perRun != 0 {
				t.Errorf("AppendWithin of %d lines, %s: %v allocations, want 0", n, rule, perRun)
			}
		}
	}
}

func FuzzWithin(f *testing.F) {
	f.Add(uint64(1000), []byte{10, 10, 10}, uint8(0), uint8(6))
	f.Add(uint64(2), []byte{1, 1, 1, 0}, uint8(1), uint8(0))
	f.Add(uint64(5), []byte{3, 3, 3, 2, 2, 1, 1, 1}, uint8(3), uint8(0))
	f.Add(uint64(101), slices.Repeat([]byte{9, 1, 1, 0, 2}, 30), uint8(3), uint8(0))
	f.Add(uint64(math.MaxUint64), []byte{255, 1}, uint8(4), uint8(54))
	f.Fuzz(func(t *testing.T, total uint64, seed []byte, ruleIndex, width uint8) {
		room, rule := fuzzWeights(seed, width), fuzzRule(ruleIndex)
		if sum := bigSum(room); sum.IsInt64() {
			total %= sum.Uint64() + 1
		}
		got, err := money.Within(int64(total), room, rule)
		if err != nil {
			var overflow *money.OverflowError
			if !errors.As(err, &overflow) || bigSum(room).IsInt64() {
				t.Errorf("Within(%d, %v, %q): %v", total, room, rule, err)
			}
			return
		}
		left := int64(total)
		for i, share := range got {
			if share < 0 || share > room[i] {
				t.Errorf("share %d is %d, outside a room of %d", i, share, room[i])
			}
			left -= share
		}
		if left != 0 {
			t.Errorf("the shares are %d short of %d", left, total)
		}
		if diff := cmp.Diff(oracleWithin(int64(total), room, rule), got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("Within(%d, %v, %q) (-want +got):\n%s", total, room, rule, diff)
		}
	})
}
