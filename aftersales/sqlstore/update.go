package sqlstore

import (
	"context"
	"database/sql"
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
			if !errors.Is(err, errConflict) {
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
		if err = s.commit(ctx, orderID, was, decision); !errors.Is(err, errConflict) {
			return decision, err
		}
	}
	return s.lockAndUpdate(ctx, orderID, decide)
}

// latest is the dossier of an order as it is stored, zero where there is none: what is kept in memory with what the log
// holds since, or else what a statement reads.
func (s *Store) latest(ctx context.Context, in session, text, orderID string) (known, error) {
	if was, ok := s.saved.get(orderID); ok {
		if is, ok, err := s.catchUp(ctx, in, was); ok || err != nil {
			return is, err
		}
		s.saved.forget(orderID)
	}
	d, size, err := s.loadBy(ctx, in, text, orderID)
	k := known{dossier: d, bytes: size}
	if err == nil && d.Placed() && in.tx == nil {
		s.saved.put(k)
	}
	return k, err
}

// mostBehind is how many entries catchUp folds; whoever is further behind reads the dossier.
const mostBehind = 100

// catchUp folds what the log holds since a dossier was kept; ok is false where the log does not go on from there.
func (s *Store) catchUp(ctx context.Context, in session, was known) (is known, ok bool, err error) {
	entries, err := s.entries(ctx, in, s.text.since, was.dossier.Order.ID, was.dossier.Seq-1, mostBehind+2)
	if err != nil {
		return known{}, false, err
	}
	if len(entries) == 0 || len(entries) > mostBehind+1 || entries[0].Seq != was.dossier.Seq || !entries[0].At.Equal(was.dossier.At) {
		return known{}, false, nil
	}
	if entries = entries[1:]; len(entries) == 0 {
		return was, true, nil
	}
	d, err := was.dossier.Fold(entries...)
	if err != nil {
		return known{}, false, nil // what is stored decides
	}
	is = known{dossier: d, bytes: was.bytes}
	if was.text.Written() {
		if is.text, err = was.text.Next(aftersales.Decision{Entries: entries, Dossier: d}); err != nil {
			return known{}, false, nil
		}
	}
	if in.tx == nil {
		s.saved.put(is)
	}
	return is, true, nil
}

// commit saves a decision if the order is still what it was. The error is errConflict if it is not.
func (s *Store) commit(ctx context.Context, orderID string, was known, decision aftersales.Decision) error {
	w, err := newWrite(orderID, was, decision)
	if err != nil {
		return err
	}
	committing := true
	if s.dialect == PostgreSQL {
		err = s.save(ctx, s.session(nil), w)
	} else if err = s.stmts.ready(ctx, s.text.writing(w)...); err == nil {
		committing, err = s.transaction(ctx, nil, func(in session) error { return s.save(ctx, in, w) })
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
	if !committing || s.dialect.told(err) || notSent(err) || ctx.Err() != nil {
		failed := s.failed(fmt.Sprintf("save order %q", order.Shorten(id, 64)), err)
		if !committing && ctx.Err() == nil && !notSent(err) && lost(err) {
			return unsentError{failed}
		}
		return failed
	}
	saved, asked := s.wasSaved(ctx, w)
	switch {
	case asked != nil || !saved:
		return &UncertainError{Order: id, Err: err}
	default:
		return nil
	}
}

// wasSaved asks the log whether it holds the last entry of a decision.
func (s *Store) wasSaved(ctx context.Context, w *write) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	last := w.entries[len(w.entries)-1]
	stored, err := s.entryAt(ctx, s.session(nil), w.decision.Dossier.Order.ID, last.seq)
	return err == nil && stored == last.json, err
}

// lockAndUpdate decides with the order's row locked.
func (s *Store) lockAndUpdate(ctx context.Context, orderID string, decide decideFunc) (aftersales.Decision, error) {
	var decision aftersales.Decision
	var w *write
	if err := s.stmts.ready(ctx, s.text.hold, s.text.lock, s.text.lockAll, s.text.since); err != nil {
		return decision, s.failed("prepare", err)
	}
	committing, err := s.transaction(ctx, nil, func(in session) (err error) {
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

// locked is the dossier of an order whose row it locks, zero where there is none.
func (s *Store) locked(ctx context.Context, in session, orderID string) (known, error) {
	var seq, updated int64
	if !order.ValidID(orderID) {
		return known{}, ctx.Err()
	}
	err := in.query(ctx, func(rows *sql.Rows) error { return rows.Scan(&seq, &updated) }, s.text.lock, orderID)
	if err != nil || seq == 0 {
		return known{}, s.failed("lock", err)
	}
	is, err := s.latest(ctx, in, s.text.lockAll, orderID)
	if d := is.dossier; err == nil && (d.Seq != seq || micros(d.At) != updated) {
		// What was kept in memory, or an old view of the transaction, is not what was locked.
		var size int
		d, size, err = s.loadBy(ctx, in, s.text.lockAll, orderID)
		is = known{dossier: d, bytes: size}
		if err == nil && (d.Seq != seq || micros(d.At) != updated) {
			return known{}, &aftersales.DossierError{Order: orderID, Seq: d.Seq, Problem: fmt.Sprintf("its row says entry %d, at %d", seq, updated)}
		}
	}
	return is, err
}
