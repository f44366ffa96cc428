package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The timeline, the tables and the ways of the cases, as a person sees them. The diagrams that follow are package
// aftersales' own.
func TestTimeline(t *testing.T) {
	got, _, _ := strings.Cut(replay(filepath.Join("testdata", "timeline.json")).out, "\nThe flow of")
	golden(t, "timeline.golden", got)
}

// Where every child order and case stands in what its policy leaves of its flow: at the end, and in the middle.
func TestDiagrams(t *testing.T) {
	story := filepath.Join("testdata", "timeline.json")
	golden(t, "diagram.golden", replay("-diagram", story).out)
	golden(t, "diagram.step.golden", replay("-diagram", "-step", "3", "-lang", "zh", story).out)
	end := replay("-diagram", story).out
	if got := replay("-diagram", "-step", "99", story).out; strings.ReplaceAll(got, "after step 19, wait", "at the end") != end {
		t.Errorf("beyond the last step stands what stands at the end:\n%s", cmp.Diff(end, got))
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s: run with -update if this is right (-want +got):\n%s", name, diff)
	}
}
