package provider

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// ordered is an order to pay a refund.
type ordered struct {
	Number   string `json:"number"`
	Order    string `json:"order"`
	Currency string `json:"currency"`
	Total    string `json:"total"` // of the whole refund, also where some legs are paid already
	Legs     []struct {
		Tender string `json:"tender"`
		Amount string `json:"amount"`
	} `json:"legs"`
}

// order takes an order, and makes trouble.
func (p *Provider) order(w http.ResponseWriter, r *http.Request) {
	var o ordered
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&o); err != nil || o.Number == "" || len(o.Legs) == 0 {
		http.Error(w, "this is no order of a refund", http.StatusBadRequest)
		return
	}
	if key := r.Header.Get("Idempotency-Key"); key != o.Number {
		http.Error(w, "the Idempotency-Key is not the refund's number", http.StatusBadRequest)
		return
	}
	how := p.trouble.next()
	if how != none {
		p.Log.Info("provider: trouble", "number", o.Number, "how", how)
	}
	if how == refuses {
		http.Error(w, "try again later", http.StatusServiceUnavailable)
		return
	}
	notes, err := p.pay(o)
	var differs *differsError
	switch {
	case errors.As(err, &differs):
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	case err != nil: // of the ledger: what is not noted is not paid
		p.Log.Error("provider", "error", err)
		http.Error(w, "try again later", http.StatusServiceUnavailable)
		return
	}
	p.reportAll(notes, how)
	if how == stalls {
		p.sleep(r.Context(), p.Timeout*3/2)
	}
	w.WriteHeader(http.StatusAccepted)
}

// pay notes each leg that was not paid before: what is noted is paid, for there is no other money here. Of one that was, it is
// only reported again.
func (p *Provider) pay(o ordered) ([]note, error) {
	notes := make([]note, len(o.Legs))
	for i, l := range o.Legs {
		notes[i] = note{State: settled, Number: o.Number, Total: o.Total, Currency: o.Currency, Tender: l.Tender, Amount: l.Amount}
		if strings.HasPrefix(l.Tender, "closed") {
			notes[i].State, notes[i].Reason = failed, "the account is closed"
		}
	}
	return p.ledger.pay(notes)
}

// differsError is returned for another amount under a number that was paid.
type differsError struct{ number, was, is string }

func (e *differsError) Error() string {
	return fmt.Sprintf("%s was ordered under %s before, and now it is %s", e.was, e.number, e.is)
}
