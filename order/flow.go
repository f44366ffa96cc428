package order

import "github.com/recourse-go/recourse/internal/flow"

// Event is what was decided about a child order; the flow's rules are keyed by it.
type Event string

const (
	// Paid: the order's payment arrived whole.
	Paid Event = "paid"
	// Cancelled: somebody who may cancelled it.
	Cancelled Event = "cancelled"
	// ExpiredUnpaid: the deadline for the payment passed.
	ExpiredUnpaid Event = "expired_unpaid"
	// ExpiredUnshipped: the deadline for the shipment passed.
	ExpiredUnshipped Event = "expired_unshipped"
	// ShippedSome: units left, others are still to leave.
	ShippedSome Event = "shipped_some"
	// ShippedRest: the last units that were to leave left, or the ones still to leave were refunded.
	ShippedRest Event = "shipped_rest"
	// Confirmed: the buyer confirmed the receipt.
	Confirmed Event = "confirmed"
	// ExpiredConfirmation: the deadline for the confirmation passed.
	ExpiredConfirmation Event = "expired_confirmation"
	// AllRefunded: every line is closed by refunds that settled.
	AllRefunded Event = "all_refunded"
)

// Flow returns the table that moves a child order. It is built once, when the package loads, and never changes.
func Flow() *flow.Table[Status, Event] { return childFlow }

var childFlow = flow.Must(flow.Spec[Status, Event]{
	Name:     "order",
	Initial:  PendingPayment,
	States:   Statuses(),
	Terminal: []Status{Completed, Closed},
	Rules: []flow.Rule[Status, Event]{
		{From: []Status{PendingPayment}, Event: Paid, To: PendingShipment},
		{From: []Status{PendingPayment}, Event: ExpiredUnpaid, To: Closed},
		{From: []Status{PendingPayment, PendingShipment, PartiallyShipped}, Event: Cancelled, To: Closed},
		{From: []Status{PendingShipment, PartiallyShipped}, Event: ExpiredUnshipped, To: Closed},
		{From: []Status{PendingShipment, PartiallyShipped}, Event: ShippedSome, To: PartiallyShipped},
		{From: []Status{PendingShipment, PartiallyShipped}, Event: ShippedRest, To: AwaitingReceipt},
		{From: []Status{AwaitingReceipt}, Event: Confirmed, To: Completed},
		{From: []Status{AwaitingReceipt}, Event: ExpiredConfirmation, To: Completed},
		{From: []Status{PendingShipment, PartiallyShipped, AwaitingReceipt}, Event: AllRefunded, To: Closed},
	},
})
