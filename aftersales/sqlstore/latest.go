package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

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
