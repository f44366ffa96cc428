package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"time"
)

// retrying does something again as long as the database breaks it off, at most Retries times, with growing pauses.
func (s *Store) retrying(ctx context.Context, do func() error) error {
	const first, most = time.Millisecond, 250 * time.Millisecond
	for attempt := 0; ; attempt++ {
		err := do()
		var unsent unsentError
		again := errors.Is(err, errConflict) || errors.As(err, &unsent) || s.dialect.transient(err)
		if err == nil || attempt >= s.config.Retries || !again {
			return err
		}
		wait := min(first<<min(attempt, 16), most)
		timer := time.NewTimer(wait/2 + rand.N(wait))
		select {
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		case <-timer.C:
		}
	}
}

// transaction does something in a transaction and commits it. Of SQLite's writers one works at a time, and the others of
// this process wait here. committing is false where the error came before.
func (s *Store) transaction(ctx context.Context, options *sql.TxOptions, do func(session) error) (committing bool, err error) {
	if s.dialect == SQLite {
		leave, err := s.writer.enter(ctx, "")
		if err != nil {
			return false, err
		}
		defer leave()
	}
	tx, err := s.db.BeginTx(ctx, options)
	if err != nil {
		return false, err
	}
	defer func() {
		if !committing {
			_ = tx.Rollback() // what went wrong is err, or a panic of what decides
		}
	}()
	if err := do(s.session(tx)); err != nil {
		return false, err
	}
	committing = true
	return true, tx.Commit()
}

// locking is the isolation of a transaction that locks one row: on PostgreSQL not that of the session, under which it could
// be broken off again and again.
func (s *Store) locking() *sql.TxOptions {
	if s.dialect == PostgreSQL {
		return s.scan()
	}
	return nil
}

// scan is the isolation of a transaction that locks what it finds among many rows. InnoDB's default would lock the gaps
// between them as well, and what others insert there.
func (s *Store) scan() *sql.TxOptions {
	if s.dialect == SQLite {
		return nil
	}
	return &sql.TxOptions{Isolation: sql.LevelReadCommitted}
}
