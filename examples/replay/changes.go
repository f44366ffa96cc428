package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
)

// changes tells what one entry changed, in words.
type changes struct {
	was, is aftersales.Dossier
	zone    *time.Location
	said    []string
}

func (c *changes) say(format string, args ...any) {
	c.said = append(c.said, fmt.Sprintf(format, args...))
}

// list names what changed of cases, the order and its child orders, the deadlines set anew, and the effects.
func (c *changes) list(effects []aftersales.Effect) string {
	for i := range c.is.Cases {
		c.aboutCase(&c.is.Cases[i])
	}
	if is := c.is.Status(); is != c.was.Status() {
		c.say("order %s", is)
	}
	for _, ch := range c.is.Children {
		c.aboutChild(ch)
	}
	if kinds := effectKinds(effects); kinds != "" {
		c.say("=> %s", kinds)
	}
	return strings.Join(c.said, "; ")
}

func (c *changes) aboutCase(is *aftersales.Case) {
	was, known := c.was.Case(is.ID)
	switch {
	case known && was.Revision != is.Revision:
		c.say("%s, revision %d", describe(is), is.Revision)
	case !known, was.State != is.State:
		c.say("%s", describe(is))
	case was.Refund != nil && is.Refund != nil && !slices.Equal(was.Refund.Legs, is.Refund.Legs):
		for _, l := range is.Refund.Legs {
			c.say("%s %s is %s", l.Tender, l.Amount.Number(), l.State)
		}
	}
	for _, e := range is.Evidence[min(len(was.Evidence), len(is.Evidence)):] {
		c.say("evidence of the %s: %d", e.By, len(e.Refs))
	}
	c.records(was, is)
	c.deadlines("", was.Deadlines, is.Deadlines)
}

// records tells of appeals and claims, which move no case.
func (c *changes) records(was aftersales.Case, is *aftersales.Case) {
	for i, a := range is.Appeals {
		switch {
		case i >= len(was.Appeals):
			c.say("%s of the %s", a.ID, a.By)
		case a.Ruling != nil && was.Appeals[i].Ruling == nil && a.Ruling.Granted:
			c.say("%s granted%s", a.ID, moved(a.Ruling.Transfer))
		case a.Ruling != nil && was.Appeals[i].Ruling == nil:
			c.say("%s denied", a.ID)
		}
	}
	for i, k := range is.Claims {
		switch {
		case i >= len(was.Claims):
			c.say("%s of the %s, %s", k.ID, k.By, k.Amount.Number())
		case k.Ruling != nil && was.Claims[i].Ruling == nil && k.Ruling.Transfer == nil:
			c.say("%s denied", k.ID)
		case k.Ruling != nil && was.Claims[i].Ruling == nil:
			c.say("%s granted%s", k.ID, moved(k.Ruling.Transfer))
		}
	}
}

func moved(t *aftersales.Transfer) string {
	if t == nil {
		return ""
	}
	return fmt.Sprintf(", %s from the %s to the %s", t.Amount.Number(), t.From, t.To)
}

// describe is a case's state and what goes back.
func describe(c *aftersales.Case) string {
	s := c.ID + " " + string(c.State)
	switch {
	case c.State == aftersales.Closed:
		return s + ", " + string(c.CloseReason)
	case !c.State.Reserves():
		return s
	}
	s += ", " + c.Quote.Total.Number()
	for _, p := range c.Quote.Points {
		s += fmt.Sprintf(" and %d %s", p.Count, p.ID)
	}
	return s
}

func (c *changes) aboutChild(is aftersales.Child) {
	id, of := is.Progress.Child, ""
	was, _ := c.was.Child(id)
	if len(c.is.Children) > 1 {
		of = " of " + id
		if was.Status != is.Status && is.Status != c.is.Status() {
			c.say("%s %s", id, is.Status)
		}
	}
	if !was.Pushed && is.Pushed {
		c.say("%s is with the warehouse", id)
	}
	if was.DeliveredAt.IsZero() && !is.DeliveredAt.IsZero() {
		c.say("%s delivered", id)
	}
	c.deadlines(of, was.Deadlines, is.Deadlines)
}

// deadlines says which were set, stopped or let run on.
func (c *changes) deadlines(of string, was, is []aftersales.Deadline) {
	for _, d := range is {
		name := strings.ReplaceAll(d.Name, "_", " ") + of
		at := slices.IndexFunc(was, func(o aftersales.Deadline) bool { return o.Name == d.Name && o.Seq == d.Seq })
		switch {
		case at >= 0 && was[at].Due.Equal(d.Due):
		case d.Paused():
			c.say("%s stopped with %s left", name, days(d.Left))
		default:
			c.say("%s until %s", name, strings.TrimSuffix(clock(d.Due, c.zone), ":00"))
		}
	}
}

// days writes a span in days, hours, minutes and seconds, leaving out what is none.
func days(d time.Duration) string {
	s := ""
	if n := int64(d / (24 * time.Hour)); n > 0 {
		s = fmt.Sprintf("%dd", n)
	}
	if rest := d % (24 * time.Hour); rest > 0 || s == "" {
		s += rest.Round(time.Second).String()
	}
	return strings.NewReplacer("h0m0s", "h", "m0s", "m").Replace(s)
}

// effectKinds leaves out notices: each event has them.
func effectKinds(effects []aftersales.Effect) string {
	var kinds []string
	for _, e := range effects {
		switch e.Kind {
		case aftersales.Notify:
		case aftersales.CountMetric:
			kinds = append(kinds, fmt.Sprintf("%s %s", e.Kind, e.Metric))
		default:
			kinds = append(kinds, string(e.Kind))
		}
	}
	return strings.Join(kinds, ", ")
}
