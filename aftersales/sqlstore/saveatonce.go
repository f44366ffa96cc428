package sqlstore

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
)

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

// values writes rows of parameters with their types, such as ($1::bigint, $2::json).
func (p *pgStatement) values(types []string, rows [][]any) {
	for i, row := range rows {
		if i > 0 {
			p.WriteString(", ")
		}
		p.WriteByte('(')
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
		p.WriteByte(')')
	}
}

// with adds a part that takes rows and the order that was saved; nothing where there are no rows.
func (p *pgStatement) with(before string, types []string, rows [][]any, after string) {
	if len(rows) == 0 {
		return
	}
	p.WriteString(before)
	p.values(types, rows)
	p.WriteString(after)
}

// atOnce is the statement that writes a decision: the order, and if it was written, the rows beside it.
func (s *statements) atOnce(w *write) (string, []any) {
	p := &pgStatement{}
	p.Grow(1500)
	is := w.decision.Dossier
	row := [][]any{{is.Order.ID, is.Seq, micros(is.At), w.wake, w.open, w.dossier}}
	types := []string{"text", "bigint", "bigint", "bigint", "integer", "json"}
	if w.was.Placed() {
		row[0] = append(row[0], w.was.Seq, micros(w.was.At))
		p.with(s.pgSave, append(types, "bigint", "bigint"), row,
			`) v(id, seq, updated_us, wake_us, open_cases, dossier, was, at_us) WHERE o.id = v.id AND o.seq = v.was AND o.updated_us = v.at_us RETURNING o.id)`)
	} else {
		p.with(s.pgInsert, types, row, ` ON CONFLICT DO NOTHING RETURNING id)`)
	}
	entries, effects, fresh, changed := w.rows()
	p.with(s.pgLog, []string{"bigint", "bigint", "json"}, entries, `) v)`)
	p.with(s.pgOutbox, []string{"bigint", "integer", "text", "bigint", "bigint", "json"}, effects, `) v)`)
	p.with(s.pgListing, []string{"text", "text", "smallint", "text", "text", "smallint", "text", "text", "bigint"}, fresh, `) v)`)
	p.with(s.pgListed, []string{"text", "text", "smallint", "text", "text", "bigint", "text", "text"}, changed,
		`) v(kind, state, open, buyer, seller, due_us, child, case_id) WHERE l.order_id = o.id AND l.child = v.child AND l.case_id = v.case_id)`)
	p.WriteString(` SELECT count(*) FROM o`)
	return p.String(), p.args
}

const (
	pgSave = `WITH o AS (UPDATE {orders} o SET seq = v.seq, updated_us = v.updated_us, wake_us = v.wake_us, open_cases = v.open_cases, dossier = v.dossier
	FROM (VALUES `
	pgInsert  = `WITH o AS (INSERT INTO {orders} (id, seq, updated_us, wake_us, open_cases, dossier) VALUES `
	pgLog     = `, e AS (INSERT INTO {log} (order_id, seq, at_us, entry) SELECT o.id, v.* FROM o, (VALUES `
	pgOutbox  = `, f AS (INSERT INTO {outbox} (order_id, seq, idx, kind, at_us, ready_us, effect) SELECT o.id, v.* FROM o, (VALUES `
	pgListing = `, n AS (INSERT INTO {listing} (order_id, child, case_id, subject, kind, state, open, buyer, seller, due_us) SELECT o.id, v.* FROM o, (VALUES `
	pgListed  = `, c AS (UPDATE {listing} l SET kind = v.kind, state = v.state, open = v.open, buyer = v.buyer, seller = v.seller, due_us = v.due_us
	FROM o, (VALUES `
)
