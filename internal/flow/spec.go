package flow

// Spec is what a Table is built from.
type Spec[S, E ~string] struct {
	// Name names the table in errors; snake_case, required.
	Name string

	// Initial is where every instance starts: one of States, or "" for
	// "does not exist yet".
	Initial S

	// States lists every state once, in the order to draw them. An initial
	// "" need not be listed.
	States []S

	// Terminal lists the final states, one at least. No rule leaves them.
	Terminal []S

	// Rules is the transition table, one rule a line.
	Rules []Rule[S, E]
}

// transition is one (from, event, to) triple and the index of its rule.
type transition[S, E ~string] struct {
	rule  int
	from  S
	event E
	to    S
}

// transitions unfolds the rules to one from-state each, in table order.
func (s Spec[S, E]) transitions() []transition[S, E] {
	var all []transition[S, E]
	for i, r := range s.Rules {
		for _, from := range r.From {
			all = append(all, transition[S, E]{i, from, r.Event, r.To})
		}
	}
	return all
}
