package modelcheck

import (
	"fmt"
	"maps"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
)

// goods holds the stock effects of a decision against where the goods are, and returns where they are after it.
func (s *transition) goods() whereabouts {
	where := s.from.where.clone()
	d := s.from.dossier
	for i := range s.decision.Entries {
		e := &s.decision.Entries[i]
		was := d
		next, err := d.Apply(*e)
		if err != nil {
			return where // folding reports it
		}
		d = next
		var said aftersales.Command
		if e.Do == s.message.Command.Name() {
			said = s.message.Command
		}
		where.follow(e, &d, said)
		s.stock(&was, &d, e, &where)
	}
	for i := range d.Cases {
		if c, p := &d.Cases[i], &where.cases[i]; !c.Open() || c.State.Executing() {
			if !p.sent && !p.back || p.restocked+p.off >= units(c) {
				*p = parcel{} // what becomes of them was said
			}
		}
	}
	return where
}

// stock judges the stock effects of one entry.
func (s *transition) stock(was, is *aftersales.Dossier, e *aftersales.Entry, where *whereabouts) {
	p := where.of(is, e.Case)
	if p == nil {
		return
	}
	before, _ := was.Case(e.Case)
	after, _ := is.Case(e.Case)
	silent := e.Do == "expire"
	for _, f := range e.Effects {
		switch f.Kind {
		case aftersales.Restock:
			s.restock(is, &f, p, where, silent, before.State)
		case aftersales.WriteOff:
			for _, u := range f.Units {
				p.off += u.Units
			}
		case aftersales.ReturnToBuyer:
			p.sent, p.back, p.whole = false, false, nil // he has them again
		}
	}
	if taken := units(&after); p.restocked+p.off > taken {
		s.breaks(Goods, fmt.Sprintf("%s in %s restocks %d units and writes off %d, of %d", e.Do, before.State, p.restocked, p.off, taken), nil)
	}
	if after.State.Executing() && !before.State.Executing() {
		s.kept(e, &before, &after, p, where)
	}
}

// restock judges units that are said to be sellable again.
func (s *transition) restock(d *aftersales.Dossier, f *aftersales.Effect, p *parcel, where *whereabouts, silent bool, from aftersales.State) {
	for _, u := range f.Units {
		p.restocked += u.Units
		switch {
		case p.back && silent:
			s.breaks(Goods, fmt.Sprintf("silence in %s restocks goods that nobody looked at", from), s.without(f.Kind))
		case p.back && p.whole != nil && p.restocked > sum(p.whole):
			s.breaks(Goods, fmt.Sprintf("%d units are restocked in %s, %d came back whole", p.restocked, from, sum(p.whole)), nil)
		case p.back:
		case silent && from == aftersales.Intercepting:
			s.breaks(Goods, "silence while intercepting restocks goods, and nobody said where they are", s.without(f.Kind))
		case where.left[u.Line]+where.shelved[u.Line]+u.Units > bought(d, u.Line):
			s.breaks(Goods, fmt.Sprintf("%d units are restocked in %s that left and did not come back", u.Units, from), s.without(f.Kind))
		default:
			where.shelved[u.Line] += u.Units
		}
	}
}

// kept: goods that left and were not sent back stay with the buyer, or are lost, once the refund is ordered.
func (s *transition) kept(e *aftersales.Entry, before, after *aftersales.Case, p *parcel, where *whereabouts) {
	if p.sent || p.back || after.Goods == aftersales.NotShipped || before.State == aftersales.Intercepting {
		return
	}
	var off int64
	for _, f := range e.Effects {
		if f.Kind == aftersales.WriteOff && f.Document == aftersales.NonPhysical {
			for _, u := range f.Units {
				off += u.Units
			}
		}
	}
	if taken := units(after); off != taken {
		s.breaks(Goods, fmt.Sprintf("a refund of %d units without the goods, from %q by %s, writes off %d as non_physical", taken, before.State, e.Do, off), nil)
	}
}

func units(c *aftersales.Case) int64 {
	var n int64
	for i := range c.Quote.Lines {
		n += c.Quote.Lines[i].Quantity
	}
	return n
}

func bought(d *aftersales.Dossier, line string) int64 {
	for i := range d.Order.Lines {
		if d.Order.Lines[i].ID == line {
			return d.Order.Lines[i].Quantity
		}
	}
	return 0
}

func sum(units map[string]int64) int64 {
	var n int64
	for _, line := range slices.Sorted(maps.Keys(units)) {
		n += units[line]
	}
	return n
}
