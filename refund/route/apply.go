package route

import (
	"slices"

	"github.com/recourse-go/recourse/refund"
)

// Apply returns the refund with the routes of the plan, the legs that go by hand moved by refund.Refund.Move. Only legs
// that are pending or failed take part: the plan may have been made before another was ordered. A leg that the plan does
// not name stays as it is, and so do all amounts.
func Apply(r refund.Refund, p Plan) refund.Refund {
	r.Legs = slices.Clone(r.Legs)
	for _, planned := range p.Legs {
		for i := range r.Legs {
			if leg := &r.Legs[i]; leg.Tender == planned.Tender && open(leg.State) {
				r = apply(r, i, planned)
				break
			}
		}
	}
	return r
}

// apply gives the leg at i, which is open, its route. Legs may be written to: they are Apply's own.
func apply(r refund.Refund, i int, planned LegPlan) refund.Refund {
	switch {
	case planned.Tender == "": // Move would take it to mean every leg
	case planned.ByHand:
		if moved, _, err := r.Move(refund.LegByHand, planned.Tender, nil); err == nil {
			return moved
		}
	case planned.Route != "":
		r.Legs[i].Route = planned.Route
	}
	return r
}

// open reports whether a leg in a state can still go another way: nobody was told to pay it, or whoever was refused.
func open(s refund.LegState) bool { return s == refund.LegPending || s == refund.LegFailed }
