package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Done implements aftersales.Store.
func (s *Store) Done(ctx context.Context, id string) error {
	at, err := aftersales.ParseEffectID(id)
	if err != nil {
		return ctx.Err() // what is no effect's id is an unknown one
	}
	err = s.retrying(ctx, func() error {
		if s.dialect == PostgreSQL {
			return s.doneIn(ctx, s.session(nil), at)
		}
		if err := s.stmts.ready(ctx, s.text.hold, s.text.effect, s.text.done, s.text.next); err != nil {
			return err
		}
		_, err := s.transaction(ctx, s.scan(), func(in session) error { return s.doneIn(ctx, in, at) })
		return err
	})
	return s.failedEffect("done", id, err)
}

func (s *Store) doneIn(ctx context.Context, in session, id aftersales.EffectID) error {
	if s.dialect == PostgreSQL {
		_, err := in.exec(ctx, s.text.doneAll, id.Order, id.Seq, id.Index)
		return err
	}
	_, err := s.freeing(ctx, in, id, s.text.done, id.Order, id.Seq, id.Index)
	return err
}

// freeing does something by which an effect waits no more, and makes the next one of its order ready that a claim put to sleep
// with it. One that was put off by itself sleeps on.
func (s *Store) freeing(ctx context.Context, in session, id aftersales.EffectID, text string, args ...any) (int64, error) {
	if s.dialect == SQLite { // its lock is taken by writing, and would be refused after reading
		if _, err := in.exec(ctx, s.text.hold, ""); err != nil {
			return 0, err
		}
	}
	var ready int64
	err := in.query(ctx, func(rows *sql.Rows) error { return rows.Scan(&ready) }, s.text.effect, id.Order, id.Seq, id.Index)
	if err != nil {
		return 0, err
	}
	n, err := in.exec(ctx, text, args...)
	if err != nil {
		return n, err
	}
	_, err = in.exec(ctx, s.text.next, id.Order, id.Seq, id.Seq, id.Index, ready)
	return n, err
}

func (s *Store) failedEffect(what, id string, err error) error {
	if err == nil {
		return nil
	}
	return s.failed(fmt.Sprintf("%s of effect %q", what, order.Shorten(id, 80)), err)
}

// Retry implements aftersales.Store.
func (s *Store) Retry(ctx context.Context, id string, at time.Time) error {
	return s.retrying(ctx, func() error { return s.retryIn(ctx, s.session(nil), id, at) })
}

func (s *Store) retryIn(ctx context.Context, in session, id string, at time.Time) error {
	key, err := aftersales.ParseEffectID(id)
	if err != nil {
		return err
	}
	n, err := in.exec(ctx, s.text.retry, micros(at), key.Order, key.Seq, key.Index)
	if err != nil || n > 0 {
		return s.failedEffect("retry", id, err)
	}
	return s.known(ctx, in, id, key)
}

// known is a *NotFoundError if no such effect was ever decided.
func (s *Store) known(ctx context.Context, in session, id string, key aftersales.EffectID) error {
	// MySQL counts the rows that changed: one that is as it should be is not among them.
	there, err := in.found(ctx, s.text.effect, key.Order, key.Seq, key.Index)
	if err != nil || there {
		return s.failedEffect("look", id, err)
	}
	text, err := s.entryAt(ctx, in, key.Order, key.Seq)
	if err != nil {
		return s.failedEffect("look", id, err)
	}
	var entry struct{ Effects []json.RawMessage }
	if text != "" {
		if err := json.Unmarshal([]byte(text), &entry); err != nil {
			return s.failedEffect("look", id, err)
		}
	}
	if key.Index >= len(entry.Effects) {
		return &aftersales.NotFoundError{What: "effect", ID: id}
	}
	return nil // it is done
}

// mostReason is how much of the reason a dead letter keeps, in bytes.
const mostReason = 2000

// Bury implements aftersales.Store. Of the reason 2,000 bytes are kept.
func (s *Store) Bury(ctx context.Context, id string, at time.Time, reason string) error {
	return s.retrying(ctx, func() error {
		if s.dialect == PostgreSQL {
			return s.buryIn(ctx, s.session(nil), id, at, reason)
		}
		if err := s.stmts.ready(ctx, s.text.hold, s.text.effect, s.text.bury, s.text.next); err != nil {
			return s.failedEffect("bury", id, err)
		}
		_, err := s.transaction(ctx, s.scan(), func(in session) error { return s.buryIn(ctx, in, id, at, reason) })
		return err
	})
}

func (s *Store) buryIn(ctx context.Context, in session, id string, at time.Time, reason string) error {
	key, err := aftersales.ParseEffectID(id)
	if err != nil {
		return err
	}
	reason = strings.ReplaceAll(strings.ToValidUTF8(order.Shorten(reason, mostReason), "\uFFFD"), "\x00", "\uFFFD")
	var n int64
	if s.dialect == PostgreSQL {
		err = in.query(ctx, func(rows *sql.Rows) error { return rows.Scan(&n) }, s.text.buryAll, key.Order, key.Seq, key.Index, micros(at), reason)
	} else {
		n, err = s.freeing(ctx, in, key, s.text.bury, micros(at), reason, key.Order, key.Seq, key.Index)
	}
	if err != nil || n > 0 {
		return s.failedEffect("bury", id, err)
	}
	return s.known(ctx, in, id, key)
}

// DeadLetters implements aftersales.Store.
func (s *Store) DeadLetters(ctx context.Context, after string, limit int) (dead []aftersales.DeadLetter, err error) {
	err = s.retrying(ctx, func() error {
		dead, err = s.deadLetters(ctx, s.session(nil), after, limit)
		return err
	})
	return dead, err
}

func (s *Store) deadLetters(ctx context.Context, in session, after string, limit int) ([]aftersales.DeadLetter, error) {
	var from aftersales.EffectID
	if after != "" {
		var err error
		if from, err = aftersales.ParseEffectID(after); err != nil {
			return nil, err
		}
	}
	var dead []aftersales.DeadLetter
	err := in.query(ctx, func(rows *sql.Rows) error {
		var doc sql.RawBytes
		var buried int64
		var id aftersales.EffectID
		var d aftersales.DeadLetter
		if err := rows.Scan(&id.Order, &id.Seq, &id.Index, &doc, &d.Attempt, &buried, &d.Reason); err != nil {
			return err
		}
		d.Buried = time.UnixMicro(buried).UTC()
		if err := json.Unmarshal(doc, &d.Effect); err != nil {
			d.Effect = aftersales.Effect{ID: id.String(), Order: id.Order}
		}
		dead = append(dead, d)
		return nil
	}, s.text.dead, from.Order, from.Order, from.Seq, from.Seq, from.Index, max(limit, 0))
	return dead, s.failed("dead letters", err)
}
