package aftersales

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// wholeLines names the units of lines that are asked by amount: whoever asks for a line asks for all of it.
func (t *turn) wholeLines(d demand, ch *Child, goods GoodsState, ledger refund.Ledger) []refund.RequestLine {
	lines, can := slices.Clone(d.asked.Lines), t.whereGoodsAre(d, ch, goods)
	for i := range lines {
		if lines[i].Quantity == 0 {
			lines[i].Quantity = t.freeOf(d, ledger, can, lines[i].Line)
		}
	}
	return lines
}

// whereGoodsAre are the units of a partially shipped child order that are where a request says; nil where it is not.
func (t *turn) whereGoodsAre(d demand, ch *Child, goods GoodsState) map[string]int64 {
	if ch.Status != order.PartiallyShipped {
		return nil
	}
	return t.available(ch, goods, d.own)
}

// freeOf are the units of a line that a request can have.
func (t *turn) freeOf(d demand, ledger refund.Ledger, can map[string]int64, line string) int64 {
	free := ledger.Free(t.d.alloc, d.child, line)
	if can != nil {
		free = min(free, can[line])
	}
	return free
}

// partsOfLines faults the lines of which a quote leaves units outside.
func (t *turn) partsOfLines(d demand, ch *Child, goods GoodsState, ledger refund.Ledger, quote refund.Quote) []order.Fault {
	var faults []order.Fault
	can := t.whereGoodsAre(d, ch, goods)
	for i, q := range quote.Lines {
		if free := t.freeOf(d, ledger, can, q.Line); free > q.Quantity {
			faults = append(faults, order.NewFault("whole_line_only", fmt.Sprintf("lines[%d].quantity", i), fmt.Sprintf("line %q goes back whole: %d units", order.Shorten(q.Line, 40), free), "line", order.Shorten(q.Line, 40), "free", itoa(free)))
		}
	}
	return faults
}

// linesOf are the lines a demand concerns: every line the child order sends where it names none.
func (t *turn) linesOf(d demand) []string {
	var lines []string
	if len(d.asked.Lines) == 0 {
		for line, n := range t.units(d.child) {
			if n > 0 {
				lines = append(lines, line)
			}
		}
		slices.Sort(lines)
	}
	for _, l := range d.asked.Lines {
		lines = append(lines, l.Line)
	}
	return lines
}

// lineAttempts is how often the line that was asked for most was, this time included: by every case that asks for it, or did
// when it was opened.
func (t *turn) lineAttempts(d demand) int {
	before := map[string]int{}
	for i := range t.d.Cases {
		c := &t.d.Cases[i]
		if d.own != nil && c.ID == d.own.ID || c.By != d.by {
			continue
		}
		for _, line := range c.Quote.LineIDs() {
			before[line] += c.Attempts
		}
		for _, l := range c.Opening.Lines {
			if !slices.ContainsFunc(c.Quote.Lines, func(q refund.QuoteLine) bool { return q.Line == l.Line }) {
				before[l.Line] += c.Attempts
			}
		}
	}
	most := 0
	for _, line := range t.linesOf(d) {
		most = max(most, d.attempts+before[line])
	}
	return most
}

// categoriesOf are the categories of the lines a demand concerns; of every line the child order sends where it names none.
func (t *turn) categoriesOf(d demand) []string {
	var categories []string
	sends := t.units(d.child)
	for i := range t.d.Order.Lines {
		l := &t.d.Order.Lines[i]
		asked := len(d.asked.Lines) == 0 && sends[l.ID] > 0
		for _, al := range d.asked.Lines {
			asked = asked || al.Line == l.ID
		}
		if asked {
			categories = append(categories, l.Category)
		}
	}
	return categories
}
