package policy_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// termsWhen gives back the freight in the situations of a condition.
func termsWhen(t *testing.T, w when) *policy.Compiled {
	t.Helper()
	return compile(t, with(func(p *policy.Policy) {
		p.TermsFor = terms{"a": {When: w, Terms: refund.Terms{Freight: refund.FullFreight}}}
	}))
}

func TestWhen_matches(t *testing.T) {
	type is = aftersales.Situation
	for _, tt := range []struct {
		why    string
		when   when
		change func(*is)
		want   bool
	}{
		{"no condition always holds", when{}, func(*is) {}, true},
		{"the kind", when{Kind: []aftersales.Kind{aftersales.RefundOnly}}, func(*is) {}, true},
		{"another kind", when{Kind: []aftersales.Kind{aftersales.ReturnRefund}}, func(*is) {}, false},
		{"one of several kinds", when{Kind: []aftersales.Kind{aftersales.ReturnRefund, aftersales.RefundOnly}}, func(*is) {}, true},
		{"the case's state", when{State: []aftersales.State{aftersales.AwaitingSeller}}, func(*is) {}, true},
		{"another state", when{State: []aftersales.State{aftersales.Rejected}}, func(*is) {}, false},
		{"a request that opens a case has no state", when{State: []aftersales.State{aftersales.AwaitingSeller}}, func(s *is) { s.Case = nil }, false},
		{"the child order's status", when{Status: []order.Status{order.Completed}}, func(*is) {}, true},
		{"another status", when{Status: []order.Status{order.Completed}}, func(s *is) { s.Child.Status = order.AwaitingReceipt }, false},
		{"where the goods are", when{Goods: []aftersales.GoodsState{aftersales.Received}}, func(*is) {}, true},
		{"elsewhere", when{Goods: []aftersales.GoodsState{aftersales.Received}}, func(s *is) { s.Goods = aftersales.InTransit }, false},
		{"terms go by who opened the case, not by who acts", when{By: []order.Party{order.Buyer}}, func(s *is) { s.By = order.Seller }, true},
		{"the seller acts, and opened nothing", when{By: []order.Party{order.Seller}}, func(s *is) { s.By = order.Seller }, false},
		{"while there is no case, by who asks", when{By: []order.Party{order.Platform}}, func(s *is) { s.Case, s.By = nil, order.Platform }, true},
		{"the reason", when{Reason: []aftersales.Reason{aftersales.Unwanted}}, func(*is) {}, true},
		{"another reason", when{Reason: []aftersales.Reason{aftersales.Unwanted}}, func(s *is) { s.Reason = aftersales.Disliked }, false},
		{"who is liable", when{Liable: []order.Party{order.Buyer}}, func(*is) {}, true},
		{"somebody else is, by a ruling", when{Liable: []order.Party{order.Buyer}}, func(s *is) { s.Liable = order.Platform }, false},
		{"the channel", when{Channel: []aftersales.Channel{aftersales.Informal}}, func(s *is) { s.Channel = aftersales.Informal }, true},
		{"another channel", when{Channel: []aftersales.Channel{aftersales.Informal}}, func(*is) {}, false},
		{"a request that names no channel is formal", when{Channel: []aftersales.Channel{aftersales.Formal}}, func(s *is) { s.Channel = "" }, true},
		{"who sends the goods", when{Fulfilment: []order.Fulfilment{order.BySeller}}, func(*is) {}, true},
		{"somebody else sends them", when{Fulfilment: []order.Fulfilment{order.BySeller}}, func(s *is) { s.Doc.Fulfilment = order.ByPlatform }, false},
		{"the seller does where nobody says", when{Fulfilment: []order.Fulfilment{order.BySeller}}, func(s *is) { s.Doc.Fulfilment = "" }, true},
		{"the seller does where there is no document", when{Fulfilment: []order.Fulfilment{order.BySeller}}, func(s *is) { s.Doc = nil }, true},
		{"the category of the line", when{Category: []string{"fresh"}}, func(s *is) { s.Categories = []string{"fresh"} }, true},
		{"every line's", when{Category: []string{"fresh", "dry"}}, func(s *is) { s.Categories = []string{"dry", "fresh", "dry"} }, true},
		{"but one line's", when{Category: []string{"fresh"}}, func(s *is) { s.Categories = []string{"fresh", "dry"} }, false},
		{"no line has one", when{Category: []string{"fresh"}}, func(*is) {}, false},
		{"a fact of the order", when{Facts: map[string][]string{"market": {"jp"}}}, func(s *is) { s.Order.Facts = order.Facts{"market": "jp"} }, true},
		{"another value of it", when{Facts: map[string][]string{"market": {"jp"}}}, func(s *is) { s.Order.Facts = order.Facts{"market": "us"} }, false},
		{"a fact of the child order", when{Facts: map[string][]string{"market": {"jp"}}}, func(s *is) { s.Doc.Facts = order.Facts{"market": "jp"} }, true},
		{"the child order's comes before the order's", when{Facts: map[string][]string{"market": {"jp"}}}, func(s *is) {
			s.Doc.Facts, s.Order.Facts = order.Facts{"market": "us"}, order.Facts{"market": "jp"}
		}, false},
		{"even where it is empty", when{Facts: map[string][]string{"market": {"jp"}}}, func(s *is) {
			s.Doc.Facts, s.Order.Facts = order.Facts{"market": ""}, order.Facts{"market": "jp"}
		}, false},
		{"a fact that nobody knows is none of the values", when{Facts: map[string][]string{"market": {"jp"}}}, func(*is) {}, false},
		{"unless the empty one is named", when{Facts: map[string][]string{"market": {"jp", ""}}}, func(*is) {}, true},
		{"all facts must hold", when{Facts: map[string][]string{"market": {"jp"}, "level": {"3"}}}, func(s *is) {
			s.Order.Facts = order.Facts{"market": "jp", "level": "2"}
		}, false},
		{"all conditions must hold", when{Kind: []aftersales.Kind{aftersales.RefundOnly}, Liable: []order.Party{order.Seller}}, func(*is) {}, false},
	} {
		t.Run(tt.why, func(t *testing.T) {
			got := termsWhen(t, tt.when).Terms(changed(waiting(), tt.change)).Freight == refund.FullFreight
			if got != tt.want {
				t.Errorf("holds: %v, want %v", got, tt.want)
			}
		})
	}
}

