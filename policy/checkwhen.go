package policy

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// when checks the words of a condition.
func (c *compiler) when(path string, w *When) {
	each(c, path+".kind", w.Kind, aftersales.Kinds())
	each(c, path+".state", w.State, aftersales.States())
	each(c, path+".status", w.Status, order.Statuses())
	each(c, path+".goods", w.Goods, aftersales.GoodsStates())
	each(c, path+".by", w.By, order.Parties())
	each(c, path+".reason", w.Reason, aftersales.Reasons())
	each(c, path+".liable", w.Liable, order.Parties())
	each(c, path+".channel", w.Channel, aftersales.Channels())
	each(c, path+".fulfilment", w.Fulfilment, order.Fulfilments())
	some(c, path+".category", w.Category)
	some(c, path+".tender", w.Tender)
	c.ranges(path, w)
	for _, name := range keys(w.Facts) {
		some(c, path+".facts."+order.Shorten(name, 40), append([]string{}, w.Facts[name]...))
	}
}

func each[T ~string](c *compiler, path string, list, all []T) {
	some(c, path, list)
	for _, v := range list {
		if !slices.Contains(all, v) {
			c.problem(path, "%q is not one of %v", order.Shorten(string(v), 40), all)
		}
	}
}

// some refuses a list that is there and empty: whether it means nothing or everything, the writer may have meant the other.
func some[T any](c *compiler, path string, list []T) {
	if list != nil && len(list) == 0 {
		c.problem(path, "an empty list matches nothing: name some values, or leave it out")
	}
}

// ties finds rules for one thing that are equally specific and can match together. Each rule is reported once.
func ties[T any](c *compiler, section string, rules []named[T], of func(*T) (*When, string)) {
	for j := range rules {
		w, about := of(&rules[j].rule)
		for i := range j {
			other, same := of(&rules[i].rule)
			if about == same && w.weight() == other.weight() && w.overlaps(other) {
				c.tie(section, rules[j].name, rules[i].name)
				break
			}
		}
	}
}

func (c *compiler) tie(section, name, with string) {
	c.problem(pathOf(section, name), "ties with %s: both can match, and neither is more specific; add a condition to one", order.Shorten(with, 40))
}
