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
	// Due lists orders with a deadline at or before an instant, the longest overdue first, at most limit of them.
	Due(ctx context.Context, at time.Time, limit int) ([]string, error)
	// Claim hands out effects whose time has come, the oldest first, at most limit of them, and hides each for the lease.
	// An effect is handed out again when its lease ends without Done. The effects of one order are handed out in order: a
	// later one waits until the earlier ones are done.
	Claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]Claimed, error)
	// Done acknowledges an effect; it is not handed out again. Done twice, or of an unknown id, is no error.
	Done(ctx context.Context, id string) error
	// Retry gives an effect back, to be handed out again from an instant on. Of one that is done it does nothing; of an
	// unknown id it is a *NotFoundError.
	Retry(ctx context.Context, id string, at time.Time) error
}

// Claimed is an effect that was handed out.
type Claimed struct {
	Effect
	// Attempt counts how often it was handed out, this time included.
	Attempt int `json:"attempt"`
	// Until is when its lease ends.
	Until time.Time `json:"until"`
}

// NotFoundError is returned for an order or an effect that a store does not hold.
type NotFoundError struct {
	What string // order, effect
	ID   string
}

func (e *NotFoundError) Error() string {
	return fmt.Sprintf("aftersales: no %s %q", e.What, order.Shorten(e.ID, 64))
}
