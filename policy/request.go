package policy

import (
	"github.com/recourse-go/recourse/aftersales"
)

func (r *Request) timed() timedRule { return timedRule{when: &r.When, from: r.From, window: r.Window} }

// conditions is how specific a request rule is.
func (r *Request) conditions() int { return r.timed().conditions() }

// request is the rule that a request is judged by, nil where none matches; with anyReason whatever the reason is, and who is
// liable by it. At the one instant at which a rule ends and another one, as specific, begins, the first still holds.
func (c *Compiled) request(s *aftersales.Situation, anyReason bool) *Request {
	var best, first *Request
	for i := range c.requests {
		r := &c.requests[i].rule
		w := r.When
		if anyReason {
			w.Reason, w.Liable = nil, nil
		}
		if !w.matches(s, s.By) {
			continue
		}
		switch in := len(c.outside(s, r.From, r.Window)) == 0; {
		case in && best == nil, in && best.conditions() == r.conditions() && c.beginsNow(s, best):
			best = r
		case first == nil, first.conditions() == r.conditions() && c.isOver(s, first):
			first = r // what can be asked later says so
		}
		if r.Only && best == nil {
			return first
		}
	}
	if best != nil {
		return best
	}
	return first
}

func (c *Compiled) beginsNow(s *aftersales.Situation, r *Request) bool {
	if r.From == nil {
		return false
	}
	opens, ok := c.end(r.From, s)
	return ok && opens.Equal(s.At)
}

// isOver reports whether the time of a rule has passed.
func (c *Compiled) isOver(s *aftersales.Situation, r *Request) bool {
	return len(c.outside(s, nil, r.Window)) > 0
}

// spansApart reports whether a span is over when another one has passed.
func spansApart(window, from *Span) bool {
	if window == nil || from == nil {
		return false
	}
	end, begin := *window, *from
	sooner := end.Amount <= begin.Amount
	end.Amount, begin.Amount = 0, 0
	return sooner && end.same(&begin)
}