// Of the rules that match the one with the most conditions holds, whichever way their names sort.
func TestWhen_mostSpecificWins(t *testing.T) {
	kind := []aftersales.Kind{aftersales.RefundOnly}
	buyer := []order.Party{order.Buyer}
	jp := map[string][]string{"market": {"jp"}}
	for _, tt := range []struct {
		why         string
		none, more  when
		fact        string
		wantFreight refund.FreightRule
	}{
		{"no rule matches: the policy's own", when{Facts: jp}, when{Facts: jp, Kind: kind}, "us", refund.NoFreight},
		{"one condition against none", when{}, when{Kind: kind}, "", refund.FreightWithLast},
		{"two against one of another sort", when{By: buyer}, when{Kind: kind, Liable: buyer}, "", refund.FreightWithLast},
		{"a fact is a condition", when{By: buyer}, when{By: buyer, Facts: jp}, "jp", refund.FreightWithLast},
		{"the more specific one does not match", when{By: buyer}, when{By: buyer, Facts: jp}, "us", refund.FullFreight},
	} {
		t.Run(tt.why, func(t *testing.T) {
			for _, names := range [][2]string{{"a", "b"}, {"b", "a"}} {
				c := compile(t, with(func(p *policy.Policy) {
					p.Terms.Freight = refund.NoFreight
					p.TermsFor = terms{
						names[0]: {When: tt.none, Terms: refund.Terms{Freight: refund.FullFreight}},
						names[1]: {When: tt.more, Terms: refund.Terms{Freight: refund.FreightWithLast}},
					}
				}))
				s := waiting()
				s.Order.Facts = order.Facts{"market": tt.fact}
				if got := c.Terms(s).Freight; got != tt.wantFreight {
					t.Errorf("freight %q, want %q", got, tt.wantFreight)
				}
			}
		})
	}
}
