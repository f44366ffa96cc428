package amazon_test

import (
	"slices"

	"github.com/recourse-go/recourse/policy/story/storytest"
)

// rows are what Amazon's pages say about orders that sellers send, one fact each, and the story that tells it.
func rows() []storytest.Row {
	return slices.Concat(cancelRows(), clockRows(), returnRows(), reasonRows(), moneyRows(), claimRows(), otherRows())
}

// row is a fact that a story tells.
func row(id, says, rule, story string) storytest.Row {
	return storytest.Row{ID: id, Says: says, Rule: rule, Story: story}
}

// untold is a fact that no story can tell.
func untold(id, says, why string) storytest.Row {
	return storytest.Row{ID: id, Says: says, Why: why}
}

func cancelRows() []storytest.Row {
	return []storytest.Row{
		row("2.1-1", "while it is pending the buyer alone cancels; nothing is captured or counted", "requests.cancel_pending", "pending-cancelled-by-the-buyer"),
		row("2.1-2", "within 30 minutes the buyer cancels alone, and nobody is charged", "requests.cancel_at_once", "half-an-hour-to-the-second"),
		row("2.1-2-jp", "in Japan within 5 minutes", "requests.cancel_at_once_jp", "five-minutes-in-japan"),
		row("2.1-3", "after that a formal request: the seller may carry it out, and it does not count", "requests.cancel_asked", "formal-request-approved"),
		row("2.1-4", "by message alone: the seller may carry it out, and it counts as his", "metrics.cancelled_on_message", "message-approved-as-if-formal"),
		row("2.1-4-own", "what he calls off for a message on his own account counts, and the fault is his", "reasons.buyer_requested", "message-is-no-request"),
		row("2.1-5", "out of stock, a wrong price: the seller cancels without consent, and it counts", "requests.cancel_by_seller", "seller-cannot-send"),
		row("2.1-5-count", "each such cancellation counts one", "metrics.cancelled_by_seller", "seller-cannot-send"),
		row("2.1-6", "handed over and not confirmed: he confirms, and the buyer refuses or returns it", "ship_during_case", "already-handed-over"),
		row("2.1-6-uk", "in the UK he may cancel once an unconfirmed parcel is back", "requests.cancel_asked", "cancelled-when-the-parcel-is-back"),
		row("2.1-7", "confirmed and not sent: no cancellation, a refund, which counts as none", "requests.refund_by_seller", "confirmed-and-not-sent"),
		row("2.1-8", "sent and confirmed: no cancellation; refused at the door, refunded when it is back", "requests.refuse_parcel", "ship-confirmed-before-the-request"),
		row("2.1-8-door", "the seller may record a refusal at the door", "requests.refused_at_door", "refused-at-the-door"),
		row("2.1-8-back", "and a parcel that could not be delivered", "requests.undeliverable", "came-back-undelivered"),
		row("2.1-9", "not confirmed by ship-by + 7: Amazon cancels", "deadlines.auto_cancel", "called-off-a-week-after-ship-by"),
		row("2.1-9-count", "which counts as a cancellation", "metrics.cancelled_by_clock", "called-off-a-week-after-ship-by"),
		row("2.1-9-late", "instead of a late shipment", "metrics.called_off_instead", "called-off-a-week-after-ship-by"),
		row("2.1-10", "a payment that cannot be verified: Amazon cancels, nothing counts", "requests.cancel_by_platform", "payment-not-verified"),
		row("2.1-10-fraud", "or a fraud", "requests.cancel_by_platform", "fraud-found-before-the-shipment"),
		row("2.1-11", "formal is what comes from the order page; to a message he answers with instructions", "choices.cancel_declined", "message-answered-with-instructions"),
		row("2.1-12", "a line may be cancelled by itself", "requests.cancel_asked", "one-line-called-off"),
		row("2.1-13", "the buyer is not charged before the shipment is confirmed", "capture", "formal-request-approved"),
	}
}

