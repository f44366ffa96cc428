package flow

import "slices"

// pair is what a rule decides: where an event leads from a state.
type pair[S, E ~string] struct {
	from  S
	event E
}

// rules checks every rule on its own, and that no two decide the same pair.
func (c *checker[S, E]) rules() {
	decided := map[pair[S, E]]int{}
	checked := map[E]bool{}
	for i, r := range c.spec.Rules {
		if !checked[r.Event] || r.Event == "" {
			c.event(i, r)
			checked[r.Event] = true
		}
		c.to(i, r)
		if len(r.From) == 0 {
			c.ruleFault(i, NoFrom, "", "")
		}
		for _, from := range r.From {
			c.from(i, from)
			at := pair[S, E]{from, r.Event}
			if other, twice := decided[at]; twice {
				c.duplicate(i, other, from)
				continue
			}
			decided[at] = i
		}
	}
}

func (c *checker[S, E]) event(i int, r Rule[S, E]) {
	switch {
	case r.Event == "":
		c.ruleFault(i, NoEvent, "", first(r.From))
	case !snakeCase(string(r.Event)):
		c.ruleFault(i, BadName, string(r.Event), first(r.From))
	}
}

func (c *checker[S, E]) to(i int, r Rule[S, E]) {
	switch {
	case r.To == "":
		c.ruleFault(i, ZeroState, "", first(r.From))
	case !slices.Contains(c.spec.States, r.To):
		c.ruleFault(i, UnknownState, string(r.To), first(r.From))
	}
}

func (c *checker[S, E]) from(i int, from S) {
	switch {
	case from == "" && c.spec.Initial != "":
		c.ruleFault(i, ZeroState, "", from)
	case from == "":
		// The initial state that need not be listed.
	case !slices.Contains(c.spec.States, from):
		c.ruleFault(i, UnknownState, string(from), from)
	case slices.Contains(c.spec.Terminal, from):
		c.ruleFault(i, LeavesTerminal, string(from), from)
	}
}

// ruleFault records a fault of rule i, seen from one of its From states.
func (c *checker[S, E]) ruleFault(i int, p Problem, name string, from S) {
	r := c.spec.Rules[i]
	c.faults = append(c.faults, &TableError{Table: c.spec.Name, Problem: p, Rule: i, Other: -1, Name: name,
		From: string(from), Event: string(r.Event), To: string(r.To)})
}

func (c *checker[S, E]) duplicate(i, other int, from S) {
	r := c.spec.Rules[i]
	c.faults = append(c.faults, &TableError{Table: c.spec.Name, Problem: DuplicateRule, Rule: i, Other: other,
		From: string(from), Event: string(r.Event), To: string(r.To)})
}

// first returns the first of the states, "" if there is none.
func first[S ~string](states []S) S {
	if len(states) == 0 {
		return ""
	}
	return states[0]
}
