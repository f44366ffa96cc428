package story_test

import (
	"fmt"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// told are the transitions that the built-in stories take, all together.
func told(t testing.TB) []taken {
	t.Helper()
	var all []taken
	for _, doc := range builtIn(t) {
		all = append(all, transitions(t, play(t, string(doc)))...)
	}
	return all
}

// Every rule of every table is told by a story: each kind's flow, and the child order's.
func TestStoriesTakeEveryRule(t *testing.T) {
	seen := map[string]bool{}
	for _, x := range told(t) {
		seen[arrow(x.kind, x.from, x.event, x.to)] = true
		if x.kind != "" && x.from != "" { // an offer of another kind, accepted: the rule stands in both tables
			seen[arrow(x.was.Kind, x.from, x.event, x.to)] = true
		}
	}
	rules, missing := 0, 0
	check := func(kind aftersales.Kind, from, event, to string) {
		way := arrow(kind, from, event, to)
		if never(kind, event) {
			t.Logf("cannot happen: %s", way)
			if seen[way] {
				t.Errorf("a story takes %s: it can happen", way)
			}
			return
		}
		rules++
		if !seen[way] {
			missing++
			t.Errorf("no story takes %s", way)
		}
	}
	for _, kind := range aftersales.Kinds() {
		for _, r := range aftersales.Flow(kind).Rules() {
			check(kind, string(r.From[0]), string(r.Event), string(r.To))
		}
	}
	for _, r := range order.Flow().Rules() {
		check("", string(r.From[0]), string(r.Event), string(r.To))
	}
	t.Logf("the stories take %d of %d rules, %d %%", rules-missing, rules, 100*(rules-missing)/rules)
}

func arrow(kind aftersales.Kind, from, event, to string) string {
	if kind == "" {
		kind = "child order"
	}
	if from == "" {
		from = "nothing"
	}
	return fmt.Sprintf("%s: %s --%s--> %s", kind, from, event, to)
}

// never are the rules that nothing leads to: every kind ends by the same ones, but a cancellation gives back all that its units
// were paid with, so that it is never settled in part.
func never(kind aftersales.Kind, event string) bool {
	return kind == aftersales.Cancel && event == string(aftersales.EventSettledInPart)
}
