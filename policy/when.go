package policy

import (
	"slices"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// When is a condition: every list that is there must hold the situation's value. No lists: always. Of several rules that
// match, the one with the most conditions holds, each fact being one; two that tie and can match together are an error.
type When struct {
	Kind []aftersales.Kind `json:"kind,omitempty"`
	// State of the case. A request that opens one has none: only amendments do.
	State  []aftersales.State      `json:"state,omitempty"`
	Status []order.Status          `json:"status,omitempty"` // of the child order
	Goods  []aftersales.GoodsState `json:"goods,omitempty"`
	// By is who asks or acts; for deadlines and terms, who opened the case.
	By     []order.Party       `json:"by,omitempty"`
	Reason []aftersales.Reason `json:"reason,omitempty"`
	Liable []order.Party       `json:"liable,omitempty"`
	// Channel is formal where the request does not say.
	Channel    []aftersales.Channel `json:"channel,omitempty"`
	Fulfilment []order.Fulfilment   `json:"fulfilment,omitempty"`
	// Category holds if every line concerned has one of these.
	Category []string `json:"category,omitempty"`
	// Includes holds if some line concerned has one of these: what a rule takes away from goods of a category is not got round
	// by asking for other goods beside them.
	Includes []string `json:"includes,omitempty"`
	// Tender holds if every tender that the order was paid with is of one of these kinds; not for an order without tenders.
	Tender []string `json:"tender,omitempty"`
	// Price is what was paid for the lines concerned, all their units, without freight. Paid is what was paid for the order.
	Price *Range `json:"price,omitempty"`
	Paid  *Range `json:"paid,omitempty"`
	// After and Before are when the order was placed: at After or later, and sooner than Before.
	After  time.Time `json:"after,omitzero"`
	Before time.Time `json:"before,omitzero"`
	// Facts are values that a fact of the lines concerned if all agree, of the child order, of the order, or else of the request
	// must have, in capitals or small letters: the first of these that has it counts. A fact that none has is "".
	Facts map[string][]string `json:"facts,omitempty"`
}

// matches reports whether the condition holds, by being the party that counts for its rule.
func (w *When) matches(s *aftersales.Situation, by order.Party) bool {
	state := aftersales.State("")
	if s.Case != nil {
		state = s.Case.State
	}
	channel := s.Channel
	if channel == "" {
		channel = aftersales.Formal
	}
	fulfilment := order.BySeller
	if s.Doc != nil && s.Doc.Fulfilment != "" {
		fulfilment = s.Doc.Fulfilment
	}
	return holds(w.Kind, s.Kind) && holds(w.State, state) && holds(w.Status, s.Child.Status) && holds(w.Goods, s.Goods) &&
		holds(w.By, by) && holds(w.Reason, s.Reason) && holds(w.Liable, s.Liable) && holds(w.Channel, channel) &&
		holds(w.Fulfilment, fulfilment) && w.categories(s) && w.included(s) && w.tenders(s) && w.amounts(s) && w.placed(s) && w.facts(s)
}

func holds[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

func (w *When) categories(s *aftersales.Situation) bool {
	if len(w.Category) == 0 {
		return true
	}
	for _, c := range s.Categories {
		if !slices.Contains(w.Category, c) {
			return false
		}
	}
	return len(s.Categories) > 0
}

func (w *When) included(s *aftersales.Situation) bool {
	return len(w.Includes) == 0 || slices.ContainsFunc(s.Categories, func(c string) bool { return slices.Contains(w.Includes, c) })
}

func (w *When) facts(s *aftersales.Situation) bool {
	for name, values := range w.Facts {
		fact := factOf(s, name)
		if !slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, fact) }) {
			return false
		}
	}
	return true
}

// factOf is a fact of the lines concerned, of the child order, of the order, or else of the request; empty where none has it.
func factOf(s *aftersales.Situation, name string) string {
	if fact, known := placedFact(s, name); known {
		return fact
	}
	return s.Said[name]
}

// placedFact is a fact that was there when the order was placed.
func placedFact(s *aftersales.Situation, name string) (fact string, known bool) {
	if fact, known = s.Facts[name]; known {
		return fact, true
	}
	if s.Doc != nil {
		if fact, known = s.Doc.Facts[name]; known {
			return fact, true
		}
	}
	fact, known = s.Order.Facts[name]
	return fact, known
}

// weight is how specific the condition is.
func (w *When) weight() int {
	n := len(w.Facts)
	for _, set := range []bool{
		len(w.Kind) > 0, len(w.State) > 0, len(w.Status) > 0, len(w.Goods) > 0, len(w.By) > 0, len(w.Reason) > 0,
		len(w.Liable) > 0, len(w.Channel) > 0, len(w.Fulfilment) > 0, len(w.Category) > 0, len(w.Includes) > 0, len(w.Tender) > 0, w.Price != nil,
		w.Paid != nil, !w.After.IsZero(), !w.Before.IsZero(),
	} {
		if set {
			n++
		}
	}
	return n
}

// aboutCase is what a condition says of more than the order and its child: how they are sent, what was paid, when and with
// what, and facts.
func (w *When) aboutCase() When {
	about := *w
	about.Fulfilment, about.Facts, about.Tender, about.Paid = nil, nil, nil, nil
	about.After, about.Before = time.Time{}, time.Time{}
	return about
}

// longest is the length of the longest list.
func (w *When) longest() int {
	n := max(len(w.Kind), len(w.State), len(w.Status), len(w.Goods), len(w.By), len(w.Reason), len(w.Liable), len(w.Channel),
		len(w.Fulfilment), len(w.Category), len(w.Includes), len(w.Tender), len(w.Facts))
	for _, values := range w.Facts {
		n = max(n, len(values))
	}
	return n
}

// overlaps reports whether both conditions can hold together.
func (w *When) overlaps(o *When) bool {
	if !meet(w.Kind, o.Kind) || !meet(w.State, o.State) || !meet(w.Status, o.Status) || !meet(w.Goods, o.Goods) ||
		!meet(w.By, o.By) || !meet(w.Reason, o.Reason) || !meet(w.Liable, o.Liable) || !meet(w.Channel, o.Channel) ||
		!meet(w.Fulfilment, o.Fulfilment) || !meet(w.Category, o.Category) || !meet(w.Tender, o.Tender) ||
		!w.Price.meets(o.Price) || !w.Paid.meets(o.Paid) || apartInTime(w, o) || apartInTime(o, w) {
		return false
	}
	for name, values := range w.Facts {
		if others, both := o.Facts[name]; both && !slices.ContainsFunc(values, func(v string) bool {
			return slices.ContainsFunc(others, func(u string) bool { return strings.EqualFold(u, v) })
		}) {
			return false
		}
	}
	return true
}

func meet[T comparable](a, b []T) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}
