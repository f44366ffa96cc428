package modelcheck

import (
	"fmt"
	"slices"
	"strings"
)

// Report is what an exploration saw.
type Report struct {
	States      int // that are told apart
	Transitions int // messages and deadlines that changed something
	Commands    int // messages that were sent, the refused ones included
	// Truncated says that MaxStates stopped the exploration: the rest is not proved.
	Truncated bool
	// Violations are the broken laws, each once for what is said of it, with the shortest story that breaks it.
	Violations []Violation
}

// Violation is a law that is broken.
type Violation struct {
	Law  Law
	Text string // what is wrong, in words
	// Story is a counter-example in the format of package story. Its last step breaks the law and expects what should be, as
	// far as a story can say it.
	Story []byte
}

func (v Violation) String() string { return string(v.Law) + ": " + v.Text }

// String sums the report up in a line, and a line for each violation.
func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d states, %d transitions, %d commands, %d violations", r.States, r.Transitions, r.Commands, len(r.Violations))
	if r.Truncated {
		b.WriteString(", stopped at the most states allowed")
	}
	for _, v := range r.Violations {
		b.WriteString("\n" + v.String())
	}
	return b.String()
}

func (r *Report) add(part Report) {
	r.States += part.States
	r.Transitions += part.Transitions
	r.Commands += part.Commands
	r.Truncated = r.Truncated || part.Truncated
	for _, v := range part.Violations {
		at := slices.IndexFunc(r.Violations, func(k Violation) bool { return k.Law == v.Law && k.Text == v.Text })
		switch {
		case at < 0:
			r.Violations = append(r.Violations, v)
		case len(v.Story) < len(r.Violations[at].Story):
			r.Violations[at] = v
		}
	}
}
