package taobao

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// confirmations are the times after which a receipt confirms itself, by the child order's fact shipping; an open case stops
// the clock.
func confirmations() map[string]policy.DeadlineRule {
	rules := map[string]policy.DeadlineRule{}
	for _, r := range []struct {
		name, shipping string
		days           int64
		says           string
	}{
		{"confirmation", "", 10, "10 days by express, by EMS or without a carrier"},
		{"confirmation_mail", "mail", 30, "30 days by ordinary mail"},
		{"confirmation_virtual", "virtual", 3, "3 days for virtual goods"},
		{"confirmation_auto", "auto", 1, "1 day for goods that ship themselves"},
	} {
		when := policy.When{Status: []order.Status{order.AwaitingReceipt}}
		if r.shipping != "" {
			when.Facts = fact("shipping", r.shipping)
		}
		rules[r.name] = policy.DeadlineRule{
			When: when, Timer: "confirmation", Span: *span(r.days, policy.Days, policy.FromShipment),
			Expiry: string(order.ExpiredConfirmation), PausedByCases: true,
			Source: reported("en.hb2b.com/ask/196116 and /198185", r.says+"; a request for a refund stops the clock"),
		}
	}
	return rules
}
