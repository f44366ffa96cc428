package money

import (
	"fmt"
	"strings"
)

// MismatchError reports two amounts whose currencies do not mix, or a plain
// amount where a bound one is needed. [Amount.In] reports the currency that
// was asked for as a zero amount B.
type MismatchError struct{ A, B Amount }

func (e *MismatchError) Error() string {
	return fmt.Sprintf("money: %s and %s do not mix (%s and %s)",
		named(e.A.currency), named(e.B.currency), e.A, e.B)
}

func named(c Currency) string {
	if c.IsNone() {
		return "no currency"
	}
	return c.Code()
}

// OverflowError reports a result outside int64. Op names the operation. Input
// is the number as it was written, shortened, where the operation reads one
// (then A and B are 0); else A and B are the operands, in minor units.
type OverflowError struct {
	Op    string
	A, B  int64
	Input string
}

func (e *OverflowError) Error() string {
	if e.Input != "" {
		return fmt.Sprintf("money: %s %q does not fit in 64 bits", e.Op, e.Input)
	}
	return fmt.Sprintf("money: %s of %d and %d does not fit in 64 bits", e.Op, e.A, e.B)
}

// SyntaxError reports text that is not an amount or a rate. Input is the text,
// shortened; Reason says what is wrong with it, for people.
type SyntaxError struct{ Input, Reason string }

func (e *SyntaxError) Error() string { return fmt.Sprintf("money: %q: %s", e.Input, e.Reason) }

// DigitsError reports a number with Digits fraction digits where at most Limit
// are possible: those of Currency, 4 for a plain amount, 12 for a rate. Input
// is the number, shortened; one that came as a decimal is written as a
// coefficient and an exponent.
type DigitsError struct {
	Input    string
	Digits   int
	Limit    int
	Currency Currency
}

func (e *DigitsError) Error() string {
	of := ""
	if !e.Currency.IsNone() {
		of = " in " + e.Currency.Code()
	}
	return fmt.Sprintf("money: %q has %d fraction digits, at most %d are possible%s", e.Input, e.Digits, e.Limit, of)
}

// UnknownCurrencyError reports a code that [ParseCurrency] does not know. Code
// is shortened.
type UnknownCurrencyError struct{ Code string }

func (e *UnknownCurrencyError) Error() string {
	return fmt.Sprintf("money: unknown currency %q", e.Code)
}

// UnknownRuleError reports a [Rule] that is not one of [Rules]. Rule is
// shortened.
type UnknownRuleError struct{ Rule string }

func (e *UnknownRuleError) Error() string { return fmt.Sprintf("money: unknown rule %q", e.Rule) }

// WeightError reports that the weight (or the room) at Index is negative.
type WeightError struct {
	Index  int
	Weight int64
}

func (e *WeightError) Error() string {
	return fmt.Sprintf("money: weight %d is negative: %d", e.Index, e.Weight)
}

// NoWeightsError reports a total that is not zero and nobody to give it to.
type NoWeightsError struct{ Total int64 }

func (e *NoWeightsError) Error() string {
	return fmt.Sprintf("money: %d cannot be apportioned over no weights", e.Total)
}

// RoomError reports a Total that is negative or more than the Room of all
// lines together.
type RoomError struct{ Total, Room int64 }

func (e *RoomError) Error() string {
	return fmt.Sprintf("money: %d is not within a room of %d", e.Total, e.Room)
}

// PortionError reports a Total or a Part below zero, or a Whole below one.
type PortionError struct{ Total, Part, Whole int64 }

func (e *PortionError) Error() string {
	return fmt.Sprintf("money: no portion of %d for %d of %d", e.Total, e.Part, e.Whole)
}

// RateError reports a rate outside 0 to 1. Input is shortened.
type RateError struct{ Input string }

func (e *RateError) Error() string { return fmt.Sprintf("money: rate %q is not from 0 to 1", e.Input) }

// ScanError reports a database value of a Go type that cannot be an amount:
// NULL, a number, a time. Type is that type, "NULL" for NULL.
type ScanError struct{ Type string }

func (e *ScanError) Error() string {
	if e.Type == "NULL" {
		return "money: cannot scan NULL into an amount: use sql.Null[money.Amount]"
	}
	return fmt.Sprintf("money: cannot scan %s into an amount: use a text column", e.Type)
}

// inputLimit is how many bytes of a faulty input an error keeps: enough for
// every input that is not refused for its length.
const inputLimit = 48

// shorten returns s, or its beginning in memory of its own, so that an error
// does not keep a large input alive.
func shorten(s string) string {
	if len(s) <= inputLimit {
		return s
	}
	return strings.Clone(s[:inputLimit]) + "..."
}

// head copies no more of text than a parser needs to see that it is too long.
func head(text []byte) string { return string(text[:min(len(text), 2*inputLimit)]) }
