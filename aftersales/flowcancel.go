package aftersales

import (
	"slices"

	"github.com/recourse-go/recourse/internal/flow"
)

// A granted cancellation pays back what was captured; where nothing was, it is voided, from wherever it was granted.
var cancelFlow = flow.Must(flow.Spec[State, Event]{
	Name: "cancel", Initial: start, Terminal: over(),
	States: from(AwaitingSeller, AwaitingBuyer, Intercepting, Rejected, Arbitrating, Refunding, RefundFailed, ManualRefund, Refunded, PartiallyRefunded, Closed),
	Rules: slices.Concat([]rule{
		{From: from(start), Event: EventRequested, To: AwaitingSeller},
		{From: from(start), Event: EventConsentAsked, To: AwaitingBuyer},
		{From: from(start), Event: EventClaimed, To: Arbitrating},
		{From: from(start), Event: EventCancelled, To: Refunding},
		{From: from(start), Event: EventPushStopped, To: Refunding},
		{From: from(start), Event: EventInterceptionRequested, To: Intercepting},
		{From: from(start, AwaitingSeller, AwaitingBuyer, Intercepting, Arbitrating), Event: EventVoided, To: Closed},
		{From: from(AwaitingSeller, AwaitingBuyer), Event: EventApprovedRefund, To: Refunding},
		{From: from(AwaitingSeller, AwaitingBuyer), Event: EventRejected, To: Rejected},
		{From: from(AwaitingSeller, AwaitingBuyer), Event: EventRejectedFinally, To: Closed},
		{From: from(AwaitingSeller, AwaitingBuyer), Event: EventExpiredWithdraw, To: Closed},
		{From: from(AwaitingSeller, AwaitingBuyer), Event: EventShippedAnyway, To: Closed},
		{From: from(AwaitingSeller, AwaitingBuyer, Intercepting, Arbitrating), Event: EventExpiredRefund, To: Refunding},
		{From: from(AwaitingSeller, AwaitingBuyer, Rejected, Arbitrating), Event: EventExpiredClose, To: Closed},
		{From: from(AwaitingSeller, Rejected), Event: EventAmended, To: AwaitingSeller},
		{From: from(AwaitingSeller, AwaitingBuyer, Rejected), Event: EventEscalated, To: Arbitrating},
		{From: from(AwaitingSeller, AwaitingBuyer, Intercepting, Rejected, Arbitrating), Event: EventWithdrawn, To: Closed},
		{From: from(Intercepting), Event: EventIntercepted, To: Refunding},
		{From: from(Intercepting), Event: EventInterceptionFailed, To: AwaitingSeller},
		{From: from(Intercepting), Event: EventKindSwitched, To: Closed},
		{From: from(Arbitrating), Event: EventRuledRefund, To: Refunding},
		{From: from(Arbitrating), Event: EventRuledAgainst, To: Closed},
	}, paying()),
})
