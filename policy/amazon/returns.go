package amazon

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// shipped are the statuses in which goods are with the buyer or on their way. There is no later one: Amazon knows no receipt.
func shipped() []order.Status { return []order.Status{order.PartiallyShipped, order.AwaitingReceipt} }

// returnWindow is 30 calendar days from the delivery.
func returnWindow() *policy.Span {
	return &policy.Span{Anchor: policy.FromDelivery, Amount: 30, Unit: policy.Days}
}

// returns are what the buyer sends back. The fact returns tells the rules of the listing, or of the request, apart: manual for
// a category that is exempt, which the seller decides as he does what is asked out of time; none for goods that do not go back.
func returns() map[string]policy.Request {
	buyer, received := []order.Party{order.Buyer}, []aftersales.GoodsState{aftersales.Received}
	back := func(returns string) policy.When {
		return policy.When{
			Kind: []aftersales.Kind{aftersales.ReturnRefund}, By: buyer, Goods: received, Status: shipped(), Reason: withGoods(),
			Facts: map[string][]string{"returns": {returns}},
		}
	}
	return map[string]policy.Request{
		"return": {When: back(""), Source: noted(official(returnsPage), "out of time it is for the seller to decide")},
		"return_manual": {
			When: back("manual"), Source: noted(official(returnsPage), "whenever it is asked it is for the seller to decide"),
		},
		"exchange": {
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.Exchange}, By: buyer, Goods: received, Status: shipped(),
				Liable: []order.Party{order.Seller}, Reason: withGoods(),
			},
			AmountFixed: true, Window: returnWindow(), Source: noted(mapped(), "the window is that of returns"),
		},
	}
}

// parcels are about goods that the buyer does not have.
func parcels() map[string]policy.Request {
	buyer, sender := []order.Party{order.Buyer}, []order.Party{order.Seller, order.Platform}
	onWay := func(k aftersales.Kind, by []order.Party, reasons ...aftersales.Reason) policy.When {
		return policy.When{
			Kind: []aftersales.Kind{k}, By: by, Reason: reasons, Goods: []aftersales.GoodsState{aftersales.InTransit}, Status: shipped(),
		}
	}
	return map[string]policy.Request{
		"not_received": {
			When:   onWay(aftersales.RefundOnly, buyer, notReceived()...),
			Source: noted(official(claimsPage), "a message to the seller; 48 hours later the buyer may claim"),
		},
		"refuse_parcel": { // what was confirmed as sent is refused at the door, and refunded when it is back
			When:   onWay(aftersales.ReturnRefund, buyer, aftersales.Unwanted, aftersales.DiscountMissed, aftersales.NotDeliveredOnTime),
			Source: noted(official(cancellationsFAQ), "an export seller's article says the same"),
		},
		"refused_at_door": {
			When:        onWay(aftersales.ReturnRefund, sender, aftersales.RefusedAtDoor),
			AmountFixed: true, Event: aftersales.EventParcelRefused, Source: weak(exportBlog),
		},
		"undeliverable": {
			When:        onWay(aftersales.ReturnRefund, sender, aftersales.Undeliverable),
			AmountFixed: true, Event: aftersales.EventReturnedToSender, Source: weak(exportBlog),
		},
		"resend_lost": {
			When:        onWay(aftersales.Resend, buyer, append(notReceived(), aftersales.WrongAddress)...),
			AmountFixed: true, Source: noted(mapped(), "a wrong address, too, where the goods are cheap: the seller decides"),
		},
	}
}

// resolutions are refunds and replacements without a return.
func resolutions() map[string]policy.Request {
	buyer, received := []order.Party{order.Buyer}, []aftersales.GoodsState{aftersales.Received}
	refund, faulty := []aftersales.Kind{aftersales.RefundOnly}, []order.Party{order.Seller}
	return map[string]policy.Request{
		"keep_goods": {
			When:   policy.When{Kind: refund, By: buyer, Goods: received, Status: shipped(), Liable: faulty, Reason: withGoods()},
			Source: mapped(),
		},
		"returnless": { // by a rule of the seller that was in force when the order was placed: a fact of the line
			When: policy.When{
				Kind: refund, By: buyer, Goods: received, Status: shipped(), Liable: faulty, Reason: withGoods(),
				Facts: map[string][]string{"returnless": {"refund"}},
			},
			AmountFixed: true, Window: returnWindow(), Event: aftersales.EventRefundedAtOnce,
			Source: noted(official(returnlessPage), "by price range: add one to the condition"),
		},
		"resend": {
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.Resend}, By: buyer, Goods: received, Status: shipped(), Liable: faulty, Reason: withGoods(),
			},
			AmountFixed: true, Source: mapped(),
		},
		"refund_by_seller": { // what was confirmed and is not sent, or is not waited for to come back
			When: policy.When{
				Kind: refund, By: []order.Party{order.Seller}, Goods: []aftersales.GoodsState{aftersales.InTransit, aftersales.Received},
				Status: shipped(), Reason: cannotSend(),
			},
			Event: aftersales.EventRefundedAtOnce, Source: official(cancellationsSG),
		},
	}
}

// notReceived are the reasons about parcels that did not come.
func notReceived() []aftersales.Reason {
	return []aftersales.Reason{
		aftersales.NotDeliveredOnTime, aftersales.NoTracking, aftersales.LostInTransit, aftersales.HeldInCustoms,
	}
}

// permits keep away what Amazon does not know, and what the guarantee does not cover.
func permits() map[string]policy.PermitRule {
	escalate := aftersales.Escalate{}.Name()
	return map[string]policy.PermitRule{
		"no_receipt":   {Do: aftersales.ConfirmReceipt{}.Name(), Permission: policy.Forbid, Source: official("Orders API, order statuses")},
		"no_amendment": {Do: aftersales.Amend{}.Name(), Permission: policy.Forbid, Source: chosen("a request is taken back and made anew")},
		"no_claim_for_digital_goods": {
			When: policy.When{Includes: []string{"digital", "services", "stored_value"}}, Do: escalate, Permission: policy.Forbid,
			Source: official(guaranteePage),
		},
		"no_claim_after_chargeback": {
			When: policy.When{Kind: afterShipment(), Facts: map[string][]string{"chargeback": {"yes"}}}, Do: escalate, Permission: policy.Forbid,
			Source: official(guaranteePage),
		},
	}
}

// refusals are what the seller may not refuse.
func refusals() map[string]policy.RefusalRule {
	waits := []aftersales.State{aftersales.AwaitingSeller}
	return map[string]policy.RefusalRule{
		"in_policy": { // no seller's policy is worse than Amazon's
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.ReturnRefund}, State: waits, Goods: []aftersales.GoodsState{aftersales.Received},
				Facts: map[string][]string{"returns": {""}},
			},
			OpenedWithin: returnWindow(),
			Refusal:      policy.Forbid, Source: official(returnsPage),
		},
		"not_returnable": {
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.RefundOnly, aftersales.Resend}, State: waits,
				Reason: []aftersales.Reason{aftersales.MissingOrDamaged, aftersales.ManufacturingDefect},
				Facts:  map[string][]string{"returns": {"none"}},
			},
			Refusal: policy.Forbid, Source: dated(reported("a copy of an Amazon article on goods that cannot be returned"), "2025-08-28"),
		},
	}
}
