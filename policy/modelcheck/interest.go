package modelcheck

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/recourse-go/recourse/policy"
)

// interest is what a policy asks about. Of one that code wraps nothing is known: it may ask about everything.
type interest struct {
	known bool
	data  policy.Policy
	text  string // the data as JSON
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
	text, err := json.Marshal(data)
	return interest{known: err == nil, data: *data, text: string(text)}
}

// mentions reports whether a rule may ask about something by its name.
func (i interest) mentions(name string) bool {
	return !i.known || strings.Contains(i.text, `"`+name+`"`)
}

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
	if i.known && i.data.Attempts == 0 {
		names = append(names, "Attempts")
	}
	return names
}

// jobs are the kinds with the fulfilments that make a difference: goods that were sent are nobody's any more, unless the policy
// asks who sent them. Side by side are tried the kinds that end in money alone: the others multiply.
func (c Config) jobs() []job {
	asks := c.interest().mentions("fulfilment")
	var list []job
	for _, kind := range c.Kinds {
		for i, f := range c.Fulfilments {
			if i == 0 || asks || !kind.Returns() && !kind.Replaces() {
				list = append(list, job{kind: kind, fulfilment: f})
			}
		}
		if !kind.Replaces() {
			list = append(list, job{kind: kind, fulfilment: c.Fulfilments[0], beside: true})
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
