package policytest

import (
	"iter"
	"maps"
	"slices"

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
	asked    []policy.When // of the requests that open a case; nil where nobody knows
}

// timed is a request that may not be asked at any time, and a policy that knows no other.
type timed struct {
	when policy.When
	only *policy.Compiled
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

// hintsOf reads from the rules of a policy what they ask about: each rule by itself, and the first value of everything together.
func hintsOf(p policy.Policy) hints {
	h := hints{variants: []variant{{}}, channels: []aftersales.Channel{aftersales.Formal}}
	h.blind = blindnessOf(p)
	all := variant{facts: map[string]string{}}
	for _, r := range rulesOf(p) {
		if len(r.when.Channel) > 0 {
			h.channels = aftersales.Channels()
		}
		variants := r.variants()
		for _, v := range variants {
			h.add(v)
		}
		all = all.with(variants[0])
	}
	h.add(all)
	h.asked = []policy.When{}
	for _, r := range p.Requests {
		if len(r.When.State) == 0 {
			h.asked = append(h.asked, r.When)
		}
	}
	return h
}

// askable reports whether a request may be about a scene; where none is, nothing is admitted.
func (h hints) askable(s scene) bool {
	return h.asked == nil || slices.ContainsFunc(h.asked, func(w policy.When) bool { return within(w, s) })
}

// times adds the requests that may not be asked at any time.
func (h *hints) times(p policy.Policy, compiled *policy.Compiled) {
	for _, name := range slices.Sorted(maps.Keys(p.Requests)) {
		if only := alone(p, name, compiled); only != compiled {
			h.timed = append(h.timed, timed{p.Requests[name].When, only})
		}
	}
}

func (h *hints) add(v variant) {
	for _, known := range h.variants {
		if known.same(v) {
			return
		}
	}
	h.variants = append(h.variants, v)
}

// scenes are all requests that could be made: who asks for what, where the goods can be by the child order's status.
func (h hints) scenes() iter.Seq[scene] {
	return func(yield func(scene) bool) {
		for s := range h.settings() {
			for _, s.by = range []order.Party{order.Buyer, order.Seller, order.Platform} {
				for _, s.reason = range aftersales.Reasons() {
					if h.askable(s) && !yield(s) {
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
		var s scene
		for s.at, s.variant = range h.variants {
			s.quote = quoteOf(s.variant)
			for _, s.fulfilment = range h.fulfilments() {
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

// fulfilments are who may send the goods; where no rule asks, whoever has no warehouse that stops the shipment is like the seller.
func (h hints) fulfilments() []order.Fulfilment {
	if h.blind.fulfilment {
		return []order.Fulfilment{order.BySeller, order.ByWarehouse}
	}
	return order.Fulfilments()
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
