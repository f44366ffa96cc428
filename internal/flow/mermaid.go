package flow

import (
	"fmt"
	"strings"
)

// Mermaid draws the whole table, one arrow a rule. label names a state and
// edge an arrow, as in Drawing.
func (t *Table[S, E]) Mermaid(label func(S) string, edge func(from S, event E, to S) string) string {
	return t.Draw(Drawing[S, E]{Label: label, Edge: edge})
}

// MermaidAt is Mermaid with the current state highlighted; "" or an unknown
// state highlights nothing.
func (t *Table[S, E]) MermaidAt(current S, label func(S) string, edge func(from S, event E, to S) string) string {
	return t.Draw(Drawing[S, E]{At: current, Label: label, Edge: edge})
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
