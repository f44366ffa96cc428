package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Due implements aftersales.Store.
func (s *Store) Due(ctx context.Context, at time.Time, limit int) (ids []string, err error) {
	err = s.retrying(ctx, func() error {
		ids, err = s.due(ctx, s.session(nil), at, limit)
		return err
	})
	return ids, err
}

func (s *Store) due(ctx context.Context, in session, at time.Time, limit int) ([]string, error) {
	var ids []string
	err := in.query(ctx, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, s.text.due, micros(at), max(limit, 0))
	return ids, s.failed("due orders", err)
}

// sweepBatch is how many orders one transaction moves.
const sweepBatch = 100

// Sweep implements aftersales.Store. It takes up to a hundred orders at a time: it locks those that nobody has locked,
// decides and saves them all in one transaction, and so a process that is killed leaves them as they were. Where one of
// them cannot be saved, the others are saved one by one.
func (s *Store) Sweep(ctx context.Context, at time.Time, limit int, decide func(aftersales.Dossier) (aftersales.Decision, error)) (int, error) {
	moved := 0
	var failed []error
	for moved < limit {
		b := &batch{at: at, limit: min(limit-moved, sweepBatch), decide: decide}
		if err := s.sweep(ctx, b); err != nil {
			return moved, errors.Join(append(failed, s.failed("sweep", err))...)
		}
		moved += b.moved
		failed = append(failed, b.failed...)
		if b.seen < b.limit {
			break
		}
	}
	return moved, errors.Join(failed...)
}

// batch is what one transaction of a sweep takes.
type batch struct {
	at     time.Time
	limit  int
	decide decideFunc

	seen, moved int
	failed      []error
	writes      []*write
}

// sweep takes a batch, after a look that locks nothing: most looks find nothing.
func (s *Store) sweep(ctx context.Context, b *batch) error {
	err := s.retrying(ctx, func() error {
		*b = batch{at: b.at, limit: b.limit, decide: b.decide} // what an attempt before found was rolled back
		any, err := s.session(nil).found(ctx, s.text.anyDue, micros(b.at))
		if err != nil || !any {
			return err
		}
		if err := s.stmts.ready(ctx, s.text.hold, s.text.sweep, s.text.pause, s.text.save); err != nil {
			return err
		}
		_, err = s.transaction(ctx, s.scan(), func(in session) error { return s.sweepIn(ctx, in, b) })
		return err
	})
	if err != nil && ctx.Err() == nil && (s.dialect.told(err) || b.seen > 0) {
		return s.sweepSingly(ctx, b)
	}
	for _, w := range b.writes {
		_ = s.settle(ctx, w, true, err)
	}
	if err == nil && s.dialect != PostgreSQL {
		for _, w := range b.writes {
			_ = s.stmts.ready(ctx, s.text.writing(w)...) // for the next batch, which does without where it fails
		}
	}
	return err
}

// sweepIn decides and saves a batch inside a transaction. An order that cannot be decided is passed over.
func (s *Store) sweepIn(ctx context.Context, in session, b *batch) error {
	if s.dialect == SQLite { // its lock is taken by writing
		if _, err := in.exec(ctx, s.text.hold, ""); err != nil {
			return err
		}
	}
	type row struct {
		id  string
		doc []byte
	}
	var found []row
	err := in.query(ctx, func(rows *sql.Rows) error {
		var r row
		err := rows.Scan(&r.id, &r.doc)
		found = append(found, r)
		return err
	}, s.text.sweep, micros(b.at), b.limit)
	if err != nil {
		return err
	}
	b.seen = len(found)
	for _, r := range found {
		if err := ctx.Err(); err != nil {
			return err
		}
		w, err := s.sweepOne(r.id, r.doc, b)
		switch {
		case err != nil:
			b.fail(r.id, err)
			fallthrough
		case w == nil:
			err = s.passOver(ctx, in, r.id, b.at)
		default:
			if err = s.save(ctx, in, w); err == nil {
				b.moved++
				b.writes = append(b.writes, w)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sweepOne decides about an order that was read; nil where there is nothing to save.
func (s *Store) sweepOne(id string, doc []byte, b *batch) (*write, error) {
	var was aftersales.Dossier
	if err := json.Unmarshal(doc, &was); err != nil {
		return nil, err
	}
	if err := s.belongs(was, id); err != nil {
		return nil, err
	}
	decision, err := b.decide(was)
	if err != nil || decision.Empty() {
		return nil, err
	}
	return newWrite(id, known{dossier: was}, decision)
}

func (b *batch) fail(id string, err error) {
	b.failed = append(b.failed, fmt.Errorf("sqlstore: sweep of order %q: %w", order.Shorten(id, 64), err))
}

// passOver lets an order sleep until sweeps try it again, unless somebody else has moved it.
func (s *Store) passOver(ctx context.Context, in session, id string, at time.Time) error {
	_, err := in.exec(ctx, s.text.pause, micros(at.Add(aftersales.SweepPause)), id, micros(at))
	return err
}

// sweepSingly moves the orders of a batch one by one, of which one or the other cannot be saved.
func (s *Store) sweepSingly(ctx context.Context, b *batch) error {
	b.seen, b.moved, b.failed, b.writes = 0, 0, nil, nil
	ids, err := s.due(ctx, s.session(nil), b.at, b.limit)
	if err != nil {
		return err
	}
	b.seen = len(ids)
	for _, id := range ids {
		decision, err := s.Update(ctx, id, b.decide)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil && !decision.Empty():
			b.moved++
			continue
		case err != nil:
			b.fail(id, err)
		}
		if err := s.passOver(ctx, s.session(nil), id, b.at); err != nil {
			return err
		}
	}
	return nil
}
