package ebay

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// names are eBay's words for orders, and the states of its cancellations and returns.
func names() map[string]policy.NameRule {
	status := func(s ...order.Status) policy.NameRule {
		return policy.NameRule{Statuses: s, Source: from(cancelPage)}
	}
	cancel := func(says string, s ...aftersales.State) policy.NameRule {
		return policy.NameRule{Says: says, Kinds: []aftersales.Kind{aftersales.Cancel}, States: s, Source: on(from(cancelAPI), read)}
	}
	back := func(says string, s ...aftersales.State) policy.NameRule {
		return policy.NameRule{Says: says, Kinds: []aftersales.Kind{aftersales.ReturnRefund}, States: s, Source: from("developer.ebay.com, Post-Order API 2.8.0, return status")}
	}
	return map[string]policy.NameRule{
		"committed":                 status(order.PendingPayment),
		"paid, not shipped":         status(order.PendingShipment),
		"shipped":                   status(order.AwaitingReceipt),
		"delivered, window expired": status(order.Completed),
		"cancelled":                 status(order.Closed),

		"INITIAL":                        cancel("the request is new", aftersales.AwaitingSeller),
		"APPROVAL_PENDING":               cancel("the seller is asked", aftersales.AwaitingSeller),
		"REFUND_PENDING":                 cancel("the refund is due", aftersales.Refunding),
		"REFUND_INITIATED":               cancel("the refund is on its way", aftersales.Refunding),
		"REFUND_FAILED_RETRY":            cancel("it failed and is tried again", aftersales.RefundFailed),
		"CONFIRM_REFUND_PENDING":         cancel("the buyer is to confirm it", aftersales.ManualRefund),
		"CANCEL_REQUESTED":               cancel("the seller is asked", aftersales.AwaitingSeller),
		"CANCEL_PENDING":                 cancel("it is being carried out", aftersales.Refunding, aftersales.RefundFailed, aftersales.ManualRefund),
		"CANCEL_REJECTED":                cancel("the seller declined, or was silent", aftersales.Closed),
		"CANCEL_CLOSED_WITH_REFUND":      cancel("cancelled and refunded", aftersales.Refunded),
		"CANCEL_CLOSED_NO_REFUND":        cancel("cancelled, nothing was paid", aftersales.Closed),
		"CANCEL_CLOSED_FOR_COMMITMENT":   cancel("cancelled before the payment", aftersales.Closed),
		"CANCEL_CLOSED_UNKNOWN_REFUND":   cancel("cancelled, paid back outside of eBay", aftersales.Refunded),
		"READY_FOR_SHIPPING":             back("the buyer may send it back", aftersales.AwaitingReturn),
		"ITEM_SHIPPED":                   back("it is on its way back", aftersales.ReturnInTransit),
		"ITEM_DELIVERED":                 back("it is back", aftersales.Inspecting),
		"PARTIAL_REFUND_REQUESTED":       back("a part is offered for keeping it", aftersales.AwaitingBuyer),
		"PARTIAL_REFUND_DECLINED":        back("the buyer declined it", aftersales.AwaitingSeller),
		"PARTIAL_REFUND_INITIATED":       back("the part is on its way", aftersales.Refunding),
		"PARTIAL_REFUND_FAILED":          back("it failed", aftersales.RefundFailed),
		"LESS_THAN_A_FULL_REFUND_ISSUED": back("less than all was paid back", aftersales.PartiallyRefunded),
		"ESCALATED":                      back("eBay decides", aftersales.Arbitrating),
		"CLOSED": {
			Says: "it is over", States: []aftersales.State{aftersales.Refunded, aftersales.PartiallyRefunded, aftersales.Replaced, aftersales.Closed},
			Source: from(cancelAPI),
		},
	}
}
