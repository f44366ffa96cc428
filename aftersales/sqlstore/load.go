package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func (s *Store) load(ctx context.Context, in session, orderID string) (aftersales.Dossier, error) {
	d, _, err := s.loadBy(ctx, in, s.text.load, orderID)
	if err == nil && !d.Placed() {
		return d, &aftersales.NotFoundError{What: "order", ID: orderID}
	}
	return d, err
}

// loadBy reads a dossier by a statement, zero where there is none, and the bytes its JSON takes.
func (s *Store) loadBy(ctx context.Context, in session, text, orderID string) (d aftersales.Dossier, size int, err error) {
	if !order.ValidID(orderID) { // no order has it, and some databases would not even look for it
		return d, 0, ctx.Err()
	}
	var doc sql.RawBytes
	what := fmt.Sprintf("load order %q", order.Shorten(orderID, 64))
	err = in.query(ctx, func(rows *sql.Rows) error {
		if err := rows.Scan(&doc); err != nil {
			return err
		}
		size = len(doc)
		if err := json.Unmarshal(doc, &d); err != nil {
			return err
		}
		return s.belongs(d, orderID)
	}, text, orderID)
	if err != nil {
		return aftersales.Dossier{}, 0, s.failed(what, err)
	}
	return d, size, nil
}

// belongs holds a stored dossier against the key of its row.
func (s *Store) belongs(d aftersales.Dossier, orderID string) error {
	if d.Order.ID != orderID {
		return &aftersales.DossierError{Order: orderID, Seq: d.Seq, Problem: fmt.Sprintf("its row holds order %q", order.Shorten(d.Order.ID, 64))}
	}
	return nil
}

func (s *Store) log(ctx context.Context, in session, orderID string, after int64) ([]aftersales.Entry, error) {
	if !order.ValidID(orderID) {
		return nil, ctx.Err()
	}
	return s.entries(ctx, in, s.text.entries, orderID, after)
}

// entries are those of an order's log that a statement gives.
func (s *Store) entries(ctx context.Context, in session, text, orderID string, after int64, more ...any) ([]aftersales.Entry, error) {
	var entries []aftersales.Entry
	err := in.query(ctx, func(rows *sql.Rows) error {
		var doc sql.RawBytes
		if err := rows.Scan(&doc); err != nil {
			return err
		}
		var e aftersales.Entry
		if err := json.Unmarshal(doc, &e); err != nil {
			return err
		}
		entries = append(entries, e)
		return nil
	}, text, append([]any{orderID, after}, more...)...)
	if err != nil {
		return nil, s.failed(fmt.Sprintf("log of order %q after %d", order.Shorten(orderID, 64), after), err)
	}
	return entries, nil
}

// entryAt is the text of an entry; empty where there is none.
func (s *Store) entryAt(ctx context.Context, in session, orderID string, seq int64) (text string, err error) {
	err = in.query(ctx, func(rows *sql.Rows) error { return rows.Scan(&text) }, s.text.entry, orderID, seq)
	return text, err
}
