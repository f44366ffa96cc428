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

// timedRule is a rule that holds for some time, with how specific it is: its time counts, too.
type timedRule struct {
	when         *When
	from, window *Span
	more         int // conditions of its own beside those
}

func (r timedRule) conditions() int {
	n := r.when.weight() + r.more
	for _, span := range []*Span{r.from, r.window} {
		if span != nil {
			n++
		}
	}
	return n
}

// tiesInTime finds rules about one thing that are equally specific and can hold at one time. Each rule is reported once.
func tiesInTime[T any](c *compiler, section string, rules []named[T], of func(*T) timedRule, alike func(a, b *T) bool) {
	for j := range rules {
		b := of(&rules[j].rule)
		for i := range j {
			a := of(&rules[i].rule)
			if a.conditions() == b.conditions() && alike(&rules[i].rule, &rules[j].rule) && a.when.overlaps(b.when) &&
				!spansApart(a.window, b.from) && !spansApart(b.window, a.from) {
				c.tie(section, rules[j].name, rules[i].name)
				break
			}
		}
	}
}

// wasOpened reports whether a case was opened within a span; nil, or before its anchor has come: it was.
func (c *Compiled) wasOpened(s *aftersales.Situation, within *Span) bool {
	if within == nil {
		return true
	}
	opened := *s
	opened.At = s.Case.OpenedAt
	return len(c.outside(&opened, nil, within)) == 0
}

// openedWithin checks the time in which cases were opened: it counts from what was before they were.
func (c *compiler) openedWithin(path string, within *Span) {
	if within != nil {
		c.span(path+".opened_within", *within, childAnchors())
	}
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
