package aftersales_test

import (
	"flag"
	"os"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
)

var update = flag.Bool("update", false, "write the golden files")

func TestFlowDrawings(t *testing.T) {
	for _, kind := range aftersales.Kinds() {
		golden := "testdata/" + string(kind) + ".mermaid"
		got := aftersales.Flow(kind).Mermaid(nil, nil)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		diff(t, golden+", if the change is meant: go test -update", string(want), got)
	}
}

// The tables, the lists and the questions about states say the same.
func TestFlowsFitTheVocabulary(t *testing.T) {
	states, events := map[aftersales.State]bool{}, map[aftersales.Event]bool{}
	for _, kind := range aftersales.Kinds() {
		f := aftersales.Flow(kind)
		if f.Name() != string(kind) || f.Initial() != "" {
			t.Errorf("%s: it is called %s and begins with %q", kind, f.Name(), f.Initial())
		}
		for _, s := range f.States() {
			states[s] = true
			if f.Terminal(s) != s.Terminal() {
				t.Errorf("%s: %s is terminal: %t", kind, s, f.Terminal(s))
			}
		}
		for _, e := range f.AllEvents() {
			events[e] = true
		}
	}
	for _, s := range aftersales.States() {
		if !states[s] {
			t.Errorf("no flow knows the state %s", s)
		}
		if s.Settled() && !s.Executing() || s.Terminal() != (s.Settled() || s == aftersales.Closed) {
			t.Errorf("%s: the questions contradict each other", s)
		}
	}
	for _, e := range aftersales.Events() {
		if !events[e] {
			t.Errorf("no flow knows the event %s", e)
		}
	}
	if aftersales.Flow("swap") != nil {
		t.Error("an unknown kind has a flow")
	}
}
