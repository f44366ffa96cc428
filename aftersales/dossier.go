package aftersales

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Dossier is one order with its child orders and every case ever opened on it: the unit of consistency. Its zero value is
// an order that was not placed. It is folded from its log, and never changed in place: Apply returns a new one.
type Dossier struct {
	Order    order.Order
	Seq      int64     // the last entry
	At       time.Time // of the last entry
	Children []Child
	Cases    []Case // in the order in which they were opened

	alloc *refund.Allocation
	// What stands of the refunds: of every case that was not closed, of those being executed, of those settled. What was voided
	// stands in all of them: it is gone for good.
	standing, executing, settled refund.Ledger
}

// Child is how far a child order has come, and what its cases did to it.
type Child struct {
	order.Progress
	Policy    string     `json:"policy"` // the id and version pinned when the order was placed
	Hold      bool       `json:"hold,omitempty"`
	Deadlines []Deadline `json:"deadlines,omitempty"`
}

// Placed reports whether the dossier holds an order.
func (d Dossier) Placed() bool { return d.Seq > 0 }

// Status is the status of the whole order.
func (d Dossier) Status() order.Status {
	statuses := make([]order.Status, len(d.Children))
	for i := range d.Children {
		statuses[i] = d.Children[i].Status
	}
	return order.ParentStatus(statuses)
}

// Case finds a case by its id.
func (d Dossier) Case(id string) (Case, bool) {
	if i := d.caseIndex(id); i >= 0 {
		return d.Cases[i], true
	}
	return Case{}, false
}

// Child finds a child order by its id.
func (d Dossier) Child(id string) (Child, bool) {
	if i := d.childIndex(id); i >= 0 {
		return d.Children[i], true
	}
	return Child{}, false
}

func (d *Dossier) caseIndex(id string) int {
	for i := range d.Cases {
		if d.Cases[i].ID == id {
			return i
		}
	}
	return -1
}

func (d *Dossier) childIndex(id string) int {
	for i := range d.Children {
		if d.Children[i].Progress.Child == id {
			return i
		}
	}
	return -1
}

// Allocation is the order's money split over its lines; nil if the order was not placed.
func (d Dossier) Allocation() *refund.Allocation { return d.alloc }

// Ledger is what stands of the order's refunds, reserved by open cases included.
func (d Dossier) Ledger() refund.Ledger { return d.standing }

// NextDeadline is the next instant at which silence has a consequence; ok is false where there is none.
func (d Dossier) NextDeadline() (due time.Time, ok bool) {
	at := d.next()
	return at.deadline.Due, at.found
}

// expiry is a deadline with the case or child it belongs to, by index.
type expiry struct {
	deadline Deadline
	caseAt   int // -1: it is the child's
	childAt  int
	index    int // among its owner's deadlines
	found    bool
}

// next finds the earliest deadline; of several at one instant the one that was set first.
func (d *Dossier) next() expiry {
	var first expiry
	consider := func(list []Deadline, caseAt, childAt int) {
		for i, dl := range list {
			if dl.Paused() {
				continue
			}
			if !first.found || dl.Due.Before(first.deadline.Due) || dl.Due.Equal(first.deadline.Due) && dl.Seq < first.deadline.Seq {
				first = expiry{deadline: dl, caseAt: caseAt, childAt: childAt, index: i, found: true}
			}
		}
	}
	for i := range d.Cases {
		if len(d.Cases[i].Deadlines) > 0 {
			consider(d.Cases[i].Deadlines, i, -1)
		}
	}
	for i := range d.Children {
		consider(d.Children[i].Deadlines, -1, i)
	}
	return first
}

// clone copies what folding an entry changes.
func (d Dossier) clone() Dossier {
	d.Children = slices.Clone(d.Children)
	d.Cases = slices.Clone(d.Cases)
	return d
}

type dossierJSON struct {
	Order    *order.Order `json:"order,omitempty"`
	Seq      int64        `json:"seq"`
	At       time.Time    `json:"at,omitzero"`
	Children []Child      `json:"children,omitempty"`
	Cases    []Case       `json:"cases,omitempty"`
}

// MarshalJSON writes the dossier without what can be derived from it.
func (d Dossier) MarshalJSON() ([]byte, error) {
	w := dossierJSON{Seq: d.Seq, At: d.At, Children: d.Children, Cases: d.Cases}
	if d.Placed() {
		w.Order = &d.Order
	}
	return json.Marshal(w)
}

