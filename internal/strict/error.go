package strict

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Error says what is wrong with a document and where.
type Error struct {
	Path    string // the field, as far as it is known: order.lines[2]
	Line    int    // counted from 1; 0 where it is not known
	Problem string
	Cause   error // the error of a field's own decoder, if one spoke
}

// Unwrap gives the error of a field's own decoder.
func (e *Error) Unwrap() error { return e.Cause }

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("json")
	if e.Line > 0 {
		fmt.Fprintf(&b, ": line %d", e.Line)
	}
	if e.Path != "" {
		b.WriteString(": " + e.Path)
	}
	return b.String() + ": " + e.Problem
}

// lineOf is the line, counted from 1, in which the byte at offset stands.
func lineOf(data []byte, offset int) int {
	offset = min(max(offset, 0), len(data))
	return bytes.Count(data[:offset], []byte("\n")) + 1
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// short cuts a text to at most so many bytes, between two characters, and marks the cut.
func short(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most] + "..."
}
