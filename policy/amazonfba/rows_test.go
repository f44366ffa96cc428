package amazonfba_test

import "github.com/recourse-go/recourse/policy/story/storytest"

// rows are what Amazon's pages say about orders that it sends, one fact each, and the story that tells it.
func rows() []storytest.Row {
	row := func(id, says, rule, story string) storytest.Row {
		return storytest.Row{ID: id, Says: says, Rule: rule, Story: story}
	}
	return []storytest.Row{
		row("3-1", "Amazon handles cancellation, return and refund", "managed", "seller-is-no-actor"),
		row("3-1-relay", "a wish that the seller passes on is not acted upon", "managed", "buyer-cancels-at-amazon"),
		row("3-2", "the buyer cancels through Amazon", "requests.cancel_asked", "buyer-cancels-at-amazon"),
		row("3-2-pending", "while it is pending, too", "requests.cancel_pending", "buyer-cancels-while-pending"),
		row("3-2-seller", "the seller may only ask, with no guarantee", "requests.cancel_by_seller", "seller-asks-amazon-to-cancel"),
		row("3-2-shipping", "it fails once the shipping began", "ship_during_case", "shipping-began"),
		row("3-3", "30 days from the receipt", "requests.return", "thirty-days-from-receipt"),
		row("3-3-later", "Amazon may accept later", "requests.refund_by_platform", "thirty-days-from-receipt"),
		row("3-4", "a refund without a return, at Amazon's choice", "requests.refund_by_platform", "refund-without-a-return"),
		row("3-5", "refunded at the first scan", "choices.first_scan", "graded-when-back"),
		row("3-6", "45 days for what does not come back", "deadlines.unreturned", "not-returned-in-forty-five-days"),
		row("3-7", "graded: sellable goods are restocked, for others Amazon, carrier or seller pays", "appeals.reimbursement", "graded-when-back"),
		row("3-8", "sending it back is the seller's to pay, whatever the reason", "terms.return_freight", "graded-when-back"),
		row("3-9", "no A-to-z claim: the buyer asks Amazon", "permits.no_guarantee", "no-claim-about-a-refused-return"),
		row("3-9-parcel", "which looks for its own parcels", "requests.not_received", "no-guarantee-claim"),
		row("3-10", "it counts for no rate", "requests.cancel_by_seller", "seller-asks-amazon-to-cancel"),
		row("3-11", "every event of the seller's is refused but a request to cancel", "managed", "seller-is-no-actor"),
		row("1-1", "there is no receipt", "permits.no_receipt", "receipt-of-amazons-parcel"),
		row("1-2", "nobody is charged before it is sent", "capture", "buyer-cancels-at-amazon"),
	}
}
