package policytest

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// hints are what a policy may ask about, to be tried.
type hints struct {
	variants []variant
	channels []aftersales.Channel
	blind    blindness
	timed    []timed
}

// timed is a request that may not be asked at any time, and a policy that knows no other.
type timed struct {
	when policy.When
	only *policy.Compiled
}

// variant is one category and some facts of the order.
type variant struct {
	category string
	facts    map[string]string
}

// Option tells CheckCompiled what a policy that code wraps may ask about.
type Option func(*hints)

// WithFacts tries orders that have these facts, beside orders that have none.
func WithFacts(facts map[string]string) Option {
	return func(h *hints) { h.add(variant{facts: maps.Clone(facts)}) }
}

// WithCategories tries orders of goods of each of these categories, beside goods of none.
func WithCategories(categories ...string) Option {
	return func(h *hints) {
		for _, category := range categories {
			h.add(variant{category: category})
		}
	}
}

// hintsOf reads from the conditions of a policy's rules what they ask about: each condition by itself, and the first value
// of everything together.
func hintsOf(p policy.Policy) hints {
	h := hints{variants: []variant{{}}, channels: []aftersales.Channel{aftersales.Formal}}
	h.blind = blindnessOf(p)
	all := variant{facts: map[string]string{}}
	for _, w := range conditions(p) {
		if len(w.Channel) > 0 {
			h.channels = aftersales.Channels()
		}
		n := len(w.Category)
		for _, values := range w.Facts {
			n = max(n, len(values))
		}
		for i := range n {
			v := variant{facts: map[string]string{}}
			if len(w.Category) > 0 {
				v.category = w.Category[i%len(w.Category)]
				all.category = w.Category[0]
			}
			for name, values := range w.Facts {
				v.facts[name], all.facts[name] = values[i%len(values)], values[0]
			}
			h.add(v)
		}
	}
	for name := range anchored(p) {
		h.add(variant{facts: map[string]string{name: day(shippedDay).Format(time.RFC3339)}})
	}
	h.add(all)
	return h
}

// times adds the requests that may not be asked at any time.
func (h *hints) times(p policy.Policy, compiled *policy.Compiled) {
	for _, name := range slices.Sorted(maps.Keys(p.Requests)) {
		if only := alone(p, name, compiled); only != compiled {
			h.timed = append(h.timed, timed{p.Requests[name].When, only})
		}
	}
}

// anchored are the facts that spans of requests and deadlines count from.
func anchored(p policy.Policy) iter.Seq[string] {
	return func(yield func(string) bool) {
		var spans []*policy.Span
		for _, name := range slices.Sorted(maps.Keys(p.Requests)) {
			spans = append(spans, p.Requests[name].From, p.Requests[name].Window)
		}
		for _, name := range slices.Sorted(maps.Keys(p.Deadlines)) {
			span := p.Deadlines[name].Span
			spans = append(spans, &span)
		}
		for _, span := range spans {
			if span == nil {
				continue
			}
			if name, ok := strings.CutPrefix(string(span.Anchor), string(policy.FromFact(""))); ok && !yield(name) {
				return
			}
		}
	}
}

func (h *hints) add(v variant) {
	for _, known := range h.variants {
		if known.category == v.category && maps.Equal(known.facts, v.facts) {
			return
		}
	}
	h.variants = append(h.variants, v)
}

// conditions are those of all rules, always in the same order.
func conditions(p policy.Policy) []policy.When {
	var list []policy.When
	list = append(list, whens(p.Requests, func(r policy.Request) policy.When { return r.When })...)
	list = append(list, whens(p.Reasons, func(r policy.ReasonRule) policy.When { return r.When })...)
	list = append(list, whens(p.Escalations, func(r policy.EscalationRule) policy.When { return r.When })...)
	list = append(list, whens(p.Refusals, func(r policy.RefusalRule) policy.When { return r.When })...)
	list = append(list, whens(p.Appeals, func(r policy.AppealRule) policy.When { return r.When })...)
	list = append(list, whens(p.Deadlines, func(r policy.DeadlineRule) policy.When { return r.When })...)
	list = append(list, whens(p.Extensions, func(r policy.ExtensionRule) policy.When { return r.When })...)
	list = append(list, whens(p.Holds, func(r policy.HoldRule) policy.When { return r.When })...)
	list = append(list, whens(p.Notices, func(r policy.NoticeRule) policy.When { return r.When })...)
	list = append(list, whens(p.TermsFor, func(r policy.TermsRule) policy.When { return r.When })...)
	list = append(list, whens(p.Choices, func(r policy.Choice) policy.When { return r.When })...)
	return append(list, whens(p.Metrics, func(r policy.MetricRule) policy.When { return r.When })...)
}

func whens[T any](rules map[string]T, of func(T) policy.When) []policy.When {
	var list []policy.When
	for _, name := range slices.Sorted(maps.Keys(rules)) {
		list = append(list, of(rules[name]))
	}
	return list
}

// scenes are all requests that could be made: who asks for what, where the goods can be by the child order's status.
func (h hints) scenes() iter.Seq[scene] {
	return func(yield func(scene) bool) {
		for s := range h.settings() {
			for _, s.by = range []order.Party{order.Buyer, order.Seller, order.Platform} {
				for _, s.reason = range aftersales.Reasons() {
					if !yield(s) {
						return
					}
				}
			}
		}
	}
}

// settings are the scenes but for who asks and why.
func (h hints) settings() iter.Seq[scene] {
	return func(yield func(scene) bool) {
		s := scene{quote: quoteOf()}
		for s.at, s.variant = range h.variants {
			for _, s.fulfilment = range order.Fulfilments() {
				s.order = orderOf(s.variant, s.fulfilment)
				for _, at := range whereabouts() {
					s.status, s.goods = at.status, at.goods
					for _, s.kind = range aftersales.Kinds() {
						if at.status == order.PendingPayment && s.kind != aftersales.Cancel || s.kind == aftersales.Cancel && s.goods != aftersales.NotShipped {
							continue // what was not paid is only cancelled, and only what was not shipped is
						}
						for _, s.channel = range h.channels {
							if !yield(s) {
								return
							}
						}
					}
				}
			}
		}
	}
}

type whereabout struct {
	status order.Status
	goods  aftersales.GoodsState
}

// whereabouts are where goods can be while something may be asked.
func whereabouts() []whereabout {
	list := []whereabout{{order.PendingPayment, aftersales.NotShipped}, {order.PendingShipment, aftersales.NotShipped}, {order.PartiallyShipped, aftersales.NotShipped}}
	for _, status := range []order.Status{order.PartiallyShipped, order.AwaitingReceipt, order.Completed} {
		for _, goods := range []aftersales.GoodsState{aftersales.InTransit, aftersales.Received, aftersales.Returned} {
			list = append(list, whereabout{status, goods})
		}
	}
	return list
}
