package money

import (
	"math"
	"math/bits"
)

const (
	digitBits   = 8 // of a remainder, looked at in one pass
	digitValues = 1 << digitBits
	fewEnough   = 32 // remainders to compare rather than count
	usualOrder  = 16 // lines whose remainders are kept, not worked out anew
)

// largestOfUsual is floorsNarrow and handOutLargest in one pass, for an order of
// the usual size.
func (s split) largestOfUsual(shares, weights []int64) {
	var kept [usualOrder]uint64
	shares = shares[:len(weights)]
	rest, inverse := s.total, math.MaxUint64/s.sum
	for i, w := range weights {
		product := s.total * uint64(w)
		share, _ := bits.Mul64(product, inverse)
		remainder := product - share*s.sum
		_, exact := bits.Sub64(remainder, s.sum, 0)
		share += 1 - exact
		remainder -= s.sum & (exact - 1)
		shares[i] = int64(share)
		kept[i%usualOrder] = remainder
		rest -= share
	}
	if rest == 0 {
		return
	}
	few := kept // selecting reorders
	least := largestBut(few[:len(weights)], int(rest)-1)
	for i := range shares {
		_, more := bits.Sub64(least, kept[i%usualOrder], 0)
		shares[i] += int64(more)
		rest -= more
	}
	for i := 0; rest > 0; i++ {
		if kept[i%usualOrder] == least {
			shares[i]++
			rest--
		}
	}
}

// handOutLargest gives one unit each to the rest lines with the largest
// remainders. It finds the smallest remainder that still gets a unit instead
// of sorting, and it keeps no remainders: each is worked out anew.
func (s split) handOutLargest(shares, weights []int64, rest uint64) {
	if rest == 0 {
		return
	}
	shares = shares[:len(weights)]
	var (
		few   [fewEnough]uint64
		least uint64
	)
	if len(weights) <= fewEnough { // spare a short order the rest
		for i, w := range weights {
			few[i%fewEnough] = s.remainder(shares[i], w)
		}
		least = largestBut(few[:len(weights)], int(rest)-1)
	} else {
		least = s.least(shares, weights, rest)
	}
	for i, w := range weights {
		_, more := bits.Sub64(least, s.remainder(shares[i], w), 0)
		shares[i] += int64(more)
		rest -= more
	}
	// A line that has its unit by now has no remainder below the sum.
	for i := 0; rest > 0; i++ {
		if s.remainder(shares[i], weights[i]) == least {
			shares[i]++
			rest--
		}
	}
}

// remainder returns what the floor cut off, times the sum. The products wrap,
// but their difference is below the sum, and so exact.
func (s split) remainder(floor, weight int64) uint64 {
	return s.total*uint64(weight) - uint64(floor)*s.sum
}

// span is the remainders from base to base + 2^bits - 1.
type span struct {
	base uint64
	bits int
}

func (p span) holds(remainder uint64) bool { return (remainder-p.base)>>(p.bits&63) == 0 }

// least returns a bound: all remainders above it get a unit, and of those equal
// to it the first, until rest units are gone.
//
// It selects by the digits of the remainders, the highest first. A pass counts
// how many remainders have each digit, and keeps the span in which the last
// unit falls. Each pass takes 8 bits from the span, so there are at most 8 of
// them: time stays linear whatever the weights are.
func (s split) least(shares, weights []int64, rest uint64) uint64 {
	within, count := span{0, bits.Len64(s.sum)}, uint64(len(weights))
	for count > fewEnough {
		within, count, rest = s.narrow(shares, weights, within, rest)
		if count == rest || within.bits == 0 {
			return within.base
		}
	}
	return s.leastOfFew(shares, weights, within, rest)
}

// narrow returns the part of a span in which the last unit falls, how many
// remainders are in it, and how many of these get a unit.
func (s split) narrow(shares, weights []int64, within span, rest uint64) (part span, count, left uint64) {
	var counts [digitValues]uint64
	shift := max(within.bits-digitBits, 0)
	shares = shares[:len(weights)]
	for i, w := range weights {
		if r := s.remainder(shares[i], w); within.holds(r) {
			counts[(r-within.base)>>shift%digitValues]++
		}
	}
	digit := digitValues - 1
	for rest > counts[digit] {
		rest -= counts[digit]
		digit--
	}
	return span{within.base + uint64(digit)<<shift, shift}, counts[digit], rest
}

// leastOfFew selects among the remainders in a span.
func (s split) leastOfFew(shares, weights []int64, within span, rest uint64) uint64 {
	var few [fewEnough]uint64
	n := 0
	shares = shares[:len(weights)]
	for i, w := range weights {
		if r := s.remainder(shares[i], w); within.holds(r) {
			few[n%fewEnough] = r
			n++
		}
	}
	return largestBut(few[:n], int(rest)-1)
}

// largestBut returns the largest value but k others, and reorders values. It is
// Hoare's quickselect; with so few values even its worst case is short.
func largestBut(values []uint64, k int) uint64 {
	for len(values) > 1 {
		last := len(values) - 1
		x, y, z := values[0], values[last/2], values[last]
		pivot := max(min(x, y), min(max(x, y), z))
		i, j := 0, last
		for i <= j {
			for values[i] > pivot {
				i++
			}
			for values[j] < pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			values = values[:j+1]
		case k >= i:
			values, k = values[i:], k-i
		default:
			return pivot
		}
	}
	return values[0]
}
