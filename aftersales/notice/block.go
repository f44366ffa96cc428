package notice

import (
	"slices"
	"strings"
	"text/template"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

// A block of a family is chosen by words of the case: next.awaiting_return.buyer. The first name that has a block is taken,
// from the one with most words on.
const (
	nextFamily    = "next"    // .<state>[.<kind>][.<reader>]
	orderFamily   = "order"   // .<status>[.<reader>], where there is no case; the block order alone names the order
	silenceFamily = "silence" // [.<event>[.<reader>]]
	moneyFamily   = "money"   // .<state>, or .cashless
	legFamily     = "leg"     // .<leg state>, or .by_hand
	pointsFamily  = "points"  // alone
	spanFamily    = "span"    // .<unit>, or .unknown
)

const (
	cashless = "cashless" // a refund of no cash
	byHand   = "by_hand"  // a leg that somebody pays
	unknown  = "unknown"  // a span that nobody knows
)

// families are the words that the blocks of each family may be named by, place by place.
func families() map[string][][]string {
	readers := words([]order.Party{order.Buyer, order.Seller, order.Platform})
	silences := append(words(aftersales.Events()), string(order.Cancelled), string(order.ExpiredUnpaid), string(order.ExpiredUnshipped), string(order.ExpiredConfirmation))
	return map[string][][]string{
		nextFamily:    {words(aftersales.States()), append(words(aftersales.Kinds()), kindToCome), readers},
		orderFamily:   {words(order.Statuses()), readers},
		silenceFamily: {silences, readers},
		moneyFamily:   {append(words(executing()), cashless)},
		legFamily:     {append(words(refund.LegStates()), byHand)},
		pointsFamily:  {},
		spanFamily:    {append(words(route.Units()), unknown)},
	}
}

func words[T ~string](all []T) []string {
	list := make([]string, len(all))
	for i, w := range all {
		list[i] = string(w)
	}
	return list
}

// executing are the states in which a refund is ordered or has arrived.
func executing() []aftersales.State {
	return slices.DeleteFunc(aftersales.States(), func(s aftersales.State) bool { return !s.Executing() })
}

// find is the first block of those names that there is; nil if there is none.
func find(blocks *template.Template, names ...string) *template.Template {
	for _, name := range names {
		if t := blocks.Lookup(name); t != nil {
			return t
		}
	}
	return nil
}

// isBlock reports whether a name is one that is looked up: a topic, for one reader or all, or a block of a family.
func isBlock(name string, topics []string) bool {
	by := strings.Split(name, ".")
	if slices.Contains(topics, by[0]) || slices.Contains(topicsToCome(), by[0]) {
		return len(by) == 1 || len(by) == 2 && slices.Contains(Readers(by[0]), order.Party(by[1]))
	}
	places, known := families()[by[0]]
	if len(by) == 1 {
		return by[0] == silenceFamily || by[0] == pointsFamily
	}
	return known && len(places) > 0 && slices.Contains(places[0], by[1]) && within(by[2:], places[1:])
}

// The kind cancel and its events have their blocks already, which are not looked up before package aftersales has them.
const kindToCome = "cancel"

func topicsToCome() []string {
	return []string{"cancelled", "consent_asked", "voided"}
}

// within reports whether each word stands in a place of its own, in order; places may be left out.
func within(by []string, places [][]string) bool {
	if len(by) == 0 || len(places) == 0 {
		return len(by) == 0
	}
	if slices.Contains(places[0], by[0]) {
		return within(by[1:], places[1:])
	}
	return within(by, places[1:])
}
