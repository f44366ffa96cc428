package buyma

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// names are what BUYMA calls the states of an order, in Japanese and in its English edition.
func names() map[string]policy.NameRule {
	name := func(says string, source policy.Source, s ...order.Status) policy.NameRule {
		return policy.NameRule{Says: says, Statuses: s, Source: source}
	}
	english := func(note string) policy.Source {
		return unsure(policy.Source{Source: "buyma-us.zendesk.com, statuses of an order", AsOf: read, Confidence: policy.Official, Note: note})
	}
	one := "one of seven names; what it stands for here is read from the name"
	return map[string]policy.NameRule{
		"仮受注":           name("provisional: the transfer is awaited", cancelHelp(""), order.PendingPayment),
		"注文":            name("fixed: the seller gets the article", shipByHelp(""), order.PendingShipment, order.PartiallyShipped),
		"発送済":           name("the ship notice was given", sellerHelp(""), order.AwaitingReceipt),
		"決済保留":          name("the buyer holds the settlement", holdHelp("a mark beside 発送済"), order.AwaitingReceipt),
		"取引完了":          name("the buyer told that it arrived, or BUYMA completed it", holdHelp(""), order.Completed),
		"キャンセル":         name("cancelled", cancelHelp(""), order.Closed),
		"Processing":    name("the payment is being looked at", english(one), order.PendingPayment),
		"Order placed":  name("the seller gets the article", english(one), order.PendingShipment),
		"Payment Error": name("the payment failed; what was paid goes back", english(one), order.Closed),
	}
}
