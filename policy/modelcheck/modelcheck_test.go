package modelcheck_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/modelcheck"
)

func TestMarketplace(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, marketplace.Policy())
}

func TestEveryCommandIsTried(t *testing.T) {
	for _, c := range aftersales.Commands() {
		if !slices.Contains(modelcheck.Commands(), c.Name()) {
			t.Errorf("%s is not tried: give it an entry in the table, and senders", c.Name())
		}
	}
}

func TestExploreNeedsAPolicy(t *testing.T) {
	for _, c := range []struct {
		config modelcheck.Config
		why    string
	}{
		{modelcheck.Config{Policy: "marketplace"}, "there are no policies"},
		{modelcheck.Config{Policies: &policy.Set{}, Policy: "marketplace"}, "the set does not hold it"},
	} {
		if _, err := modelcheck.Explore(c.config); err == nil {
			t.Errorf("%s: want an error", c.why)
		}
	}
}

// What is not sent because states that are alike refused it would have been refused.
func TestNothingIsLost(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	set, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []aftersales.Kind{aftersales.RefundOnly, aftersales.Repair, aftersales.Cancel} {
		c := modelcheck.Config{
			Policies: set, Policy: "marketplace", Kinds: []aftersales.Kind{kind}, Fulfilments: []order.Fulfilment{order.BySeller}, MaxStates: 1000,
		}
		some, err := modelcheck.Explore(c)
		all, err2 := modelcheck.Explore(modelcheck.Everything(c))
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		if some.States != all.States || some.Transitions != all.Transitions || some.Commands >= all.Commands {
			t.Errorf("%s: %v, with all that is refused %v", kind, some, all)
		}
	}
}
