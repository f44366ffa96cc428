package main

import (
	_ "embed"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/refund"
)

// changes are what the shop's terms of service say otherwise than the generic marketplace: the seller answers within a
// day.
//
//go:embed changes.json
var changes []byte

// orchard is the policy in code: nobody has to answer on a Sunday.
type orchard struct{ aftersales.Policy }

func (orchard) ID() string { return "orchard" }

// CaseDeadlines puts off to Monday what would be due on a Sunday.
func (o orchard) CaseDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	deadlines := o.Policy.CaseDeadlines(s)
	for i := range deadlines {
		if d := &deadlines[i]; d.Due.In(shanghai()).Weekday() == time.Sunday {
			d.Due = d.Due.Add(24 * time.Hour)
		}
	}
	return deadlines
}

// newPolicy derives the orchard's policy: changes in JSON, one more rule in Go, and code around both.
func newPolicy() (aftersales.Policy, error) {
	data, err := marketplace.Policy().Adjust(changes)
	if err != nil {
		return nil, err
	}
	generous := data.Terms
	generous.Freight = refund.FullFreight // bad fruit: the freight goes back too
	data.TermsFor = map[string]policy.TermsRule{"bad_fruit": {When: policy.When{Liable: []order.Party{order.Seller}}, Terms: generous}}
	compiled, err := policy.Compile(data)
	if err != nil {
		return nil, err
	}
	return orchard{compiled}, nil
}
