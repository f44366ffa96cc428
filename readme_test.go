package recourse_test

import (
	"flag"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the tests expect into the files they compare with")

// TestReadme holds the README's programs against examples/first, with its output, and the example of sqlstore, and its length.
func TestReadme(t *testing.T) {
	readme := read(t, "README.md")
	program := read(t, "examples/first/main.go")
	from := strings.Index(program, "func main() {")
	body, _, found := strings.Cut(program[from:], "\n}\n")
	if from < 0 || !found {
		t.Fatal("examples/first/main.go has no main")
	}
	output, err := exec.Command("go", "run", "./examples/first").Output()
	if err != nil {
		t.Fatal(err)
	}
	want := replaceBlock(t, readme, "```go\n", body+"\n}\n")
	want = replaceBlock(t, want, "```text\n", string(output))
	const section = "## In your own database\n"
	head, tail, found := strings.Cut(want, section)
	if !found {
		t.Fatalf("README.md has no section %q", section)
	}
	want = head + section + replaceBlock(t, tail, "```go\n", ownDatabase(t))
	if *update {
		if err := os.WriteFile("README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, readme); diff != "" {
		t.Errorf("README.md is not fresh; run go test . -update (-want +got):\n%s", diff)
	}
	if n := strings.Count(readme, "\n"); n > 110 {
		t.Errorf("README.md has %d lines, at most 110", n)
	}
}

// ownDatabase is the example of a store in a database, from its opening to the loop.
func ownDatabase(t *testing.T) string {
	t.Helper()
	example := read(t, "aftersales/sqlstore/sqlstoretest/example_test.go")
	_, rest, opens := strings.Cut(example, "\tdb := must(sql.Open")
	lines, _, runs := strings.Cut(rest, "\n\td := must(desk.Dossier")
	if !opens || !runs {
		t.Fatal("the example of sqlstore opens no database, or does not end with its dossier")
	}
	lines = strings.ReplaceAll(lines, "\tasked(ctx, desk, db)\n\n", "")
	lines = strings.TrimSpace("db := must(sql.Open" + strings.ReplaceAll(lines, "\n\t", "\n"))
	return lines + "\n"
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// replaceBlock puts other lines into the first block that opens with a fence.
func replaceBlock(t *testing.T, text, fence, lines string) string {
	t.Helper()
	before, rest, opened := strings.Cut(text, fence)
	_, after, closed := strings.Cut(rest, "```\n")
	if !opened || !closed {
		t.Fatalf("README.md has no block %q", fence)
	}
	return before + fence + lines + "```\n" + after
}
