package ebay

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

// permits: proof of the delivery must come in time, and nobody confirms a receipt.
func permits() map[string]policy.PermitRule {
	return map[string]policy.PermitRule{
		"proof_in_time": {
			When: policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}, State: []aftersales.State{aftersales.AwaitingSeller}},
			Do:   aftersales.Reject{}.Name(), Window: that(business(3, policy.FromOpening)), Source: from(inrPage),
		},
		"no_receipt": {
			Do: aftersales.ConfirmReceipt{}.Name(), Permission: policy.Forbid, Source: noted(from(returnPage), "there is no word of receipt: windows count from the delivery"),
		},
	}
}
