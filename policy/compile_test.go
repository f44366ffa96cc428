package policy_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

type (
	requests = map[string]policy.Request
	reasons  = map[string]policy.ReasonRule
	timers   = map[string]policy.DeadlineRule
	choices  = map[string]policy.Choice
	metrics  = map[string]policy.MetricRule
	terms    = map[string]policy.TermsRule
	when     = policy.When
)

func TestCompile_problems(t *testing.T) {
	long := strings.Repeat("x", 65)
	awaiting := []aftersales.State{aftersales.AwaitingSeller}
	receipt := []order.Status{order.AwaitingReceipt}
	for _, tt := range []struct {
		why   string
		spoil func(*policy.Policy)
		want  []string
	}{
		{"the plain policy compiles", func(*policy.Policy) {}, nil},
		{"a policy has an id", func(p *policy.Policy) { p.ID = "" }, []string{`id: "" is no id: lower-case letters, digits, '-' and '_'`}},
		{"an id is no version too", func(p *policy.Policy) { p.ID = "plain@2" }, []string{`id: "plain@2" is no id: lower-case letters, digits, '-' and '_'`}},
		{"an id has at most 64 bytes, and a long one is cut in the text", func(p *policy.Policy) { p.ID = long }, []string{
			`id: "` + long[:40] + `..." is no id: lower-case letters, digits, '-' and '_'`,
		}},
		{"a version may have dots, but no space", func(p *policy.Policy) { p.Version = "v 2.0" }, []string{
			`version: "v 2.0" is no version: lower-case letters, digits, '-', '_' and '.'`,
		}},
		{"JSON has no instant after the year 9999", func(p *policy.Policy) { p.InForce = time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC) }, []string{
			"in_force: the year 12026 is none of 1 to 9999",
		}},
		{"a zone is one that IANA knows", func(p *policy.Policy) { p.Zone = "Asia/Shangrila" }, []string{`zone: "Asia/Shangrila" is no time zone`}},
		{"the zone of the machine would make the policy another on each", func(p *policy.Policy) { p.Zone = "Local" }, []string{`zone: "Local" is no time zone`}},
		{"no attempt at all is no policy", func(p *policy.Policy) { p.Attempts = -1 }, []string{"attempts: -1 is negative; zero means without a limit"}},
		{"words written in Go are checked as those of JSON are", func(p *policy.Policy) {
			p.ShipDuringCase, p.ReturnAddress, p.RejectEvidence = "wait", "maybe", "no"
			p.Terms = refund.Terms{Freight: "half", Slack: "keep", Tenders: "card_first"}
		}, []string{
			`ship_during_case: "wait" is not one of [refuse close]`,
			`return_address: "maybe" is not one of [optional required]`,
			`reject_evidence: "no" is not one of [optional required]`,
			`terms.freight: "half" is not one of [none full with_last apportioned]`,
			`terms.slack: "keep" is not one of [forfeit carry]`,
			`terms.tenders: "card_first" is not one of [proportional first_to_last last_to_first]`,
		}},
		{"a policy under which nothing may be asked is one that was not finished", func(p *policy.Policy) { p.Requests = nil }, []string{"requests: nothing may be asked"}},
		{"a date is a date", func(p *policy.Policy) {
			p.AsOf = "March 2026"
			p.Requests["any"] = policy.Request{Source: policy.Source{AsOf: "2026-02-30"}}
			p.Reasons["unwanted"] = policy.ReasonRule{Liable: order.Buyer, Source: policy.Source{AsOf: "1.3.2026"}}
		}, []string{
			`as_of: "March 2026" is no date such as 2026-03-01`,
			`requests.any.as_of: "2026-02-30" is no date such as 2026-03-01`,
			`reasons.unwanted.as_of: "1.3.2026" is no date such as 2026-03-01`,
		}},
		{"a rule's name is a word, for the paths", func(p *policy.Policy) {
			p.Requests = requests{"Any Thing": {}}
			p.TermsFor = terms{"a.b": {}}
		}, []string{
			`terms_for.a.b: "a.b" is no name of a rule: lower-case letters, digits, '-' and '_'`,
			`requests.Any Thing: "Any Thing" is no name of a rule: lower-case letters, digits, '-' and '_'`,
		}},
		{"every word of a condition, by its path", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: when{
				Kind: []aftersales.Kind{"swap"}, State: []aftersales.State{"asleep"}, Status: []order.Status{"lost"}, Goods: []aftersales.GoodsState{"eaten"},
				By: []order.Party{"cat"}, Reason: []aftersales.Reason{"mood"}, Liable: []order.Party{"dog"}, Channel: []aftersales.Channel{"shout"},
				Fulfilment: []order.Fulfilment{"magic"},
			}}
		}, []string{
			`requests.any.when.kind: "swap" is not one of [cancel refund_only return_refund exchange resend repair]`,
			`requests.any.when.state: "asleep" is not one of ` + fmt.Sprint(aftersales.States()),
			`requests.any.when.status: "lost" is not one of ` + fmt.Sprint(order.Statuses()),
			`requests.any.when.goods: "eaten" is not one of [not_shipped in_transit received returned]`,
			`requests.any.when.by: "cat" is not one of ` + fmt.Sprint(order.Parties()),
			`requests.any.when.reason: "mood" is not one of ` + fmt.Sprint(aftersales.Reasons()),
			`requests.any.when.liable: "dog" is not one of ` + fmt.Sprint(order.Parties()),
			`requests.any.when.channel: "shout" is not one of [formal informal]`,
			`requests.any.when.fulfilment: "magic" is not one of [seller warehouse platform]`,
		}},
		{"an empty list could mean nothing or everything", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: when{Kind: []aftersales.Kind{}, Category: []string{}, Facts: map[string][]string{"market": nil}}}
		}, []string{
			"requests.any.when.kind: an empty list matches nothing: name some values, or leave it out",
			"requests.any.when.category: an empty list matches nothing: name some values, or leave it out",
			"requests.any.when.facts.market: an empty list matches nothing: name some values, or leave it out",
		}},
		{"a window has a length and begins at something that comes before the request", func(p *policy.Policy) {
			p.Requests = requests{
				"b": {When: when{By: []order.Party{order.Buyer}}, Window: &policy.Span{Anchor: policy.FromState, Amount: 7, Unit: policy.Days}},
				"c": {When: when{By: []order.Party{order.Seller}}, Window: &policy.Span{Anchor: "birth", Unit: "weeks"}},
			}
		}, []string{
			"requests.b.window.anchor: state never comes before there is a case; count from one of [placed paid shipped delivered completed]",
			`requests.c.window.unit: "weeks" is not one of [minutes hours days business_days months]`,
			"requests.c.window.amount: 0 is no length of time",
			`requests.c.window.anchor: "birth" is not one of [placed paid shipped delivered completed]`,
		}},
		{"a case begins as its flow says", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: when{Kind: []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange}}, Event: aftersales.EventRefundedAtOnce}
		}, []string{
			`requests.any.event: a return_refund cannot begin with "refunded_at_once"`,
			`requests.any.event: an exchange cannot begin with "refunded_at_once"`,
		}},
		{"a reason is one of the library's, and somebody is liable", func(p *policy.Policy) {
			p.Reasons = reasons{"mood": {Liable: order.Buyer}, "unwanted": {}}
		}, []string{"reasons.mood: is no reason", "reasons.unwanted.liable: a reason says who is liable: buyer, seller, carrier, platform or nobody"}},
		{"who is liable follows from the reason: neither can decide whether it is admitted", func(p *policy.Policy) {
			p.Reasons["unwanted"] = policy.ReasonRule{Liable: order.Buyer, When: when{Liable: []order.Party{order.Buyer}}}
		}, []string{"reasons.unwanted.when: it is the reason that says who is liable: neither can be its condition"}},
		{"an hour too much would leave the range of a duration", func(p *policy.Policy) {
			p.Deadlines = timers{
				"a": {When: when{State: awaiting}, Span: hours(878_401, policy.FromState), Expiry: "expired_refund"},
				"b": {When: when{State: awaiting}, Span: hours(878_400, policy.FromState), Expiry: "expired_refund"},
			}
		}, []string{"deadlines.a.amount: 878401 hours are longer than a hundred years"}},
		{"a deadline belongs to states or to statuses", func(p *policy.Policy) {
			p.Deadlines = timers{"a": {Span: hours(1, policy.FromState), Expiry: "expired_refund"}}
		}, []string{"deadlines.a.when: a deadline names the states of a case or the statuses of a child order it belongs to"}},
		{"a flow that does not allow the expiry", func(p *policy.Policy) {
			p.Deadlines = timers{"a": {When: when{State: awaiting, Kind: []aftersales.Kind{aftersales.RefundOnly}}, Span: hours(1, policy.FromState), Expiry: "expired_return"}}
		}, []string{`deadlines.a.expiry: a refund_only that is awaiting_seller cannot go on with "expired_return"`}},
		{"a state that the kind does not have", func(p *policy.Policy) {
			p.Deadlines = timers{"a": {When: when{State: []aftersales.State{aftersales.AwaitingReturn}, Kind: []aftersales.Kind{aftersales.RefundOnly}}, Span: hours(1, policy.FromState), Expiry: "expired_close"}}
		}, []string{`deadlines.a.expiry: a refund_only that is awaiting_return cannot go on with "expired_close"`}},
		{"for whichever kind has the state, but each that has it must allow it", func(p *policy.Policy) {
			p.Deadlines = timers{"a": {When: when{State: []aftersales.State{aftersales.Intercepting, aftersales.Rejected}}, Span: hours(1, policy.FromState), Expiry: "expired_refund"}}
		}, []string{
			`deadlines.a.expiry: a cancel that is rejected cannot go on with "expired_refund"`,
			`deadlines.a.expiry: a refund_only that is rejected cannot go on with "expired_refund"`,
			`deadlines.a.expiry: a return_refund that is rejected cannot go on with "expired_refund"`,
			`deadlines.a.expiry: an exchange that is rejected cannot go on with "expired_refund"`,
			`deadlines.a.expiry: a resend that is rejected cannot go on with "expired_refund"`,
			`deadlines.a.expiry: a repair that is rejected cannot go on with "expired_refund"`,
		}},
		{"silence pays nothing, though the flow would allow it", func(p *policy.Policy) {
			p.Deadlines = timers{"a": {When: when{State: []aftersales.State{aftersales.Refunding}}, Span: hours(1, policy.FromState), Expiry: "settled_in_full"}}
		}, []string{`deadlines.a.expiry: silence cannot decide "settled_in_full", but one of [expired_refund expired_return expired_close expired_withdraw expired_replacement expired_replaced expired_decline reminded]`}},
		{"a case cannot stop its own clock", func(p *policy.Policy) {
			p.Deadlines = timers{"a": {When: when{State: awaiting}, Span: hours(1, policy.FromState), Expiry: "expired_refund", PausedByCases: true}}
		}, []string{"deadlines.a.paused_by_cases: a case does not stop its own clock: only deadlines of a child order are paused"}},
		{"a timer's name, and one that is taken", func(p *policy.Policy) {
			p.Deadlines = timers{
				"a":          {When: when{State: awaiting}, Timer: "A", Span: hours(1, policy.FromState), Expiry: "expired_refund"},
				"settlement": {When: when{State: awaiting}, Span: hours(1, policy.FromState), Expiry: "expired_refund"},
			}
		}, []string{
			`deadlines.a.timer: "A" is no name of a timer: lower-case letters, digits, '-' and '_'`,
			`deadlines.settlement.timer: "settlement" is the clock's own: it completes refunds of no cash; take another name`,
		}},
		{"a child order's deadline knows no case", func(p *policy.Policy) {
			p.Deadlines = timers{"a": {When: when{Status: receipt, Kind: []aftersales.Kind{aftersales.RefundOnly}}, Span: hours(1, policy.FromOpening), Expiry: "expired_confirmation"}}
		}, []string{
			"deadlines.a.anchor: opened never comes before there is a case; count from one of [state placed paid shipped delivered completed]",
			"deadlines.a.when: a child order's deadline knows no case: only status, fulfilment, facts and what the order says can be its condition",
		}},
		{"silence does not confirm what is not there to confirm, does not pay, and does not keep the money", func(p *policy.Policy) {
			p.Deadlines = timers{
				"a": {When: when{Status: []order.Status{order.PendingShipment}}, Span: hours(1, policy.FromState), Expiry: "expired_confirmation"},
				"b": {When: when{Status: []order.Status{order.PendingPayment}}, Span: hours(1, policy.FromState), Expiry: "paid"},
				"c": {When: when{Status: []order.Status{order.AwaitingReceipt, order.PendingShipment}}, Span: hours(1, policy.FromState), Expiry: "expired_unshipped"},
				"d": {When: when{Status: []order.Status{order.PendingPayment}}, Span: hours(1, policy.FromPlacement), Expiry: "expired_unpaid"},
			}
		}, []string{
			`deadlines.a.expiry: a child order that is pending_shipment cannot go on with "expired_confirmation"`,
			`deadlines.b.expiry: silence cannot decide "paid", but one of [expired_unpaid expired_unshipped expired_confirmation reminded]`,
			`deadlines.c.expiry: a child order that is awaiting_receipt cannot go on with "expired_unshipped"`,
		}},
		{"terms of some situations", func(p *policy.Policy) {
			p.TermsFor = terms{"a": {Terms: refund.Terms{Freight: "half"}, When: when{Kind: []aftersales.Kind{"swap"}}}}
		}, []string{
			`terms_for.a.when.kind: "swap" is not one of [cancel refund_only return_refund exchange resend repair]`,
			`terms_for.a.terms.freight: "half" is not one of [none full with_last apportioned]`,
		}},
		{"what may be offered is a kind, and something", func(p *policy.Policy) { p.Offers = []aftersales.Kind{"swap"} }, []string{
			`offers: "swap" is not one of [refund_only return_refund exchange resend repair]`,
		}},
		{"an empty list of offers may mean nothing or everything", func(p *policy.Policy) { p.Offers = []aftersales.Kind{} }, []string{
			"offers: an empty list matches nothing: name some values, or leave it out",
		}},
		{"an offer is accepted as what it is", func(p *policy.Policy) {
			p.Choices = choices{
				"a": {Do: "accept_offer", Event: aftersales.EventAcceptedRefund, When: when{Kind: []aftersales.Kind{aftersales.ReturnRefund}}},
				"b": {Do: "accept_offer", Event: aftersales.EventAcceptedReturn, When: when{Kind: []aftersales.Kind{aftersales.RefundOnly}}},
				"c": {Do: "decline_offer", Event: aftersales.EventDeclinedOffer},
			}
		}, []string{
			`choices.b.event: no case that its condition speaks of can go on with "accepted_return"`,
			"choices.c.do: decline_offer never leads to more than one event: there is nothing to choose",
		}},
		{"a choice that could never be made", func(p *policy.Policy) {
			p.Choices = choices{
				"a": {Do: "shrug", Event: aftersales.EventRejected},
				"b": {Do: "withdraw", Event: aftersales.EventWithdrawn},
				"c": {Do: "approve", Event: aftersales.EventRejected},
				"d": {Do: "approve", Event: aftersales.EventApprovedReturn, When: when{Kind: []aftersales.Kind{aftersales.RefundOnly}}},
				"e": {Do: "receive", Event: aftersales.EventReceivedRefund, When: when{State: []aftersales.State{aftersales.Inspecting}}},
			}
		}, []string{
			`choices.d.event: no case that its condition speaks of can go on with "approved_return"`,
			`choices.e.event: no case that its condition speaks of can go on with "received_refund"`,
			`choices.a.do: "shrug" is no command`,
			"choices.b.do: withdraw never leads to more than one event: there is nothing to choose",
			`choices.c.event: approve never leads to "rejected", but to one of [approved_return approved_refund approved_replacement]`,
		}},
		{"a metric that could never count", func(p *policy.Policy) {
			p.Metrics = metrics{
				"a": {Event: "sighed", Metric: "Sighs"},
				"b": {Event: aftersales.EventReturnRefused, Metric: "refusals", Against: order.Seller, When: when{Kind: []aftersales.Kind{aftersales.RefundOnly}}},
			}
		}, []string{
			`metrics.b.event: no kind that its condition speaks of knows "return_refused"`,
			`metrics.a.event: "sighed" is no event`,
			`metrics.a.metric: "Sighs" is no name of a metric: lower-case letters, digits, '-' and '_'`,
			"metrics.a.against: a metric counts against a party",
		}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, problems(t, with(tt.spoil))); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// What would take too long to check is refused before anything else is looked at.
