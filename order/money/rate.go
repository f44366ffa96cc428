package money

import (
	"cmp"
	"math/bits"
	"strings"

	"github.com/shopspring/decimal"
)

const (
	rateDigits = 12
	rateUnit   = 1_000_000_000_000 // 10^rateDigits: the rate 1
)

// Rate is an exact decimal fraction from 0 to 1 with up to 12 fraction digits,
// such as a tax rate: 0.15 is 15 %. Rates compare with ==. The zero value is 0.
type Rate struct {
	parts int64 // of 10^-12; a decimal would not compare with ==
}

// ParseRate reads a rate in the notation of [Parse]. It returns an error if s:
//   - is not in that notation or is longer than 40 bytes: [*SyntaxError];
//   - has more than 12 fraction digits: [*DigitsError];
//   - is below 0 or above 1: [*RateError].
func ParseRate(s string) (Rate, error) {
	n, err := read(s)
	if err != nil {
		return Rate{}, err
	}
	if n.digits > rateDigits {
		return Rate{}, &DigitsError{Input: s, Digits: n.digits, Limit: rateDigits}
	}
	parts, ok := n.minor(rateDigits)
	if !ok || parts < 0 || parts > rateUnit {
		return Rate{}, &RateError{s}
	}
	return Rate{parts}, nil
}

// MustRate is [ParseRate] for rates known when the program is written; it
// panics where ParseRate returns an error.
func MustRate(s string) Rate {
	r, err := ParseRate(s)
	if err != nil {
		panic(err)
	}
	return r
}

// Of returns a * r in the currency of a, cut to whole minor units toward zero:
// 0.15 of 0.99 CNY is 0.14 CNY. A rate of at most 1 cannot overflow, so the
// error is nil.
func (r Rate) Of(a Amount) (Amount, error) {
	high, low := bits.Mul64(magnitude(a.minor), uint64(r.parts))
	part, _ := bits.Div64(high, low, rateUnit)
	minor, ok := signed(part, a.minor < 0)
	if !ok {
		return Amount{}, &OverflowError{Op: "product", A: a.minor, B: r.parts}
	}
	return Amount{minor, a.currency}, nil
}

// Cmp returns -1 if r is less than s, 0 if they are equal, and 1 if r is more.
func (r Rate) Cmp(s Rate) int { return cmp.Compare(r.parts, s.parts) }

// Equal reports whether r and s are the same rate.
func (r Rate) Equal(s Rate) bool { return r == s }

// IsZero reports whether r is 0.
func (r Rate) IsZero() bool { return r.parts == 0 }

// Decimal returns the rate as a decimal.
func (r Rate) Decimal() decimal.Decimal { return decimal.New(r.parts, -rateDigits) }

// String returns the rate in plain decimal notation without trailing zeros:
// "0.15".
func (r Rate) String() string {
	var buffer [textLimit]byte
	text := string(appendNumber(buffer[:0], r.parts, rateDigits))
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// MarshalText returns what [Rate.String] returns. It does not fail.
func (r Rate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a rate as [ParseRate] does; on error r is left alone.
func (r *Rate) UnmarshalText(text []byte) error {
	parsed, err := ParseRate(head(text))
	if err != nil {
		return err
	}
	*r = parsed
	return nil
}

// MarshalJSON writes the rate as a string, "0.15". It does not fail.
func (r Rate) MarshalJSON() ([]byte, error) { return []byte(`"` + r.String() + `"`), nil }

// UnmarshalJSON reads a rate from a JSON string as [ParseRate] does; anything
// else, null included, is a [*SyntaxError]. On error r is left alone.
func (r *Rate) UnmarshalJSON(data []byte) error {
	text, rest, ok := cutString(skipSpace(data))
	if !ok || len(skipSpace(rest)) > 0 {
		return &SyntaxError{shorten(head(data)), `not a JSON string such as "0.15"`}
	}
	parsed, err := ParseRate(text)
	if err != nil {
		return err
	}
	*r = parsed
	return nil
}
