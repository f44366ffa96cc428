// Package refund computes how much of an order goes back, to which tender and why. A unit test of refund math needs
// nothing but this package and order:
//
//	alloc, err := refund.Allocate(ord)
//	quote, err := refund.Compute(alloc, ledger, refund.Request{Lines: lines}, terms)
//	fmt.Println(quote.Explain())
//
// An [Allocation] is the order with every discount, points account and freight split over its lines. A [Ledger] holds
// what stands: what open cases reserved and what was refunded. [Compute] strikes a [Quote] for a [Request] under the
// [Terms] of a policy; it has no clock and no I/O. A [Refund] is the document a payment provider executes, with a [Leg]
// for each tender.
//
// These laws hold for any sequence of requests, withdrawals included:
//
//   - what stands never exceeds what was paid: by line, by tender, by points account, by freight, by order;
//   - refunding every unit, in any order and any grouping, returns exactly what was paid, to the last minor unit and the
//     last point, less freight, deductions and forfeits that the quotes named;
//   - no part of a quote is negative, and its steps sum to its total;
//   - taking a quote out of the ledger frees exactly what it reserved.
//
// Units of a line get C(k') - C(k) with C(x) = floor(N*x/q), where N is what was paid for its q units and k of them stand
// already; never more than what is left, and exactly that with the last unit. Points come back by the same rule. A request
// by amount takes no units, and can still be made where none is left but money is, because another such request was taken
// back. Units asked at a lower amount forfeit the difference, unless the terms carry it. The cash of a refund is spread
// once over what each tender has left. [Restrike] judges the freight again when a refund is executed.
//
// Amounts are in minor units of the order's currency, never floats. A request that cannot be granted is a
// [RefusedError] that carries every fault and the ceiling; an order that cannot be is an order.InvalidError; a text that is
// no refund number is a [NumberError]; a report that does not fit its refund is an [AmountError] or a [TenderError].
package refund
