package policy_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

type escalations = map[string]policy.EscalationRule

// A party may ask the platform by a rule of its own, on its grounds and in its time; nothing else is allowed then.
func TestEscalationRules(t *testing.T) {
	type is = aftersales.Situation
	span := func(n int64, from policy.Anchor) *policy.Span {
		s := hours(n, from)
		return &s
	}
	rules := with(func(p *policy.Policy) {
		p.Escalations = escalations{
			"buyer": {When: when{By: []order.Party{order.Buyer}, State: []aftersales.State{aftersales.AwaitingSeller}}, From: span(48, policy.FromState), Window: span(96, policy.FromState)},
			"buyer_early": {
				When: when{By: []order.Party{order.Buyer}, State: []aftersales.State{aftersales.AwaitingSeller}, Goods: []aftersales.GoodsState{aftersales.InTransit}},
				From: span(1, policy.FromState), Window: span(2, policy.FromState), Evidence: policy.Required,
			},
			"seller": {When: when{By: []order.Party{order.Seller}, Reason: []aftersales.Reason{aftersales.Counterfeit}}},
			"never":  {When: when{By: []order.Party{order.Buyer}, State: []aftersales.State{aftersales.ReturnRefused}}, From: span(1, policy.FromReturnDelivery)},
		}
	})
	after := func(d time.Duration, change func(*is)) func(*is) {
		return func(s *is) {
			s.By, s.At = order.Buyer, entered.Add(d)
			change(s)
		}
	}
	none := func(*is) {}
	transit := func(s *is) { s.Goods = aftersales.InTransit }
	for _, tt := range []struct {
		why     string
		change  func(*is)
		command aftersales.Escalate
		want    []string
	}{
		{"a microsecond before its time", after(48*time.Hour-time.Microsecond, none), aftersales.Escalate{}, []string{"too_early opens_at=2026-03-10T10:00:00Z"}},
		{"at its first instant", after(48*time.Hour, none), aftersales.Escalate{}, nil},
		{"at its last", after(96*time.Hour, none), aftersales.Escalate{}, nil},
		{"a microsecond later", after(96*time.Hour+time.Microsecond, none), aftersales.Escalate{}, []string{"window_closed closed_at=2026-03-12T10:00:00Z"}},
		{"of two rules the more specific in whose time it is", after(time.Hour, transit), aftersales.Escalate{}, []string{"evidence_missing"}},
		{"with evidence", after(time.Hour, transit), aftersales.Escalate{Evidence: []string{"photo"}}, nil},
		{"between both times the more specific says why not", after(3*time.Hour, transit), aftersales.Escalate{}, []string{"window_closed closed_at=2026-03-08T12:00:00Z", "evidence_missing"}},
		{"once that is over the other holds", after(50*time.Hour, transit), aftersales.Escalate{}, nil},
		{"an instant that has not come opens nothing", after(9000*time.Hour, func(s *is) { s.Case.State = aftersales.ReturnRefused }), aftersales.Escalate{}, []string{"too_early anchor=return_delivered"}},
		{"the seller has no ground", func(s *is) { s.By, s.Case.State = order.Seller, aftersales.Rejected }, aftersales.Escalate{}, []string{"reason_not_allowed goods=received reason=unwanted"}},
		{"the seller, where the buyer may", func(s *is) { s.By = order.Seller }, aftersales.Escalate{}, []string{"actor_not_allowed by=seller do=escalate"}},
		{"the seller has one", func(s *is) { s.By, s.Reason = order.Seller, aftersales.Counterfeit }, aftersales.Escalate{}, nil},
		{"the buyer has none where only the seller may", func(s *is) {
			s.By, s.Reason, s.Case.State = order.Buyer, aftersales.Counterfeit, aftersales.Rejected
		}, aftersales.Escalate{}, []string{"actor_not_allowed by=buyer do=escalate"}},
		{"no party and no ground", after(0, func(s *is) { s.Case.State = aftersales.Rejected }), aftersales.Escalate{}, []string{"actor_not_allowed by=buyer do=escalate", "reason_not_allowed goods=received reason=unwanted"}},
	} {
		var got []string
		for _, f := range compile(t, rules).Permit(changed(waiting(), tt.change), tt.command) {
			got = append(got, written(f))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: faults (-want +got):\n%s", tt.why, diff)
		}
	}
}

