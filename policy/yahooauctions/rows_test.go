package yahooauctions_test

import "github.com/recourse-go/recourse/policy/story/storytest"

// rows are the facts about Yahoo! Auctions: 7 its own, 11 what other platforms do otherwise, b the worked examples.
func rows() []storytest.Row {
	row := func(id, says, rule, story string) storytest.Row {
		return storytest.Row{ID: id, Says: says, Rule: rule, Story: story}
	}
	return []storytest.Row{
		row("7-1", "the seller calls off in every case: Yahoo removes nobody", "requests.remove_winner", "winner-removed-for-his-fault"),
		row("7-2", "before the payment the seller removes the winner, for the winner's reasons", "reasons.buyer_unpaid", "winner-removed-for-his-fault"),
		row("7-3", "also where the winner wants it no more", "reasons.buyer_requested", "winner-removed-at-his-wish"),
		row("7-4", "or for his own: nothing to send", "reasons.out_of_stock", "winner-removed-for-the-sellers-fault"),
		row("7-5", "or for his own: a mistake in the price", "reasons.price_error", "winner-removed-over-the-price"),
		row("7-6", "paid, before the ship notice: the seller stops the deal, the winner is refunded", "requests.stop", "stopped-before-the-notice"),
		row("7-7", "and is removed with it: for the winner's reasons he is rated", "metrics.stopped_for_the_winner", "stopped-for-the-winners-reasons"),
		row("7-8", "after the ship notice: no refund in the system", "requests.stop.when.status", "after-the-notice-nothing"),
		row("7-9", "the winner can be removed for 14 days (42 by an older page)", "requests.remove_winner.window", "too-late-to-remove"),
		row("7-10", "to the instant", "requests.remove_winner.window.amount", "removed-on-the-fourteenth-day"),
		row("7-11", "payment within 5 days of the win (7 by an older page)", "deadlines.payment.amount", "winner-removed-for-his-fault"),
		row("7-12", "payment expiry calls nothing off", "deadlines.payment", "payment-day-ends-nothing"),
		row("7-13", "ship and give notice within 7 days of the payment", "deadlines.ship_by", "late-notice-is-still-one"),
		row("7-14", "after 8 days without a notice the winner may call off alone", "requests.not_shipped.from", "eight-days-to-the-second"),
		row("7-15", "after 14 days the payment is called off by itself", "deadlines.payment_cancelled", "called-off-after-fourteen-days"),
		row("7-16", "which nobody can put off", "deadlines.payment_cancelled", "called-off-after-fourteen-days"),
		row("7-17", "without a receipt: noon, 15 days after the payment", "deadlines.receipt", "completed-at-noon-of-the-fifteenth-day"),
		row("7-18", "a notice of the fourteenth day leads to the noon of the fifteenth", "deadlines.receipt", "late-notice-is-still-one"),
		row("7-19", "very bad for the winner at fault, by itself", "metrics.removed_for_the_winner", "winner-removed-for-his-fault"),
		row("7-20", "very bad for the seller at fault", "metrics.removed_for_the_seller", "winner-removed-for-the-sellers-fault"),
		row("7-21", "and a rating by the system", "metrics.removed_by_the_system", "winner-removed-for-the-sellers-fault"),
		{ID: "7-22", Says: "the success fee is waived only if the winner is removed, or the deal stopped, before it is final; fees of listing and options stay", Why: "a settlement between Yahoo and the seller, of which the order knows nothing"},

		row("11-1", "the buyer alone: after day 8 without a notice", "requests.not_shipped", "winner-calls-off-after-eight-days"),
		row("11-2", "the seller alone: yes", "requests.stop.event", "stopped-before-the-notice"),
		row("11-3", "payment expiry: the seller's right, which he has anyway", "requests.remove_winner", "winner-removed-at-his-wish"),
		row("11-4", "ship expiry: a right on day 8", "requests.not_shipped", "eight-days-to-the-second"),
		row("11-5", "ship expiry: called off on day 14", "deadlines.payment_cancelled.amount", "called-off-after-fourteen-days"),
		row("11-6", "receipt expiry: day 15, noon", "deadlines.receipt.sweep", "completed-at-noon-of-the-fifteenth-day"),
		row("11-7", "a partial refund: outside the system", "requests.stop.when.status", "after-the-notice-nothing"),
		row("11-8", "the silent metric: a rating by the fault that was declared", "metrics.stopped_for_the_seller", "stopped-before-the-notice"),

		row("b-B2-1", "paid 05-01 09:00, 8,000 yen, no notice: the winner on 05-08 is refused", "requests.not_shipped.from", "winner-calls-off-after-eight-days"),
		row("b-B2-2", "on 05-10 he is not, and gets 8,000", "requests.not_shipped", "winner-calls-off-after-eight-days"),
		row("b-B2-3", "still none on 05-15: called off by itself, 8,000", "deadlines.payment_cancelled", "called-off-after-fourteen-days"),
		row("b-B2-4", "with a notice and no receipt: completed 05-16 12:00", "deadlines.receipt", "completed-at-noon-of-the-fifteenth-day"),
	}
}
