package sqlstore

import (
	"context"
	"slices"
	"strings"
)

// save writes a decision: an errConflict if the order is no more what was decided about.
func (s *Store) save(ctx context.Context, in session, w *write) error {
	if s.atOnce(w) {
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
func (s *statements) insertRows(into, id string, rows [][]any) []part {
	var parts []part
	for len(rows) > 0 {
		n := min(len(rows), mostRows)
		one := "(?" + strings.Repeat(", ?", len(rows[0])) + ")"
		p := part{text: s.of(into + " VALUES " + one + strings.Repeat(", "+one, n-1))}
		for _, row := range rows[:n] {
			p.args = append(append(p.args, id), row...)
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
	entries, effects, fresh, changed := w.rows()
	parts := s.insertRows(`INSERT INTO {log} (order_id, seq, at_us, entry)`, id, entries)
	parts = append(parts, s.insertRows(`INSERT INTO {outbox} (order_id, seq, idx, kind, at_us, ready_us, effect)`, id, effects)...)
	parts = append(parts, s.insertRows(`INSERT INTO {listing} (order_id, child, case_id, subject, kind, state, open, buyer, seller, due_us)`, id, fresh)...)
	for _, row := range changed {
		parts = append(parts, part{s.listed, slices.Insert(row, len(row)-2, any(id))})
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
