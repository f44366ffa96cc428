package flow_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/internal/flow"
)

// faults takes an error of New apart.
func faults(t *testing.T, err error) []flow.TableError {
	t.Helper()
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("error %v is not joined", err)
	}
	var all []flow.TableError
	for _, e := range joined.Unwrap() {
		all = append(all, *e.(*flow.TableError))
	}
	return all
}

type (
	doorRule = flow.Rule[state, event]
	doorEdit = func(*flow.Spec[state, event])
	fault    = flow.TableError
)

func addRule(r doorRule) doorEdit {
	return func(s *flow.Spec[state, event]) { s.Rules = append(s.Rules, r) }
}

// refusals holds one edit a row that spoils the door, which is sound without.
var refusals = []struct {
	why  string
	edit doorEdit
	want []fault
	hint string // part of the last fault's text
}{
	{"a table is named in every message", func(s *flow.Spec[state, event]) { s.Name = "" },
		[]fault{{Problem: flow.NoName, Rule: -1, Other: -1}}, "set Name"},
	{"a name is one word everywhere", func(s *flow.Spec[state, event]) { s.Name = "My Door" },
		[]fault{{Table: "My Door", Problem: flow.BadName, Rule: -1, Other: -1, Name: "My Door"}}, `"My Door" is not snake_case`},
	{"a state's name is its wire value and its Mermaid identifier", func(s *flow.Spec[state, event]) {
		s.States[2], s.Terminal[0] = "gone-", "gone-"
		s.Rules[3].To = "gone-"
	},
		[]fault{{Problem: flow.BadName, Rule: -1, Other: -1, Name: "gone-"}}, "snake_case"},
	{"an event's name too, reported once", func(s *flow.Spec[state, event]) {
		s.Rules[2].Event = "Push"
		addRule(doorRule{[]state{"shut"}, "Push", "shut"})(s)
	},
		[]fault{{Problem: flow.BadName, Rule: 2, Other: -1, Name: "Push", From: "open", Event: "Push", To: "open"}}, "snake_case"},
	{"looplab would start anywhere", func(s *flow.Spec[state, event]) { s.Initial = "ajar"; s.Rules[0].From = []state{"shut"} },
		[]fault{{Problem: flow.BadInitial, Rule: -1, Other: -1, Name: "ajar"}}, `initial state "ajar" is not in States`},
	{"a state listed twice would be drawn twice", func(s *flow.Spec[state, event]) { s.States = append(s.States, "open") },
		[]fault{{Problem: flow.RepeatedState, Rule: -1, Other: -1, Name: "open"}}, "listed twice"},
	{"so would a terminal one", func(s *flow.Spec[state, event]) { s.Terminal = append(s.Terminal, "gone") },
		[]fault{{Problem: flow.RepeatedState, Rule: -1, Other: -1, Name: "gone"}}, "remove one"},
	{"a slip in From", addRule(doorRule{[]state{"open", "shutt"}, "slam", "shut"}),
		[]fault{{Problem: flow.UnknownState, Rule: 4, Other: -1, Name: "shutt", From: "shutt", Event: "slam", To: "shut"}}, `rule 4 ("shutt" -slam-> "shut"): state "shutt" is not in States`},
	{"a slip in To", addRule(doorRule{[]state{"open"}, "slam", "shutt"}),
		[]fault{{Problem: flow.UnknownState, Rule: 4, Other: -1, Name: "shutt", From: "open", Event: "slam", To: "shutt"}}, "correct the name"},
	{"a slip in Terminal", func(s *flow.Spec[state, event]) { s.Terminal = append(s.Terminal, "lost") },
		[]fault{{Problem: flow.UnknownState, Rule: -1, Other: -1, Name: "lost"}}, `state "lost"`},
	{"nothing goes back to not existing", addRule(doorRule{[]state{"open"}, "forget", ""}),
		[]fault{{Problem: flow.ZeroState, Rule: 4, Other: -1, From: "open", Event: "forget"}}, "does not exist yet"},
	{"what exists from the start is never absent", func(s *flow.Spec[state, event]) { s.Initial = "open" },
		[]fault{{Problem: flow.ZeroState, Rule: 0, Other: -1, Event: "open", To: "open"}}, "name a state"},
	{"nor is it listed", func(s *flow.Spec[state, event]) {
		s.Initial, s.Rules[0].From, s.States = "open", []state{"shut"}, append(s.States, "")
	},
		[]fault{{Problem: flow.ZeroState, Rule: -1, Other: -1}}, "elsewhere name a state"},
	{"not existing is no end", func(s *flow.Spec[state, event]) { s.Terminal = append(s.Terminal, "") },
		[]fault{{Problem: flow.ZeroState, Rule: -1, Other: -1}}, "elsewhere name a state"},
	{"a flow without an end never closes", func(s *flow.Spec[state, event]) { s.Terminal = nil },
		[]fault{{Problem: flow.NoTerminal, Rule: -1, Other: -1}}, "list in Terminal"},
	{"a rule from nowhere is dead text", addRule(doorRule{nil, "slam", "shut"}),
		[]fault{{Problem: flow.NoFrom, Rule: 4, Other: -1, Event: "slam", To: "shut"}}, "list the states in From"},
	{"a rule needs an event", addRule(doorRule{[]state{"open"}, "", "shut"}),
		[]fault{{Problem: flow.NoEvent, Rule: 4, Other: -1, From: "open", To: "shut"}}, "set Event"},
	{"looplab lets the last one win", addRule(doorRule{[]state{"open"}, "shut", "gone"}),
		[]fault{{Problem: flow.DuplicateRule, Rule: 4, Other: 1, From: "open", Event: "shut", To: "gone"}}, "rule 1 already says"},
	{"even if both say the same, within one rule", addRule(doorRule{[]state{"open", "open"}, "slam", "shut"}),
		[]fault{{Problem: flow.DuplicateRule, Rule: 4, Other: 4, From: "open", Event: "slam", To: "shut"}}, "rule 4 already says"},
	{"no event moves a terminal state", addRule(doorRule{[]state{"gone"}, "restore", "shut"}),
		[]fault{{Problem: flow.LeavesTerminal, Rule: 4, Other: -1, Name: "gone", From: "gone", Event: "restore", To: "shut"}}, "remove it from From, or from Terminal"},
	{"not even to itself", addRule(doorRule{[]state{"gone"}, "mourn", "gone"}),
		[]fault{{Problem: flow.LeavesTerminal, Rule: 4, Other: -1, Name: "gone", From: "gone", Event: "mourn", To: "gone"}}, "is terminal"},
	{"a state nothing leads to is dead text", func(s *flow.Spec[state, event]) {
		s.States = append(s.States, "ajar")
		addRule(doorRule{[]state{"ajar"}, "shut", "shut"})(s)
	},
		[]fault{{Problem: flow.Unreachable, Rule: -1, Other: -1, Name: "ajar"}}, `"ajar" cannot be reached from ""`},
	{"a terminal one also", func(s *flow.Spec[state, event]) {
		s.States, s.Terminal = append(s.States, "lost"), append(s.Terminal, "lost")
	},
		[]fault{{Problem: flow.Unreachable, Rule: -1, Other: -1, Name: "lost"}}, "add a rule to it"},
	{"an island that feeds itself is not reached", func(s *flow.Spec[state, event]) {
		s.States = append(s.States, "ajar", "wide")
		s.Rules = append(s.Rules, doorRule{[]state{"ajar"}, "push", "wide"}, doorRule{[]state{"wide"}, "push", "ajar"}, doorRule{[]state{"wide"}, "remove", "gone"})
	}, []fault{{Problem: flow.Unreachable, Rule: -1, Other: -1, Name: "ajar"}, {Problem: flow.Unreachable, Rule: -1, Other: -1, Name: "wide"}}, "cannot be reached"},
	{"a case would hang there for ever; what leads to it is not at fault", func(s *flow.Spec[state, event]) {
		s.States = append(s.States, "hall", "stuck")
		s.Rules = append(s.Rules, doorRule{[]state{"open"}, "enter", "hall"}, doorRule{[]state{"hall"}, "jam", "stuck"})
	}, []fault{{Problem: flow.DeadEnd, Rule: -1, Other: -1, Name: "stuck"}}, `"stuck" is a dead end`},
	{"a self loop is no way out", func(s *flow.Spec[state, event]) {
		s.States = append(s.States, "stuck")
		s.Rules = append(s.Rules, doorRule{[]state{"open"}, "jam", "stuck"}, doorRule{[]state{"stuck"}, "push", "stuck"})
	}, []fault{{Problem: flow.DeadEnd, Rule: -1, Other: -1, Name: "stuck"}}, "to another state"},
	{"nor is a longer cycle, nor what leads only to it", func(s *flow.Spec[state, event]) {
		s.States = append(s.States, "hall", "ajar", "wide")
		s.Rules = append(s.Rules, doorRule{[]state{"open"}, "enter", "hall"}, doorRule{[]state{"hall", "wide"}, "push", "ajar"}, doorRule{[]state{"ajar"}, "push", "wide"})
	}, []fault{{Problem: flow.NoWayOut, Rule: -1, Other: -1, Name: "hall"}, {Problem: flow.NoWayOut, Rule: -1, Other: -1, Name: "ajar"}, {Problem: flow.NoWayOut, Rule: -1, Other: -1, Name: "wide"}},
		`from state "wide" no terminal state can be reached`},
	{"nothing ever comes into being", func(s *flow.Spec[state, event]) {
		s.States, s.Terminal, s.Rules = []state{"gone"}, []state{"gone"}, nil
	},
		[]fault{{Problem: flow.DeadEnd, Rule: -1, Other: -1}, {Problem: flow.Unreachable, Rule: -1, Other: -1, Name: "gone"}}, `"gone" cannot be reached`},
	{"all faults of names and rules come together, those of the graph wait", func(s *flow.Spec[state, event]) {
		s.States, s.Terminal = append(s.States, "Ajar"), nil
		s.Rules = append(s.Rules, doorRule{[]state{"open"}, "", "shutt"})
	}, []fault{
		{Problem: flow.BadName, Rule: -1, Other: -1, Name: "Ajar"},
		{Problem: flow.NoTerminal, Rule: -1, Other: -1},
		{Problem: flow.NoEvent, Rule: 4, Other: -1, From: "open", To: "shutt"},
		{Problem: flow.UnknownState, Rule: 4, Other: -1, Name: "shutt", From: "open", To: "shutt"},
	}, "shutt"},
}

