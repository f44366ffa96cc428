package sqlstore

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
)

// mostAtOnce is how many rows one statement writes beside the order's own: PostgreSQL takes 65,535 parameters.
const mostAtOnce = 5000

// atOnce reports whether a decision is saved by one statement.
func (s *Store) atOnce(w *write) bool {
	return s.dialect == PostgreSQL && len(w.entries)+len(w.effects)+len(w.fresh)+len(w.changed) <= mostAtOnce
}

// saveAtOnce writes a decision by one statement. It writes nothing where the order is no more what was decided about.
func (s *Store) saveAtOnce(ctx context.Context, in session, w *write) error {
	text, args := s.text.atOnce(w)
	var n int64
	if err := in.query(ctx, func(rows *sql.Rows) error { return rows.Scan(&n) }, text, args...); err != nil {
		return err
	}
	if n == 0 {
		return errConflict
	}
	return nil
}

// pgStatement is put together with its parameters. The text depends on how many rows there are of each kind and on nothing
// else, so that a driver prepares few.
type pgStatement struct {
	strings.Builder
	args []any
}

// row writes parameters with their types, such as $1::bigint, $2::json.
func (p *pgStatement) row(types []string, row []any) {
	for k, v := range row {
		if k > 0 {
			p.WriteString(", ")
		}
		p.args = append(p.args, v)
		p.WriteByte('$')
		p.WriteString(strconv.Itoa(len(p.args)))
		p.WriteString("::")
		p.WriteString(types[k])
	}
}

// insert adds a part that inserts rows of the order that was saved; nothing where there are no rows.
func (p *pgStatement) insert(into string, types []string, rows [][]any) {
	switch len(rows) {
	case 0:
	case 1:
		p.WriteString(into)
		p.row(types, rows[0])
		p.WriteString(" FROM o)")
	default:
		p.WriteString(into + "v.* FROM o, (VALUES (")
		for i, row := range rows {
			if i > 0 {
				p.WriteString("), (")
			}
			p.row(types, row)
		}
		p.WriteString(")) v)")
	}
}

// change adds a part that changes rows of the order that was saved; nothing where there are none.
func (p *pgStatement) change(table string, types []string, rows [][]any) {
	for i, row := range rows {
		if i == 0 {
			p.WriteString(table)
		} else {
			p.WriteString("), (")
		}
		p.row(types, row)
	}
	if len(rows) > 0 {
		p.WriteString(`)) v(kind, state, open, buyer, seller, due_us, child, case_id) WHERE l.order_id = o.id AND l.child = v.child AND l.case_id = v.case_id)`)
	}
}

// atOnce is the statement that writes a decision: the order, and if it was written, the rows beside it.
func (s *statements) atOnce(w *write) (string, []any) {
	p := &pgStatement{}
	p.Grow(1500)
	is := w.decision.Dossier
	p.args = []any{is.Order.ID, is.Seq, micros(is.At), w.wake, w.open, w.dossier}
	if w.was.Placed() {
		p.args = append(p.args, w.was.Seq, micros(w.was.At))
		p.WriteString(s.pgSave)
	} else {
		p.WriteString(s.pgInsert)
	}
	entries, effects, fresh, changed := w.rows()
	p.insert(s.pgLog, []string{"bigint", "bigint", "json"}, entries)
	p.insert(s.pgOutbox, []string{"bigint", "integer", "text", "bigint", "bigint", "json"}, effects)
	p.insert(s.pgListing, []string{"text", "text", "smallint", "text", "text", "smallint", "text", "text", "bigint"}, fresh)
	p.change(s.pgListed, []string{"text", "text", "smallint", "text", "text", "bigint", "text", "text"}, changed)
	p.WriteString(` SELECT count(*) FROM o`)
	return p.String(), p.args
}

const (
	pgSave = `WITH o AS (UPDATE {orders} SET seq = $2, updated_us = $3, wake_us = $4, open_cases = $5, dossier = $6
	WHERE id = $1 AND seq = $7 AND updated_us = $8 RETURNING id)`
	pgInsert = `WITH o AS (INSERT INTO {orders} (id, seq, updated_us, wake_us, open_cases, dossier)
	VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id)`
	pgLog     = `, e AS (INSERT INTO {log} (order_id, seq, at_us, entry) SELECT o.id, `
	pgOutbox  = `, f AS (INSERT INTO {outbox} (order_id, seq, idx, kind, at_us, ready_us, effect) SELECT o.id, `
	pgListing = `, n AS (INSERT INTO {listing} (order_id, child, case_id, subject, kind, state, open, buyer, seller, due_us) SELECT o.id, `
	pgListed  = `, c AS (UPDATE {listing} l SET kind = v.kind, state = v.state, open = v.open, buyer = v.buyer, seller = v.seller, due_us = v.due_us
	FROM o, (VALUES (`
)
