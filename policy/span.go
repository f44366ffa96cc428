package policy

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Span is a length of time from an anchor, at most a hundred years. Its end is worked out in this order: the anchor's instant,
// the amount, the closures of the policy that it runs into, the rounding, the later or the sooner of, and the sweep.
type Span struct {
	Anchor Anchor `json:"anchor,omitempty"`
	Amount int64  `json:"amount"`
	Unit   Unit   `json:"unit,omitempty"`
	// Round says to which instant of its day the end goes. Empty: it keeps the clock time.
	Round Rounding `json:"round,omitempty"`
	// Sweep is the time of day at which what is due is carried out, as 10:00 or 13:00:30: the end goes on to the first such time
	// at or after it. Empty: at once. A clock that was stopped runs on to where it ends then, without a sweep.
	Sweep string `json:"sweep,omitempty"`
	// Zone is the IANA time zone in which the span counts days and reads clocks. Empty: the policy's.
	Zone string `json:"zone,omitempty"`
	// LaterOf and SoonerOf are another span, of which the later or the sooner end holds. The later one has not come while either
	// has not; the sooner one is whichever has come. The sweep comes last.
	LaterOf  *Span `json:"later_of,omitempty"`
	SoonerOf *Span `json:"sooner_of,omitempty"`
}

// Unit is what a span counts.
type Unit string

const (
	// Minutes of 60 seconds.
	Minutes Unit = "minutes"
	// Hours of 60 minutes.
	Hours Unit = "hours"
	// Days of the calendar in the policy's zone, to the same clock time: the later one where a change of the clocks skips
	// or repeats it.
	Days Unit = "days"
	// BusinessDays are those days that the policy's calendar says are worked: the first is the first one after the day on which
	// the span begins, and the clock time stays.
	BusinessDays Unit = "business_days"
	// Months of the calendar, to the same day and clock time: the last day of a month that has no such day.
	Months Unit = "months"
)

// Units lists every Unit.
func Units() []Unit { return []Unit{Minutes, Hours, Days, BusinessDays, Months} }

// UnmarshalText accepts a unit's name; any other is an *order.UnknownNameError.
func (u *Unit) UnmarshalText(text []byte) error { return order.UnmarshalName(u, "unit", text, Units()) }

// Anchor is the instant a span counts from.
type Anchor string

const (
	// FromState: when the case came into its state, or the child order into its status.
	FromState Anchor = "state"
	// FromOpening: when the case was opened.
	FromOpening Anchor = "opened"
	// FromPlacement: when the order was placed.
	FromPlacement Anchor = "placed"
	// FromPayment: when it was paid.
	FromPayment Anchor = "paid"
	// FromShipment: when units left the last time.
	FromShipment Anchor = "shipped"
	// FromDelivery: when the carrier delivered it.
	FromDelivery Anchor = "delivered"
	// FromCompletion: when it was completed.
	FromCompletion Anchor = "completed"
	// FromReturnShipment: when the buyer sent the goods back.
	FromReturnShipment Anchor = "return_shipped"
	// FromReturnDelivery: when the carrier delivered them back.
	FromReturnDelivery Anchor = "return_delivered"
	// FromRuling: when the platform decided, the last time.
	FromRuling Anchor = "ruled"
	// FromSettlement: when the refund had arrived, whole.
	FromSettlement Anchor = "settled"
)

// Anchors lists every Anchor.
func Anchors() []Anchor {
	return []Anchor{
		FromState, FromOpening, FromPlacement, FromPayment, FromShipment, FromDelivery, FromCompletion, FromReturnShipment,
		FromReturnDelivery, FromRuling, FromSettlement,
	}
}

// lastYear is the last year of a fact's instant: what counts a hundred years from it can still be written down.
const lastYear = 9800

// factAnchor is what the anchors begin with that are a fact's instant.
const factAnchor = "fact:"

// FromFact counts from an instant that is a fact of the lines concerned, of the child order, or else of the order, in RFC 3339:
// fact:ship_by. A fact that is not there, or is no instant, has not come. Those of a request are none to count from.
func FromFact(name string) Anchor { return Anchor(factAnchor + name) }

// fact is the name of the fact that an anchor is.
func (a Anchor) fact() (name string, ok bool) {
	name, ok = strings.CutPrefix(string(a), factAnchor)
	return name, ok && isName(name)
}

// UnmarshalText accepts an anchor's name, also one of FromFact; any other is an *order.UnknownNameError.
func (a *Anchor) UnmarshalText(text []byte) error {
	if _, ok := Anchor(text).fact(); ok {
		*a = Anchor(text)
		return nil
	}
	return order.UnmarshalName(a, "anchor", text, Anchors())
}

// childAnchors are those that do not need a case.
func childAnchors() []Anchor {
	return []Anchor{FromPlacement, FromPayment, FromShipment, FromDelivery, FromCompletion}
}

