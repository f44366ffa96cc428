package refund

import (
	"fmt"
	"time"

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
	// KeptGoods says that no goods come back, because they never left or stay with the buyer: nothing is restocked, and nothing
	// paid for sending goods either way comes off.
	KeptGoods bool
	// Liable is who bears the fault. Deductions come off where it is the buyer, or empty; freight by fault goes back where it
	// is the seller, the warehouse, the platform or the carrier.
	Liable order.Party
	// FreightOnly asks for freight and no goods: for what is left of it, of Child or of all. It goes without Lines.
	FreightOnly bool
	// AddFreight is freight granted beside the rule; it stops at what is left of the freight of the child orders concerned,
	// which get it in their order. Plain or in the order's currency, and not negative.
	AddFreight money.Amount
	// Deduct comes off after the shares; it stops at the refund and is never carried over. Plain or in the order's
	// currency, and not negative.
	Deduct money.Amount
	// ReturnFreight is what sending the goods back cost, where it is known.
	ReturnFreight *ReturnFreight
	// Tenders names tenders that are filled first, in this order; the others follow by the terms.
	Tenders []string
	// At is when the request is judged, for points that expire. Zero: none has expired.
	At time.Time
	// Balances are what the buyer's reward accounts hold, by the id of the reward. An account that is not named holds enough.
	Balances map[string]int64
	// Grants are coupons that the buyer is given as a compensation; they are no part of the cash.
	Grants []Grant
	// BorneBy is who bears what the refund costs the seller. Empty: he does.
	BorneBy order.Party
}

// ReturnFreight is what sending goods back cost.
type ReturnFreight struct {
	Amount money.Amount `json:"amount"`
	// Insured is what the insurance of the return pays of it, to who paid the carrier.
	Insured money.Amount `json:"insured,omitzero"`
	// PaidBy is who paid the carrier: the seller for a label he sent, the buyer who posted the parcel. Empty: the buyer.
	PaidBy order.Party `json:"paid_by,omitempty"`
}

// Grant is a coupon that the buyer is given.
type Grant struct {
	ID       string       `json:"id"`
	Value    money.Amount `json:"value"`
	FundedBy order.Party  `json:"funded_by,omitempty"` // who bears it; empty: the seller
}

// RequestLine asks for units of a line, or by amount for money of it.
type RequestLine struct {
	Line string `json:"line"`
	// Quantity is a number of units. Zero: by amount if the request names an amount, else every unit that is free.
	Quantity int64 `json:"quantity,omitempty"`
	// Damaged and Missing are how many of the units came back damaged, or not at all, where that is known.
	Damaged int64 `json:"damaged,omitempty"`
	Missing int64 `json:"missing,omitempty"`
}

// RefusedError is returned for a request that cannot be granted. It carries every fault, with these codes:
// line_unknown, line_repeated, child_unknown, tender_unknown, quantity_not_positive, quantity_exceeded, lines_not_allowed,
// party_unknown, currency_mismatch, amount_invalid, amount_negative, amount_not_positive, amount_above_ceiling.
type RefusedError struct {
	Faults []order.Fault
	// Ceiling is the most that the request's lines could get, in total cash; lines that cannot be got are left out.
	Ceiling money.Amount
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("refund: refused: %s", order.JoinFaults(e.Faults))
}
