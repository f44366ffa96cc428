package mercari

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// names are what Mercari calls the states of a purchase.
func names() map[string]policy.NameRule {
	name := func(says string, s order.Status) policy.NameRule {
		return policy.NameRule{Says: says, Statuses: []order.Status{s}, Source: help("1509", "and help.jp.mercari.com/guide/articles/1748")}
	}
	return map[string]policy.NameRule{
		"支払い待ち":       name("waits for the payment", order.PendingPayment),
		"発送待ち":        name("waits for the shipment", order.PendingShipment),
		"発送通知後・受取評価前": name("after the ship notice, before the rating", order.AwaitingReceipt),
		"取引完了":        name("both have rated, or it was completed", order.Completed),
		"キャンセル":       name("called off", order.Closed),
	}
}
