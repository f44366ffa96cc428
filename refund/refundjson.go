package refund

import (
	"encoding/json"
	"fmt"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

type refundJSON struct {
	Number   string         `json:"number"`
	Currency money.Currency `json:"currency"`
	Total    string         `json:"total"`
	Legs     []legJSON      `json:"legs"`
}

type legJSON struct {
	Tender string   `json:"tender"`
	Amount string   `json:"amount"`
	Route  Route    `json:"route"`
	State  LegState `json:"state"`
	Proof  string   `json:"proof,omitempty"`
}

// MarshalJSON writes the refund with its currency once and every amount as a string.
func (r Refund) MarshalJSON() ([]byte, error) {
	w := refundJSON{Number: r.Number, Currency: r.Total.Currency(), Total: r.Total.Number(), Legs: make([]legJSON, len(r.Legs))}
	for i, l := range r.Legs {
		w.Legs[i] = legJSON{Tender: l.Tender, Amount: l.Amount.Number(), Route: l.Route, State: l.State, Proof: l.Proof}
	}
	return json.Marshal(w)
}

// UnmarshalJSON reads what MarshalJSON wrote and leaves r alone on error.
func (r *Refund) UnmarshalJSON(data []byte) error {
	var w refundJSON
	if err := json.Unmarshal(data, &w); err != nil {
		return fmt.Errorf("refund: %w", err)
	}
	read := amountReader{currency: w.Currency}
	next := Refund{Number: w.Number, Total: read.amount(w.Total)}
	for _, l := range w.Legs {
		if l.Route == "" || l.State == "" {
			return fmt.Errorf("refund: leg to %q has no route or no state", order.Shorten(l.Tender, 40))
		}
		next.Legs = append(next.Legs, Leg{Tender: l.Tender, Amount: read.amount(l.Amount), Route: l.Route, State: l.State, Proof: l.Proof})
	}
	if read.err != nil {
		return fmt.Errorf("refund: %w", read.err)
	}
	*r = next
	return nil
}
