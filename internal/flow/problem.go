package flow

// Problem says what is wrong with a table. The values are stable; the text of
// a TableError is free to change.
type Problem string

const (
	// NoName: the table has no name.
	NoName Problem = "no_name"
	// BadName: the name of the table, of a state or of an event is not
	// snake_case.
	BadName Problem = "bad_name"
	// BadInitial: the initial state is neither "" nor one of the states.
	BadInitial Problem = "bad_initial"
	// RepeatedState: a state stands twice in States or in Terminal.
	RepeatedState Problem = "repeated_state"
	// UnknownState: a rule or Terminal names a state that States does not list.
	UnknownState Problem = "unknown_state"
	// ZeroState: "" stands where a state that exists is needed.
	ZeroState Problem = "zero_state"
	// NoTerminal: the table lists no terminal state.
	NoTerminal Problem = "no_terminal"
	// NoFrom: a rule lists no state to leave from.
	NoFrom Problem = "no_from"
	// NoEvent: a rule has no event.
	NoEvent Problem = "no_event"
	// DuplicateRule: two rules start from the same state with the same event.
	DuplicateRule Problem = "duplicate_rule"
	// LeavesTerminal: a rule starts from a terminal state, be it a self loop.
	LeavesTerminal Problem = "leaves_terminal"
	// Unreachable: no chain of rules leads from the initial state to the state.
	Unreachable Problem = "unreachable"
	// DeadEnd: a state is not terminal and no rule leads from it to another.
	DeadEnd Problem = "dead_end"
	// NoWayOut: a state lies on or before a cycle that leads to no terminal
	// state.
	NoWayOut Problem = "no_way_out"
	// MachineFailed: the looplab machine answered a probe with an error that
	// is neither yes nor no.
	MachineFailed Problem = "machine_failed"
)
