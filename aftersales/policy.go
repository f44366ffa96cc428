package aftersales

import (
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// Policy is what Decide needs of a platform's rules. It narrows, times and prices the flows; it never adds a state. A
// policy must be pure: the same situation gives the same answer, and it keeps nothing.
type Policy interface {
	// ID names the rules with their version; it is pinned on each child order when the order is placed.
	ID() string
	// Admit judges a request: may this be asked, by this party, now, for this reason.
	Admit(s *Situation) Admission
	// Permit gives the faults of a command that the flow and the actor's role allow; none: it may be carried out. There is
	// no case where it is about a child order.
	Permit(s *Situation, c Command) []order.Fault
	// Choose picks the event that a command leads to, among those the flow allows, in the flow's order.
	Choose(s *Situation, c Command, allowed []Event) Event
	// CaseDeadlines are the deadlines of the case's state.
	CaseDeadlines(s *Situation) []Deadline
	// ChildDeadlines are the deadlines of the child order's status.
	ChildDeadlines(s *Situation) []Deadline
	// Terms are the choices about money.
	Terms(s *Situation) refund.Terms
	// MayShip reports what shipping means for an open case of goods that were not shipped.
	MayShip(s *Situation) ShipDuringCase
	// Capture says when the payment of the child order is captured.
	Capture(s *Situation) Capture
	// Deputies are the parties that may send a command about a case beside those whose part it is, but for what is the buyer's
	// alone. Where the platform may ship it is who sends the goods, whatever the order says.
	Deputies(s *Situation, do string) []order.Party
	// Consequences are effects beside those of the flow: metrics that the event counts for. There is no case where one of
	// Remarks is about a child order.
	Consequences(s *Situation, e Event) []Effect
	// Move judges a command that moves a deadline: AskExtension, Hold, ReportDelay or ReportCustoms. The deadline is as if
	// its clock ran on now; the reports are asked about once with the zero Deadline, whether they may be made at all.
	Move(s *Situation, c Command, d Deadline) Shift
}

// Policies finds a policy by its id. A bare id means the version in force at an instant; an id with a version that one.
type Policies interface {
	Policy(id string, at time.Time) (Policy, error)
}

// Situation is what a policy is asked about. It is only valid during the call and must not be changed.
type Situation struct {
	Order *order.Order
	Doc   *order.Child // the child order as it was bought
	Child *Child       // how far it has come
	Case  *Case        // nil where no case is concerned yet
	At    time.Time
	By    order.Party
	Timer string // the deadline that passed, or that the command is about; empty: none

	// What is asked, or what the case asks.
	Kind       Kind
	Reason     Reason
	Goods      GoodsState
	Channel    Channel
	Liable     order.Party
	Categories []string // of the lines concerned, one each; empty for a line that has none
	Attempts   int      // this one included
	// LineAttempts is how often one of the lines concerned was asked for, by all cases together, this time included.
	LineAttempts int
	// Facts are those that all lines concerned have alike. Said are those of the request: what the order knows already nobody
	// says otherwise.
	Facts, Said order.Facts
	// Price is what was paid for the lines concerned, all their units, without freight. Paid is what was paid for the order.
	Price, Paid money.Amount

	// Counted are the metrics that the order counted and no appeal reversed; only for Consequences.
	Counted []Counted
}

// Admission is a policy's answer to a request.
type Admission struct {
	Faults []order.Fault
	// Event is what opening leads to. Empty: what the fulfilment says, which is to stop the shipment where a warehouse has
	// it, and to ask the seller otherwise.
	Event Event
	// AmountFixed: the amount is what the rules give; another one may not be asked.
	AmountFixed bool
	// WholeOrder: every unit of the child order that is free must be asked.
	WholeOrder bool
	// WholeLines: whoever asks for units of a line must ask for all that are free of it.
	WholeLines bool
	// Liable is who bears it by the reason. Empty: nobody.
	Liable order.Party
}

// ShipDuringCase says what happens when the seller ships while a case about unshipped goods waits for him.
type ShipDuringCase string

const (
	// RefuseShipping: he may not (shipping_on_hold). The zero ShipDuringCase means the same.
	RefuseShipping ShipDuringCase = "refuse"
	// CloseCase: the case is closed (shipped_anyway).
	CloseCase ShipDuringCase = "close"
)

// ShipDuringCases lists every ShipDuringCase.
func ShipDuringCases() []ShipDuringCase { return []ShipDuringCase{RefuseShipping, CloseCase} }

// UnmarshalText accepts a name of ShipDuringCases; any other is an *order.UnknownNameError.
func (s *ShipDuringCase) UnmarshalText(text []byte) error {
	return order.UnmarshalName(s, "ship_during_case", text, ShipDuringCases())
}
