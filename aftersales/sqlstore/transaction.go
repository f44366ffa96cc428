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
	if err := do(s.session(tx)); err != nil {
		_ = tx.Rollback() // what went wrong is err
		return false, err
	}
	return true, tx.Commit()
}

// scan is the isolation of a transaction that locks what it finds among many rows. InnoDB's default would lock the gaps
// between them as well, and what others insert there.
func (s *Store) scan() *sql.TxOptions {
	if s.dialect == MySQL {
		return &sql.TxOptions{Isolation: sql.LevelReadCommitted}
	}
	return nil
}
