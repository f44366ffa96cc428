package story

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Expect is what must hold after a step. What is nil or empty is not checked.
type Expect struct {
	Order      order.Status
	Child      map[string]order.Status
	State      aftersales.State
	Refund     *money.Amount // total cash of the case
	Goods      *money.Amount
	Freight    *money.Amount
	Deductions *money.Amount
	Points     map[string]int64
	Tenders    map[string]money.Amount
	Ceiling    *money.Amount
	Deadline   *time.Time
	Effects    []aftersales.EffectKind // in order; nil: not checked
	Faults     []string                // the step is refused, with every one of these among its faults
	FaultOf    order.Party
	Metrics    map[string]int64
}

type expectJSON struct {
	Order      order.Status             `json:"order"`
	Child      map[string]order.Status  `json:"child"`
	State      aftersales.State         `json:"state"`
	Refund     *string                  `json:"refund"`
	Goods      *string                  `json:"goods"`
	Freight    *string                  `json:"freight"`
	Deductions *string                  `json:"deductions"`
	Points     map[string]int64         `json:"points"`
	Tenders    map[string]string        `json:"tenders"`
	Ceiling    *string                  `json:"ceiling"`
	Deadline   *string                  `json:"deadline"`
	Effects    *[]aftersales.EffectKind `json:"effects"`
	Faults     *[]string                `json:"faults"`
	FaultOf    order.Party              `json:"fault_of"`
	Metrics    map[string]int64         `json:"metrics"`
}

// bind reads the amounts and the time, in the currency of the story's order.
func (w *expectJSON) bind(currency money.Currency) (Expect, error) {
	e := Expect{
		Order: w.Order, Child: w.Child, State: w.State, Points: w.Points, FaultOf: w.FaultOf, Metrics: w.Metrics,
	}
	for _, a := range []struct {
		name string
		text *string
		to   **money.Amount
	}{
		{"refund", w.Refund, &e.Refund}, {"goods", w.Goods, &e.Goods}, {"freight", w.Freight, &e.Freight},
		{"deductions", w.Deductions, &e.Deductions}, {"ceiling", w.Ceiling, &e.Ceiling},
	} {
		if a.text == nil {
			continue
		}
		amount, err := money.Parse(*a.text, currency)
		if err != nil {
			return Expect{}, &fieldError{"expect." + a.name, err}
		}
		*a.to = &amount
	}
	for _, id := range slices.Sorted(maps.Keys(w.Tenders)) {
		amount, err := money.Parse(w.Tenders[id], currency)
		if err != nil {
			return Expect{}, &fieldError{"expect.tenders." + order.Shorten(id, 40), err}
		}
		if e.Tenders == nil {
			e.Tenders = make(map[string]money.Amount, len(w.Tenders))
		}
		e.Tenders[id] = amount
	}
	return e, w.lists(&e)
}

func (w *expectJSON) lists(e *Expect) error {
	if w.Deadline != nil {
		at, err := time.Parse(time.RFC3339, *w.Deadline)
		if err != nil {
			return &fieldError{"expect.deadline", fmt.Errorf("%q is no time such as 2026-03-01T10:00:00+08:00", order.Shorten(*w.Deadline, 60))}
		}
		e.Deadline = &at
	}
	if w.Effects != nil {
		e.Effects = append([]aftersales.EffectKind{}, *w.Effects...)
	}
	if w.Faults != nil {
		if len(*w.Faults) == 0 {
			return &fieldError{"expect.faults", errors.New("name the codes of the refusal, or leave it out")}
		}
		e.Faults = *w.Faults
	}
	return nil
}
