package ebay

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// termsFor: a change of mind gives the item back alone. The policy's own terms give the shipping back too, to a part of the order
// its part of it: for cancellations, for what did not arrive, and for what is not as described.
func termsFor() map[string]policy.TermsRule {
	return map[string]policy.TermsRule{
		"remorse": {
			When:   policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}, Reason: remorse()},
			Terms:  refund.Terms{Freight: refund.NoFreight, ReturnFreight: refund.BuyerPays},
			Source: unsure(said("hipshipper.freshdesk.com, remorse returns"), "the original shipping is normally kept"),
		},
		"free_returns": {
			When:   policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}, Reason: remorse(), Facts: map[string][]string{"return_freight": {"seller"}}},
			Terms:  refund.Terms{Freight: refund.NoFreight, ReturnFreight: refund.SellerPays},
			Source: noted(from(returnPage), "the listing says who pays for sending back what the buyer does not want"),
		},
	}
}

// caps: up to half of the item where it came back used, damaged or without parts, for sellers of a good level.
func caps() map[string]policy.CapRule {
	return map[string]policy.CapRule{
		"used": {
			When: policy.When{Facts: map[string][]string{"seller_level": {"above_standard", "top_rated"}}},
			On:   []policy.UnitCondition{policy.Damaged, policy.Missing}, Most: money.MustRate("0.5"), Of: policy.CapOfGoods,
			Source: unsure(from(returnedPage), "of the item's value (Canada) or of the refund (UK); above standard (Canada), or top rated with free 30-day returns (older text)"),
		},
	}
}
