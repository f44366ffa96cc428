package rakuma_test

import "github.com/recourse-go/recourse/policy/story/storytest"

// rows are the facts about Rakuma: 8 its own, 11 what other platforms do otherwise, b the worked examples.
func rows() []storytest.Row {
	row := func(id, says, rule, story string) storytest.Row {
		return storytest.Row{ID: id, Says: says, Rule: rule, Story: story}
	}
	return []storytest.Row{
		row("8-1", "a purchase request that is not approved lapses on the day after next, from 08:30", "deadlines.purchase_request", "purchase-request-lapses"),
		row("8-2", "unpaid: until 23:59 of the day after next", "deadlines.payment.amount", "unpaid-called-off-at-sixteen-past"),
		row("8-3", "unpaid: called off about 00:16", "deadlines.payment.sweep", "unpaid-called-off-at-sixteen-past"),
		row("8-4", "unpaid: the seller may then rate the buyer one-sidedly", "metrics.unpaid", "unpaid-called-off-at-sixteen-past"),
		row("8-5", "unpaid: the article is listed again", "deadlines.payment", "unpaid-called-off-at-sixteen-past"),
		row("8-6", "paid, not shipped: the seller applies, the buyer must agree", "requests.cancel_paid", "seller-applies-buyer-agrees"),
		row("8-7", "paid, not shipped: without agreement it goes on", "requests.cancel_paid", "seller-applies-buyer-refuses"),
		{ID: "8-8", Says: "support carries the agreed cancellation out in about half a day", Why: "how long the platform's own staff take is no rule: the refund is told when it arrives"},
		row("8-9", "not shipped: the buyer may turn to the office 3 days after ship-by", "requests.cancel_not_shipped.from", "three-days-late-to-the-office"),
		row("8-10", "shipped: by agreement and against the goods", "choices.back_with_the_seller", "shipped-goods-back-first"),
		row("8-11", "shipped: or by agreement that nothing is sent back", "requests.no_return", "shipped-no-return-agreed"),
		row("8-12", "rated: nothing", "requests.return.when.status", "rated-and-over"),
		row("8-13", "no rating: the buyer is written to 7 days after the shipment", "deadlines.mail", "buyer-does-not-rate"),
		row("8-14", "no rating: the seller may have the buyer asked after 9 days", "deadlines.ask_to_confirm", "delivered-late-completed-later"),
		row("8-15", "no rating: completed where it was delivered 5 days ago or earlier", "deadlines.completion.later_of", "delivered-late-completed-later"),
		row("8-16", "no rating: it is completed only where the parcel has a number that was entered", "deadlines.completion.when.facts", "parcel-without-a-number-waits"),
		row("8-17", "after how many days one without a number is completed was not found", "deadlines.completion.when.facts", "parcel-without-a-number-waits"),

		row("11-1", "the buyer never calls off alone", "requests.cancel_not_shipped", "three-days-late-to-the-office"),
		row("11-2", "the seller never calls off alone", "requests.cancel_paid", "seller-applies-buyer-agrees"),
		row("11-3", "silence on an application: not said, here it is taken back", "deadlines.application", "seller-applies-buyer-refuses"),
		row("11-4", "payment expiry: called off by itself", "deadlines.payment", "unpaid-called-off-at-sixteen-past"),
		row("11-5", "ship expiry: opens the office route 3 days later", "requests.cancel_not_shipped.from.amount", "three-days-late-to-the-office"),
		row("11-6", "receipt expiry: a request on day 9", "deadlines.completion", "buyer-does-not-rate"),
		row("11-7", "no partial refund", "requests.return.amount_fixed", "shipped-goods-back-first"),

		row("b-10", "konbini, 3,000 yen, bought 12-01 20:00: closed 12-04 00:16 with no act of the seller", "deadlines.payment", "unpaid-called-off-at-sixteen-past"),
	}
}
