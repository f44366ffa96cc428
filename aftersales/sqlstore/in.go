package sqlstore

import (
	"context"
	"errors"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// In is the store inside the caller's own transaction of the same database, so that after-sales and the caller's tables
// commit together, or not at all: desk.With(store.In(tx)). It neither commits nor rolls back, begins nothing again, and
// calls what decides once; the order's row is locked from Update until the transaction ends. After an error, a
// *ConflictError among them, the caller rolls back, and may do it all again.
//
// On SQLite the transaction must be one that writes from its beginning (BEGIN IMMEDIATE, by the driver's settings), or must
// not have read before. On MySQL it had better be READ COMMITTED: InnoDB's REPEATABLE READ locks gaps, and reads as of the
// transaction's first statement. So does PostgreSQL at REPEATABLE READ, where an order placed since is not there for it.
func (s *Store) In(tx Tx) aftersales.Store {
	in := s.session(tx).direct() // what is prepared is of one pool, and the transaction may be of another
	if s.dialect == MySQL {
		in.current = " LOCK IN SHARE MODE"
	}
	return &inside{s, in}
}

type inside struct {
	store *Store
	in    session
}

func (i *inside) Update(ctx context.Context, orderID string, decide func(aftersales.Dossier) (aftersales.Decision, error)) (aftersales.Decision, error) {
	s := i.store
	if err := ctx.Err(); err != nil {
		return aftersales.Decision{}, err
	}
	if s.dialect == MySQL { // which locks the gap where there is no such row, against others that are placed there
		was, _, err := s.loadBy(ctx, i.in, s.text.load, orderID)
		if err != nil {
			return aftersales.Decision{}, err
		}
		if !was.Placed() {
			return i.place(ctx, orderID, decide)
		}
	}
	decision, _, err := s.updateLocked(ctx, i.in, orderID, decide)
	return decision, i.failed(orderID, err)
}

// place decides about an order that is not there.
func (i *inside) place(ctx context.Context, orderID string, decide decideFunc) (aftersales.Decision, error) {
	decision, err := decide(aftersales.Dossier{})
	if err != nil || decision.Empty() {
		// The transaction may read as of a time before the order was placed.
		there, look := i.in.found(ctx, i.store.text.lock, orderID)
		switch {
		case look != nil:
			return aftersales.Decision{}, i.store.failed("lock", look)
		case there:
			return aftersales.Decision{}, &ConflictError{Order: orderID}
		}
		return decision, err
	}
	w, err := newWrite(orderID, known{}, decision)
	if err != nil {
		return decision, err
	}
	return decision, i.failed(orderID, i.store.save(ctx, i.in, w))
}

func (i *inside) failed(orderID string, err error) error {
	var refused *refusedError
	switch {
	case errors.As(err, &refused):
		return refused.err
	case errors.Is(err, errConflict):
		return &ConflictError{Order: orderID}
	case err == nil:
		return nil
	}
	return i.store.failed("save order "+order.Shorten(orderID, 64), err)
}

func (i *inside) Load(ctx context.Context, orderID string) (aftersales.Dossier, error) {
	return i.store.load(ctx, i.in, orderID)
}

func (i *inside) Log(ctx context.Context, orderID string, after int64) ([]aftersales.Entry, error) {
	return i.store.log(ctx, i.in, orderID, after)
}

func (i *inside) List(ctx context.Context, q aftersales.Query) (aftersales.Page, error) {
	return i.store.list(ctx, i.in, q)
}

func (i *inside) Due(ctx context.Context, at time.Time, limit int) ([]string, error) {
	return i.store.due(ctx, i.in, at, limit)
}

func (i *inside) Sweep(ctx context.Context, at time.Time, limit int, decide func(aftersales.Dossier) (aftersales.Decision, error)) (int, error) {
	b := &batch{at: at, limit: limit, decide: decide}
	if err := i.store.sweepIn(ctx, i.in, b); err != nil {
		return 0, i.store.failed("sweep", err)
	}
	return b.moved, errors.Join(b.failed...)
}

func (i *inside) Claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]aftersales.Claimed, error) {
	if limit <= 0 {
		return nil, ctx.Err()
	}
	claimed, err := i.store.claimIn(ctx, i.in, now, lease, limit)
	if err != nil {
		return nil, i.store.failed("claim", err)
	}
	return claimed, nil
}

func (i *inside) Done(ctx context.Context, id string) error {
	at, err := aftersales.ParseEffectID(id)
	if err != nil {
		return ctx.Err() // what is no effect's id is an unknown one
	}
	return i.store.failedEffect("done", id, i.store.doneIn(ctx, i.in, at))
}

func (i *inside) Retry(ctx context.Context, id string, at time.Time) error {
	return i.store.retryIn(ctx, i.in, id, at)
}

func (i *inside) Bury(ctx context.Context, id string, at time.Time, reason string) error {
	return i.store.buryIn(ctx, i.in, id, at, reason)
}

func (i *inside) DeadLetters(ctx context.Context, after string, limit int) ([]aftersales.DeadLetter, error) {
	return i.store.deadLetters(ctx, i.in, after, limit)
}
