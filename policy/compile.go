package policy

import (
	"slices"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
)

// Compiled is a policy that was checked, ready to be asked. It shares nothing with the value it was made of, and is safe
// for use by several goroutines.
type Compiled struct {
	data        Policy
	ref         string
	zone        *time.Location
	zones       map[string]*time.Location // those of spans, by name
	calendar    calendar
	closures    []closure // the first first
	requests    []named[Request]
	deadlines   []named[DeadlineRule]
	terms       []named[TermsRule]
	choices     []named[Choice]
	extensions  []named[ExtensionRule]
	holds       []named[HoldRule]
	notices     []named[NoticeRule]
	metrics     []named[MetricRule]
	escalations []named[EscalationRule]
	refusals    []named[RefusalRule]
	appeals     []named[AppealRule]
	caps        []named[CapRule]
	permitRules []named[PermitRule]
	funding     []named[FundingRule]
	captures    []named[CaptureRule]
	liable      map[aftersales.Reason][]named[LiableRule] // of the reasons for which it depends
	asked       []aftersales.Kind                         // what may be asked, by any party in any situation
}

var _ aftersales.Policy = (*Compiled)(nil)

// named is a rule with its name; lists of them stand most specific first.
type named[T any] struct {
	name string
	rule T
}

// Compile checks a policy whole and indexes it. It returns an *Error with every problem if:
//   - an id, a rule's name or a word of a vocabulary is not one
//   - a number, a length of time or a date makes no sense, or the zone is unknown
//   - a span counts from an instant that cannot have come where its rule applies, or a condition can never hold there
//   - a deadline decides what no flow allows in that state, or what silence cannot decide
//   - a choice or a metric names an event that its command or its kinds of cases never lead to
//   - two rules for the same thing are equally specific and can match together
//   - it has more than 1,000 rules of a sort, or values in a condition; nothing else is checked then
func Compile(p Policy) (*Compiled, error) { return compile(p, newVocabulary()) }

func compile(p Policy, words *vocabulary) (*Compiled, error) {
	p = p.clone()
	c := &compiler{p: p, known: words, out: &Compiled{data: p, ref: p.Ref()}}
	c.size()
	if len(c.problems) == 0 {
		c.index()
		c.head()
		c.calendar()
		c.terms()
		c.requests()
		c.reasons()
		c.escalations()
		c.refusals()
		c.appeals()
		c.deadlines()
		c.clocks()
		c.closures()
		c.choices()
		c.metrics()
		c.caps()
		c.permits()
		c.funding()
		c.captures()
		c.names()
	}
	if len(c.problems) > 0 {
		return nil, &Error{Ref: p.Ref(), Problems: c.problems}
	}
	return c.out, nil
}

// Data returns the policy that was compiled, as a copy.
func (c *Compiled) Data() Policy { return c.data.clone() }

func (c *compiler) index() {
	p := &c.p
	c.out.requests = ordered(p.Requests, (*Request).conditions)
	c.out.asked = c.out.Kinds()
	c.out.deadlines = ordered(p.Deadlines, func(r *DeadlineRule) int { return r.timed().conditions() })
	c.out.terms = ordered(p.TermsFor, func(r *TermsRule) int { return r.When.weight() })
	c.out.choices = ordered(p.Choices, func(r *Choice) int { return r.When.weight() })
	c.out.escalations = ordered(p.Escalations, func(r *EscalationRule) int { return r.When.weight() })
	c.out.refusals = ordered(p.Refusals, func(r *RefusalRule) int { return r.timed().conditions() })
	c.out.extensions = ordered(p.Extensions, func(r *ExtensionRule) int { return r.When.weight() })
	c.out.holds = ordered(p.Holds, func(r *HoldRule) int { return r.When.weight() })
	c.out.notices = ordered(p.Notices, func(r *NoticeRule) int { return r.When.weight() })
	c.out.appeals = ordered(p.Appeals, func(r *AppealRule) int { return r.When.weight() })
	c.out.caps = ordered(p.Caps, (*CapRule).conditions)
	c.out.permitRules = ordered(p.Permits, (*PermitRule).conditions)
	c.out.funding = ordered(p.Funding, func(r *FundingRule) int { return r.When.weight() })
	c.out.captures = ordered(p.CaptureFor, func(r *CaptureRule) int { return r.When.weight() })
	c.out.metrics = ordered(p.Metrics, (*MetricRule).conditions)
	c.out.liable = map[aftersales.Reason][]named[LiableRule]{}
	for name, r := range p.Reasons {
		if len(r.LiableFor) > 0 {
			c.out.liable[aftersales.Reason(name)] = ordered(r.LiableFor, func(l *LiableRule) int { return l.When.weight() })
		}
	}
}

// ordered lists rules with the most specific first, and by name among equals, so that nothing depends on map order.
func ordered[T any](rules map[string]T, weight func(*T) int) []named[T] {
	if len(rules) == 0 {
		return nil
	}
	type place struct {
		name   string
		weight int
	}
	places := make([]place, 0, len(rules))
	var rule T // one for all: a rule is large
	for name, r := range rules {
		rule = r
		places = append(places, place{name, weight(&rule)})
	}
	slices.SortFunc(places, func(a, b place) int {
		if d := b.weight - a.weight; d != 0 {
			return d
		}
		return strings.Compare(a.name, b.name)
	})
	list := make([]named[T], len(places))
	for i, p := range places {
		list[i] = named[T]{p.name, rules[p.name]}
	}
	return list
}

func keys[V any](m map[string]V) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}
