package refund

import (
	"fmt"
	"strconv"

	"github.com/recourse-go/recourse/order"
)

func (d *draft) fault(code, path, text string, operands ...string) {
	d.faults = append(d.faults, order.NewFault(code, path, text, operands...))
}

// resolve finds the lines that the request names and the units it takes of each. A line with a fault is left out, or gets
// what it can, so that the ceiling of a refusal says what would be possible.
func (s *striker) resolve(d *draft) {
	s.only = everyChild
	if s.request.Child != "" {
		at, known := s.a.children[s.request.Child]
		if s.only = at; !known {
			s.only = noChild
			name := order.Shorten(s.request.Child, 40)
			d.fault("child_unknown", "child", fmt.Sprintf("the order has no child order %q", name), "child", name)
		}
	}
	switch {
	case s.request.FreightOnly:
		if len(s.request.Lines) > 0 {
			d.fault("lines_not_allowed", "lines", "a request for freight only names no lines")
		}
	case len(s.request.Lines) > 0:
		d.lines = make([]QuoteLine, 0, len(s.request.Lines))
		s.named(d)
	case s.only != noChild:
		d.lines = make([]QuoteLine, 0, len(s.a.lines))
		s.allFree(d)
	}
}

// allFree takes every unit that is free.
func (s *striker) allFree(d *draft) {
	for i := range s.a.lines {
		if free := s.free(i); free > 0 {
			s.take(d, i, free, false)
		}
	}
	if len(d.lines) == 0 {
		d.fault("quantity_exceeded", "lines", "no unit is free", "free", "0")
	}
}

func (s *striker) named(d *draft) {
	var seen []bool // by line; a few lines are compared with those before them instead
	if len(s.request.Lines) > shortOrder {
		seen = make([]bool, len(s.a.lines))
	}
	at := -1
	for i := range s.request.Lines {
		rl := &s.request.Lines[i]
		at = s.a.lineAfter(at, rl.Line)
		switch {
		case at < 0:
			s.lineFault(d, "line_unknown", i, "the order has no line %q")
		case seen != nil && seen[at], seen == nil && s.repeated(i):
			s.lineFault(d, "line_repeated", i, "line %q stands twice in the request")
		case rl.Quantity < 0:
			d.fault("quantity_not_positive", linePath(i, ".quantity"), fmt.Sprintf("%d is not a number of units", rl.Quantity), "asked", strconv.FormatInt(rl.Quantity, 10))
		case s.only == noChild: // said already
		case s.only >= 0 && !s.sends(at):
			s.lineFault(d, "line_unknown", i, "the child order asked does not send line %q")
		case rl.Quantity == 0 && s.request.Amount != nil:
			s.take(d, at, 0, true)
			s.conditions(d, i, 0)
		default:
			s.byUnits(d, at, i, rl.Quantity)
		}
		if seen != nil && at >= 0 {
			seen[at] = true
		}
	}
}

func (s *striker) lineFault(d *draft, code string, i int, format string) {
	id := order.Shorten(s.request.Lines[i].Line, 40)
	d.fault(code, linePath(i, ".line"), fmt.Sprintf(format, id), "line", id)
}

// repeated reports whether an earlier line of the request names the same line.
func (s *striker) repeated(i int) bool {
	for j := range i {
		if s.request.Lines[j].Line == s.request.Lines[i].Line {
			return true
		}
	}
	return false
}

func (s *striker) byUnits(d *draft, at, i int, asked int64) {
	free := s.free(at)
	if asked == 0 {
		asked = max(free, 1) // every free unit; none is a want of units
	}
	if asked > free {
		// What came back of units that cannot be had is not looked at.
		id := order.Shorten(s.a.lines[at].id, 40)
		d.fault("quantity_exceeded", linePath(i, ".quantity"), fmt.Sprintf("%d asked of line %q, %d free", asked, id, free),
			"line", id, "asked", strconv.FormatInt(asked, 10), "free", strconv.FormatInt(free, 10))
		if free > 0 {
			s.take(d, at, free, false)
		}
		return
	}
	s.take(d, at, asked, false)
	s.conditions(d, i, asked)
}

// conditions faults units that came back damaged or missing and were not asked for.
func (s *striker) conditions(d *draft, i int, taken int64) {
	l := &s.request.Lines[i]
	if l.Damaged == 0 && l.Missing == 0 {
		return
	}
	s.conditionFault(d, i, ".damaged", l.Damaged)
	s.conditionFault(d, i, ".missing", l.Missing)
	if l.Damaged >= 0 && l.Missing >= 0 && l.Damaged > taken-l.Missing {
		d.fault("quantity_exceeded", linePath(i, ".damaged"), fmt.Sprintf("%d damaged and %d missing of %d units", l.Damaged, l.Missing, taken),
			"asked", strconv.FormatInt(l.Damaged, 10), "free", strconv.FormatInt(max(0, taken-l.Missing), 10))
	}
}

func (s *striker) conditionFault(d *draft, i int, field string, n int64) {
	if n < 0 {
		d.fault("quantity_not_positive", linePath(i, field), fmt.Sprintf("%d is not a number of units", n), "asked", strconv.FormatInt(n, 10))
	}
}

func (s *striker) free(at int) int64 {
	var free int64
	for _, slot := range s.a.lines[at].slots {
		free += s.freeSlot(slot)
	}
	return free
}

func (s *striker) freeSlot(slot int) int64 {
	of := &s.a.shares.Slots[slot]
	if s.only != everyChild && of.Child != s.only {
		return 0
	}
	return of.Units - s.ledger.slot(slot)
}

func (s *striker) sends(at int) bool {
	for _, slot := range s.a.lines[at].slots {
		if s.a.shares.Slots[slot].Child == s.only {
			return true
		}
	}
	return false
}

func linePath(i int, field string) string { return "lines[" + strconv.Itoa(i) + "]" + field }
