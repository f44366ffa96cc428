package policy_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

func TestCompile_ties(t *testing.T) {
	buyer, seller := []order.Party{order.Buyer}, []order.Party{order.Seller}
	refundOnly := []aftersales.Kind{aftersales.RefundOnly}
	for _, tt := range []struct {
		why  string
		a, b when
		tie  bool
	}{
		{"no condition on either", when{}, when{}, true},
		{"one is more specific", when{}, when{By: buyer}, false},
		{"the same condition", when{By: buyer}, when{By: buyer}, true},
		{"conditions of one sort that exclude each other", when{By: buyer}, when{By: seller}, false},
		{"lists that share a value", when{By: []order.Party{order.Buyer, order.Platform}}, when{By: []order.Party{order.Seller, order.Platform}}, true},
		{"conditions of two sorts can hold together", when{By: buyer}, when{Kind: refundOnly}, true},
		{"of two conditions one is shared and one excludes", when{By: buyer, Kind: refundOnly}, when{By: buyer, Kind: []aftersales.Kind{aftersales.ReturnRefund}}, false},
		{"states exclude each other", when{State: []aftersales.State{aftersales.Rejected}}, when{State: []aftersales.State{aftersales.AwaitingSeller}}, false},
		{"statuses do", when{Status: []order.Status{order.Completed}}, when{Status: []order.Status{order.AwaitingReceipt}}, false},
		{"places of the goods do", when{Goods: []aftersales.GoodsState{aftersales.Received}}, when{Goods: []aftersales.GoodsState{aftersales.InTransit}}, false},
		{"reasons do", when{Reason: []aftersales.Reason{aftersales.Unwanted}}, when{Reason: []aftersales.Reason{aftersales.Disliked}}, false},
		{"liabilities do", when{Liable: buyer}, when{Liable: seller}, false},
		{"channels do", when{Channel: []aftersales.Channel{aftersales.Formal}}, when{Channel: []aftersales.Channel{aftersales.Informal}}, false},
		{"fulfilments do", when{Fulfilment: []order.Fulfilment{order.BySeller}}, when{Fulfilment: []order.Fulfilment{order.ByPlatform}}, false},
		{"categories do", when{Category: []string{"fresh"}}, when{Category: []string{"shoes"}}, false},
		{"values of one fact do", when{Facts: map[string][]string{"market": {"cn"}}}, when{Facts: map[string][]string{"market": {"jp"}}}, false},
		{"values of one fact that meet do not", when{Facts: map[string][]string{"market": {"cn", "jp"}}}, when{Facts: map[string][]string{"market": {"jp"}}}, true},
		{"two facts can hold together", when{Facts: map[string][]string{"market": {"cn"}}}, when{Facts: map[string][]string{"level": {"1"}}}, true},
		{"a fact counts as a condition each", when{Facts: map[string][]string{"market": {"cn"}, "level": {"1"}}}, when{Facts: map[string][]string{"market": {"cn"}}}, false},
	} {
		t.Run(tt.why, func(t *testing.T) {
			for _, w := range [][2]when{{tt.a, tt.b}, {tt.b, tt.a}} {
				got := problems(t, with(func(p *policy.Policy) {
					p.Requests = requests{"r1": {When: w[0]}, "r2": {When: w[1]}}
				}))
				var want []string
				if tt.tie {
					want = []string{"requests.r2: ties with r1: both can match, and neither is more specific; add a condition to one"}
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("problems (-want +got):\n%s", diff)
				}
			}
		})
	}
}

// Rules tie only over the same thing: a timer, a command, a metric of an event.
func TestCompile_tiesOver(t *testing.T) {
	awaiting := when{State: []aftersales.State{aftersales.AwaitingSeller}}
	receipt := when{Status: []order.Status{order.AwaitingReceipt}}
	ofCase := policy.DeadlineRule{When: awaiting, Timer: "t", Span: hours(1, policy.FromState), Expiry: "expired_refund"}
	ofChild := policy.DeadlineRule{When: receipt, Timer: "t", Span: hours(1, policy.FromState), Expiry: "expired_confirmation"}
	own := ofCase
	own.Timer = ""
	for _, tt := range []struct {
		why   string
		spoil func(*policy.Policy)
		want  []string
	}{
		{"one timer in one state", func(p *policy.Policy) { p.Deadlines = timers{"a": ofCase, "b": ofCase} }, []string{"deadlines.b: ties with a"}},
		{"two timers in one state both run", func(p *policy.Policy) { p.Deadlines = timers{"a": own, "b": own} }, nil},
		{"a rule's own name is its timer", func(p *policy.Policy) { p.Deadlines = timers{"t": own, "u": ofCase} }, []string{"deadlines.u: ties with t"}},
		{"a case's and a child order's timer of one name are two", func(p *policy.Policy) { p.Deadlines = timers{"a": ofCase, "b": ofChild} }, nil},
		{"terms", func(p *policy.Policy) { p.TermsFor = terms{"a": {When: awaiting}, "b": {When: receipt}} }, []string{"terms_for.b: ties with a"}},
		{"choices of one command", func(p *policy.Policy) {
			p.Choices = choices{"a": {Do: "reject", Event: aftersales.EventRejected}, "b": {Do: "reject", Event: aftersales.EventRejectedFinally}}
		}, []string{"choices.b: ties with a"}},
		{"choices of two commands", func(p *policy.Policy) {
			p.Choices = choices{"a": {Do: "reject", Event: aftersales.EventRejected}, "b": {Do: "receive", Event: aftersales.EventReceived}}
		}, nil},
		{"metrics of one name and event", func(p *policy.Policy) {
			m := policy.MetricRule{Event: aftersales.EventRejected, Metric: "refusals", Weight: 1, Against: order.Seller}
			p.Metrics = metrics{"a": m, "b": m}
		}, []string{"metrics.b: ties with a"}},
		{"metrics of two events", func(p *policy.Policy) {
			m := policy.MetricRule{Event: aftersales.EventRejected, Metric: "refusals", Weight: 1, Against: order.Seller}
			n := m
			n.Event = aftersales.EventReturnRefused
			p.Metrics = metrics{"a": m, "b": n}
		}, nil},
		{"each rule is reported once, however many it ties with", func(p *policy.Policy) {
			p.Requests = requests{"a": {}, "b": {}, "c": {}, "d": {}}
		}, []string{"requests.b: ties with a", "requests.c: ties with a", "requests.d: ties with a"}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			var want []string
			for _, w := range tt.want {
				want = append(want, w+": both can match, and neither is more specific; add a condition to one")
			}
			if diff := cmp.Diff(want, problems(t, with(tt.spoil))); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// Where a thousand rules tie with each other the answer is still short and soon there.
func TestCompile_manyTies(t *testing.T) {
	got := problems(t, with(func(p *policy.Policy) {
		p.TermsFor = terms{}
		for i := range 1000 {
			p.TermsFor[fmt.Sprintf("t%d", i)] = policy.TermsRule{Terms: refund.Terms{}}
		}
	}))
	if len(got) != 999 {
		t.Errorf("%d problems, want one for each rule but the first", len(got))
	}
}
