package route

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// planner makes one plan.
type planner struct {
	checker
	s       *Situation
	table   Table
	now     time.Time
	working Calendar
}

// Plan says how each leg of a refund goes. A leg goes by its method's route while that is open and within its limits, and
// by hand otherwise; a leg whose kind the table does not know goes by the original route, without dates. Legs that are
// neither pending nor failed keep their route and get no dates. It changes nothing, and returns a *SituationError with
// every fault if:
//   - Now is missing, or PaidAt where a leg's route closes: time_missing
//   - a leg or a past refund is of a tender that is not among Tenders: tender_unknown
//   - two legs go to one tender: tender_repeated
//   - a leg's state is unknown: name_unknown
//   - a past count is negative: number_negative
//   - a leg and its method's largest amount are of different currencies: amount_invalid
//   - the calendar has no working day for a year: working_day_missing
func (t Table) Plan(s Situation) (Plan, error) {
	p := planner{s: &s, table: t, working: s.Working, now: s.Now.In(zone(s.Zone))}
	if p.working == nil {
		p.working = MondayToFriday
	}
	p.head()
	var plan Plan
	if len(s.Refund.Legs) > 0 {
		plan.Legs = make([]LegPlan, len(s.Refund.Legs))
	}
	for i := range s.Refund.Legs {
		plan.Legs[i] = p.leg(i)
	}
	if len(p.faults) > 0 {
		return Plan{}, &SituationError{Number: s.Refund.Number, Faults: p.faults}
	}
	return plan, nil
}

func zone(z *time.Location) *time.Location {
	if z == nil {
		return time.UTC
	}
	return z
}

// head checks what does not belong to one leg.
func (p *planner) head() {
	if p.s.Now.IsZero() {
		p.fault("time_missing", "now", "the instant of the refund is missing")
	}
	for id, past := range p.s.Past {
		if _, ok := p.tender(id); !ok || past.Count < 0 {
			p.past()
			return
		}
	}
}

// past says what is wrong with the past refunds, in one order whatever the map's.
func (p *planner) past() {
	for _, id := range slices.Sorted(maps.Keys(p.s.Past)) {
		path := "past." + order.Shorten(id, maxPathName)
		if _, ok := p.tender(id); !ok {
			p.unknownTender(path, id)
		}
		p.negative(path+".count", p.s.Past[id].Count)
	}
}

// tender finds a tender by its id. An empty id is nobody's: a refund's events take it to mean every leg.
func (p *planner) tender(id string) (order.Tender, bool) {
	for i := range p.s.Tenders {
		if t := &p.s.Tenders[i]; t.ID == id && id != "" {
			return *t, true
		}
	}
	return order.Tender{}, false
}

func (p *planner) unknownTender(path, id string) {
	id = order.Shorten(id, maxPathName)
	p.fault("tender_unknown", path, fmt.Sprintf("the order has no tender %q", id), "tender", id)
}

// leg plans one leg of the refund.
func (p *planner) leg(i int) LegPlan {
	leg := &p.s.Refund.Legs[i]
	out := LegPlan{Tender: leg.Tender, Route: leg.Route}
	tender, ok := p.tender(leg.Tender)
	switch {
	case !ok:
		p.unknownTender(legPath(i, ".tender"), leg.Tender)
		return out
	case slices.ContainsFunc(p.s.Refund.Legs[:i], func(l refund.Leg) bool { return l.Tender == leg.Tender }):
		p.fault("tender_repeated", legPath(i, ".tender"), fmt.Sprintf("another leg goes to %q", order.Shorten(leg.Tender, maxPathName)))
		return out
	}
	switch leg.State {
	case refund.LegPending, refund.LegFailed:
		return p.planOpen(i, tender.Kind, out)
	case refund.LegManual:
		out.ByHand, out.Reason = true, AlreadyByHand
	case refund.LegSubmitted, refund.LegSettled:
	default:
		p.unknown(legPath(i, ".state"), string(leg.State), fmt.Sprint(refund.LegStates()))
	}
	return out
}

// planOpen plans a leg that can still go any way, to a tender of a kind.
func (p *planner) planOpen(i int, kind string, out LegPlan) LegPlan {
	out.Route = refund.Original
	m, known := p.table.methods[kind]
	if !known {
		out.Reason = RouteUnknown
		return out
	}
	return p.travel(i, m, out)
}

func legPath(i int, field string) string { return "refund.legs[" + strconv.Itoa(i) + "]" + field }

// travel plans a leg that goes by a method.
func (p *planner) travel(i int, m Method, out LegPlan) LegPlan {
	start := p.now
	if m.Route == refund.Original {
		past := p.s.Past[out.Tender]
		out.NotBefore = p.notBefore(m, past)
		if !out.NotBefore.IsZero() {
			start = out.NotBefore
		}
		out.OpenUntil = p.openUntil(i, m)
		out.Reason = p.outside(i, m, past, start, out.OpenUntil)
		if out.Reason != "" { // whoever pays it by hand waits for nobody, and says where and when
			out.Route, out.ByHand, out.NotBefore = refund.NonOriginal, true, time.Time{}
			return out
		}
	} else {
		out.Route, out.ByHand, out.Reason = refund.NonOriginal, true, NoOriginalRoute
	}
	out.To = m.To
	earliest, latest, ok := p.working.arrival(m, start)
	if !ok {
		p.fault("working_day_missing", legPath(i, ""), fmt.Sprintf("the calendar has no working day for %d days", longestRest))
		return out
	}
	out.Earliest, out.Latest, out.Unsure = earliest, latest, m.Unsure
	return out
}

// notBefore is when the next refund of a payment may be ordered, zero for at once. A last one at the zero instant, which is
// not known, is long enough ago.
func (p *planner) notBefore(m Method, past Past) time.Time {
	if m.Apart == 0 {
		return time.Time{}
	}
	next := past.Last.Add(time.Duration(m.Apart) * time.Second).In(p.now.Location())
	if !next.After(p.now) {
		return time.Time{}
	}
	return next
}

// openUntil is the last instant of the original route, zero where it never closes.
func (p *planner) openUntil(i int, m Method) time.Time {
	if m.Expires == 0 {
		return time.Time{}
	}
	if p.s.PaidAt.IsZero() {
		p.fault("time_missing", "paid_at", fmt.Sprintf("the route of %s closes after %d days: when the order was paid is missing", legPath(i, ""), m.Expires))
		return time.Time{}
	}
	return p.s.PaidAt.Add(time.Duration(m.Expires) * 24 * time.Hour).In(p.now.Location())
}

// outside is which limit of the original route a leg is outside of, empty for none.
func (p *planner) outside(i int, m Method, past Past, start, openUntil time.Time) Reason {
	switch {
	case !openUntil.IsZero() && start.After(openUntil):
		return RouteExpired
	case m.MaxRefunds > 0 && past.Count >= m.MaxRefunds:
		return RefundsUsedUp
	case m.Most.IsZero():
		return ""
	}
	over, err := p.s.Refund.Legs[i].Amount.Cmp(m.Most)
	if err != nil {
		p.fault("amount_invalid", legPath(i, ".amount"), fmt.Sprintf("cannot be held against the largest amount, %s: %v", m.Most, err), "most", m.Most.String())
	}
	if err == nil && over > 0 {
		return AmountOverLimit
	}
	return ""
}
