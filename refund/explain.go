package refund

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/recourse-go/recourse/order/money"
)

// Explain writes the quote as a table that can be read to a buyer: what was paid for each line and why, what goes back of
// it and why, and to which tenders. What stands in the last column above the refund are Steps, and sums to it.
func (q Quote) Explain() string {
	t := table{{q.Currency.Code(), "", "paid", "back"}}
	steps := q.Steps()
	for i := range q.Lines {
		l := &q.Lines[i]
		t.paid(l)
		for ; len(steps) > 0 && steps[0].On == l.Line && steps[0].Kind != FreightStep; steps = steps[1:] {
			t.row("", steps[0].Text, "", steps[0].Amount.Number())
		}
	}
	for _, s := range steps {
		t.row(string(s.Kind), s.Text, "", s.Amount.Number())
	}
	t.row("refund", "", "", q.Total.Number())
	for _, b := range q.Tenders {
		t.row("", "to "+b.ID, b.Amount.Number(), "")
	}
	if q.Tax.Sign() > 0 {
		t.row("", "tax in the goods", q.Tax.Number(), "")
	}
	for _, p := range q.Points {
		t.row("", fmt.Sprintf("%d points to %s", p.Count, p.ID), "", "")
	}
	if q.Provisional {
		t.row("", "freight is decided when the refund is paid", "", "")
	}
	return t.String()
}

// paid says what was paid for a line, and what of it is gone already.
func (t *table) paid(l *QuoteLine) {
	t.row(l.Line, units(l.Of)+" at list price", l.List.Number(), "")
	rest := l.List.Minor()
	for _, s := range l.Shares {
		t.row("", "less "+s.ID, money.FromMinor(-s.Amount.Minor(), s.Amount.Currency()).Number(), "")
		rest -= s.Amount.Minor()
	}
	if onTop := l.Net.Minor() - rest; onTop > 0 {
		t.row("", "tax on top", money.FromMinor(onTop, l.Net.Currency()).Number(), "")
	}
	if l.Net != l.List {
		t.row("", "paid", l.Net.Number(), "")
	}
	if l.Stood.Sign() > 0 {
		t.row("", "of it gone before", l.Stood.Number(), "")
	}
}

// table holds rows of two texts and two right-aligned amounts.
type table [][4]string

func (t *table) row(on, text, paid, back string) {
	*t = append(*t, [4]string{on, text, paid, back})
}

func (t table) String() string {
	var width [4]int
	for _, r := range t {
		for i, cell := range r {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, r := range t {
		line := pad(r[0], width[0], false) + "  " + pad(r[1], width[1], false) + "  " + pad(r[2], width[2], true) + "  " + pad(r[3], width[3], true)
		b.WriteString(strings.TrimRight(line, " "))
		b.WriteByte('\n')
	}
	return b.String()
}

func pad(s string, width int, right bool) string {
	space := strings.Repeat(" ", max(width-utf8.RuneCountInString(s), 0))
	if right {
		return space + s
	}
	return s + space
}
