package policytest_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/policytest"
)

func TestRun_marketplace(t *testing.T) { policytest.Run(t, marketplace.Policy()) }

func TestCheck_broken(t *testing.T) {
	for _, tt := range []struct {
		why   string
		spoil func(*policy.Policy)
		want  []string // each the beginning of one complaint; "..." stands for any text
	}{
		{"what does not compile says so with its path, and nothing else is looked at", func(p *policy.Policy) {
			p.ID = "Big Name"
			delete(p.Deadlines, "after_rejection")
		}, []string{`it does not compile: id: "Big Name" is no id`}},
		{"bytes that are no text are lost in JSON", func(p *policy.Policy) {
			p.Title = "caf\xe9"
		}, []string{"title is another after a way through JSON", "marshalled twice it gives different bytes", "an empty patch changes title"}},
		{"a state nobody would end: the rejected case of any kind", func(p *policy.Policy) {
			delete(p.Deadlines, "after_rejection")
		}, []string{
			"a refund_only that is rejected has no deadline ... Add to deadlines a rule with when {\"kind\": [\"refund_only\"], \"state\": [\"rejected\"]}, a span, and an expiry out of [expired_close]",
			"a return_refund that is rejected has no deadline ... out of [expired_close]",
			"a return_refund that is return_refused has no deadline",
			"an exchange that is rejected has no deadline (goods in_transit, ... out of [expired_close]",
			"an exchange that is return_refused has no deadline (goods returned, ... out of [expired_close]",
			"a resend that is rejected has no deadline (goods in_transit, ... out of [expired_close]",
			"a repair that is rejected has no deadline (goods received, ... out of [expired_close]",
			"a repair that is return_refused has no deadline (goods returned, ... out of [expired_close]",
		}},
		{"only one kind was thought of", func(p *policy.Policy) {
			delete(p.Deadlines, "answer_return")
		}, []string{"a return_refund that is awaiting_seller has no deadline (goods in_transit, ... out of [expired_refund expired_return expired_close expired_withdraw]"}},
		{"a reminder is no way out", func(p *policy.Policy) {
			r := p.Deadlines["interception"]
			r.Expiry, r.To = string(aftersales.EventReminded), order.Seller
			p.Deadlines["interception"] = r
		}, []string{"a refund_only that is intercepting has no deadline (goods not_shipped, child order pending_shipment, opened by the buyer for unwanted)"}},
		{"what moves deadlines has its source", func(p *policy.Policy) {
			most := policy.Span{Anchor: policy.FromShipment, Amount: 1, Unit: policy.Days}
			by := []order.Party{order.Seller}
			p.Extensions = map[string]policy.ExtensionRule{"more": {Timer: "answer", By: by, Length: policy.Length{Amount: 1, Unit: policy.Days}}, "free": {Timer: "confirmation", By: by}}
			p.Holds = map[string]policy.HoldRule{"stop": {Timer: "confirmation", By: by, Most: most}}
			p.Notices = map[string]policy.NoticeRule{"late": {Do: "report_delay", By: by, Timer: "confirmation", Until: true, Times: 1}, "told": {Do: "report_customs", By: by}}
		}, []string{
			"extensions.more is a number without a source", "extensions.more is a number without a date",
			"holds.stop.most is a number without a source", "holds.stop.most is a number without a date",
			"notices.late is a number without a source", "notices.late is a number without a date",
		}},
		{"an interception is only begun where a warehouse sends", func(p *policy.Policy) {
			delete(p.Deadlines, "interception")
		}, []string{"a refund_only that is intercepting has no deadline (goods not_shipped, child order pending_shipment, opened by the buyer for unwanted)"}},
		{"a carrier that never reports the delivery leaves the case without a deadline", func(p *policy.Policy) {
			r := p.Deadlines["return_received"]
			r.Anchor = policy.FromReturnDelivery
			p.Deadlines["return_received"] = r
		}, []string{"a return_refund that is return_in_transit has no deadline", "a return_refund that is inspecting has no deadline"}},
		{"a deadline for quality problems alone forgets the other reasons", func(p *policy.Policy) {
			r := p.Deadlines["answer_refund"]
			r.When.Reason = []aftersales.Reason{aftersales.Unwanted}
			p.Deadlines["answer_refund"] = r
		}, []string{"a refund_only that is awaiting_seller has no deadline (goods not_shipped, child order pending_shipment, opened by the buyer for agreed_with_seller)"}},
		{"a deadline that only holds in one status forgets that the order goes on", func(p *policy.Policy) {
			r := p.Deadlines["return_shipped"]
			r.When.Status = []order.Status{order.PartiallyShipped, order.AwaitingReceipt}
			p.Deadlines["return_shipped"] = r
		}, []string{
			"a return_refund that is awaiting_return has no deadline (goods in_transit, child order completed",
			"an exchange that is awaiting_return has no deadline (goods in_transit, child order completed",
			"a repair that is awaiting_return has no deadline (goods received, child order completed",
		}},
		{"goods that came back cannot be sent back again", func(p *policy.Policy) {
			delete(p.Deadlines, "answer_returned")
		}, []string{"when the seller is silent on a return_refund whose goods are back ... the deadline \"answer\" asks the buyer to send them once more: ... when {\"kind\": [\"return_refund\"], ... and expiry expired_refund"}},
		{"nor can those that are to be exchanged: a replacement is due", func(p *policy.Policy) {
			delete(p.Deadlines, "answer_exchanged")
		}, []string{"when the seller is silent on an exchange whose goods are back ... the deadline \"answer\" asks the buyer to send them once more: ... when {\"kind\": [\"exchange\"], \"state\": [\"awaiting_seller\"], \"goods\": [\"returned\"]} and expiry expired_replacement",
			"when the seller is silent on a repair whose goods are back ... and expiry expired_replacement"}},
		{"an exchange was thought of, a repair was not", func(p *policy.Policy) {
			r := p.Deadlines["answer_exchanged"]
			r.When.Kind = []aftersales.Kind{aftersales.Exchange}
			p.Deadlines["answer_exchanged"] = r
		}, []string{"when the seller is silent on a repair whose goods are back ... when {\"kind\": [\"repair\"], ... and expiry expired_replacement"}},
		{"a policy that only knows money forgets the answer to whoever asks for goods", func(p *policy.Policy) {
			delete(p.Deadlines, "answer_exchange")
			delete(p.Deadlines, "answer_exchanged")
			delete(p.Deadlines, "answer_resend")
		}, []string{
			"an exchange that is awaiting_seller has no deadline (goods in_transit, ... out of [expired_refund expired_return expired_close expired_withdraw expired_replacement]",
			"a resend that is awaiting_seller has no deadline (goods in_transit, ... out of [expired_refund expired_close expired_withdraw expired_replacement]",
			"a repair that is awaiting_seller has no deadline (goods received, ... out of [expired_refund expired_return expired_close expired_withdraw expired_replacement]",
		}},
		{"goods that come back to be exchanged or mended have a deadline of their own", func(p *policy.Policy) {
			delete(p.Deadlines, "exchange_received")
		}, []string{
			"an exchange that is return_in_transit has no deadline ... out of [expired_refund expired_replacement]",
			"an exchange that is inspecting has no deadline ... out of [expired_refund expired_replacement]",
			"a repair that is return_in_transit has no deadline ... out of [expired_refund expired_replacement]",
			"a repair that is inspecting has no deadline ... out of [expired_refund expired_replacement]",
		}},
		{"a seller who agreed and never sends the replacement", func(p *policy.Policy) {
			delete(p.Deadlines, "replacement")
		}, []string{
			"an exchange that is awaiting_replacement has no deadline ... out of [expired_refund]",
			"a resend that is awaiting_replacement has no deadline (goods in_transit, ... Add to deadlines a rule with when {\"kind\": [\"resend\"], \"state\": [\"awaiting_replacement\"]}, a span, and an expiry out of [expired_refund]",
			"a repair that is awaiting_replacement has no deadline ... out of [expired_refund]",
		}},
		{"a buyer who never says that the replacement came", func(p *policy.Policy) {
			delete(p.Deadlines, "replacement_received")
		}, []string{
			"an exchange that is replacement_in_transit has no deadline ... out of [expired_replaced]",
			"a resend that is replacement_in_transit has no deadline (goods in_transit, ... Add to deadlines a rule with when {\"kind\": [\"resend\"], \"state\": [\"replacement_in_transit\"]}, a span, and an expiry out of [expired_replaced]",
			"a repair that is replacement_in_transit has no deadline ... out of [expired_replaced]",
		}},
		{"replacement deadlines only where the goods came back forget what is sent again for nothing", func(p *policy.Policy) {
			for _, name := range []string{"replacement", "replacement_received"} {
				r := p.Deadlines[name]
				r.When.Goods = []aftersales.GoodsState{aftersales.Received, aftersales.Returned}
				p.Deadlines[name] = r
			}
		}, []string{
			"an exchange that is awaiting_replacement has no deadline (goods in_transit",
			"an exchange that is replacement_in_transit has no deadline (goods in_transit",
			"a resend that is awaiting_replacement has no deadline (goods in_transit",
			"a resend that is replacement_in_transit has no deadline (goods in_transit",
		}},
		{"after a failed interception by this choice the seller is asked, with the goods on their way", func(p *policy.Policy) {
			r := p.Deadlines["answer_refund"]
			r.When.Goods = []aftersales.GoodsState{aftersales.NotShipped, aftersales.Received}
			p.Deadlines["answer_refund"] = r
			p.Choices = map[string]policy.Choice{"ask": {Do: "intercept_failed", Event: aftersales.EventInterceptionFailed}}
			delete(p.Requests, "refund_shipped")
			for _, reason := range []string{"held_in_customs", "lost_in_transit", "no_tracking", "not_delivered_on_time", "out_of_stock"} {
				delete(p.Reasons, reason)
			}
		}, []string{"a refund_only that is awaiting_seller has no deadline (goods in_transit, child order partially_shipped"}},
		{"a request nobody can give a reason for", func(p *policy.Policy) {
			for name, r := range p.Reasons {
				if slices.Contains(r.When.Goods, aftersales.InTransit) || name == "unwanted" {
					delete(p.Reasons, name)
				}
			}
		}, []string{
			"requests.exchange_in_transit admits no reason for an exchange of goods that are in_transit",
			"requests.refund_shipped admits no reason for a refund_only of goods that are in_transit: add one to reasons whose when holds there, or take in_transit out of the request's when.goods",
			"requests.refused_at_door admits no reason", "requests.resend_lost admits no reason for a resend of goods that are in_transit",
			"requests.return_in_transit admits no reason", "requests.undeliverable admits no reason",
		}},
		{"reasons for every kind but one that a request lets be asked", func(p *policy.Policy) {
			for name, r := range p.Reasons {
				r.When.Kind = []aftersales.Kind{aftersales.Cancel, aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Resend, aftersales.Repair}
				p.Reasons[name] = r
			}
		}, []string{
			"requests.exchange_in_transit admits no reason for an exchange of goods that are in_transit",
			"requests.replace_completed admits no reason for an exchange of goods that are received",
			"requests.replace_completed admits no reason for an exchange of goods that are returned",
			"requests.replace_shipped admits no reason for an exchange of goods that are received",
			"requests.replace_shipped admits no reason for an exchange of goods that are returned",
		}},
		{"a condition that contradicts itself", func(p *policy.Policy) {
			r := p.Requests["unshipped"]
			r.When.Status = []order.Status{order.Completed}
			p.Requests["unshipped"] = r
		}, []string{
			"requests.unshipped can never be asked: no order is ever as its condition says; look at kind, status and goods together",
		}},
		{"a reason of goods that no request speaks of", func(p *policy.Policy) {
			delete(p.Requests, "refund_shipped")
			delete(p.Requests, "resend_lost")
		}, []string{
			"reasons.held_in_customs can never be given: no request is admitted with it; add a request whose kind and goods it fits, or delete it",
			"reasons.lost_in_transit can", "reasons.no_tracking can",
		}},
		{"numbers are somebody's: where from, and when", func(p *policy.Policy) {
			p.Attempts, p.Source = 3, policy.Source{}
			r := p.Deadlines["interception"]
			r.Source = policy.Source{Source: "help page"}
			p.Deadlines["interception"] = r
			q := p.Requests["return_completed"]
			q.Source = policy.Source{AsOf: "2026-03-01"}
			p.Requests["return_completed"] = q
			p.Metrics = map[string]policy.MetricRule{"refusals": {Event: aftersales.EventRejected, Metric: "refusals", Weight: 1, Against: order.Seller}}
		}, []string{
			"attempts is a number without a source: name the page or document in source, or set unsure",
			"attempts is a number without a date: say in as_of when it was true, as 2026-03-01",
			"deduction_cap is a number without a source", "deduction_cap is a number without a date",
			"requests.return_completed.window is a number without a source: name the page or document in requests.return_completed.source, or set requests.return_completed.unsure",
			"deadlines.interception.amount is a number without a date: say in deadlines.interception.as_of",
			"metrics.refusals.weight is a number without a source", "metrics.refusals.weight is a number without a date",
		}},
		{"what no good source backs is marked unsure, and still dated", func(p *policy.Policy) {
			p.Source = policy.Source{Unsure: true, AsOf: "2026-03-01"}
		}, nil},
		{"nothing is wrong with rules that only hold by facts and categories", func(p *policy.Policy) {
			q := p.Requests["return_completed"]
			q.When.Facts, q.When.Category = map[string][]string{"market": {"jp", "us"}}, []string{"shoes"}
			p.Requests["return_completed"] = q
		}, nil},
		{"a request that needs a fact is tried with it", func(p *policy.Policy) {
			p.Requests["fresh"] = policy.Request{When: policy.When{
				Kind: []aftersales.Kind{aftersales.ReturnRefund}, By: []order.Party{order.Seller}, Status: []order.Status{order.AwaitingReceipt},
				Goods: []aftersales.GoodsState{aftersales.Received}, Category: []string{"fresh"}, Facts: map[string][]string{"market": {"jp"}},
			}}
			r := p.Deadlines["return_shipped"]
			r.When.By = []order.Party{order.Buyer}
			p.Deadlines["return_shipped"] = r
		}, []string{
			"a return_refund that is awaiting_return has no deadline (goods received, child order awaiting_receipt, opened by the seller",
			"an exchange that is awaiting_return has no deadline (goods received, child order awaiting_receipt, opened by the seller",
			"a repair that is awaiting_return has no deadline (goods received, child order awaiting_receipt, opened by the seller",
		}},
		{"a kind that nobody may ask for, and everybody may be offered", func(p *policy.Policy) {
			for _, name := range []string{"replace_shipped", "replace_completed", "resend_lost", "exchange_in_transit"} {
				delete(p.Requests, name)
			}
			for _, name := range []string{"answer_exchange", "answer_exchanged", "answer_resend", "replacement", "replacement_received", "exchange_received"} {
				delete(p.Deadlines, name)
			}
			p.Offers = []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange}
		}, []string{
			"an exchange that is return_in_transit has no deadline",
			"an exchange that is awaiting_replacement has no deadline",
			"an exchange that is inspecting has no deadline",
			"an exchange that is replacement_in_transit has no deadline",
		}},
		{"and what nobody may be offered needs no rule", func(p *policy.Policy) {
			for _, name := range []string{"replace_shipped", "replace_completed", "resend_lost", "exchange_in_transit"} {
				delete(p.Requests, name)
			}
			for _, name := range []string{"answer_exchange", "answer_exchanged", "answer_resend", "replacement", "replacement_received", "exchange_received"} {
				delete(p.Deadlines, name)
			}
		}, nil},
		{"an offer that nobody ever answers", func(p *policy.Policy) {
			delete(p.Deadlines, "offer")
		}, []string{
			"a refund_only that is awaiting_buyer has no deadline (goods not_shipped, ... out of [expired_refund expired_close expired_withdraw expired_decline]",
			"a resend that is awaiting_buyer has no deadline", "a return_refund that is awaiting_buyer has no deadline",
			"an exchange that is awaiting_buyer has no deadline", "a repair that is awaiting_buyer has no deadline",
		}},
		{"each category is tried, not only the first", func(p *policy.Policy) {
			r := p.Requests["return_shipped"]
			r.When.Category = []string{"fresh", "dry"}
			p.Requests["return_shipped"] = r
			d := p.Deadlines["return_shipped"]
			d.When.Category = []string{"fresh"}
			p.Deadlines["return_shipped"] = d
			for _, other := range []string{"return_completed", "replace_shipped", "replace_completed", "return_in_transit", "exchange_in_transit"} { // of any category
				delete(p.Requests, other)
			}
		}, []string{"a return_refund that is awaiting_return has no deadline"}},
		{"a request by one fact and its reasons by another meet in one order", func(p *policy.Policy) {
			p.Requests["late"] = policy.Request{When: policy.When{
				Kind: []aftersales.Kind{aftersales.RefundOnly}, By: []order.Party{order.Buyer}, Status: []order.Status{order.Completed},
				Goods: []aftersales.GoodsState{aftersales.InTransit}, Facts: map[string][]string{"market": {"jp"}},
			}}
			for name, r := range p.Reasons {
				r.When.Facts = map[string][]string{"level": {"1"}}
				p.Reasons[name] = r
			}
		}, nil},
		{"two requests by one fact, and a reason for only one of them", func(p *policy.Policy) {
			platform := []order.Party{order.Platform}
			maps.DeleteFunc(p.Requests, func(_ string, r policy.Request) bool { return r.When.Kind[0] == aftersales.Cancel })
			maps.DeleteFunc(p.Reasons, func(_ string, r policy.ReasonRule) bool { return len(r.When.Kind) > 0 })
			for name, r := range p.Reasons {
				if r.When.By == nil {
					r.When.By = []order.Party{order.Buyer}
				}
				p.Reasons[name] = r
			}
			us := map[string][]string{"market": {"us"}}
			p.Reasons["platform_decision"] = policy.ReasonRule{Liable: order.Platform, When: policy.When{By: platform, Facts: us}}
			w := policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}, Goods: []aftersales.GoodsState{aftersales.Received}, By: platform, Facts: us}
			p.Requests["us"] = policy.Request{When: w}
			w.Facts = map[string][]string{"market": {"jp"}}
			p.Requests["jp"] = policy.Request{When: w}
		}, []string{"requests.jp admits no reason for a refund_only of goods that are received"}},
		{"what may be asked only after months, or for minutes, is asked then", func(p *policy.Policy) {
			when := func(by order.Party) policy.When {
				return policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}, By: []order.Party{by}, Status: []order.Status{order.Completed}, Goods: []aftersales.GoodsState{aftersales.Received}, Fulfilment: []order.Fulfilment{order.BySeller}}
			}
			source := policy.Source{Source: "a page", AsOf: "2026-03-01"}
			p.Requests["late"] = policy.Request{When: when(order.Platform), From: &policy.Span{Anchor: policy.FromCompletion, Amount: 90, Unit: policy.Days}, Source: source}
			p.Requests["soon"] = policy.Request{When: when(order.Buyer), Window: &policy.Span{Anchor: policy.FromCompletion, Amount: 1, Unit: policy.Minutes}, AmountFixed: true, Source: source}
			p.Requests["promised"] = policy.Request{When: when(order.Seller), From: &policy.Span{Anchor: policy.FromFact("promised"), Amount: 1, Unit: policy.Hours}, Source: source}
		}, nil},
		{"or only some time after a delivery, which a carrier may never report", func(p *policy.Policy) {
			p.Requests["late"] = policy.Request{
				When: policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}, By: []order.Party{order.Platform}, Status: []order.Status{order.AwaitingReceipt}, Goods: []aftersales.GoodsState{aftersales.Received}},
				From: &policy.Span{Anchor: policy.FromDelivery, Amount: 90, Unit: policy.Days}, Source: policy.Source{Source: "a page", AsOf: "2026-03-01"},
			}
		}, nil},
		{"and what it leads to then must end", func(p *policy.Policy) {
			by := []order.Party{order.Seller}
			p.Requests["cancel_by_seller"] = policy.Request{
				When: policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, By: by, Status: []order.Status{order.PendingShipment}, Reason: []aftersales.Reason{aftersales.OutOfStock, aftersales.PriceError, aftersales.SourcingFailed, aftersales.BuyerRequested}},
				From: &policy.Span{Anchor: policy.FromPayment, Amount: 90, Unit: policy.Days}, Source: policy.Source{Source: "a page", AsOf: "2026-03-01"},
			}
		}, []string{"a cancel that is awaiting_buyer has no deadline", "a cancel that is awaiting_seller has no deadline"}},
		{"a beginning has a source", func(p *policy.Policy) {
			r := p.Requests["unshipped"]
			r.From, r.Source = &policy.Span{Anchor: policy.FromPayment, Amount: 1, Unit: policy.Hours}, policy.Source{}
			p.Requests["unshipped"] = r
		}, []string{"requests.unshipped.from is a number without a source", "requests.unshipped.from is a number without a date"}},
		{"and so has the time in which a case was opened", func(p *policy.Policy) {
			p.Refusals = map[string]policy.RefusalRule{"soon": {OpenedWithin: &policy.Span{Anchor: policy.FromDelivery, Amount: 7, Unit: policy.Days}, Refusal: policy.Forbid}}
		}, []string{"refusals.soon.opened_within is a number without a source", "refusals.soon.opened_within is a number without a date"}},
		{"what cannot be asked again needs no deadline for it", func(p *policy.Policy) {
			for _, name := range []string{"return_shipped", "return_completed"} {
				r := p.Requests[name]
				r.When.Goods = []aftersales.GoodsState{aftersales.Received}
				p.Requests[name] = r
			}
			delete(p.Deadlines, "answer_returned")
		}, nil},
		{"rules for amendments are not asked to open anything", func(p *policy.Policy) {
			p.Requests["amended"] = policy.Request{When: policy.When{State: []aftersales.State{aftersales.Rejected}, By: []order.Party{order.Platform}}}
		}, nil},
		{"an instant is one in any zone, and nothing is as good as empty", func(p *policy.Policy) {
			p.InForce = time.Date(2026, 3, 1, 0, 0, 0, 0, time.FixedZone("CST", 8*3600))
			p.Choices = map[string]policy.Choice{}
		}, nil},
		{"no cap of deductions is no number", func(p *policy.Policy) {
			p.DeductionCap, p.Source = money.Rate{}, policy.Source{}
		}, nil},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := marketplace.Policy()
			tt.spoil(&p)
			complain(t, tt.want, policytest.Check(p))
		})
	}
}

// complain holds complaints against what they begin with; "..." in it stands for any text.
func complain(t *testing.T, want, got []string) {
	t.Helper()
	var heads []string // in the order wanted: which request is tried first says nothing
	rest := slices.Clone(got)
	for _, w := range want {
		if at := slices.IndexFunc(rest, func(g string) bool { return begins(g, w) }); at >= 0 {
			heads, rest = append(heads, w), slices.Delete(rest, at, at+1)
		}
	}
	heads = append(heads, rest...)
	if diff := cmp.Diff(want, heads); diff != "" {
		t.Errorf("complaints (-want +got):\n%s", diff)
	}
}

func begins(text, want string) bool {
	for i, part := range strings.Split(want, "...") {
		at := strings.Index(text, part)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		text = text[at+len(part):]
	}
	return true
}
