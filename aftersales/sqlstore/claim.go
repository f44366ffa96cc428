package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
)

// Claim implements aftersales.Store. Several claimers at once pass each other by. An effect whose row was spoilt by hand
// comes without a kind.
func (s *Store) Claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]aftersales.Claimed, error) {
	var claimed []aftersales.Claimed
	err := s.retrying(ctx, func() (err error) {
		claimed, err = s.claim(ctx, now, lease, limit)
		return err
	})
	if err != nil {
		return nil, s.failed("claim", err) // what was found is not leased
	}
	return claimed, nil
}

func (s *Store) claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]aftersales.Claimed, error) {
	if limit <= 0 {
		return nil, ctx.Err()
	}
	any, err := s.session(nil).found(ctx, s.text.anyReady, micros(now)) // most looks find nothing, and this one locks nothing
	if err != nil || !any {
		return nil, err
	}
	if s.dialect == PostgreSQL {
		claimed, err := s.claimIn(ctx, s.session(nil), now, lease, limit)
		if state(err) != serializationFailure {
			return claimed, err
		}
		// Where transactions are serializable by default, claims would break one another off again and again.
	}
	if err := s.stmts.ready(ctx, s.text.claim, s.text.hold); err != nil {
		return nil, err
	}
	var claimed []aftersales.Claimed
	_, err = s.transaction(ctx, s.scan(), func(in session) (err error) {
		claimed, err = s.claimIn(ctx, in, now, lease, limit)
		return err
	})
	return claimed, err
}

// claimIn takes effects inside a transaction, or on PostgreSQL by one statement.
func (s *Store) claimIn(ctx context.Context, in session, now time.Time, lease time.Duration, limit int) ([]aftersales.Claimed, error) {
	until := now.Add(lease).UTC().Truncate(time.Microsecond)
	text, args := s.text.claim, []any{micros(now), limit}
	switch s.dialect {
	case PostgreSQL:
		text, args = s.text.claimAll, append(args, micros(until), micros(until), micros(until))
	case SQLite: // its lock is taken by writing
		if _, err := in.exec(ctx, s.text.hold, ""); err != nil {
			return nil, err
		}
	}
	var heads []aftersales.EffectID
	var claimed []aftersales.Claimed
	err := in.query(ctx, func(rows *sql.Rows) error {
		var id aftersales.EffectID
		var doc sql.RawBytes
		c := aftersales.Claimed{Until: until}
		if err := rows.Scan(&id.Order, &id.Seq, &id.Index, &c.Attempt, &doc); err != nil {
			return err
		}
		heads = append(heads, id)
		if err := json.Unmarshal(doc, &c.Effect); err != nil {
			c.Effect = aftersales.Effect{ID: id.String(), Order: id.Order} // spoilt by hand; it must hold up no other
		}
		c.Attempt++
		claimed = append(claimed, c)
		return nil
	}, text, args...)
	if err != nil || s.dialect == PostgreSQL || len(heads) == 0 {
		return claimed, err
	}
	if s.dialect == MySQL {
		if heads, claimed, err = s.first(ctx, in, heads, claimed); err != nil || len(heads) == 0 {
			return nil, err
		}
	}
	return claimed, s.lease(ctx, in, heads, until)
}

// first leaves of what was found only what comes first in its order. On MySQL the rows that a statement locks are as they are
// now, and those that its subquery reads as they were when it began: of a decision that was committed in between, it finds
// the later effects and misses the first.
func (s *Store) first(ctx context.Context, in session, heads []aftersales.EffectID, claimed []aftersales.Claimed) (h []aftersales.EffectID, c []aftersales.Claimed, err error) {
	firsts := map[string]aftersales.EffectID{}
	for chunk := range slices.Chunk(heads, 64) {
		var orders []any
		for _, id := range chunk {
			orders = append(orders, id.Order)
		}
		text := s.text.of(`SELECT order_id, seq, idx FROM {outbox} WHERE order_id IN (?` + strings.Repeat(", ?", len(chunk)-1) + `) AND ready_us < {never}` + in.current)
		err := in.query(ctx, func(rows *sql.Rows) error {
			var id aftersales.EffectID
			if err := rows.Scan(&id.Order, &id.Seq, &id.Index); err != nil {
				return err
			}
			if was, found := firsts[id.Order]; !found || id.Seq < was.Seq || id.Seq == was.Seq && id.Index < was.Index {
				firsts[id.Order] = id
			}
			return nil
		}, text, orders...)
		if err != nil {
			return nil, nil, err
		}
	}
	for i, id := range heads {
		if firsts[id.Order] == id {
			h, c = append(h, id), append(c, claimed[i])
		}
	}
	return h, c, nil
}

// lease hides what was claimed, and lets the later effects of its orders sleep as long, so that no claimer looks at them.
func (s *Store) lease(ctx context.Context, in session, heads []aftersales.EffectID, until time.Time) error {
	for chunk := range slices.Chunk(heads, 64) {
		took, later := []any{micros(until)}, []any{micros(until)}
		for _, id := range chunk {
			took, later = append(took, id.Order, id.Seq, id.Index), append(later, id.Order)
		}
		for _, p := range []part{
			{s.text.of(`UPDATE {outbox} SET ready_us = ?, attempt = attempt + 1 WHERE (order_id, seq, idx) IN (` + s.dialect.tuples(len(chunk)) + `)`), took},
			{s.text.of(`UPDATE {outbox} SET ready_us = ? WHERE order_id IN (?` + strings.Repeat(", ?", len(chunk)-1) + `) AND ready_us < ?`), append(later, micros(until))},
		} {
			if _, err := in.exec(ctx, p.text, p.args...); err != nil {
				return err
			}
		}
	}
	return nil
}

// tuples are so many keys of the outbox to look for.
func (d Dialect) tuples(n int) string {
	if d == SQLite {
		return "VALUES (?, ?, ?)" + strings.Repeat(", (?, ?, ?)", n-1)
	}
	return "(?, ?, ?)" + strings.Repeat(", (?, ?, ?)", n-1)
}
