package aftersales

import "github.com/recourse-go/recourse/order"

// Event is what was decided about a case. One command may lead to several events; the policy chooses among those that
// the flow allows.
type Event string

const (
	// EventRequested: the case was opened and waits for the seller.
	EventRequested Event = "requested"
	// EventPushStopped: the shipment order had not reached the warehouse and never will.
	EventPushStopped Event = "push_stopped"
	// EventInterceptionRequested: the warehouse was told to stop the shipment.
	EventInterceptionRequested Event = "interception_requested"
	// EventRefundedAtOnce: the policy refunds without asking the seller.
	EventRefundedAtOnce Event = "refunded_at_once"
	// EventClaimed: the request went to the platform directly.
	EventClaimed Event = "claimed"
	// EventCancelled: it was cancelled by who may do that alone, or by a deadline; what was captured goes back.
	EventCancelled Event = "cancelled"
	// EventConsentAsked: the seller wants to cancel, and the buyer must agree.
	EventConsentAsked Event = "consent_asked"
	// EventVoided: a cancellation was granted, by whatever way, and nothing was captured: the payment is voided.
	EventVoided Event = "voided"
	// EventIntercepted: the warehouse stopped the shipment.
	EventIntercepted Event = "intercepted"
	// EventInterceptionFailed: the goods had left; the seller is asked instead.
	EventInterceptionFailed Event = "interception_failed"
	// EventKindSwitched: the goods had left; the buyer is told to ask for another kind.
	EventKindSwitched Event = "kind_switched"
	// EventApprovedRefund: the seller agreed; nothing has to come back.
	EventApprovedRefund Event = "approved_refund"
	// EventApprovedReturn: the seller agreed to the return.
	EventApprovedReturn Event = "approved_return"
	// EventExpiredRefund: a deadline passed, which means a refund.
	EventExpiredRefund Event = "expired_refund"
	// EventExpiredReturn: the seller was silent, which means he agreed to the return.
	EventExpiredReturn Event = "expired_return"
	// EventExpiredClose: a deadline passed, which closes the case.
	EventExpiredClose Event = "expired_close"
	// EventExpiredWithdraw: silence is read as the request being taken back.
	EventExpiredWithdraw Event = "expired_withdraw"
	// EventRejected: the seller refused.
	EventRejected Event = "rejected"
	// EventRejectedFinally: the seller refused, and the policy makes that final.
	EventRejectedFinally Event = "rejected_finally"
	// EventShippedAnyway: the seller shipped while the case waited for him.
	EventShippedAnyway Event = "shipped_anyway"
	// EventAmended: the buyer changed the request.
	EventAmended Event = "amended"
	// EventOffered: the seller offered something else than what was asked.
	EventOffered Event = "offered"
	// EventCountered: the buyer answered the offer with one of his own.
	EventCountered Event = "countered"
	// EventAcceptedRefund: an offer was accepted, by which money goes back and no goods do.
	EventAcceptedRefund Event = "accepted_refund"
	// EventAcceptedReturn: an offer was accepted, by which the goods go back.
	EventAcceptedReturn Event = "accepted_return"
	// EventAcceptedReplacement: an offer was accepted, by which goods are sent.
	EventAcceptedReplacement Event = "accepted_replacement"
	// EventDeclinedOffer: the offer was declined; what was asked stands.
	EventDeclinedOffer Event = "declined_offer"
	// EventExpiredDecline: silence is read as the offer being declined.
	EventExpiredDecline Event = "expired_decline"
	// EventEscalated: the platform was asked to decide.
	EventEscalated Event = "escalated"
	// EventWithdrawn: the buyer took the request back.
	EventWithdrawn Event = "withdrawn"
	// EventRuledRefund: the platform decided for the buyer; nothing has to come back any more.
	EventRuledRefund Event = "ruled_refund"
	// EventRuledReturn: the platform decided for the buyer, against the goods.
	EventRuledReturn Event = "ruled_return"
	// EventRuledAgainst: the platform decided for the seller.
	EventRuledAgainst Event = "ruled_for_seller"
	// EventReturnShipped: the buyer sent the goods back.
	EventReturnShipped Event = "return_shipped"
	// EventParcelRefused: the buyer refused the parcel at the door, and it goes back.
	EventParcelRefused Event = "parcel_refused"
	// EventReturnedToSender: the carrier could not deliver it, and it goes back.
	EventReturnedToSender Event = "returned_to_sender"
	// EventReturnScanned: the carrier scanned what is sent back.
	EventReturnScanned Event = "return_scanned"
	// EventScannedRefund: the carrier scanned what is sent back, and the policy refunds at that.
	EventScannedRefund Event = "scanned_refund"
	// EventReturnDelivered: the carrier delivered them.
	EventReturnDelivered Event = "return_delivered"
	// EventReceived: the seller or the warehouse has them and examines them.
	EventReceived Event = "received"
	// EventReceivedRefund: they are there, and the policy refunds without an inspection.
	EventReceivedRefund Event = "received_refund"
	// EventInspected: they were examined, and the refund follows.
	EventInspected Event = "inspected"
	// EventReturnRefused: the seller refused the goods that came back.
	EventReturnRefused Event = "return_refused"
	// EventApprovedReplacement: the seller sends a replacement; nothing has to come back.
	EventApprovedReplacement Event = "approved_replacement"
	// EventExpiredReplacement: a deadline passed, which means a replacement.
	EventExpiredReplacement Event = "expired_replacement"
	// EventRuledReplacement: the platform decided for the buyer: he gets a replacement.
	EventRuledReplacement Event = "ruled_replacement"
	// EventDifferencePaid: the buyer paid what the replacement costs more.
	EventDifferencePaid Event = "difference_paid"
	// EventReplacementShipped: the seller sent the replacement.
	EventReplacementShipped Event = "replacement_shipped"
	// EventReplacementReceived: the buyer has it.
	EventReplacementReceived Event = "replacement_received"
	// EventExpiredReplaced: the buyer was silent, which means that he has it.
	EventExpiredReplaced Event = "expired_replaced"
	// EventOutOfStock: there is nothing to send, and the buyer gets his money instead.
	EventOutOfStock Event = "out_of_stock"
	// EventSettledInFull: the money arrived, and nothing was cut.
	EventSettledInFull Event = "settled_in_full"
	// EventSettledInPart: the money arrived; it was less than the units' share, or an amount that closed no line.
	EventSettledInPart Event = "settled_in_part"
	// EventRefundFailed: the payment provider refused.
	EventRefundFailed Event = "refund_failed"
	// EventRetried: the refund was ordered again, under the same number.
	EventRetried Event = "retried"
	// EventGivenToHand: the refund is paid by hand.
	EventGivenToHand Event = "given_to_hand"
)

