package money

import (
	"cmp"
	"math"
)

// Amount is a whole number of minor units of one currency. It is a value of 16
// bytes. Use [Amount.Equal] to compare amounts: == tells the plain amounts 1.5
// and 1.50 apart.
//
// A plain amount has up to 4 fraction digits and no currency yet. The zero
// Amount is the plain amount 0: it adds to any amount and takes its currency.
type Amount struct {
	minor    int64
	currency Currency
}

// FromMinor returns the amount of so many minor units of c: FromMinor(1990,
// CNY) is 19.90 CNY.
func FromMinor(minor int64, c Currency) Amount { return Amount{minor, c} }

// Minor returns the number of minor units.
func (a Amount) Minor() int64 { return a.minor }

// Currency returns the currency. That of a plain amount is none and has the
// amount's fraction digits.
func (a Amount) Currency() Currency { return a.currency }

// Sign returns -1, 0 or 1.
func (a Amount) Sign() int { return cmp.Compare(a.minor, 0) }

// IsZero reports whether the amount is zero, of whatever currency. The JSON
// option omitzero asks it, and so omits 0.00 CNY too.
func (a Amount) IsZero() bool { return a.minor == 0 }

// IsPlain reports whether the amount has no currency yet.
func (a Amount) IsPlain() bool { return a.currency.IsNone() }

// Plain returns the same number, with the same fraction digits, without its
// currency.
func (a Amount) Plain() Amount { return Amount{a.minor, plain(a.currency.Digits())} }

// In binds a plain amount to c: the plain 1.5 in CNY is 1.50 CNY. An amount
// already bound to c is returned as it is, and so is a plain amount if c is no
// currency. It returns an error if:
//   - a has more fraction digits than c, zeros or not: [*DigitsError];
//   - a is bound to another currency: [*MismatchError];
//   - the number of minor units is outside int64: [*OverflowError].
func (a Amount) In(c Currency) (Amount, error) {
	switch {
	case a.currency == c, a.IsPlain() && c.IsNone():
		return a, nil
	case !a.IsPlain():
		return Amount{}, &MismatchError{a, Amount{0, c}}
	case a.currency.Digits() > c.Digits():
		return Amount{}, &DigitsError{a.Number(), a.currency.Digits(), c.Digits(), c}
	}
	minor, ok := scale(a.minor, c.Digits()-a.currency.Digits())
	if !ok {
		return Amount{}, &OverflowError{Op: "amount in " + c.Code(), Input: a.Number()}
	}
	return Amount{minor, c}, nil
}

// Add returns a + b. The sum of two plain amounts has the digits of the one
// with more. It returns an error if:
//   - a and b are of different currencies, or one alone is plain and is not the
//     zero Amount: [*MismatchError];
//   - the sum is outside int64: [*OverflowError].
func (a Amount) Add(b Amount) (Amount, error) {
	x, y, c, err := align("sum", a, b)
	if err != nil {
		return Amount{}, err
	}
	sum := x + y
	if (x^sum)&(y^sum) < 0 {
		return Amount{}, &OverflowError{Op: "sum", A: x, B: y}
	}
	return Amount{sum, c}, nil
}

// Sub returns a - b. It fails where [Amount.Add] fails.
func (a Amount) Sub(b Amount) (Amount, error) {
	x, y, c, err := align("difference", a, b)
	if err != nil {
		return Amount{}, err
	}
	difference := x - y
	if (x^y)&(x^difference) < 0 {
		return Amount{}, &OverflowError{Op: "difference", A: x, B: y}
	}
	return Amount{difference, c}, nil
}

// Neg returns -a. It returns [*OverflowError] for the one amount that has no
// negative, -2^63 minor units.
func (a Amount) Neg() (Amount, error) {
	if a.minor == math.MinInt64 {
		return Amount{}, &OverflowError{Op: "difference", A: 0, B: a.minor}
	}
	return Amount{-a.minor, a.currency}, nil
}

// Sum adds amounts from the first on; the sum of none is the zero Amount. It
// fails where one of the additions fails.
func Sum(amounts ...Amount) (Amount, error) {
	var total Amount
	for _, a := range amounts {
		next, err := total.Add(a)
		if err != nil {
			return Amount{}, err
		}
		total = next
	}
	return total, nil
}

// Cmp returns -1 if a is less than b, 0 if they are the same number, and 1 if a
// is more. Plain amounts compare by their number: 1.5 is 1.50. The zero Amount
// compares with any amount. It returns [*MismatchError] for amounts that do
// not add.
func (a Amount) Cmp(b Amount) (int, error) {
	switch {
	case a.currency == b.currency, a == Amount{}, b == Amount{}:
		return cmp.Compare(a.minor, b.minor), nil
	case a.IsPlain() && b.IsPlain():
		return comparePlain(a, b), nil
	}
	return 0, &MismatchError{a, b}
}

// Equal reports whether a and b are the same number of the same currency, or
// the same plain number: the plain 1.5 equals the plain 1.50. The zero Amount
// does not equal 0.00 CNY.
func (a Amount) Equal(b Amount) bool {
	if a.IsPlain() && b.IsPlain() {
		return comparePlain(a, b) == 0
	}
	return a == b
}

// comparePlain divides where it could multiply: a quotient never overflows.
func comparePlain(a, b Amount) int {
	digits := a.currency.Digits() - b.currency.Digits()
	if digits < 0 {
		return -comparePlain(b, a)
	}
	unit := power(digits)
	if c := cmp.Compare(a.minor/unit, b.minor); c != 0 {
		return c
	}
	return cmp.Compare(a.minor%unit, 0)
}

// align brings a and b to the same minor unit.
func align(op string, a, b Amount) (x, y int64, c Currency, err error) {
	switch {
	case a.currency == b.currency, b == Amount{}:
		return a.minor, b.minor, a.currency, nil
	case a == Amount{}:
		return a.minor, b.minor, b.currency, nil
	case !a.IsPlain() || !b.IsPlain():
		return 0, 0, c, &MismatchError{a, b}
	}
	digits := max(a.currency.Digits(), b.currency.Digits())
	x, okA := scale(a.minor, digits-a.currency.Digits())
	y, okB := scale(b.minor, digits-b.currency.Digits())
	if !okA || !okB {
		return 0, 0, c, &OverflowError{Op: op, Input: a.Number() + ", " + b.Number()}
	}
	return x, y, plain(digits), nil
}
