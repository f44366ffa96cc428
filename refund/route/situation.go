package route

import (
	"fmt"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Situation is what a plan is made from.
type Situation struct {
	Refund  refund.Refund
	Tenders []order.Tender // of the order; they say of which kind each leg's tender is
	PaidAt  time.Time      // when the order was paid; needed where a route closes
	Now     time.Time      // when the refund is to be ordered
	// Past are the refunds made before, by the tender's id; a tender without any may be left out.
	Past map[string]Past
	// Working says which days are worked. Nil: MondayToFriday.
	Working Calendar
	// Zone is where the days are counted, and that of every time of the plan. Nil: UTC.
	Zone *time.Location
}

// Past are the refunds that were made to one tender before, each under a number of its own. The refund that is planned is
// not among them, even where it failed before: told again under its number it is the same refund.
type Past struct {
	Count int       `json:"count"`
	Last  time.Time `json:"last,omitzero"` // when the last of them was ordered; zero: not known, and nothing is waited for
}

// SituationError is returned for a situation that cannot be planned: it carries every fault found.
type SituationError struct {
	Number string        // of the refund
	Faults []order.Fault // paths into the situation: refund.legs[0].tender
}

func (e *SituationError) Error() string {
	return fmt.Sprintf("route: refund %q cannot be planned: %s", order.Shorten(e.Number, refund.MaxNumberBytes), order.JoinFaults(e.Faults))
}
