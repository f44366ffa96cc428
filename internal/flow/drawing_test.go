package flow_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/internal/flow"
)

// What a drawing leaves out and puts together, on a door that is opened, shut, pushed and taken off.
func TestDraw(t *testing.T) {
	not := func(events ...event) func(state, event, state) bool {
		return func(_ state, e event, _ state) bool {
			for _, out := range events {
				if e == out {
					return false
				}
			}
			return true
		}
	}
	const marked = "classDef current fill:#fde68a,stroke:#b45309,stroke-width:3px"
	tests := []struct {
		why  string
		draw flow.Drawing[state, event]
		want []string
	}{
		{"the zero drawing is the whole table in its plain names", flow.Drawing[state, event]{}, []string{
			"[*] --> open : open", "shut --> open : open", "open --> shut : shut", "open --> open : push",
			"open --> gone : remove", "shut --> gone : remove", "gone --> [*]",
		}},
		{"a rule that is not kept takes with it what only it leads to", flow.Drawing[state, event]{Keep: not("shut")}, []string{
			"[*] --> open : open", "open --> open : push", "open --> gone : remove", "gone --> [*]",
		}},
		{"an end that nothing leads to is no end of the drawing", flow.Drawing[state, event]{Keep: not("remove")}, []string{
			"[*] --> open : open", "shut --> open : open", "open --> shut : shut", "open --> open : push",
		}},
		{"the state that is highlighted is drawn, reached or not", flow.Drawing[state, event]{At: "gone", Keep: not("remove")}, []string{
			"gone", "[*] --> open : open", "shut --> open : open", "open --> shut : shut", "open --> open : push", "gone --> [*]",
			marked, "class gone current",
		}},
		{"one arrow between two states, a line for each rule", flow.Drawing[state, event]{Merge: true, Label: func(state) string { return "a" },
			Keep: func(from state, e event, _ state) bool { return from != "shut" && e != "shut" },
			Edge: func(_ state, e event, _ state) string { return "<" + string(e) + ">" }}, []string{
			`state "a" as open`, `state "a" as gone`,
			"[*] --> open : #lt;open#gt;", "open --> open : #lt;push#gt;", "open --> gone : #lt;remove#gt;", "gone --> [*]",
		}},
		{"merged arrows stand in the order of the states they come from", flow.Drawing[state, event]{Merge: true}, []string{
			"[*] --> open : open", "open --> shut : shut", "open --> open : push", "open --> gone : remove", "shut --> open : open",
			"shut --> gone : remove", "gone --> [*]",
		}},
		{"nothing begins: nothing is drawn", flow.Drawing[state, event]{Keep: not("open")}, nil},
	}
	for _, tt := range tests {
		want := strings.Join(append([]string{"stateDiagram-v2"}, tt.want...), "\n    ") + "\n"
		if diff := cmp.Diff(want, flow.Must(doorSpec()).Draw(tt.draw)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

// Two rules from one state to another are one arrow of a merged drawing, in table order.
func TestDrawMerges(t *testing.T) {
	table := flow.Must(flow.Spec[state, event]{Name: "twice", Initial: "on", States: []state{"on", "off"}, Terminal: []state{"off"},
		Rules: []flow.Rule[state, event]{
			{[]state{"on"}, "pull", "off"}, {[]state{"on"}, "turn", "on"}, {[]state{"on"}, "cut", "off"}, {[]state{"on"}, "wait", "off"},
		}})
	edge := func(_ state, e event, _ state) string {
		if e == "wait" {
			return "" // says nothing
		}
		return string(e)
	}
	want := "stateDiagram-v2\n    [*] --> on\n    on --> off : pull<br/>cut\n    on --> on : turn\n    off --> [*]\n"
	if diff := cmp.Diff(want, table.Draw(flow.Drawing[state, event]{Merge: true, Edge: edge})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
