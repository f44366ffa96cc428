package aftersales

import (
	"fmt"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// Entry is one line of an order's log: what was decided, as facts. Folding it consults no policy, so that an old log
// replays under any later one.
type Entry struct {
	Seq   int64       `json:"seq"`
	At    time.Time   `json:"at"`
	By    order.Party `json:"by"`
	Do    string      `json:"do"` // the command's name, or expire
	Case  string      `json:"case,omitempty"`
	Child string      `json:"child,omitempty"`
	// Event is an Event of the case's flow, or an order.Event of the child's where no case is named, or one of Remarks.
	Event string `json:"event,omitempty"`

	// Message is what was sent, with the reasons, proofs and numbers that decide nothing; nil for deadlines and for the
	// order's placing. Only the first entry of a message carries it.
	Message *Message `json:"message,omitempty"`

	Order    *order.Order `json:"order,omitempty"`    // the order that was placed
	Opened   *Case        `json:"opened,omitempty"`   // the case that was opened
	Change   *Change      `json:"change,omitempty"`   // what changed on the case
	Children []Child      `json:"children,omitempty"` // the child orders that changed, as they are now
	Effects  []Effect     `json:"effects,omitempty"`
	// Difference is how much the refund became more, or with a minus less, when it was struck again for execution;
	// of an offer that was accepted, than the offer was.
	Difference *money.Amount `json:"difference,omitempty"`
}

// Change is what an entry changes on a case. What is nil or zero stays as it was.
type Change struct {
	State             State          `json:"state,omitempty"`
	Kind              Kind           `json:"kind,omitempty"`
	Revision          int            `json:"revision,omitempty"`
	Attempts          int            `json:"attempts,omitempty"`
	Reason            Reason         `json:"reason,omitempty"`
	Goods             GoodsState     `json:"goods,omitempty"`
	Liable            order.Party    `json:"liable,omitempty"`
	CloseReason       CloseReason    `json:"close_reason,omitempty"`
	Asked             *Asked         `json:"asked,omitempty"`
	Quote             *refund.Quote  `json:"quote,omitempty"`
	Refund            *refund.Refund `json:"refund,omitempty"`
	Deadlines         *[]Deadline    `json:"deadlines,omitempty"`
	EnteredAt         time.Time      `json:"entered_at,omitzero"`
	Tracking          string         `json:"tracking,omitempty"`
	ReturnShippedAt   time.Time      `json:"return_shipped_at,omitzero"`
	ReturnScannedAt   time.Time      `json:"return_scanned_at,omitzero"`
	ReturnDeliveredAt time.Time      `json:"return_delivered_at,omitzero"`
	Inspection        []Condition    `json:"inspection,omitempty"`
	Accounted         bool           `json:"accounted,omitempty"`
	Difference        *Difference    `json:"difference,omitempty"`
	// ReplacementTracking is of a replacement that was sent.
	ReplacementTracking string     `json:"replacement_tracking,omitempty"`
	Arbitrations        int        `json:"arbitrations,omitempty"`
	Evidence            []Evidence `json:"evidence,omitempty"` // all of it, what was there before included
	Ruling              *Ruling    `json:"ruling,omitempty"`
	// Offer is one that was made; OfferGone says that there is none any more.
	Offer     *Proposal `json:"offer,omitempty"`
	OfferGone bool      `json:"offer_gone,omitempty"`
	Metrics   []Counted `json:"metrics,omitempty"` // all of them, as of the records that follow
	Appeals   []Appeal  `json:"appeals,omitempty"`
	Claims    []Claim   `json:"claims,omitempty"`
}

// Apply returns the dossier with one more entry folded in. It returns a *DossierError if the entry is not the next one or
// speaks of a case or child the dossier does not have.
func (d Dossier) Apply(e Entry) (Dossier, error) { return d.Fold(e) }

// Fold applies entries in order. On error the receiver is what there is.
func (d Dossier) Fold(entries ...Entry) (Dossier, error) {
	next := d.clone()
	for i := range entries {
		if err := next.fold(&entries[i]); err != nil {
			return d, err
		}
	}
	return next, nil
}

func (d *Dossier) fold(e *Entry) error {
	if e.Seq != d.Seq+1 {
		return &DossierError{Order: d.Order.ID, Seq: e.Seq, Problem: fmt.Sprintf("entry %d comes next", d.Seq+1)}
	}
	if (e.Order == nil) != d.Placed() {
		return &DossierError{Order: d.Order.ID, Seq: e.Seq, Problem: "an order is placed once, by its first entry"}
	}
	if err := d.foldContent(e); err != nil {
		return err
	}
	d.Seq, d.At = e.Seq, e.At
	return nil
}

// foldContent folds what an entry says, but for its number and time.
func (d *Dossier) foldContent(e *Entry) error {
	if e.Order != nil {
		d.Order = *e.Order
		if err := d.derive(); err != nil {
			return err
		}
	}
	if err := d.foldCase(e); err != nil {
		return err
	}
	return d.foldChildren(e)
}

func (d *Dossier) foldCase(e *Entry) error {
	if e.Opened != nil {
		if e.Opened.Quote == nil || d.caseIndex(e.Opened.ID) >= 0 {
			return &DossierError{Order: d.Order.ID, Seq: e.Seq, Problem: fmt.Sprintf("case %q cannot be opened", order.Shorten(e.Opened.ID, 64))}
		}
		d.Cases = append(d.Cases, *e.Opened)
		d.post(nil, e.Opened)
	}
	if e.Change == nil {
		return nil
	}
	at := d.caseIndex(e.Case)
	if at < 0 {
		return &DossierError{Order: d.Order.ID, Seq: e.Seq, Problem: fmt.Sprintf("there is no case %q", order.Shorten(e.Case, 64))}
	}
	was := d.Cases[at]
	e.Change.apply(&d.Cases[at])
	d.post(&was, &d.Cases[at])
	return nil
}

func (d *Dossier) foldChildren(e *Entry) error {
	for _, ch := range e.Children {
		at := d.childIndex(ch.Progress.Child)
		switch {
		case at >= 0:
			d.Children[at] = ch
		case e.Order != nil:
			d.Children = append(d.Children, ch)
		default:
			return &DossierError{Order: d.Order.ID, Seq: e.Seq, Problem: fmt.Sprintf("there is no child order %q", order.Shorten(ch.Progress.Child, 64))}
		}
	}
	return nil
}

func (ch *Change) apply(c *Case) {
	set(&c.State, ch.State)
	set(&c.Kind, ch.Kind)
	set(&c.Revision, ch.Revision)
	set(&c.Attempts, ch.Attempts)
	set(&c.Reason, ch.Reason)
	set(&c.Goods, ch.Goods)
	set(&c.Liable, ch.Liable)
	set(&c.CloseReason, ch.CloseReason)
	set(&c.Quote, ch.Quote)
	set(&c.Refund, ch.Refund)
	set(&c.EnteredAt, ch.EnteredAt)
	set(&c.Tracking, ch.Tracking)
	set(&c.Accounted, ch.Accounted)
	set(&c.Difference, ch.Difference)
	set(&c.ReplacementTracking, ch.ReplacementTracking)
	set(&c.ReturnShippedAt, ch.ReturnShippedAt)
	set(&c.ReturnScannedAt, ch.ReturnScannedAt)
	set(&c.ReturnDeliveredAt, ch.ReturnDeliveredAt)
	set(&c.Arbitrations, ch.Arbitrations)
	set(&c.Ruling, ch.Ruling)
	if ch.OfferGone {
		c.Offer = nil
	}
	set(&c.Offer, ch.Offer)
	if ch.Asked != nil {
		c.Asked = *ch.Asked
	}
	if ch.Deadlines != nil {
		c.Deadlines = *ch.Deadlines
	}
	replace(&c.Inspection, ch.Inspection)
	replace(&c.Evidence, ch.Evidence)
	replace(&c.Metrics, ch.Metrics)
	replace(&c.Appeals, ch.Appeals)
	replace(&c.Claims, ch.Claims)
}

// replace takes a list over unless it is nil.
func replace[T any](field *[]T, list []T) {
	if list != nil {
		*field = list
	}
}

// set takes a value over unless it is zero.
func set[T comparable](field *T, value T) {
	var zero T
	if value != zero {
		*field = value
	}
}
