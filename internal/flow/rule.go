package flow

// Rule is one line of a transition table: in any of the From states, Event
// leads to To. A rule whose To is also its From is a self loop: the event is
// legal there and changes nothing.
//
// The zero state "" stands for "does not exist yet". It may appear in From
// when it is the table's initial state, and never in To.
type Rule[S, E ~string] struct {
	From  []S
	Event E
	To    S
}
