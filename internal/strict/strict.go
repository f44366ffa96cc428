package strict

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// MaxBytes is the largest document that Unmarshal reads.
const MaxBytes = 64 << 20

// MaxDepth is how deep objects and arrays may be nested.
const MaxDepth = 64

const mostOfText = 160 // bytes of a foreign error's text in ours

// Unmarshal decodes one JSON document into v, a pointer that is not nil. It returns an *Error if the document is not one,
// or does not fit v; v may then be half filled.
func Unmarshal(data []byte, v any) error {
	var t reflect.Type
	if pointer := reflect.TypeOf(v); pointer != nil && pointer.Kind() == reflect.Pointer {
		t = pointer.Elem()
	}
	if err := check(data, t); err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return locate(data, t, err)
	}
	return nil
}

// Check is Unmarshal for a document that is not decoded yet: it must be a single one, not too large or deep, in valid
// UTF-8, and give no key twice in one object.
func Check(data []byte) error { return check(data, nil) }

// check walks the document beside the type it is decoded into; no type fits everything.
func check(data []byte, t reflect.Type) error {
	if len(data) > MaxBytes {
		return &Error{Problem: fmt.Sprintf("%d bytes are more than the %d a document may have", len(data), MaxBytes)}
	}
	if !utf8.Valid(data) {
		return &Error{Line: lineOf(data, firstInvalid(data)), Problem: "not valid UTF-8"}
	}
	var raw json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return slip(data, t, err)
	}
	w := walker{data: data, known: shapes{}}
	return w.value(w.known.of(t), 0)
}

// slip reports an error of syntax. What stands before it is walked too: it gives the slip its path, and may be at fault
// itself.
func slip(data []byte, t reflect.Type, err error) error {
	valid, problem := len(data), short(err.Error(), mostOfText)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		valid = int(syntax.Offset)
	}
	// Behind the last byte encoding/json goes on with a space.
	atEnd := strings.HasPrefix(problem, "unexpected end") ||
		valid == len(data) && strings.HasPrefix(problem, "invalid character ' '") && !bytes.HasSuffix(data, []byte(" "))
	if !atEnd {
		valid = max(valid-1, 0) // the byte that is wrong
	}
	w := walker{data: data[:valid], cut: true, known: shapes{}}
	if err := w.value(w.known.of(t), 0); err != nil && !errors.Is(err, errEnd) {
		return err
	}
	if atEnd {
		problem = "the document ends too early"
	}
	return &Error{Path: w.path.String(), Line: lineOf(data, valid), Problem: problem}
}

// locate finds the field of which the decoder complained, by decoding one after the other.
func locate(data []byte, t reflect.Type, err error) error {
	w := walker{data: data, probe: true, known: shapes{}}
	if found := w.value(w.known.of(t), 0); found != nil {
		return found
	}
	return &Error{Problem: short(strings.TrimPrefix(err.Error(), "json: "), mostOfText), Cause: err}
}
