package flow

import (
	"slices"
	"strings"
)

// Drawing says what a diagram of a table shows. The zero Drawing shows the
// whole table in its plain names.
type Drawing[S, E ~string] struct {
	// At is the state to highlight; "" or a state the table does not have
	// highlights nothing.
	At S
	// Label names a state. A nil func, or a text of "", means the plain name.
	Label func(S) string
	// Edge names an arrow. A nil func means the event's plain name; a text of
	// "" draws a bare arrow.
	Edge func(from S, event E, to S) string
	// Keep picks the rules that are drawn; nil draws all. What the rules that
	// are kept cannot reach from the initial state is left out with its
	// arrows, but for the state that is highlighted.
	Keep func(from S, event E, to S) bool
	// Merge draws one arrow between two states, with a line of text for each
	// rule, instead of one arrow a rule, and puts the arrows in the order of
	// the states they come from.
	Merge bool
}

// Draw draws the table as a Mermaid stateDiagram-v2: the states whose label is
// not their plain name, in the order of the spec, then the arrows, in table
// order unless they are merged, then the ends. The same table always gives the same text.
//
// The texts may hold anything: what Mermaid would take for syntax is escaped,
// and white space, line breaks included, becomes single spaces. An initial ""
// is drawn as [*] and never labelled.
func (t *Table[S, E]) Draw(d Drawing[S, E]) string {
	arrows, drawn := t.drawn(d)
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n")
	for _, state := range t.states {
		if drawn[state] {
			drawState(&b, state, d.Label, arrows)
		}
	}
	if t.initial != "" {
		drawArrow(&b, mermaidID(S("")), mermaidID(t.initial), "")
	}
	for _, a := range arrows {
		drawArrow(&b, mermaidID(a.from), mermaidID(a.to), strings.Join(a.lines, "<br/>"))
	}
	for _, state := range t.states {
		if drawn[state] && t.Terminal(state) {
			drawArrow(&b, mermaidID(state), mermaidID(S("")), "")
		}
	}
	if d.At != "" && drawn[d.At] {
		b.WriteString("    classDef current fill:#fde68a,stroke:#b45309,stroke-width:3px\n")
		b.WriteString("    class " + mermaidID(d.At) + " current\n")
	}
	return b.String()
}

// arrow is what is drawn from one state to another.
type arrow[S ~string] struct {
	from, to S
	lines    []string
}

// drawn are the arrows of a drawing and the states it shows.
func (t *Table[S, E]) drawn(d Drawing[S, E]) (arrows []arrow[S], drawn map[S]bool) {
	edge := d.Edge
	if edge == nil {
		edge = func(_ S, event E, _ S) string { return string(event) }
	}
	out := map[S][]S{}
	var kept []Rule[S, E]
	for _, r := range t.rules {
		if d.Keep == nil || d.Keep(r.From[0], r.Event, r.To) {
			kept = append(kept, r)
			out[r.From[0]] = append(out[r.From[0]], r.To)
		}
	}
	drawn = closure(out, []S{t.initial})
	for _, r := range kept {
		from, text := r.From[0], escape(edge(r.From[0], r.Event, r.To))
		if !drawn[from] {
			continue
		}
		same := slices.IndexFunc(arrows, func(a arrow[S]) bool { return a.from == from && a.to == r.To })
		if !d.Merge || same < 0 {
			arrows = append(arrows, arrow[S]{from: from, to: r.To})
			same = len(arrows) - 1
		}
		if text != "" {
			arrows[same].lines = append(arrows[same].lines, text)
		}
	}
	if d.Merge { // the initial "" has the index -1, and comes first
		slices.SortStableFunc(arrows, func(a, b arrow[S]) int {
			return slices.Index(t.states, a.from) - slices.Index(t.states, b.from)
		})
	}
	if slices.Contains(t.states, d.At) {
		drawn[d.At] = true
	}
	return arrows, drawn
}

// drawState declares a state whose arrows do not say all there is of it: one
// with a label, or without an arrow.
func drawState[S ~string](b *strings.Builder, state S, label func(S) string, arrows []arrow[S]) {
	text := ""
	if label != nil {
		text = escape(label(state))
	}
	alone := !slices.ContainsFunc(arrows, func(a arrow[S]) bool { return a.from == state || a.to == state })
	id := mermaidID(state)
	switch {
	case text != "" && text != id, id != string(state):
		if text == "" {
			text = string(state)
		}
		b.WriteString("    state \"" + text + "\" as " + id + "\n")
	case alone:
		b.WriteString("    " + id + "\n")
	}
}
