package flow

import (
	"errors"
	"slices"
)

// check returns every fault of the spec, joined. The graph is judged only if
// its names and rules are sound, so that one slip is not reported ten times.
func (s Spec[S, E]) check() error {
	c := checker[S, E]{spec: s}
	c.names()
	c.terminals()
	c.rules()
	if len(c.faults) == 0 {
		c.graph()
	}
	return errors.Join(c.faults...)
}

// checker collects the faults of one spec.
type checker[S, E ~string] struct {
	spec   Spec[S, E]
	faults []error
}

// fault records a fault that lies outside the rules.
func (c *checker[S, E]) fault(p Problem, name string) {
	c.faults = append(c.faults, &TableError{Table: c.spec.Name, Problem: p, Rule: -1, Other: -1, Name: name})
}

// names checks the table's name, the initial state and the list of states.
func (c *checker[S, E]) names() {
	switch {
	case c.spec.Name == "":
		c.fault(NoName, "")
	case !snakeCase(c.spec.Name):
		c.fault(BadName, c.spec.Name)
	}
	if c.spec.Initial != "" && !slices.Contains(c.spec.States, c.spec.Initial) {
		c.fault(BadInitial, string(c.spec.Initial))
	}
	for i, state := range c.spec.States {
		switch {
		case slices.Contains(c.spec.States[:i], state):
			c.fault(RepeatedState, string(state))
		case state == "" && c.spec.Initial == "":
			// Listed for completeness; it is no state that exists.
		case state == "":
			c.fault(ZeroState, "")
		case !snakeCase(string(state)):
			c.fault(BadName, string(state))
		}
	}
}

func (c *checker[S, E]) terminals() {
	if len(c.spec.Terminal) == 0 {
		c.fault(NoTerminal, "")
	}
	for i, state := range c.spec.Terminal {
		switch {
		case state == "":
			c.fault(ZeroState, "")
		case slices.Contains(c.spec.Terminal[:i], state):
			c.fault(RepeatedState, string(state))
		case !slices.Contains(c.spec.States, state):
			c.fault(UnknownState, string(state))
		}
	}
}

// snakeCase reports whether name is words of a-z and 0-9, the first beginning
// with a letter, joined by single underscores.
func snakeCase(name string) bool {
	const start, letter, underscore = 0, 1, 2
	last := start
	for i := range len(name) {
		b := name[i]
		switch {
		case b >= 'a' && b <= 'z', b >= '0' && b <= '9' && last != start:
			last = letter
		case b == '_' && last == letter:
			last = underscore
		default:
			return false
		}
	}
	return last == letter
}
