package ebay_test

import (
	"testing"

	"github.com/recourse-go/recourse/policy/ebay"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func TestRows(t *testing.T) { storytest.Rows(t, ebay.Policy(), set(t), ebay.Stories, rows()) }

func rows() []storytest.Row {
	all := cancelRows()
	all = append(all, unpaidRows()...)
	all = append(all, notReceivedRows()...)
	all = append(all, returnRows()...)
	all = append(all, remorseRows()...)
	all = append(all, decisionRows()...)
	return append(all, contrastRows()...)
}

// row is a fact that a story tells, silent one that none does.
func row(id, says, rule, story string) storytest.Row {
	return storytest.Row{ID: id, Says: says, Rule: rule, Story: story}
}

func silent(id, says, why string) storytest.Row { return storytest.Row{ID: id, Says: says, Why: why} }

func cancelRows() []storytest.Row {
	return []storytest.Row{
		row("5.1-1", "the buyer may ask up to 60 minutes after the commitment", "requests.cancel_asked.window.amount", "asked-after-the-hour"),
		row("5.1-1b", "he only asks: the order stays until the seller cancels", "requests.cancel_asked", "silence-keeps-what-was-paid"),
		row("5.1-1c", "after that he writes, and the seller may still cancel", "reasons.buyer_requested", "asked-in-a-message"),
		row("5.1-2", "the seller has 3 calendar days; silence closes the request of a paid order, which stays", "deadlines.cancel_paid", "silence-keeps-what-was-paid"),
		row("5.1-2b", "silence of 3 calendar days accepts the request of an unpaid order", "deadlines.cancel_unpaid", "silence-ends-what-was-not-paid"),
		row("5.1-2c", "a request that the seller declines is over", "choices.cancel_declined", "cancel-declined"),
		row("5.1-3", "the seller may cancel up to 30 calendar days after the sale", "requests.cancel_by_seller.window.amount", "thirty-days-to-cancel"),
		row("5.1-3b", "on the thirtieth day he still may", "requests.cancel_by_seller", "cancelled-on-the-thirtieth-day"),
		row("5.1-4", "the seller may cancel because the buyer asked", "reasons.buyer_requested", "asked-in-a-message"),
		row("5.1-4b", "because the buyer did not pay", "reasons.buyer_unpaid", "not-paid-in-four-days"),
		row("5.1-4c", "because the address is wrong", "reasons.wrong_address", "cancelled-on-the-thirtieth-day"),
		row("5.1-4d", "because it is out of stock, which is a transaction defect", "metrics.out_of_stock", "out-of-stock-after-all"),
		row("5.1-4e", "also where nothing was paid yet", "metrics.out_of_stock_unpaid", "out-of-stock-before-payment"),
		row("5.1-5", "nothing is cancelled once it was shipped", "requests.cancel_asked", "shipped-while-asked"),
		row("5.1-5b", "shipping answers a request that is open", "ship_during_case", "shipped-while-asked"),
		row("5.1-5c", "nothing is cancelled while another case is open", "requests.not_received", "not-cancelled-while-a-case-is-open"),
		row("5.1-6", "the buyer asks for the whole order only", "requests.cancel_asked.whole_order", "asked-after-the-hour"),
		row("5.1-6b", "the seller cancels the whole order only", "requests.cancel_by_seller.whole_order", "out-of-stock-after-all"),
		row("5.1-7", "everything is refunded, the shipping too", "terms.freight", "cancel-agreed"),
		row("5.1-7b", "outside of eBay's payments within 10 days, or the buyer opens a case", "deadlines.cancel_refund", "paid-back-outside"),
		row("5.1-8", "a buyer who had it cancelled leaves no bad feedback", "metrics.cancelled_feedback", "cancel-agreed"),
		silent("5.1-9", "the final value fee is credited after the refund, but not where the case is decided for the buyer or paid outside", "the fees are settled between eBay and the seller: no matter of an order library"),
		row("5.1-10", "what the buyer asked for counts as no defect", "requests.cancel_asked", "cancel-agreed"),
	}
}

func unpaidRows() []storytest.Row {
	return []storytest.Row{
		row("5.1-11", "the buyer has 4 calendar days to pay", "requests.cancel_unpaid.from.amount", "not-paid-in-four-days"),
		row("5.1-11b", "after them the seller has a right, and nothing ends by itself", "requests.cancel_unpaid", "not-paid-in-four-days"),
		row("5.1-12", "the right lasts to the thirtieth day", "requests.cancel_unpaid.window.amount", "unpaid-for-thirty-days"),
		row("5.1-12b", "and through it", "requests.cancel_unpaid", "unpaid-on-the-thirtieth-day"),
		row("5.1-13", "a reminder after 24 hours", "deadlines.remind_24h", "not-paid-in-four-days"),
		row("5.1-14", "a reminder after 48 hours", "deadlines.remind_48h", "not-paid-in-four-days"),
		row("5.1-15", "by the seller's preference it is cancelled by itself after 4 days or more", "deadlines.auto_cancel", "cancelled-by-preference"),
		row("5.1-16", "the cancellation is recorded on the buyer", "metrics.unpaid", "not-paid-in-four-days"),
		row("5.1-17", "his feedback is removed", "metrics.unpaid_feedback", "not-paid-in-four-days"),
		silent("5.1-18", "the buyer may appeal the record", "an appeal is of a ruling, and an unpaid cancellation is none: the host asks eBay"),
		row("5.1-19", "the Australian site gives 5 days", "requests.cancel_unpaid_au.from.amount", "unpaid-in-australia"),
	}
}

func notReceivedRows() []storytest.Row {
	return []storytest.Row{
		row("5.2-1", "it opens once the estimated delivery date has passed", "requests.not_received.from", "not-arrived-by-the-estimate"),
		row("5.2-1b", "at the latest 30 calendar days after it", "requests.not_received.window.amount", "asked-thirty-days-after-the-estimate"),
		row("5.2-2", "the seller has 3 business days, after which the buyer hears that he may ask eBay", "deadlines.answer_not_received", "seller-says-nothing-about-the-parcel"),
		row("5.2-2b", "he answers with tracking", "refusals.not_received", "proof-of-delivery"),
		row("5.2-2c", "with a refund", "requests.not_received", "not-arrived-by-the-estimate"),
		row("5.2-2d", "or with a replacement", "deadlines.replacement", "replacement-for-a-lost-parcel"),
		row("5.2-3", "the buyer may escalate after 3 business days", "escalations.not_received.from.amount", "seller-says-nothing-about-the-parcel"),
		row("5.2-3b", "the seller too, up to the twenty-first business day", "escalations.not_received", "asked-on-the-last-business-day"),
		row("5.2-3c", "after 21 business days it closes by itself", "deadlines.escalate_by", "nobody-asks-ebay-in-time"),
		row("5.2-3d", "and cannot be opened again: the 30 days after the estimate are over by then", "requests.not_received.window", "nobody-asks-ebay-in-time"),
		row("5.2-4", "a scan of the delivery while it is open closes it within 24 hours, unless it was escalated", "deadlines.scanned", "scanned-while-it-is-asked"),
		row("5.2-5", "the refund is the whole item with its original shipping", "terms.freight", "not-arrived-by-the-estimate"),
		row("5.2-6", "a refund that the seller agreed to is paid within 2 business days", "deadlines.pay_not_received", "not-arrived-by-the-estimate"),
		row("5.2-7", "the evidence is tracking that shows the delivery", "refusals.not_received.evidence", "proof-of-delivery"),
		row("5.2-7b", "uploaded within 3 business days", "permits.proof_in_time", "proof-of-delivery-too-late"),
		row("5.2-7c", "with a signature from USD 750 on, shipping and tax included", "refusals.unsigned_usd", "dear-and-not-signed-for"),
		row("5.2-7d", "and from GBP 450 on", "refusals.unsigned_gbp", "signature-in-pounds"),
		row("5.2-8", "a delivery that the buyer refused is not covered", "requests.not_received", "delivery-refused-by-the-buyer"),
		row("5.2-9", "the seller's funds may be held while it is open: the order is not complete before", "deadlines.over", "window-over-is-complete"),
	}
}

func returnRows() []storytest.Row {
	return []storytest.Row{
		row("5.3-1", "not as described: 30 calendar days from the delivery", "requests.not_as_described.window.amount", "described-wrongly-thirty-days-on"),
		row("5.3-1b", "or the seller's longer policy", "requests.not_as_described_longer.window.amount", "longer-by-the-listing"),
		row("5.3-1c", "trading cards 3 calendar days", "requests.not_as_described_collectible.window.amount", "three-days-for-trading-cards"),
		row("5.3-1d", "coins 3 calendar days", "requests.not_as_described_collectible.window.amount", "three-days-for-coins"),
		row("5.3-2", "the seller may not decline it, also where the listing says no returns", "refusals.not_as_described", "worn-and-sent-back"),
		row("5.3-3", "silence of 3 business days refunds without the return", "deadlines.answer_not_as_described", "silence-on-a-return"),
		row("5.3-3b", "eBay may accept in the seller's place", "deadlines.accept_by_itself", "accepted-by-ebay"),
		row("5.3-4", "he accepts the return", "deadlines.send_back", "no-movement-for-fifteen-days"),
		row("5.3-4b", "or refunds and lets the buyer keep it", "requests.not_as_described", "money-back-and-keep-it"),
		row("5.3-4c", "or offers a part, which the buyer may decline", "deadlines.offer", "part-back-and-keep-it"),
		row("5.3-4d", "or an exchange", "deadlines.replacement", "exchanged-as-offered"),
		row("5.3-5", "the seller pays for sending it back", "reasons.not_as_described", "label-paid-by-the-seller"),
		row("5.3-6", "eBay closes it after 15 business days without movement", "deadlines.send_back.amount", "no-movement-for-fifteen-days"),
		row("5.3-6b", "it stays open for up to 35 business days", "deadlines.longest.amount", "open-for-thirty-five-days"),
		row("5.3-7", "the refund is due 2 business days after the delivery back", "deadlines.refund_due.amount", "silent-with-the-goods-back"),
		row("5.3-7b", "then the buyer may escalate", "escalations.not_refunded.from.amount", "silent-with-the-goods-back"),
		row("5.3-7c", "or eBay refunds by itself, where it is set so", "deadlines.refund_due.amount", "refunded-without-being-asked"),
		row("5.3-7d", "also where the parcel was taken in", "deadlines.refund_due_received.amount", "received-and-left-on-the-bench"),
		row("5.3-8", "the amount is the item with its original shipping", "terms.freight", "described-wrongly-thirty-days-on"),
		row("5.3-8b", "of two items one gets its part of the shipping", "terms.freight", "one-of-two-described-wrongly"),
		row("5.3-9", "up to 50 % off where it came back used or damaged", "caps.used.most", "worn-and-sent-back"),
		row("5.3-9b", "or without its parts", "caps.used", "half-and-no-more"),
		row("5.3-9c", "only for a seller who qualifies", "caps.used.when", "seller-of-no-level"),
		row("5.3-10", "the base is the value of the item", "caps.used", "half-and-no-more"),
		row("5.3-11", "nothing comes off once eBay has stepped in", "deduction_after_ruling", "ruled-against-the-goods"),
	}
}

func remorseRows() []storytest.Row {
	return []storytest.Row{
		row("5.3-1e", "a change of mind: the window of the listing, 30 days", "requests.remorse.window.amount", "change-of-mind-too-late"),
		row("5.3-1f", "or 60 days", "requests.remorse_longer.window.amount", "change-of-mind-in-sixty-days"),
		row("5.3-2b", "it may be declined where the listing says no returns", "refusals.no_returns", "change-of-mind-declined"),
		row("5.3-2d", "and is declined for good", "choices.remorse_declined", "change-of-mind-declined"),
		row("5.3-2c", "and not where it takes them", "refusals.remorse", "change-of-mind-taken"),
		row("5.3-3c", "the seller answers in the same 3 business days", "deadlines.answer_remorse", "silence-on-a-change-of-mind"),
		row("5.3-3d", "where no returns are taken silence declines", "deadlines.answer_no_returns", "silence-where-nothing-is-taken-back"),
		row("5.3-5b", "the label comes off the buyer's refund", "reasons.unwanted", "label-paid-by-the-buyer"),
		row("5.3-5c", "unless the listing says that the seller pays", "terms_for.free_returns", "label-of-a-free-return"),
		row("5.3-8c", "the item is refunded, the original shipping is kept", "terms_for.remorse", "change-of-mind-taken"),
		row("5.3-9d", "the same 50 %", "caps.used.most", "change-of-mind-taken"),
	}
}

func decisionRows() []storytest.Row {
	return []storytest.Row{
		row("5.4-1", "eBay decides, by tracking, photos and messages", "escalations.not_as_described", "ruled-against-the-goods"),
		row("5.4-2", "a full refund against the item", "escalations.not_as_described", "ruled-against-the-goods"),
		row("5.4-2b", "or without it, borne by the seller", "escalations.not_as_described", "ruled-and-kept"),
		row("5.4-2c", "a denial", "escalations.not_received", "proof-of-delivery"),
		row("5.4-2d", "a courtesy refund, borne by eBay", "escalations.not_as_described", "courtesy-of-ebay"),
		silent("5.4-3", "a chargeback closes the case", "the chargeback is the bank's: the host has the platform close the case with a ruling"),
		row("5.4-4", "an appeal within 30 calendar days of the decision", "appeals.decision.window.amount", "ruled-and-kept"),
		row("5.4-4b", "and no later", "appeals.decision.window", "appealed-too-late"),
		row("5.4-4c", "with new evidence", "appeals.decision.evidence", "ruled-and-kept"),
		row("5.4-5", "a case that ends for the seller is no defect", "escalations.returned_otherwise", "another-thing-came-back"),
		row("5.4-5b", "one that ends by nobody's fault is none either", "metrics.ruled_refund.when.liable", "courtesy-of-ebay"),
		row("5.5-1", "the transaction defect counts what the seller cancelled", "metrics.out_of_stock.weight", "out-of-stock-after-all"),
		row("5.5-1b", "and cases closed without his solution: refunded", "metrics.ruled_refund", "silent-with-the-goods-back"),
		row("5.5-1c", "sent back by decision", "metrics.ruled_return", "ruled-against-the-goods"),
		row("5.5-1d", "refunded by his silence", "metrics.silent_return", "silence-on-a-return"),
		silent("5.5-1e", "below standard from 2 % and 5 defects, top rated up to 0.5 % and 3", "the library counts events; rates over all orders of an account are the account's matter"),
		row("5.5-2", "cases closed without the seller's resolution are counted apart; their limit, 0.3 % or 2 cases, is the account's", "metrics.ruled_refund_unsolved", "silent-with-the-goods-back"),
		row("5.5-2b", "also what silence closed", "metrics.silent_return_unsolved", "silence-on-a-return"),
		silent("5.5-3", "evaluated monthly, over 3 or 12 months", "the evaluation is of an account, not of an order"),
	}
}

func contrastRows() []storytest.Row {
	return []storytest.Row{
		row("11-1", "the buyer never cancels alone", "requests.cancel_asked", "silence-keeps-what-was-paid"),
		row("11-2", "the seller cancels alone, and out of stock counts", "requests.cancel_by_seller", "out-of-stock-after-all"),
		row("11-3", "silence denies what was paid", "deadlines.cancel_paid", "silence-keeps-what-was-paid"),
		row("11-3b", "and approves what was not", "deadlines.cancel_unpaid", "silence-ends-what-was-not-paid"),
		row("11-4", "a payment that does not come gives the right to cancel", "requests.cancel_unpaid", "not-paid-in-four-days"),
		row("11-5", "a shipment that does not come ends nothing: the buyer says that it did not arrive", "requests.not_received", "never-shipped"),
		row("11-6", "no receipt is waited for: the windows run out", "permits.no_receipt", "nobody-confirms-a-receipt"),
		row("11-6b", "and the order is complete when they have", "deadlines.over.amount", "nobody-confirms-a-receipt"),
		row("11-6c", "later where the listing gives longer", "deadlines.over_longer.amount", "complete-after-sixty-days"),
		row("11-7", "a part is refunded, at the most half", "caps.used.most", "half-and-no-more"),
		row("11-8", "the platform pays out of courtesy", "escalations.not_as_described", "courtesy-of-ebay"),
		row("11-9", "what is counted goes by the reason", "metrics.out_of_stock", "out-of-stock-after-all"),
		row("b-7a", "scenario: paid, asked at 10:45, silence, closed on 03-15 at 10:45", "deadlines.cancel_paid", "silence-keeps-what-was-paid"),
		row("b-7b", "scenario: not paid, accepted at the same instant", "deadlines.cancel_unpaid", "silence-ends-what-was-not-paid"),
		row("b-7c", "scenario: asked at 11:01, refused", "requests.cancel_asked.window", "asked-after-the-hour"),
		row("b-7d", "scenario: out of stock, 59.00 and a defect; one line refused", "metrics.out_of_stock", "out-of-stock-after-all"),
		row("b-9a", "scenario: declining is refused; 40 % off gives 54.00, 60 % is refused", "caps.used", "worn-and-sent-back"),
		row("b-9b", "scenario: due at the end of 03-24", "deadlines.refund_due", "silent-with-the-goods-back"),
		row("b-9c", "scenario: silence and an escalation give 86.00 and no deduction", "escalations.not_refunded", "silent-with-the-goods-back"),
		row("b-9d", "scenario: a change of mind is declined, refund 0", "choices.remorse_declined", "change-of-mind-declined"),
	}
}
