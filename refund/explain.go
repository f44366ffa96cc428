package refund

import (
	"fmt"

	"github.com/recourse-go/recourse/order/money"
)

// Explanation says where every cent of a quote comes from, to be read to a buyer: what was paid for each line and why, what
// goes back of it and why, and to which tenders. Its JSON has the same rows as its text.
type Explanation struct {
	Currency string       `json:"currency"`
	Rows     []ExplainRow `json:"rows"`
	// Kept says what the buyer keeps and what it would have cost; empty where nothing is priced again.
	Kept []KeptRow `json:"kept,omitempty"`
}

// ExplainRow is one row of an Explanation. The amounts in Back that stand above the refund are those of Steps, and sum to it.
type ExplainRow struct {
	On   string `json:"on,omitempty"`
	Text string `json:"text,omitempty"`
	Paid string `json:"paid,omitempty"` // an amount that was paid, or goes to a tender: "19.90"
	Back string `json:"back,omitempty"` // an amount that goes back: "19.90"
}

// KeptRow is what the buyer keeps of one line.
type KeptRow struct {
	Line      string `json:"line"`
	Units     string `json:"units"`
	List      string `json:"list"`
	Discounts string `json:"discounts"`
	Charged   string `json:"charged"`
}

// Explain writes the quote as a table; it is Explanation().Text().
func (q Quote) Explain() string { return q.Explanation().Text() }

// Explanation says how the quote came about, row by row.
func (q Quote) Explanation() Explanation {
	e := Explanation{Currency: q.Currency.Code()}
	steps := q.Steps()
	for i := range q.Lines {
		l := &q.Lines[i]
		e.paid(l)
		for ; len(steps) > 0 && steps[0].of(l); steps = steps[1:] {
			e.row("", steps[0].Text, "", steps[0].Amount.Number())
		}
	}
	for _, s := range steps {
		e.row(string(s.Kind), s.Text, "", s.Amount.Number())
	}
	e.row("refund", "", "", q.Total.Number())
	e.beside(&q)
	if r := q.Repricing; r != nil {
		for _, k := range r.Kept {
			e.Kept = append(e.Kept, KeptRow{k.Line, fmt.Sprint(k.Units), k.List.Number(), k.Discounts.Number(), k.Charged.Number()})
		}
	}
	return e
}

func (e *Explanation) row(on, text, paid, back string) {
	e.Rows = append(e.Rows, ExplainRow{on, text, paid, back})
}

// of reports whether a step is about a line.
func (s *Step) of(l *QuoteLine) bool {
	switch s.Kind {
	case UnitsStep, AmountStep, CutStep:
		return s.On == l.Line
	}
	return false
}

// paid says what was paid for a line, and what of it is gone already.
func (e *Explanation) paid(l *QuoteLine) {
	e.row(l.Line, units(l.Of)+" at list price", l.List.Number(), "")
	rest := l.List.Minor()
	for _, s := range l.Shares {
		e.row("", "less "+s.ID, money.FromMinor(-s.Amount.Minor(), s.Amount.Currency()).Number(), "")
		rest -= s.Amount.Minor()
	}
	if onTop := l.Net.Minor() - rest; onTop > 0 {
		e.row("", "tax on top", money.FromMinor(onTop, l.Net.Currency()).Number(), "")
	}
	if l.Net != l.List {
		e.row("", "paid", l.Net.Number(), "")
	}
	if l.Stood.Sign() > 0 {
		e.row("", "of it gone before", l.Stood.Number(), "")
	}
}

// beside says to whom the refund goes, and what goes with it that is no part of its cash.
func (e *Explanation) beside(q *Quote) {
	for _, b := range q.Tenders {
		e.row("", "to "+b.ID, b.Amount.Number(), "")
		if b.Voucher.Sign() > 0 {
			e.row("", "of it to the voucher of its provider", b.Voucher.Number(), "")
		}
	}
	if q.Tax.Sign() > 0 {
		e.row("", "tax in the goods", q.Tax.Number(), "")
	}
	if q.FreightTax.Sign() > 0 {
		e.row("", "tax in the freight", q.FreightTax.Number(), "")
	}
	e.points(q)
	if r := q.Repricing; r != nil && len(r.Kept) > 0 {
		for _, id := range r.Lapsed {
			e.row("", "what is kept does not reach the threshold of "+id, "", "")
		}
	}
	for _, id := range q.Coupons {
		e.row("", "coupon "+id+" comes back", "", "")
	}
	for _, g := range q.Grants {
		e.row("", "coupon "+g.ID+" is given as a compensation", g.Value.Number(), "")
	}
	if r := q.Return; r != nil {
		e.row("", fmt.Sprintf("the return, paid by the %s, borne by the %s", r.PaidBy, r.BorneBy), r.Amount.Number(), "")
		if r.Insured.Sign() > 0 {
			e.row("", fmt.Sprintf("of it from the insurer to the %s", r.PaidBy), r.Insured.Number(), "")
		}
	}
	if q.Provisional {
		e.row("", "judged again when the refund is paid", "", "")
	}
}

// points says which points return, and which are taken back.
func (e *Explanation) points(q *Quote) {
	for _, p := range q.Points {
		text := fmt.Sprintf("%d points to %s", p.Count, p.ID)
		for _, x := range q.Expired {
			switch {
			case x.ID != p.ID:
			case x.Lapsed:
				text += ", where they have expired and lapse"
			case !x.ValidUntil.IsZero():
				text += ", valid until " + x.ValidUntil.Format("2006-01-02 15:04 MST")
			}
		}
		if p.Count > 0 {
			e.row("", text, "", "")
		}
	}
	for _, r := range q.Rewards {
		e.row("", fmt.Sprintf("%d of %d earned points of %s are taken back", r.Taken, r.Count, r.ID), "", "")
	}
}
