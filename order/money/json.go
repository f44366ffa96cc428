package money

import (
	"bytes"
	"encoding/json"
)

// stringLimit is how many bytes of a JSON string are looked at: the longest
// text, each byte of it escaped.
const stringLimit = 6 * inputLimit

// MarshalJSON writes a plain amount as a string, "19.90", and a bound one as an
// object, {"value":"19.90","currency":"CNY"}. It does not fail.
func (a Amount) MarshalJSON() ([]byte, error) {
	if a.IsPlain() {
		dst := append(make([]byte, 0, textLimit), '"')
		dst = appendNumber(dst, a.minor, a.currency.Digits())
		return append(dst, '"'), nil
	}
	dst := append(make([]byte, 0, 2*textLimit), `{"value":"`...)
	dst = appendNumber(dst, a.minor, a.currency.Digits())
	dst = append(dst, `","currency":"`...)
	dst = append(dst, a.currency.Code()...)
	return append(dst, `"}`...), nil
}

// UnmarshalJSON reads what [Amount.MarshalJSON] writes: a string becomes a
// plain amount, an object a bound one. It returns an error, and leaves a alone,
// if:
//   - data is a JSON number, null, a boolean or an array, or an object that has
//     not exactly the keys value and currency, once each, with strings:
//     [*SyntaxError];
//   - [Parse] or [ParseCurrency] refuses a string.
func (a *Amount) UnmarshalJSON(data []byte) error {
	data = skipSpace(data)
	var (
		parsed Amount
		err    error
	)
	switch {
	case len(data) > 0 && data[0] == '"':
		parsed, err = plainFromJSON(data)
	case len(data) > 0 && data[0] == '{':
		parsed, err = boundFromJSON(data)
	default:
		err = &SyntaxError{shorten(head(data)), `not a JSON string "19.90" or object {"value":"19.90","currency":"CNY"}`}
	}
	if err != nil {
		return err
	}
	*a = parsed
	return nil
}

func plainFromJSON(data []byte) (Amount, error) {
	value, rest, ok := cutString(data)
	if !ok || len(skipSpace(rest)) > 0 {
		return Amount{}, &SyntaxError{shorten(head(data)), "not one short JSON string"}
	}
	return Parse(value, Currency{})
}

func boundFromJSON(data []byte) (Amount, error) {
	members, ok := cutObject(data)
	value, hasValue := members["value"]
	code, hasCode := members["currency"]
	if !ok || !hasValue || !hasCode {
		return Amount{}, &SyntaxError{shorten(head(data)), "not an object of the two strings value and currency"}
	}
	c, err := ParseCurrency(code)
	if err != nil {
		return Amount{}, err
	}
	return Parse(value, c)
}

// cutObject reads an object of exactly two strings. The encoding/json package
// would let a third key pass, a repeated one, and VALUE.
func cutObject(data []byte) (map[string]string, bool) {
	members := make(map[string]string, 2)
	for _, open := range []byte("{,") {
		key, rest, ok := cutString(skipByte(data, open))
		if !ok {
			return nil, false
		}
		members[key], data, ok = cutString(skipByte(rest, ':'))
		if !ok {
			return nil, false
		}
	}
	end := skipSpace(data)
	return members, len(end) > 0 && end[0] == '}' && len(skipSpace(end[1:])) == 0
}

// cutString reads the JSON string at the beginning of data, if it is short.
func cutString(data []byte) (value string, rest []byte, ok bool) {
	if len(data) == 0 || data[0] != '"' {
		return "", nil, false
	}
	escaped := false
	for i := 1; i < min(len(data), stringLimit); i++ {
		switch data[i] {
		case '\\':
			escaped = true
			i++
		case '"':
			if !escaped {
				return string(data[1:i]), data[i+1:], true
			}
			err := json.Unmarshal(data[:i+1], &value)
			return value, data[i+1:], err == nil
		}
	}
	return "", nil, false
}

// skipByte skips space, the byte b, and space; without b it returns nothing.
func skipByte(data []byte, b byte) []byte {
	data = skipSpace(data)
	if len(data) == 0 || data[0] != b {
		return nil
	}
	return skipSpace(data[1:])
}

func skipSpace(data []byte) []byte { return bytes.TrimLeft(data, " \t\r\n") }
