package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
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
