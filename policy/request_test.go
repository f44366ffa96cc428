package policy_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// ptr is a span that a rule may leave out.
func ptr(sp policy.Span) *policy.Span { return &sp }

// Of several rules that match the most specific holds in whose time it is; each rule here begins with an event of its own.
func TestRequest_time(t *testing.T) {
	buyer := when{By: []order.Party{order.Buyer}, Kind: []aftersales.Kind{aftersales.RefundOnly}}
	alone, asked, claimed := aftersales.EventRefundedAtOnce, aftersales.EventRequested, aftersales.EventClaimed
	half, hour := ptr(policy.Span{Anchor: policy.FromPlacement, Amount: 30, Unit: policy.Minutes}), ptr(hours(1, policy.FromPlacement))
	soon := requests{"alone": {When: buyer, Window: half, Event: alone}, "asked": {When: buyer, Event: asked}}
	follows := requests{"soon": {When: buyer, Window: half, Event: alone}, "asked": {When: buyer, From: half, Event: asked}}
	pause := requests{"alone": {When: buyer, Window: half, Event: alone}, "late": {When: buyer, From: ptr(policy.Span{Anchor: policy.FromPlacement, Amount: 60, Unit: policy.Minutes}), Event: claimed}}
	promised := requests{"late": {When: buyer, From: ptr(hours(1, policy.FromFact("ship_by"))), Event: claimed}}
	for _, tt := range []struct {
		why   string
		rules requests
		after time.Duration // since the order was placed
		facts order.Facts
		want  string // the event, or the fault
	}{
		{"inside its window the more specific holds", soon, 12 * time.Minute, nil, "refunded_at_once"},
		{"at its last instant too", soon, 30 * time.Minute, nil, "refunded_at_once"},
		{"a microsecond later the other one does", soon, 30*time.Minute + time.Microsecond, nil, "requested"},
		{"one rule ends where the other begins: the first still holds", follows, 30 * time.Minute, nil, "refunded_at_once"},
		{"and then the second", follows, 30*time.Minute + time.Microsecond, nil, "requested"},
		{"between two times: from when on it can be asked again", pause, 45 * time.Minute, nil, "too_early opens_at=2026-03-01T11:00:00Z"},
		{"in the second", pause, time.Hour, nil, "claimed"},
		{"before its time", requests{"late": {When: buyer, From: hour, Event: claimed}}, time.Hour - time.Microsecond, nil, "too_early opens_at=2026-03-01T11:00:00Z"},
		{"between its beginning and its end", requests{"late": {From: half, Window: hour, Event: claimed}}, time.Hour, nil, "claimed"},
		{"after its end", requests{"late": {From: half, Window: hour, Event: claimed}}, time.Hour + time.Microsecond, nil, "window_closed closed_at=2026-03-01T11:00:00Z"},
		{"less specific, and in time", requests{"any": {Event: asked}, "late": {When: buyer, From: hour, Event: claimed}}, 0, nil, "requested"},
		{"an hour after a fact", promised, 3 * time.Hour, order.Facts{"ship_by": "2026-03-01T20:00:00+08:00"}, "claimed"},
		{"not before", promised, 3*time.Hour - time.Microsecond, order.Facts{"ship_by": "2026-03-01T20:00:00+08:00"}, "too_early opens_at=2026-03-01T13:00:00Z"},
		{"a fact that is not there has not come", promised, 300 * time.Hour, nil, "too_early anchor=fact:ship_by"},
		{"nor one that is no instant", promised, 300 * time.Hour, order.Facts{"ship_by": "soon"}, "too_early anchor=fact:ship_by"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			c := compile(t, with(func(p *policy.Policy) { p.Requests = tt.rules }))
			s := asked2(tt.facts, placed.Add(tt.after))
			a := c.Admit(s)
			got := string(a.Event)
			if len(a.Faults) > 0 {
				got = written(a.Faults[0])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || len(a.Faults) > 1 {
				t.Errorf("%v (-want +got):\n%s", a.Faults, diff)
			}
		})
	}
}

// asked2 is the usual request at an instant, of an order with facts.
func asked2(facts order.Facts, now time.Time) *aftersales.Situation {
	s := asked()
	s.Doc.Facts, s.At = facts, now
	return s
}

// A child order's fact comes before the order's.
func TestFromFact_child(t *testing.T) {
	c := compile(t, with(func(p *policy.Policy) {
		p.Requests = requests{"late": {From: ptr(hours(1, policy.FromFact("ship_by")))}}
	}))
	s := asked2(order.Facts{"ship_by": "2026-03-02T00:00:00Z"}, at("2026-03-01T12:00:00Z"))
	s.Order.Facts = order.Facts{"ship_by": "2026-03-01T00:00:00Z"}
	if got := codes(c.Admit(s).Faults); len(got) != 1 || got[0] != "too_early" {
		t.Errorf("faults %v, want too_early by the child order's own day", got)
	}
	s.Doc.Facts = nil
	if got := codes(c.Admit(s).Faults); got != nil {
		t.Errorf("faults %v, want none by the order's", got)
	}
}

