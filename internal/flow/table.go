package flow

import "slices"

// Table is a checked state machine. It is immutable and safe for concurrent
// use. It comes from New or Must; the zero Table is not usable.
type Table[S, E ~string] struct {
	name     string
	initial  S
	states   []S
	events   []E
	terminal []S
	rules    []Rule[S, E]
	lookup   lookup
}

// New checks the spec, builds a looplab machine from it, and derives the dense
// table by asking that machine about every state and event once.
//
// It returns an error if the spec has any of the faults listed at Problem. All
// faults found are joined, each a *TableError; what the graph looks like is
// judged only once names and rules are sound.
func New[S, E ~string](spec Spec[S, E]) (*Table[S, E], error) {
	if err := spec.check(); err != nil {
		return nil, err
	}
	t := &Table[S, E]{name: spec.Name, initial: spec.Initial, terminal: slices.Clone(spec.Terminal)}
	for _, s := range spec.States {
		if s != "" {
			t.states = append(t.states, s)
		}
	}
	for _, x := range spec.transitions() {
		t.rules = append(t.rules, Rule[S, E]{[]S{x.from}, x.event, x.to})
		if !slices.Contains(t.events, x.event) {
			t.events = append(t.events, x.event)
		}
	}
	froms := plain(t.states)
	if t.initial == "" {
		froms = append(froms, "")
	}
	l, pair, err := newLookup(newMachine(spec), froms, plain(t.events))
	if err != nil {
		return nil, &TableError{Table: t.name, Problem: MachineFailed, Rule: -1, Other: -1,
			From: pair[0], Event: pair[1], Err: err}
	}
	t.lookup = l
	return t, nil
}

// Must is New for package-level tables: it panics with the error's text.
func Must[S, E ~string](spec Spec[S, E]) *Table[S, E] {
	t, err := New(spec)
	if err != nil {
		panic(err.Error())
	}
	return t
}

// Next returns the state that event leads to from the given state, and whether
// the table allows it; if it does not, or if either name is unknown, it
// returns "" and false. It does not allocate.
func (t *Table[S, E]) Next(from S, event E) (S, bool) {
	to, ok := t.lookup.next(string(from), string(event))
	return S(to), ok
}

// Can reports whether the table allows event in the given state.
func (t *Table[S, E]) Can(from S, event E) bool {
	_, ok := t.Next(from, event)
	return ok
}

// Events returns the events allowed in the given state, in table order, as a
// fresh slice; none for a terminal or an unknown state.
func (t *Table[S, E]) Events(from S) []E {
	var events []E
	for _, r := range t.rules {
		if r.From[0] == from {
			events = append(events, r.Event)
		}
	}
	return events
}

// States returns every state that exists, so without "", in the order of the
// spec, as a fresh slice.
func (t *Table[S, E]) States() []S { return slices.Clone(t.states) }

// AllEvents returns every event once, in table order, as a fresh slice.
func (t *Table[S, E]) AllEvents() []E { return slices.Clone(t.events) }

// Terminal reports whether s is a final state; an unknown state is not.
func (t *Table[S, E]) Terminal(s S) bool { return slices.Contains(t.terminal, s) }

// Initial returns the state in which every instance starts; "" means that the
// first event brings it into being.
func (t *Table[S, E]) Initial() S { return t.initial }

// Name returns the table's name.
func (t *Table[S, E]) Name() string { return t.name }

// Rules returns the table with one From state a rule, in table order, as a
// fresh slice of fresh rules.
func (t *Table[S, E]) Rules() []Rule[S, E] {
	rules := slices.Clone(t.rules)
	for i := range rules {
		rules[i].From = slices.Clone(rules[i].From)
	}
	return rules
}

// plain converts typed names to strings.
func plain[T ~string](names []T) []string {
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = string(name)
	}
	return words
}
