package aftersales

import (
	"time"

	"github.com/recourse-go/recourse/order"
)

// Deadline is an instant at which silence has a consequence. It is data: when it fires, the state is checked again, so
// firing twice, late or out of order is harmless.
type Deadline struct {
	// Name is the policy's name of the rule: answer, return, confirmation.
	Name string `json:"name"`
	// Due is the instant; a command at the very instant still counts. Zero while the deadline is paused.
	Due time.Time `json:"due,omitzero"`
	// Event is what expiry decides: an Event of the case's flow, or an order.Event of the child's.
	Event string `json:"event"`
	// Of is whose silence it is about, where the platform asked both parties for evidence: it stops for a party that gave some.
	Of order.Party `json:"of,omitempty"`
	// Seq is the entry that set it.
	Seq int64 `json:"seq"`
	// PausedByCases says that an open case of the child order stops the clock.
	PausedByCases bool `json:"paused_by_cases,omitempty"`
	// Left is what was left when the clock was stopped.
	Left time.Duration `json:"left,omitempty"`
}

// Paused reports whether the clock of the deadline is stopped.
func (d Deadline) Paused() bool { return d.Due.IsZero() }

// pause stops the clock at an instant, resume lets it run on from one.
func (d Deadline) pause(at time.Time) Deadline {
	if !d.Paused() {
		d.Left, d.Due = max(d.Due.Sub(at), 0), time.Time{}
	}
	return d
}

func (d Deadline) resume(at time.Time) Deadline {
	if d.Paused() {
		d.Due, d.Left = at.Add(d.Left), 0
	}
	return d
}
