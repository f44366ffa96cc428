package marketplace_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
)

var update = flag.Bool("update", false, "write the golden files")

func compiled(t *testing.T) *policy.Compiled {
	t.Helper()
	c, err := policy.Compile(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What the marketplace leaves of the flow of every kind that it admits, and of the child order's.
func TestFlowDrawings(t *testing.T) {
	c := compiled(t)
	drawings := map[string]string{
		"child": c.ChildDiagram("", ""), "child.zh": c.ChildDiagram("", order.Chinese),
		"return_refund.en": c.Diagram(aftersales.ReturnRefund, "", order.English),
		"return_refund.ja": c.Diagram(aftersales.ReturnRefund, "", order.Japanese),
	}
	for _, k := range c.Kinds() {
		drawings[string(k)] = c.Diagram(k, "", "")
	}
	for name, got := range drawings {
		fresh(t, filepath.Join("flows", name+".mmd"), got, func(string) string { return got })
	}
	files, err := filepath.Glob("flows/*")
	if err != nil || len(files) != len(drawings) {
		t.Errorf("%d files in flows, want %d: %v", len(files), len(drawings), err)
	}
}

// The drawing in the package's documentation is the same.
func TestFlowInTheDocumentation(t *testing.T) {
	var drawn strings.Builder
	for line := range strings.Lines(compiled(t).Diagram(aftersales.RefundOnly, "", "")) {
		drawn.WriteString("//\t" + line)
	}
	fresh(t, "doc.go", "", func(text string) string {
		before, rest, _ := strings.Cut(text, "//\tstateDiagram-v2")
		_, after, found := strings.Cut(rest, "\n//\n")
		if !found {
			t.Fatal("doc.go draws nothing")
		}
		return before + strings.TrimSuffix(drawn.String(), "\n") + "\n//\n" + after
	})
}

// fresh holds a file against what it should be, which is worked out from what it is; initial is what a new file is.
func fresh(t *testing.T, file, initial string, want func(text string) string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if os.IsNotExist(err) && *update {
		text, err = []byte(initial), nil
	}
	if err != nil {
		t.Fatal(err)
	}
	should := want(string(text))
	if *update {
		if err := os.WriteFile(file, []byte(should), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(should, string(text)); diff != "" {
		t.Errorf("%s, if the change is meant: go test -update (-want +got):\n%s", file, diff)
	}
}
