package douyin

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Type is a kind of case by its code, aftersale_type.
type Type struct {
	Code int
	Says string
	Kind aftersales.Kind
	// Goods are where the goods of such a case are.
	Goods []aftersales.GoodsState
	// Reason is the one reason that makes it this type. Empty: whichever but those of other types.
	Reason aftersales.Reason
}

// Types are the codes of aftersale_type, in their order, by the texts of the official SDK.
func Types() []Type {
	return []Type{
		{Code: 0, Says: "refund against the goods", Kind: aftersales.ReturnRefund, Goods: withGoods()},
		{Code: 1, Says: "refund after the shipment", Kind: aftersales.RefundOnly, Goods: goods(aftersales.InTransit, aftersales.Received)},
		{Code: 2, Says: "refund before the shipment", Kind: aftersales.RefundOnly, Goods: goods(aftersales.NotShipped)},
		{Code: 3, Says: "exchange", Kind: aftersales.Exchange, Goods: withGoods()},
		{Code: 6, Says: "price protection", Kind: aftersales.RefundOnly, Goods: goods(aftersales.Received), Reason: aftersales.DiscountMissed},
		{Code: 7, Says: "resend", Kind: aftersales.Resend, Goods: goods(aftersales.InTransit, aftersales.Received)},
		{Code: 8, Says: "repair", Kind: aftersales.Repair, Goods: withGoods()},
	}
}

// Funding is where the money of a refund comes from, by its code, which a request brings as its fact refund_type.
type Funding struct {
	Code int
	Says string
	// ByHand: it is paid outside the original route.
	ByHand bool
	// Bears is who bears it; empty where nothing is refunded.
	Bears order.Party
}

// Fundings are the codes of a refund's source, in their order, by the texts of the official SDK.
func Fundings() []Funding {
	return []Funding{
		{Code: 0, Says: "the original route", Bears: order.Seller},
		{Code: 1, Says: "offline, for cash on delivery", ByHand: true, Bears: order.Seller},
		{Code: 2, Says: "the seller's reserve fund", Bears: order.Seller},
		{Code: 3, Says: "the seller's deposit", Bears: order.Seller},
		{Code: 4, Says: "no refund is needed"},
		{Code: 5, Says: "advanced by the platform", Bears: order.Platform},
	}
}
