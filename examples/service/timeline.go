package main

import (
	"fmt"
	"net/http"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// timeline tells a case in the words of a language.
type timeline struct {
	Order  string     `json:"order"`
	Case   string     `json:"case"`
	Kind   string     `json:"kind"`
	Reason string     `json:"reason"`
	State  string     `json:"state"`
	Amount string     `json:"amount"`
	Refund *paidSoFar `json:"refund,omitempty"`
	// Next is the next instant at which silence has a consequence; null where there is none.
	Next    *next      `json:"next"`
	Entries []happened `json:"entries"`
}

type paidSoFar struct {
	Number string `json:"number"`
	Paid   string `json:"paid"`
	Of     string `json:"of"`
}

type next struct {
	Deadline string    `json:"deadline"`
	Due      time.Time `json:"due"`
	Then     string    `json:"then"`
}

// happened is a line of the log.
type happened struct {
	Seq   int64     `json:"seq"`
	At    time.Time `json:"at"`
	Who   string    `json:"who"`
	Did   string    `json:"did"`
	What  string    `json:"what,omitempty"`  // what came of it
	State string    `json:"state,omitempty"` // where it took the case
	// Amount is what the case asks, or pays, from here on.
	Amount string `json:"amount,omitempty"`
	// Difference is how much more, or less, that became when it was struck again.
	Difference string `json:"difference,omitempty"`
	// Deadline is the next one from here on.
	Deadline *next               `json:"deadline,omitempty"`
	Effects  []string            `json:"effects,omitempty"`
	Message  *aftersales.Message `json:"message,omitempty"` // as it was sent
}

func (s *service) timeline(r *http.Request) (reply, error) {
	p := parametersOf(r, "lang", "as")
	lang := p.language()
	if p.err != nil {
		return reply{}, p.err
	}
	d, err := s.desk.Dossier(r.Context(), r.PathValue("id"))
	if err != nil {
		return reply{}, err
	}
	c, ok := d.Case(r.PathValue("case"))
	if !ok {
		return reply{}, failure{status: http.StatusNotFound, Code: "case_unknown", Message: fmt.Sprintf("the order has no case %q", order.Shorten(r.PathValue("case"), 64))}
	}
	log, err := s.desk.Log(r.Context(), d.Order.ID, 0)
	if err != nil {
		return reply{}, err
	}
	t := timeline{
		Order: d.Order.ID, Case: c.ID, Kind: c.Kind.Label(lang), Reason: c.Reason.Label(lang), State: c.State.Label(lang),
		Amount: c.Quote.Total.String(), Next: nextOf(c.Deadlines, lang), Entries: []happened{},
	}
	if c.Refund != nil {
		t.Refund = &paidSoFar{c.Refund.Number, c.Refund.Paid().String(), c.Refund.Total.String()}
	}
	for i := range log {
		if log[i].Case == c.ID && log[i].Seq <= d.Seq { // no later than the case was read
			t.Entries = append(t.Entries, happenedBy(&log[i], lang))
		}
	}
	return reply{body: t}, nil
}

func happenedBy(e *aftersales.Entry, lang order.Language) happened {
	h := happened{
		Seq: e.Seq, At: e.At, Who: e.By.Label(lang), Did: aftersales.CommandLabel(e.Do, lang), What: aftersales.Event(e.Event).Label(lang), Message: e.Message,
	}
	if c := e.Opened; c != nil {
		h.State, h.Amount, h.Deadline = c.State.Label(lang), c.Quote.Total.String(), nextOf(c.Deadlines, lang)
	}
	if ch := e.Change; ch != nil {
		h.State = ch.State.Label(lang)
		if ch.Quote != nil {
			h.Amount = ch.Quote.Total.String()
		}
		if ch.Refund != nil {
			h.Amount = ch.Refund.Total.String()
		}
		if ch.Deadlines != nil {
			h.Deadline = nextOf(*ch.Deadlines, lang)
		}
	}
	if e.Difference != nil {
		h.Difference = e.Difference.String()
	}
	for i := range e.Effects {
		f := &e.Effects[i]
		text := f.Kind.Label(lang)
		if f.To != "" {
			text += ": " + f.To.Label(lang)
		}
		h.Effects = append(h.Effects, text)
	}
	return h
}

func nextOf(deadlines []aftersales.Deadline, lang order.Language) *next {
	d, ok := (&aftersales.Case{Deadlines: deadlines}).Deadline()
	if !ok {
		return nil
	}
	return &next{d.Name, d.Due, aftersales.Event(d.Event).Label(lang)}
}
