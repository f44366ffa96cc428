package aftersales

import "github.com/recourse-go/recourse/internal/flow"

// Flow returns the table that moves a case of a kind, or nil for an unknown kind. The tables are built once, when the
// package loads, and never change. A policy narrows, times and prices a flow; it never adds a state.
func Flow(k Kind) *flow.Table[State, Event] {
	switch k {
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

// over lists the states that end every kind.
func over() []State { return []State{Refunded, PartiallyRefunded, Closed} }

// replaced lists the states that end the kinds that ask for goods.
func replaced() []State { return append(over(), Replaced) }

// replacing is how the kinds that ask for goods end.
func replacing() []rule {
	return append([]rule{
		{From: from(AwaitingReplacement), Event: EventReplacementShipped, To: ReplacementInTransit},
		{From: from(AwaitingReplacement), Event: EventOutOfStock, To: Refunding},
		{From: from(AwaitingReplacement), Event: EventExpiredRefund, To: Refunding},
		{From: from(ReplacementInTransit), Event: EventReplacementReceived, To: Replaced},
		{From: from(ReplacementInTransit), Event: EventExpiredReplaced, To: Replaced},
		{From: from(ReplacementInTransit), Event: EventEscalated, To: Arbitrating},
		{From: from(Arbitrating), Event: EventRuledReplacement, To: AwaitingReplacement},
	}, paying()...)
}

// swapping is the way of the goods back to the seller, and of what replaces them to the buyer.
func swapping() []rule {
	return append([]rule{
		{From: from(start), Event: EventRequested, To: AwaitingSeller},
		{From: from(AwaitingSeller), Event: EventApprovedReturn, To: AwaitingReturn},
		{From: from(AwaitingSeller), Event: EventApprovedReplacement, To: AwaitingReplacement},
		{From: from(AwaitingSeller), Event: EventExpiredReturn, To: AwaitingReturn},
		{From: from(AwaitingSeller, ReturnInTransit, Inspecting, Arbitrating), Event: EventExpiredReplacement, To: AwaitingReplacement},
		{From: from(AwaitingSeller, ReturnInTransit, Inspecting, Arbitrating), Event: EventExpiredRefund, To: Refunding},
		{From: from(AwaitingSeller, Rejected, AwaitingReturn, ReturnRefused, Arbitrating), Event: EventExpiredClose, To: Closed},
		{From: from(AwaitingSeller), Event: EventExpiredWithdraw, To: Closed},
		{From: from(AwaitingSeller), Event: EventRejected, To: Rejected},
		{From: from(AwaitingSeller), Event: EventRejectedFinally, To: Closed},
		{From: from(AwaitingSeller, Rejected, ReturnRefused), Event: EventAmended, To: AwaitingSeller},
		{From: from(Rejected, ReturnRefused), Event: EventEscalated, To: Arbitrating},
		{From: from(AwaitingReturn), Event: EventReturnShipped, To: ReturnInTransit},
		{From: from(ReturnInTransit), Event: EventReturnDelivered, To: ReturnInTransit},
		{From: from(ReturnInTransit), Event: EventReceived, To: Inspecting},
		{From: from(ReturnInTransit, Inspecting), Event: EventInspected, To: AwaitingReplacement},
		{From: from(ReturnInTransit, Inspecting), Event: EventReturnRefused, To: ReturnRefused},
		{From: from(Arbitrating), Event: EventRuledReturn, To: AwaitingReturn},
		{From: from(Arbitrating), Event: EventRuledRefund, To: Refunding},
		{From: from(Arbitrating), Event: EventRuledAgainst, To: Closed},
		{From: from(AwaitingSeller, Rejected, AwaitingReturn, ReturnInTransit, Arbitrating), Event: EventWithdrawn, To: Closed},
	}, replacing()...)
}

func swapStates() []State {
	return from(AwaitingSeller, Rejected, AwaitingReturn, ReturnInTransit, Inspecting, ReturnRefused, AwaitingReplacement, ReplacementInTransit,
		Arbitrating, Refunding, RefundFailed, ManualRefund, Refunded, PartiallyRefunded, Replaced, Closed)
}

var exchangeFlow = flow.Must(flow.Spec[State, Event]{Name: "exchange", Initial: start, Terminal: replaced(), States: swapStates(), Rules: swapping()})

var repairFlow = flow.Must(flow.Spec[State, Event]{Name: "repair", Initial: start, Terminal: replaced(), States: swapStates(), Rules: swapping()})

var resendFlow = flow.Must(flow.Spec[State, Event]{
	Name: "resend", Initial: start, Terminal: replaced(),
	States: from(AwaitingSeller, Rejected, AwaitingReplacement, ReplacementInTransit, Arbitrating, Refunding, RefundFailed, ManualRefund, Refunded, PartiallyRefunded, Replaced, Closed),
	Rules: append([]rule{
		{From: from(start), Event: EventRequested, To: AwaitingSeller},
		{From: from(AwaitingSeller), Event: EventApprovedReplacement, To: AwaitingReplacement},
		{From: from(AwaitingSeller, Arbitrating), Event: EventExpiredReplacement, To: AwaitingReplacement},
		{From: from(AwaitingSeller, Arbitrating), Event: EventExpiredRefund, To: Refunding},
		{From: from(AwaitingSeller, Rejected, Arbitrating), Event: EventExpiredClose, To: Closed},
		{From: from(AwaitingSeller), Event: EventExpiredWithdraw, To: Closed},
		{From: from(AwaitingSeller), Event: EventRejected, To: Rejected},
		{From: from(AwaitingSeller), Event: EventRejectedFinally, To: Closed},
		{From: from(AwaitingSeller, Rejected), Event: EventAmended, To: AwaitingSeller},
		{From: from(Rejected), Event: EventEscalated, To: Arbitrating},
		{From: from(Arbitrating), Event: EventRuledRefund, To: Refunding},
		{From: from(Arbitrating), Event: EventRuledAgainst, To: Closed},
		{From: from(AwaitingSeller, Rejected, Arbitrating), Event: EventWithdrawn, To: Closed},
	}, replacing()...),
})

// start is the state of a case that does not exist yet.
const start State = ""

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

var refundOnlyFlow = flow.Must(flow.Spec[State, Event]{
	Name: "refund_only", Initial: start, Terminal: over(),
	States: from(AwaitingSeller, Intercepting, Rejected, Arbitrating, Refunding, RefundFailed, ManualRefund, Refunded, PartiallyRefunded, Closed),
	Rules: append([]rule{
		{From: from(start), Event: EventRequested, To: AwaitingSeller},
		{From: from(start), Event: EventPushStopped, To: Refunding},
		{From: from(start), Event: EventInterceptionRequested, To: Intercepting},
		{From: from(start), Event: EventRefundedAtOnce, To: Refunding},
		{From: from(Intercepting), Event: EventIntercepted, To: Refunding},
		{From: from(Intercepting), Event: EventInterceptionFailed, To: AwaitingSeller},
		{From: from(Intercepting), Event: EventKindSwitched, To: Closed},
		{From: from(AwaitingSeller), Event: EventApprovedRefund, To: Refunding},
		{From: from(AwaitingSeller, Intercepting, Arbitrating), Event: EventExpiredRefund, To: Refunding},
		{From: from(AwaitingSeller, Rejected, Arbitrating), Event: EventExpiredClose, To: Closed},
		{From: from(AwaitingSeller), Event: EventExpiredWithdraw, To: Closed},
		{From: from(AwaitingSeller), Event: EventRejected, To: Rejected},
		{From: from(AwaitingSeller), Event: EventRejectedFinally, To: Closed},
		{From: from(AwaitingSeller), Event: EventShippedAnyway, To: Closed},
		{From: from(AwaitingSeller, Rejected), Event: EventAmended, To: AwaitingSeller},
		{From: from(Rejected), Event: EventEscalated, To: Arbitrating},
		{From: from(Arbitrating), Event: EventRuledRefund, To: Refunding},
		{From: from(Arbitrating), Event: EventRuledAgainst, To: Closed},
		{From: from(AwaitingSeller, Intercepting, Rejected, Arbitrating), Event: EventWithdrawn, To: Closed},
	}, paying()...),
})

var returnRefundFlow = flow.Must(flow.Spec[State, Event]{
	Name: "return_refund", Initial: start, Terminal: over(),
	States: from(AwaitingSeller, Rejected, AwaitingReturn, ReturnInTransit, Inspecting, ReturnRefused, Arbitrating, Refunding, RefundFailed, ManualRefund, Refunded, PartiallyRefunded, Closed),
	Rules: append([]rule{
		{From: from(start), Event: EventRequested, To: AwaitingSeller},
		{From: from(AwaitingSeller), Event: EventApprovedReturn, To: AwaitingReturn},
		{From: from(AwaitingSeller), Event: EventApprovedRefund, To: Refunding},
		{From: from(AwaitingSeller), Event: EventExpiredReturn, To: AwaitingReturn},
		{From: from(AwaitingSeller, ReturnInTransit, Inspecting, Arbitrating), Event: EventExpiredRefund, To: Refunding},
		{From: from(AwaitingSeller, Rejected, AwaitingReturn, ReturnRefused, Arbitrating), Event: EventExpiredClose, To: Closed},
		{From: from(AwaitingSeller), Event: EventExpiredWithdraw, To: Closed},
		{From: from(AwaitingSeller), Event: EventRejected, To: Rejected},
		{From: from(AwaitingSeller), Event: EventRejectedFinally, To: Closed},
		{From: from(AwaitingSeller, Rejected, ReturnRefused), Event: EventAmended, To: AwaitingSeller},
		{From: from(Rejected, ReturnRefused), Event: EventEscalated, To: Arbitrating},
		{From: from(AwaitingReturn), Event: EventReturnShipped, To: ReturnInTransit},
		{From: from(ReturnInTransit), Event: EventReturnDelivered, To: ReturnInTransit},
		{From: from(ReturnInTransit), Event: EventReceived, To: Inspecting},
		{From: from(ReturnInTransit), Event: EventReceivedRefund, To: Refunding},
		{From: from(ReturnInTransit, Inspecting), Event: EventInspected, To: Refunding},
		{From: from(ReturnInTransit, Inspecting), Event: EventReturnRefused, To: ReturnRefused},
		{From: from(Arbitrating), Event: EventRuledRefund, To: Refunding},
		{From: from(Arbitrating), Event: EventRuledReturn, To: AwaitingReturn},
		{From: from(Arbitrating), Event: EventRuledAgainst, To: Closed},
		{From: from(AwaitingSeller, Rejected, AwaitingReturn, ReturnInTransit, Arbitrating), Event: EventWithdrawn, To: Closed},
	}, paying()...),
})
