package flow_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/internal/flow"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestMermaid(t *testing.T) {
	words := func(s state) string { return strings.ReplaceAll(string(s), "_", " ") }
	edge := func(from state, ev event, to state) string {
		if from == to {
			return ""
		}
		return strings.ReplaceAll(string(ev), "_", " ")
	}
	golden(t, "case.mmd", caseTable.Mermaid(nil, nil))
	golden(t, "case_arbitrating.mmd", caseTable.MermaidAt("arbitrating", words, edge))

	// Every word Mermaid keeps for itself, as a state, and every character that
	// it takes for syntax, in the labels.
	spec := flow.Spec[state, event]{Name: "hostile", Initial: "state", Terminal: []state{"end"},
		States: []state{"state", "note", "class", "classdef", "default", "style", "click", "href", "scale",
			"direction", "acctitle", "accdescr", "statediagram", "notes", "end"}}
	for i, s := range spec.States[1:] {
		spec.Rules = append(spec.Rules, flow.Rule[state, event]{spec.States[i : i+1], "end", s})
	}
	hostile := flow.Must(spec)
	golden(t, "hostile.mmd", hostile.MermaidAt("class",
		func(s state) string { return "\"" + string(s) + "\": 50% <b>#1;\n{x} \\n 待商家处理" },
		func(_ state, ev event, to state) string { return "a:b;c %%{init}%% --> [*] " + string(to) }))
}

func TestMermaidAtHighlightsOnlyWhatItDraws(t *testing.T) {
	door := flow.Must(doorSpec())
	for _, s := range []state{"", "nowhere"} {
		if diff := cmp.Diff(door.Mermaid(nil, nil), door.MermaidAt(s, nil, nil)); diff != "" {
			t.Errorf("at %q (-want +got):\n%s", s, diff)
		}
	}
}

func ExampleTable_MermaidAt() {
	door := flow.Must(doorSpec())
	fmt.Print(door.MermaidAt("shut", func(s state) string { return map[state]string{"gone": "off its hinges"}[s] }, nil))
	// Output:
	// stateDiagram-v2
	//     state "off its hinges" as gone
	//     [*] --> open : open
	//     shut --> open : open
	//     open --> shut : shut
	//     open --> open : push
	//     open --> gone : remove
	//     shut --> gone : remove
	//     gone --> [*]
	//     classDef current fill:#fde68a,stroke:#b45309,stroke-width:3px
	//     class shut current
}
