package refund

import (
	"github.com/recourse-go/recourse/internal/flow"
	"github.com/recourse-go/recourse/order"
)

// LegDiagram draws the flow of a refund's legs as a Mermaid stateDiagram-v2, with one state highlighted, none where at is
// empty, and states and events in a language; an unknown language gives their plain names. The text is always the same for
// the same arguments.
func LegDiagram(at LegState, l order.Language) string {
	return legFlow.Draw(flow.Drawing[LegState, LegEvent]{
		At:    at,
		Label: func(s LegState) string { return s.Label(l) },
		Edge:  func(_ LegState, e LegEvent, _ LegState) string { return e.Label(l) },
	})
}
