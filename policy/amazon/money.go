package amazon

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// label is the fact that says which label a return goes back with: amazon_prepaid, merchant or self.
const label = "label"

// prepaid is Amazon's own label: the refund is paid at the carrier's first scan.
const prepaid = "amazon_prepaid"

// otherLabels are those without that.
func otherLabels() []string { return []string{"", "merchant", "self"} }

// usualTerms give the freight back where the seller is liable. Where the buyer is, no page says whether it goes back
// without Amazon's label: it does not.
func usualTerms() refund.Terms {
	return refund.Terms{Freight: refund.NoFreight, FaultFreight: refund.FreightApportioned}
}

// termsFor differ with Amazon's label, where the freight goes back whoever is liable, and for what always goes back free of
// charge.
func termsFor() map[string]policy.TermsRule {
	all := refund.Terms{Freight: refund.FreightApportioned}
	free, freeAll := usualTerms(), all
	free.ReturnFreight, freeAll.ReturnFreight = refund.SellerPays, refund.SellerPays
	labels := func(values ...string) map[string][]string { return map[string][]string{label: values} }
	return map[string]policy.TermsRule{
		"prepaid_label": {
			When: policy.When{Facts: labels(prepaid)}, Terms: all,
			Source: noted(official(firstScanPage), "the cost of the label is deductions.return_freight; it comes off where the buyer is liable"),
		},
		"fashion": {
			When: policy.When{Category: fashion(), Facts: labels(otherLabels()...)}, Terms: free, Source: official(reasonsPage),
		},
		"fashion_prepaid": {
			When: policy.When{Category: fashion(), Facts: labels(prepaid)}, Terms: freeAll, Source: official(reasonsPage),
		},
		"unauthorized": {
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.ReturnRefund}, Reason: []aftersales.Reason{aftersales.Fraud}, By: []order.Party{order.Buyer},
			},
			Terms: freeAll, Source: noted(official(reasonsPage), "the seller pays; the freight goes back as if he were liable"),
		},
	}
}

// fashion are the categories whose returns are always free.
func fashion() []string { return []string{"apparel", "shoes", "jewelry", "watches"} }

// caps are how much of the item's price the seller may keep. What is not named allows nothing: goods in their original
// condition in time, and whatever the seller is liable for.
func caps() map[string]policy.CapRule {
	buyer := []order.Party{order.Buyer}
	returned := []aftersales.Kind{aftersales.ReturnRefund}
	opened := map[string][]string{"opened": {"yes"}}
	return map[string]policy.CapRule{
		"late": {
			When: policy.When{Liable: buyer}, On: []policy.UnitCondition{policy.Sellable}, From: returnWindow(),
			Most: money.MustRate("0.2"), Source: dated(reported(restockingPage), "2012-10-09"),
		},
		"damaged": {
			When: policy.When{Liable: buyer}, On: []policy.UnitCondition{policy.Damaged, policy.Missing},
			Most:   money.MustRate("0.5"),
			Source: doubted(reported(feesPage), "a moderator's post says up to all of it, depending on severity"),
		},
		"opened_media": {
			When: policy.When{Kind: returned, Liable: buyer, Category: []string{"cd", "dvd", "vhs", "video_game", "vinyl"}, Facts: opened},
			Most: money.MustRate("0.5"), Source: dated(reported(restockingPage), "2012-10-09"),
		},
		"opened_software": {
			When: policy.When{Kind: returned, Liable: buyer, Category: []string{"software"}, Facts: opened},
			Most: money.MustRate("1"), Source: dated(reported(restockingPage), "2012-10-09"),
		},
	}
}

// funding is who bears a refund: Amazon, where the seller sent in time with a label bought through it and the delivery failed.
func funding() map[string]policy.FundingRule {
	return map[string]policy.FundingRule{
		"buy_shipping": {When: protected(), Bears: order.Platform, Source: reported(buyShippingPage)},
	}
}

// protected are parcels sent in time with a label of Buy Shipping, which the fact shipping says.
func protected() policy.When {
	return policy.When{
		Kind:   []aftersales.Kind{aftersales.RefundOnly, aftersales.Resend},
		Reason: []aftersales.Reason{aftersales.NotDeliveredOnTime, aftersales.NoTracking, aftersales.LostInTransit},
		Facts:  map[string][]string{"shipping": {"buy_shipping"}},
	}
}

// choices: with Amazon's label the first scan refunds, unless the refund is partial; and a cancellation that the seller
// declines is over.
func choices() map[string]policy.Choice {
	return map[string]policy.Choice{
		"first_scan": {
			When: policy.When{Facts: map[string][]string{label: {prepaid}}}, Do: aftersales.ReturnScanned{}.Name(),
			Event: aftersales.EventScannedRefund, Uncut: true, Source: official(firstScanPage),
		},
		"cancel_declined": {
			When: policy.When{Kind: []aftersales.Kind{aftersales.Cancel}}, Do: aftersales.Reject{}.Name(),
			Event: aftersales.EventRejectedFinally, Source: noted(official(cancellationsUS), "the seller decides"),
		},
	}
}