// written is a fault's code with its operands.
func written(f order.Fault) string {
	text := f.Code
	for _, name := range slices.Sorted(maps.Keys(f.Operands)) {
		text += " " + name + "=" + f.Operands[name]
	}
	return text
}

func TestEscalationProblems(t *testing.T) {
	wrong := hours(0, "noon")
	arbitrating := []aftersales.State{aftersales.Arbitrating}
	silence := func(of order.Party, e aftersales.Event, s ...aftersales.State) policy.DeadlineRule {
		return policy.DeadlineRule{When: when{State: s, Kind: []aftersales.Kind{aftersales.RefundOnly}}, Span: hours(72, policy.FromState), Expiry: string(e), Of: of}
	}
	for _, tt := range []struct {
		why   string
		spoil func(*policy.Policy)
		want  []string
	}{
		{"rules beside a list", func(p *policy.Policy) {
			p.EscalateBy, p.Escalations = []order.Party{order.Buyer}, escalations{"any": {}}
		}, []string{"escalate_by: escalations say who may ask the platform to decide: leave one of both out"}},
		{"spans, words and parties", func(p *policy.Policy) {
			p.Escalations = escalations{"x": {When: when{By: []order.Party{order.Carrier}}, From: &wrong, Evidence: "some"}}
		}, []string{
			"escalations.x.from.amount: 0 is no length of time",
			`escalations.x.from.anchor: "noon" is not one of [state opened placed paid shipped delivered completed return_shipped return_delivered ruled settled]`,
			`escalations.x.evidence: "some" is not one of [optional required]`,
			`escalations.x.when.by: "carrier" is not one of [buyer seller]`,
		}},
		{"a state that nobody escalates from", func(p *policy.Policy) {
			p.Escalations = escalations{"x": {When: when{State: []aftersales.State{aftersales.Refunding}}}}
		}, []string{`escalations.x.when.state: no case that its condition speaks of can go on with "escalated"`}},
		{"a tie", func(p *policy.Policy) {
			p.Escalations = escalations{"a": {When: when{By: []order.Party{order.Buyer}}}, "b": {When: when{State: []aftersales.State{aftersales.Rejected}}}}
		}, []string{"escalations.b: ties with a: both can match, and neither is more specific; add a condition to one"}},
		{"silence is decided against who is silent", func(p *policy.Policy) {
			p.Deadlines = timers{"s": silence(order.Seller, aftersales.EventExpiredClose, arbitrating...), "b": silence(order.Buyer, aftersales.EventExpiredRefund, arbitrating...)}
		}, []string{
			"deadlines.b.expiry: the silence of the buyer is decided against him: by one of [expired_close]",
			"deadlines.s.expiry: the silence of the seller is decided against him: by one of [expired_refund expired_return expired_replacement]",
		}},
		{"of parties that bring evidence, where it is asked", func(p *policy.Policy) {
			p.Deadlines = timers{
				"c": silence(order.Carrier, aftersales.EventExpiredRefund, arbitrating...), "s": silence(order.Seller, aftersales.EventExpiredRefund, aftersales.AwaitingSeller),
				"o": {When: when{Status: []order.Status{order.AwaitingReceipt}}, Span: hours(1, policy.FromState), Expiry: string(order.ExpiredConfirmation), Of: order.Buyer},
			}
		}, []string{
			`deadlines.c.of: "carrier" brings no evidence: say buyer or seller`,
			"deadlines.s.of: evidence is asked of a case that is arbitrating, and in no other state",
			"deadlines.o.of: a child order's deadline is about nobody's evidence",
		}},
		{"refusals: words, states and sense", func(p *policy.Policy) {
			p.DeductionAfterRuling = "sometimes"
			p.Refusals = map[string]policy.RefusalRule{
				"a": {When: when{State: arbitrating}, Refusal: "no", Evidence: "some"},
				"b": {Refusal: policy.Forbid, Evidence: policy.Required},
			}
		}, []string{
			`deduction_after_ruling: "sometimes" is not one of [allow forbid]`,
			`refusals.a.refusal: "no" is not one of [allow forbid]`,
			`refusals.a.evidence: "some" is not one of [optional required]`,
			"refusals.a.when.state: nothing that its condition speaks of can be refused",
			"refusals.b.evidence: what may not be refused needs no evidence",
		}},
	} {
		if diff := cmp.Diff(tt.want, problems(t, with(tt.spoil))); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s", tt.why, diff)
		}
	}
}

