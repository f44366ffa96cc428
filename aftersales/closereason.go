package aftersales

import "github.com/recourse-go/recourse/order"

// closeReason is why an event closes a case that was in a state.
func closeReason(c *Case, event Event, from State) CloseReason {
	switch event {
	case EventVoided:
		return Voided
	case EventKindSwitched:
		return SwitchedKind
	case EventExpiredWithdraw, EventWithdrawn:
		return Withdrawn
	case EventRejectedFinally:
		if from == AwaitingBuyer {
			return Withdrawn // the buyer refused what the seller asked for
		}
		return SellerDeclined
	case EventShippedAnyway:
		return ShippedAnyway
	case EventRuledAgainst:
		if c.By == order.Seller {
			return Withdrawn // it was he who asked
		}
		return RuledForSeller
	}
	if c.By != order.Buyer && from == Rejected {
		return Expired // it is not the buyer who left it
	}
	switch from {
	case AwaitingSeller:
		return Expired
	case Arbitrating:
		return RuledForSeller
	}
	return BuyerTimedOut
}
