package money

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"
)

// The bounds of a decimal that is looked into. Arithmetic on a decimal costs
// time and memory by its exponent, so these are checked before any.
const (
	coefficientBits = 128
	exponentLimit   = 40
)

// Decimal returns the amount as a decimal with the fraction digits of its
// currency: 19.90 CNY is 1990 * 10^-2.
func (a Amount) Decimal() decimal.Decimal {
	return decimal.New(a.minor, -int32(a.currency.Digits()))
}

// FromDecimal returns d as an amount of c. Trailing zeros are fine: 10.000 is
// 10.00 CNY. If c is no currency the result is a plain amount with the fraction
// digits of d, less the zeros beyond the fourth. It returns an error if:
//   - d has more fraction digits that are not zeros than c, or more than 40
//     fraction digits of any kind: [*DigitsError];
//   - the number of minor units is outside int64, or d is written with a
//     coefficient of more than 128 bits or an exponent over 40:
//     [*OverflowError].
func FromDecimal(d decimal.Decimal, c Currency) (Amount, error) {
	exponent := int(d.Exponent())
	if c.IsNone() {
		c = plain(min(max(-exponent, 0), maxDigits))
	}
	if d.Sign() == 0 {
		return Amount{0, c}, nil
	}
	coefficient := d.Coefficient()
	if coefficient.BitLen() > coefficientBits {
		return Amount{}, &OverflowError{Op: "amount", Input: "a coefficient of " + strconv.Itoa(coefficient.BitLen()) + " bits"}
	}
	written := coefficient.String() + "e" + strconv.Itoa(exponent)
	if exponent > exponentLimit {
		return Amount{}, &OverflowError{Op: "amount", Input: written}
	}
	shift := exponent + c.Digits()
	if exponent < -exponentLimit || shift < 0 && !divide(coefficient, -shift) {
		return Amount{}, &DigitsError{written, -exponent, c.limit(), c}
	}
	if shift > 0 {
		coefficient.Mul(coefficient, bigPower(shift))
	}
	if !coefficient.IsInt64() {
		return Amount{}, &OverflowError{Op: "amount", Input: written}
	}
	return Amount{coefficient.Int64(), c}, nil
}

// divide divides n by 10^digits in place and reports whether it does so
// exactly.
func divide(n *big.Int, digits int) bool {
	var rest big.Int
	n.QuoRem(n, bigPower(digits), &rest)
	return rest.Sign() == 0
}

func bigPower(digits int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
}
