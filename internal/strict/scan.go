package strict

import (
	"encoding/json"
	"strconv"
	"unicode/utf16"
)

// next skips space and gives the byte that follows, without going past it.
func (w *walker) next() (byte, error) {
	for ; w.at < len(w.data); w.at++ {
		switch c := w.data[w.at]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c, nil
		}
	}
	return 0, errEnd
}

// text reads a string and gives what it says, without its escapes.
func (w *walker) text() ([]byte, error) {
	start := w.at
	escaped := false
	for w.at++; w.at < len(w.data); {
		switch w.data[w.at] {
		case '"':
			w.at++
			if !escaped {
				return w.data[start+1 : w.at-1], nil
			}
			var said string
			err := json.Unmarshal(w.data[start:w.at], &said)
			return []byte(said), err
		case '\\':
			escaped = true
			if err := w.escape(); err != nil {
				return nil, err
			}
		default:
			w.at++
		}
	}
	return nil, errEnd
}

// escape reads one escape, or the two that make a surrogate pair.
func (w *walker) escape() error {
	start := w.at
	if w.at+1 >= len(w.data) {
		return errEnd
	}
	if w.data[w.at+1] != 'u' {
		w.at += 2
		return nil
	}
	first, ok := w.unit()
	if !ok {
		return errEnd
	}
	if !utf16.IsSurrogate(first) {
		return nil
	}
	if w.at+1 < len(w.data) && w.data[w.at] == '\\' && w.data[w.at+1] == 'u' {
		second, ok := w.unit()
		if !ok {
			return errEnd
		}
		if utf16.DecodeRune(first, second) != '\uFFFD' {
			return nil
		}
	}
	return w.fault(start, "half of a surrogate pair")
}

// unit reads \uXXXX.
func (w *walker) unit() (rune, bool) {
	end := w.at + len(`\uXXXX`)
	if end > len(w.data) {
		return 0, false
	}
	n, err := strconv.ParseUint(string(w.data[w.at+2:end]), 16, 16)
	w.at = end
	return rune(n), err == nil
}

// skipScalar goes behind a number, a truth value or null.
func (w *walker) skipScalar() error {
	for ; w.at < len(w.data); w.at++ {
		switch w.data[w.at] {
		case ',', ']', '}', ' ', '\t', '\r', '\n':
			return nil
		}
	}
	if w.cut {
		return errEnd
	}
	return nil
}
