package aftersales_test

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
)

// Commands before the platform: with evidence a party's own silence is over.
var (
	showBuyer  = step{by: buyer, do: aftersales.Escalate{Case: "c1", Reason: "see for yourself", Evidence: []string{"photo"}}}
	showSeller = step{by: seller, do: aftersales.Escalate{Case: "c1", Evidence: []string{"letter"}}}
)

// court lets both parties ask the platform wherever the flow does, and asks both for evidence within 72 hours.
func court(p *policy.Policy) {
	p.Escalations = map[string]policy.EscalationRule{"any": {}}
	silence := func(of order.Party, e aftersales.Event, timer string, kinds ...aftersales.Kind) policy.DeadlineRule {
		return policy.DeadlineRule{
			When:  policy.When{State: []aftersales.State{aftersales.Arbitrating}, Kind: kinds},
			Timer: timer, Span: policy.Span{Anchor: policy.FromState, Amount: 72, Unit: policy.Hours}, Expiry: string(e), Of: of,
		}
	}
	p.Deadlines["seller_money"] = silence(seller, aftersales.EventExpiredRefund, "seller_evidence", aftersales.RefundOnly)
	p.Deadlines["seller_goods"] = silence(seller, aftersales.EventExpiredReturn, "seller_evidence", aftersales.ReturnRefund, aftersales.Exchange, aftersales.Repair)
	p.Deadlines["seller_parcel"] = silence(seller, aftersales.EventExpiredReplacement, "seller_evidence", aftersales.Resend)
	p.Deadlines["buyer_evidence"] = silence(buyer, aftersales.EventExpiredClose, "")
}

// records lets both parties appeal and claim, and counts.
func records(p *policy.Policy) {
	court(p)
	p.Appeals = map[string]policy.AppealRule{
		"appeal": {Do: "file_appeal", Window: &policy.Span{Anchor: policy.FromRuling, Amount: 30, Unit: policy.Days}, Times: 2},
		"claim":  {Do: "file_claim", When: policy.When{By: []order.Party{seller}}, Most: money.MustRate("0.5")},
		"fund":   {Do: "file_claim", When: policy.When{By: []order.Party{platform}}, Evidence: policy.Required},
	}
	counts := func(e aftersales.Event, metric string, against order.Party, once bool) policy.MetricRule {
		return policy.MetricRule{Event: e, Metric: metric, Weight: 1, Against: against, OncePerOrder: once}
	}
	p.Metrics = map[string]policy.MetricRule{
		"lost":   counts(aftersales.EventRuledRefund, aftersales.MetricDisputeLost, seller, false),
		"silent": counts(aftersales.EventExpiredRefund, aftersales.MetricDisputeLost, seller, false),
		"wrong":  counts(aftersales.EventRuledAgainst, aftersales.MetricDisputeLost, buyer, false),
		"defect": counts(aftersales.EventRuledRefund, aftersales.MetricOrderDefect, seller, true),
		"asked":  counts(aftersales.EventRequested, "requests", seller, true),
	}
}

// claims sends every request of the buyer to the platform.
type claims struct{ aftersales.Policy }

func (claims) ID() string { return "claims" }

func (c claims) Admit(s *aftersales.Situation) aftersales.Admission {
	a := c.Policy.Admit(s)
	if s.By == buyer && s.Case == nil {
		a.Event = aftersales.EventClaimed
	}
	return a
}

// courtRows are how a request comes before the platform from wherever the flow allows it, and what silence there decides:
// asked is the request, and stages lead from it to the states it may be escalated from.
func courtRows(silent aftersales.Event, lead aftersales.State, effects string, ask step, stages ...[]step) []row {
	asking := "ask_evidence ask_evidence"
	rows := []row{
		{"the platform is asked at once", "claims", "", shipped, ask, aftersales.Arbitrating, aftersales.EventClaimed, asking},
		{"the seller is silent before the platform", "court", "", script(shipped, []step{ask, showBuyer}), hours(72), lead, silent, effects},
		{"the buyer is", "court", "", script(shipped, []step{ask, showSeller}), hours(72), aftersales.Closed, aftersales.EventExpiredClose, ""},
	}
	for _, stage := range stages {
		for _, who := range []step{showBuyer, showSeller} {
			before, effects := script(shipped, []step{ask}, stage), asking
			if n := len(stage); n > 0 && slices.Contains([]string{"inspect", "approve"}, stage[n-1].do.Name()) && ask.do.(aftersales.Open).Kind.Replaces() && (n > 1 || ask.do.(aftersales.Open).Kind == aftersales.Resend) {
				effects += " manual_task" // what was to be sent is stopped
			}
			rows = append(rows, row{"the " + string(who.by) + " asks the platform", "court", "", before, who, aftersales.Arbitrating, aftersales.EventEscalated, effects})
		}
	}
	return rows
}