// UnmarshalJSON reads what MarshalJSON wrote, derives the rest anew, and leaves d alone on error.
func (d *Dossier) UnmarshalJSON(data []byte) error {
	var w dossierJSON
	if err := json.Unmarshal(data, &w); err != nil {
		return fmt.Errorf("aftersales: dossier: %w", err)
	}
	next := Dossier{Seq: w.Seq, At: w.At, Children: w.Children, Cases: w.Cases}
	if w.Order == nil {
		if w.Seq != 0 || len(w.Cases)+len(w.Children) > 0 {
			return &DossierError{Problem: "it has entries and no order"}
		}
		*d = next
		return nil
	}
	next.Order = *w.Order
	if err := next.derive(); err != nil {
		return err
	}
	if problem := next.problem(); problem != "" {
		return &DossierError{Order: next.Order.ID, Seq: next.Seq, Problem: problem}
	}
	*d = next
	return nil
}

// problem says what is wrong with a dossier that was read: a child order or a case that the order cannot have.
func (d *Dossier) problem() string {
	if d.Seq < 1 {
		return "it has an order and no entry"
	}
	same := slices.EqualFunc(d.Children, d.Order.Children, func(ch Child, doc order.Child) bool { return ch.Progress.Child == doc.ID })
	if !same {
		return "its child orders are not those of the order"
	}
	for i := range d.Children {
		if ch := &d.Children[i]; ch.Status == "" || ch.AfterSale == "" {
			return fmt.Sprintf("child order %q has no status", order.Shorten(ch.Progress.Child, 64))
		}
	}
	for i := range d.Cases {
		c := &d.Cases[i]
		switch known := Flow(c.Kind); {
		case d.caseIndex(c.ID) != i:
			return fmt.Sprintf("case %q stands twice", order.Shorten(c.ID, 64))
		case known == nil || !slices.Contains(known.States(), c.State):
			return fmt.Sprintf("case %q cannot be %q", order.Shorten(c.ID, 64), order.Shorten(string(c.State), 40))
		case c.By == "" || c.Reason == "" || c.Goods == "" || c.Liable == "" || c.Opening.Kind == "" || c.Opening.Reason == "":
			return fmt.Sprintf("case %q lacks what every case has", order.Shorten(c.ID, 64))
		case !c.Asked.Instead.whole() || c.Offer != nil && !c.Offer.Asked.Instead.whole():
			return fmt.Sprintf("case %q has no price for what it wants instead", order.Shorten(c.ID, 64))
		case d.childIndex(c.Child) < 0:
			return fmt.Sprintf("there is no child order %q", order.Shorten(c.Child, 64))
		case c.State.Executing() && c.Refund == nil, c.Refund != nil && slices.ContainsFunc(c.Refund.Legs, unclear):
			return fmt.Sprintf("case %q has no refund, or one that is not clear", order.Shorten(c.ID, 64))
		case !c.Offer.whole() || c.Offer != nil && c.State != AwaitingSeller && c.State != AwaitingBuyer:
			return fmt.Sprintf("case %q has an offer that cannot be", order.Shorten(c.ID, 64))
		}
	}
	return ""
}

// unclear reports whether a leg does not say where its money is and how it travels.
func unclear(l refund.Leg) bool { return l.Route == "" || l.State == "" }

// DossierError is returned for a stored dossier or log that cannot be.
type DossierError struct {
	Order   string
	Seq     int64
	Problem string
}

func (e *DossierError) Error() string {
	return fmt.Sprintf("aftersales: dossier of %q, entry %d: %s", order.Shorten(e.Order, 64), e.Seq, e.Problem)
}

// derive computes the allocation and the ledgers from the order and its cases.
func (d *Dossier) derive() error {
	alloc, err := refund.Allocate(d.Order)
	if err != nil {
		return err
	}
	d.alloc, d.Order = alloc, alloc.Order()
	d.standing, d.executing, d.settled = refund.Ledger{}, refund.Ledger{}, refund.Ledger{}
	for i := range d.Cases {
		if d.Cases[i].Quote == nil {
			return &DossierError{Order: d.Order.ID, Seq: d.Seq, Problem: fmt.Sprintf("case %q has no quote", order.Shorten(d.Cases[i].ID, 64))}
		}
		d.post(nil, &d.Cases[i])
	}
	return nil
}

// post moves what stands from how a case was to how it is.
func (d *Dossier) post(was, is *Case) {
	move := func(l refund.Ledger, in func(*Case) bool) refund.Ledger {
		before, after := was != nil && in(was), is != nil && in(is)
		if before && after && was.Quote == is.Quote {
			return l
		}
		if before {
			l = l.Without(d.alloc, *was.Quote)
		}
		if after {
			l = l.With(d.alloc, *is.Quote)
		}
		return l
	}
	d.standing = move(d.standing, func(c *Case) bool { return c.Reserves() })
	d.executing = move(d.executing, func(c *Case) bool { return c.takes() })
	d.settled = move(d.settled, func(c *Case) bool { return c.settled() })
}