func clockRows() []storytest.Row {
	return []storytest.Row{
		row("2.2-1", "the right to cancel alone lapses after 30 minutes and becomes a request", "requests.cancel_at_once.window", "half-an-hour-to-the-second"),
		row("2.2-1-jp", "after 5 in Japan", "requests.cancel_at_once_jp.window", "five-minutes-in-japan"),
		row("2.2-2", "messages are answered in 24 hours; nothing but account health follows", "deadlines.message", "manual-return-not-answered"),
		row("2.2-3", "7 calendar days after ship-by", "deadlines.auto_cancel", "called-off-a-week-after-ship-by"),
		row("2.2-3-business", "7 business days, by the announcement of 2020", "deadlines.auto_cancel", "called-off-after-seven-business-days"),
		row("2.2-3-2020", "before 2020-09-30 it was 30 days", "metrics.cancelled_by_clock", "called-off-after-thirty-days"),
		row("2.2-3-india", "2 days where Amazon is only the means of payment", "metrics.cancelled_by_clock", "called-off-after-two-days"),
		row("2.2-4", "30 calendar days from the delivery to return", "refusals.in_policy", "thirty-days-to-return"),
		row("2.2-4-late", "later ones are for the seller to decide", "requests.return", "thirty-days-to-return"),
		row("2.2-5", "14 calendar days to send it back", "deadlines.ship_back", "fourteen-days-to-send-it-back"),
		row("2.2-6", "24 hours to answer a manual return request; nothing follows", "deadlines.message", "exempt-category"),
		row("2.2-7", "2 business days from the arrival to refund; then Amazon does", "deadlines.refund_due", "two-business-days-to-refund"),
		row("2.2-7-debit", "and takes it from the seller", "deadlines.refund_due_received.debits", "two-business-days-to-refund"),
		row("2.2-7-counter", "the same from the moment he takes it in", "deadlines.refund_due_received", "refund-due-from-the-counter"),
		row("2.2-8", "60 calendar days, counted from the day after the refund, to claim for it", "appeals.safe_t", "first-scan-refund"),
		row("2.2-8-late", "on the day after them no longer", "appeals.safe_t", "claim-a-day-too-late"),
		untold("2.2-9", "7 days for further information about such a claim, or it is closed", "a claim between platform and seller is a record beside the case and has no clock"),
		untold("2.2-7-2020", "in May 2020 the refund was due in 14 calendar days", "a rule of one month that is long over: an older version of the policy's data would say it"),
		untold("2.2-10", "a carrier's scan may come up to 24 hours before the delivery", "how Amazon reads scans; the library is told of a delivery when it is one"),
		row("4.3-3-day", "the promised day ends at its end", "deadlines.ship_by", "shipped-a-day-late"),
		row("4.3-3", "what is confirmed after the promised day counts as late", "metrics.shipped_late", "shipped-a-day-late"),
	}
}

func returnRows() []storytest.Row {
	return []storytest.Row{
		row("2.3-1", "in policy, in the US: authorized at once", "deadlines.authorization", "authorized-at-once"),
		row("2.3-1-floor", "the seller's own policy cannot be worse: he may not refuse", "refusals.in_policy", "authorized-at-once"),
		row("2.3-2", "an exempt item is authorized as well, with the seller's own label", "deadlines.authorization", "exempt-item-with-the-sellers-label"),
		row("2.3-3", "out of policy: sent to the seller", "requests.return", "thirty-days-to-return"),
		row("2.3-3-exempt", "and so is an exempt category", "requests.return_manual", "exempt-category"),
		row("2.3-4", "in Italy manual by default", "deadlines.message", "manual-by-default-in-italy"),
		row("2.3-4-br", "and in Brazil", "requests.return_manual", "manual-by-default-in-brazil"),
		row("2.3-4-silent", "whose silence agrees to what he may not refuse", "deadlines.answer_in_time", "in-policy-outside-the-us"),
		row("2.3-4-late", "out of time he may refuse, and his silence does, but for what he is liable for", "deadlines.answer_remorse", "late-return-not-answered"),
		row("2.3-5", "a seller abroad gives a local address, a label, or a refund without a return", "escalations.no_local_address", "claim-against-a-seller-abroad"),
		row("2.3-6", "a refund without a return, by the seller's rule at the time of the order", "requests.returnless", "returnless-refund"),
		row("2.3-6-price", "by price range and reason", "requests.returnless", "returnless-by-price"),
		row("2.3-6-replace", "or a replacement without a return", "deadlines.returnless_replacement", "returnless-replacement"),
		row("2.3-7", "goods that cannot go back and arrive damaged: refund or replacement without a return", "refusals.not_returnable", "not-returnable-and-broken"),
		row("2.5-1", "a quality problem with photos: exchanged, at the seller's cost", "requests.exchange", "exchanged-for-quality"),
		row("2.5-2", "a missing accessory is sent", "requests.resend", "replacement-never-sent"),
		row("2.5-3", "no time for replacements is found: a week is chosen", "deadlines.replacement", "replacement-never-sent"),
		row("2.5-4", "a lost parcel is sent again or refunded", "requests.resend_lost", "lost-and-sent-again"),
		row("2.6-1", "a partial refund for kept goods needs the buyer's yes", "deadlines.offer", "part-back-and-the-goods-kept"),
		row("2.6-2", "no refund may be offered for closing a claim", "escalations.not_as_described", "claim-not-as-described"),
		row("2.6-3", "an amount for faulty goods that are kept", "requests.keep_goods", "kept-faulty-goods-not-answered"),
		row("1-1", "there is no receipt", "permits.no_receipt", "receipt-is-never-confirmed"),
	}
}

