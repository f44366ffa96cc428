package yahooauctions

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id.
const ID = "yahoo-auctions"

// Policy returns the rules of Yahoo! Auctions.
func Policy() policy.Policy {
	return policy.Policy{
		ID:        ID,
		Title:     "Yahoo! Auctions",
		Zone:      "Asia/Tokyo",
		Terms:     refund.Terms{Freight: refund.FullFreight},
		Requests:  cancels(),
		Reasons:   reasons(),
		Deadlines: deadlines(),
		Metrics:   ratings(),
		Names:     names(),
		Source:    removal("a deal that is stopped gives back all that was paid; a part is arranged outside the system"),
	}
}

// cancels are who may call a deal off, each alone.
func cancels() map[string]policy.Request {
	alone := func(by order.Party, s order.Status) policy.When {
		return policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, By: []order.Party{by}, Status: []order.Status{s}}
	}
	return map[string]policy.Request{
		"remove_winner": {
			When: alone(order.Seller, order.PendingPayment), Event: aftersales.EventCancelled, WholeOrder: true,
			Window: &policy.Span{Anchor: policy.FromPlacement, Amount: 14, Unit: policy.Days},
			Source: recent("the seller removes the winner, by his own hand in every case (aucfan.com/times/archives/42422): at most 14 days after the auction; 42 days by cktt.jp/97110, which is older"),
		},
		"stop": {
			When: alone(order.Seller, order.PendingShipment), Event: aftersales.EventCancelled, WholeOrder: true,
			Source: removal("paid, and before the ship notice: the seller stops the deal, the winner is refunded and removed; after it there is no way back in the system"),
		},
		"not_shipped": {
			When: alone(order.Buyer, order.PendingShipment), Event: aftersales.EventCancelled, WholeOrder: true,
			From:   &policy.Span{Anchor: policy.FromPayment, Amount: 8, Unit: policy.Days},
			Source: noticeHelp("eight days after the payment without a ship notice the winner may call it off alone"),
		},
	}
}

// reasons say whose fault it is.
func reasons() map[string]policy.ReasonRule {
	rules := map[string]policy.ReasonRule{}
	add := func(by, liable order.Party, source policy.Source, reasons ...aftersales.Reason) {
		for _, r := range reasons {
			rules[string(r)] = policy.ReasonRule{
				When: policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, By: []order.Party{by}}, Liable: liable, Source: source,
			}
		}
	}
	add(order.Seller, order.Buyer, removal("for reasons of the winner (落札者都合)"), aftersales.BuyerUnpaid, aftersales.BuyerRequested)
	add(order.Seller, order.Seller, removal("for reasons of the seller (出品者都合)"), aftersales.OutOfStock, aftersales.PriceError)
	add(order.Buyer, order.Seller, noticeHelp("there was no ship notice"), aftersales.SlowShipment)
	return rules
}

func deadlines() map[string]policy.DeadlineRule {
	days := func(from policy.Anchor, n int64) policy.Span {
		return policy.Span{Anchor: from, Amount: n, Unit: policy.Days}
	}
	receipt := days(policy.FromPayment, 14) // the midnight before the fifteenth day, and its noon
	receipt.Round, receipt.Sweep = policy.NextMidnight, "12:00"
	unshipped := []order.Status{order.PendingShipment, order.PartiallyShipped}
	return map[string]policy.DeadlineRule{
		"payment": {
			When: policy.When{Status: []order.Status{order.PendingPayment}}, Span: days(policy.FromPlacement, 5),
			Expiry: string(aftersales.EventReminded), To: order.Seller,
			Source: recent("at most 5 days after the win; 7 days by cktt.jp/97128, which is older; nothing is called off by it, the seller removes the winner or waits"),
		},
		"ship_by": {
			When: policy.When{Status: unshipped}, Span: days(policy.FromPayment, 7),
			Expiry: string(aftersales.EventReminded), To: order.Seller,
			Source: noticeHelp("shipped, and the notice given, within seven days of the payment"),
		},
		"payment_cancelled": {
			When: policy.When{Status: unshipped}, Span: days(policy.FromPayment, 14), Expiry: string(order.ExpiredUnshipped),
			Source: noticeHelp("fourteen days after the payment without a notice it is called off and refunded; it cannot be put off; the time of day is not said"),
		},
		"receipt": {
			When: policy.When{Status: []order.Status{order.AwaitingReceipt}}, Span: receipt,
			Expiry: string(order.ExpiredConfirmation),
			Source: receiptHelp("without a notice of the receipt the seller gets his money about noon, fifteen days after the payment"),
		},
	}
}

// ratings are what the system rates by itself: the party that the seller named.
func ratings() map[string]policy.MetricRule {
	rules := map[string]policy.MetricRule{}
	add := func(name, metric string, e aftersales.Event, liable order.Party) {
		rules[name] = policy.MetricRule{
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.Cancel}, By: []order.Party{order.Seller}, Liable: []order.Party{liable},
			},
			Event: e, Metric: metric, Weight: 1, Against: liable,
			Source: oldHelp("very bad for who is at fault, and for a seller one by the system; m-stock-series.jp says that a removal rates nobody any more"),
		}
	}
	for name, e := range map[string]aftersales.Event{"removed": aftersales.EventVoided, "stopped": aftersales.EventCancelled} {
		add(name+"_for_the_winner", "very_bad_rating", e, order.Buyer)
		add(name+"_for_the_seller", "very_bad_rating", e, order.Seller)
		add(name+"_by_the_system", "system_rating", e, order.Seller)
	}
	return rules
}
