package policytest

import (
	"strings"
	"testing"

	"github.com/recourse-go/recourse/policy"
)

// The table stands between its line and the package clause, and nothing else changes.
func TestDocumented(t *testing.T) {
	p := policy.Policy{ID: "x", Requests: map[string]policy.Request{"any": {}}}
	const head, foot = "// Package x is a platform.\n//\n// The rules:\n//\n", "\npackage x\n\n// ID is not touched.\nconst ID = \"x\"\n"
	first, err := documented(head+foot, []policy.Policy{p})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(first, head+"//\t| rule |") || !strings.HasSuffix(first, "|"+foot) || !strings.Contains(first, "//\t| requests.any |") {
		t.Errorf("documented:\n%s", first)
	}
	if again, err := documented(first, []policy.Policy{{ID: "old"}, p}); again != first || err != nil {
		t.Errorf("once more, with an older version: %v\n%s", err, again)
	}
	for why, text := range map[string]string{"no line": "// Package x.\npackage x\n", "no clause": head, "it stands below": "package x\n" + head} {
		if _, err := documented(text, []policy.Policy{p}); err == nil {
			t.Errorf("%s: no error", why)
		}
	}
	if _, err := documented(head+foot, nil); err == nil {
		t.Error("without a policy: no error")
	}
}
