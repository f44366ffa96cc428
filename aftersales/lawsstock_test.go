package aftersales_test

import (
	"github.com/recourse-go/recourse/aftersales"
)

// arrivals holds, entry by entry, that of goods which were shipped exactly what somebody saw come back in order is put on the
// shelf, at the entry or before it, and once: by what was reported, not by what the case says.
func (h *history) arrivals(e *aftersales.Entry) {
	h.Helper()
	c := h.caseOf(e)
	if c == nil {
		return
	}
	if e.Message != nil {
		switch k := e.Message.Command.(type) {
		case aftersales.Inspect:
			h.looked(c, k.Lines)
		case aftersales.Receive:
			if !h.came[c.ID] {
				h.looked(c, nil) // as it should be, where nobody looks closer
			}
		}
	}
	for _, f := range e.Effects {
		if f.Kind != aftersales.Restock || c.Goods == aftersales.NotShipped {
			continue
		}
		if !h.came[c.ID] || h.shelved[c.ID] {
			h.Fatalf("B4: nobody saw it, or it is on the shelf already: %s", toJSON(h, f))
		}
		h.shelved[c.ID] = true
		got := map[[2]string]int64{}
		for _, u := range f.Units {
			got[[2]string{c.ID, u.Line}] = u.Units
		}
		for _, l := range c.Quote.Lines {
			if at := [2]string{c.ID, l.Line}; got[at] != h.seen[at] {
				h.Fatalf("B4: %d units of %s came back in order, %d are restocked", h.seen[at], l.Line, got[at])
			}
		}
	}
}

func (h *history) caseOf(e *aftersales.Entry) *aftersales.Case {
	if c, ok := h.dossier.Case(e.Case); ok {
		return &c
	}
	return nil
}

// looked keeps how many units of each line were seen in order.
func (h *history) looked(c *aftersales.Case, lines []aftersales.Condition) {
	h.came[c.ID] = true
	for _, l := range c.Quote.Lines {
		h.seen[[2]string{c.ID, l.Line}] = l.Quantity
	}
	for _, l := range lines {
		h.seen[[2]string{c.ID, l.Line}] -= l.Damaged + l.Missing
	}
}

// atRest is a case that is over, but for what may still be said of goods that come back late: a word about the stock.
func atRest(c aftersales.Case) aftersales.Case {
	if !c.ReturnShippedAt.IsZero() || c.Goods == aftersales.Returned {
		c.Goods, c.Inspection, c.Accounted = "", nil, false
	}
	return c
}
