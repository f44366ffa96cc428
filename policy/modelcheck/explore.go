package modelcheck

import (
	"errors"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

// Explore walks every state that a policy allows and reports what breaks a law. Kinds and fulfilments are explored in
// parallel; the report does not depend on it. A policy that cannot be found, or an order that cannot be placed, is an error.
func Explore(c Config) (Report, error) {
	c = c.filled()
	if c.Policies == nil {
		return Report{}, errors.New("modelcheck: the policies are nil: name where the policy is found")
	}
	jobs := c.jobs()
	parts, errs := make([]Report, len(jobs)), make([]error, len(jobs))
	var wait sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		wait.Go(func() {
			for i := range next {
				parts[i], errs[i] = newExplorer(c, jobs[i]).run()
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	wait.Wait()
	var whole Report
	for _, part := range parts {
		whole.add(part)
	}
	return whole, errors.Join(errs...)
}

// Run explores a policy of data, and fails the test for each law it breaks, with a story that does. Of a policy that does
// not compile only that is said.
func Run(t *testing.T, p policy.Policy) Report {
	t.Helper()
	set, err := policy.NewSet(p)
	if err != nil {
		t.Fatal(err)
	}
	return RunConfig(t, Config{Policies: set, Policy: p.Ref()})
}

// RunCompiled does what Run does, for a policy that code wraps around data: what neither a rule nor the code asks about need not
// be told apart.
func RunCompiled(t *testing.T, p aftersales.Policy, data policy.Policy) Report {
	t.Helper()
	set, err := (&policy.Set{}).With(p)
	if err != nil {
		t.Fatal(err)
	}
	return RunConfig(t, Config{Policies: set, Policy: p.ID(), Data: &data})
}

// RunConfig fails the test for each violation that Explore reports.
func RunConfig(t *testing.T, c Config) Report {
	t.Helper()
	// Nearly everything is garbage at once, and what is not is small: half the time is saved by collecting it less often.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	report, err := Explore(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range report.Violations {
		t.Errorf("%s\n%s", v, v.Story)
	}
	if report.Truncated {
		t.Error("the state space is larger than MaxStates: the rest is not proved")
	}
	t.Logf("%s: %d states, %d transitions, %d commands", c.Policy, report.States, report.Transitions, report.Commands)
	return report
}
