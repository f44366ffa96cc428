package strict

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// errEnd: the text ended where more was expected. It never leaves the package.
var errEnd = errors.New("strict: end of text")

// walker reads a text whose syntax is known to be right as far as it goes, beside the shape of what it is decoded into.
type walker struct {
	data  []byte
	at    int // offset of the next byte
	path  path
	cut   bool // the text was cut off where its syntax goes wrong: what ends there is not judged
	probe bool // decode every value that could be refused, to find the one that is
	known shapes
}

func (w *walker) fault(offset int, format string, args ...any) error {
	return &Error{Path: w.path.String(), Line: lineOf(w.data, offset), Problem: fmt.Sprintf(format, args...)}
}

func (w *walker) value(s *shape, depth int) error {
	c, err := w.next()
	if err != nil {
		return err
	}
	if !s.filled {
		w.known.fill(s)
	}
	if s.form == pointer && c != 'n' {
		return w.value(s.elem, depth)
	}
	start, form := w.at, s.form
	switch c {
	case '{', '[':
		return w.nested(c, s, depth)
	case '"':
		_, err = w.text()
		if err == nil && form != anything && form != text {
			return w.fault(start, "a string cannot stand here, expected %s", form)
		}
	default:
		if err = w.skipScalar(); err == nil {
			err = w.scalar(c, start, s)
		}
	}
	if err != nil || !w.probe {
		return err
	}
	return w.try(s, start)
}

// scalar judges a number, a truth value or null.
func (w *walker) scalar(c byte, start int, s *shape) error {
	name, fits := "a number", s.form == whole || s.form == number
	switch c {
	case 'n':
		name, fits = "null", s.nullable
	case 't', 'f':
		name, fits = "a truth value", s.form == truth
	}
	if !fits && s.form != anything {
		return w.fault(start, "%s cannot stand here, expected %s", name, s.form)
	}
	return nil
}

func (w *walker) nested(open byte, s *shape, depth int) error {
	start := w.at
	if depth == MaxDepth {
		return w.fault(start, "nested deeper than %d", MaxDepth)
	}
	own := w.probe && s.form == anything // what a decoder of its own reads is tried whole
	if own {
		w.probe = false
		defer func() { w.probe = true }()
	}
	w.at++
	w.path = append(w.path, step{index: opened})
	var err error
	switch {
	case s.form != anything && (open == '{') != (s.form == object || s.form == mapping) || s.form > list:
		name := "an array"
		if open == '{' {
			name = "an object"
		}
		w.path = w.path[:len(w.path)-1]
		return w.fault(start, "%s cannot stand here, expected %s", name, s.form)
	case open == '{':
		err = w.object(s, depth)
	default:
		err = w.array(s, depth)
	}
	if err != nil {
		return err
	}
	w.path = w.path[:len(w.path)-1]
	if own {
		return w.try(s, start)
	}
	return nil
}

func (w *walker) object(s *shape, depth int) error {
	var seen keys
	for {
		c, err := w.next()
		if err != nil {
			return err
		}
		switch c {
		case '}':
			w.at++
			return nil
		case ',':
			w.at++
			continue
		}
		start := w.at
		key, err := w.text()
		if err != nil {
			return err
		}
		w.path[len(w.path)-1] = step{key: key, index: byKey}
		if !seen.add(key) {
			return w.fault(start, "the key stands twice")
		}
		if _, err := w.next(); err != nil {
			return err
		}
		w.at++ // the colon
		elem, err := w.member(s, key, start)
		if err != nil {
			return err
		}
		if err := w.value(elem, depth+1); err != nil {
			return err
		}
	}
}

// member gives the shape of the value under a key.
func (w *walker) member(s *shape, key []byte, start int) (*shape, error) {
	switch s.form {
	case object:
		if field := s.fields[string(key)]; field != nil {
			return field, nil
		}
		for name := range s.fields {
			if strings.EqualFold(name, string(key)) {
				return nil, w.fault(start, "unknown field, it is written %q", name)
			}
		}
		return nil, w.fault(start, "unknown field")
	case mapping:
		if w.probe && s.key != nil {
			decoder, ok := reflect.New(s.key).Interface().(encoding.TextUnmarshaler)
			if ok {
				if err := decoder.UnmarshalText(key); err != nil {
					return nil, w.refused(err, start)
				}
			}
		}
		return s.elem, nil
	}
	return w.untyped(), nil
}

// untyped is the shape that fits everything.
func (w *walker) untyped() *shape { return w.known.of(nil) }

func (w *walker) array(s *shape, depth int) error {
	elem := s.elem
	if s.form == anything {
		elem = w.untyped()
	}
	for i := 0; ; {
		c, err := w.next()
		if err != nil {
			return err
		}
		switch c {
		case ']':
			w.at++
			return nil
		case ',':
			w.at++
			continue
		}
		w.path[len(w.path)-1] = step{index: i}
		if err := w.value(elem, depth+1); err != nil {
			return err
		}
		i++
	}
}

// try decodes the value that ends here.
func (w *walker) try(s *shape, start int) error {
	if s.typ == nil {
		return nil
	}
	err := json.Unmarshal(w.data[start:w.at], reflect.New(s.typ).Interface())
	if err == nil {
		return nil
	}
	var wrong *json.UnmarshalTypeError
	if s.form != anything && errors.As(err, &wrong) {
		return w.fault(start, "a %s cannot stand here, expected %s", short(wrong.Value, mostOfText), s.form)
	}
	return w.refused(err, start)
}

// refused reports the error of a field's own decoder; if it knows a place, it is one below ours.
func (w *walker) refused(err error, start int) error {
	at := &Error{Path: w.path.String(), Line: lineOf(w.data, start), Problem: short(err.Error(), mostOfText), Cause: err}
	var inner *Error
	if !errors.As(err, &inner) {
		return at
	}
	at.Problem = inner.Problem
	at.Line += max(inner.Line-1, 0)
	if at.Path != "" && inner.Path != "" && inner.Path[0] != '[' {
		at.Path += "."
	}
	at.Path += inner.Path
	return at
}
