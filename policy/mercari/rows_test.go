package mercari_test

import "github.com/recourse-go/recourse/policy/story/storytest"

// rows are the facts about Mercari, by topic: 6.1 who calls off, 6.2 when, 6.3 what goes back, 6.4 who is liable and who decides,
// 11 what other platforms do otherwise, b the worked examples.
func rows() []storytest.Row {
	row := func(id, says, rule, story string) storytest.Row {
		return storytest.Row{ID: id, Says: says, Rule: rule, Story: story}
	}
	none := func(id, says, why string) storytest.Row { return storytest.Row{ID: id, Says: says, Why: why} }
	return []storytest.Row{
		row("6.1-1", "unpaid, before the deadline: the seller applies, the buyer must agree", "requests.cancel_unpaid", "buyer-cannot-call-off"),
		row("6.1-2", "unpaid, before the deadline: the buyer cannot apply", "requests.cancel_unpaid", "buyer-cannot-call-off"),
		row("6.1-3", "unpaid, after the deadline: the seller alone, without consent", "requests.cancel_unpaid_late", "right-begins-at-midnight"),
		row("6.1-4", "unpaid, after the deadline: the seller may report the buyer", "metrics.report", "article-buyer-never-pays"),
		row("6.1-5", "unpaid, after the deadline: the buyer cannot call off", "requests.cancel_unpaid_late", "buyer-cannot-call-off-late-either"),
		row("6.1-6", "unpaid, after the deadline: the buyer may still pay until the seller calls off", "requests.cancel_paid", "late-payer-pays-after-all"),
		row("6.1-7", "paid, before ship-by: the seller applies, the buyer must agree", "requests.cancel_paid", "seller-applies-buyer-agrees"),
		row("6.1-8", "paid: the buyer silent for 24 hours takes the seller's application back", "deadlines.application_by_seller", "seller-applies-buyer-silent"),
		row("6.1-9", "paid, before ship-by: the buyer is shown no form", "requests.cancel_not_sent_4_7", "seller-applies-buyer-silent"),
		row("6.1-10", "paid, after ship-by: the buyer's form is shown from 00:00 of the next day", "requests.cancel_not_sent_1_2", "not-shipped-within-1-2"),
		row("6.1-11", "paid, after ship-by: the seller silent for 24 hours calls it off", "deadlines.application_by_buyer", "not-shipped-within-2-3"),
		row("6.1-12", "paid, after ship-by: the seller still needs consent", "requests.cancel_paid", "late-seller-still-asks"),
		row("6.1-13", "shipped: by agreement, and after the seller confirmed that the goods are back", "choices.back_with_the_seller", "shipped-goods-back-first"),
		row("6.1-14", "shipped: or both agree that nothing is sent back", "requests.no_return", "shipped-no-return-agreed"),
		row("6.1-15", "shipped: neither calls off alone", "requests.return", "shipped-goods-back-first"),
		row("6.1-16", "rated: nothing can be called off", "requests.return.when.status", "rated-and-over"),
		row("6.1-17", "an application that is refused leaves the deal running", "choices.refused_application", "seller-refuses-the-late-application"),
		row("6.1-18", "what is disputed the office decides", "requests.cancel_disputed", "application-disputed-office-decides"),

		row("6.2-1", "payment: 23:59:59 of the third day, the day of the purchase included", "deadlines.payment", "late-payment-gives-the-seller-a-right"),
		row("6.2-2", "the seller is told at 09:00 of the next day", "deadlines.payment_late", "late-payment-gives-the-seller-a-right"),
		row("6.2-3", "payment expiry calls nothing off: it gives the seller a right", "requests.cancel_unpaid_late.from", "late-payment-gives-the-seller-a-right"),
		row("6.2-4", "ship-by of 1-2 days: paid 1/1 12:30, ship by 1/3 12:30", "deadlines.ship_by_1_2", "not-shipped-within-1-2"),
		row("6.2-5", "ship-by of 2-3 days: paid 1/1 12:30, ship by 1/4 12:30", "deadlines.ship_by_2_3", "not-shipped-within-2-3"),
		row("6.2-6", "ship-by of 4-7 days: paid 1/1 12:30, ship by 1/8 12:30", "deadlines.ship_by_4_7", "not-shipped-within-4-7"),
		row("6.2-7", "the seller's application: 24 hours, then it is taken back", "deadlines.application_by_seller.amount", "seller-applies-buyer-silent"),
		row("6.2-8", "the buyer's application: 24 hours, then it is granted", "deadlines.application_by_buyer.amount", "not-shipped-within-1-2"),
		row("6.2-9", "completed 9 days after the ship notice, from 13:00", "deadlines.completion", "completed-on-the-ninth-day"),
		row("6.2-10", "a message of the buyer or the office may put the completion off", "extensions.completion", "completion-put-off"),
		row("6.2-11", "the buyer can press that it is not completed by itself", "holds.completion", "completion-held"),
		none("6.2-12", "after that date the seller can ask to be rated, and the office completes", "a button that asks the office to look: what it then does is the completion of 6.2-9"),
		row("6.2-13", "Mercari-bin: 4 days", "deadlines.completion_mercari_bin", "mercari-bin-completed-in-four-days"),
		row("6.2-14", "points that expired are valid for 5 days more (the 5 days: TestGrace)", "terms", "expired-points-live-five-days-more"),
		row("6.2-15", "d Points that expired do not come back", "terms_for.d_points", "expired-d-points-are-lost"),
		none("6.2-16", "the seller's ship notice cannot be undone", "no command takes a shipment back: there is nothing that a rule could forbid"),
		row("6.2-17", "a wrong article is exchanged in the same deal: sent back first, then sent again", "requests.exchange", "wrong-item-exchanged-in-the-deal"),

		row("6.3-1", "balance and points come back as such, at once", "requests.cancel_paid", "balance-and-points-come-back"),
		row("6.3-2", "card: let go of or credited by the issuer", "terms", "card-gets-the-price-and-the-fee"),
		row("6.3-3", "convenience store: price and payment fee, to the buyer's balance", "terms.freight", "konbini-goes-to-the-balance"),
		row("6.3-4", "FamiPay: let go of, or to the balance", "requests.cancel_paid", "famipay-falls-back-on-the-balance"),
		row("6.3-5", "bitcoin: the yen it was worth at the payment", "requests.cancel_paid", "bitcoin-comes-back-in-yen"),
		row("6.3-6", "deferred payment: taken off the bill, or to the balance", "requests.cancel_paid", "deferred-payment-is-taken-off-the-bill"),
		none("6.3-7", "coupon: not found", "no page says whether a coupon comes back: the policy makes no rule of it, and the default keeps it used up"),
		row("6.3-8", "always the full amount: no part, no deduction", "permits.no_offers", "never-a-part"),
		row("6.3-9", "return freight where the seller is liable: the seller", "reasons.not_as_described", "seller-answers-for-the-goods"),
		row("6.3-10", "return freight of an agreed return: not said, it stays with who paid it", "reasons.agreed_with_seller", "seller-answers-for-the-goods"),

		row("6.4-1", "no cancellation but by agreement", "requests.cancel_paid", "application-refused-deal-goes-on"),
		row("6.4-2", "the seller is liable for defects", "reasons.manufacturing_defect", "seller-answers-for-the-goods"),
		row("6.4-3", "and for poor packing", "reasons.missing_or_damaged", "seller-answers-for-the-goods"),
		row("6.4-4", "the office decides, before the rating only", "escalations.disputed", "office-decides-before-the-rating"),
		row("6.4-5", "after the rating the office decides nothing", "escalations.disputed.when.status", "no-office-after-the-rating"),
		row("6.4-6", "with a buyer who does nothing the office proposes to call off", "requests.cancel_unpaid_late", "article-buyer-never-pays"),
		row("6.4-7", "calling off for one's own sake is a nuisance: by the seller", "metrics.nuisance_by_seller", "seller-applies-buyer-agrees"),
		row("6.4-8", "and by the buyer", "metrics.nuisance_by_buyer", "buyer-wants-it-no-more"),
		row("6.4-9", "against a buyer who did not pay: cancel and report, no rating", "metrics.unpaid", "article-buyer-never-pays"),

		row("11-1", "the buyer never calls off alone", "requests.cancel_unpaid", "buyer-cannot-call-off"),
		row("11-2", "the seller calls off alone only after the unpaid deadline", "requests.cancel_unpaid_late", "late-payment-gives-the-seller-a-right"),
		row("11-3", "silence: the seller's application is withdrawn", "deadlines.application_by_seller", "late-seller-still-asks"),
		row("11-4", "silence: the buyer's application of a late shipment is approved", "deadlines.application_by_buyer", "not-shipped-within-4-7"),
		row("11-5", "payment expiry: a right to cancel", "requests.cancel_unpaid_late", "right-begins-at-midnight"),
		row("11-6", "ship expiry: opens the buyer's right", "requests.cancel_not_sent_2_3", "not-shipped-within-2-3"),
		row("11-7", "receipt expiry: completed on day 9, 13:00", "deadlines.completion", "completed-after-an-afternoon-notice"),
		row("11-8", "no partial refund", "requests.no_return.amount_fixed", "never-a-part"),
		row("11-9", "the platform pays where its office decides so", "requests.lost", "lost-parcel-office-pays"),
		row("11-10", "the silent metric: nuisance", "metrics.nuisance_by_seller", "seller-applies-buyer-agrees"),

		row("b-10", "konbini, 3,000 yen, bought 12-01 20:00: consent at 12-03 23:00, alone at 12-05 10:00", "requests.cancel_unpaid_late", "late-payment-gives-the-seller-a-right"),
		row("b-10-deadline", "the same: the deadline 12-03 23:59:59 passes, and the order waits for the payment as before", "deadlines.payment", "late-payment-gives-the-seller-a-right"),
		row("b-10-paid", "the same, paid 12-04 12:00: to be shipped", "requests.cancel_paid", "late-payer-pays-after-all"),
	}
}
