package aftersales

import (
	"context"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/order"
)

// Store keeps dossiers, their logs and the outbox. Package storetest holds the suite that every Store must pass.
type Store interface {
	// Update loads the dossier of an order (the zero Dossier if there is none), calls decide with it, and saves what it
	// decided: entries appended to the log, effects to the outbox, the dossier as it is now, all or nothing. decide may run
	// more than once, and calls on one order happen one after the other. If decide returns an error, nothing is saved and
	// Update returns that error. An empty decision saves nothing.
	Update(ctx context.Context, orderID string, decide func(Dossier) (Decision, error)) (Decision, error)
	// Load gives the dossier of an order, or a *NotFoundError.
	Load(ctx context.Context, orderID string) (Dossier, error)
	// Log gives the entries of an order after a number, in order; none for an order that is not there.
	Log(ctx context.Context, orderID string, after int64) ([]Entry, error)
	// List gives a page of what the stored dossiers list, the most pressing first, or a *QueryError.
	List(ctx context.Context, q Query) (Page, error)

	// Due lists orders with a deadline at or before an instant, the longest overdue first, at most limit of them, without those
	// that sweeps pass over then.
	Due(ctx context.Context, at time.Time, limit int) ([]string, error)
	// Sweep is Update of the orders that Due lists, in its order, but for those that another sweep has in hand, until limit of
	// them have moved; it returns how many did. An order about which decide returns an error, or nothing, stays as it is and
	// is passed over for SweepPause unless somebody updates it; the errors are joined and name their orders. Of a sweep that
	// is cut off, whatever was not saved is due for the next one.
	Sweep(ctx context.Context, at time.Time, limit int, decide func(Dossier) (Decision, error)) (int, error)

	// Claim hands out effects whose time has come, those first that waited longest for theirs, at most limit of them, and
	// hides each for the lease. An effect is handed out again when its lease ends without Done. The effects of one order are
	// handed out in order: a later one waits until the earlier ones are done or dead.
	Claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]Claimed, error)
	// Done acknowledges an effect; it is not handed out again. Done twice, or of an unknown id, is no error.
	Done(ctx context.Context, id string) error
	// Retry gives an effect back, to be handed out again from an instant on. A dead letter goes back to its place in the
	// outbox, its attempts counted anew. Of one that is done it does nothing; of an unknown id it is a *NotFoundError.
	Retry(ctx context.Context, id string, at time.Time) error
	// Bury sets an effect aside as a dead letter, with the reason: it is not handed out, and the later effects of its order no
	// longer wait for it, until Retry gives it back. Of one that is done it does nothing; of an unknown id it is a
	// *NotFoundError.
	Bury(ctx context.Context, id string, at time.Time, reason string) error
	// DeadLetters gives the effects that were set aside, by order id, entry and index, at most limit of them, after the one with
	// an id; the empty id begins. The id need not be a dead letter's; one that is no effect's id is a *NotFoundError.
	DeadLetters(ctx context.Context, after string, limit int) ([]DeadLetter, error)
}

// SweepPause is how long Sweep passes over an order that could not be moved.
const SweepPause = time.Minute

// Claimed is an effect that was handed out.
type Claimed struct {
	Effect
	// Attempt counts how often it was handed out, this time included.
	Attempt int `json:"attempt"`
	// Until is when its lease ends.
	Until time.Time `json:"until"`
}

// DeadLetter is an effect that was set aside.
type DeadLetter struct {
	Effect
	// Attempt counts how often it was handed out before.
	Attempt int       `json:"attempt"`
	Reason  string    `json:"reason"`
	Buried  time.Time `json:"buried"` // when it was set aside
}

// NotFoundError is returned for an order or an effect that a store does not hold.
type NotFoundError struct {
	What string // order, effect
	ID   string
}

func (e *NotFoundError) Error() string {
	return fmt.Sprintf("aftersales: no %s %q", e.What, order.Shorten(e.ID, 64))
}
