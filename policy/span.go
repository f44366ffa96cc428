package policy

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Span is a length of time from an anchor, at most a hundred years.
type Span struct {
	Anchor Anchor `json:"anchor,omitempty"`
	Amount int64  `json:"amount"`
	Unit   Unit   `json:"unit,omitempty"`
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
)

// Units lists every Unit.
func Units() []Unit { return []Unit{Minutes, Hours, Days} }

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

// factAnchor is what the anchors begin with that are a fact's instant.
const factAnchor = "fact:"

// FromFact counts from an instant that is a fact of the child order, or else of the order, in RFC 3339: fact:ship_by. A fact
// that is not there, or is no instant, has not come.
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

// span checks a length of time: what is longer than a hundred years is a slip, and would leave the range of instants.
func (c *compiler) span(path string, sp Span, anchors []Anchor) {
	c.length(path, Length{sp.Amount, sp.Unit})
	switch _, fact := sp.Anchor.fact(); {
	case fact:
	case !slices.Contains(Anchors(), sp.Anchor):
		c.problem(path+".anchor", "%q is not one of %v", order.Shorten(string(sp.Anchor), 40), anchors)
	case !slices.Contains(anchors, sp.Anchor):
		c.problem(path+".anchor", "%s never comes before there is a case; count from one of %v", sp.Anchor, anchors)
	}
}

// length checks an amount with its unit.
func (c *compiler) length(path string, l Length) {
	limit, ok := map[Unit]int64{Minutes: 100 * 366 * 24 * 60, Hours: 100 * 366 * 24, Days: 100 * 366}[l.Unit]
	if !ok {
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
		at, err := time.Parse(time.RFC3339, factOf(s, name))
		if err != nil {
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

// end is the last instant inside the span; ok is false where its anchor has not come.
func (sp Span) end(s *aftersales.Situation, zone *time.Location) (end time.Time, ok bool) {
	from := sp.Anchor.at(s)
	if from.IsZero() {
		return time.Time{}, false
	}
	return sp.from(from, zone), true
}

// from is the last instant inside the span where it counts from another instant than its anchor.
func (sp Span) from(at time.Time, zone *time.Location) time.Time {
	switch sp.Unit {
	case Minutes:
		return at.Add(time.Duration(sp.Amount) * time.Minute)
	case Hours:
		return at.Add(time.Duration(sp.Amount) * time.Hour)
	}
	return addDays(at, int(sp.Amount), zone)
}

// addDays goes on by calendar days to the same clock time. time.Time.AddDate does not say which of two instants it takes
// where the clocks change, and takes another one east and west of Greenwich.
func addDays(from time.Time, n int, zone *time.Location) time.Time {
	local := from.In(zone)
	clock := time.Date(local.Year(), local.Month(), local.Day()+n, local.Hour(), local.Minute(), local.Second(), local.Nanosecond(), time.UTC)
	var end time.Time
	exact := false // end shows the clock time
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := clock.Add(near).In(zone).Zone()
		candidate := clock.Add(-time.Duration(offset) * time.Second)
		_, there := candidate.In(zone).Zone()
		shows := there == offset
		if shows && !exact || shows == exact && candidate.After(end) {
			end, exact = candidate, shows
		}
	}
	return end
}
