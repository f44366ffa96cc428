package aftersales

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// wholeLines names the units of lines that are asked by amount: whoever asks for a line asks for all of it.
func (t *turn) wholeLines(d demand, ledger refund.Ledger) []refund.RequestLine {
	lines := slices.Clone(d.asked.Lines)
	for i := range lines {
		if lines[i].Quantity == 0 {
			lines[i].Quantity = ledger.Free(t.d.alloc, d.child, lines[i].Line)
		}
	}
	return lines
}

// partsOfLines faults the lines of which a quote leaves units outside.
func (t *turn) partsOfLines(ledger refund.Ledger, quote refund.Quote, child string) []order.Fault {
	var faults []order.Fault
	for i, q := range quote.Lines {
		if free := ledger.Free(t.d.alloc, child, q.Line); free > q.Quantity {
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

// lineAttempts is how often the line that was asked for most was, this time included.
func (t *turn) lineAttempts(d demand) int {
	most := 0
	for _, line := range t.linesOf(d) {
		n := d.attempts
		for i := range t.d.Cases {
			c := &t.d.Cases[i]
			if (d.own == nil || c.ID != d.own.ID) && c.Child == d.child && c.By == d.by && slices.Contains(c.Quote.LineIDs(), line) {
				n += c.Attempts
			}
		}
		most = max(most, n)
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
