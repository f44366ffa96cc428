package refundtest

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/recourse-go/recourse/refund"
)

// merged asks each two neighbours as one request, where they can be, and holds that the lines get the same.
func (p *player) merged() {
	h := p.begin()
	for i := range p.requests {
		if i+1 < len(p.requests) {
			if both, ok := merge(p.requests[i], p.requests[i+1]); ok {
				p.mergedAt(h, i, &both)
			}
		}
		h, _ = h.ask(&p.requests[i])
	}
}

// mergedAt asks a request and the one after it apart, and as one.
func (p *player) mergedAt(h story, i int, both *refund.Request) {
	first, granted := h.ask(&p.requests[i])
	second, also := first.ask(&p.requests[i+1])
	one, merged := h.ask(both)
	if granted && also && merged {
		apart := []refund.Quote{first.last(), second.last()}
		one.sameLines(apart)
	}
	for k := i + 2; k < len(p.requests); k++ {
		one, _ = one.ask(&p.requests[k])
	}
	one.endsAtOnce()
}

// sameLines holds the quote of a merged request against those of its parts: M4, the grouping makes no difference.
func (h *story) sameLines(apart []refund.Quote) {
	quote := h.last()
	for _, l := range quote.Lines {
		var share, points int64
		for _, q := range apart {
			for _, part := range q.Lines {
				if part.Line == l.Line {
					share += part.Share.Minor()
					points += countOf(part.Points)
				}
			}
		}
		if got := l.Share.Minor(); got != share {
			h.violated("M4", "grouping, line "+l.Line, fmt.Sprintf("asked in one it gets %s, apart %s: %s",
				h.number(got), h.number(share), h.off(got, share)))
		}
		if got := countOf(l.Points); got != points {
			h.violated("M4", "grouping, points of line "+l.Line, fmt.Sprintf("asked in one %d come back, apart %d: %s", got, points, apartBy(got, points)))
		}
	}
}

func countOf(points []refund.PointsBack) (n int64) {
	for _, back := range points {
		n += back.Count
	}
	return n
}

// merge makes two requests for units one, if they differ in nothing but their lines, and nothing else is in them that two
// requests would get twice.
func merge(a, b refund.Request) (refund.Request, bool) {
	for _, r := range []*refund.Request{&a, &b} {
		if r.Amount != nil || r.FreightOnly || !r.AddFreight.IsZero() || !r.Deduct.IsZero() || r.ReturnFreight != nil || len(r.Grants) > 0 || len(r.Lines) == 0 {
			return refund.Request{}, false
		}
		for _, l := range r.Lines {
			if l.Quantity <= 0 {
				return refund.Request{}, false
			}
		}
	}
	more := b.Lines
	both := a
	if a.Lines, b.Lines = nil, nil; !reflect.DeepEqual(a, b) {
		return refund.Request{}, false
	}
	both.Lines = slices.Clone(both.Lines)
	for _, l := range more {
		at := slices.IndexFunc(both.Lines, func(of refund.RequestLine) bool { return of.Line == l.Line })
		if at < 0 {
			both.Lines = append(both.Lines, l)
			continue
		}
		of := &both.Lines[at]
		of.Quantity, of.Damaged, of.Missing = of.Quantity+l.Quantity, of.Damaged+l.Damaged, of.Missing+l.Missing
	}
	return both, true
}
