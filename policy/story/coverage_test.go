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
		if toCome(kind, event) {
			t.Logf("pending: %s", arrow(kind, from, event, to))
			return
		}
		rules++
		if !seen[arrow(kind, from, event, to)] {
			missing++
			t.Errorf("no story takes %s", arrow(kind, from, event, to))
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

// toCome are rules that no command leads to yet.
func toCome(kind aftersales.Kind, event string) bool {
	return kind == aftersales.Cancel && event == string(aftersales.EventSettledInPart) // its amount is never cut; it ends as every kind does
}
