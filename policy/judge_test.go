package policy_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

func TestPermit(t *testing.T) {
	type is = aftersales.Situation
	cny := func(text string) *money.Amount {
		a := money.MustParse(text, "CNY")
		return &a
	}
	returned := func(s *is) { s.Kind = aftersales.ReturnRefund }
	damaged := []aftersales.Condition{{Line: "l-1", Damaged: 1}}
	required := func(p *policy.Policy) { p.ReturnAddress, p.RejectEvidence = policy.Required, policy.Required }
	half := func(p *policy.Policy) { p.DeductionCap = money.MustRate("0.5") }
	none := func(*policy.Policy) {}
	either := func(p *policy.Policy) { p.EscalateBy = []order.Party{order.Buyer, order.Seller} }
	sellers := func(p *policy.Policy) { p.EscalateBy = []order.Party{order.Seller} }
	by := func(party order.Party) func(*is) {
		return func(s *is) { s.By, s.Case.State = party, aftersales.Rejected }
	}
	bySeller := func(s *is) { s.By = order.Seller }
	counter := func(address string) func(*is) {
		return func(s *is) {
			s.By, s.Kind = order.Seller, aftersales.ReturnRefund
			s.Case.Offer = &aftersales.Proposal{By: order.Buyer, Kind: s.Kind, Address: address}
		}
	}
	resends := func(p *policy.Policy) {
		p.Requests = requests{"again": {When: when{Kind: []aftersales.Kind{aftersales.Resend}}}}
	}
	exchanges := func(p *policy.Policy) { p.Offers = []aftersales.Kind{aftersales.Exchange} }
	for _, tt := range []struct {
		why     string
		spoil   func(*policy.Policy)
		change  func(*is)
		command aftersales.Command
		want    []string
	}{
		{"nothing is required by default", func(*policy.Policy) {}, returned, aftersales.Approve{}, nil},
		{"a return needs an address", required, returned, aftersales.Approve{}, []string{"address_missing"}},
		{"here it is", required, returned, aftersales.Approve{Address: "Kyoto"}, nil},
		{"nothing comes back", required, func(*is) {}, aftersales.Approve{}, nil},
		{"the buyer keeps the goods", required, returned, aftersales.Approve{KeepGoods: true}, nil},
		{"they came back already", required, func(s *is) { s.Kind, s.Goods = aftersales.ReturnRefund, aftersales.Returned }, aftersales.Approve{}, nil},
		{"a rejection needs no evidence by default", func(*policy.Policy) {}, returned, aftersales.Reject{Reason: "no"}, nil},
		{"here it does", required, returned, aftersales.Reject{Reason: "no"}, []string{"evidence_missing"}},
		{"and brings it", required, returned, aftersales.Reject{Reason: "no", Evidence: []string{"photo"}}, nil},
		{"no deduction, no cap", half, returned, aftersales.Inspect{Lines: damaged}, nil},
		{"at the cap", half, returned, aftersales.Inspect{Lines: damaged, Deduction: cny("5.00")}, nil},
		{"a cent above it", half, returned, aftersales.Inspect{Lines: damaged, Deduction: cny("5.01")}, []string{"deduction_above_cap"}},
		{"by default nothing may be deducted", func(*policy.Policy) {}, returned, aftersales.Inspect{Lines: damaged, Deduction: cny("0.01")}, []string{"deduction_above_cap"}},
		{"what never came back counts as harm", half, returned, aftersales.Inspect{Lines: []aftersales.Condition{{Line: "l-1", Missing: 1}}, Deduction: cny("5.00")}, nil},
		{"all came back sellable", half, returned, aftersales.Inspect{Lines: []aftersales.Condition{{Line: "l-1", Sellable: 1}}, Deduction: cny("0.01")}, []string{"deduction_above_cap"}},
		{"an amount in another currency is faulted elsewhere", half, returned, aftersales.Inspect{Lines: damaged, Deduction: func() *money.Amount {
			a := money.MustParse("9.00", "USD")
			return &a
		}()}, nil},
		{"the buyer escalates", none, by(order.Buyer), aftersales.Escalate{}, nil},
		{"the seller does not, by default", none, by(order.Seller), aftersales.Escalate{}, []string{"actor_not_allowed"}},
		{"here he may", either, by(order.Seller), aftersales.Escalate{}, nil},
		{"and the buyer too", either, by(order.Buyer), aftersales.Escalate{}, nil},
		{"here he alone may", sellers, by(order.Buyer), aftersales.Escalate{}, []string{"actor_not_allowed"}},
		{"any kind that may be asked may be offered", none, bySeller, aftersales.Offer{Kind: aftersales.Exchange}, nil},
		{"here only a resend may be asked", resends, bySeller, aftersales.Offer{Kind: aftersales.Exchange}, []string{"kind_not_allowed"}},
		{"and the case's own kind may not", resends, bySeller, aftersales.Offer{}, []string{"kind_not_allowed"}},
		{"unless the policy says what may be offered", exchanges, bySeller, aftersales.Offer{Kind: aftersales.Exchange}, nil},
		{"and nothing else", exchanges, bySeller, aftersales.Offer{Kind: aftersales.Resend}, []string{"kind_not_allowed"}},
		{"nor by the buyer", exchanges, by(order.Buyer), aftersales.Offer{Kind: aftersales.Resend}, []string{"kind_not_allowed"}},
		{"a return that the seller offers needs an address", required, bySeller, aftersales.Offer{Kind: aftersales.ReturnRefund}, []string{"address_missing"}},
		{"one that the buyer offers does not yet", required, by(order.Buyer), aftersales.Offer{Kind: aftersales.ReturnRefund}, nil},
		{"money needs none", required, bySeller, aftersales.Offer{Kind: aftersales.RefundOnly}, nil},
		{"the seller's yes to a return names it", required, counter(""), aftersales.AcceptOffer{}, []string{"address_missing"}},
		{"here", required, counter(""), aftersales.AcceptOffer{Address: "Kyoto"}, nil},
		{"or it was named before", required, counter("Kyoto"), aftersales.AcceptOffer{}, nil},
		{"the buyer's yes names nothing", required, func(s *is) { counter("Kyoto")(s); s.By = order.Buyer }, aftersales.AcceptOffer{}, nil},
		{"other commands need nothing of the policy", required, returned, aftersales.ShipReturn{}, nil},
	} {
		t.Run(tt.why, func(t *testing.T) {
			got := compile(t, with(tt.spoil)).Permit(changed(waiting(), tt.change), tt.command)
			if diff := cmp.Diff(tt.want, codes(got)); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

func TestChoose(t *testing.T) {
	rejections := []aftersales.Event{aftersales.EventRejected, aftersales.EventRejectedFinally}
	c := compile(t, with(func(p *policy.Policy) {
		p.Choices = choices{
			"final":  {Do: "reject", Event: aftersales.EventRejectedFinally, When: when{By: []order.Party{order.Seller}}},
			"soft":   {Do: "reject", Event: aftersales.EventRejected, When: when{Kind: []aftersales.Kind{aftersales.RefundOnly}, Reason: []aftersales.Reason{aftersales.QualityProblem}}},
			"keep":   {Do: "approve", Event: aftersales.EventApprovedRefund, When: when{Kind: []aftersales.Kind{aftersales.ReturnRefund}, Category: []string{"fresh"}}},
			"return": {Do: "approve", Event: aftersales.EventApprovedReturn},
			"scan":   {Do: "return_scanned", Event: aftersales.EventScannedRefund, Uncut: true},
		}
	}))
	scans := []aftersales.Event{aftersales.EventReturnScanned, aftersales.EventScannedRefund}
	unit := func(share, amount int64) func(*aftersales.Situation) {
		return func(s *aftersales.Situation) {
			cny := money.MustCurrency("CNY")
			s.Case.Quote.Lines = []refund.QuoteLine{{Quantity: 1, Share: money.FromMinor(share, cny), Amount: money.FromMinor(amount, cny)}}
		}
	}
	for _, tt := range []struct {
		why     string
		change  func(*aftersales.Situation)
		command aftersales.Command
		allowed []aftersales.Event
		want    aftersales.Event
	}{
		{"the sender's party counts", func(*aftersales.Situation) {}, aftersales.Reject{}, rejections, aftersales.EventRejectedFinally},
		{"no choice matches: the flow's first", func(s *aftersales.Situation) { s.By = order.Platform }, aftersales.Reject{}, rejections, aftersales.EventRejected},
		{"the more specific one", func(s *aftersales.Situation) { s.Reason = aftersales.QualityProblem }, aftersales.Reject{}, rejections, aftersales.EventRejected},
		{"a choice of another command", func(*aftersales.Situation) {}, aftersales.Receive{}, []aftersales.Event{aftersales.EventReceived, aftersales.EventReceivedRefund}, aftersales.EventReceived},
		{"what the flow does not allow is not chosen", func(*aftersales.Situation) {}, aftersales.Reject{}, rejections[:1], aftersales.EventRejected},
		{"then the less specific choice holds", func(s *aftersales.Situation) { s.Kind, s.Categories = aftersales.ReturnRefund, []string{"fresh"} }, aftersales.Approve{}, []aftersales.Event{"x", aftersales.EventApprovedReturn}, aftersales.EventApprovedReturn},
		{"a whole refund at the first scan", unit(1000, 1000), aftersales.ReturnScanned{}, scans, aftersales.EventScannedRefund},
		{"a cut one waits", unit(1000, 999), aftersales.ReturnScanned{}, scans, aftersales.EventReturnScanned},
		{"nothing is allowed", func(*aftersales.Situation) {}, aftersales.Reject{}, nil, ""},
	} {
		t.Run(tt.why, func(t *testing.T) {
			if got := c.Choose(changed(waiting(), tt.change), tt.command, tt.allowed); got != tt.want {
				t.Errorf("chose %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDeadlines(t *testing.T) {
	awaiting := []aftersales.State{aftersales.AwaitingSeller}
	rule := func(w when, timer string, n int64, from policy.Anchor) policy.DeadlineRule {
		return policy.DeadlineRule{When: w, Timer: timer, Span: hours(n, from), Expiry: "expired_refund"}
	}
	quality := []aftersales.Reason{aftersales.QualityProblem}
	for _, tt := range []struct {
		why   string
		rules timers
		want  []string // timer: hours from entering the state
	}{
		{"none", nil, nil},
		{"a rule is its own timer", timers{"answer": rule(when{State: awaiting}, "", 48, policy.FromState)}, []string{"answer: 48h0m0s"}},
		{"of one timer the most specific, whatever its name", timers{
			"a": rule(when{State: awaiting}, "answer", 48, policy.FromState),
			"b": rule(when{State: awaiting, By: []order.Party{order.Buyer}}, "answer", 24, policy.FromState),
			"c": rule(when{State: awaiting, Kind: []aftersales.Kind{aftersales.ReturnRefund}, Reason: quality}, "answer", 12, policy.FromState),
		}, []string{"answer: 24h0m0s"}},
		{"every timer runs, the most specific rule first", timers{
			"a": rule(when{State: awaiting}, "answer", 48, policy.FromState),
			"b": rule(when{State: awaiting, Kind: []aftersales.Kind{aftersales.RefundOnly}}, "patience", 240, policy.FromOpening),
		}, []string{"patience: 216h0m0s", "answer: 48h0m0s"}},
		{"another state", timers{"a": rule(when{State: []aftersales.State{aftersales.Intercepting}}, "", 48, policy.FromState)}, nil},
		{"a condition that does not hold", timers{"a": rule(when{State: awaiting, Reason: quality}, "", 48, policy.FromState)}, nil},
		{"the status of the child order may be a condition too", timers{
			"a": rule(when{State: awaiting, Status: []order.Status{order.Completed}}, "t", 24, policy.FromState),
			"b": rule(when{State: awaiting}, "t", 48, policy.FromState),
		}, []string{"t: 24h0m0s"}},
		{"an anchor that has not come leaves the timer to the next rule", timers{
			"a": rule(when{State: awaiting, By: []order.Party{order.Buyer}}, "t", 24, policy.FromReturnDelivery),
			"b": rule(when{State: awaiting}, "t", 48, policy.FromState),
		}, []string{"t: 48h0m0s"}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			c := compile(t, with(func(p *policy.Policy) { p.Deadlines = tt.rules }))
			var got []string
			for _, d := range c.CaseDeadlines(waiting()) {
				got = append(got, d.Name+": "+d.Due.Sub(entered).String())
				if d.Event != "expired_refund" || d.PausedByCases || d.Seq != 0 || d.Paused() {
					t.Errorf("deadline %+v, want an expired_refund that runs", d)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("deadlines (-want +got):\n%s", diff)
			}
			if child := c.ChildDeadlines(waiting()); child != nil {
				t.Errorf("child order's deadlines %v, want none", child)
			}
		})
	}
}

func TestChildDeadlines(t *testing.T) {
	receipt := []order.Status{order.AwaitingReceipt}
	c := compile(t, with(func(p *policy.Policy) {
		p.Deadlines = timers{
			"pay":       {When: when{Status: []order.Status{order.PendingPayment}}, Span: hours(1, policy.FromState), Expiry: "expired_unpaid"},
			"confirm":   {When: when{Status: receipt}, Span: hours(240, policy.FromShipment), Expiry: "expired_confirmation", PausedByCases: true},
			"delivered": {When: when{Status: receipt, Facts: map[string][]string{"market": {"jp"}}}, Timer: "confirm", Span: hours(48, policy.FromDelivery), Expiry: "expired_confirmation"},
		}
	}))
	s := &aftersales.Situation{Order: asked().Order, Doc: asked().Doc, Child: asked().Child, At: opened}
	for _, tt := range []struct {
		why    string
		status order.Status
		market string
		want   []aftersales.Deadline
	}{
		{"a status begins when it is come into", order.PendingPayment, "", []aftersales.Deadline{{Name: "pay", Due: at("2026-03-07T11:00:00Z"), Event: "expired_unpaid"}}},
		{"the clock that cases stop", order.AwaitingReceipt, "", []aftersales.Deadline{{Name: "confirm", Due: at("2026-03-12T10:00:00Z"), Event: "expired_confirmation", PausedByCases: true}}},
		{"by a fact another rule holds", order.AwaitingReceipt, "jp", []aftersales.Deadline{{Name: "confirm", Due: at("2026-03-07T10:00:00Z"), Event: "expired_confirmation"}}},
		{"a status without one", order.PendingShipment, "", nil},
	} {
		t.Run(tt.why, func(t *testing.T) {
			s.Child.Status, s.Order.Facts = tt.status, order.Facts{"market": tt.market}
			if diff := cmp.Diff(tt.want, c.ChildDeadlines(s)); diff != "" {
				t.Errorf("deadlines (-want +got):\n%s", diff)
			}
			if got := c.CaseDeadlines(s); got != nil {
				t.Errorf("case deadlines %v, want none", got)
			}
		})
	}
}

func TestConsequences(t *testing.T) {
	rule := func(metric string, weight int64, w when) policy.MetricRule {
		return policy.MetricRule{When: w, Event: aftersales.EventRejected, Metric: metric, Weight: weight, Against: order.Seller}
	}
	seller, quality := []order.Party{order.Seller}, []aftersales.Reason{aftersales.QualityProblem}
	c := compile(t, with(func(p *policy.Policy) {
		p.Metrics = metrics{
			"refusals": rule("refusals", 1, when{}),
			"grave":    rule("refusals", 3, when{Reason: quality}),
			"forgiven": rule("refusals", 0, when{Reason: quality, Channel: []aftersales.Channel{aftersales.Informal}}),
			"by":       rule("own_refusals", 1, when{By: seller}),
		}
	}))
	for _, tt := range []struct {
		why    string
		event  aftersales.Event
		change func(*aftersales.Situation)
		want   map[string]int64
	}{
		{"every metric once, by who acted", aftersales.EventRejected, func(*aftersales.Situation) {}, map[string]int64{"refusals": 1, "own_refusals": 1}},
		{"somebody else acted", aftersales.EventRejected, func(s *aftersales.Situation) { s.By = order.Timer }, map[string]int64{"refusals": 1}},
		{"the most specific weight", aftersales.EventRejected, func(s *aftersales.Situation) { s.Reason = aftersales.QualityProblem }, map[string]int64{"refusals": 3, "own_refusals": 1}},
		{"a weight of zero counts nothing", aftersales.EventRejected, func(s *aftersales.Situation) {
			s.Reason, s.Channel = aftersales.QualityProblem, aftersales.Informal
		}, map[string]int64{"own_refusals": 1}},
		{"another event", aftersales.EventWithdrawn, func(*aftersales.Situation) {}, map[string]int64{}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			got := map[string]int64{}
			for _, e := range c.Consequences(changed(waiting(), tt.change), tt.event) {
				got[e.Metric] += e.Weight
				if e.Kind != aftersales.CountMetric || e.Against != order.Seller {
					t.Errorf("effect %+v, want a metric against the seller", e)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("metrics (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMayShip(t *testing.T) {
	for _, want := range aftersales.ShipDuringCases() {
		c := compile(t, with(func(p *policy.Policy) { p.ShipDuringCase = want }))
		if got := c.MayShip(waiting()); got != want {
			t.Errorf("may ship: %q, want %q", got, want)
		}
	}
}
