package amazon

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// names are the statuses of an order in Amazon's interface.
func names() map[string]policy.NameRule {
	name := func(says string, s order.Status) policy.NameRule {
		return policy.NameRule{Says: says, Statuses: []order.Status{s}, Source: official("Selling Partner API, order statuses (channel MFN)")}
	}
	return map[string]policy.NameRule{
		"Pending":          name("the payment is being verified: do not send", order.PendingPayment),
		"Unshipped":        name("paid, nothing was confirmed as sent", order.PendingShipment),
		"PartiallyShipped": name("a part was confirmed as sent", order.PartiallyShipped),
		"Shipped":          name("all was confirmed as sent; no receipt is ever confirmed", order.AwaitingReceipt),
		"Canceled":         name("called off", order.Closed),
	}
}
