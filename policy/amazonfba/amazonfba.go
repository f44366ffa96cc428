package amazonfba

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id.
const ID = "amazon-fba"

// Policy returns the rules for orders that Amazon sends and takes back for the seller.
func Policy() policy.Policy {
	return policy.Policy{
		ID:             ID,
		Title:          "Amazon, fulfilled by Amazon",
		Zone:           "America/Los_Angeles",
		Managed:        true,
		Capture:        aftersales.CaptureOnShipment,
		ShipDuringCase: aftersales.CloseCase,
		Offers:         []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund},
		Terms: refund.Terms{ // whatever the reason, sending it back costs the seller
			Freight: refund.FreightApportioned, ReturnFreight: refund.SellerPays,
		},
		Requests:  requests(),
		Reasons:   reasons(),
		Deadlines: deadlines(),
		Permits:   permits(),
		Choices:   choices(),
		Appeals:   appeals(),
		Names:     names(),
		Source:    noted(official(returnsPage), "the zone is that of amazon.com"),
	}
}

// choices: every return is refunded at the carrier's first scan, and what Amazon declines is over.
func choices() map[string]policy.Choice {
	return map[string]policy.Choice{
		"first_scan": {
			Do: aftersales.ReturnScanned{}.Name(), Event: aftersales.EventScannedRefund, Uncut: true, Source: official(firstScanPage),
		},
		"declined": {
			Do: aftersales.Reject{}.Name(), Event: aftersales.EventRejectedFinally, Source: chosen("nobody stands above Amazon here"),
		},
	}
}

// permits: the A-to-z Guarantee is not for what Amazon sends, and nobody confirms a receipt.
func permits() map[string]policy.PermitRule {
	return map[string]policy.PermitRule{
		"no_guarantee": {Do: aftersales.Escalate{}.Name(), Permission: policy.Forbid, Source: official(guaranteePage)},
		"no_amendment": {Do: aftersales.Amend{}.Name(), Permission: policy.Forbid, Source: chosen("a request is taken back and made anew")},
		"no_receipt":   {Do: aftersales.ConfirmReceipt{}.Name(), Permission: policy.Forbid, Source: official("Orders API, order statuses")},
	}
}

// appeals: what came back unsellable by Amazon's or the carrier's fault is made good to the seller.
func appeals() map[string]policy.AppealRule {
	return map[string]policy.AppealRule{
		"reimbursement": {
			When: policy.When{
				By: []order.Party{order.Seller}, Kind: []aftersales.Kind{aftersales.ReturnRefund}, Goods: []aftersales.GoodsState{aftersales.Returned},
			},
			Do: aftersales.FileClaim{}.Name(), Source: official(returnsPage),
		},
	}
}

func names() map[string]policy.NameRule {
	name := func(says string, s order.Status) policy.NameRule {
		return policy.NameRule{Says: says, Statuses: []order.Status{s}, Source: official("Selling Partner API, order statuses (channel AFN)")}
	}
	return map[string]policy.NameRule{
		"Pending":          name("the payment is being verified", order.PendingPayment),
		"Unshipped":        name("at the warehouse", order.PendingShipment),
		"PartiallyShipped": name("a part was sent", order.PartiallyShipped),
		"Shipped":          name("all was sent; no receipt is ever confirmed", order.AwaitingReceipt),
		"Canceled":         name("called off", order.Closed),
		"Unfulfillable":    name("it cannot be sent", order.Closed),
	}
}