// reasonRows are the table of reasons, with who pays the return.
func reasonRows() []storytest.Row {
	buyer := func(id, says, code string) storytest.Row {
		return row("2.4-r-"+id, says+": the buyer pays the return", "reasons."+code, "reasons-of-the-buyer")
	}
	seller := func(id, says, code string) storytest.Row {
		return row("2.4-r-"+id, says+": the seller pays the return", "reasons."+code, "reasons-of-the-seller")
	}
	return []storytest.Row{
		buyer("1", "ordered by accident", "unwanted"),
		buyer("2", "a better price is available", "discount_missed"),
		buyer("3", "no longer needed", "unwanted"),
		buyer("4", "a part does not fit the system", "disliked"),
		buyer("5", "the installation takes too much", "disliked"),
		buyer("6", "too small, too large", "size_mismatch"),
		seller("7", "the quality is not adequate", "quality_problem"),
		seller("8", "not useful for its purpose", "not_as_described"),
		seller("9", "poor packaging", "missing_or_damaged"),
		seller("10", "the estimated delivery date was missed", "not_delivered_on_time"),
		seller("11", "missing parts, manual or certificate", "missing_part"),
		seller("12", "damaged by the shipment", "missing_or_damaged"),
		seller("13", "the wrong item, an extra item", "wrong_item"),
		seller("14", "defective, a dead battery", "manufacturing_defect"),
		row("2.4-r-15", "an unauthorized purchase: the seller pays the return", "terms_for.unauthorized.terms.return_freight", "unauthorized-purchase"),
		seller("16", "the description is wrong", "not_as_described"),
		seller("17", "tarnished", "quality_problem"),
		row("2.4-r-18", "fashion always goes back free", "terms_for.fashion.terms.return_freight", "fashion-goes-back-free"),
		row("2.4-r-19", "with Amazon's label too", "terms_for.fashion_prepaid.terms.return_freight", "fashion-with-amazons-label"),
	}
}

func moneyRows() []storytest.Row {
	return []storytest.Row{
		row("2.4-c-1", "the price goes back whole, less a fee that is allowed", "caps.damaged", "returned-as-it-was-sent"),
		row("2.4-c-2", "at the first scan the freight goes back whoever is liable", "terms_for.prepaid_label.terms.freight", "first-scan-refund"),
		row("2.4-c-3", "otherwise where the seller is liable; where the buyer is, no page says", "terms.fault_freight", "freight-by-fault"),
		row("2.4-c-4", "the label comes off where the buyer is liable", "terms_for.prepaid_label.terms.freight", "reasons-of-the-buyer"),
		row("2.4-c-5", "and not where the seller is", "terms_for.prepaid_label.terms.freight", "first-scan-refund-seller-at-fault"),
		untold("2.4-c-6", "Amazon keeps a fifth of its fees, at most 5, for each line refunded", "fees between platform and seller are no part of a refund"),
		row("2.4-d-1", "in its original condition and in time: 0 %", "caps.late.from", "returned-as-it-was-sent"),
		row("2.4-d-2", "in its original condition and late: 20 %", "caps.late", "returned-late"),
		row("2.4-d-3", "damaged, used, parts missing: 50 %", "caps.damaged", "returned-as-it-was-sent"),
		row("2.4-d-4", "a book with signs of use: 50 %", "caps.damaged", "book-with-signs-of-use"),
		row("2.4-d-5", "opened discs and games: 50 %", "caps.opened_media", "opened-media"),
		row("2.4-d-6", "opened software: 100 %", "caps.opened_software", "opened-media"),
		row("2.4-d-7", "the seller's error: 0 %", "reasons.manufacturing_defect", "returned-as-it-was-sent"),
		row("2.4-d-8", "up to 100 % by severity, a moderator says: the cap is raised by a patch", "caps.opened_media", "all-of-it-by-severity"),
		untold("2.4-e", "Amazon's own shop keeps 20 % of late returns, then all, and up to half for damage", "the shop's own sales, which are no marketplace seller's"),
		row("2.4-s-1", "with Amazon's label the first scan refunds", "choices.first_scan", "whole-refund-at-the-scan"),
		row("2.4-s-2", "not with another label", "choices.first_scan.when", "a-label-of-the-sellers"),
		row("2.4-s-3", "not where the refund is partial", "choices.first_scan.uncut", "partial-refund-waits-for-the-goods"),
		row("2.4-s-4", "one claim for an order", "appeals.safe_t", "first-scan-refund"),
		row("2.4-s-5", "at most half of the value", "appeals.safe_t.most", "first-scan-refund"),
		row("2.4-s-6", "at most USD 5,000 for an order", "appeals.safe_t.cap", "claim-for-something-dear"),
		untold("2.4-s-6b", "not beside an A-to-z claim", "a claim's rule does not look at other cases"),
		row("2.4-s-7", "not for what the seller refunded himself, nor for goods lost on their way back", "appeals.safe_t.when.goods", "claim-for-a-refund-of-ones-own"),
		row("2.4-s-8", "what is found later changes nothing for the buyer", "choices.first_scan", "first-scan-refund"),
	}
}

