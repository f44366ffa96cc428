package story

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/internal/strict"
	"github.com/recourse-go/recourse/order"
)

// Story is an executable specification: an order, a policy, steps with times, and what must come out.
type Story struct {
	Name   string
	Why    string
	Policy string
	Adjust json.RawMessage // a JSON merge patch on the policy's data
	Order  order.Order
	Steps  []Step
}

// Step is one message, or a span of time that passes, and what is expected after it.
type Step struct {
	At time.Time
	By order.Party // empty: whoever usually does it
	// Command is what is sent; aftersales.Wait lets time pass.
	Command aftersales.Command
	// Case is the case that Expect speaks of. Empty: the cases that the command is about, or else the only one there is.
	Case   string
	Expect Expect
}

type storyJSON struct {
	Story  string          `json:"story"`
	Why    string          `json:"why"`
	Policy string          `json:"policy"`
	Adjust json.RawMessage `json:"adjust,omitempty"`
	Order  *order.Order    `json:"order"`
	Steps  []stepJSON      `json:"steps"`
}

// Parse decodes a story. It returns an *Error that names the step and the field if the text is no story: an unknown
// field or command, a time that is none or lies before the step above it, an amount that is none, an order that cannot be.
func Parse(data []byte) (Story, error) {
	var w storyJSON
	if err := strict.Unmarshal(data, &w); err != nil {
		return Story{}, located(nameOf(data), err)
	}
	if field, what := w.missing(); field != "" {
		return Story{}, &Error{Story: w.Story, Field: field, Err: errors.New("a story has " + what)}
	}
	s := Story{Name: w.Story, Why: w.Why, Policy: w.Policy, Adjust: w.Adjust, Order: *w.Order}
	for i := range w.Steps {
		step, err := w.Steps[i].bind(s.Order.Currency)
		if err == nil && i > 0 && step.At.Before(s.Steps[i-1].At) {
			err = &fieldError{"at", fmt.Errorf("%s lies before the step above", step.At.Format(time.RFC3339))}
		}
		if err != nil {
			return Story{}, stepError(w.Story, i+1, err)
		}
		s.Steps = append(s.Steps, step)
	}
	return s, nil
}

// nameOf is the name of a story that has a fault elsewhere, as far as it can be read.
func nameOf(data []byte) string {
	var w struct {
		Story string `json:"story"`
	}
	if json.Unmarshal(data, &w) != nil {
		return ""
	}
	return w.Story
}

// missing names the first field without which there is no story.
func (w *storyJSON) missing() (field, what string) {
	switch {
	case w.Story == "":
		return "story", "a name"
	case w.Policy == "":
		return "policy", "a policy"
	case w.Order == nil:
		return "order", "an order"
	case w.Order.ID == "":
		return "order.id", "an order with an id"
	case len(w.Steps) == 0:
		return "steps", "steps"
	}
	return "", ""
}