func TestRequest_problems(t *testing.T) {
	cancel := []aftersales.Kind{aftersales.Cancel}
	for _, tt := range []struct {
		why  string
		bend func(*policy.Policy)
		want []string
	}{
		{"two times that meet need no more conditions", func(p *policy.Policy) {
			p.Requests = requests{"a": {Window: ptr(hours(2, policy.FromPlacement))}, "b": {From: ptr(hours(2, policy.FromPlacement))}}
		}, nil},
		{"two that overlap do", func(p *policy.Policy) {
			p.Requests = requests{"a": {Window: ptr(hours(3, policy.FromPlacement))}, "b": {From: ptr(hours(2, policy.FromPlacement))}}
		}, []string{"requests.b: ties with a: both can match, and neither is more specific; add a condition to one"}},
		{"of two anchors nobody knows which comes first", func(p *policy.Policy) {
			p.Requests = requests{"a": {Window: ptr(hours(2, policy.FromPlacement))}, "b": {From: ptr(hours(2, policy.FromPayment))}}
		}, []string{"requests.b: ties with a: both can match, and neither is more specific; add a condition to one"}},
		{"a beginning is a span", func(p *policy.Policy) {
			p.Requests = requests{"a": {From: ptr(hours(0, "noon"))}}
		}, []string{"requests.a.from.amount: 0 is no length of time", `requests.a.from.anchor: "noon" is not one of [placed paid shipped delivered completed]`}},
		{"a fact has a name", func(p *policy.Policy) {
			p.Requests = requests{"a": {From: ptr(hours(1, policy.FromFact("Ship By")))}}
		}, []string{`requests.a.from.anchor: "fact:Ship By" is not one of [placed paid shipped delivered completed]`}},
		{"what is captured later is not refunded before", func(p *policy.Policy) {
			p.Capture = aftersales.CaptureOnShipment
			p.Requests = requests{"a": {When: when{Kind: append(cancel, aftersales.RefundOnly)}}}
		}, []string{"requests.a.when: a refund_only of goods that were not shipped would pay back what is captured on_shipment: ask for cancel, or name other goods"}},
		{"of goods that were shipped it is", func(p *policy.Policy) {
			p.Capture = aftersales.CaptureOnShipment
			p.Requests = requests{"a": {When: when{Kind: []aftersales.Kind{aftersales.RefundOnly}, Goods: []aftersales.GoodsState{aftersales.Received}}}, "b": {When: when{Kind: cancel}}}
		}, nil},
		{"a capture is one", func(p *policy.Policy) { p.Capture = "never" }, []string{`capture: "never" is not one of [on_payment on_shipment]`}},
		{"nobody agrees with himself", func(p *policy.Policy) {
			p.Requests = requests{
				"a": {When: when{Kind: cancel, By: []order.Party{order.Seller}}, Event: aftersales.EventRequested},
				"b": {When: when{Kind: cancel, By: []order.Party{order.Buyer}}, Event: aftersales.EventConsentAsked},
			}
		}, []string{`requests.a.event: with "requested" the seller would have to agree with himself`, `requests.b.event: with "consent_asked" the buyer would have to agree with himself`}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, problems(t, with(tt.bend))); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// An anchor that is a fact goes through JSON and a patch, and is called by its name.
func TestFromFact_names(t *testing.T) {
	p, err := with(func(p *policy.Policy) { p.Requests = requests{"a": {}} }).Adjust([]byte(`{"requests": {"a": {"from": {"anchor": "fact:ship_by", "amount": 7, "unit": "days"}}}, "capture": "on_shipment"}`))
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(p)
	if err != nil || !strings.Contains(string(data), `"from":{"anchor":"fact:ship_by","amount":7,"unit":"days"}`) {
		t.Errorf("%s, %v", data, err)
	}
	var a policy.Anchor
	if err := a.UnmarshalText([]byte("fact:")); err == nil {
		t.Error("an anchor that names no fact is read")
	}
	sp := p.Requests["a"].From
	for l, want := range map[order.Language]string{
		order.English: "7 days since ship_by", order.Chinese: "ship_by 后 7 天", order.Japanese: "ship_byから 7 日", "": "7 days from fact:ship_by",
	} {
		if got := sp.Label(l); got != want {
			t.Errorf("%q: %q, want %q", l, got, want)
		}
	}
}
