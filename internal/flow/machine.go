package flow

import (
	"context"
	"errors"

	"github.com/looplab/fsm"
)

// absent is what looplab calls the state "". It is no snake_case name, so no
// state of a checked table can clash with it.
const absent = "(absent)"

// machine is the looplab machine of a checked spec: the source of what is
// legal and where it leads. It is asked while a table is built and then
// dropped, and it has no callbacks: nothing can cancel it, wedge it or fail
// half-way.
type machine struct{ fsm *fsm.FSM }

func newMachine[S, E ~string](spec Spec[S, E]) machine {
	var events []fsm.EventDesc
	for _, x := range spec.transitions() {
		events = append(events, fsm.EventDesc{
			Name: string(x.event), Src: []string{stateName(string(x.from))}, Dst: string(x.to)})
	}
	return machine{fsm.NewFSM(stateName(string(spec.Initial)), events, nil)}
}

// ask puts the machine into a state, sends it the event, and returns where it
// went: "" if it refused. looplab reports a self loop as an error, which it is
// not; and it is asked whether it can first, because it takes long to refuse.
func (m machine) ask(state, event string) (string, error) {
	m.fsm.SetState(stateName(state))
	if !m.fsm.Can(event) {
		return "", nil
	}
	err := m.fsm.Event(context.Background(), event)
	var still fsm.NoTransitionError
	if err == nil || errors.As(err, &still) && still.Err == nil {
		return m.fsm.Current(), nil
	}
	return "", err
}

func stateName(state string) string {
	if state == "" {
		return absent
	}
	return state
}
