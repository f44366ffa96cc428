package main

import (
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// outcome is what a sender must know of what was decided.
type outcome struct {
	Order  string       `json:"order"`
	Status order.Status `json:"status"`
	// Decided are the new lines of the log: none where it was told before.
	Decided []decided     `json:"decided"`
	Cases   []caseOutcome `json:"cases,omitempty"`
}

type decided struct {
	Seq   int64       `json:"seq"`
	By    order.Party `json:"by"`
	Do    string      `json:"do"`
	Case  string      `json:"case,omitempty"`
	Event string      `json:"event,omitempty"`
}

// caseOutcome is how a case stands. An approval names the revision.
type caseOutcome struct {
	Case     string           `json:"case"`
	Kind     aftersales.Kind  `json:"kind"`
	State    aftersales.State `json:"state"`
	Revision int              `json:"revision"`
	Amount   string           `json:"amount"`
	Refund   string           `json:"refund,omitempty"` // its number
	Deadline time.Time        `json:"deadline,omitzero"`
}

func outcomeOf(d aftersales.Decision) outcome {
	o := outcome{Order: d.Dossier.Order.ID, Status: d.Dossier.Status(), Decided: []decided{}}
	for i := range d.Entries {
		e := &d.Entries[i]
		o.Decided = append(o.Decided, decided{e.Seq, e.By, e.Do, e.Case, e.Event})
	}
	for i := range d.Dossier.Cases {
		c := &d.Dossier.Cases[i]
		due, _ := c.Deadline()
		line := caseOutcome{Case: c.ID, Kind: c.Kind, State: c.State, Revision: c.Revision, Amount: c.Quote.Total.String(), Deadline: due.Due}
		if c.Refund != nil {
			line.Refund = c.Refund.Number
		}
		o.Cases = append(o.Cases, line)
	}
	return o
}

// quoted is what a request would come to, with the sum written out.
type quoted struct {
	Quote   refund.Quote `json:"quote"`
	Explain string       `json:"explain"`
}

func quotedOf(quotes []refund.Quote) []quoted {
	list := make([]quoted, 0, len(quotes))
	for _, q := range quotes {
		list = append(list, quoted{q, q.Explain()})
	}
	return list
}