func TestNewRefuses(t *testing.T) {
	for _, tt := range refusals {
		spec := doorSpec()
		tt.edit(&spec)
		table, err := flow.New(spec)
		if err == nil || table != nil {
			t.Errorf("%s: accepted", tt.why)
			continue
		}
		got := faults(t, err)
		var want []flow.TableError
		for _, f := range tt.want {
			f.Table = spec.Name
			want = append(want, f)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", tt.why, diff)
		}
		text := (&got[len(got)-1]).Error()
		if !strings.HasPrefix(text, "flow: table ") || !strings.Contains(text, tt.hint) {
			t.Errorf("%s: %q lacks %q", tt.why, text, tt.hint)
		}
	}
}

func TestNewAccepts(t *testing.T) {
	tests := []struct {
		why  string
		edit doorEdit
	}{
		{"the door itself", func(*flow.Spec[state, event]) {}},
		{"an initial \"\" may be listed", func(s *flow.Spec[state, event]) { s.States = append([]state{""}, s.States...) }},
		{"an initial state may be entered again", func(s *flow.Spec[state, event]) { s.Initial, s.Rules[0].From = "open", []state{"shut"} }},
		{"it may be the end as well", func(s *flow.Spec[state, event]) {
			s.Initial, s.States, s.Terminal, s.Rules = "gone", []state{"gone"}, []state{"gone"}, nil
		}},
		{"digits and single letters are names", func(s *flow.Spec[state, event]) { s.Name = "v2_3"; s.Rules[2].Event = "x" }},
		{"looplab's own key words are names like others", func(s *flow.Spec[state, event]) { s.Rules[1].Event, s.Rules[2].Event = "event", "before_event" }},
	}
	for _, tt := range tests {
		spec := doorSpec()
		tt.edit(&spec)
		table, err := flow.New(spec)
		if err != nil {
			t.Errorf("%s: %v", tt.why, err)
			continue
		}
		for _, s := range table.States() {
			if s == "" {
				t.Errorf("%s: States lists %q", tt.why, s)
			}
		}
		if to, ok := table.Next("gone", "open"); ok {
			t.Errorf("%s: a terminal state leads to %q", tt.why, to)
		}
	}
}

