package rakuma

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// names are what Rakuma calls the states of a purchase.
func names() map[string]policy.NameRule {
	name := func(says string, s order.Status) policy.NameRule {
		return policy.NameRule{Says: says, Statuses: []order.Status{s}, Source: guide("")}
	}
	return map[string]policy.NameRule{
		"支払い待ち": name("waits for the payment", order.PendingPayment),
		"発送待ち":  name("waits for the shipment", order.PendingShipment),
		"発送通知後": name("after the ship notice", order.AwaitingReceipt),
		"受取評価":  name("the buyer has it and has rated, or it was completed", order.Completed),
		"キャンセル": name("called off", order.Closed),
	}
}
