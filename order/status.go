package order

// Status is where a child order stands on its way from payment to completion. What happens after the sale stands beside
// it, in AfterSale.
type Status string

const (
	// PendingPayment: placed, not paid. Payment moves it to PendingShipment; cancellation or a deadline closes it.
	PendingPayment Status = "pending_payment"
	// PendingShipment: paid, nothing shipped.
	PendingShipment Status = "pending_shipment"
	// PartiallyShipped: some units left, some did not.
	PartiallyShipped Status = "partially_shipped"
	// AwaitingReceipt: every unit that is still to come has left. The buyer's confirmation or a deadline completes it.
	AwaitingReceipt Status = "awaiting_receipt"
	// Completed: the buyer has the goods and the seller the money. Cases may still be opened within the window.
	Completed Status = "completed"
	// Closed: cancelled, never paid, or refunded whole before it was completed.
	Closed Status = "closed"
)

// Statuses lists every status, in the order of the declaration.
func Statuses() []Status {
	return []Status{PendingPayment, PendingShipment, PartiallyShipped, AwaitingReceipt, Completed, Closed}
}

// UnmarshalText accepts a status's name; any other is an *UnknownNameError.
func (s *Status) UnmarshalText(text []byte) error {
	return UnmarshalName(s, "status", text, Statuses())
}

// Terminal reports whether no event moves the status any more.
func (s Status) Terminal() bool { return s == Completed || s == Closed }

// Shipped reports whether at least one unit has left.
func (s Status) Shipped() bool {
	return s == PartiallyShipped || s == AwaitingReceipt || s == Completed
}

// ParentStatus derives the status of an order from its children's: an order is paid as a whole, it is closed when all of
// them are, and the children that are not closed decide the rest. No children: PendingPayment.
func ParentStatus(children []Status) Status {
	var live, completed, shipped, unshipped, unpaid int
	for _, s := range children {
		switch s {
		case Closed:
			continue
		case PendingPayment:
			unpaid++
		case PendingShipment:
			unshipped++
		case PartiallyShipped:
			shipped++
			unshipped++
		case AwaitingReceipt:
			shipped++
		case Completed:
			shipped++
			completed++
		}
		live++
	}
	switch {
	case unpaid > 0 || len(children) == 0:
		return PendingPayment
	case live == 0:
		return Closed
	case completed == live:
		return Completed
	case shipped == 0:
		return PendingShipment
	case unshipped > 0:
		return PartiallyShipped
	}
	return AwaitingReceipt
}

// AfterSale is what happened to a child order after it was paid, beside its Status.
type AfterSale string

const (
	// NoAfterSale: no case was opened, or none that is open or was refunded.
	NoAfterSale AfterSale = "none"
	// InProgress: at least one case is open.
	InProgress AfterSale = "in_progress"
	// PartiallyRefunded: no case is open and some money went back, but not every line is closed by refunds.
	PartiallyRefunded AfterSale = "partially_refunded"
	// Refunded: every line is closed by refunds that settled.
	Refunded AfterSale = "refunded"
)

// AfterSales lists every AfterSale, in the order of the declaration.
func AfterSales() []AfterSale {
	return []AfterSale{NoAfterSale, InProgress, PartiallyRefunded, Refunded}
}

// UnmarshalText accepts an after-sale state's name; any other is an *UnknownNameError.
func (a *AfterSale) UnmarshalText(text []byte) error {
	return UnmarshalName(a, "after-sale state", text, AfterSales())
}

// CloseReason says why a child order is closed.
type CloseReason string

const (
	// UnpaidTimeout: it was not paid in time.
	UnpaidTimeout CloseReason = "unpaid_timeout"
	// BuyerCancelled: the buyer cancelled it.
	BuyerCancelled CloseReason = "buyer_cancelled"
	// SellerCancelled: the seller cancelled it.
	SellerCancelled CloseReason = "seller_cancelled"
	// PlatformCancelled: the platform cancelled it, or a deadline did.
	PlatformCancelled CloseReason = "platform_cancelled"
	// RefundedWhole: every line was refunded before it was completed.
	RefundedWhole CloseReason = "refunded"
)

// CloseReasons lists every CloseReason, in the order of the declaration.
func CloseReasons() []CloseReason {
	return []CloseReason{UnpaidTimeout, BuyerCancelled, SellerCancelled, PlatformCancelled, RefundedWhole}
}

// UnmarshalText accepts a close reason's name; any other is an *UnknownNameError.
func (c *CloseReason) UnmarshalText(text []byte) error {
	return UnmarshalName(c, "close reason", text, CloseReasons())
}
