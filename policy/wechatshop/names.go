package wechatshop

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

// names are the statuses of a case (AfterSaleStatus), and the codes that the component had for them before.
func names() map[string]policy.NameRule {
	var (
		refund  = kind(aftersales.RefundOnly)
		returns = kind(aftersales.ReturnRefund)
		swap    = kind(aftersales.Exchange)
		paid    = state(aftersales.Refunded, aftersales.PartiallyRefunded)
	)
	rules := map[string]policy.NameRule{}
	for _, r := range []struct {
		name, old string // old: the component's code
		says      string
		kinds     []aftersales.Kind
		states    []aftersales.State
	}{
		{"USER_CANCELD", "1", "taken back by the buyer, or left by him after a rejection", nil, state(aftersales.Closed)},
		{"MERCHANT_PROCESSING", "2", "with the seller", nil, state(aftersales.AwaitingSeller)},
		{"MERCHANT_REJECT_REFUND", "4", "the seller refused to refund", refund, state(aftersales.Rejected)},
		{"MERCHANT_REJECT_RETURN", "5", "the seller refused the return, or the goods", returns, state(aftersales.Rejected, aftersales.ReturnRefused)},
		{"MERCHANT_REJECT_EXCHANGE", "18", "the seller refused the exchange", swap, state(aftersales.Rejected)},
		{"MERCHANT_REJECT_RESHIP", "", "the seller refused to send in exchange", swap, state(aftersales.ReturnRefused)},
		{"USER_WAIT_RETURN", "6", "the buyer sends back", nil, state(aftersales.AwaitingReturn)},
		{"RETURN_CLOSED", "7", "nothing was sent back", returns, state(aftersales.Closed)},
		{"MERCHANT_WAIT_RECEIPT", "8", "the seller waits for the parcel", nil, state(aftersales.ReturnInTransit)},
		{"", "19", "the seller has the goods", swap, state(aftersales.Inspecting)},
		{"", "16", "the seller sends in exchange", swap, state(aftersales.AwaitingReplacement)},
		{"USER_WAIT_RECEIPT", "17", "the buyer waits for the parcel", swap, state(aftersales.ReplacementInTransit)},
		{"MERCHANT_EXCHANGE_SUCCESS", "15", "exchanged", swap, state(aftersales.Replaced)},
		{"USER_WAIT_CONFIRM_UPDATE", "", "the buyer answers a negotiation", nil, state(aftersales.AwaitingBuyer)},
		{"WAIT_PACKAGE_INTERCEPT", "", "the parcel is being stopped", refund, state(aftersales.Intercepting)},
		{"PLATFORM_REFUNDING", "11", "the money is on its way", nil, state(aftersales.Refunding)},
		{"PLATFORM_REFUND_FAIL", "", "the platform could not pay", nil, state(aftersales.RefundFailed)},
		{"MERCHANT_OVERDUE_REFUND", "12", "the seller is to pay by hand and did not", nil, state(aftersales.ManualRefund)},
		{"USER_WAIT_CONFIRM", "", "the buyer looks at what the seller paid by hand", nil, state(aftersales.ManualRefund)},
		{"MERCHANT_REFUND_RETRY_FAIL", "", "the seller could not pay either, and customer service closed the case", nil, state(aftersales.Closed)},
		{"MERCHANT_REFUND_SUCCESS", "13", "refunded", refund, paid},
		{"MERCHANT_RETURN_SUCCESS", "14", "refunded against the goods", returns, paid},
		{"MERCHANT_FAIL", "", "closed without a refund", nil, state(aftersales.Closed)},
	} {
		if r.name != "" {
			rules[r.name] = policy.NameRule{Says: r.says, Kinds: r.kinds, States: r.states, Source: guide("")}
		}
		if r.old != "" {
			rules[r.old] = policy.NameRule{Says: r.says, Kinds: r.kinds, States: r.states, Source: component()}
		}
	}
	return rules
}

// component is the interface of the trade component, as its users quote it.
func component() policy.Source {
	return policy.Source{
		Source: "minishopopencomponent2, interface of after-sales", AsOf: "2026-11-01", Confidence: policy.Reported,
		Note: "the code of the custom order component; its other interface (ecaftersale) gives 15 to 19 other meanings",
	}
}
