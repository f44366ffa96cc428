package amazon

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
)

// contacted is 48 hours after the seller was asked.
func contacted() *policy.Span {
	s := span(policy.FromOpening, 48, policy.Hours)
	return &s
}

// escalations are the grounds of the A-to-z Guarantee. The last day is 90 days after the estimated delivery, whichever.
func escalations() map[string]policy.EscalationRule {
	buyer := []order.Party{order.Buyer}
	missing := contacted()
	missing.LaterOf = afterEstimate(3)
	missing.LaterOf.SoonerOf = &policy.Span{Anchor: policy.FromDelivery, Amount: 1, Unit: policy.Minutes}
	refused := []aftersales.State{aftersales.AwaitingSeller, aftersales.Rejected, aftersales.ReturnRefused}
	return map[string]policy.EscalationRule{
		"not_received": { // three days after the estimate, or as soon as tracking shows a delivery that was none
			When: policy.When{
				By: buyer, Kind: []aftersales.Kind{aftersales.RefundOnly, aftersales.Resend}, Reason: notReceived(),
				Goods: []aftersales.GoodsState{aftersales.InTransit},
				State: []aftersales.State{aftersales.AwaitingSeller, aftersales.Rejected, aftersales.AwaitingReplacement, aftersales.ReplacementInTransit},
			},
			From: missing, Window: afterEstimate(90), Source: noted(official(guaranteePage), "after a delivery at once, for which a minute stands; an older edition: or 30 days from the order, whichever is sooner; Amazon may take later ones"),
		},
		"not_as_described": {
			When: policy.When{
				By: buyer, State: append(refused, aftersales.AwaitingReplacement, aftersales.ReplacementInTransit), Liable: []order.Party{order.Seller},
				Goods: []aftersales.GoodsState{aftersales.Received, aftersales.Returned},
			},
			From: contacted(), Window: afterEstimate(90), Source: official(guaranteePage),
		},
		"not_refunded": {
			When: policy.When{By: buyer, State: []aftersales.State{aftersales.ReturnInTransit, aftersales.Inspecting}},
			From: contacted(), Window: afterEstimate(90),
			Source: noted(official(guaranteePage), "the return was asked for in 30 days and posted in 14"),
		},
		"no_local_address": {
			When: policy.When{
				By: buyer, State: []aftersales.State{aftersales.AwaitingReturn}, Facts: map[string][]string{"seller": {"abroad"}},
			},
			From: contacted(), Window: afterEstimate(90),
			Source: noted(reported("a copy of the customer page on the A-to-z Guarantee (EU)"), "a seller in another country who gave neither an address in the market nor a prepaid label, nor refunded without a return"),
		},
	}
}

// claimClocks is how long the seller has to tell Amazon what he knows. What his silence costs is taken from him, unless Amazon
// bears it.
func claimClocks() map[string]policy.DeadlineRule {
	shielded := protected()
	shielded.State = []aftersales.State{aftersales.Arbitrating}
	return map[string]policy.DeadlineRule{
		"claim_information": {
			When: policy.When{State: []aftersales.State{aftersales.Arbitrating}, Kind: afterShipment()},
			Span: span(policy.FromState, 72, policy.Hours), Of: order.Seller, Expiry: string(aftersales.EventExpiredRefund), Debits: true,
			Source: doubted(official(claimsPage), "an older edition of the page on appeals says 48 hours, a seller's mind map 14 days"),
		},
		"claim_information_protected": {
			When: shielded, Timer: "claim_information",
			Span: span(policy.FromState, 72, policy.Hours), Of: order.Seller, Expiry: string(aftersales.EventExpiredRefund),
			Source: doubted(official(claimsPage), "as for others, but that Amazon bears it"),
		},
	}
}

// appeals are the seller's: against a claim that was granted, and for what a return with Amazon's label cost him.
func appeals() map[string]policy.AppealRule {
	settled := span(policy.FromSettlement, 60, policy.Days)
	settled.Round = policy.EndOfDay
	ruled := span(policy.FromRuling, 30, policy.Days)
	return map[string]policy.AppealRule{
		"appeal": {
			When: policy.When{By: []order.Party{order.Seller}}, Do: aftersales.FileAppeal{}.Name(),
			Window: &ruled, Source: official(appealsPage),
		},
		"safe_t": { // the goods came back: what is lost on the way is not covered
			When: policy.When{
				By: []order.Party{order.Seller}, Kind: []aftersales.Kind{aftersales.ReturnRefund},
				Goods: []aftersales.GoodsState{aftersales.Returned}, Facts: map[string][]string{label: {prepaid}},
			},
			Do: aftersales.FileClaim{}.Name(), Window: &settled, Times: 1,
			Most: money.MustRate("0.5"), MostOf: policy.OfGoods, Cap: money.MustParse("5000.00", "USD"),
			Source: noted(official(safeTPage), "counted from the day after the refund; not beside an A-to-z claim, nor for a refund that the seller issued"),
		},
	}
}