// Events lists every Event, in the order of the declaration; Remarks come last.
func Events() []Event {
	return append([]Event{
		EventRequested, EventPushStopped, EventInterceptionRequested, EventRefundedAtOnce, EventClaimed,
		EventCancelled, EventConsentAsked, EventVoided, EventIntercepted, EventInterceptionFailed, EventKindSwitched, EventApprovedRefund,
		EventApprovedReturn, EventExpiredRefund, EventExpiredReturn, EventExpiredClose, EventExpiredWithdraw, EventRejected,
		EventRejectedFinally, EventShippedAnyway, EventAmended, EventOffered, EventCountered, EventAcceptedRefund,
		EventAcceptedReturn, EventAcceptedReplacement, EventDeclinedOffer, EventExpiredDecline, EventEscalated, EventWithdrawn,
		EventRuledRefund, EventRuledReturn, EventRuledAgainst, EventReturnShipped, EventParcelRefused, EventReturnedToSender,
		EventReturnScanned, EventScannedRefund, EventReturnDelivered, EventReceived, EventReceivedRefund, EventInspected, EventReturnRefused,
		EventApprovedReplacement, EventExpiredReplacement, EventRuledReplacement, EventDifferencePaid, EventReplacementShipped,
		EventReplacementReceived, EventExpiredReplaced, EventOutOfStock, EventSettledInFull, EventSettledInPart,
		EventRefundFailed, EventRetried, EventGivenToHand,
	}, Remarks()...)
}

// UnmarshalText accepts an event's name; any other is an *order.UnknownNameError.
func (e *Event) UnmarshalText(text []byte) error {
	return order.UnmarshalName(e, "event", text, Events())
}
