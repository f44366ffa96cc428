package money

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// textLimit is how many bytes a written number may have. Every number that
// fits in 64 bits is shorter; a longer one is refused before it is read.
const textLimit = 40

// Parse reads an amount in plain decimal notation, such as "19.90", "-3" or
// "0.005": an optional '-', digits, and optionally a '.' and more digits. Fewer
// fraction digits than the currency has are fine. If c is no currency the
// result is a plain amount that remembers its digits, at most 4. It returns an
// error if:
//   - value is anything else, such as "+1", "1.", ".5", "1e3", " 1", "NaN", or
//     is longer than 40 bytes: [*SyntaxError];
//   - value has more fraction digits than c, even if they are zeros:
//     [*DigitsError];
//   - the number of minor units is outside int64: [*OverflowError].
func Parse(value string, c Currency) (Amount, error) {
	n, err := read(value)
	if err != nil {
		return Amount{}, err
	}
	if n.digits > c.limit() {
		return Amount{}, &DigitsError{value, n.digits, c.limit(), c}
	}
	if c.IsNone() {
		c = plain(n.digits)
	}
	minor, ok := n.minor(c.Digits())
	if !ok {
		return Amount{}, &OverflowError{Op: "amount", Input: value}
	}
	return Amount{minor, c}, nil
}

// MustParse is [Parse] with the code of a currency, for amounts known when the
// program is written; the code "" is no currency. It panics where Parse or
// [ParseCurrency] returns an error.
func MustParse(value, code string) Amount {
	var c Currency
	if code != "" {
		c = MustCurrency(code)
	}
	a, err := Parse(value, c)
	if err != nil {
		panic(err)
	}
	return a
}

// Number returns the amount without its currency, with all its fraction
// digits: "19.90".
func (a Amount) Number() string {
	var buffer [textLimit]byte
	return string(appendNumber(buffer[:0], a.minor, a.currency.Digits()))
}

// String returns the number and the code, "19.90 CNY", or the number alone for
// a plain amount.
func (a Amount) String() string {
	var buffer [textLimit]byte
	return string(a.append(buffer[:0]))
}

func (a Amount) append(dst []byte) []byte {
	dst = appendNumber(dst, a.minor, a.currency.Digits())
	if !a.IsPlain() {
		dst = append(dst, ' ')
		dst = append(dst, a.currency.Code()...)
	}
	return dst
}

func appendNumber(dst []byte, minor int64, digits int) []byte {
	if minor < 0 {
		dst = append(dst, '-')
	}
	unit := uint64(power(digits))
	whole, fraction := magnitude(minor)/unit, magnitude(minor)%unit
	dst = strconv.AppendUint(dst, whole, 10)
	if digits == 0 {
		return dst
	}
	dst = append(dst, '.')
	for unit /= 10; unit > 0; unit /= 10 {
		dst = append(dst, '0'+byte(fraction/unit%10))
	}
	return dst
}

// number is a number as it was written: magnitude / 10^digits.
type number struct {
	negative  bool
	magnitude uint64
	digits    int
	huge      bool // the magnitude does not fit
}

// read reads plain decimal notation. Its errors are all [*SyntaxError]: a
// number too large to hold is marked, for what follows may be worse.
func read(s string) (number, error) {
	if len(s) > textLimit {
		return number{}, &SyntaxError{shorten(s), "longer than 40 bytes"}
	}
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	n := number{negative: negative, digits: len(fraction)}
	if !n.take(whole) || point && !n.take(fraction) {
		return number{}, &SyntaxError{shorten(s), "not a plain decimal number such as 19.90"}
	}
	return n, nil
}

// take appends digits to the magnitude, and reports whether there are any and
// nothing but digits.
func (n *number) take(digits string) bool {
	for i := range len(digits) {
		digit := digits[i] - '0'
		if digit > 9 {
			return false
		}
		if n.magnitude > (math.MaxUint64-9)/10 {
			n.huge = true
		}
		n.magnitude = n.magnitude*10 + uint64(digit)
	}
	return digits != ""
}

// minor returns the number in units of 10^-digits, and whether it fits; digits
// is no less than n.digits.
func (n number) minor(digits int) (int64, bool) {
	high, low := bits.Mul64(n.magnitude, uint64(power(digits-n.digits)))
	if n.huge || high != 0 {
		return 0, false
	}
	return signed(low, n.negative)
}

// scale returns minor * 10^digits, and whether it fits.
func scale(minor int64, digits int) (int64, bool) {
	return number{negative: minor < 0, magnitude: magnitude(minor)}.minor(digits)
}

// power returns 10^digits, for 0 to 18 digits.
func power(digits int) int64 {
	p := int64(1)
	for range digits {
		p *= 10
	}
	return p
}

// magnitude returns the absolute value, that of math.MinInt64 included.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// signed puts a sign before a magnitude, and reports whether it fits.
func signed(m uint64, negative bool) (int64, bool) {
	if negative {
		return -int64(m), m <= 1<<63
	}
	return int64(m), m <= math.MaxInt64
}
