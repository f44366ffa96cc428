package policy_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// outOfScope are the vectors that no policy answers, with the reason. None of them may pass.
var outOfScope = map[string]string{
	"solidus-18": "the last instant of a window is inside; the peer's window is half-open",
}

// peerCase is a vector about time or parcels; the rest are in package refund, and so is the file with their sources.
type peerCase struct {
	ID, Kind, Anchor string
	Lines            []struct {
		ID        string
		UnitPrice int64 `json:"unit_price"`
		Qty       int64
	}
	WindowDays *int64          `json:"window_days"`
	Prior      []peerAsk       `json:"prior"`
	Request    json.RawMessage `json:"request"`
	Expect     json.RawMessage `json:"expect"`
}

type peerAsk struct {
	AgeDays          int `json:"age_days"`
	Lines            []peerUnits
	Receive, Damaged []peerUnits
}

type peerUnits struct {
	ID  string
	Qty int64
}

// TestVectors runs the vectors that package refund leaves to this one.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("../refund/testdata/peers.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Vectors []json.RawMessage }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, raw := range file.Vectors {
		var is struct {
			Kind    string
			Request struct{ Receive json.RawMessage }
		}
		if err := json.Unmarshal(raw, &is); err != nil {
			t.Fatal(err)
		}
		if is.Kind != "window" && is.Request.Receive == nil {
			continue
		}
		ran++
		v, r := peerCase{}, peerAsk{}
		if err := errors.Join(json.Unmarshal(raw, &v), json.Unmarshal(v.Request, &r)); err != nil {
			t.Fatal(err)
		}
		found := v.receive
		if v.Kind == "window" {
			found = v.window
		}
		var want map[string]any
		if err := json.Unmarshal(v.Expect, &want); err != nil || len(want) == 0 {
			t.Fatalf("%s expects nothing: %v", v.ID, err)
		}
		diff := cmp.Diff(want, found(t, r))
		switch reason := outOfScope[v.ID]; {
		case reason != "" && diff == "":
			t.Errorf("%s passes, and is listed as out of scope: %s", v.ID, reason)
		case reason == "" && diff != "":
			t.Errorf("%s (-want +got):\n%s", v.ID, diff)
		}
	}
	if diff := cmp.Diff(7, ran); diff != "" {
		t.Errorf("vectors (-want +got):\n%s", diff)
	}
}

// window asks so many days after the anchor, to the second.
func (v *peerCase) window(t *testing.T, r peerAsk) map[string]any {
	anchors := map[string]policy.Anchor{"order_completed_at": policy.FromPlacement, "fulfilled_at": policy.FromShipment}
	from := map[string]time.Time{"order_completed_at": placed, "fulfilled_at": shipped}[v.Anchor]
	rule := policy.Request{}
	if v.WindowDays != nil {
		span := days(*v.WindowDays, anchors[v.Anchor])
		rule.Window = &span
	}
	c := compile(t, with(func(p *policy.Policy) { p.Requests["any"] = rule }))
	answer := c.Admit(changed(asked(), func(s *aftersales.Situation) { s.At = from.AddDate(0, 0, r.AgeDays) }))
	got := codes(answer.Faults)
	if diff := cmp.Diff([]string{"window_closed"}, got); len(got) > 0 && diff != "" {
		t.Errorf("%s: another fault (-want +got):\n%s", v.ID, diff)
	}
	return map[string]any{"eligible": len(got) == 0}
}

// receive has a return of the units that were announced arrive, and inspects what came.
func (v *peerCase) receive(t *testing.T, r peerAsk) map[string]any {
	var announced []refund.RequestLine
	for _, l := range v.Prior[0].Lines {
		announced = append(announced, refund.RequestLine{Line: l.ID, Quantity: l.Qty})
	}
	came := map[string]*aftersales.Condition{}
	inspect := aftersales.Inspect{Case: "c1"}
	for _, l := range announced {
		came[l.Line] = &aftersales.Condition{Line: l.Line, Missing: l.Quantity}
	}
	for _, l := range r.Receive {
		came[l.ID].Sellable, came[l.ID].Missing = l.Qty, came[l.ID].Missing-l.Qty
	}
	for _, l := range r.Damaged {
		came[l.ID].Damaged, came[l.ID].Missing = l.Qty, came[l.ID].Missing-l.Qty
	}
	for _, l := range announced {
		came[l.Line].Missing = max(0, came[l.Line].Missing)
		inspect.Lines = append(inspect.Lines, *came[l.Line])
	}
	c, err := v.returned(t, announced, inspect)
	var refused *aftersales.RefusedError
	switch {
	case errors.As(err, &refused) && fmt.Sprint(refused.Codes()) == "[quantity_exceeded]":
		most, err := json.Number(refused.Faults[0].Operands["units"]).Float64()
		if err != nil {
			t.Fatal(err)
		}
		return map[string]any{"error": "receive_exceeds_requested", "max_qty": most}
	case err != nil:
		t.Fatal(err)
	}
	got := c.Inspection[0]
	return map[string]any{"received": whole(got.Sellable), "damaged": whole(got.Damaged), "open": whole(got.Missing)}
}

// whole is a number as JSON reads it.
func whole(n int64) (read any) {
	if err := json.Unmarshal(fmt.Append(nil, n), &read); err != nil {
		panic(err)
	}
	return read
}

// returned plays a return up to its inspection, whose error it returns.
func (v *peerCase) returned(t *testing.T, lines []refund.RequestLine, inspect aftersales.Inspect) (aftersales.Case, error) {
	t.Helper()
	set, err := policy.NewSet(plain())
	if err != nil {
		t.Fatal(err)
	}
	usd := money.MustCurrency("USD")
	o := order.Order{ID: "o-1", Currency: usd, Policy: "plain", PlacedAt: placed}
	var due int64
	for _, l := range v.Lines {
		o.Lines = append(o.Lines, order.Line{ID: l.ID, UnitPrice: money.FromMinor(l.UnitPrice, usd), Quantity: l.Qty})
		due += l.UnitPrice * l.Qty
	}
	o.Tenders = []order.Tender{{ID: "card", Amount: money.FromMinor(due, usd)}}
	var d aftersales.Dossier
	say := func(by order.Party, command aftersales.Command) error {
		decision, err := aftersales.Decide(set, d, aftersales.Message{By: by, Command: command}, delivered)
		d = decision.Dossier
		return err
	}
	if err := errors.Join(
		say(order.Buyer, aftersales.Place{Order: o}), say(order.Payment, aftersales.Pay{}), say(order.Seller, aftersales.Ship{}),
		say(order.Buyer, aftersales.Open{Case: "c1", Kind: aftersales.ReturnRefund, Reason: aftersales.Unwanted, Lines: lines}),
		say(order.Seller, aftersales.Approve{Case: "c1", Revision: 1}), say(order.Buyer, aftersales.ShipReturn{Case: "c1", Tracking: "t-1"}),
	); err != nil {
		t.Fatal(err)
	}
	err = say(order.Seller, inspect)
	c, _ := d.Case("c1")
	return c, err
}
