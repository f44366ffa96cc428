package aftersales_test

import (
	"strings"

	"github.com/recourse-go/recourse/aftersales"
)

// differences holds what an exchange for something else comes to, worked out from the quote, the price and what was seen; that
// nothing is sent before it is paid; and that each difference goes one way, once.
func (h *history) differences() {
	h.Helper()
	back, paidOut := map[string]int64{}, map[string]int64{}
	for i := range h.log {
		for _, f := range h.log[i].Effects {
			if f.Kind == aftersales.ManualTask && f.Topic == "difference" {
				back[f.Case] += f.Amount.Minor()
			}
		}
	}
	for i := range h.dossier.Cases {
		c := &h.dossier.Cases[i]
		if id, found := strings.CutSuffix(c.ID, "-difference"); found && c.By == timer {
			paidOut[id] += c.Quote.Total.Minor()
		}
	}
	for i := range h.dossier.Cases {
		c := &h.dossier.Cases[i]
		d := c.Difference
		if d == nil {
			if paidOut[c.ID] != 0 || back[c.ID] != 0 {
				h.Fatalf("%s has no difference, and pays one", c.ID)
			}
			continue
		}
		h.differs(c)
		owed, paid, refund := d.Owed.Minor(), !d.PaidAt.IsZero(), d.Refund.Minor()
		if c.ReplacementTracking != "" && owed > 0 && !paid {
			h.Fatalf("%s was sent, and %s is owed", c.ID, d.Owed)
		}
		var wantBack, wantOut int64
		switch over := c.State.Executing() || c.State == aftersales.Closed && c.ReplacementTracking == ""; {
		case paid && over:
			wantBack = owed
		case c.State == aftersales.Replaced:
			wantOut = refund
		}
		if back[c.ID] != wantBack && back[c.ID] != wantOut || back[c.ID]+paidOut[c.ID] != wantBack+wantOut {
			h.Fatalf("%s is %s, and of its difference %s %d goes back by hand, %d by a case", c.ID, c.State, toJSON(h, d), back[c.ID], paidOut[c.ID])
		}
	}
}

// differs works the difference of a case out anew, where the units that came back are of one line or are all there were.
func (h *history) differs(c *aftersales.Case) {
	h.Helper()
	d := c.Difference
	if h.priced[c.ID] {
		return // it is fixed, and what the case comes to may change
	}
	h.priced[c.ID] = true
	price, credit := c.Asked.Instead.Price.Minor(), c.Quote.Total.Minor()
	if in, err := c.Asked.Instead.Price.In(h.dossier.Order.Currency); err == nil {
		price = in.Minor()
	}
	var missing int64
	for _, k := range c.Inspection {
		missing += k.Missing
	}
	switch n := c.Quote.Units(); {
	case missing > 0 && len(c.Quote.Lines) > 1:
		return
	case missing > 0:
		price, credit = price*(n-missing)/n, credit*(n-missing)/n
	}
	got := [3]int64{d.Price.Minor(), d.Refund.Minor(), d.Owed.Minor()}
	if want := [3]int64{price, max(0, credit-price), max(0, price-credit)}; got != want {
		h.Fatalf("%s: the difference is %v, want %v: %s", c.ID, got, want, toJSON(h, c))
	}
}
