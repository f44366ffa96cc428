package flow_test

import (
	"github.com/looplab/fsm"

	"github.com/recourse-go/recourse/internal/flow"
)

// looplab builds the engine's machine from a spec, independently of the package.
func looplab[S, E ~string](spec flow.Spec[S, E]) *fsm.FSM {
	var events []fsm.EventDesc
	for _, r := range spec.Rules {
		d := fsm.EventDesc{Name: string(r.Event), Dst: string(r.To)}
		for _, from := range r.From {
			d.Src = append(d.Src, looplabName(from))
		}
		events = append(events, d)
	}
	return fsm.NewFSM(looplabName(spec.Initial), events, nil)
}

func looplabName[S ~string](s S) string {
	if s == "" {
		return "<none>"
	}
	return string(s)
}
