package main

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// parameters are those of a request's URL. Each is there once at most, and is known: a misspelt one would else narrow nothing.
type parameters struct {
	values url.Values
	err    error // of the first that is wrong
}

func parametersOf(r *http.Request, known ...string) *parameters {
	values, err := url.ParseQuery(r.URL.RawQuery)
	p := &parameters{values: values}
	if err != nil {
		p.err = badRequest("parameter_invalid", "the query cannot be read")
	}
	for name, all := range values {
		switch {
		case !slices.Contains(known, name):
			p.err = badRequest("parameter_unknown", "%q: these are known: %s", order.Shorten(name, 40), strings.Join(known, ", "))
		case len(all) > 1:
			p.err = badRequest("parameter_invalid", "%s: it is given %d times", name, len(all))
		}
	}
	return p
}

func (p *parameters) text(name string) string { return p.values.Get(name) }

// wrong notes what a parameter should be.
func (p *parameters) wrong(name, should string) {
	if p.err == nil {
		p.err = badRequest("parameter_invalid", "%s: %q is not %s", name, order.Shorten(p.text(name), 40), should)
	}
}

// limit is how many lines are asked for, a hundred where that is not said.
func (p *parameters) limit() int {
	if p.text("limit") == "" {
		return 100
	}
	n, err := strconv.Atoi(p.text("limit"))
	if err != nil || n < 1 || n > aftersales.MaxPage {
		p.wrong("limit", "a number from 1 to "+strconv.Itoa(aftersales.MaxPage))
	}
	return n
}

func (p *parameters) flag(name string) bool {
	on, err := strconv.ParseBool(p.text(name))
	if err != nil && p.text(name) != "" {
		p.wrong(name, "true or false")
	}
	return on
}

func (p *parameters) instant(name string) (at time.Time) {
	if p.text(name) == "" {
		return at
	}
	at, err := time.Parse(time.RFC3339, p.text(name))
	if err != nil {
		p.wrong(name, "a time such as 2026-03-01T10:00:00Z (a + is written %2B)")
	}
	return at
}

// language is the one that labels are wanted in, English where that is not said.
func (p *parameters) language() order.Language {
	l := order.Language(p.text("lang"))
	switch {
	case l == "":
		return order.English
	case !slices.Contains(order.Languages(), l):
		p.wrong("lang", "en, zh or ja")
	}
	return l
}
