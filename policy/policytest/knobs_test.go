package policytest_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/refund"
)

// What every knob of a policy asks for, and what is tried of what it asks about.
func TestCheck_knobs(t *testing.T) {
	page := policy.Source{Source: "a page", AsOf: "2026-03-01"}
	// special is a request of the platform that only holds where a condition does.
	special := func(change func(*policy.When)) func(*policy.Policy) {
		return func(p *policy.Policy) {
			w := policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly}, By: []order.Party{order.Platform}, Status: []order.Status{order.Completed}, Goods: []aftersales.GoodsState{aftersales.Received}}
			change(&w)
			p.Requests["special"] = policy.Request{When: w}
		}
	}
	// only makes the answer to a refund wait for ever where a condition does not hold.
	only := func(change func(*policy.When)) func(*policy.Policy) {
		return func(p *policy.Policy) {
			r := p.Deadlines["answer_refund"]
			change(&r.When)
			p.Deadlines["answer_refund"] = r
		}
	}
	const unanswered = "a refund_only that is awaiting_seller has no deadline"
	amounts := func(from, below string) *policy.Range {
		r := &policy.Range{}
		if from != "" {
			r.From = money.MustParse(from, "CNY")
		}
		if below != "" {
			r.Below = money.MustParse(below, "CNY")
		}
		return r
	}
	june, may := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		why   string
		spoil func(*policy.Policy)
		want  []string
	}{
		{"numbers of all rules have a source with a date", func(p *policy.Policy) {
			p.Caps = map[string]policy.CapRule{"half": {Most: money.MustRate("0.5")}}
			p.Permits = map[string]policy.PermitRule{
				"never": {Do: "reject", Permission: policy.Forbid, When: policy.When{Category: []string{"x"}}},
				"soon":  {Do: "escalate", From: &policy.Span{Anchor: policy.FromOpening, Amount: 1, Unit: policy.Hours}},
				"late":  {Do: "approve", Window: &policy.Span{Anchor: policy.FromOpening, Amount: 900, Unit: policy.Hours}},
			}
			p.Funding = map[string]policy.FundingRule{"all": {Bears: order.Platform, When: policy.When{Category: []string{"x"}}}, "some": {Bears: order.Platform, Most: money.MustParse("5.00", "CNY")}}
			p.Closures = map[string]policy.Closure{"spring": {From: "2027-02-05", Until: "2027-02-12"}}
			p.Appeals = map[string]policy.AppealRule{"much": {Do: "file_claim", When: policy.When{By: []order.Party{order.Seller}}, Cap: money.MustParse("5000.00", "CNY")}}
		}, []string{
			"closures.spring is a number without a source", "closures.spring is a number without a date",
			"caps.half.most is a number without a source", "caps.half.most is a number without a date",
			"permits.late is a number without a source", "permits.late is a number without a date",
			"permits.soon is a number without a source", "permits.soon is a number without a date",
			"funding.some.most is a number without a source", "funding.some.most is a number without a date",
			"appeals.much is a number without a source", "appeals.much is a number without a date",
		}},

		{"a request of dear goods is tried", special(func(w *policy.When) { w.Price = amounts("500.00", "") }), nil},
		{"of cheap ones", special(func(w *policy.When) { w.Price = amounts("", "5.00") }), nil},
		{"of dear orders, in another currency", special(func(w *policy.When) { w.Paid = &policy.Range{From: money.MustParse("750", "JPY")} }), nil},
		{"of what was paid in some way", special(func(w *policy.When) { w.Tender = []string{"balance", "card"} }), nil},
		{"of what was bought since", special(func(w *policy.When) { w.After = june }), nil},
		{"of what was bought until", special(func(w *policy.When) { w.Before = may }), nil},
		{"of all that together", special(func(w *policy.When) {
			w.Price, w.Paid, w.Tender, w.After, w.Category = amounts("500.00", "600.00"), amounts("700.00", ""), []string{"card"}, june, []string{"shoes"}
		}), nil},
		{"of what no order can cost", special(func(w *policy.When) {
			w.Price, w.Paid = amounts("500.00", ""), &policy.Range{From: money.MustParse("750", "JPY")}
		}),
			[]string{"requests.special can never be asked: no order is ever as its condition says"}},

		{"an answer about cheap goods alone", only(func(w *policy.When) { w.Price = amounts("", "500.00") }), []string{unanswered}},
		{"about dear ones alone", only(func(w *policy.When) { w.Price = amounts("10.00", "") }), []string{unanswered}},
		{"about dear orders alone", only(func(w *policy.When) { w.Paid = amounts("10.00", "") }), []string{unanswered}},
		{"about what is paid by card alone", only(func(w *policy.When) { w.Tender = []string{"card"} }), []string{unanswered}},
		{"about what was bought until June", only(func(w *policy.When) { w.Before = june }), []string{unanswered}},
		{"about what was bought since May", only(func(w *policy.When) { w.After = may }), []string{unanswered}},
		{"an answer about each is enough", func(p *policy.Policy) {
			dear := p.Deadlines["answer_refund"]
			only(func(w *policy.When) { w.Price = amounts("", "500.00") })(p)
			dear.When.Price = amounts("500.00", "")
			p.Deadlines["answer_dear"] = dear
		}, nil},

		{"a request that counts from the later of two instants is tried", func(p *policy.Policy) {
			special(func(*policy.When) {})(p)
			r := p.Requests["special"]
			r.From, r.Source = &policy.Span{
				Anchor: policy.FromPayment, Amount: 1, Unit: policy.Hours,
				LaterOf: &policy.Span{Anchor: policy.FromPayment, Amount: 2, Unit: policy.Hours, LaterOf: &policy.Span{Anchor: policy.FromFact("promised"), Amount: 1, Unit: policy.Hours}},
			}, page
			p.Requests["special"] = r
		}, nil},
		{"so is one by a fact that counts from another", func(p *policy.Policy) {
			special(func(w *policy.When) { w.Facts = map[string][]string{"market": {"jp"}} })(p)
			r := p.Requests["special"]
			r.From, r.Source = &policy.Span{Anchor: policy.FromFact("promised"), Amount: 1, Unit: policy.Hours}, page
			p.Requests["special"] = r
		}, nil},
		{"a deadline of the later of two instants, of which one may never come", func(p *policy.Policy) {
			r := p.Deadlines["answer_refund"]
			r.LaterOf = &policy.Span{Anchor: policy.FromFact("promised"), Amount: 1, Unit: policy.Hours}
			p.Deadlines["answer_refund"] = r
		}, []string{unanswered}},
		{"of the sooner of two one is enough", func(p *policy.Policy) {
			r := p.Deadlines["answer_refund"]
			r.SoonerOf = &policy.Span{Anchor: policy.FromFact("promised"), Amount: 1, Unit: policy.Hours}
			p.Deadlines["answer_refund"] = r
		}, nil},

		{"what the platform offers in the seller's place nobody answers", func(p *policy.Policy) {
			p.Managed = true
			delete(p.Deadlines, "offer")
			p.Offers = []aftersales.Kind{aftersales.RefundOnly}
		}, []string{
			"a refund_only that is awaiting_buyer has no deadline", "a resend that is awaiting_buyer has no deadline", "a return_refund that is awaiting_buyer has no deadline",
			"an exchange that is awaiting_buyer has no deadline", "a repair that is awaiting_buyer has no deadline",
		}},
		{"a platform that does all for the seller passes", func(p *policy.Policy) { p.Managed = true }, nil},
		{"what it chooses in his place is followed", func(p *policy.Policy) {
			p.Managed = true
			p.Choices = map[string]policy.Choice{"last": {Do: "reject", Event: aftersales.EventRejected, When: policy.When{By: []order.Party{order.Platform}}}}
			r := p.Deadlines["after_rejection"]
			r.When.By = []order.Party{order.Seller}
			p.Deadlines["after_rejection"] = r
		}, []string{
			"a refund_only that is rejected has no deadline", "a return_refund that is rejected has no deadline", "a return_refund that is return_refused has no deadline",
			"an exchange that is rejected has no deadline", "an exchange that is return_refused has no deadline", "a resend that is rejected has no deadline",
			"a repair that is rejected has no deadline", "a repair that is return_refused has no deadline",
		}},
		{"what may only be offered to some, after a day", func(p *policy.Policy) {
			p.Permits = map[string]policy.PermitRule{
				"never": {Do: "offer", Permission: policy.Forbid, When: policy.When{Facts: map[string][]string{"level": {"", "basic"}}}},
				"gold":  {Do: "offer", When: policy.When{Facts: map[string][]string{"level": {"gold"}}}, From: &policy.Span{Anchor: policy.FromOpening, Amount: 1, Unit: policy.Days}, Source: page},
			}
			r := p.Deadlines["offer"]
			r.When.Kind = []aftersales.Kind{aftersales.ReturnRefund, aftersales.Exchange, aftersales.Resend, aftersales.Repair}
			p.Deadlines["offer"] = r
		}, []string{"a refund_only that is awaiting_buyer has no deadline"}},
		{"and what nobody may offer needs no answer", func(p *policy.Policy) {
			p.Permits = map[string]policy.PermitRule{"never": {Do: "offer", Permission: policy.Forbid}}
			delete(p.Deadlines, "offer")
		}, nil},
		{"a line that may be asked for once is not asked for again when it is back", func(p *policy.Policy) {
			p.Attempts, p.AttemptsPer = 1, policy.PerLine
			p.Requests["again"] = policy.Request{When: policy.When{
				Kind: []aftersales.Kind{aftersales.ReturnRefund, aftersales.Exchange}, State: []aftersales.State{aftersales.ReturnRefused}, Goods: []aftersales.GoodsState{aftersales.Returned},
			}}
			delete(p.Deadlines, "answer_returned")
			delete(p.Deadlines, "answer_exchanged")
			for _, name := range []string{"return_shipped", "return_completed", "replace_shipped", "replace_completed"} {
				r := p.Requests[name]
				r.When.Goods = []aftersales.GoodsState{aftersales.Received}
				p.Requests[name] = r
			}
		}, nil},

		{"business days, sweeps, rounding and closures are no dead ends", func(p *policy.Policy) {
			p.Zone, p.Calendar = "Asia/Shanghai", policy.Calendar{Days: map[string]policy.DayKind{"2026-03-09": policy.Holiday}}
			p.Closures = map[string]policy.Closure{"march": {From: "2026-03-06", Until: "2026-03-08", Source: page}}
			by := []order.Party{order.Seller, order.Buyer}
			p.Extensions, p.Holds = map[string]policy.ExtensionRule{}, map[string]policy.HoldRule{}
			for name, r := range p.Deadlines {
				r.Span = policy.Span{Anchor: r.Anchor, Amount: 2, Unit: policy.BusinessDays, Round: policy.EndOfDay, Sweep: "10:00"}
				p.Deadlines[name] = r
				if timer := r.Timer; timer == "" {
					p.Extensions[name] = policy.ExtensionRule{Timer: name, By: by, Length: policy.Length{Amount: 1, Unit: policy.BusinessDays}, Source: page}
					p.Holds[name] = policy.HoldRule{Timer: name, By: by, Most: policy.Span{Anchor: policy.FromPayment, Amount: 60, Unit: policy.BusinessDays, Sweep: "10:00"}, Source: page}
				}
			}
		}, nil},
		{"an hour more that the same sweep carries out moves the end", func(p *policy.Policy) {
			r := p.Deadlines["answer_refund"]
			r.Span = policy.Span{Anchor: policy.FromState, Amount: 1, Unit: policy.Hours, Sweep: "23:00"}
			p.Deadlines["answer_refund"] = r
			p.Extensions = map[string]policy.ExtensionRule{"hour": {Timer: "answer", By: []order.Party{order.Seller}, Length: policy.Length{Amount: 1, Unit: policy.Hours}, Source: page}}
		}, nil},
		{"deadlines of no length that are rounded", func(p *policy.Policy) {
			r := p.Deadlines["answer_refund"]
			r.Span = policy.Span{Anchor: policy.FromState, Unit: policy.Days, Round: policy.EndOfDay}
			p.Deadlines["answer_refund"] = r
		}, nil},

		{"nobody chose what is paid", func(p *policy.Policy) { p.Terms = refund.Terms{} }, []string{
			"terms: no choice about money was made for refund_only: say at least freight", "terms: no choice about money was made for return_refund", "terms: no choice about money was made for cancel",
		}},
		{"but for some kinds", func(p *policy.Policy) {
			p.Terms = refund.Terms{}
			p.TermsFor = map[string]policy.TermsRule{"returns": {When: policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund, aftersales.Cancel}}, Terms: refund.Terms{Freight: refund.NoFreight}}}
		}, []string{"terms: no choice about money was made for refund_only"}},
		{"one for all is one for each", func(p *policy.Policy) {
			p.Terms = refund.Terms{}
			p.TermsFor = map[string]policy.TermsRule{"fault": {When: policy.When{Liable: []order.Party{order.Seller}}, Terms: refund.Terms{Freight: refund.FullFreight}}}
		}, nil},
		{"no freight is a choice, too", func(p *policy.Policy) { p.Terms = refund.Terms{Freight: refund.NoFreight} }, nil},
		{"what is not asked pays nothing, nor a cancellation before there is anything to pay back", func(p *policy.Policy) {
			p.Terms = refund.Terms{}
			maps.DeleteFunc(p.Requests, func(name string, _ policy.Request) bool {
				return name != "cancel_unpaid" && name != "cancel_unpaid_by_seller"
			})
			maps.DeleteFunc(p.Reasons, func(name string, _ policy.ReasonRule) bool {
				return !slices.Contains([]string{"unwanted", "bought_elsewhere", "wrong_order", "out_of_stock", "price_error", "sourcing_failed", "buyer_unpaid"}, name)
			})
		}, nil},

		{"a cancellation before anything is captured pays nothing", func(p *policy.Policy) {
			p.Terms, p.Capture = refund.Terms{}, aftersales.CaptureOnShipment
			p.TermsFor = map[string]policy.TermsRule{"rest": {When: policy.When{Kind: []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund}}}}
			for _, name := range []string{"unshipped", "refused_at_door", "undeliverable"} {
				delete(p.Requests, name)
				delete(p.Reasons, name)
			}
		}, nil},
		{"a reason says who is liable", func(p *policy.Policy) {
			r := p.Reasons["unwanted"]
			r.Liable = ""
			p.Reasons["unwanted"] = r
		}, []string{"it does not compile: reasons.unwanted.liable: a reason says who is liable: buyer, seller, carrier, platform or nobody"}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := marketplace.Policy()
			tt.spoil(&p)
			complain(t, tt.want, policytest.Check(p))
		})
	}
}