// mostNested is how many spans may stand in one another.
const mostNested = 4

// span checks a length of time: what is longer than a hundred years is a slip, and would leave the range of instants.
func (c *compiler) span(path string, sp Span, anchors []Anchor) { c.nested(path, sp, anchors, 0) }

func (c *compiler) nested(path string, sp Span, anchors []Anchor, depth int) {
	if sp.Amount != 0 || sp.Round == "" && sp.Sweep == "" { // the end of the anchor's own day is a span too
		c.length(path, Length{sp.Amount, sp.Unit})
	} else {
		oneOf(c, path+".unit", sp.Unit, Units())
	}
	switch _, fact := sp.Anchor.fact(); {
	case fact:
	case !slices.Contains(Anchors(), sp.Anchor):
		c.problem(path+".anchor", "%q is not one of %v", order.Shorten(string(sp.Anchor), 40), anchors)
	case !slices.Contains(anchors, sp.Anchor):
		c.problem(path+".anchor", "%s never comes before there is a case; count from one of %v", sp.Anchor, anchors)
	}
	if sp.Round != "" {
		oneOf(c, path+".round", sp.Round, Roundings())
	}
	if _, ok := clockOf(sp.Sweep); sp.Sweep != "" && !ok {
		c.problem(path+".sweep", "%q is no time of day such as 10:00", order.Shorten(sp.Sweep, 40))
	}
	if sp.Sweep != "" && depth > 0 {
		c.problem(path+".sweep", "the sweep comes last: give it to the outermost span")
	}
	c.spanZone(path, sp.Zone)
	if sp.LaterOf != nil && sp.SoonerOf != nil {
		c.problem(path, "the later of and the sooner of: put one into the other")
	}
	c.inside(path, ".later_of", sp.LaterOf, anchors, depth)
	c.inside(path, ".sooner_of", sp.SoonerOf, anchors, depth)
}

func (c *compiler) inside(path, name string, sp *Span, anchors []Anchor, depth int) {
	switch {
	case sp == nil:
	case depth == mostNested:
		c.problem(path+name, "more than %d spans in one another", mostNested)
	default:
		c.nested(path+name, *sp, anchors, depth+1)
	}
}

// spanZone looks up the zone of a span, each once.
func (c *compiler) spanZone(path, name string) {
	if name == "" || c.out.zones[name] != nil {
		return
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		c.problem(path+".zone", "%q is no time zone", order.Shorten(name, 40))
		return
	}
	if c.out.zones == nil {
		c.out.zones = map[string]*time.Location{}
	}
	c.out.zones[name] = zone
}

// most is how many of the unit a span may have, a hundred years of them; 0 for what is no unit.
func (u Unit) most() int64 {
	switch u {
	case Minutes:
		return 100 * 366 * 24 * 60
	case Hours:
		return 100 * 366 * 24
	case Days:
		return 100 * 366
	case BusinessDays:
		return 100 * 244
	case Months:
		return 100 * 12
	}
	return 0
}

// length checks an amount with its unit.
func (c *compiler) length(path string, l Length) {
	limit := l.Unit.most()
	if limit == 0 {
		c.problem(path+".unit", "%q is not one of %v", order.Shorten(string(l.Unit), 40), Units())
		limit = math.MaxInt64
	}
	switch {
	case l.Amount <= 0:
		c.problem(path+".amount", "%d is no length of time", l.Amount)
	case l.Amount > limit:
		c.problem(path+".amount", "%d %s are longer than a hundred years", l.Amount, l.Unit)
	}
}

// at is the anchor's instant in a situation; zero where it has not come.
func (a Anchor) at(s *aftersales.Situation) time.Time {
	if name, ok := a.fact(); ok {
		fact, _ := placedFact(s, name)
		at, err := time.Parse(time.RFC3339, fact)
		if err != nil || at.Year() > lastYear {
			return time.Time{}
		}
		return at.UTC()
	}
	switch a {
	case FromPlacement:
		return s.Order.PlacedAt
	case FromPayment:
		return s.Child.PaidAt
	case FromShipment:
		return s.Child.ShippedAt
	case FromDelivery:
		return s.Child.DeliveredAt
	case FromCompletion:
		return s.Child.CompletedAt
	}
	if s.Case == nil {
		if a == FromState {
			return s.At // a child order comes into its status now
		}
		return time.Time{}
	}
	switch a {
	case FromState:
		return s.Case.EnteredAt
	case FromOpening:
		return s.Case.OpenedAt
	case FromReturnShipment:
		return s.Case.ReturnShippedAt
	case FromReturnDelivery:
		return s.Case.ReturnDeliveredAt
	case FromRuling:
		if s.Case.Ruling != nil {
			return s.Case.Ruling.At
		}
	case FromSettlement:
		if s.Case.State.Settled() {
			return s.Case.EnteredAt
		}
	}
	return time.Time{}
}

