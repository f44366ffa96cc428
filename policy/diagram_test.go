package policy_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// arrow finds what a drawing says from one state to another; nothing where it draws no arrow.
func arrow(drawing, from, to string) string {
	_, rest, found := strings.Cut(drawing, "\n    "+from+" --> "+to+" : ")
	if !found {
		return ""
	}
	text, _, _ := strings.Cut(rest, "\n")
	return text
}

// What a policy leaves of a flow: the events it can lead to, each with its deadline or with who decides it.
func TestDiagramNarrowsTheFlow(t *testing.T) {
	hours := func(n int64, s aftersales.State, expiry string, kinds ...aftersales.Kind) policy.DeadlineRule {
		return policy.DeadlineRule{When: policy.When{State: []aftersales.State{s}, Kind: kinds}, Span: policy.Span{Anchor: policy.FromState, Amount: n, Unit: policy.Hours}, Expiry: expiry}
	}
	tests := []struct {
		why      string
		change   func(*policy.Policy)
		kind     aftersales.Kind
		from, to string
		want     string
	}{
		{"without a deadline nothing expires, and closed is a matter of the parties", func(*policy.Policy) {},
			"refund_only", "awaiting_seller", "closed", "withdrawn (buyer, seller, platform, warehouse, payment, carrier, insurer, timer, nobody)"},
		{"a deadline stands on its arrow, before the event that follows in the flow", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: policy.When{By: []order.Party{order.Buyer}}}
			p.Deadlines = map[string]policy.DeadlineRule{"answer": hours(12, "awaiting_seller", "expired_close")}
		}, "refund_only", "awaiting_seller", "closed", "expired_close (12 hours from state)<br/>withdrawn (buyer)"},
		{"two deadlines for one event, by what else the case is like", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: policy.When{By: []order.Party{order.Buyer}}}
			slow := hours(30, "awaiting_seller", "expired_close")
			slow.When.Category = []string{"fresh"}
			p.Deadlines = map[string]policy.DeadlineRule{"answer": hours(12, "awaiting_seller", "expired_close"), "fresh": slow}
		}, "refund_only", "awaiting_seller", "closed", "expired_close (30 hours from state, 12 hours from state)<br/>withdrawn (buyer)"},
		{"a deadline of another kind is none of this one", func(p *policy.Policy) {
			p.Deadlines = map[string]policy.DeadlineRule{"answer": hours(12, "awaiting_seller", "expired_refund", "return_refund")}
		}, "refund_only", "awaiting_seller", "refunding", "approved_refund (seller)<br/>accepted_refund (seller)"},
		{"agreeing to a return by silence refunds where the goods are back", func(p *policy.Policy) {
			p.Deadlines = map[string]policy.DeadlineRule{"answer": hours(12, "awaiting_seller", "expired_return", "return_refund")}
		}, "return_refund", "awaiting_seller", "refunding", "approved_refund (seller)<br/>accepted_refund (seller)<br/>expired_refund (12 hours from state)"},
		{"and sends a replacement where goods are asked for", func(p *policy.Policy) {
			p.Deadlines = map[string]policy.DeadlineRule{"answer": hours(12, "awaiting_seller", "expired_return", "exchange")}
		}, "exchange", "awaiting_seller", "awaiting_replacement", "approved_replacement (seller)<br/>accepted_replacement (seller)<br/>expired_replacement (12 hours from state)"},
		{"but not where the rule is for goods that are not", func(p *policy.Policy) {
			r := hours(12, "awaiting_seller", "expired_return", "exchange")
			r.When.Goods = []aftersales.GoodsState{aftersales.Received}
			p.Deadlines = map[string]policy.DeadlineRule{"answer": r}
		}, "exchange", "awaiting_seller", "awaiting_replacement", "approved_replacement (seller)<br/>accepted_replacement (seller)"},
		{"a rejection is not final unless somebody says so", func(*policy.Policy) {}, "refund_only", "awaiting_seller", "rejected", "rejected (seller)"},
		{"where every rejection is final the buyer has nothing to leave", func(p *policy.Policy) {
			p.Choices = map[string]policy.Choice{"final": {Do: "reject", Event: aftersales.EventRejectedFinally}}
		}, "refund_only", "awaiting_seller", "rejected", ""},
		{"where only some are, both happen", func(p *policy.Policy) {
			p.Choices = map[string]policy.Choice{"final": {Do: "reject", Event: aftersales.EventRejectedFinally, When: policy.When{Category: []string{"fresh"}}}}
		}, "refund_only", "awaiting_seller", "rejected", "rejected (seller)"},
		{"a choice for another kind changes nothing here", func(p *policy.Policy) {
			p.Choices = map[string]policy.Choice{"final": {Do: "reject", Event: aftersales.EventRejectedFinally, When: policy.When{Kind: []aftersales.Kind{"return_refund"}}}}
		}, "refund_only", "awaiting_seller", "rejected", "rejected (seller)"},
		{"who is not asked to escalate cannot", func(p *policy.Policy) { p.EscalateBy = []order.Party{order.Seller} }, "refund_only", "rejected", "arbitrating", "escalated (seller)"},
		{"what may not be refused is not rejected", func(p *policy.Policy) {
			p.Refusals = map[string]policy.RefusalRule{"never": {When: policy.When{Kind: []aftersales.Kind{"refund_only"}}, Refusal: policy.Forbid}}
		}, "refund_only", "awaiting_seller", "rejected", ""},
		{"what may not be refused for one reason is rejected for others", func(p *policy.Policy) {
			p.Refusals = map[string]policy.RefusalRule{"fake": {When: policy.When{Reason: []aftersales.Reason{"counterfeit"}}, Refusal: policy.Forbid}}
		}, "refund_only", "awaiting_seller", "rejected", "rejected (seller)"},
		{"what may not be refused for some time is rejected later", func(p *policy.Policy) {
			week := days(7, policy.FromDelivery)
			p.Refusals = map[string]policy.RefusalRule{"soon": {OpenedWithin: &week, Refusal: policy.Forbid}}
		}, "refund_only", "awaiting_seller", "rejected", "rejected (seller)"},
		{"a special leave comes before the ban", func(p *policy.Policy) {
			p.Refusals = map[string]policy.RefusalRule{"never": {Refusal: policy.Forbid}, "used": {When: policy.When{Reason: []aftersales.Reason{"unwanted"}}}}
		}, "return_refund", "awaiting_seller", "rejected", "rejected (seller)"},
		{"goods that came back may be another matter", func(p *policy.Policy) {
			p.Refusals = map[string]policy.RefusalRule{"back": {When: policy.When{State: []aftersales.State{"inspecting"}}, Refusal: policy.Forbid}}
		}, "return_refund", "inspecting", "return_refused", ""},
		{"one attempt leaves nothing to amend", func(p *policy.Policy) { p.Attempts = 1 }, "refund_only", "rejected", "awaiting_seller", ""},
		{"shipping during a case closes none unless the policy says so", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: policy.When{By: []order.Party{order.Seller}}}
			p.ShipDuringCase = aftersales.CloseCase
		}, "refund_only", "awaiting_seller", "closed", "shipped_anyway (seller, warehouse, platform)<br/>withdrawn (seller)"},
		{"a refund at once asks nobody", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: policy.When{Kind: []aftersales.Kind{"refund_only"}, By: []order.Party{order.Buyer}}, Event: aftersales.EventRefundedAtOnce}
		}, "refund_only", "[*]", "refunding", "refunded_at_once (buyer)"},
		{"so nobody ever waits for the seller", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: policy.When{Kind: []aftersales.Kind{"refund_only"}}, Event: aftersales.EventRefundedAtOnce}
		}, "refund_only", "awaiting_seller", "refunding", ""},
		{"what no warehouse sends is not stopped there", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: policy.When{Fulfilment: []order.Fulfilment{order.BySeller}}}
		}, "refund_only", "[*]", "intercepting", ""},
		{"nor what was shipped already", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: policy.When{Kind: []aftersales.Kind{"refund_only"}, Goods: []aftersales.GoodsState{aftersales.Received}}}
		}, "refund_only", "[*]", "refunding", ""},
		{"a kind that may not be asked for is not drawn", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: policy.When{Kind: []aftersales.Kind{"resend"}}}
		}, "refund_only", "refunding", "refunded", ""},
		{"but where goods are exchanged for cheaper ones the rest is refunded by nobody's request", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: policy.When{Kind: []aftersales.Kind{"exchange"}}}
		}, "refund_only", "[*]", "refunding", "refunded_at_once (timer)"},
	}
	for _, tt := range tests {
		drawing := compile(t, with(tt.change)).Diagram(tt.kind, "", "")
		if got := arrow(drawing, tt.from, tt.to); got != tt.want {
			t.Errorf("%s: %s --> %s is %q, want %q in\n%s", tt.why, tt.from, tt.to, got, tt.want, drawing)
		}
	}
}

