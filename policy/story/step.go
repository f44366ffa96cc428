package story

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/internal/strict"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// stepJSON is a step whose expected amounts are not read yet: their currency is the order's.
type stepJSON struct {
	step   Step
	expect expectJSON
}

// UnmarshalJSON reads the fields of a step beside those of its command.
func (w *stepJSON) UnmarshalJSON(data []byte) error {
	var fields map[string]json.RawMessage
	if err := strict.Unmarshal(data, &fields); err != nil {
		return err
	}
	s := &w.step
	if err := s.takeTime(fields); err != nil {
		return err
	}
	if raw, ok := fields["expect"]; ok {
		if err := strict.Unmarshal(raw, &w.expect); err != nil {
			return under("expect", err)
		}
		delete(fields, "expect")
	}
	var do string
	var by order.Party // looked at here, so that null is refused
	if err := errors.Join(take(fields, "do", &do), take(fields, "by", &by), take(fields, "case", &s.Case)); err != nil {
		return err
	}
	if do == "" {
		return under("do", errors.New("a step does something: name a command, or wait"))
	}
	if do == (aftersales.Place{}).Name() {
		return under("do", errors.New("the order of a story is placed before its first step"))
	}
	if !speaksOfCase(do) {
		delete(fields, "case") // it only says what expect speaks of
	}
	rest, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	message, err := aftersales.ParseMessage(rest)
	var unknown *aftersales.UnknownCommandError
	switch {
	case errors.As(err, &unknown):
		return under("do", err)
	case err != nil:
		return under("", err)
	}
	s.By, s.Command = message.By, message.Command
	return nil
}

// bind reads the amounts that are expected, in the order's currency.
func (w *stepJSON) bind(c money.Currency) (Step, error) {
	if w.step.Command == nil {
		return Step{}, &fieldError{"do", errors.New("a step does something")}
	}
	expect, err := w.expect.bind(c)
	s := w.step
	s.Expect = expect
	return s, err
}

func (s *Step) takeTime(fields map[string]json.RawMessage) error {
	var at string
	if err := take(fields, "at", &at); err != nil {
		return err
	}
	delete(fields, "at")
	if at == "" {
		return under("at", errors.New("a step has a time"))
	}
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return under("at", fmt.Errorf("%q is no time such as 2026-03-01T10:00:00+08:00", order.Shorten(at, 60)))
	}
	s.At = t
	return nil
}

// take reads a field of a step and leaves it in place.
func take(fields map[string]json.RawMessage, name string, to any) error {
	raw, ok := fields[name]
	if !ok {
		return nil
	}
	return under(name, strict.Unmarshal(raw, to))
}

// speaksOfCase reports whether a command has a field case of its own.
func speaksOfCase(do string) bool {
	switch do {
	case aftersales.Push{}.Name(), aftersales.Ship{}.Name(), aftersales.Deliver{}.Name(),
		aftersales.ConfirmReceipt{}.Name(), aftersales.Wait{}.Name(), aftersales.ReportDelay{}.Name(), aftersales.ReportCustoms{}.Name():
		return false
	}
	return true
}
