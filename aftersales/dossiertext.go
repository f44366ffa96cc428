package aftersales

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// DossierText is the JSON of a dossier in parts, for a store that writes the dossier after every decision: of the next one
// only what the decision changed is written anew. Its zero value is of no dossier. It is never changed in place.
type DossierText struct {
	order []byte
	cases [][]byte
}

// Written reports whether the text is of a dossier.
func (t DossierText) Written() bool { return t.order != nil }

// Next is the text of the dossier after a decision about the dossier that t is of; the zero text may be of any.
func (t DossierText) Next(d Decision) (DossierText, error) {
	next := DossierText{order: t.order, cases: slices.Clone(t.cases)}
	if t.order == nil {
		text, err := json.Marshal(d.Dossier.Order)
		if err != nil {
			return DossierText{}, err
		}
		next.order, next.cases = text, make([][]byte, len(d.Dossier.Cases))
	}
	for range len(d.Dossier.Cases) - len(next.cases) {
		next.cases = append(next.cases, nil) // opened
	}
	for i := range d.Entries {
		if e := &d.Entries[i]; e.Change != nil {
			if at := d.Dossier.caseIndex(e.Case); at >= 0 {
				next.cases[at] = nil
			}
		}
	}
	for i, text := range next.cases {
		if text != nil {
			continue
		}
		text, err := json.Marshal(&d.Dossier.Cases[i])
		if err != nil {
			return DossierText{}, err
		}
		next.cases[i] = text
	}
	return next, nil
}

// JSON is what Dossier.MarshalJSON writes of the dossier that t is of.
func (t DossierText) JSON(d Dossier) (string, error) {
	rest, err := json.Marshal(struct {
		Seq      int64     `json:"seq"`
		At       time.Time `json:"at,omitzero"`
		Children []Child   `json:"children,omitempty"`
	}{d.Seq, d.At, d.Children})
	if err != nil {
		return "", err
	}
	size := len(t.order) + len(rest) + 30
	for _, c := range t.cases {
		size += len(c) + 1
	}
	var b strings.Builder // whose text needs no copy
	b.Grow(size)
	b.WriteString(`{"order":`)
	b.Write(t.order)
	b.WriteByte(',')
	b.Write(rest[1 : len(rest)-1])
	for i, c := range t.cases {
		b.WriteString([]string{`,"cases":[`, ","}[min(i, 1)])
		b.Write(c)
	}
	if len(t.cases) > 0 {
		b.WriteByte(']')
	}
	b.WriteByte('}')
	return b.String(), nil
}
