package order

import (
	"fmt"
	"maps"
	"time"
)

// Progress is how far a child order has come. It is a value: what moves it returns a new one.
type Progress struct {
	Child       string           `json:"child"`
	Status      Status           `json:"status"`
	CloseReason CloseReason      `json:"close_reason,omitempty"`
	AfterSale   AfterSale        `json:"after_sale"`
	Pushed      bool             `json:"pushed,omitempty"`  // the shipment order is with the warehouse
	Shipped     map[string]int64 `json:"shipped,omitempty"` // units that left, by line id
	PaidAt      time.Time        `json:"paid_at,omitzero"`
	ShippedAt   time.Time        `json:"shipped_at,omitzero"`   // the last unit left, or the ones still to leave were refunded
	DeliveredAt time.Time        `json:"delivered_at,omitzero"` // anchors what counts from delivery; changes no status
	CompletedAt time.Time        `json:"completed_at,omitzero"`
}

// NewProgress is a child order that was just placed.
func NewProgress(child string) Progress {
	return Progress{Child: child, Status: PendingPayment, AfterSale: NoAfterSale}
}

// StatusError is returned when a child order's status does not allow an event.
type StatusError struct {
	Child  string
	Status Status
	Event  Event
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("order: child order %q is %s: %s cannot happen", Shorten(e.Child, 64), e.Status, e.Event)
}

// UnitsError is returned when more units are to leave than can, or, with no line, when none is to leave.
type UnitsError struct {
	Child, Line string
	Asked, Can  int64 // units
}

func (e *UnitsError) Error() string {
	if e.Line == "" {
		return fmt.Sprintf("order: child order %q: nothing was named that is to leave", Shorten(e.Child, 64))
	}
	return fmt.Sprintf("order: %d units of line %q of child order %q cannot leave, %d can", e.Asked, Shorten(e.Line, 64), Shorten(e.Child, 64), e.Can)
}

// Move returns the progress after an event, with the event's time where one is kept. It returns a *StatusError if the
// flow does not allow the event.
func (p Progress) Move(e Event, at time.Time) (Progress, error) {
	to, ok := childFlow.Next(p.Status, e)
	if !ok {
		return p, &StatusError{Child: p.Child, Status: p.Status, Event: e}
	}
	p.Status = to
	switch e {
	case Paid:
		p.PaidAt = at
	case ShippedSome, ShippedRest:
		p.ShippedAt = at
	case Confirmed, ExpiredConfirmation:
		p.CompletedAt = at
	case AllRefunded:
		p.CloseReason = RefundedWhole
	case ExpiredUnpaid:
		p.CloseReason = UnpaidTimeout
	case ExpiredUnshipped:
		p.CloseReason = PlatformCancelled
	}
	return p, nil
}

// Cancel returns the progress after the child order was cancelled before all of it was shipped, for a reason. It returns a
// *StatusError if the flow does not allow that.
func (p Progress) Cancel(reason CloseReason, at time.Time) (Progress, error) {
	event := Cancelled
	if reason == UnpaidTimeout {
		event = ExpiredUnpaid
	}
	next, err := p.Move(event, at)
	if err != nil {
		return p, err
	}
	next.CloseReason = reason
	return next, nil
}

// Ship returns the progress after some units left. units are what the child sends and gone what will never leave because
// it was refunded, both by line id; ship is what leaves now. It returns a *StatusError if nothing may leave in this
// status, and a *UnitsError if nothing would leave, or more than is there.
func (p Progress) Ship(units, gone, ship map[string]int64, at time.Time) (Progress, error) {
	if !childFlow.Can(p.Status, ShippedSome) {
		return p, &StatusError{Child: p.Child, Status: p.Status, Event: ShippedSome}
	}
	if len(ship) == 0 {
		return p, &UnitsError{Child: p.Child}
	}
	shipped := maps.Clone(p.Shipped)
	if shipped == nil {
		shipped = make(map[string]int64, len(ship))
	}
	for _, line := range sortedKeys(ship) {
		can := units[line] - gone[line] - shipped[line]
		if n := ship[line]; n <= 0 || n > can {
			return p, &UnitsError{Child: p.Child, Line: line, Asked: n, Can: max(can, 0)}
		}
		shipped[line] += ship[line]
	}
	next := p
	next.Shipped = shipped
	event := ShippedSome
	if next.AllGone(units, gone) {
		event = ShippedRest
	}
	moved, err := next.Move(event, at)
	if err != nil {
		return p, err
	}
	return moved, nil
}

// AllGone reports whether every unit has left or never will, and at least one has left.
func (p Progress) AllGone(units, gone map[string]int64) bool {
	left := false
	for line, n := range units {
		if p.Shipped[line] > 0 {
			left = true
		}
		if p.Shipped[line]+gone[line] < n {
			return false
		}
	}
	return left
}
