package policytest

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
)

// variant is what an order and a request are like: one category and some facts, how it was paid, what was paid, and when it was
// placed. What is zero is as usual.
type variant struct {
	category string
	facts    map[string]string
	tender   string       // the kind of what it was paid with
	price    money.Amount // what was paid for the lines concerned
	paid     money.Amount // what was paid for the order
	placed   time.Time
}

func (v variant) same(o variant) bool {
	return v.category == o.category && v.tender == o.tender && v.price == o.price && v.paid == o.paid && v.placed.Equal(o.placed) && maps.Equal(v.facts, o.facts)
}

// day is one of the days of the variant's story.
func (v variant) day(n int) time.Time {
	if v.placed.IsZero() {
		return day(n)
	}
	return v.placed.Add(day(n).Sub(day(placedDay)))
}

// with is the variant with what else another one says; what both say as this one does, but for categories and facts.
func (v variant) with(o variant) variant {
	if v.tender == "" {
		v.tender = o.tender
	}
	if o.category != "" {
		v.category = o.category
	}
	if v.price.IsZero() && v.paid.IsZero() {
		v.price, v.paid = o.price, o.paid
	}
	if v.placed.IsZero() {
		v.placed = o.placed
	}
	maps.Copy(v.facts, o.facts)
	return v
}

// usual is what was paid for any order.
func usual() money.Amount { return money.MustParse("20.00", "CNY") }

// amounts are what was paid for the lines and for the order.
func (v variant) amounts() (price, paid money.Amount) {
	price, paid = v.price, v.paid
	switch {
	case price.IsZero() && paid.IsZero():
		return usual(), usual()
	case price.IsZero():
		price = paid
	case paid.IsZero(), paid.Currency() != price.Currency(): // an order has one
		paid = price
	}
	return price, paid
}

// orderOf is an order like any other but for what the variant says.
func orderOf(v variant, f order.Fulfilment) *order.Order {
	price, paid := v.amounts()
	line := order.Line{ID: "l-1", Child: order.DefaultChild, Category: v.category, UnitPrice: price, Quantity: 1}
	if n := price.Minor(); n%2 == 0 {
		line.UnitPrice, line.Quantity = money.FromMinor(n/2, price.Currency()), 2
	}
	return &order.Order{
		ID: "o-1", Currency: price.Currency(), PlacedAt: v.day(placedDay), Apportion: money.LargestRemainder, Facts: v.facts, Lines: []order.Line{line},
		Children: []order.Child{{ID: order.DefaultChild, Fulfilment: f}}, Tenders: []order.Tender{{ID: "t-1", Kind: v.tender, Amount: paid}},
	}
}

// rule is what a rule of a policy asks about: its condition, and the spans that count from facts.
type rule struct {
	when  policy.When
	facts []string // that its spans count from
}

// variants are orders by which the condition of a rule is told apart from orders as usual: as it says, with each category, each
// way to pay and each value of a fact at least once, and, where any order is so already, one that is not.
func (r rule) variants() []variant {
	w, base := r.when, variant{}
	other := []variant{{price: outside(w.Price), placed: r.otherTime()}, {paid: outside(w.Paid)}}
	base.price, base.paid, base.placed = inside(w.Price), inside(w.Paid), r.time()
	categories := append(slices.Clone(w.Category), w.Includes...)
	n := max(1, len(categories), len(w.Tender))
	for _, values := range w.Facts {
		n = max(n, len(values))
	}
	var list []variant
	for i := range n {
		v := base
		v.facts = map[string]string{}
		if len(categories) > 0 {
			v.category = categories[i%len(categories)]
		}
		if len(w.Tender) > 0 {
			v.tender = w.Tender[i%len(w.Tender)]
		}
		for name, values := range w.Facts {
			v.facts[name] = values[i%len(values)]
		}
		list = append(list, v)
		for _, name := range r.facts {
			come := v
			come.facts = maps.Clone(v.facts)
			come.facts[name] = v.day(shippedDay).Format(time.RFC3339)
			list = append(list, come)
		}
	}
	return append(list, other...)
}

// inside is an amount in a range; zero where the usual one is.
func inside(r *policy.Range) money.Amount {
	switch {
	case r == nil || inRange(r, usual()):
		return money.Amount{}
	case r.From.IsZero():
		return ordered(money.FromMinor(r.Below.Minor()-1, r.Below.Currency()))
	}
	return ordered(r.From)
}

// outside is an amount that is not in a range; zero where the usual one is not.
func outside(r *policy.Range) money.Amount {
	switch {
	case r == nil || !inRange(r, usual()):
		return money.Amount{}
	case r.Below.IsZero():
		return ordered(money.FromMinor(r.From.Minor()-1, r.From.Currency()))
	}
	return ordered(r.Below)
}

