package aftersales

import (
	"slices"

	"github.com/recourse-go/recourse/order"
)

// Sender is a command that may lead to an event, and the parties that may send it.
type Sender struct {
	Do string
	By []order.Party
}

// Senders lists the commands that can take a case of a kind that is in a state along an event, with who may send each.
// opener is who opened the case, or opens it. There are none where the flow does not allow the event there, and for what
// only a deadline decides. A policy may let fewer parties send a command; where the platform sends and receives the goods it
// may say what the seller's warehouse may.
func Senders(k Kind, from State, e Event, opener order.Party) []Sender {
	table := Flow(k)
	if table == nil || !table.Can(from, e) {
		return nil
	}
	if from == start {
		asks := []Sender{{Open{}.Name(), []order.Party{opener}}}
		if k == Cancel {
			asks = append(asks, Sender{CancelOrder{}.Name(), []order.Party{opener}})
		}
		return asks
	}
	switch e {
	case EventSettledInFull, EventSettledInPart:
		by := []order.Party{order.Payment}
		if from == ManualRefund {
			by = []order.Party{order.Platform, order.Seller}
		}
		return []Sender{{RefundSettled{}.Name(), by}}
	case EventDifferencePaid:
		return []Sender{{Pay{}.Name(), []order.Party{order.Payment, order.Platform}}}
	case EventRefundFailed:
		return []Sender{{ReportFailure{}.Name(), []order.Party{order.Payment}}}
	case EventVoided:
		return voiders(k, from, opener)
	case EventShippedAnyway:
		return []Sender{{Ship{}.Name(), []order.Party{order.Seller, order.Warehouse, order.Platform}}}
	}
	var senders []Sender
	for _, r := range roles(&Case{Kind: k, State: from, By: opener}) {
		if slices.Contains(r.events, e) {
			senders = append(senders, Sender{r.do, r.by})
		}
	}
	return senders
}

// voiders are the commands that grant a cancellation: where nothing was captured it is voided.
func voiders(k Kind, from State, opener order.Party) []Sender {
	var senders []Sender
	for _, e := range []Event{EventApprovedRefund, EventIntercepted, EventRuledRefund} {
		senders = append(senders, Senders(k, from, e, opener)...)
	}
	return senders
}

// ChildSenders lists the commands that can take a child order along an event, with who may send each; who ships depends on
// the fulfilment. There are none for what only a deadline or a refund decides.
func ChildSenders(e order.Event) []Sender {
	switch e {
	case order.Paid:
		return []Sender{{Pay{}.Name(), []order.Party{order.Payment, order.Platform}}}
	case order.ShippedSome, order.ShippedRest:
		return []Sender{{Ship{}.Name(), []order.Party{order.Seller, order.Warehouse, order.Platform}}}
	case order.Cancelled:
		return []Sender{{CancelOrder{}.Name(), []order.Party{order.Buyer, order.Seller, order.Platform}}}
	case order.Confirmed:
		return []Sender{{ConfirmReceipt{}.Name(), []order.Party{order.Buyer}}}
	}
	return nil
}
