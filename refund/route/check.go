package route

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

const (
	maxExpires  = 100 * 366       // days: what is longer is a slip
	maxApart    = 366 * 24 * 3600 // seconds
	maxPathName = 40              // bytes of a name in a path or a text
)

// checker gathers the faults of one document.
type checker struct{ faults []order.Fault }

func (c *checker) fault(code, path, text string, operands ...string) {
	c.faults = append(c.faults, order.NewFault(code, path, text, operands...))
}

func (c *checker) method(kind string, m Method) {
	path := order.Shorten(kind, maxPathName)
	c.name(path, kind)
	c.name(path+".to", m.To)
	if !slices.Contains(refund.Routes(), m.Route) {
		c.unknown(path+".route", string(m.Route), fmt.Sprint(refund.Routes()))
	}
	c.span(path+".platform", m.Platform)
	c.span(path+".bank", m.Bank)
	c.limit(path+".expires_days", m.Expires, maxExpires, "days are more than a hundred years")
	c.negative(path+".max_refunds", m.MaxRefunds)
	c.limit(path+".apart_seconds", m.Apart, maxApart, "seconds are more than a year")
	c.most(path+".most", m.Most)
	c.origin(path, m)
}

// name checks a free name in snake_case.
func (c *checker) name(path, name string) {
	ok := name != "" && len(name) <= 64
	for i := range len(name) {
		b := name[i]
		ok = ok && (b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '_')
	}
	if !ok {
		c.fault("name_invalid", path, fmt.Sprintf("%q is no name: lower-case letters, digits and '_'", order.Shorten(name, maxPathName)))
	}
}

func (c *checker) unknown(path, name, all string) {
	name = order.Shorten(name, maxPathName)
	c.fault("name_unknown", path, fmt.Sprintf("%q is not one of %s", name, all), "name", name)
}

// span checks how long a part of the way takes; the zero Span says nothing and is fine.
func (c *checker) span(path string, s Span) {
	if s == (Span{}) {
		return
	}
	if !slices.Contains(Units(), s.Unit) {
		c.unknown(path+".unit", string(s.Unit), fmt.Sprint(Units()))
		return
	}
	c.negative(path+".min", s.Min)
	c.negative(path+".max", s.Max)
	invalid := func(text string) {
		c.fault("span_invalid", path, text, "min", strconv.Itoa(s.Min), "max", strconv.Itoa(s.Max), "unit", string(s.Unit))
	}
	switch {
	case s.Min < 0 || s.Max < 0:
	case s.Min > s.Max:
		invalid(fmt.Sprintf("min %d is more than max %d", s.Min, s.Max))
	case s.Unit == Instant && s.Max > 0:
		invalid("what is instant takes no min and no max")
	case s.Unit != Instant && s.Max == 0:
		invalid(fmt.Sprintf("max 0 %s is no time: %s, or no span at all where nothing is known", s.Unit, Instant))
	case s.Max > s.Unit.most():
		invalid(fmt.Sprintf("%d %s are more than a year", s.Max, s.Unit))
	}
}

func (c *checker) negative(path string, n int) {
	if n < 0 {
		c.fault("number_negative", path, fmt.Sprintf("%d is negative", n), "number", strconv.Itoa(n))
	}
}

func (c *checker) limit(path string, n, most int, tooLong string) {
	c.negative(path, n)
	if n > most {
		c.fault("limit_too_long", path, fmt.Sprintf("%d %s", n, tooLong), "number", strconv.Itoa(n), "most", strconv.Itoa(most))
	}
}

func (c *checker) most(path string, most money.Amount) {
	if most != (money.Amount{}) && (most.IsPlain() || most.Sign() <= 0) {
		c.fault("amount_invalid", path, fmt.Sprintf("%s is no limit: a positive amount of a currency, or none", most), "amount", most.String())
	}
}

// origin checks where the figures of a method come from, and its texts.
func (c *checker) origin(path string, m Method) {
	if strings.TrimSpace(m.Source) == "" {
		c.fault("source_missing", path+".source", "no source: the page or document the figures come from")
	}
	if _, err := time.Parse(time.DateOnly, m.AsOf); m.AsOf != "" && err != nil {
		c.fault("date_invalid", path+".as_of", fmt.Sprintf("%q is no date such as 2026-03-01", order.Shorten(m.AsOf, maxPathName)))
	}
	c.text(path+".source", m.Source)
	c.text(path+".note", m.Note)
}

// text refuses what JSON or a database would not give back as it was.
func (c *checker) text(path, text string) {
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		c.fault("text_invalid", path, "not valid UTF-8, or holds a NUL")
	}
}
