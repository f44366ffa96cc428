package modelcheck

import (
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// Decide is what is explored; aftersales.Decide is one.
type Decide func(aftersales.Policies, aftersales.Dossier, aftersales.Message, time.Time) (aftersales.Decision, error)

// Config says what to explore. Policies and Policy are required.
type Config struct {
	// Policies is where the policy is found.
	Policies aftersales.Policies
	// Policy is its id, with or without a version.
	Policy string
	// Data is what a policy is made of that code wraps: what none of its rules asks about is not told apart, which makes the
	// state space many times smaller. Nil: everything is, unless the policy is compiled data itself.
	Data *policy.Policy
	// Kinds are those of the first case. None: every kind.
	Kinds []aftersales.Kind
	// Fulfilments are who sends the goods. None: every one.
	Fulfilments []order.Fulfilment
	// Order is what was bought; its policy and fulfilment are replaced. Nil: a line of two units with freight, points and two
	// tenders. The state space grows fast with its lines, units and tenders.
	Order *order.Order
	// Decide is held against the laws. Nil: aftersales.Decide.
	Decide Decide
	// MaxStates is where the exploration of one kind and fulfilment stops, which the report then says. Zero: 200,000.
	MaxStates int

	// everything sends also what is known to be refused, for the test that nothing is lost by not sending it.
	everything bool
}

const (
	defaultStates = 200_000
	// maxViolations of one kind and fulfilment are reported: more help nobody.
	maxViolations = 25
)

func (c Config) filled() Config {
	if len(c.Kinds) == 0 {
		c.Kinds = aftersales.Kinds()
	}
	if len(c.Fulfilments) == 0 {
		c.Fulfilments = order.Fulfilments()
	}
	if c.Decide == nil {
		c.Decide = aftersales.Decide
	}
	if c.MaxStates <= 0 {
		c.MaxStates = defaultStates
	}
	return c
}

// job is one exploration: of a kind with a fulfilment, one case after the other or two beside each other.
type job struct {
	kind       aftersales.Kind
	fulfilment order.Fulfilment
	cases      int // at most on the order
	beside     bool
}
