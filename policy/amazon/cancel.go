package amazon

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// cancellations are what may be called off before the seller confirms the shipment, and by whom.
func cancellations() map[string]policy.Request {
	cancel := []aftersales.Kind{aftersales.Cancel}
	buyer, seller, platform := []order.Party{order.Buyer}, []order.Party{order.Seller}, []order.Party{order.Platform}
	pending, unshipped := []order.Status{order.PendingPayment}, []order.Status{order.PendingShipment}
	open := []order.Status{order.PendingShipment, order.PartiallyShipped}
	atOnce := func(market ...string) policy.When {
		return policy.When{
			Kind: cancel, By: buyer, Status: unshipped, Reason: wishes(), Channel: []aftersales.Channel{aftersales.Formal},
			Facts: map[string][]string{"market": market},
		}
	}
	minutes := func(n int64) *policy.Span {
		return &policy.Span{Anchor: policy.FromPlacement, Amount: n, Unit: policy.Minutes}
	}
	return map[string]policy.Request{
		"cancel_pending": { // while Amazon verifies the payment
			When:  policy.When{Kind: cancel, By: buyer, Status: pending, Reason: wishes()},
			Event: aftersales.EventCancelled, Source: official(cancellationsFAQ),
		},
		"cancel_at_once": {
			When: atOnce("", "us", "uk", "de", "br", "it"), Window: minutes(30),
			Event: aftersales.EventCancelled, Source: official(cancellationsUS),
		},
		"cancel_at_once_jp": {
			When: atOnce("jp"), Window: minutes(5), Event: aftersales.EventCancelled,
			Source: doubted(official(faqJapan), "the page looks old; the pages of other markets say 30 minutes"),
		},
		"cancel_asked": { // the seller decides, or lets his shipment answer it
			When:  policy.When{Kind: cancel, By: buyer, Status: open, Reason: wishes()},
			Event: aftersales.EventRequested, Source: official(cancellationsUS),
		},
		"cancel_by_seller": {
			When:   policy.When{Kind: cancel, By: seller, Status: open, Reason: cannotSend()},
			Event:  aftersales.EventCancelled,
			Source: noted(official(cancellationsSG), "he must not ask the buyer to cancel for him"),
		},
		"cancel_by_platform": {
			When: policy.When{
				Kind: cancel, By: platform, Status: []order.Status{order.PendingPayment, order.PendingShipment},
				Reason: []aftersales.Reason{aftersales.PaymentUnverified, aftersales.Fraud},
			},
			Event: aftersales.EventCancelled, Source: reported("support.cedcommerce.com, Why and when Amazon auto-cancels orders"),
		},
		"claim_unshipped": { // a claim about goods that were never confirmed as sent is granted at once
			When:   policy.When{Kind: cancel, By: buyer, Status: open, Reason: []aftersales.Reason{aftersales.NotDeliveredOnTime}},
			From:   afterEstimate(3),
			Window: afterEstimate(90),
			Event:  aftersales.EventCancelled, Source: reported("bencurtisentertainment.com, Amazon A-to-z claims"),
		},
	}
}

// wishes are the buyer's reasons to call an order off.
func wishes() []aftersales.Reason {
	return []aftersales.Reason{
		aftersales.Unwanted, aftersales.DiscountMissed, aftersales.WrongAddress, aftersales.SlowShipment,
	}
}

// cannotSend are the seller's reasons. What he calls off because of a message from the buyer is his own cancellation.
func cannotSend() []aftersales.Reason {
	return []aftersales.Reason{
		aftersales.OutOfStock, aftersales.PriceError, aftersales.SourcingFailed, aftersales.BuyerRequested,
	}
}

// shipping are the clocks of an order that is to be sent. Both count from the fact ship_by, the end of the last day on which
// the seller promised to send.
func shipping() map[string]policy.DeadlineRule {
	open := policy.When{Status: []order.Status{order.PendingShipment, order.PartiallyShipped}}
	return map[string]policy.DeadlineRule{
		"auto_cancel": {
			When: open, Span: span(policy.FromFact("ship_by"), 7, policy.Days),
			Expiry: string(order.ExpiredUnshipped),
			Source: doubted(official(cancellationsUS), "the announcement for 2020-09-30 says 7 business days: set unit to business_days for that; before it were 30 days"),
		},
		"ship_by": {
			When: open, Span: span(policy.FromFact("ship_by"), 1, policy.Minutes),
			Expiry: string(aftersales.EventReminded), To: order.Seller,
			Source: noted(official(lateRatePage), "a minute stands for the end of the day itself"),
		},
	}
}
