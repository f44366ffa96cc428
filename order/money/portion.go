package money

import (
	"math"
	"math/bits"
)

// Portion returns the whole part of total * part / whole: what part units of
// whole are worth, if all are worth total. The product is exact, in 128 bits. It
// returns an error if:
//   - total or part is negative, or whole is not positive: [*PortionError];
//   - the result is outside int64, which needs part > whole: [*OverflowError].
func Portion(total, part, whole int64) (int64, error) {
	if total < 0 || part < 0 || whole <= 0 {
		return 0, &PortionError{total, part, whole}
	}
	high, low := bits.Mul64(uint64(total), uint64(part))
	if high >= uint64(whole) {
		return 0, &OverflowError{Op: "portion", A: total, B: part}
	}
	portion, _ := bits.Div64(high, low, uint64(whole))
	if portion > math.MaxInt64 {
		return 0, &OverflowError{Op: "portion", A: total, B: part}
	}
	return int64(portion), nil
}
