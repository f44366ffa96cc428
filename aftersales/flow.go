package aftersales

import (
	"slices"

	"github.com/recourse-go/recourse/internal/flow"
)

// Flow returns the table that moves a case of a kind, or nil for an unknown kind. The tables are built once, when the
// package loads, and never change. A policy narrows, times and prices a flow; it never adds a state.
func Flow(k Kind) *flow.Table[State, Event] {
	switch k {
	case Cancel:
		return cancelFlow
	case RefundOnly:
		return refundOnlyFlow
	case ReturnRefund:
		return returnRefundFlow
	case Exchange:
		return exchangeFlow
	case Resend:
		return resendFlow
	case Repair:
		return repairFlow
	}
	return nil
}

type rule = flow.Rule[State, Event]

// from keeps the tables one rule a line.
func from(states ...State) []State { return states }

// start is the state of a case that does not exist yet.
const start State = ""

// over lists the states that end every kind.
func over() []State { return []State{Refunded, PartiallyRefunded, Closed} }

// paying is how every kind ends once money is due.
func paying() []rule {
	return []rule{
		{From: from(Refunding, RefundFailed, ManualRefund), Event: EventSettledInFull, To: Refunded},
		{From: from(Refunding, RefundFailed, ManualRefund), Event: EventSettledInPart, To: PartiallyRefunded},
		{From: from(Refunding), Event: EventRefundFailed, To: RefundFailed},
		{From: from(RefundFailed), Event: EventRetried, To: Refunding},
		{From: from(Refunding, RefundFailed), Event: EventGivenToHand, To: ManualRefund},
	}
}

// asking is how every request but a cancellation begins, is offered something else, and ends without anything.
func asking() []rule {
	return []rule{
		{From: from(start), Event: EventRequested, To: AwaitingSeller},
		{From: from(start), Event: EventClaimed, To: Arbitrating},
		{From: from(AwaitingSeller), Event: EventOffered, To: AwaitingBuyer},
		{From: from(AwaitingBuyer), Event: EventCountered, To: AwaitingSeller},
		{From: from(AwaitingBuyer), Event: EventDeclinedOffer, To: AwaitingSeller},
		{From: from(AwaitingBuyer), Event: EventExpiredDecline, To: AwaitingSeller},
		{From: from(AwaitingSeller, AwaitingBuyer), Event: EventAcceptedRefund, To: Refunding},
		{From: from(AwaitingSeller, AwaitingBuyer, Arbitrating), Event: EventExpiredRefund, To: Refunding},
		{From: from(AwaitingSeller, AwaitingBuyer, Rejected, Arbitrating), Event: EventExpiredClose, To: Closed},
		{From: from(AwaitingSeller, AwaitingBuyer), Event: EventExpiredWithdraw, To: Closed},
		{From: from(AwaitingSeller), Event: EventRejected, To: Rejected},
		{From: from(AwaitingSeller), Event: EventRejectedFinally, To: Closed},
		{From: from(AwaitingSeller, Rejected), Event: EventAmended, To: AwaitingSeller},
		{From: from(AwaitingSeller, AwaitingBuyer, Rejected), Event: EventEscalated, To: Arbitrating},
		{From: from(Arbitrating), Event: EventRuledRefund, To: Refunding},
		{From: from(Arbitrating), Event: EventRuledAgainst, To: Closed},
		{From: from(AwaitingSeller, AwaitingBuyer, Rejected, Arbitrating), Event: EventWithdrawn, To: Closed},
	}
}

// returning is the way of the goods back to the seller, up to their inspection.
func returning() []rule {
	return []rule{
		{From: from(start), Event: EventParcelRefused, To: ReturnInTransit},
		{From: from(start), Event: EventReturnedToSender, To: ReturnInTransit},
		{From: from(AwaitingSeller), Event: EventApprovedReturn, To: AwaitingReturn},
		{From: from(AwaitingSeller, AwaitingBuyer), Event: EventAcceptedReturn, To: AwaitingReturn},
		{From: from(AwaitingSeller, AwaitingBuyer, Arbitrating), Event: EventExpiredReturn, To: AwaitingReturn},
		{From: from(AwaitingReturn, ReturnRefused), Event: EventExpiredClose, To: Closed},
		{From: from(ReturnInTransit, Inspecting), Event: EventExpiredRefund, To: Refunding},
		{From: from(ReturnRefused), Event: EventAmended, To: AwaitingSeller},
		{From: from(AwaitingReturn, ReturnInTransit, Inspecting, ReturnRefused), Event: EventEscalated, To: Arbitrating},
		{From: from(AwaitingReturn), Event: EventReturnShipped, To: ReturnInTransit},
		{From: from(AwaitingReturn), Event: EventParcelRefused, To: ReturnInTransit},
		{From: from(AwaitingReturn), Event: EventReturnedToSender, To: ReturnInTransit},
		{From: from(ReturnInTransit), Event: EventReturnScanned, To: ReturnInTransit},
		{From: from(ReturnInTransit), Event: EventReturnDelivered, To: ReturnInTransit},
		{From: from(ReturnInTransit), Event: EventReceived, To: Inspecting},
		{From: from(ReturnInTransit, Inspecting), Event: EventReturnRefused, To: ReturnRefused},
		{From: from(Arbitrating), Event: EventRuledReturn, To: AwaitingReturn},
		{From: from(AwaitingReturn, ReturnInTransit), Event: EventWithdrawn, To: Closed},
	}
}

var refundOnlyFlow = flow.Must(flow.Spec[State, Event]{
	Name: "refund_only", Initial: start, Terminal: over(),
	States: from(AwaitingSeller, AwaitingBuyer, Intercepting, Rejected, Arbitrating, Refunding, RefundFailed, ManualRefund, Refunded, PartiallyRefunded, Closed),
	Rules: slices.Concat([]rule{
		{From: from(start), Event: EventPushStopped, To: Refunding},
		{From: from(start), Event: EventInterceptionRequested, To: Intercepting},
		{From: from(start), Event: EventRefundedAtOnce, To: Refunding},
		{From: from(Intercepting), Event: EventIntercepted, To: Refunding},
		{From: from(Intercepting), Event: EventInterceptionFailed, To: AwaitingSeller},
		{From: from(Intercepting), Event: EventKindSwitched, To: Closed},
		{From: from(Intercepting), Event: EventExpiredRefund, To: Refunding},
		{From: from(Intercepting), Event: EventWithdrawn, To: Closed},
		{From: from(AwaitingSeller), Event: EventApprovedRefund, To: Refunding},
		{From: from(AwaitingSeller), Event: EventShippedAnyway, To: Closed},
		{From: from(AwaitingBuyer), Event: EventShippedAnyway, To: Closed},
	}, asking(), paying()),
})

var returnRefundFlow = flow.Must(flow.Spec[State, Event]{
	Name: "return_refund", Initial: start, Terminal: over(),
	States: from(AwaitingSeller, AwaitingBuyer, Rejected, AwaitingReturn, ReturnInTransit, Inspecting, ReturnRefused, Arbitrating, Refunding, RefundFailed, ManualRefund, Refunded, PartiallyRefunded, Closed),
	Rules: slices.Concat([]rule{
		{From: from(AwaitingSeller), Event: EventApprovedRefund, To: Refunding},
		{From: from(ReturnInTransit), Event: EventScannedRefund, To: Refunding},
		{From: from(ReturnInTransit), Event: EventReceivedRefund, To: Refunding},
		{From: from(ReturnInTransit, Inspecting), Event: EventInspected, To: Refunding},
	}, asking(), returning(), paying()),
})
