package modelcheck_test

import (
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
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
