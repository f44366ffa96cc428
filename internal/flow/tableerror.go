package flow

import "fmt"

// TableError is one fault of a table's spec. Its text says what to change.
type TableError struct {
	// Table is the table's name.
	Table string

	// Problem is the kind of fault; it decides which fields below are set.
	Problem Problem

	// Rule is the index in Spec.Rules of the rule to change; -1 if the fault
	// lies outside the rules.
	Rule int

	// Other is the index of the earlier rule that a DuplicateRule repeats; else -1.
	Other int

	// Name is the state, event or table name at fault, if it is a name.
	Name string

	// From, Event and To are the rule's, where there is one. Of several From
	// states it is the one concerned.
	From, Event, To string

	// Err is what the machine answered, for MachineFailed only.
	Err error
}

// Error names the table, the rule, the fault and the cure.
func (e *TableError) Error() string {
	at := fmt.Sprintf("flow: table %q: ", e.Table)
	if e.Rule >= 0 {
		at += fmt.Sprintf("rule %d (%q -%s-> %q): ", e.Rule, e.From, e.Event, e.To)
	}
	return at + e.advice()
}

// Unwrap returns the machine's error, if there is one.
func (e *TableError) Unwrap() error { return e.Err }

func (e *TableError) advice() string {
	switch e.Problem {
	case NoName:
		return "it has no name: set Name"
	case BadName:
		return fmt.Sprintf("%q is not snake_case: begin with a-z, then use a-z, 0-9 and single underscores between them", e.Name)
	case BadInitial:
		return fmt.Sprintf("initial state %q is not in States: list it, or set Initial to a listed state or to \"\"", e.Name)
	case RepeatedState:
		return fmt.Sprintf("state %q is listed twice: remove one", e.Name)
	case UnknownState:
		return fmt.Sprintf("state %q is not in States: list it, or correct the name", e.Name)
	case ZeroState:
		return `"" stands for "does not exist yet": it may be Initial, and in From when it is; elsewhere name a state`
	case NoTerminal:
		return "it has no terminal state: list in Terminal where it may end"
	default:
		return e.ruleAdvice()
	}
}

// ruleAdvice is advice for faults of rules and of the graph they make.
func (e *TableError) ruleAdvice() string {
	switch e.Problem {
	case NoFrom:
		return "it starts nowhere: list the states in From, or remove the rule"
	case NoEvent:
		return "it has no event: set Event"
	case DuplicateRule:
		return fmt.Sprintf("rule %d already says where %q leads from %q: remove one, or give one another event", e.Other, e.Event, e.From)
	case LeavesTerminal:
		return fmt.Sprintf("%q is terminal and nothing leaves it: remove it from From, or from Terminal", e.From)
	case Unreachable:
		return fmt.Sprintf("state %q cannot be reached from %q: add a rule to it, or remove it from States", e.Name, e.From)
	case DeadEnd:
		return fmt.Sprintf("state %q is a dead end: add a rule from it to another state, or list it in Terminal", e.Name)
	case NoWayOut:
		return fmt.Sprintf("from state %q no terminal state can be reached: add a rule that leaves the cycle it is on or leads to", e.Name)
	default:
		return fmt.Sprintf("looplab failed on %q from %q: %v", e.Event, e.From, e.Err)
	}
}
