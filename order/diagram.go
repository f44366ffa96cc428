package order

import "github.com/recourse-go/recourse/internal/flow"

// Diagram draws the flow of a child order as a Mermaid stateDiagram-v2, with one status highlighted, none where at is
// empty, and statuses and events in a language; an unknown language gives their plain names. The text is always the same
// for the same arguments.
func Diagram(at Status, l Language) string {
	return childFlow.Draw(flow.Drawing[Status, Event]{
		At:    at,
		Label: func(s Status) string { return s.Label(l) },
		Edge:  func(_ Status, e Event, _ Status) string { return e.Label(l) },
	})
}