func TestSnakeCase(t *testing.T) {
	tests := []struct {
		name string
		ok   bool
		why  string
	}{
		{"a", true, "one letter is a word"},
		{"a1_2b", true, "a later word may begin with a digit"},
		{"1a", false, "an identifier does not begin with a digit"},
		{"_a", false, "nor with an underscore"},
		{"a_", false, "a trailing underscore is kept free for Mermaid"},
		{"a__b", false, "two underscores join nothing"},
		{"aB", false, "one case only"},
		{"a b", false, "a space ends a Mermaid identifier"},
		{"a-b", false, "so does a hyphen"},
		{"a\n[*]", false, "a line break would inject a line"},
		{"é", false, "ASCII only"},
	}
	for _, tt := range tests {
		spec := doorSpec()
		spec.Name = tt.name
		if _, err := flow.New(spec); (err == nil) != tt.ok {
			t.Errorf("%q: %s: got %v", tt.name, tt.why, err)
		}
	}
}

// Every Problem must have a row above, but for the one that a sound looplab
// never causes.
func TestEveryProblemIsRefused(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "problem.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	covered := map[flow.Problem]bool{flow.MachineFailed: true}
	for _, tt := range refusals {
		for _, f := range tt.want {
			covered[f.Problem] = true
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok {
			if p := flow.Problem(strings.Trim(lit.Value, `"`)); !covered[p] {
				t.Errorf("no table is refused for %s", p)
			}
		}
		return true
	})
}
