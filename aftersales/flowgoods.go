package aftersales

import (
	"slices"

	"github.com/recourse-go/recourse/internal/flow"
)

// replaced lists the states that end the kinds that ask for goods.
func replaced() []State { return append(over(), Replaced) }

// replacing is how the kinds that ask for goods get them, and how they end.
func replacing() []rule {
	return slices.Concat([]rule{
		{From: from(AwaitingSeller), Event: EventApprovedReplacement, To: AwaitingReplacement},
		{From: from(AwaitingSeller, AwaitingBuyer), Event: EventAcceptedReplacement, To: AwaitingReplacement},
		{From: from(AwaitingSeller, AwaitingBuyer, Arbitrating), Event: EventExpiredReplacement, To: AwaitingReplacement},
		{From: from(Arbitrating), Event: EventRuledReplacement, To: AwaitingReplacement},
		{From: from(AwaitingReplacement), Event: EventReplacementShipped, To: ReplacementInTransit},
		{From: from(AwaitingReplacement), Event: EventOutOfStock, To: Refunding},
		{From: from(AwaitingReplacement), Event: EventExpiredRefund, To: Refunding},
		{From: from(AwaitingReplacement), Event: EventWithdrawn, To: Closed},
		{From: from(ReplacementInTransit), Event: EventReplacementReceived, To: Replaced},
		{From: from(ReplacementInTransit), Event: EventExpiredReplaced, To: Replaced},
		{From: from(AwaitingReplacement, ReplacementInTransit), Event: EventEscalated, To: Arbitrating},
	}, asking(), paying())
}

// swapping is the way of the goods back to the seller, and of what replaces them to the buyer.
func swapping() []rule {
	return slices.Concat([]rule{
		{From: from(ReturnInTransit, Inspecting), Event: EventExpiredReplacement, To: AwaitingReplacement},
		{From: from(ReturnInTransit, Inspecting), Event: EventInspected, To: AwaitingReplacement},
	}, returning(), replacing())
}

func swapStates() []State {
	return from(AwaitingSeller, AwaitingBuyer, Rejected, AwaitingReturn, ReturnInTransit, Inspecting, ReturnRefused, AwaitingReplacement, ReplacementInTransit,
		Arbitrating, Refunding, RefundFailed, ManualRefund, Refunded, PartiallyRefunded, Replaced, Closed)
}

var exchangeFlow = flow.Must(flow.Spec[State, Event]{Name: "exchange", Initial: start, Terminal: replaced(), States: swapStates(), Rules: append(swapping(), paysDifference())})

// paysDifference begins the time anew in which the replacement is sent.
func paysDifference() rule {
	return rule{From: from(AwaitingReplacement), Event: EventDifferencePaid, To: AwaitingReplacement}
}

var repairFlow = flow.Must(flow.Spec[State, Event]{Name: "repair", Initial: start, Terminal: replaced(), States: swapStates(), Rules: swapping()})

var resendFlow = flow.Must(flow.Spec[State, Event]{
	Name: "resend", Initial: start, Terminal: replaced(),
	States: from(AwaitingSeller, AwaitingBuyer, Rejected, AwaitingReplacement, ReplacementInTransit, Arbitrating, Refunding, RefundFailed, ManualRefund, Refunded, PartiallyRefunded, Replaced, Closed),
	Rules:  replacing(),
})