func TestCompile_size(t *testing.T) {
	p := plain()
	p.ID = "Not Looked At"
	p.Requests = requests{}
	for i := range 1001 {
		p.Requests[fmt.Sprintf("r%d", i)] = policy.Request{}
	}
	p.Reasons["unwanted"] = policy.ReasonRule{When: when{Facts: map[string][]string{"market": make([]string, 1001)}}}
	want := []string{"requests: 1001 rules are more than 1000", "reasons.unwanted.when: 1001 values are more than 1000"}
	if diff := cmp.Diff(want, problems(t, p)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestError_text(t *testing.T) {
	e := &policy.Error{Ref: "p@1"}
	for i := range 22 {
		e.Problems = append(e.Problems, policy.Problem{Path: fmt.Sprintf("requests.r%d", i), Text: "wrong"})
	}
	if got := e.Error(); !strings.HasPrefix(got, `policy: "p@1": requests.r0: wrong; requests.r1: wrong; `) || !strings.HasSuffix(got, "requests.r19: wrong; and 2 more") {
		t.Errorf("text %q", got)
	}
	_, err := policy.NewSet(plain(), with(func(p *policy.Policy) { p.ID = "" }))
	if cannot := (*policy.Error)(nil); !errors.As(err, &cannot) {
		t.Errorf("NewSet: %v, want an *Error", err)
	}
}

// Nobody changes a compiled policy from outside, neither by the value it was made of nor by what Data returns.
func TestCompiled_sharesNothing(t *testing.T) {
	made := func() policy.Policy {
		return with(func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{
				When: when{By: []order.Party{order.Buyer}, Facts: map[string][]string{"market": {"cn", ""}}}, Window: &policy.Span{Anchor: policy.FromCompletion, Amount: 7, Unit: policy.Days},
			}
		})
	}
	spoil := func(p policy.Policy) {
		p.Requests["any"].When.By[0] = order.Seller
		p.Requests["any"].When.Facts["market"][1] = "jp"
		p.Requests["any"].Window.Amount = 1
		delete(p.Reasons, "unwanted")
	}
	source := made()
	c := compile(t, source)
	spoil(source)
	spoil(c.Data())
	if diff := cmp.Diff(made(), c.Data()); diff != "" {
		t.Errorf("data (-want +got):\n%s", diff)
	}
	if got := codes(c.Admit(changed(asked(), func(s *aftersales.Situation) { s.At = completed.AddDate(0, 0, 7) })).Faults); got != nil {
		t.Errorf("faults %v, want none: the compiled rules changed", got)
	}
}
