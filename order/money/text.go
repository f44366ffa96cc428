package money

import (
	"database/sql/driver"
	"fmt"
	"strings"
)

// MarshalText returns what [Amount.String] returns. It does not fail.
func (a Amount) MarshalText() ([]byte, error) {
	return a.append(make([]byte, 0, textLimit)), nil
}

// UnmarshalText reads what [Amount.MarshalText] writes: "19.90 CNY", or "19.90"
// for a plain amount. It returns an error, and leaves a alone, if [Parse] or
// [ParseCurrency] refuses a part.
func (a *Amount) UnmarshalText(text []byte) error {
	parsed, err := fromText(head(text))
	if err != nil {
		return err
	}
	*a = parsed
	return nil
}

func fromText(text string) (Amount, error) {
	value, code, bound := strings.Cut(text, " ")
	if !bound {
		return Parse(value, Currency{})
	}
	c, err := ParseCurrency(code)
	if err != nil {
		return Amount{}, err
	}
	return Parse(value, c)
}

// Value implements [driver.Valuer]: the text form, a string. It does not fail.
func (a Amount) Value() (driver.Value, error) { return a.String(), nil }

// Scan implements [database/sql.Scanner]: it reads the text form from a string
// or []byte. It returns an error, and leaves a alone, if:
//   - src is NULL (use sql.Null[money.Amount] for that), a number or a time:
//     [*ScanError];
//   - [Amount.UnmarshalText] refuses the text.
func (a *Amount) Scan(src any) error {
	switch text := src.(type) {
	case string:
		return a.UnmarshalText([]byte(text[:min(len(text), 2*inputLimit)]))
	case []byte:
		if text != nil {
			return a.UnmarshalText(text)
		}
	case nil:
	default:
		return &ScanError{fmt.Sprintf("%T", src)}
	}
	return &ScanError{"NULL"}
}
