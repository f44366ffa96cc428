package ebay

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
)

// refusals say which requests may not be declined, and with what.
func refusals() map[string]policy.RefusalRule {
	asked := []aftersales.State{aftersales.AwaitingSeller}
	returned := []aftersales.Kind{aftersales.ReturnRefund}
	unsigned := func(least, currency string) policy.RefusalRule {
		return policy.RefusalRule{
			When: policy.When{
				Kind: []aftersales.Kind{aftersales.RefundOnly}, State: asked, Facts: map[string][]string{"signature": {"", "no"}},
				Paid: &policy.Range{From: money.MustParse(least, currency)},
			},
			Refusal: policy.Forbid, Source: noted(on(from(inrPage), "2020-10-19"), "of the whole price with shipping and tax; tracking without a signature does not do"),
		}
	}
	return map[string]policy.RefusalRule{
		"not_received": {
			When:     policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}, State: asked},
			Evidence: policy.Required, Source: noted(from(inrPage), "tracking of an integrated carrier that shows the delivery at the address of the order"),
		},
		"unsigned_usd": unsigned("750.00", "USD"),
		"unsigned_gbp": unsigned("450.00", "GBP"),
		"not_as_described": {
			When: policy.When{Kind: returned, State: asked, Reason: defects()}, Refusal: policy.Forbid, Source: noted(from(returnPage), "also where the listing says no returns"),
		},
		"remorse": {
			When: policy.When{Kind: returned, State: asked, Reason: remorse()}, Refusal: policy.Forbid, Source: noted(from(returnPage), "the listing takes returns"),
		},
		"no_returns": {
			When:    policy.When{Kind: returned, State: asked, Reason: remorse(), Facts: map[string][]string{"returns": {"", "none"}}},
			Refusal: policy.Allow, Source: noted(from(returnPage), "only a listing that says no returns may decline a change of mind"),
		},
		"came_back": {
			When:    policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund, aftersales.Exchange}, State: []aftersales.State{aftersales.ReturnInTransit, aftersales.Inspecting}},
			Refusal: policy.Forbid, Source: chosen("goods that came back are refunded, less a deduction, or eBay is asked"),
		},
	}
}

// choices: what is declined about a cancellation or a change of mind is declined for good.
func choices() map[string]policy.Choice {
	final := func(w policy.When, s policy.Source) policy.Choice {
		return policy.Choice{When: w, Do: aftersales.Reject{}.Name(), Event: aftersales.EventRejectedFinally, Source: s}
	}
	return map[string]policy.Choice{
		"cancel_declined":  final(policy.When{Kind: []aftersales.Kind{aftersales.Cancel}}, from(cancelPage)),
		"remorse_declined": final(policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}, Reason: remorse()}, noted(from(returnPage), "eBay's guarantee covers no change of mind")),
	}
}