func claimRows() []storytest.Row {
	return []storytest.Row{
		row("4.1-1", "not for digital goods, services and stored value", "permits.no_claim_for_digital_goods", "no-claim-for-digital-goods"),
		row("4.1-1-chargeback", "nor after a chargeback", "permits.no_claim_after_chargeback", "no-claim-after-a-chargeback"),
		row("4.1-2", "48 hours after the contact", "escalations.not_as_described.from", "claim-not-as-described"),
		row("4.1-2-parcel", "likewise for parcels", "escalations.not_received", "claim-two-days-after-the-contact"),
		row("4.1-2-old", "an older text: 2 business days", "metrics.claim_return", "claim-after-two-business-days"),
		row("4.1-3", "not received: 3 days after the estimated delivery", "escalations.not_received", "claim-three-days-after-the-estimate"),
		row("4.1-3-tracking", "or when tracking shows a delivery, whichever is sooner", "escalations.not_received.from", "claim-of-a-delivery-that-was-none"),
		row("4.1-4", "not as expected: asked of the seller first", "escalations.not_as_described", "claim-not-as-described"),
		row("4.1-5", "returned and not refunded", "escalations.not_refunded", "claim-returned-and-not-refunded"),
		row("4.1-6", "a seller abroad without a local address", "escalations.no_local_address", "claim-against-a-seller-abroad"),
		row("4.1-7", "90 days after the estimated delivery at the latest", "escalations.not_received.window", "claim-ninety-days-after-the-estimate"),
		row("4.1-7-faulty", "also for faulty goods", "escalations.not_as_described.window", "claim-of-faulty-goods-too-late"),
		row("4.1-7-back", "and for goods that went back", "escalations.not_refunded.window", "claim-of-faulty-goods-too-late"),
		row("4.1-8", "72 hours without an answer to the buyer: granted", "deadlines.contact", "contact-not-answered"),
		row("4.1-9", "72 hours to answer Amazon", "deadlines.claim_information", "claim-not-explained"),
		row("4.1-9-old", "48 by an older page", "metrics.claim_unanswered", "claim-explained-in-two-days"),
		row("4.1-10", "14 days by a mind map", "metrics.claim_unanswered", "claim-debited-after-fourteen-days"),
		row("4.1-11", "30 calendar days to appeal", "appeals.appeal", "appeal-on-the-thirtieth-day"),
		untold("4.1-12", "a reversal is posted within 7 calendar days", "settlement between platform and seller: no order library's matter"),
		row("4.2-1", "withdrawn: no refund, no defect", "metrics.claim_granted", "claim-withdrawn-then-granted"),
		row("4.2-2", "refunded in full while it is looked into: a defect", "metrics.claim_granted", "seller-pays-during-the-investigation"),
		row("4.2-3", "denied: no refund, no defect", "escalations.not_received", "claim-denied"),
		row("4.2-4", "granted in full or in part: the seller pays, a defect", "metrics.claim_granted", "claim-granted-in-part"),
		row("4.2-5", "no tracking: granted, a defect", "reasons.no_tracking", "claim-without-tracking"),
		row("4.2-5-silent", "a contact about the delivery not answered: granted, a defect", "metrics.contact_unanswered", "contact-not-answered"),
		row("4.2-6", "not confirmed when the claim is filed: granted", "requests.claim_unshipped", "claim-about-goods-never-confirmed"),
		row("4.2-6-count", "a defect", "metrics.claim_unshipped", "claim-about-goods-never-confirmed"),
		row("4.2-7", "a refused parcel tracked back to the seller: granted, no defect", "metrics.claim_parcel_back", "refused-parcel-came-back"),
		row("4.2-8", "tracking shows that it was not delivered: granted, no defect", "metrics.claim_undelivered", "tracking-shows-no-delivery"),
		row("4.2-9", "Buy Shipping, sent in time: Amazon pays", "funding.buy_shipping", "protected-by-buy-shipping"),
		row("4.2-9-count", "no defect", "metrics.claim_protected", "protected-by-buy-shipping"),
		row("4.2-9-silent", "nor where the seller did not answer", "metrics.protected_unanswered", "protected-and-not-answered"),
		row("4.2-10", "an appeal that is won reverses the money", "appeals.appeal", "appeal-on-the-thirtieth-day"),
		row("4.2-10-record", "or the record, each by itself", "metrics.claim_granted", "appeal-clears-the-record"),
		row("4.2-10-both", "or both", "metrics.claim_granted", "appeal-wins-both"),
		row("4.2-10-lost", "or neither", "metrics.claim_granted", "appeal-lost"),
		row("4.3-1", "an order is at most one defect", "metrics.claim_granted.once_per_order", "claim-withdrawn-then-granted"),
		row("4.3-2", "the seller's cancellations count, the buyer's from the order page do not", "metrics.cancelled_on_message.when.channel", "message-approved-as-if-formal"),
		untold("4.3-4", "the thresholds: defects 1 % in 60 days, cancellations 2.5 % in 7, late 4 % in 10 and 30, offers after two cancellations", "rates of an account, which the host program works out of what is counted"),
	}
}

