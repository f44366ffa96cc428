package aftersales

import (
	"fmt"
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
)

// Evidence is what a party brought to support its side: references into the host's storage, and what it says of them.
type Evidence struct {
	By   order.Party `json:"by"`
	At   time.Time   `json:"at"`
	Refs []string    `json:"refs"`
	Text string      `json:"text,omitempty"`
	// Round tells which arbitration of the case it belongs to, from 1 on; 0: it came with the request, before any.
	Round int `json:"round,omitempty"`
}

// brought reports whether a party gave evidence in the arbitration that is going on.
func (c *Case) brought(by order.Party) bool {
	return slices.ContainsFunc(c.Evidence, func(e Evidence) bool { return e.By == by && e.Round == c.Arbitrations })
}

// alike reports whether the same was brought by the same party in the same arbitration, whenever that was.
func (e Evidence) alike(o Evidence) bool {
	return e.By == o.By && e.Round == o.Round && e.Text == o.Text && slices.Equal(e.Refs, o.Refs)
}

// with is the case's evidence and one piece more.
func (c *Case) with(e Evidence) []Evidence { return append(slices.Clip(slices.Clone(c.Evidence)), e) }

// evidenceFaults faults references and words that do not survive JSON and every database.
func evidenceFaults(refs []string, text string) []order.Fault {
	faults := textFaults("text", text)
	for i, ref := range refs {
		faults = append(faults, textFaults(fmt.Sprintf("evidence[%d]", i), ref)...)
	}
	return faults
}

// unanswered leaves out the deadlines for the evidence of parties that gave it. Of two that end at one instant, that of the
// party who did not ask the platform decides: it is to him that the other's words are put.
func unanswered(deadlines []Deadline, c *Case, asker order.Party) []Deadline {
	others := make([]Deadline, 0, len(deadlines)) // not nil: no deadline is a change too
	var askers []Deadline
	for _, d := range deadlines {
		switch {
		case d.Of != "" && c.brought(d.Of):
		case d.Of == asker:
			askers = append(askers, d)
		default:
			others = append(others, d)
		}
	}
	return append(others, askers...)
}
