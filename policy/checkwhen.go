package policy

import (
	"slices"

	"github.com/recourse-go/recourse/order"
)

// when checks the words of a condition.
func (c *compiler) when(path string, w *When) {
	if w.unsaid() {
		return
	}
	each(c, path, ".kind", w.Kind, c.known.kinds)
	each(c, path, ".state", w.State, c.known.states)
	each(c, path, ".status", w.Status, c.known.statuses)
	each(c, path, ".goods", w.Goods, c.known.goods)
	each(c, path, ".by", w.By, c.known.parties)
	each(c, path, ".reason", w.Reason, c.known.reasons)
	each(c, path, ".liable", w.Liable, c.known.parties)
	each(c, path, ".channel", w.Channel, c.known.channels)
	each(c, path, ".fulfilment", w.Fulfilment, c.known.fulfilments)
	some(c, path, ".category", w.Category)
	some(c, path, ".includes", w.Includes)
	some(c, path, ".tender", w.Tender)
	c.ranges(path, w)
	for _, name := range keys(w.Facts) {
		if len(w.Facts[name]) == 0 {
			some(c, path, ".facts."+order.Shorten(name, 40), []string{})
		}
	}
}

// unsaid reports whether nothing is said at all, not even an empty list.
func (w *When) unsaid() bool {
	return w.weight() == 0 && w.Kind == nil && w.State == nil && w.Status == nil && w.Goods == nil && w.By == nil && w.Reason == nil &&
		w.Liable == nil && w.Channel == nil && w.Fulfilment == nil && w.Category == nil && w.Includes == nil && w.Tender == nil
}

// each checks the words of a list; the paths are put together only where something is wrong.
func each[T ~string](c *compiler, path, field string, list, words []T) {
	if list == nil {
		return
	}
	some(c, path, field, list)
	for _, v := range list {
		if !slices.Contains(words, v) {
			c.problem(path+field, "%q is not one of %v", order.Shorten(string(v), 40), words)
		}
	}
}

// some refuses a list that is there and empty: whether it means nothing or everything, the writer may have meant the other.
func some[T any](c *compiler, path, field string, list []T) {
	if list != nil && len(list) == 0 {
		c.problem(path+field, "an empty list matches nothing: name some values, or leave it out")
	}
}

// ties finds rules for one thing that are equally specific and can match together. Each rule is reported once.
func ties[T any](c *compiler, section string, rules []named[T], of func(*T) (*When, string)) {
	type side struct {
		when   *When
		about  string
		weight int
	}
	sides := make([]side, len(rules))
	for j := range rules {
		w, about := of(&rules[j].rule)
		sides[j] = side{w, about, w.weight()}
		for i := range j {
			if o := &sides[i]; o.weight == sides[j].weight && o.about == about && w.overlaps(o.when) {
				c.tie(section, rules[j].name, rules[i].name)
				break
			}
		}
	}
}

func (c *compiler) tie(section, name, with string) {
	c.problem(pathOf(section, name), "ties with %s: both can match, and neither is more specific; add a condition to one", order.Shorten(with, 40))
}