// otherRows are the contrast with other platforms, and the worked scenarios with their variants.
func otherRows() []storytest.Row {
	return []storytest.Row{
		row("11-1", "the buyer cancels alone: 30 minutes", "requests.cancel_at_once", "half-an-hour-to-the-second"),
		row("11-2", "the seller alone: yes, counted", "requests.cancel_by_seller", "seller-cannot-send"),
		row("11-3", "silence on a request to cancel decides nothing", "deadlines.answer_cancel", "silence-on-a-request"),
		row("11-4", "an order that is not paid does not expire", "requests.cancel_pending", "pending-cancelled-by-the-buyer"),
		row("11-5", "not sent: called off after 7 days", "deadlines.auto_cancel", "called-off-a-week-after-ship-by"),
		row("11-6", "not received: nothing is completed", "permits.no_receipt", "receipt-is-never-confirmed"),
		row("11-7", "partial refunds by a table of percentages", "caps.late", "returned-late"),
		row("11-8", "the platform pays: claims for returns", "appeals.safe_t", "first-scan-refund"),
		row("11-8-shipping", "and Buy Shipping", "funding.buy_shipping", "protected-by-buy-shipping"),
		row("11-9", "what counts goes by the channel", "metrics.cancelled_on_message", "message-approved-as-if-formal"),
		row("b-1", "10:12: closed, nothing captured, nothing counted", "requests.cancel_at_once", "cancelled-in-the-first-half-hour"),
		row("b-1-late", "10:31: a request", "requests.cancel_asked", "cancelled-after-half-an-hour"),
		row("b-1-jp", "10:12 in Japan: a request", "requests.cancel_asked", "five-minutes-asked-in-japan"),
		row("b-2a", "a formal request: closed, not counted", "requests.cancel_asked", "formal-request-approved"),
		row("b-2b", "a message: closed, counted, the seller's fault", "metrics.cancelled_by_seller", "message-is-no-request"),
		row("b-2b-2", "also where the message itself is approved: the seller is at fault", "reasons.unwanted.liable_for", "message-approved-as-if-formal"),
		row("b-2c", "confirmed before: refused, only return or refusal", "requests.refuse_parcel", "ship-confirmed-before-the-request"),
		row("b-3", "calendar days: 2026-03-27 23:59:59", "deadlines.auto_cancel", "called-off-a-week-after-ship-by"),
		row("b-3-business", "business days: 2026-03-31 23:59:59", "deadlines.auto_cancel", "called-off-after-seven-business-days"),
		row("b-5", "100.50 at the first scan; the claim on day 60, 50.00 at the most; none on day 61", "terms_for.prepaid_label.terms.freight", "first-scan-refund"),
		row("b-5-seller", "108.00 where the seller is liable", "choices.first_scan", "first-scan-refund-seller-at-fault"),
		row("article-1", "an export seller's article, from its first case to its last", "requests.refuse_parcel", "article-cancellation-requests"),
		row("article-2", "a mind map of after-sales, from its first branch to its last", "requests.resend_lost", "article-after-sales-map"),
	}
}
