package aftersales

import (
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// Case is one request of a party and what became of it. It concerns one child order.
type Case struct {
	ID    string `json:"id"`
	Group string `json:"group,omitempty"` // cases that one request over several children opened together
	Child string `json:"child"`
	Kind  Kind   `json:"kind"`
	State State  `json:"state"`
	// Revision is what the other party saw; it rises with every change of what is asked or granted.
	Revision int `json:"revision"`
	// Attempts counts the opening and every amendment.
	Attempts    int         `json:"attempts"`
	By          order.Party `json:"by"` // who opened it
	Reason      Reason      `json:"reason"`
	Goods       GoodsState  `json:"goods"`
	Channel     Channel     `json:"channel,omitempty"`
	Liable      order.Party `json:"liable"` // who bears it: by the reason, until a ruling says otherwise
	CloseReason CloseReason `json:"close_reason,omitempty"`

	// Opening is the request as it was sent first; the same id with the same content is the same case.
	Opening Open `json:"opening"`
	// Asked is what is asked now; Quote what it comes to.
	Asked  Asked          `json:"asked"`
	Quote  *refund.Quote  `json:"quote"`
	Refund *refund.Refund `json:"refund,omitempty"` // from refunding on
	// Offer is what was proposed instead and awaits its answer; nil where nothing was.
	Offer *Proposal `json:"offer,omitempty"`

	OpenedAt  time.Time  `json:"opened_at"`
	EnteredAt time.Time  `json:"entered_at"` // into its present state
	Deadlines []Deadline `json:"deadlines,omitempty"`

	Tracking          string      `json:"tracking,omitempty"` // of the return
	ReturnShippedAt   time.Time   `json:"return_shipped_at,omitzero"`
	ReturnScannedAt   time.Time   `json:"return_scanned_at,omitzero"` // by the carrier, the first time
	ReturnDeliveredAt time.Time   `json:"return_delivered_at,omitzero"`
	Inspection        []Condition `json:"inspection,omitempty"`
	// Accounted says that the stock was told what became of goods that came back, or that they went to the buyer again.
	Accounted bool `json:"accounted,omitempty"`
	// ReplacementTracking is of the last replacement that was sent.
	ReplacementTracking string `json:"replacement_tracking,omitempty"`

	// Difference is what an exchange for something else comes to; nil until the replacement is due, or where it is even.
	Difference *Difference `json:"difference,omitempty"`

	// Arbitrations is how often the platform was asked to decide; Evidence what the parties brought, in that order.
	Arbitrations int        `json:"arbitrations,omitempty"`
	Evidence     []Evidence `json:"evidence,omitempty"`
	// Ruling is the platform's last decision; nil where it never decided.
	Ruling *Ruling `json:"ruling,omitempty"`

	// Metrics are what its events counted for. Appeals and Claims are records of their own: they come and go, and move neither
	// the case nor the buyer's refund.
	Metrics []Counted `json:"metrics,omitempty"`
	Appeals []Appeal  `json:"appeals,omitempty"`
	Claims  []Claim   `json:"claims,omitempty"`
}

// Asked is the content of a request.
type Asked struct {
	Lines    []refund.RequestLine `json:"lines,omitempty"`
	Amount   *money.Amount        `json:"amount,omitempty"`
	Freight  *money.Amount        `json:"freight,omitempty"`  // added by the seller's goodwill, or by a ruling
	Deducted *money.Amount        `json:"deducted,omitempty"` // after the inspection
	Bears    order.Party          `json:"bears,omitempty"`    // who bears the refund, by a ruling
	Instead  *Instead             `json:"instead,omitempty"`  // wanted for the goods of an exchange
}

// Condition is how the units of a line came back.
type Condition struct {
	Line     string `json:"line"`
	Sellable int64  `json:"sellable,omitempty"`
	Damaged  int64  `json:"damaged,omitempty"`
	Missing  int64  `json:"missing,omitempty"`
}

// Open reports whether the case is not over.
func (c *Case) Open() bool { return !c.State.Terminal() }

// Voided reports whether the case was granted while nothing was captured: it is closed without a refund, and what it took is
// gone all the same.
func (c *Case) Voided() bool { return c.State == Closed && c.CloseReason == Voided }

// Reserves reports whether the case holds units and money: not once it is over without a refund, unless it was voided.
func (c *Case) Reserves() bool { return c.State.Reserves() || c.Voided() }

// takes reports whether what the case asks is granted for good, settled whether all of that is done.
func (c *Case) takes() bool { return c.State.Executing() || c.Voided() }

func (c *Case) settled() bool { return c.State.Settled() || c.Voided() }

// sentBack reports whether the goods came back, or are on their way.
func (c *Case) sentBack() bool { return c.Goods == Returned || !c.ReturnShippedAt.IsZero() }

// Deadline is the next instant at which silence has a consequence for the case, announcements aside; ok is false where there
// is none.
func (c *Case) Deadline() (d Deadline, ok bool) { return earliest(c.Deadlines) }

func earliest(deadlines []Deadline) (first Deadline, ok bool) {
	for _, d := range deadlines {
		if !d.Paused() && !d.reminder() && (!ok || d.Due.Before(first.Due)) {
			first, ok = d, true
		}
	}
	return first, ok
}
