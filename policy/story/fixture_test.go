package story_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/story"
)

// An order of 2 x 50.00 and freight 10.00, less a coupon of 20.00 and 500 points for 5.00: 85.00 paid with two tenders. The
// goods cost 75.00.
const boots = `{"id": "o-1", "currency": "CNY", "placed_at": "2026-03-01T10:00:00+08:00",
  "lines": [{"id": "boots", "unit_price": "50.00", "quantity": 2}],
  "discounts": [{"id": "shop", "amount": "20.00"}], "points": [{"id": "coins", "count": 500, "value": "5.00"}],
  "freight": [{"amount": "10.00"}],
  "tenders": [{"id": "wallet", "amount": "25.00"}, {"id": "card", "amount": "60.00"}]}`

// document is a story of the order above with these steps.
func document(steps ...string) string { return adjusted("", steps...) }

// adjusted is a story whose policy is changed by a patch.
func adjusted(patch string, steps ...string) string {
	if patch != "" {
		patch = `"adjust": ` + patch + `,`
	}
	return fmt.Sprintf(`{"story": "boots", "why": "to test with", "policy": "marketplace", %s "order": %s,
"steps": [
%s
]}`, patch, boots, strings.Join(steps, ",\n"))
}

// step is a step on a day of March; fields are written with single quotes.
func step(day, fields string) string {
	return fmt.Sprintf(`{"at": "2026-03-%s+08:00", %s}`, day, strings.ReplaceAll(fields, `'`, `"`))
}

var (
	pay  = step("01T10:01:00", `'do': 'pay'`)
	ask  = step("01T12:00:00", `'do': 'open', 'case': 'c1', 'kind': 'refund_only', 'reason': 'slow_shipment'`)
	yes  = step("02T12:00:00", `'do': 'approve', 'case': 'c1'`)
	paid = step("02T12:01:00", `'do': 'refund_settled', 'case': 'c1'`)
)

func set(t testing.TB) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func parse(t testing.TB, doc string) story.Story {
	t.Helper()
	s, err := story.Parse([]byte(doc))
	if err != nil {
		t.Fatalf("%v\n%s", err, doc)
	}
	return s
}

func play(t testing.TB, doc string) story.Result {
	t.Helper()
	r, err := story.Play(set(t), parse(t, doc))
	if err != nil {
		t.Fatalf("%v\n%s", err, doc)
	}
	return r
}

// failures are those of every step, as the step's number and the text.
func failures(r story.Result) []string {
	var all []string
	for i, s := range r.Steps {
		for _, f := range s.Failures {
			all = append(all, fmt.Sprintf("%d: %s", i+1, f))
		}
	}
	return all
}

// last is the step that was played last.
func last(r story.Result) story.Played { return r.Steps[len(r.Steps)-1] }
