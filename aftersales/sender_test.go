package aftersales_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Somebody can bring about whatever no deadline decides, and nobody what one does; the commands and parties are those of
// the vocabularies.
func TestSendersFitTheFlows(t *testing.T) {
	for _, k := range aftersales.Kinds() {
		for _, r := range aftersales.Flow(k).Rules() {
			senders := aftersales.Senders(k, r.From[0], r.Event, order.Buyer)
			if silent := strings.HasPrefix(string(r.Event), "expired_"); silent == (len(senders) > 0) {
				t.Errorf("%s that is %q, %s: sent by %v", k, r.From[0], r.Event, senders)
			}
			for _, s := range senders {
				if len(s.By) == 0 || slices.ContainsFunc(s.By, func(p order.Party) bool { return !p.Valid() }) ||
					!slices.ContainsFunc(aftersales.Commands(), func(c aftersales.Command) bool { return c.Name() == s.Do }) {
					t.Errorf("%s that is %q, %s: %v is no command of parties", k, r.From[0], r.Event, s)
				}
			}
		}
	}
}

func TestSenders(t *testing.T) {
	sent := func(do string, by ...order.Party) []aftersales.Sender { return []aftersales.Sender{{Do: do, By: by}} }
	tests := []struct {
		why    string
		kind   aftersales.Kind
		from   aftersales.State
		event  aftersales.Event
		opener order.Party
		want   []aftersales.Sender
	}{
		{"whoever opens it", "refund_only", "", "requested", "seller", sent("open", "seller")},
		{"whoever opened it takes it back", "refund_only", "rejected", "withdrawn", "platform", sent("withdraw", "platform")},
		{"the seller's answer", "exchange", "awaiting_seller", "approved_return", "buyer", sent("approve", "seller")},
		{"the payment provider reports", "resend", "refunding", "settled_in_part", "buyer", sent("refund_settled", "payment")},
		{"but not what is paid by hand", "resend", "manual_refund", "settled_in_full", "buyer", sent("refund_settled", "platform", "seller")},
		{"it refuses", "repair", "refunding", "refund_failed", "buyer", sent("refund_failed", "payment")},
		{"shipping answers a case", "refund_only", "awaiting_seller", "shipped_anyway", "buyer", sent("ship", "seller", "warehouse", "platform")},
		{"only a deadline", "refund_only", "intercepting", "expired_refund", "buyer", nil},
		{"not there", "refund_only", "refunded", "withdrawn", "buyer", nil},
		{"not of this kind", "refund_only", "inspecting", "inspected", "buyer", nil},
		{"no kind", "swap", "", "requested", "buyer", nil},
	}
	for _, tt := range tests {
		diff(t, tt.why, tt.want, aftersales.Senders(tt.kind, tt.from, tt.event, tt.opener))
	}
	diff(t, "a child order is shipped", sent("ship", "seller", "warehouse", "platform"), aftersales.ChildSenders(order.ShippedRest))
	diff(t, "a child order is paid", sent("pay", "payment", "platform"), aftersales.ChildSenders(order.Paid))
	diff(t, "a child order is confirmed", sent("confirm_receipt", "buyer"), aftersales.ChildSenders(order.Confirmed))
	diff(t, "refunds close a child order", []aftersales.Sender(nil), aftersales.ChildSenders(order.AllRefunded))
}