// end is the last instant inside a span; ok is false where its anchor has not come.
func (c *Compiled) end(sp *Span, s *aftersales.Situation) (end time.Time, ok bool) {
	if end, ok = c.unswept(sp, s, ""); ok {
		end = c.swept(sp, end)
	}
	return end, ok
}

// unswept is where a span ends before the sweep, as the span of a deadline where it has a timer.
func (c *Compiled) unswept(sp *Span, s *aftersales.Situation, timer string) (end time.Time, ok bool) {
	if from := sp.Anchor.at(s); !from.IsZero() {
		end, ok = sp.Round.apply(around(c.closuresFor(timer), timer, from, c.on(sp, from)), c.zoneOf(sp)), true
	}
	switch {
	case sp.LaterOf != nil:
		other, has := c.unswept(sp.LaterOf, s, timer)
		if !ok || !has {
			return time.Time{}, false
		}
		if other.After(end) {
			end = other
		}
	case sp.SoonerOf != nil:
		if other, has := c.unswept(sp.SoonerOf, s, timer); has && (!ok || other.Before(end)) {
			return other, true
		}
	}
	return end, ok
}

// closuresFor are the closures that hold for what ends: none for what is no deadline.
func (c *Compiled) closuresFor(timer string) []closure {
	if timer == "" {
		return nil
	}
	return c.closures
}

// swept is when what ends is carried out.
func (c *Compiled) swept(sp *Span, end time.Time) time.Time {
	if at, ok := clockOf(sp.Sweep); ok {
		return at.swept(end, c.zoneOf(sp))
	}
	return end
}

func (c *Compiled) zoneOf(sp *Span) *time.Location {
	if sp.Zone != "" {
		return c.zones[sp.Zone]
	}
	return c.zone
}

// on goes on by the amount of a span from an instant.
func (c *Compiled) on(sp *Span, at time.Time) time.Time {
	return c.lengthen(Length{sp.Amount, sp.Unit}, at, c.zoneOf(sp))
}

// lengthen goes on by a length of time from an instant.
func (c *Compiled) lengthen(l Length, at time.Time, zone *time.Location) time.Time {
	switch l.Unit {
	case Minutes:
		return at.Add(time.Duration(l.Amount) * time.Minute)
	case Hours:
		return at.Add(time.Duration(l.Amount) * time.Hour)
	case BusinessDays:
		return c.calendar.addBusinessDays(at, int(l.Amount), zone)
	case Months:
		return addMonths(at, int(l.Amount), zone)
	}
	return addDays(at, int(l.Amount), zone)
}

// addDays goes on by calendar days to the same clock time. time.Time.AddDate does not say which of two instants it takes
// where the clocks change, and takes another one east and west of Greenwich.
func addDays(from time.Time, n int, zone *time.Location) time.Time {
	local := from.In(zone)
	return wall(time.Date(local.Year(), local.Month(), local.Day()+n, local.Hour(), local.Minute(), local.Second(), local.Nanosecond(), time.UTC), zone)
}

// addMonths goes on by months to the same day and clock time, and to the last day of a month that has no such day.
func addMonths(from time.Time, n int, zone *time.Location) time.Time {
	local := from.In(zone)
	last := time.Date(local.Year(), local.Month()+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)
	day := min(local.Day(), last.Day())
	return wall(time.Date(last.Year(), last.Month(), day, local.Hour(), local.Minute(), local.Second(), local.Nanosecond(), time.UTC), zone)
}

// wall is the instant at which clocks in a zone show a date and time, which is given as if it were in UTC: the later one where
// a change of the clocks skips or repeats it.
func wall(shown time.Time, zone *time.Location) time.Time {
	var end time.Time
	exact := false // end shows the clock time
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := shown.Add(near).In(zone).Zone()
		candidate := shown.Add(-time.Duration(offset) * time.Second)
		_, there := candidate.In(zone).Zone()
		shows := there == offset
		if shows && !exact || shows == exact && candidate.After(end) {
			end, exact = candidate, shows
		}
	}
	return end
}

// same reports whether two spans are equal, those inside them too.
func (sp *Span) same(o *Span) bool {
	if sp == nil || o == nil {
		return sp == o
	}
	a, b := *sp, *o
	a.LaterOf, a.SoonerOf, b.LaterOf, b.SoonerOf = nil, nil, nil, nil
	return a == b && sp.LaterOf.same(o.LaterOf) && sp.SoonerOf.same(o.SoonerOf)
}

// clone copies a span that may be absent, with those inside it.
func (sp *Span) clone() *Span {
	if sp == nil {
		return nil
	}
	own := *sp
	own.LaterOf, own.SoonerOf = sp.LaterOf.clone(), sp.SoonerOf.clone()
	return &own
}
