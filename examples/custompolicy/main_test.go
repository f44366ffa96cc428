package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/refund"
)

func TestRun(t *testing.T) {
	const want = `orchard: awaiting_seller by Monday 18:00, asked Saturday 18:00
CNY                                    paid   back
apples   3 units at list price       149.70
         unit 1 of 3: 1/3 of 149.70          49.90
freight  of default                           6.00
refund                                       55.90
         to wechat                    55.90
`
	var got strings.Builder
	if err := run(&got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
}

// The suite that every policy must pass, for one that code wraps.
func TestPolicy(t *testing.T) {
	own, err := newPolicy()
	if err != nil {
		t.Fatal(err)
	}
	policytest.RunCompiled(t, own)
}

// At most forty lines are the policy: the rest are imports, comments and empty lines.
func TestPolicy_size(t *testing.T) {
	text, err := os.ReadFile("policy.go")
	if err != nil {
		t.Fatal(err)
	}
	_, code, found := strings.Cut(string(text), "\n)\n") // the imports
	n := 0
	for line := range strings.Lines(code) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			n++
		}
	}
	if !found || n == 0 || n > 40 {
		t.Errorf("the policy has %d lines, at most 40", n)
	}
}

// What a shop forgets is told in words, by the path of its rule.
func TestPolicy_forgotten(t *testing.T) {
	for _, tt := range []struct {
		why    string
		forget func(*policy.Policy)
		want   string
	}{
		{"a state in which a case waits for ever", func(p *policy.Policy) { delete(p.Deadlines, "after_rejection") },
			"a refund_only that is rejected has no deadline"},
		{"what is paid back of a kind", func(p *policy.Policy) { p.Terms = refund.Terms{} }, "terms: no choice about money was made for "},
		{"who is liable for a reason", func(p *policy.Policy) { p.Reasons["unwanted"] = policy.ReasonRule{} },
			"it does not compile: reasons.unwanted.liable: a reason says who is liable: buyer, seller, carrier, platform or nobody"},
	} {
		p := marketplace.Policy()
		tt.forget(&p)
		if got := policytest.Check(p); !slices.ContainsFunc(got, func(said string) bool { return strings.Contains(said, tt.want) }) {
			t.Errorf("%s: complaints %q, want %q among them", tt.why, got, tt.want)
		}
	}
}

// The model checker walks every state that the policy allows.
func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	own, err := newPolicy()
	if err != nil {
		t.Fatal(err)
	}
	modelcheck.RunCompiled(t, own, own.(orchard).Policy.(*policy.Compiled).Data())
}
