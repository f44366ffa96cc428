// Package money is exact money: amounts, currencies, rates, and the splitting
// of an amount without losing a unit.
//
// The nouns:
//
//   - [Currency] is an ISO 4217 currency with 0 to 4 fraction digits.
//   - [Amount] is a whole number of minor units (cents, fen, yen) of one
//     currency. A plain amount has fraction digits but no currency yet: it was
//     read from a document that names its currency elsewhere, and [Amount.In]
//     binds it.
//   - [Rate] is an exact decimal fraction from 0 to 1: a tax, a restocking fee.
//   - [Rule] names the way in which the units that do not divide are given
//     out. [Apportion] splits a total by weights; [Within] splits it over
//     lines that can each take only so much; [Portion] is one floored part.
//
// The rules that always hold:
//
//   - Nothing is rounded in silence. What does not fit the digits of a currency
//     is refused, and so is what does not fit in an int64.
//   - The shares of Apportion and Within sum to the total, exactly. The shares
//     of a total that is not negative are not negative. A share of Within is
//     never more than its room.
//   - Currencies do not mix. The zero Amount alone adds to anything.
//   - Values decode strictly, from bounded input, or leave the receiver alone:
//     no floats, no exponents, no null, no unknown or repeated keys.
//   - Nothing panics except MustCurrency, MustParse and MustRate.
//
// Equal results come from equal arguments on every machine: there is no clock,
// no randomness, no setting, and no state in the package.
//
// The errors are pointers to structs that carry their operands, for
// [errors.As]: [*MismatchError], [*OverflowError], [*SyntaxError],
// [*DigitsError], [*UnknownCurrencyError], [*UnknownRuleError],
// [*WeightError], [*NoWeightsError], [*RoomError], [*PortionError],
// [*RateError] and [*ScanError].
package money
