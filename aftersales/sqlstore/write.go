package sqlstore

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// write is a decision as rows.
type write struct {
	was      aftersales.Dossier
	decision aftersales.Decision
	text     aftersales.DossierText
	dossier  string
	wake     any // microseconds, nil where nothing is due
	open     int
	entries  []entryRow
	effects  []effectRow
	fresh    []listedRow // of the listing: not there before
	changed  []listedRow
	parts    []part // the statements for all but the order's own row, once they are made
}

type entryRow struct {
	seq, at int64
	json    string
}

type effectRow struct {
	id   aftersales.EffectID
	kind string
	at   int64
	json string
}

// listedRow is a line of the listing: a case, or a child order, whose case has the empty id.
type listedRow struct {
	child, caseID string
	subject       int
	kind, state   string
	open          int
	buyer, seller string
	due           int64
}

const (
	subjectChild = 0
	subjectCase  = 1
)

func rowOf(l aftersales.Listed) listedRow {
	r := listedRow{child: l.Child, caseID: l.Case, kind: string(l.Kind), state: string(l.State), buyer: l.Buyer, seller: l.Seller, due: never}
	r.subject = subjectCase
	if l.Case == "" {
		r.subject, r.state = subjectChild, string(l.Status)
	}
	if l.Open {
		r.open = 1
	}
	if !l.Due.IsZero() {
		r.due = l.Due.UnixMicro()
	}
	return r
}

// newWrite writes a decision as rows. The error is a *ReferenceError, or of the JSON.
func newWrite(orderID string, before known, d aftersales.Decision) (*write, error) {
	was, is := before.dossier, d.Dossier
	if problem := follows(orderID, was, d); problem != "" {
		return nil, &aftersales.DossierError{Order: is.Order.ID, Seq: is.Seq, Problem: problem}
	}
	text, err := before.text.Next(d)
	if err != nil {
		return nil, fmt.Errorf("sqlstore: order %q: %w", order.Shorten(is.Order.ID, 64), err)
	}
	whole, err := text.JSON(is)
	if err != nil {
		return nil, fmt.Errorf("sqlstore: order %q: %w", order.Shorten(is.Order.ID, 64), err)
	}
	w := &write{was: was, decision: d, text: text, dossier: whole}
	if due, ok := is.NextDeadline(); ok {
		w.wake = due.UnixMicro()
	}
	for i := range is.Cases {
		if is.Cases[i].Open() {
			w.open++
		}
	}
	for i := range d.Entries {
		text, err := json.Marshal(&d.Entries[i])
		if err != nil {
			return nil, fmt.Errorf("sqlstore: order %q, entry %d: %w", order.Shorten(is.Order.ID, 64), d.Entries[i].Seq, err)
		}
		w.entries = append(w.entries, entryRow{d.Entries[i].Seq, d.Entries[i].At.UnixMicro(), string(text)})
	}
	for i := range d.Effects {
		if err := w.effect(&d.Effects[i]); err != nil {
			return nil, err
		}
	}
	return w, w.listing()
}

// follows says what is wrong with a decision that cannot be saved upon a dossier.
func follows(orderID string, was aftersales.Dossier, d aftersales.Decision) string {
	switch first := d.Entries[0].Seq; {
	case first != was.Seq+1:
		return fmt.Sprintf("entry %d comes next", was.Seq+1)
	case d.Dossier.Seq != was.Seq+int64(len(d.Entries)):
		return fmt.Sprintf("with %d entries after %d", len(d.Entries), was.Seq)
	case d.Dossier.Order.ID != orderID:
		return fmt.Sprintf("it was to be decided about order %q", order.Shorten(orderID, 64))
	}
	return ""
}

func (w *write) effect(e *aftersales.Effect) error {
	id, err := aftersales.ParseEffectID(e.ID)
	if err != nil || id.Order != w.decision.Dossier.Order.ID {
		return fmt.Errorf("sqlstore: order %q decides an effect %q", order.Shorten(w.decision.Dossier.Order.ID, 64), order.Shorten(e.ID, 64))
	}
	text, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("sqlstore: effect %q: %w", order.Shorten(e.ID, 64), err)
	}
	w.effects = append(w.effects, effectRow{id, string(e.Kind), e.At.UnixMicro(), string(text)})
	return nil
}

// listing finds the lines that are new, and those that are no more what they were.
func (w *write) listing() error {
	before := make(map[[2]string]aftersales.Listed)
	for _, l := range w.was.Listing() {
		before[[2]string{l.Child, l.Case}] = l
	}
	for _, l := range w.decision.Dossier.Listing() {
		was, known := before[[2]string{l.Child, l.Case}]
		if known && was == l {
			continue
		}
		for _, ref := range [][2]string{{"buyer", l.Buyer}, {"seller", l.Seller}, {"child", l.Child}, {"case", l.Case}} {
			if n := len(ref[1]); n > MostReference {
				return &ReferenceError{Order: l.Order, Field: ref[0], Bytes: n}
			}
		}
		if known {
			w.changed = append(w.changed, rowOf(l))
		} else {
			w.fresh = append(w.fresh, rowOf(l))
		}
	}
	return nil
}

// rows are the rows of a decision beside the order's own, without the order's id: of the log, the outbox, and the listing;
// what changed in the listing as it is set and found.
func (w *write) rows() (entries, effects, fresh, changed [][]any) {
	for _, e := range w.entries {
		entries = append(entries, []any{e.seq, e.at, e.json})
	}
	for _, e := range w.effects {
		effects = append(effects, []any{e.id.Seq, e.id.Index, e.kind, e.at, e.at, e.json})
	}
	for _, l := range w.fresh {
		fresh = append(fresh, []any{l.child, l.caseID, l.subject, l.kind, l.state, l.open, l.buyer, l.seller, l.due})
	}
	for _, l := range w.changed {
		changed = append(changed, []any{l.kind, l.state, l.open, l.buyer, l.seller, l.due, l.child, l.caseID})
	}
	return entries, effects, fresh, changed
}

// micros is an instant as the tables hold it.
func micros(t time.Time) int64 { return t.UnixMicro() }
