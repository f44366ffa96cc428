package notice

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Topics beside the events of package aftersales, which are topics by their names. The first are those of effects that tell
// somebody to do something.
const (
	// AskEvidence asks a party for evidence.
	AskEvidence = "ask_evidence"
	// RequestReturn tells the buyer where to send the goods.
	RequestReturn = "request_return"
	// PayRefund tells the buyer that his refund is ordered.
	PayRefund = "pay_refund"
	// CollectDifference tells the buyer what he owes for what is sent instead.
	CollectDifference = "collect_difference"
	// ManualTask tells the platform's staff that somebody must act.
	ManualTask = "manual_task"
)

// Letters: what a seller or a platform writes to a buyer on occasions that are no events of a case. A host program sends one
// by an effect of its own, of kind notify with the letter as its topic.
const (
	// SourcingFailed: the seller could not buy what he sold.
	SourcingFailed = "sourcing_failed"
	// Delayed: the goods will be late.
	Delayed = "delayed"
	// HeldInCustoms: the goods wait for their clearance.
	HeldInCustoms = "held_in_customs"
	// CancelFormally: the buyer asked in a message for a cancellation, and must ask on the order's page.
	CancelFormally = "cancel_formally"
	// AlreadyShipped: the buyer asked for a cancellation of what has left.
	AlreadyShipped = "already_shipped"
	// ContactPlatform: what the buyer asks for only the platform can do.
	ContactPlatform = "contact_platform"
	// UnpaidFirst, UnpaidSecond and UnpaidLast remind the buyer of his payment.
	UnpaidFirst  = "unpaid_first"
	UnpaidSecond = "unpaid_second"
	// UnpaidLast names the instant after which the order is cancelled.
	UnpaidLast = "unpaid_last"
)

// Letters lists every letter.
func Letters() []string {
	return []string{
		SourcingFailed, Delayed, HeldInCustoms, CancelFormally, AlreadyShipped, ContactPlatform, UnpaidFirst, UnpaidSecond, UnpaidLast,
	}
}

// Topics lists every topic that has a template: the events, the effects that tell somebody to do something, and the letters.
func Topics() []string {
	var all []string
	for _, e := range aftersales.Events() {
		all = append(all, string(e))
	}
	return append(append(all, AskEvidence, RequestReturn, PayRefund, CollectDifference, ManualTask), Letters()...)
}

// Readers are the parties that a topic may be told to. The platform's staff is told of a case, not what it must do next.
func Readers(topic string) []order.Party {
	switch {
	case topic == ManualTask:
		return []order.Party{order.Platform}
	case topic == RequestReturn, topic == PayRefund, topic == CollectDifference, slices.Contains(Letters(), topic):
		return []order.Party{order.Buyer}
	}
	return []order.Party{order.Buyer, order.Seller, order.Platform}
}

// Topic says what an effect tells and to whom; ok is false for an effect that is nobody's news: stock, points, metrics.
func Topic(e aftersales.Effect) (topic string, to order.Party, ok bool) {
	switch e.Kind {
	case aftersales.Notify:
		return e.Topic, e.To, true
	case aftersales.AskEvidence:
		return AskEvidence, e.To, true
	case aftersales.RequestReturn:
		return RequestReturn, order.Buyer, true
	case aftersales.PayRefund:
		return PayRefund, order.Buyer, true
	case aftersales.CollectDifference:
		return CollectDifference, order.Buyer, true
	case aftersales.ManualTask:
		return ManualTask, order.Platform, true
	}
	return "", "", false
}

// isEvent reports whether a topic is an event of a case.
func isEvent(topic string) bool { return slices.Contains(aftersales.Events(), aftersales.Event(topic)) }
