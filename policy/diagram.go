package policy

import (
	"slices"
	"strings"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/internal/flow"
	"github.com/recourse-go/recourse/order"
)

// Kinds lists the kinds of cases that may be asked for, by any party in any situation, in the order of the vocabulary.
func (c *Compiled) Kinds() []aftersales.Kind {
	return slices.DeleteFunc(aftersales.Kinds(), func(k aftersales.Kind) bool { return len(c.openers(k)) == 0 })
}

// Diagram draws what the policy leaves of a kind's flow as a Mermaid stateDiagram-v2: one arrow between two states, with a
// line for each event that can lead from one to the other, and in brackets the deadline that decides it or else the parties
// that may. One state is highlighted, none where at is empty. The text is in a language; an unknown language gives plain
// names. It is empty for a kind that may be neither asked for nor offered and that settles no exchange, and always the same for the same arguments.
//
// Nothing is left out that can happen. What depends on more than kind and state, such as a reason or a fact, is drawn
// although it may not happen to every case.
func (c *Compiled) Diagram(k aftersales.Kind, at aftersales.State, l order.Language) string {
	view := c.view(k)
	if len(view.cases()) == 0 {
		return ""
	}
	return aftersales.Flow(k).Draw(flow.Drawing[aftersales.State, aftersales.Event]{
		At:    at,
		Label: func(s aftersales.State) string { return s.Label(l) },
		Edge: func(from aftersales.State, e aftersales.Event, _ aftersales.State) string {
			return edgeText(e.Label(l), view.spans(from, e), view.senders(from, e), l)
		},
		Keep:  func(from aftersales.State, e aftersales.Event, _ aftersales.State) bool { return view.happens(from, e) },
		Merge: true,
	})
}

// ChildDiagram draws what the policy leaves of a child order's flow, as Diagram does that of a case.
func (c *Compiled) ChildDiagram(at order.Status, l order.Language) string {
	return order.Flow().Draw(flow.Drawing[order.Status, order.Event]{
		At:    at,
		Label: func(s order.Status) string { return s.Label(l) },
		Edge: func(from order.Status, e order.Event, _ order.Status) string {
			by := parties(aftersales.ChildSenders(e))
			if e == order.Cancelled {
				by = c.cancelsFrom(from)
			}
			return edgeText(e.Label(l), c.childSpans(from, e), by, l)
		},
		Keep: func(from order.Status, e order.Event, _ order.Status) bool {
			if e == order.Cancelled {
				return len(c.cancelsFrom(from)) > 0
			}
			return !silent(string(e)) || len(c.childSpans(from, e)) > 0
		},
		Merge: true,
	})
}

// cancelsFrom are the parties that may ask to cancel a child order in a status, in the order of the vocabulary.
func (c *Compiled) cancelsFrom(s order.Status) []order.Party {
	return slices.DeleteFunc(order.Parties(), func(p order.Party) bool {
		return !slices.ContainsFunc(c.requests, func(r named[Request]) bool {
			w := &r.rule.When
			return slices.Contains(w.Kind, aftersales.Cancel) && holds(w.Status, s) && holds(w.By, p)
		})
	})
}

// edgeText is what an arrow says: the event, and in brackets by when or else by whom.
func edgeText(event string, spans []Span, by []order.Party, l order.Language) string {
	var words []string
	for _, sp := range spans {
		words = append(words, sp.Label(l))
	}
	if words == nil {
		for _, p := range by {
			words = append(words, p.Label(l))
		}
	}
	if words == nil {
		return event
	}
	return event + " (" + strings.Join(words, ", ") + ")"
}

// silent reports whether only a deadline can decide an event.
func silent(event string) bool { return strings.HasPrefix(event, "expired_") }

// childSpans are the deadlines that take a child order along an event.
func (c *Compiled) childSpans(from order.Status, e order.Event) []Span {
	var spans []Span
	for i := range c.deadlines {
		if r := &c.deadlines[i].rule; slices.Contains(r.When.Status, from) && len(r.When.State) == 0 && r.Expiry == string(e) {
			spans = addSpan(spans, r.Span)
		}
	}
	return spans
}

func addSpan(list []Span, sp Span) []Span {
	if slices.ContainsFunc(list, func(o Span) bool { return o.same(&sp) }) {
		return list
	}
	return append(list, sp)
}

func addNew[T comparable](list []T, more ...T) []T {
	for _, v := range more {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}

func parties(senders []aftersales.Sender) []order.Party {
	var by []order.Party
	for _, s := range senders {
		by = addNew(by, s.By...)
	}
	return by
}
