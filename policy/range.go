package policy

import (
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Range is amounts from one on and below another one. An order in another currency is in no range; a plain amount is of any
// currency with so many digits.
type Range struct {
	// From is the least amount inside. Zero: none.
	From money.Amount `json:"from,omitzero"`
	// Below is the least amount that is no longer inside. Zero: there is none.
	Below money.Amount `json:"below,omitzero"`
}

// holds reports whether an amount is inside.
func (r *Range) holds(a money.Amount) bool {
	if r == nil {
		return true
	}
	from, err := r.From.In(a.Currency())
	below, err2 := r.Below.In(a.Currency())
	return err == nil && err2 == nil && a.Minor() >= from.Minor() && (below.IsZero() || a.Minor() < below.Minor())
}

// meets reports whether some amount is in both.
func (r *Range) meets(o *Range) bool {
	if r == nil || o == nil {
		return true
	}
	if a, b := r.currency(), o.currency(); a != b {
		return a == money.Currency{} || b == money.Currency{}
	}
	if r.plain() != o.plain() {
		return true // of one or of two currencies: nobody knows
	}
	return (r.Below.IsZero() || o.From.Minor() < r.Below.Minor()) && (o.Below.IsZero() || r.From.Minor() < o.Below.Minor())
}

// plain is how many digits the amounts have, where they name no currency; -1 where they do.
func (r *Range) plain() int {
	for _, a := range []money.Amount{r.From, r.Below} {
		if !a.IsZero() && a.IsPlain() {
			return a.Currency().Digits()
		}
	}
	return -1
}

func (r *Range) currency() money.Currency {
	for _, a := range []money.Amount{r.From, r.Below} {
		if !a.IsZero() && !a.IsPlain() {
			return a.Currency()
		}
	}
	return money.Currency{}
}

func (r *Range) clone() *Range {
	if r == nil {
		return nil
	}
	own := *r
	return &own
}

// amounts reports whether what was paid is in the ranges.
func (w *When) amounts(s *aftersales.Situation) bool {
	return (w.Price == nil || w.Price.holds(s.Price)) && (w.Paid == nil || w.Paid.holds(s.Paid))
}

// tenders reports whether the order was paid in one of the ways, whole.
func (w *When) tenders(s *aftersales.Situation) bool {
	if len(w.Tender) == 0 {
		return true
	}
	return len(s.Order.Tenders) > 0 && !slices.ContainsFunc(s.Order.Tenders, func(t order.Tender) bool { return !slices.Contains(w.Tender, t.Kind) })
}

// placed reports whether the order was placed in the time.
func (w *When) placed(s *aftersales.Situation) bool {
	at := s.Order.PlacedAt
	return (w.After.IsZero() || !at.Before(w.After)) && (w.Before.IsZero() || at.Before(w.Before))
}

// apartInTime reports whether one time is over when the other begins.
func apartInTime(w, o *When) bool {
	return !w.Before.IsZero() && !o.After.IsZero() && !o.After.Before(w.Before)
}

// ranges checks the amounts and times of a condition.
func (c *compiler) ranges(path string, w *When) {
	for _, of := range []struct {
		name string
		*Range
	}{{"price", w.Price}, {"paid", w.Paid}} {
		r := of.Range
		if r == nil {
			continue
		}
		at := path + "." + of.name
		switch {
		case r.From.IsZero() && r.Below.IsZero():
			c.problem(at, "say from which amount on, or below which")
		case !r.From.IsZero() && !r.Below.IsZero() && r.From.Currency() != r.Below.Currency():
			c.problem(at, "from and below are of two currencies")
		case r.From.Sign() < 0 || r.Below.Sign() < 0 || !r.Below.IsZero() && r.From.Minor() >= r.Below.Minor():
			c.problem(at, "no amount is in it")
		}
	}
	if !w.After.IsZero() && !w.Before.IsZero() && !w.After.Before(w.Before) {
		c.problem(path+".before", "it does not lie after %s", w.After.Format(time.RFC3339))
	}
}
