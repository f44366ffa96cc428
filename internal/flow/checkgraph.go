package flow

import "slices"

// graph checks that every state can be reached, and that from every state an
// end can be. It expects names and rules to be sound.
func (c *checker[S, E]) graph() {
	out, in := c.arrows()
	states := c.spec.States
	if c.spec.Initial == "" && !slices.Contains(states, "") {
		states = append([]S{""}, states...)
	}
	reached := closure(out, []S{c.spec.Initial})
	var ends []S
	for _, state := range states {
		if !reached[state] {
			c.unreachable(state)
		}
		switch {
		case slices.Contains(c.spec.Terminal, state):
			ends = append(ends, state)
		case len(out[state]) == 0:
			c.fault(DeadEnd, string(state))
			// Counted as an end: what leads here only is not at fault itself.
			ends = append(ends, state)
		}
	}
	saved := closure(in, ends)
	for _, state := range states {
		if !saved[state] {
			c.fault(NoWayOut, string(state))
		}
	}
}

// arrows returns the successors and the predecessors of every state. Self
// loops are left out: they lead nowhere.
func (c *checker[S, E]) arrows() (out, in map[S][]S) {
	out, in = map[S][]S{}, map[S][]S{}
	for _, x := range c.spec.transitions() {
		if x.from != x.to {
			out[x.from] = append(out[x.from], x.to)
			in[x.to] = append(in[x.to], x.from)
		}
	}
	return out, in
}

func (c *checker[S, E]) unreachable(state S) {
	c.faults = append(c.faults, &TableError{Table: c.spec.Name, Problem: Unreachable, Rule: -1, Other: -1,
		Name: string(state), From: string(c.spec.Initial)})
}

// closure returns the states that arrows lead to from any of the given ones,
// those included.
func closure[S ~string](arrows map[S][]S, from []S) map[S]bool {
	seen := map[S]bool{}
	todo := slices.Clone(from)
	for len(todo) > 0 {
		state := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen[state] {
			seen[state] = true
			todo = append(todo, arrows[state]...)
		}
	}
	return seen
}
