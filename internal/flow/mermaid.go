package flow

import (
	"fmt"
	"slices"
	"strings"
)

// Mermaid draws the table as a Mermaid stateDiagram-v2: the states in the
// order of the spec, then one arrow a rule in table order, then the ends. The
// same table always gives the same text.
//
// label names a state and edge an arrow. A nil func, or a label of "", means
// the plain name; an edge of "" draws a bare arrow. The texts may hold
// anything: what Mermaid would take for syntax is escaped, and white space,
// line breaks included, becomes single spaces. An initial "" is drawn as [*]
// and never labelled.
func (t *Table[S, E]) Mermaid(label func(S) string, edge func(from S, event E, to S) string) string {
	return t.MermaidAt("", label, edge)
}

// MermaidAt is Mermaid with the current state highlighted; "" or an unknown
// state highlights nothing.
func (t *Table[S, E]) MermaidAt(current S, label func(S) string, edge func(from S, event E, to S) string) string {
	if label == nil {
		label = func(s S) string { return string(s) }
	}
	if edge == nil {
		edge = func(_ S, event E, _ S) string { return string(event) }
	}
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n")
	for _, state := range t.states {
		text := escape(label(state))
		if text == "" {
			text = string(state)
		}
		fmt.Fprintf(&b, "    state \"%s\" as %s\n", text, mermaidID(state))
	}
	if t.initial != "" {
		fmt.Fprintf(&b, "    [*] --> %s\n", mermaidID(t.initial))
	}
	for _, r := range t.rules {
		drawArrow(&b, mermaidID(r.From[0]), mermaidID(r.To), escape(edge(r.From[0], r.Event, r.To)))
	}
	for _, state := range t.states {
		if t.Terminal(state) {
			drawArrow(&b, mermaidID(state), mermaidID(""), "")
		}
	}
	if current != "" && slices.Contains(t.states, current) {
		b.WriteString("    classDef current fill:#fde68a,stroke:#b45309,stroke-width:3px\n")
		fmt.Fprintf(&b, "    class %s current\n", mermaidID(current))
	}
	return b.String()
}

func drawArrow(b *strings.Builder, from, to, text string) {
	fmt.Fprintf(b, "    %s --> %s", from, to)
	if text != "" {
		b.WriteString(" : " + text)
	}
	b.WriteByte('\n')
}

// mermaidID returns the identifier of a state. A word that Mermaid keeps for
// itself gets a trailing underscore, which no snake_case name has.
func mermaidID[S ~string](state S) string {
	switch state {
	case "":
		return "[*]"
	case "acctitle", "accdescr", "class", "classdef", "click", "default", "direction", "end",
		"href", "note", "scale", "state", "statediagram", "style":
		return string(state) + "_"
	}
	return string(state)
}

// escape writes what Mermaid would take for syntax as entity codes, and white
// space as single spaces.
func escape(text string) string {
	return strings.NewReplacer(
		"#", "#35;", `"`, "#quot;", ":", "#58;", ";", "#59;", "%", "#37;", `\`, "#92;",
		"<", "#lt;", ">", "#gt;", "{", "#123;", "}", "#125;",
	).Replace(strings.Join(strings.Fields(text), " "))
}
