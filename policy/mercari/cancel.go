package mercari

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// cancels are who may call a purchase off before it is shipped.
func cancels() map[string]policy.Request {
	by := func(p order.Party, s order.Status) policy.When {
		return policy.When{Kind: kinds(aftersales.Cancel), By: []order.Party{p}, Status: []order.Status{s}}
	}
	notSent := func(days int64, within ...string) policy.Request {
		when := by(order.Buyer, order.PendingShipment)
		when.Facts = map[string][]string{"ships_within": within}
		return policy.Request{
			When: when, Event: aftersales.EventRequested, WholeOrder: true,
			From:   &policy.Span{Anchor: policy.FromPayment, Amount: days, Unit: policy.Days, Round: policy.NextMidnight},
			Source: lateShipmentPages("the form is shown from 00:00 of the day after the shipping time; that it is shown then at all: mercari.com/jp/help_center/article/674"),
		}
	}
	return map[string]policy.Request{
		"cancel_unpaid": {
			When: by(order.Seller, order.PendingPayment), Event: aftersales.EventConsentAsked, WholeOrder: true,
			Source: olderHelp("the seller applies and the buyer agrees; the buyer has no form, and asks the seller"),
		},
		"cancel_unpaid_late": {
			When: by(order.Seller, order.PendingPayment), Event: aftersales.EventCancelled, WholeOrder: true,
			From:   &policy.Span{Anchor: policy.FromPlacement, Amount: 2, Unit: policy.Days, Round: policy.NextMidnight},
			Source: unpaidPages("from 24:00 of the day after next the seller calls it off alone, and may report the buyer; the buyer may still pay until he does"),
		},
		"cancel_paid": {
			When: by(order.Seller, order.PendingShipment), Event: aftersales.EventConsentAsked, WholeOrder: true,
			Source: help("1509", "the form is always shown to the seller, and the buyer must agree"),
		},
		"cancel_not_sent_1_2": notSent(2, "1-2"),
		"cancel_not_sent_2_3": notSent(3, "2-3"),
		"cancel_not_sent_4_7": notSent(7, "4-7", ""),
		"cancel_disputed": {
			When: policy.When{
				Kind: kinds(aftersales.Cancel), By: []order.Party{order.Buyer, order.Seller}, Status: []order.Status{order.PendingShipment},
				Goods:  []aftersales.GoodsState{aftersales.NotShipped},
				Reason: []aftersales.Reason{aftersales.SlowShipment, aftersales.OutOfStock, aftersales.PriceError, aftersales.BuyerRequested},
				Facts:  map[string][]string{"dispute": {"yes"}},
			},
			Event: aftersales.EventClaimed, WholeOrder: true,
			Source: lateShipmentPages("what the parties do not agree about is decided by the office"),
		},
	}
}
