package main

import (
	"net/http"
	"net/url"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// place takes an order as JSON. The same order sent again is placed once.
func (s *service) place(r *http.Request) (reply, error) {
	by, err := partyOf(r)
	if err != nil {
		return reply{}, err
	}
	o, err := orderIn(r)
	if err != nil {
		return reply{}, err
	}
	d, err := s.desk.Do(r.Context(), o.ID, by, aftersales.Place{Order: o})
	if err != nil {
		return reply{}, err
	}
	told := reply{location: "/orders/" + url.PathEscape(o.ID), body: outcomeOf(d)}
	if !d.Empty() {
		told.status = http.StatusCreated
	}
	return told, nil
}

// dossier gives all that is known of an order.
func (s *service) dossier(r *http.Request) (reply, error) {
	d, err := s.desk.Dossier(r.Context(), r.PathValue("id"))
	return reply{body: struct {
		Status  order.Status       `json:"status"`
		Dossier aftersales.Dossier `json:"dossier"`
	}{d.Status(), d}}, err
}

// message carries out a command of a party.
func (s *service) message(r *http.Request) (reply, error) {
	by, err := partyOf(r)
	if err != nil {
		return reply{}, err
	}
	c, err := commandIn(r)
	if err != nil {
		return reply{}, err
	}
	d, err := s.desk.Do(r.Context(), r.PathValue("id"), by, c)
	return reply{body: outcomeOf(d)}, err
}

// options says what a party may ask and do now.
func (s *service) options(r *http.Request) (reply, error) {
	by, err := partyOf(r)
	if err != nil {
		return reply{}, err
	}
	o, err := s.desk.Options(r.Context(), r.PathValue("id"), by)
	return reply{body: o}, err
}

// quote says what a request would come to, and asks nothing.
func (s *service) quote(r *http.Request) (reply, error) {
	by, err := partyOf(r)
	if err != nil {
		return reply{}, err
	}
	c, err := commandIn(r)
	if err != nil {
		return reply{}, err
	}
	open, ok := c.(aftersales.Open)
	if !ok {
		return reply{}, badRequest("command_not_quoted", `%s: what opens a case is quoted: {"do": "open", ...}`, c.Name())
	}
	quotes, err := s.desk.Quote(r.Context(), r.PathValue("id"), by, open)
	return reply{body: quotedOf(quotes)}, err
}