// ordered is an amount in the currency of an order: a plain one in the usual.
func ordered(a money.Amount) money.Amount {
	if in, err := a.In(usual().Currency()); a.IsPlain() && err == nil {
		return in
	}
	return a
}

func inRange(r *policy.Range, a money.Amount) bool {
	if r == nil {
		return true
	}
	from, err := r.From.In(a.Currency())
	below, err2 := r.Below.In(a.Currency())
	return err == nil && err2 == nil && a.Minor() >= from.Minor() && (below.IsZero() || a.Minor() < below.Minor())
}

// time is an instant in the time of the condition, otherTime one that is not; zero where the usual instant is so.
func (r rule) time() time.Time {
	switch w := r.when; {
	case inTime(w, day(placedDay)):
		return time.Time{}
	case w.After.IsZero():
		return w.Before.Add(-time.Second)
	default:
		return w.After
	}
}

func (r rule) otherTime() time.Time {
	switch w := r.when; {
	case w.After.IsZero() && w.Before.IsZero(), !inTime(w, day(placedDay)):
		return time.Time{}
	case w.Before.IsZero():
		return w.After.Add(-time.Second)
	default:
		return w.Before
	}
}

func inTime(w policy.When, at time.Time) bool {
	return (w.After.IsZero() || !at.Before(w.After)) && (w.Before.IsZero() || at.Before(w.Before))
}

// rulesOf are the rules of a policy that have a condition, always in the same order.
func rulesOf(p policy.Policy) []rule {
	var list []rule
	list = append(list, whens(p.Requests, func(r policy.Request) rule { return counting(r.When, r.From, r.Window) })...)
	for _, name := range slices.Sorted(maps.Keys(p.Reasons)) {
		list = append(list, rule{when: p.Reasons[name].When})
		list = append(list, whens(p.Reasons[name].LiableFor, func(r policy.LiableRule) rule { return rule{when: r.When} })...)
	}
	list = append(list, whens(p.Escalations, func(r policy.EscalationRule) rule { return counting(r.When, r.From, r.Window) })...)
	list = append(list, whens(p.Refusals, func(r policy.RefusalRule) rule { return counting(r.When, r.OpenedWithin) })...)
	list = append(list, whens(p.Appeals, func(r policy.AppealRule) rule { return counting(r.When, r.From, r.Window) })...)
	list = append(list, whens(p.Permits, func(r policy.PermitRule) rule { return counting(r.When, r.From, r.Window) })...)
	list = append(list, whens(p.Caps, func(r policy.CapRule) rule { return counting(r.When, r.From, r.Window) })...)
	list = append(list, whens(p.Funding, func(r policy.FundingRule) rule { return rule{when: r.When} })...)
	list = append(list, whens(p.CaptureFor, func(r policy.CaptureRule) rule { return rule{when: r.When} })...)
	list = append(list, whens(p.Deadlines, func(r policy.DeadlineRule) rule { return counting(r.When, &r.Span, r.OpenedWithin) })...)
	list = append(list, whens(p.Extensions, func(r policy.ExtensionRule) rule { return counting(r.When, r.From, r.Window, r.Most) })...)
	list = append(list, whens(p.Holds, func(r policy.HoldRule) rule { return counting(r.When, &r.Most) })...)
	list = append(list, whens(p.Notices, func(r policy.NoticeRule) rule { return counting(r.When, r.Most) })...)
	list = append(list, whens(p.TermsFor, func(r policy.TermsRule) rule { return rule{when: r.When} })...)
	list = append(list, whens(p.Choices, func(r policy.Choice) rule { return rule{when: r.When} })...)
	return append(list, whens(p.Metrics, func(r policy.MetricRule) rule { return rule{when: r.When} })...)
}

func whens[T any](rules map[string]T, of func(T) rule) []rule {
	var list []rule
	for _, name := range slices.Sorted(maps.Keys(rules)) {
		list = append(list, of(rules[name]))
	}
	return list
}

// counting is a rule with the facts that its spans, and those inside them, count from.
func counting(w policy.When, spans ...*policy.Span) rule {
	r := rule{when: w}
	for len(spans) > 0 {
		span := spans[0]
		if spans = spans[1:]; span == nil {
			continue
		}
		if name, ok := strings.CutPrefix(string(span.Anchor), string(policy.FromFact(""))); ok && !slices.Contains(r.facts, name) {
			r.facts = append(r.facts, name)
		}
		spans = append(spans, span.LaterOf, span.SoonerOf)
	}
	return r
}
