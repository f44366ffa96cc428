package refund

import (
	"fmt"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Request is what is asked back.
type Request struct {
	// Lines names the lines. None: every unit that is free.
	Lines []RequestLine
	// Child restricts the request to the units one child order sends. Empty: the whole order.
	Child string
	// Amount is the total cash asked, freight included, at most the ceiling. Nil: all that the rules give. It may be plain
	// (without a currency) or in the order's currency.
	Amount *money.Amount
	// Shipped says that something of the child orders concerned has left; it decides about the freight.
	Shipped bool
	// AddFreight is freight granted beside the rule; it stops at what is left of the freight of the child orders concerned,
	// which get it in their order. Plain or in the order's currency, and not negative.
	AddFreight money.Amount
	// Deduct comes off after the shares; it stops at the refund and is never carried over. Plain or in the order's
	// currency, and not negative.
	Deduct money.Amount
}

// RequestLine asks for units of a line, or by amount for money of it.
type RequestLine struct {
	Line string `json:"line"`
	// Quantity is a number of units. Zero: by amount if the request names an amount, else every unit that is free.
	Quantity int64 `json:"quantity,omitempty"`
}

// RefusedError is returned for a request that cannot be granted. It carries every fault, with these codes:
// line_unknown, line_repeated, child_unknown, quantity_not_positive, quantity_exceeded, currency_mismatch,
// amount_invalid, amount_negative, amount_not_positive, amount_above_ceiling.
type RefusedError struct {
	Faults []order.Fault
	// Ceiling is the most that the request's lines could get, in total cash; lines that cannot be got are left out.
	Ceiling money.Amount
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("refund: refused: %s", order.JoinFaults(e.Faults))
}
