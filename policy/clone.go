package policy

import (
	"maps"
	"slices"
)

// clone copies whatever a policy's value shares with its copies, so that nobody changes it from outside.
func (p Policy) clone() Policy {
	p.EscalateBy = slices.Clone(p.EscalateBy)
	p.Offers = slices.Clone(p.Offers)
	p.TermsFor = cloned(p.TermsFor, func(r *TermsRule) { r.When = r.When.clone() })
	p.Requests = cloned(p.Requests, func(r *Request) {
		r.When, r.From, r.Window = r.When.clone(), r.From.clone(), r.Window.clone()
	})
	p.Reasons = cloned(p.Reasons, func(r *ReasonRule) {
		r.When, r.LiableFor = r.When.clone(), cloned(r.LiableFor, func(l *LiableRule) { l.When = l.When.clone() })
	})
	p.Escalations = cloned(p.Escalations, func(r *EscalationRule) {
		r.When, r.From, r.Window = r.When.clone(), r.From.clone(), r.Window.clone()
	})
	p.Refusals = cloned(p.Refusals, func(r *RefusalRule) { r.When, r.OpenedWithin = r.When.clone(), r.OpenedWithin.clone() })
	p.Appeals = cloned(p.Appeals, func(r *AppealRule) {
		r.When, r.From, r.Window = r.When.clone(), r.From.clone(), r.Window.clone()
	})
	p.Deadlines = cloned(p.Deadlines, func(r *DeadlineRule) {
		r.When, r.Closes = r.When.clone(), slices.Clone(r.Closes)
		r.LaterOf, r.SoonerOf, r.OpenedWithin = r.LaterOf.clone(), r.SoonerOf.clone(), r.OpenedWithin.clone()
	})
	p.Calendar.Weekend, p.Calendar.Days = slices.Clone(p.Calendar.Weekend), maps.Clone(p.Calendar.Days)
	p.Closures = cloned(p.Closures, func(r *Closure) { r.Timers = slices.Clone(r.Timers) })
	p.Choices = cloned(p.Choices, func(r *Choice) { r.When = r.When.clone() })
	p.Extensions = cloned(p.Extensions, func(r *ExtensionRule) {
		r.When, r.By, r.Most = r.When.clone(), slices.Clone(r.By), r.Most.clone()
		r.From, r.Window = r.From.clone(), r.Window.clone()
	})
	p.Holds = cloned(p.Holds, func(r *HoldRule) { r.When, r.By, r.Most = r.When.clone(), slices.Clone(r.By), *r.Most.clone() })
	p.Notices = cloned(p.Notices, func(r *NoticeRule) {
		r.When, r.By, r.Most = r.When.clone(), slices.Clone(r.By), r.Most.clone()
	})
	p.Caps = cloned(p.Caps, func(r *CapRule) {
		r.When, r.On, r.From, r.Window = r.When.clone(), slices.Clone(r.On), r.From.clone(), r.Window.clone()
	})
	p.Permits = cloned(p.Permits, func(r *PermitRule) { r.When, r.From, r.Window = r.When.clone(), r.From.clone(), r.Window.clone() })
	p.CaptureFor = cloned(p.CaptureFor, func(r *CaptureRule) { r.When = r.When.clone() })
	p.Funding = cloned(p.Funding, func(r *FundingRule) { r.When = r.When.clone() })
	p.Names = cloned(p.Names, func(r *NameRule) {
		r.Kinds, r.States, r.Statuses = slices.Clone(r.Kinds), slices.Clone(r.States), slices.Clone(r.Statuses)
	})
	p.ByHand = slices.Clone(p.ByHand)
	p.Metrics = cloned(p.Metrics, func(r *MetricRule) { r.When = r.When.clone() })
	return p
}

func cloned[T any](rules map[string]T, deep func(*T)) map[string]T {
	copies := maps.Clone(rules)
	if len(copies) == 0 {
		return copies
	}
	var own T // one for all: a rule is large
	for name, r := range copies {
		own = r
		deep(&own)
		copies[name] = own
	}
	return copies
}

func (w When) clone() When {
	w.Kind, w.State, w.Status, w.Goods = slices.Clone(w.Kind), slices.Clone(w.State), slices.Clone(w.Status), slices.Clone(w.Goods)
	w.By, w.Reason, w.Liable = slices.Clone(w.By), slices.Clone(w.Reason), slices.Clone(w.Liable)
	w.Channel, w.Fulfilment, w.Category = slices.Clone(w.Channel), slices.Clone(w.Fulfilment), slices.Clone(w.Category)
	w.Includes = slices.Clone(w.Includes)
	w.Tender, w.Price, w.Paid = slices.Clone(w.Tender), w.Price.clone(), w.Paid.clone()
	w.Facts = maps.Clone(w.Facts)
	for name, values := range w.Facts {
		w.Facts[name] = slices.Clone(values)
	}
	return w
}
