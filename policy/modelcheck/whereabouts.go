package modelcheck

import (
	"maps"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
)

// whereabouts are where the goods truly are, by the reports of those who handled them. The library's own idea of it plays no
// part.
type whereabouts struct {
	left    map[string]int64 // units that left the seller, by line
	shelved map[string]int64 // units that never left and are for sale again, by line
	cases   []parcel         // by case
}

// parcel is what became of the goods of one case.
type parcel struct {
	sent, back bool // on their way back; there
	// whole is how many of the units that came back can be sold, by line; nil: nobody looked.
	whole     map[string]int64
	restocked int64
	off       int64 // written off
}

func (w whereabouts) clone() whereabouts {
	w.left, w.shelved, w.cases = maps.Clone(w.left), maps.Clone(w.shelved), slices.Clone(w.cases)
	return w
}

func (w *whereabouts) write(k *keyWriter, d *aftersales.Dossier) {
	for _, units := range []map[string]int64{w.left, w.shelved} {
		for _, line := range slices.Sorted(maps.Keys(units)) {
			k.word(line)
			k.number(units[line])
		}
	}
	for i := range w.cases {
		p := &w.cases[i]
		if c := &d.Cases[i]; !k.single && (!c.Open() || c.State.Executing()) {
			continue
		}
		k.flag(p.sent)
		k.flag(p.back)
		k.number(p.restocked)
		k.number(p.off)
		for _, line := range slices.Sorted(maps.Keys(p.whole)) {
			k.number(p.whole[line])
		}
	}
}

// follow notes what an entry says happened to goods, before its effects are judged.
func (w *whereabouts) follow(e *aftersales.Entry, d *aftersales.Dossier, said aftersales.Command) {
	for len(w.cases) < len(d.Cases) {
		w.cases = append(w.cases, parcel{})
	}
	switch e.Do {
	case aftersales.Ship{}.Name(), aftersales.InterceptFailed{}.Name():
		for _, ch := range e.Children {
			for line, n := range ch.Shipped {
				w.left[line] = n
			}
		}
	}
	p := w.of(d, e.Case)
	if p == nil {
		return
	}
	if e.Opened != nil && e.Opened.State == aftersales.ReturnInTransit {
		p.sent = true // it was opened with a parcel that turned round
	}
	switch c := said.(type) {
	case aftersales.ShipReturn, aftersales.RefuseParcel, aftersales.ReturnToSender:
		p.sent = true
	case aftersales.Receive, aftersales.RefuseReturn:
		p.back = true
	case aftersales.Inspect:
		p.back, p.whole = true, map[string]int64{}
		k, _ := d.Case(e.Case)
		for _, l := range k.Quote.Lines {
			p.whole[l.Line] = l.Quantity
		}
		for _, l := range c.Lines {
			p.whole[l.Line] -= l.Damaged + l.Missing
		}
	}
}

// of is the parcel of a case; nil where there is no such case.
func (w *whereabouts) of(d *aftersales.Dossier, id string) *parcel {
	at := slices.IndexFunc(d.Cases, func(c aftersales.Case) bool { return c.ID == id })
	if at < 0 {
		return nil
	}
	return &w.cases[at]
}
