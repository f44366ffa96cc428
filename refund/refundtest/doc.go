// Package refundtest is what tests of refund math import: orders without ceremony, the laws of package refund as one call,
// and golden files for quotes.
//
//	func TestSummerSale(t *testing.T) {
//		o := refundtest.Order(t, "CNY",
//			refundtest.Line("apples", "49.90", 2),
//			refundtest.Line("mug", "12.00", 1).In("warehouse-2"),
//			refundtest.Coupon("summer", "20.00").FundedBy(order.Platform).Threshold("100.00"),
//			refundtest.Points("coins", 500, "5.00"),
//			refundtest.Freight("6.00").In("default"),
//			refundtest.Tender("wechat", "30.00"), // a tender "card" pays the rest
//		)
//		terms := refund.Terms{Freight: refund.FreightWithLast}
//		one := refundtest.Ask(refundtest.Units("apples", 1))
//		rest := refundtest.Ask()
//		refundtest.Totals(t, o, terms, []string{"38.74", "54.06"}, one, rest)
//		refundtest.Laws(t, o, terms, one, rest)
//	}
//
// [Laws] plays the requests in many ways and holds after each step, on sums of its own:
//
//   - M1: the shares of each discount, points account and freight sum to it, and none is negative
//   - M2: nets and freight are what the tenders paid
//   - M3: what stands is at most what was paid, by line, points account, tender, voucher, freight and order
//   - M4: refunding what is left, unit by unit or at once, brings back exactly what was paid, less deductions and forfeits
//     that quotes named; freight that the rule keeps can still be asked; neighbours asked as one get the same
//   - M5: without a quote the ledger gives the answers it gave before
//   - M6: no part of a quote is negative
//   - M7: steps and parts sum to the total, an amount that was asked is given whole, and a quote struck again with nothing
//     changed is the same
//   - M8: postings sum to nothing, and the buyer's cash in them is the total less the vouchers of providers, and what he is
//     given for the return
//
// They hold for the library; Laws is for terms and orders of your own, and tells, should one be broken, which, by how much,
// and after which steps. [Check] returns the same as texts. [Golden] holds a quote against a file, and writes it with the
// environment variable REFUNDTEST_UPDATE=1. A builder or helper that is used wrongly ends the test and says what to change.
//
// The package imports testing and go-cmp: import it from tests only.
package refundtest
