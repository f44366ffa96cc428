package policy

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// NameRule says what one of the platform's own names or codes means here. A name of several states, and a state with several
// names, is one that the platform divides otherwise.
type NameRule struct {
	// Says is what the platform means by it, in a few words.
	Says string `json:"says,omitempty"`
	// Kinds are the kinds of cases that it is about. Empty: every kind.
	Kinds []aftersales.Kind `json:"kinds,omitempty"`
	// States are those of a case, Statuses those of a child order. One of both is there.
	States   []aftersales.State `json:"states,omitempty"`
	Statuses []order.Status     `json:"statuses,omitempty"`
	Source
}

func (c *compiler) names() {
	for _, name := range keys(c.p.Names) {
		r, path := c.p.Names[name], pathOf("names", name)
		if name == "" || len(name) > 64 {
			c.problem(path, "a name is 1 to 64 bytes")
		}
		each(c, path, ".kinds", r.Kinds, c.known.kinds)
		each(c, path, ".states", r.States, c.known.states)
		each(c, path, ".statuses", r.Statuses, c.known.statuses)
		if len(r.States) == 0 == (len(r.Statuses) == 0) {
			c.problem(path, "a name is of states or of statuses: give one of both")
		}
		c.source(path, r.Source)
	}
}

// NamesOf are the platform's names for a case of a kind in a state, sorted; none where it has no name for that.
func (p Policy) NamesOf(k aftersales.Kind, s aftersales.State) []string {
	return p.namesWhere(func(r NameRule) bool { return slices.Contains(r.States, s) && holds(r.Kinds, k) })
}

// StatusNames are the platform's names for a child order in a status, sorted.
func (p Policy) StatusNames(s order.Status) []string {
	return p.namesWhere(func(r NameRule) bool { return slices.Contains(r.Statuses, s) })
}

func (p Policy) namesWhere(is func(NameRule) bool) []string {
	var names []string
	for _, name := range keys(p.Names) {
		if is(p.Names[name]) {
			names = append(names, name)
		}
	}
	return names
}

// StateNamed is the state of a case of a kind that the platform's name means; ok is false where the name is unknown or means
// several.
func (p Policy) StateNamed(k aftersales.Kind, name string) (s aftersales.State, ok bool) {
	r := p.Names[name]
	if len(r.States) != 1 || !holds(r.Kinds, k) {
		return "", false
	}
	return r.States[0], true
}

// StatusNamed is the status of a child order that the platform's name means; ok is false where the name is unknown or means
// several.
func (p Policy) StatusNamed(name string) (s order.Status, ok bool) {
	r := p.Names[name]
	if len(r.Statuses) != 1 {
		return "", false
	}
	return r.Statuses[0], true
}
