package policy

import (
	"fmt"
	"strings"

	"github.com/recourse-go/recourse/order"
)

// Error is returned for a policy that cannot be: it carries every problem found, each with the path of the rule.
type Error struct {
	Ref      string
	Problems []Problem
}

// Problem is one thing that is wrong with a policy.
type Problem struct {
	Path string // deadlines.answer.amount
	Text string // what is wrong, and what would be right
}

// problemsShown is how many problems stand in the text of an Error; the others are counted.
const problemsShown = 20

func (e *Error) Error() string {
	var texts []string
	for i, p := range e.Problems {
		if i == problemsShown {
			texts = append(texts, fmt.Sprintf("and %d more", len(e.Problems)-i))
			break
		}
		texts = append(texts, p.Path+": "+p.Text)
	}
	return fmt.Sprintf("policy: %q: %s", order.Shorten(e.Ref, 64), strings.Join(texts, "; "))
}
