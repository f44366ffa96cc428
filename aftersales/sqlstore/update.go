package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

type decideFunc = func(aftersales.Dossier) (aftersales.Decision, error)

// errConflict says that an order is no more what was decided about.
var errConflict = errors.New("it was changed meanwhile")

// unsentError is of a connection that broke before a transaction was committed: it may be begun again.
type unsentError struct{ error }

func (e unsentError) Unwrap() error { return e.error }

// refusedError carries what decide returned past what looks at the database's errors.
type refusedError struct{ err error }

func (e *refusedError) Error() string { return e.err.Error() }

// Update implements aftersales.Store. It decides about the dossier as this process saved it last, or else reads it, and
// saves the decision only if the order is still that; on PostgreSQL by one statement, elsewhere in a short transaction.
// After two conflicts it locks the order's row, and then succeeds. The error may be an *UncertainError or a
// *ReferenceError.
func (s *Store) Update(ctx context.Context, orderID string, decide func(aftersales.Dossier) (aftersales.Decision, error)) (aftersales.Decision, error) {
	leave, err := s.gates.enter(ctx, orderID)
	if err != nil {
		return aftersales.Decision{}, err
	}
	defer leave()
	var decision aftersales.Decision
	err = s.retrying(ctx, func() (err error) {
		decision, err = s.update(ctx, orderID, decide)
		return err
	})
	var refused *refusedError
	if errors.As(err, &refused) {
		return decision, refused.err
	}
	return decision, err
}

func (s *Store) update(ctx context.Context, orderID string, decide decideFunc) (aftersales.Decision, error) {
	if was, ok := s.saved.get(orderID); ok {
		decision, err := decide(was.dossier)
		if err == nil && !decision.Empty() {
			err = s.commit(ctx, orderID, was, decision)
			if !errors.Is(err, errConflict) && state(err) != serializationFailure {
				return decision, err
			}
		}
		// It may be out of date, and what it refuses with it.
	}
	for range 2 {
		was, err := s.latest(ctx, s.session(nil), s.text.load, orderID)
		if err != nil {
			return aftersales.Decision{}, err
		}
		decision, err := decide(was.dossier)
		if err != nil {
			return decision, &refusedError{err}
		}
		if decision.Empty() {
			return decision, nil
		}
		if err = s.commit(ctx, orderID, was, decision); !errors.Is(err, errConflict) && state(err) != serializationFailure {
			return decision, err
		}
	}
	return s.lockAndUpdate(ctx, orderID, decide)
}

// commit saves a decision if the order is still what it was. The error is errConflict if it is not.
func (s *Store) commit(ctx context.Context, orderID string, was known, decision aftersales.Decision) error {
	w, err := newWrite(orderID, was, decision)
	if err != nil {
		return err
	}
	committing := s.atOnce(w)
	if committing {
		err = s.save(ctx, s.session(nil), w)
	} else if err = s.stmts.ready(ctx, s.text.writing(w)...); err == nil {
		committing, err = s.transaction(ctx, s.locking(), func(in session) error { return s.save(ctx, in, w) })
	}
	return s.settle(ctx, w, committing, err)
}

// settle keeps in memory what was saved, and finds out whether it was where the connection broke on the way.
func (s *Store) settle(ctx context.Context, w *write, committing bool, err error) error {
	id := w.decision.Dossier.Order.ID
	if err == nil {
		s.saved.put(known{w.decision.Dossier, w.text, len(w.dossier)})
		return nil
	}
	if errors.Is(err, errConflict) {
		return err // what is kept in memory catches up
	}
	s.saved.forget(id)
	failed, stops := s.failed(fmt.Sprintf("save order %q", order.Shorten(id, 64)), err), s.dialect.stops(err)
	switch {
	case !committing && ctx.Err() == nil && !notSent(err) && lost(err):
		return unsentError{failed}
	case !committing || s.dialect.told(err) && !stops && ctx.Err() == nil || notSent(err):
		return failed
	}
	switch saved, asked := s.wasSaved(ctx, w); {
	case saved:
		return nil
	case asked == nil && stops:
		return failed // the session is over, and will not save it any more
	}
	return &UncertainError{Order: id, Err: err}
}

// wasSaved asks the log whether it holds the last entry of a decision, even where the caller waits no more.
func (s *Store) wasSaved(ctx context.Context, w *write) (bool, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	last := w.entries[len(w.entries)-1]
	var stored string
	err := s.retrying(ctx, func() (err error) {
		stored, err = s.entryAt(ctx, s.session(nil), w.decision.Dossier.Order.ID, last.seq)
		return err
	})
	return err == nil && stored == last.json, err
}

// lockAndUpdate decides with the order's row locked.
func (s *Store) lockAndUpdate(ctx context.Context, orderID string, decide decideFunc) (aftersales.Decision, error) {
	var decision aftersales.Decision
	var w *write
	if err := s.stmts.ready(ctx, s.text.hold, s.text.lock, s.text.lockAll, s.text.since); err != nil {
		return decision, s.failed("prepare", err)
	}
	committing, err := s.transaction(ctx, s.locking(), func(in session) (err error) {
		decision, w, err = s.updateLocked(ctx, in, orderID, decide)
		return err
	})
	if w != nil {
		return decision, s.settle(ctx, w, committing, err)
	}
	return decision, err
}

// updateLocked locks an order, decides and saves; w is nil where nothing was decided.
func (s *Store) updateLocked(ctx context.Context, in session, orderID string, decide decideFunc) (d aftersales.Decision, w *write, err error) {
	if s.dialect == SQLite { // its lock is taken by writing
		if _, err := in.exec(ctx, s.text.hold, orderID); err != nil {
			return d, nil, s.failed("lock", err)
		}
	}
	was, err := s.locked(ctx, in, orderID)
	if err != nil {
		return d, nil, err
	}
	if d, err = decide(was.dossier); err != nil {
		return d, nil, &refusedError{err}
	}
	if d.Empty() {
		return d, nil, nil
	}
	if w, err = newWrite(orderID, was, d); err != nil {
		return d, nil, err
	}
	return d, w, s.save(ctx, in, w)
}
