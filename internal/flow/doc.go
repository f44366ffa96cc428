// Package flow holds finite state machines as tables that are checked when
// they are built and looked up without cost afterwards.
//
// A Spec lists the states, in the order to draw them, which of them are
// terminal, and the rules, one a line: in these states, this event leads to
// that state. New turns it into a Table. States and events are typed strings
// of the caller's own; their values are snake_case.
//
// Every Table keeps these rules:
//
//   - one state and one event lead to one state at most;
//   - every state can be reached from the initial one;
//   - from every state a terminal state can be reached, so there is no dead
//     end (a state that only loops to itself is one) and no cycle without a
//     way out;
//   - nothing leaves a terminal state, not even to itself.
//
// The initial state may be "", which stands for "does not exist yet": the
// first event brings the instance into being, and nothing leads back.
//
// Legality and destinations are those of a github.com/looplab/fsm machine
// built from the rules. It is asked about every pair once, its answers are
// kept as a dense table, and the machine is dropped: Next neither locks nor
// allocates, and none of the machine's own states of failure can occur later.
//
// A table draws itself: Draw gives a Mermaid stateDiagram-v2, whole or narrowed
// to some rules, with a state highlighted; Mermaid and MermaidAt are shorthands.
//
// A spec with faults is refused with a *TableError for each, joined. It
// carries the kind of fault (Problem), the index of the rule, and the names
// concerned; its text says what to change. Must panics with that text and is
// meant for tables in package variables, so that a wrong one never starts.
package flow
