package aftersales

import (
	"github.com/recourse-go/recourse/internal/flow"
	"github.com/recourse-go/recourse/order"
)

// Diagram draws the flow of a kind of case as a Mermaid stateDiagram-v2, with one state highlighted, none where at is
// empty, and states and events in a language; an unknown language gives their plain names. It is empty for an unknown
// kind, and always the same for the same arguments. What a policy leaves of a flow, and by when, a compiled policy draws.
func Diagram(k Kind, at State, l order.Language) string {
	table := Flow(k)
	if table == nil {
		return ""
	}
	return table.Draw(flow.Drawing[State, Event]{
		At:    at,
		Label: func(s State) string { return s.Label(l) },
		Edge:  func(_ State, e Event, _ State) string { return e.Label(l) },
	})
}