func TestRefusalRules(t *testing.T) {
	type is = aftersales.Situation
	waits := []aftersales.State{aftersales.AwaitingSeller}
	rules := with(func(p *policy.Policy) {
		p.RejectEvidence, p.DeductionAfterRuling = policy.Required, policy.Forbid
		p.Refusals = map[string]policy.RefusalRule{
			"never":     {When: when{State: waits, Reason: []aftersales.Reason{aftersales.NotAsDescribed}}, Refusal: policy.Forbid},
			"but_late":  {When: when{State: waits, Reason: []aftersales.Reason{aftersales.NotAsDescribed}, Goods: []aftersales.GoodsState{aftersales.InTransit}}},
			"no_proof":  {When: when{Goods: []aftersales.GoodsState{aftersales.NotShipped}}, Evidence: policy.Optional},
			"back_only": {When: when{State: []aftersales.State{aftersales.Inspecting}, Kind: []aftersales.Kind{aftersales.ReturnRefund}}, Evidence: policy.Required},
		}
	})
	why := func(r aftersales.Reason, g aftersales.GoodsState) func(*is) {
		return func(s *is) { s.Reason, s.Goods = r, g }
	}
	inspecting := func(s *is) { s.Kind, s.Case.State = aftersales.ReturnRefund, aftersales.Inspecting }
	for _, tt := range []struct {
		why     string
		change  func(*is)
		command aftersales.Command
		want    []string
	}{
		{"forbidden", why(aftersales.NotAsDescribed, aftersales.Received), aftersales.Reject{Evidence: []string{"photo"}}, []string{"refusal_not_allowed"}},
		{"the more specific allows it, with the evidence that every rejection wants", why(aftersales.NotAsDescribed, aftersales.InTransit), aftersales.Reject{}, []string{"evidence_missing"}},
		{"and here it is", why(aftersales.NotAsDescribed, aftersales.InTransit), aftersales.Reject{Evidence: []string{"photo"}}, nil},
		{"a rule may want none", why(aftersales.Unwanted, aftersales.NotShipped), aftersales.Reject{}, nil},
		{"no rule: as the policy says", why(aftersales.Unwanted, aftersales.Received), aftersales.Reject{}, []string{"evidence_missing"}},
		{"goods are refused with evidence", inspecting, aftersales.RefuseReturn{}, []string{"evidence_missing"}},
		{"and here it is", inspecting, aftersales.RefuseReturn{Evidence: []string{"photo"}}, nil},
		{"no rule: goods are refused without any", func(s *is) { s.Case.State = aftersales.ReturnInTransit }, aftersales.RefuseReturn{}, nil},
	} {
		if diff := cmp.Diff(tt.want, codes(compile(t, rules).Permit(changed(waiting(), tt.change), tt.command))); diff != "" {
			t.Errorf("%s: faults (-want +got):\n%s", tt.why, diff)
		}
	}
}
