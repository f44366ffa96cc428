package buyma

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// cancels are who may call an order off before the ship notice: the seller and the office, each alone; never the buyer.
func cancels() map[string]policy.Request {
	alone := func(source policy.Source, by order.Party, statuses []order.Status, reasons ...aftersales.Reason) policy.Request {
		return policy.Request{
			When:  policy.When{Kind: kinds(aftersales.Cancel), By: parties(by), Status: statuses, Reason: reasons},
			Event: aftersales.EventCancelled, WholeOrder: true, Source: source,
		}
	}
	provisional, ordered := status(order.PendingPayment), status(order.PendingShipment, order.PartiallyShipped)
	return map[string]policy.Request{
		"cancel_provisional": alone(
			sellerHelp("a provisional order the seller may cancel, and must if the article cannot be had"), order.Seller, provisional,
			aftersales.SourcingFailed, aftersales.OutOfStock, aftersales.PriceError,
		),
		"cancel_ordered": alone(
			sellerHelp("before the ship notice the seller cancels alone: the article cannot be had, it is to be ordered anew, or a reason of his own; not for the buyer's. Also qa.buyma.com/bm/1009"),
			order.Seller, ordered,
			aftersales.SourcingFailed, aftersales.OutOfStock, aftersales.PriceError, aftersales.AgreedWithSeller,
		),
		"cancel_by_office": alone(
			returnHelp("the office may cancel for a breach of the rules, without the seller's consent"), order.Platform,
			status(order.PendingPayment, order.PendingShipment, order.PartiallyShipped), aftersales.PlatformDecision, aftersales.Fraud,
		),
		"payment_error": alone(
			policy.Source{
				Source: "buyma-us.zendesk.com, statuses of an order in the English edition", AsOf: read, Confidence: policy.Official,
				Note: "Payment Error: what was paid goes back by itself",
			},
			order.Platform, status(order.PendingPayment, order.PendingShipment), aftersales.PaymentUnverified,
		),
	}
}
