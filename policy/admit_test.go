package policy_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func TestAdmit(t *testing.T) {
	type is = aftersales.Situation
	buyer := []order.Party{order.Buyer}
	refundOnly := []aftersales.Kind{aftersales.RefundOnly}
	for _, tt := range []struct {
		why    string
		spoil  func(*policy.Policy)
		change func(*is)
		want   []string
	}{
		{"everything may be asked", func(*policy.Policy) {}, func(*is) {}, nil},
		{"a reason must be given", func(*policy.Policy) {}, func(s *is) { s.Reason = "" }, []string{"reason_missing"}},
		{"one that the policy has", func(*policy.Policy) {}, func(s *is) { s.Reason = aftersales.Disliked }, []string{"reason_not_allowed"}},
		{"where its condition holds", func(p *policy.Policy) {
			p.Reasons["unwanted"] = policy.ReasonRule{Liable: order.Buyer, When: when{Goods: []aftersales.GoodsState{aftersales.NotShipped}}}
		}, func(*is) {}, []string{"reason_not_allowed"}},
		{"a reason only the platform may give", func(p *policy.Policy) {
			p.Reasons["unwanted"] = policy.ReasonRule{Liable: order.Buyer, When: when{By: []order.Party{order.Platform}}}
		}, func(*is) {}, []string{"reason_not_allowed"}},
		{"the last attempt", func(p *policy.Policy) { p.Attempts = 3 }, func(s *is) { s.Attempts = 3 }, nil},
		{"one more", func(p *policy.Policy) { p.Attempts = 3 }, func(s *is) { s.Attempts = 4 }, []string{"attempts_exhausted"}},
		{"no limit", func(*policy.Policy) {}, func(s *is) { s.Attempts = 1 << 30 }, nil},
		{"another kind", func(p *policy.Policy) { p.Requests["any"] = policy.Request{When: when{Kind: refundOnly}} }, func(s *is) { s.Kind = aftersales.ReturnRefund }, []string{"kind_not_allowed"}},
		{"another party", func(p *policy.Policy) { p.Requests["any"] = policy.Request{When: when{By: buyer}} }, func(s *is) { s.By = order.Seller }, []string{"actor_not_allowed"}},
		{"another kind, by another party", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: when{By: buyer, Kind: refundOnly}}
		}, func(s *is) { s.Kind, s.By = aftersales.ReturnRefund, order.Seller }, []string{"kind_not_allowed"}},
		{"a request for some reasons only: it is the reason that does not fit", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: when{Reason: []aftersales.Reason{aftersales.QualityProblem}}}
		}, func(*is) {}, []string{"reason_not_allowed"}},
		{"a request for what the seller is liable for", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: when{Liable: []order.Party{order.Seller}}}
		}, func(*is) {}, []string{"reason_not_allowed"}},
		{"the reason says that he is", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: when{Liable: []order.Party{order.Seller}}}
		}, func(s *is) { s.Reason = aftersales.QualityProblem }, nil},
		{"not this party, and not for this reason", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: when{By: buyer, Liable: []order.Party{order.Seller}}}
		}, func(s *is) { s.By = order.Seller }, []string{"reason_not_allowed", "actor_not_allowed"}},
		{"a reason that is at fault already is not faulted again", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: when{Liable: []order.Party{order.Seller}}}
		}, func(s *is) { s.Reason = "" }, []string{"reason_missing"}},
		{"every fault at once", func(p *policy.Policy) {
			p.Attempts = 1
			p.Requests["any"] = policy.Request{When: when{Kind: refundOnly}}
		}, func(s *is) { s.Attempts, s.Reason, s.Kind = 2, "", aftersales.ReturnRefund }, []string{"attempts_exhausted", "reason_missing", "kind_not_allowed"}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			got := compile(t, with(tt.spoil)).Admit(changed(asked(), tt.change))
			if diff := cmp.Diff(tt.want, codes(got.Faults)); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAdmit_answer(t *testing.T) {
	for _, tt := range []struct {
		why     string
		request policy.Request
		partial bool
		want    aftersales.Admission
	}{
		{"who is liable follows from the reason", policy.Request{}, false, aftersales.Admission{Liable: order.Buyer}},
		{"the amount is fixed", policy.Request{AmountFixed: true}, false, aftersales.Admission{Liable: order.Buyer, AmountFixed: true}},
		{"only the whole child order", policy.Request{WholeOrder: true}, false, aftersales.Admission{Liable: order.Buyer, WholeOrder: true}},
		{"unless the policy allows parts", policy.Request{WholeOrder: true}, true, aftersales.Admission{Liable: order.Buyer}},
		{"it is refunded at once", policy.Request{When: when{Kind: []aftersales.Kind{aftersales.RefundOnly}}, Event: aftersales.EventRefundedAtOnce}, false, aftersales.Admission{
			Liable: order.Buyer, Event: aftersales.EventRefundedAtOnce,
		}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			c := compile(t, with(func(p *policy.Policy) { p.Requests["any"], p.PartialBeforeShipment = tt.request, tt.partial }))
			if diff := cmp.Diff(tt.want, c.Admit(asked())); diff != "" {
				t.Errorf("admission (-want +got):\n%s", diff)
			}
		})
	}
}

// A fault says in operands what a program needs to put it into words of its own.
func TestAdmit_operands(t *testing.T) {
	c := compile(t, with(func(p *policy.Policy) {
		p.Attempts = 1
		p.Requests["any"] = policy.Request{When: when{Kind: []aftersales.Kind{aftersales.RefundOnly}}}
	}))
	s := asked()
	s.Attempts, s.Reason, s.Kind = 2, aftersales.Disliked, aftersales.ReturnRefund
	want := []order.Fault{
		{Code: "attempts_exhausted", Text: "attempt 2 of at most 1", Operands: map[string]string{"attempts": "2", "limit": "1"}},
		{Code: "reason_not_allowed", Path: "reason", Text: `"disliked" is no reason for a return_refund of goods that are received`, Operands: map[string]string{"reason": "disliked", "goods": "received"}},
		{Code: "kind_not_allowed", Path: "kind", Text: "a return_refund of goods that are received is not allowed while the order is completed", Operands: map[string]string{"kind": "return_refund", "goods": "received", "status": "completed"}},
	}
	if diff := cmp.Diff(want, c.Admit(s).Faults); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}
