package recourse_test

import (
	"flag"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
)

var update = flag.Bool("update", false, "write what the tests expect into the files they compare with")

// TestReadme holds the README's program and its output against examples/first, and its length.
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
	want = replaceBlock(t, want, "```mermaid\n", drawing(t))
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

// drawing is what the marketplace leaves of a refund_only after the shipment, up to where money is due, without the arrows that
// only take a request back.
func drawing(t *testing.T) string {
	t.Helper()
	c, err := policy.Compile(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	var kept strings.Builder
	for line := range strings.Lines(c.Diagram(aftersales.RefundOnly, "", "")) {
		from, rest, _ := strings.Cut(strings.TrimSpace(line), " --> ")
		to, _, _ := strings.Cut(rest, " : ")
		switch aftersales.State(from) {
		case aftersales.Intercepting, aftersales.Refunding, aftersales.RefundFailed, aftersales.ManualRefund, aftersales.Refunded, aftersales.PartiallyRefunded, aftersales.Closed:
			continue
		}
		if from != to && !strings.HasSuffix(line, " : withdrawn (buyer)\n") && (from != "[*]" || to == string(aftersales.AwaitingSeller)) {
			kept.WriteString(line)
		}
	}
	return kept.String()
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
