package policytest

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

// Run fails the test for each complaint of Check.
func Run(t *testing.T, p policy.Policy) {
	t.Helper()
	for _, complaint := range Check(p) {
		t.Error(complaint)
	}
}

// RunCompiled fails the test for each complaint of CheckCompiled.
func RunCompiled(t *testing.T, p aftersales.Policy, options ...Option) {
	t.Helper()
	for _, complaint := range CheckCompiled(p, options...) {
		t.Error(complaint)
	}
}

// Check says what is wrong with a policy that is data, in words, each complaint with the path of its rule. None: it
// passes. Of a policy that does not compile only that is said.
func Check(p policy.Policy) []string {
	compiled, err := policy.Compile(p)
	if err != nil {
		return problems(err)
	}
	var c complaints
	c.roundTrip(p)
	c.emptyPatch(p)
	c.sources(p)
	c.terms(p)
	hints := hintsOf(p)
	hints.times(p, compiled)
	c.requests(p, compiled, hints)
	c.reasons(p, compiled, hints)
	return append(c.list, checkCompiled(compiled, hints)...)
}

// CheckCompiled says what is wrong with the behaviour of a policy, be it compiled data or code around it. None: it passes.
func CheckCompiled(p aftersales.Policy, options ...Option) []string {
	if p == nil {
		return []string{"the policy is nil: pass the value that is put into the set"}
	}
	h := hints{variants: []variant{{}}, channels: aftersales.Channels()}
	for _, option := range options {
		option(&h)
	}
	return checkCompiled(p, h)
}

func checkCompiled(p aftersales.Policy, h hints) []string {
	var c complaints
	if p.ID() == "" {
		c.add("ID() is empty: a child order pins its policy by this id; return a name of its own")
	}
	w := walk{complaints: &c, policy: p, shifted: map[string]bool{}, blind: h.blind, followed: map[likeness]bool{}}
	w.unpaid(h)
	for scene := range h.scenes() {
		w.scene(scene)
		for _, r := range h.timed {
			if !within(r.when, scene) {
				continue
			}
			if then, ok := scene.moment(r.only); ok && !then.time().Equal(scene.time()) {
				w.scene(then)
			}
		}
	}
	w.turns()
	if w.admitted == 0 {
		c.add("no request is ever admitted: let Admit return no faults for what may be asked (or name the facts and categories it needs, see WithFacts)")
	}
	return c.list
}