// Whatever has a condition, what it asks about is tried: a knob that is new is thought of here.
func TestConditionsAreTried(t *testing.T) {
	fields := reflect.TypeFor[policy.Policy]()
	seen := 0
	for i := range fields.NumField() {
		f := fields.Field(i)
		if f.Type.Kind() != reflect.Map || f.Type.Elem().Kind() != reflect.Struct {
			continue
		}
		if _, ok := f.Type.Elem().FieldByName("When"); !ok {
			continue
		}
		seen++
		rule := reflect.New(f.Type.Elem()).Elem()
		rule.FieldByName("When").Set(reflect.ValueOf(policy.When{Category: []string{"odd"}}))
		var p policy.Policy
		rules := reflect.MakeMap(f.Type)
		rules.SetMapIndex(reflect.ValueOf("rule"), rule)
		reflect.ValueOf(&p).Elem().Field(i).Set(rules)
		if got := policytest.Categories(p); !slices.Contains(got, "odd") {
			t.Errorf("%s: what it asks about is not tried, but %q", f.Name, got)
		}
	}
	if seen < 15 {
		t.Errorf("only %d kinds of rules have a condition", seen)
	}
	p := policy.Policy{Reasons: map[string]policy.ReasonRule{"unwanted": {LiableFor: map[string]policy.LiableRule{"odd": {When: policy.When{Category: []string{"odd"}}}}}}}
	if got := policytest.Categories(p); !slices.Contains(got, "odd") {
		t.Errorf("who is liable for some goods is not tried, but %q", got)
	}
}
