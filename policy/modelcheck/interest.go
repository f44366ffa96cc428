package modelcheck

import (
	"encoding/json"
	"slices"

	"github.com/recourse-go/recourse/policy"
)

// interest is what a policy asks about. Of one that code wraps nothing is known: it may ask about everything.
type interest struct {
	known    bool
	attempts bool
	words    map[string]bool // the keys and values of its data
	asked    map[string]bool // the keys of its conditions
}

func (c Config) interest() interest {
	data := c.Data
	if p, err := c.Policies.Policy(c.Policy, c.purchase(job{}).PlacedAt); err == nil && data == nil {
		if compiled, ok := p.(*policy.Compiled); ok {
			is := compiled.Data()
			data = &is
		}
	}
	if data == nil {
		return interest{}
	}
	var tree any
	text, err := json.Marshal(data)
	if err == nil {
		err = json.Unmarshal(text, &tree)
	}
	is := interest{known: err == nil, attempts: data.Attempts > 0, words: map[string]bool{}, asked: map[string]bool{}}
	is.walk(tree, false)
	return is
}

// walk collects the words of a document, and the keys of what stands under when.
func (i interest) walk(tree any, when bool) {
	switch t := tree.(type) {
	case map[string]any:
		for name, v := range t {
			i.words[name] = true
			if when {
				i.asked[name] = true
			}
			i.walk(v, name == "when")
		}
	case []any:
		for _, v := range t {
			i.walk(v, false)
		}
	case string:
		i.words[t] = true
	}
}

// mentions reports whether the data has a word as a key or a value; conditions whether a rule holds only for some of something.
func (i interest) mentions(word string) bool { return !i.known || i.words[word] }

func (i interest) conditions(on string) bool { return !i.known || i.asked[on] }

// ignored are the fields of child orders and cases that the policy does not ask about: they make no difference.
func (i interest) ignored() []string {
	var names []string
	if !i.mentions(string(policy.FromDelivery)) {
		names = append(names, "DeliveredAt")
	}
	if !i.mentions(string(policy.FromReturnDelivery)) {
		names = append(names, "ReturnDeliveredAt")
	}
	if !i.mentions("of") { // no deadline waits for one party's evidence
		names = append(names, "Evidence")
	}
	if !i.mentions(string(policy.FromRuling)) && !i.mentions("deduction_after_ruling") && !i.mentions("appeals") {
		names = append(names, "Ruling", "Arbitrations")
	}
	if i.known { // no rule can count from it
		names = append(names, "ReturnScannedAt")
	}
	if !i.conditions("liable") {
		names = append(names, "Liable")
	}
	if i.known && !i.attempts {
		names = append(names, "Attempts")
	}
	return names
}

// countedFrom are fields that time is counted from. With cases side by side they are not told apart: they multiply each other, and
// what hangs on them is proved of each case by itself. The deadlines that are set are told apart all the same.
func countedFrom() []string {
	return []string{"DeliveredAt", "ReturnDeliveredAt", "Ruling", "Arbitrations"}
}

// jobs are the kinds with the fulfilments that make a difference: goods that were sent are nobody's any more, unless the policy
// asks who sent them. Side by side are tried the kinds that end in money alone: the others multiply.
func (c Config) jobs() []job {
	asks := c.interest().conditions("fulfilment")
	var list []job
	for _, kind := range c.Kinds {
		for i, f := range c.Fulfilments {
			if i == 0 || asks || !kind.Returns() && !kind.Replaces() {
				list = append(list, job{kind: kind, fulfilment: f, cases: 2 - min(i, 1)}) // what comes after is the same for all
			}
		}
		if !kind.Replaces() {
			list = append(list, job{kind: kind, fulfilment: c.Fulfilments[0], cases: 2, beside: true})
		}
	}
	slices.SortStableFunc(list, func(a, b job) int { // the longest first, so that none is left over at the end
		return b.weight() - a.weight()
	})
	return list
}

func (j job) weight() int {
	switch {
	case j.beside:
		return 2
	case j.kind.Returns():
		return 1
	}
	return 0
}
