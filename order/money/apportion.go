package money

import (
	"math"
	"math/bits"
	"slices"
)

// Apportion splits total by weights, and gives out the units that do not divide
// by rule. The shares, one for each weight, sum to total exactly. A negative
// total is split as its magnitude, and each share negated. If all weights are
// zero the parts are equal, as if every weight were 1. It returns an error if:
//   - rule is unknown: [*UnknownRuleError];
//   - a weight is negative: [*WeightError];
//   - the weights sum to more than int64 holds: [*OverflowError];
//   - there are no weights and total is not zero: [*NoWeightsError].
//
// It takes time linear in the number of weights.
func Apportion(total int64, weights []int64, rule Rule) ([]int64, error) {
	return AppendApportion(nil, total, weights, rule)
}

// AppendApportion is [Apportion], appending the shares to dst. It allocates
// nothing if dst has room for them. The spare room of dst must not overlap
// weights. On error it returns dst as it was.
func AppendApportion(dst []int64, total int64, weights []int64, rule Rule) ([]int64, error) {
	rule, err := rule.check()
	if err != nil {
		return dst, err
	}
	sum, err := sumWeights(weights)
	if err != nil {
		return dst, err
	}
	if len(weights) == 0 && total != 0 {
		return dst, &NoWeightsError{total}
	}
	dst, shares := extend(dst, len(weights))
	split{magnitude(total), sum}.into(shares, weights, rule)
	if total < 0 {
		for i, share := range shares {
			shares[i] = -share
		}
	}
	return dst, nil
}

// sumWeights adds up the weights. The sign bit of one word remembers whether
// any weight, or any sum so far, was negative: that keeps the loop free of
// branches.
func sumWeights(weights []int64) (uint64, error) {
	var sum, signs int64
	for _, w := range weights {
		sum += w
		signs |= sum | w
	}
	if signs < 0 {
		return 0, weightFault(weights)
	}
	return uint64(sum), nil
}

// weightFault finds what sumWeights noticed. A negative weight anywhere is
// named before an overflow.
func weightFault(weights []int64) error {
	if i := slices.IndexFunc(weights, func(w int64) bool { return w < 0 }); i >= 0 {
		return &WeightError{i, weights[i]}
	}
	var sum int64
	for _, w := range weights {
		if sum+w < 0 {
			return &OverflowError{Op: "sum of weights", A: sum, B: w}
		}
		sum += w
	}
	return nil
}

// extend appends n undefined shares to dst and returns it, and them.
func extend(dst []int64, n int) (all, shares []int64) {
	start := len(dst)
	all = slices.Grow(dst, n)[:start+n]
	return all, all[start:]
}

// split is a total, up to 2^63, and the sum of the weights, below 2^63. A share
// is kept in an int64 by its bits: a single share of 2^63 is negated to
// math.MinInt64, which is right.
type split struct{ total, sum uint64 }

func (s split) into(shares, weights []int64, rule Rule) {
	switch {
	case s.total == 0:
		clear(shares)
	case s.sum == 0:
		s.equally(shares, rule)
	case rule == CascadeFromLast:
		s.cascade(shares, weights)
	case rule == LargestRemainder && len(weights) <= usualOrder && s.narrow64():
		s.largestOfUsual(shares, weights)
	default:
		rest := s.floors(shares, weights)
		s.handOut(shares, weights, rest, rule)
	}
}

// equally splits by weights that are all 1. The fractions are equal, so all
// rules that give single units give them to the first lines.
func (s split) equally(shares []int64, rule Rule) {
	n := uint64(len(shares))
	floor, rest := int64(s.total/n), s.total%n
	for i := range shares {
		shares[i] = floor
	}
	switch rule {
	case LastTakesRest:
		shares[n-1] += int64(rest)
	case LargestTakesRest:
		shares[0] += int64(rest)
	default:
		for i := range shares[:rest] {
			shares[i]++
		}
	}
}

// cascade gives the first line with a weight all that is left, because there
// the weight is the sum of the weights left.
func (s split) cascade(shares, weights []int64) {
	for i := len(weights) - 1; i >= 0; i-- {
		share := uint64(0)
		if s.sum > 0 {
			share = s.share(uint64(weights[i]))
		}
		shares[i] = int64(share)
		s.total -= share
		s.sum -= uint64(weights[i])
	}
}

// share returns the floor of one line. The weight is at most the sum, so the
// quotient is at most the total, and Div64 does not overflow.
func (s split) share(weight uint64) uint64 {
	high, low := bits.Mul64(s.total, weight)
	quotient, _ := bits.Div64(high, low, s.sum)
	return quotient
}

// floors gives each line its floor and returns what is left: less than the
// number of lines, since each line lost less than one unit.
func (s split) floors(shares, weights []int64) (rest uint64) {
	if s.narrow64() {
		return s.floorsNarrow(shares, weights)
	}
	rest = s.total
	for i, w := range weights {
		share := s.share(uint64(w))
		shares[i] = int64(share)
		rest -= share
	}
	return rest
}

// narrow64 reports whether every product of the total and a weight fits in 64
// bits.
func (s split) narrow64() bool {
	high, _ := bits.Mul64(s.total, s.sum)
	return high == 0
}

// floorsNarrow is floors where every product fits in 64 bits. It multiplies by
// the inverse of the sum, which is several times faster than dividing: with
// inverse = floor((2^64-1)/sum) >= 2^64/sum - 1, and product < 2^64, the high
// word of product*inverse is the quotient or one less.
func (s split) floorsNarrow(shares, weights []int64) (rest uint64) {
	shares = shares[:len(weights)]
	rest = s.total
	inverse := math.MaxUint64 / s.sum
	for i, w := range weights {
		product := s.total * uint64(w)
		share, _ := bits.Mul64(product, inverse)
		_, exact := bits.Sub64(product-share*s.sum, s.sum, 0)
		share += 1 - exact
		shares[i] = int64(share)
		rest -= share
	}
	return rest
}

func (s split) handOut(shares, weights []int64, rest uint64, rule Rule) {
	switch rule {
	case LastTakesRest:
		shares[len(shares)-1] += int64(rest)
	case LargestTakesRest:
		shares[largest(weights)] += int64(rest)
	case FirstTakesRest:
		handOutFirst(shares, rest)
	default:
		s.handOutLargest(shares, weights, rest)
	}
}

// handOutFirst needs one pass: fewer units are left than there are lines. As
// in the libraries that split so, a line of no weight is a line like any other.
func handOutFirst(shares []int64, rest uint64) {
	for i := range rest {
		shares[i]++
	}
}

func largest(weights []int64) int {
	at := 0
	for i, w := range weights {
		if w > weights[at] {
			at = i
		}
	}
	return at
}
