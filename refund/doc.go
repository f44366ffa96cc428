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
//   - taking a quote out of the ledger frees exactly what it reserved;
//   - the postings of a quote sum to zero.
//
// [Terms] are the choices of a platform: which freight goes back, whether promotions are kept or what the buyer keeps is
// priced again ([Repricing]), what becomes of slack, coupons, rewards and expired points, what comes off ([Deductions]) and
// who pays for the return. [Quote.Postings] says what every party gets or bears, [Quote.Explanation] where every cent
// comes from; package route says which way money travels back, and package refundtest holds your own orders and terms
// against the laws.
//
// Units of a line get C(k') - C(k) with C(x) = floor(N*x/q), where N is what was paid for its q units and k of them stand
// already; never more than what is left, and exactly that with the last unit. Points come back by the same rule. A request
// by amount takes no units, and can still be made where none is left but money is, because another such request was taken
// back. Units asked at a lower amount forfeit the difference, unless the terms carry it. The cash of a refund is spread
// once over what each tender has left. [Restrike] judges what depends on other requests again when a refund is
// executed.
//
// Amounts are in minor units of the order's currency, never floats. A request that cannot be granted is a
// [RefusedError] that carries every fault and the ceiling; an order that cannot be is an order.InvalidError; a text that is
// no refund number is a [NumberError]; a report that does not fit its refund is an [AmountError] or a [TenderError].
//
// The rules agree with those of other engines. The tests hold 150 figures from their public tests, manuals and issue
// threads, each with its source, against this package and package policy: normative ones, which any engine should get;
// ones that follow from a policy, under the option that selects it; and a quirk, which must not come out. This is how many
// come out as they should. The rest is out of scope: a payment that no amount may be spread over, the only one that is
// normative; fractions of a minor unit, percentages that a checkout rounds by line, a window whose last instant is outside,
// and a negative total that is not split as the mirror of the positive one.
//
//	                       normative      policy       quirk
//	Sylius RefundPlugin     20 of 20           -           -
//	Vendure                 16 of 16      5 of 5           -
//	Saleor                    6 of 6      7 of 9           -
//	Solidus                   7 of 7      3 of 5           -
//	Spree                    9 of 10           -           -
//	Magento                   8 of 8           -           -
//	Medusa                    6 of 6      1 of 1           -
//	PrestaShop                3 of 3           -           -
//	moneyphp                  7 of 7      2 of 3           -
//	RubyMoney                      -      7 of 7           -
//	dinero.js                      -      6 of 6      1 of 1
//	govalues/money            4 of 4           -           -
//	go-money                  1 of 1      2 of 2           -
//	gmoney                    7 of 7           -           -
//	others                  15 of 15      1 of 1           -
//	together              109 of 110    34 of 39      1 of 1
package refund
