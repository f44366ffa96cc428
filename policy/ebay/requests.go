package ebay

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func requests() map[string]policy.Request {
	rules := cancels()
	maps.Copy(rules, notReceived())
	maps.Copy(rules, returns())
	return rules
}

// cancels are what may be called off before the shipment: the buyer asks, and only the seller cancels.
func cancels() map[string]policy.Request {
	cancel := func(by order.Party, why []aftersales.Reason, status ...order.Status) policy.When {
		return policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, By: []order.Party{by}, Status: status, Reason: why}
	}
	late := noted(from(unpaidPage), "since May 2021; from the fourth calendar day on, up to 30 days")
	elsewhere, lateAU := cancel(order.Seller, unpaid(), order.PendingPayment), cancel(order.Seller, unpaid(), order.PendingPayment)
	elsewhere.Facts, lateAU.Facts = map[string][]string{"site": sites()}, map[string][]string{"site": {"AU"}}
	return map[string]policy.Request{
		"cancel_asked": {
			When:   cancel(order.Buyer, calledOff(), order.PendingPayment, order.PendingShipment),
			Window: &policy.Span{Anchor: policy.FromPlacement, Amount: 60, Unit: policy.Minutes},
			Event:  aftersales.EventRequested, WholeOrder: true, Source: noted(from(cancelPage), "after the commitment: buying, winning, an accepted offer"),
		},
		"cancel_by_seller": {
			When:   cancel(order.Seller, sellers(), order.PendingPayment, order.PendingShipment),
			Window: that(days(30, policy.FromPlacement)),
			Event:  aftersales.EventCancelled, WholeOrder: true, Source: unsure(from(cancelPage), "the text is cut: 30 days after the sale, or after the payment"),
		},
		"cancel_unpaid": {
			When: elsewhere,
			From: that(days(4, policy.FromPlacement)), Window: that(days(30, policy.FromPlacement)),
			Event: aftersales.EventCancelled, WholeOrder: true, Source: late,
		},
		"cancel_unpaid_au": {
			When: lateAU,
			From: that(days(5, policy.FromPlacement)), Window: that(days(30, policy.FromPlacement)),
			Event: aftersales.EventCancelled, WholeOrder: true, Source: unsure(from(unpaidAU), "5 days by the page of 2021; that of 2023-12-18 was not seen whole"),
		},
	}
}

// sites are all but the Australian one; an order that names none is of the American.
func sites() []string {
	return []string{
		"", "US", "UK", "CA", "AT", "BE", "CH", "DE", "ES", "FR", "HK", "IE", "IN", "IT", "MY", "NL", "PH", "PL", "SG",
	}
}

// notReceived are requests about an item that did not arrive, be it on its way or never sent.
func notReceived() map[string]policy.Request {
	about := func(goods []aftersales.GoodsState, facts map[string][]string, status ...order.Status) policy.When {
		return policy.When{
			Kind: []aftersales.Kind{aftersales.RefundOnly}, By: []order.Party{order.Buyer}, Goods: goods, Status: status,
			Reason: missing(), Facts: facts,
		}
	}
	covered := map[string][]string{"refused_delivery": {"", "no"}}
	return map[string]policy.Request{
		"not_received": {
			When: about(
				[]aftersales.GoodsState{aftersales.NotShipped, aftersales.InTransit}, covered,
				order.PendingShipment, order.PartiallyShipped, order.AwaitingReceipt,
			),
			From:   &policy.Span{Anchor: estimated(), Unit: policy.Days, Round: policy.NextMidnight},
			Window: that(wholeDays(30, estimated())),
			Event:  aftersales.EventRequested, AmountFixed: true, Source: noted(said(inrTable), "not where the buyer refused the delivery (help page of 2016, archived)"),
		},
		"not_received_undated": {
			When: about(
				[]aftersales.GoodsState{aftersales.InTransit}, map[string][]string{"refused_delivery": {"", "no"}, "estimated_delivery": {""}},
				order.PartiallyShipped, order.AwaitingReceipt,
			),
			Event: aftersales.EventRequested, AmountFixed: true, Source: chosen("an order without an estimated delivery date can be asked about once it was sent"),
		},
	}
}

// returns are requests to send an item back: it is not as described, or the buyer does not want it.
func returns() map[string]policy.Request {
	back := func(why []aftersales.Reason) policy.When {
		return policy.When{
			Kind: []aftersales.Kind{aftersales.ReturnRefund}, By: []order.Party{order.Buyer}, Reason: why,
			Goods:  []aftersales.GoodsState{aftersales.Received, aftersales.Returned},
			Status: []order.Status{order.PartiallyShipped, order.AwaitingReceipt, order.Completed},
		}
	}
	defect := back(defects())
	defect.Status = nil // goods that were received say as much
	within := func(n int64, w policy.When, s policy.Source) policy.Request {
		return policy.Request{When: w, Window: that(wholeDays(n, policy.FromDelivery)), AmountFixed: true, Source: s}
	}
	sixty, longer, cards := defect, back(remorse()), back(defects())
	sixty.Facts, longer.Facts = map[string][]string{"returns": {"60_days"}}, map[string][]string{"returns": {"60_days"}}
	cards.Includes = []string{"trading_cards", "coins", "bullion"}
	collectible := within(3, cards, noted(on(said(returnPolicy), "2026-06-23"), "trading cards, coins and bullion"))
	collectible.Only = true
	return map[string]policy.Request{
		"not_as_described":             within(30, defect, on(said(returnPolicy), "2026-06-23")),
		"not_as_described_longer":      within(60, sixty, chosen("the seller's longer policy holds ("+returnPolicy+"); 60 days stand for it: patch in other lengths")),
		"not_as_described_collectible": collectible,
		"remorse":                      within(30, back(remorse()), unsure(said(returnPolicy), "the listing says how long; a listing without returns may be asked too, and may decline")),
		"remorse_longer":               within(60, longer, chosen("the listing says how long ("+returnPolicy+"); 60 days stand for a longer policy: patch in other lengths")),
	}
}
