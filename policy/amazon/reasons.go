package amazon

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// withGoods are the reasons of a buyer who has the goods.
func withGoods() []aftersales.Reason {
	return []aftersales.Reason{
		aftersales.Unwanted, aftersales.DiscountMissed, aftersales.Disliked, aftersales.SizeMismatch, aftersales.QualityProblem,
		aftersales.NotAsDescribed, aftersales.MaterialMismatch, aftersales.AppearanceMismatch, aftersales.FadeOrShrink,
		aftersales.MissingOrDamaged, aftersales.MissingPart, aftersales.EmptyPackage, aftersales.WrongItem, aftersales.Counterfeit,
		aftersales.ManufacturingDefect, aftersales.NotDeliveredOnTime, aftersales.Warranty, aftersales.Fraud,
	}
}

// reasons say who is liable, by the codes of Amazon's return form.
func reasons() map[string]policy.ReasonRule {
	buyer := []order.Party{order.Buyer}
	rules := map[string]policy.ReasonRule{}
	for _, r := range []struct {
		reason aftersales.Reason
		liable order.Party
		says   string
	}{
		{aftersales.Unwanted, order.Buyer, "ordered by accident, no longer needed"},
		{aftersales.DiscountMissed, order.Buyer, "a better price is available"},
		{aftersales.Disliked, order.Buyer, "a part does not fit the buyer's system, the installation takes too much"},
		{aftersales.SizeMismatch, order.Buyer, "too small, too large"},
		{aftersales.QualityProblem, order.Seller, "the quality is not adequate, tarnished"},
		{aftersales.NotAsDescribed, order.Seller, "the description is wrong, not useful for its purpose"},
		{aftersales.MissingOrDamaged, order.Seller, "damaged by the shipment or by poor packaging"},
		{aftersales.MissingPart, order.Seller, "parts, the manual or a certificate are missing"},
		{aftersales.WrongItem, order.Seller, "the wrong item, an extra item"},
		{aftersales.ManufacturingDefect, order.Seller, "defective, dead on arrival"},
		{aftersales.NotDeliveredOnTime, order.Seller, "the estimated delivery date was missed"},
	} {
		rules[string(r.reason)] = policy.ReasonRule{When: policy.When{By: buyer}, Liable: r.liable, Source: noted(official(reasonsPage), r.says)}
	}
	for _, r := range []struct {
		reason aftersales.Reason
		liable order.Party
	}{
		{aftersales.WrongAddress, order.Buyer}, {aftersales.SlowShipment, order.Seller},
		{aftersales.MaterialMismatch, order.Seller}, {aftersales.AppearanceMismatch, order.Seller}, {aftersales.FadeOrShrink, order.Seller},
		{aftersales.EmptyPackage, order.Seller}, {aftersales.Counterfeit, order.Seller}, {aftersales.Warranty, order.Seller},
		{aftersales.NoTracking, order.Seller}, {aftersales.LostInTransit, order.Carrier}, {aftersales.HeldInCustoms, order.Nobody},
	} {
		rules[string(r.reason)] = policy.ReasonRule{
			When: policy.When{By: buyer}, Liable: r.liable, Source: chosen("the table of reasons does not name it"),
		}
	}
	for _, r := range []aftersales.Reason{aftersales.Unwanted, aftersales.DiscountMissed, aftersales.WrongAddress} {
		rule := rules[string(r)] // who cancels on a message alone is taken for one who cannot send
		rule.LiableFor = map[string]policy.LiableRule{"by_message": {
			When:   policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, Channel: []aftersales.Channel{aftersales.Informal}},
			Liable: order.Seller, Source: official(cancellationsUS),
		}}
		rules[string(r)] = rule
	}
	for _, r := range cannotSend() { // whatever he says, it is he who does not send
		rules[string(r)] = policy.ReasonRule{When: policy.When{By: []order.Party{order.Seller}}, Liable: order.Seller, Source: official(cancelRatePage)}
	}
	rules[string(aftersales.PaymentUnverified)] = policy.ReasonRule{
		When: policy.When{By: []order.Party{order.Platform}}, Liable: order.Buyer, Source: official(cancelRatePage),
	}
	rules[string(aftersales.Fraud)] = policy.ReasonRule{ // the buyer of it is not who owns the account
		When: policy.When{By: []order.Party{order.Buyer, order.Platform}}, Liable: order.Buyer,
		Source: noted(official(reasonsPage), "an unauthorized purchase; the return is at the seller's cost all the same"),
	}
	for reason, liable := range map[aftersales.Reason]order.Party{
		aftersales.RefusedAtDoor: order.Buyer, aftersales.Undeliverable: order.Carrier,
	} {
		rules[string(reason)] = policy.ReasonRule{
			When: policy.When{By: []order.Party{order.Seller, order.Platform}}, Liable: liable, Source: chosen("the table of reasons does not name it"),
		}
	}
	return rules
}
