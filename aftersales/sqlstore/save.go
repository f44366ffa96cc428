package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// save writes a decision: an errConflict if the order is no more what was decided about.
func (s *Store) save(ctx context.Context, in session, w *write) error {
	if s.dialect == PostgreSQL {
		return s.saveAtOnce(ctx, in, w)
	}
	is := w.decision.Dossier
	order := []any{is.Seq, micros(is.At), w.wake, w.open, w.dossier, is.Order.ID}
	text := s.text.insert
	if w.was.Placed() {
		text = s.text.save
		order = append(order, w.was.Seq, micros(w.was.At))
	}
	n, err := in.exec(ctx, text, order...)
	switch {
	case err != nil && !w.was.Placed() && s.dialect.duplicate(err), err == nil && n == 0:
		return errConflict
	case err != nil:
		return err
	}
	for _, part := range w.partsBy(&s.text) {
		if _, err := in.exec(ctx, part.text, part.args...); err != nil {
			return err
		}
	}
	return nil
}

// part is a statement that writes some rows of a decision.
type part struct {
	text string
	args []any
}

// mostRows is how many rows one INSERT holds.
const mostRows = 32

// insertRows makes INSERTs of rows, mostRows at a time, so that there are few texts to prepare.
func (s *statements) insertRows(into string, rows [][]any) []part {
	var parts []part
	for len(rows) > 0 {
		n := min(len(rows), mostRows)
		one := "(" + strings.Repeat("?, ", len(rows[0])-1) + "?)"
		p := part{text: s.of(into + " VALUES " + one + strings.Repeat(", "+one, n-1))}
		for _, row := range rows[:n] {
			p.args = append(p.args, row...)
		}
		parts, rows = append(parts, p), rows[n:]
	}
	return parts
}

// partsBy makes the statements once.
func (w *write) partsBy(s *statements) []part {
	if w.parts == nil {
		w.parts = s.parts(w)
	}
	return w.parts
}

// parts are the statements for the rows of a decision beside the order's own.
func (s *statements) parts(w *write) []part {
	id := w.decision.Dossier.Order.ID
	var entries, effects, fresh [][]any
	for _, e := range w.entries {
		entries = append(entries, []any{id, e.seq, e.at, e.json})
	}
	for _, e := range w.effects {
		effects = append(effects, []any{id, e.id.Seq, e.id.Index, e.kind, e.at, e.at, e.json})
	}
	for _, l := range w.fresh {
		fresh = append(fresh, []any{id, l.child, l.caseID, l.subject, l.kind, l.state, l.open, l.buyer, l.seller, l.due})
	}
	parts := s.insertRows(`INSERT INTO {log} (order_id, seq, at_us, entry)`, entries)
	parts = append(parts, s.insertRows(`INSERT INTO {outbox} (order_id, seq, idx, kind, at_us, ready_us, effect)`, effects)...)
	parts = append(parts, s.insertRows(`INSERT INTO {listing} (order_id, child, case_id, subject, kind, state, open, buyer, seller, due_us)`, fresh)...)
	for _, l := range w.changed {
		parts = append(parts, part{s.listed, []any{l.kind, l.state, l.open, l.buyer, l.seller, l.due, id, l.child, l.caseID}})
	}
	return parts
}

// writing are the texts that save a decision, to be prepared before its transaction begins.
func (s *statements) writing(w *write) []string {
	texts := []string{s.insert}
	if w.was.Placed() {
		texts[0] = s.save
	}
	for _, p := range w.partsBy(s) {
		texts = append(texts, p.text)
	}
	return texts
}

// pgListed is a line of the listing as PostgreSQL reads it: see pgRows.
type pgListed struct {
	Child   string `json:"ch"`
	Case    string `json:"c"`
	Subject int    `json:"su"`
	Kind    string `json:"k"`
	State   string `json:"st"`
	Open    int    `json:"o"`
	Buyer   string `json:"b"`
	Seller  string `json:"se"`
	Due     int64  `json:"d"`
}

// saveAtOnce writes a decision by one statement.
func (s *Store) saveAtOnce(ctx context.Context, in session, w *write) error {
	is := w.decision.Dossier
	entries, effects, listed, err := w.rows()
	if err != nil {
		return err
	}
	args := []any{is.Order.ID, is.Seq, micros(is.At), w.wake, w.open, w.dossier, entries, effects, listed}
	text := s.text.insertAll
	if w.was.Placed() {
		text = s.text.saveAll
		args = append(args, w.was.Seq, micros(w.was.At))
	}
	var n int64
	if err := in.query(ctx, func(rows *sql.Rows) error { return rows.Scan(&n) }, text, args...); err != nil {
		return err
	}
	if n == 0 {
		return errConflict
	}
	return nil
}

// rows are the rows of a decision as JSON arrays, put together by hand where what they hold is JSON already.
func (w *write) rows() (entries, effects, listed string, err error) {
	var log, outbox []byte
	for _, e := range w.entries {
		log = fmt.Appendf(log, `,{"s":%d,"t":%d,"e":%s}`, e.seq, e.at, e.json)
	}
	for _, e := range w.effects {
		outbox = fmt.Appendf(outbox, `,{"s":%d,"i":%d,"k":%q,"t":%d,"e":%s}`, e.id.Seq, e.id.Index, e.kind, e.at, e.json)
	}
	lines := make([]pgListed, 0, len(w.fresh)+len(w.changed))
	for _, l := range slices.Concat(w.fresh, w.changed) {
		lines = append(lines, pgListed{l.child, l.caseID, l.subject, l.kind, l.state, l.open, l.buyer, l.seller, l.due})
	}
	text, err := json.Marshal(lines)
	return array(log), array(outbox), string(text), err
}

// array makes an array of elements that each follow a comma.
func array(elements []byte) string {
	if len(elements) == 0 {
		return "[]"
	}
	elements[0] = '['
	return string(append(elements, ']'))
}
