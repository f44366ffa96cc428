package story

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/recourse-go/recourse/internal/strict"
	"github.com/recourse-go/recourse/order"
)

// Error is returned for a file that is no story, or that no set of policies can play: it names the step and the field.
type Error struct {
	Story string // as far as it could be read
	Line  int    // of the file, counted from 1; 0 where it is not known
	Step  int    // counted from 1; 0 where no step is concerned
	Field string // its path in the step, or in the story
	Err   error
}

func (e *Error) Error() string {
	where := "story"
	if e.Story != "" {
		where += fmt.Sprintf(" %q", order.Shorten(e.Story, 64))
	}
	if e.Line > 0 {
		where += fmt.Sprintf(", line %d", e.Line)
	}
	if e.Step > 0 {
		where += fmt.Sprintf(", step %d", e.Step)
	}
	if e.Field != "" {
		where += ", " + e.Field
	}
	return where + ": " + e.problem()
}

// problem is what is wrong, without the place, which stands before it already.
func (e *Error) problem() string {
	var invalid *order.InvalidError
	var document *strict.Error
	switch {
	case errors.As(e.Err, &invalid) && len(invalid.Faults) == 1:
		return invalid.Faults[0].Text
	case errors.As(e.Err, &invalid):
		return order.JoinFaults(invalid.Faults)
	case e.Line > 0 && errors.As(e.Err, &document):
		return document.Problem
	}
	return e.Err.Error()
}

// Unwrap gives what is wrong with the field.
func (e *Error) Unwrap() error { return e.Err }

// located says in the words of a story where a document goes wrong.
func located(name string, err error) *Error {
	e := &Error{Story: name, Err: err}
	var document *strict.Error
	if !errors.As(err, &document) {
		return e
	}
	e.Line, e.Field = document.Line, document.Path
	if rest, ok := strings.CutPrefix(document.Path, "steps["); ok {
		if index, field, ok := strings.Cut(rest, "]"); ok {
			if n, err := strconv.Atoi(index); err == nil {
				e.Step, e.Field = n+1, strings.TrimPrefix(field, ".")
			}
		}
	}
	var invalid *order.InvalidError
	if errors.As(err, &invalid) && len(invalid.Faults) == 1 && invalid.Faults[0].Path != "" {
		e.Field += "." + invalid.Faults[0].Path
	}
	return e
}

// fieldError is what is wrong with one field of a step.
type fieldError struct {
	field string
	err   error
}

func (e *fieldError) Error() string { return e.field + ": " + e.err.Error() }

func (e *fieldError) Unwrap() error { return e.err }

func stepError(name string, step int, err error) *Error {
	var f *fieldError
	if errors.As(err, &f) {
		return &Error{Story: name, Step: step, Field: f.field, Err: f.err}
	}
	return &Error{Story: name, Step: step, Err: err}
}

// under puts an error of a field's own document where the field stands in the document around it.
func under(field string, err error) error {
	if err == nil {
		return nil
	}
	at := &strict.Error{Path: field, Line: 1, Problem: err.Error(), Cause: err}
	var inner *strict.Error
	if errors.As(err, &inner) {
		at.Line, at.Problem = max(inner.Line, 1), inner.Problem
		switch {
		case inner.Path == "":
		case field == "":
			at.Path = inner.Path
		case inner.Path[0] == '[':
			at.Path += inner.Path
		default:
			at.Path += "." + inner.Path
		}
	}
	return at
}
