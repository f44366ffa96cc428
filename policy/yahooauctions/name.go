package yahooauctions

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// names are what Yahoo! Auctions calls the states of a deal.
func names() map[string]policy.NameRule {
	name := func(says string, s order.Status) policy.NameRule {
		return policy.NameRule{Says: says, Statuses: []order.Status{s}, Source: removal("")}
	}
	return map[string]policy.NameRule{
		"支払い前":        name("before the payment", order.PendingPayment),
		"支払い済・発送連絡前":  name("paid, before the ship notice", order.PendingShipment),
		"発送連絡後・受取連絡前": name("after the ship notice, before the receipt is reported", order.AwaitingReceipt),
		"受取連絡":        name("the receipt was reported, or taken as given", order.Completed),
		"落札者削除":       name("the winner was removed", order.Closed),
		"取引中止":        name("the deal was stopped", order.Closed),
	}
}
