package policy

import (
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// outside says why an instant is not in the time from a span on and within another, each of which may be absent: too_early
// before the first has passed or its anchor has come, window_closed once the other is over.
func (c *Compiled) outside(s *aftersales.Situation, from, window *Span) []order.Fault {
	if from != nil {
		opens, ok := c.end(from, s)
		switch {
		case !ok:
			return []order.Fault{order.NewFault("too_early", "", "the time for it has not come: it counts from an instant that is still to come", "anchor", string(from.Anchor))}
		case s.At.Before(opens):
			return []order.Fault{order.NewFault("too_early", "", "the time for it begins at "+opens.Format(time.RFC3339), "opens_at", opens.Format(time.RFC3339Nano))}
		}
	}
	if window != nil {
		if end, ok := c.end(window, s); ok && s.At.After(end) {
			return []order.Fault{windowClosed(end)}
		}
	}
	return nil
}

func windowClosed(end time.Time) order.Fault {
	return order.NewFault("window_closed", "", "the time for it is over since "+end.Format(time.RFC3339), "closed_at", end.Format(time.RFC3339Nano))
}

// period checks the two spans of a rule.
func (c *compiler) period(path string, from, window *Span, anchors []Anchor) {
	if from != nil {
		c.span(path+".from", *from, anchors)
	}
	if window != nil {
		c.span(path+".window", *window, anchors)
	}
}
