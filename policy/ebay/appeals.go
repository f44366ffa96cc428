package ebay

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func appeals() map[string]policy.AppealRule {
	return map[string]policy.AppealRule{
		"decision": {
			When: policy.When{By: []order.Party{order.Buyer, order.Seller}}, Do: aftersales.FileAppeal{}.Name(),
			Window: that(wholeDays(30, policy.FromRuling)), Evidence: policy.Required, Source: noted(on(said(returnPolicy), "2026-06-23"), "with new evidence, within 30 days of the decision"),
		},
	}
}
