package aftersales

import (
	"time"

	"github.com/recourse-go/recourse/order"
)

// Shift is a policy's answer to a command about a deadline.
type Shift struct {
	Faults []order.Fault
	// Due is where the deadline goes: of AskExtension the instant that is asked for, of Hold the end of the hold. Zero, or
	// not after the deadline: it stays, which only the reports of delays may mean.
	Due time.Time
	// Grace is how long before Due it ends then.
	Grace time.Duration
	// Consent is who must agree to an extension before it holds. Empty, or the sender himself: it holds at once.
	Consent order.Party
}

// longest is how far off a deadline may be moved: as long as the spans of policies are at most.
const longest = 100 * 366 * 24 * time.Hour

// micro takes an instant that a command names in UTC, to the microsecond.
func micro(at time.Time) time.Time {
	if at.IsZero() {
		return at
	}
	return at.UTC().Truncate(time.Microsecond)
}