func TestDiagramKinds(t *testing.T) {
	p := with(func(p *policy.Policy) {
		p.Requests = map[string]policy.Request{
			"b": {When: policy.When{Kind: []aftersales.Kind{"resend", "refund_only"}, Goods: []aftersales.GoodsState{aftersales.Received}}},
			"a": {When: policy.When{Kind: []aftersales.Kind{"resend", "exchange"}, Goods: []aftersales.GoodsState{aftersales.InTransit}}},
		}
	})
	if diff := cmp.Diff([]aftersales.Kind{aftersales.RefundOnly, aftersales.Exchange, aftersales.Resend}, compile(t, p).Kinds()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(aftersales.Kinds(), compile(t, plain()).Kinds()); diff != "" {
		t.Errorf("a rule for any kind (-want +got):\n%s", diff)
	}
}

// A child order's deadlines stand on its arrows; without one nothing expires.
func TestChildDiagram(t *testing.T) {
	bare := compile(t, plain()).ChildDiagram("", "")
	if got := arrow(bare, "awaiting_receipt", "completed"); got != "confirmed (buyer)" || strings.Contains(bare, "expired_") {
		t.Errorf("without a deadline: %q in\n%s", got, bare)
	}
	timed := compile(t, with(func(p *policy.Policy) {
		p.Deadlines = map[string]policy.DeadlineRule{
			"pay":     {When: policy.When{Status: []order.Status{order.PendingPayment}}, Span: policy.Span{Anchor: policy.FromPlacement, Amount: 30, Unit: policy.Minutes}, Expiry: string(order.ExpiredUnpaid)},
			"confirm": {When: policy.When{Status: []order.Status{order.AwaitingReceipt}}, Span: policy.Span{Anchor: policy.FromDelivery, Amount: 7, Unit: policy.Days}, Expiry: string(order.ExpiredConfirmation)},
		}
	}))
	for _, tt := range []struct{ why, drawing, from, to, want string }{
		{"a deadline for the payment", timed.ChildDiagram("", ""), "pending_payment", "closed", "expired_unpaid (30 minutes from placed)"},
		{"in English", timed.ChildDiagram("", order.English), "awaiting_receipt", "completed", "receipt confirmed (buyer)<br/>receipt confirmed automatically (7 days since the delivery)"},
		{"in Chinese", timed.ChildDiagram("", order.Chinese), "awaiting_receipt", "completed", "确认收货 (买家)<br/>自动确认收货 (送达后 7 天)"},
		{"in Japanese", timed.ChildDiagram("", order.Japanese), "awaiting_receipt", "completed", "受取確認 (購入者)<br/>受取の自動確認 (配達から 7 日)"},
	} {
		if got := arrow(tt.drawing, tt.from, tt.to); !strings.HasSuffix(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
	if !strings.HasSuffix(timed.ChildDiagram(order.Closed, ""), "\n    class closed current\n") {
		t.Error("the status is not highlighted")
	}
}

// Every unit and anchor has a label of its own in every language.
func TestSpanLabels(t *testing.T) {
	for _, l := range order.Languages() {
		var seen []string
		for _, a := range policy.Anchors() {
			for _, u := range policy.Units() {
				got := policy.Span{Anchor: a, Amount: 3, Unit: u}.Label(l)
				if slices.Contains(seen, got) || strings.Contains(got, "_") || l != order.English && (strings.Contains(got, string(u)) || strings.Contains(got, string(a))) {
					t.Errorf("3 %s from %s in %q: %q", u, a, l, got)
				}
				seen = append(seen, got)
			}
		}
	}
	if got := (policy.Span{Anchor: policy.FromState, Amount: 48, Unit: policy.Hours}).Label("fr"); got != "48 hours from state" {
		t.Errorf("in another language: %q", got)
	}
}
