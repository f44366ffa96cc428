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
	file := filepath.Join("testdata", "timeline.golden")
	got, _, _ := strings.Cut(replay(filepath.Join("testdata", "timeline.json")).out, "\nThe flow of")
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
		t.Errorf("run with -update if this is right (-want +got):\n%s", diff)
	}
}
