package marketplace_test

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/policytest"
)

func TestPolicy(t *testing.T) { policytest.Run(t, marketplace.Policy()) }

// Every figure as dates: when the clock runs out, what silence means then, and that an answer at the very instant counts.
func TestPolicy_figures(t *testing.T) {
	quality, unwanted := aftersales.QualityProblem, aftersales.Unwanted
	rejection := aftersales.Reject{Case: "c1", Revision: 1, Reason: "no"}
	send := aftersales.ShipReplacement{Case: "c1", Tracking: "SF-2"}
	type state = aftersales.State
	for _, tt := range []struct {
		why    string
		by     order.Fulfilment
		until  func(*play)
		due    float64 // hours after the payment
		silent state
		closed aftersales.CloseReason
		party  order.Party
		answer aftersales.Command
		then   state
	}{
		{"48 h to answer before the shipment; silence refunds", order.BySeller, func(p *play) { p.open(10, aftersales.RefundOnly, unwanted) },
			58, aftersales.Refunding, "", order.Seller, rejection, aftersales.Rejected},
		{"48 h to answer after it; silence refunds", order.BySeller, func(p *play) { p.ship(10).open(20, aftersales.RefundOnly, aftersales.LostInTransit) },
			68, aftersales.Refunding, "", order.Seller, rejection, aftersales.Rejected},
		{"48 h to answer a return; silence agrees to it", order.BySeller, func(p *play) { p.ship(10).open(100, aftersales.ReturnRefund, quality) },
			148, aftersales.AwaitingReturn, "", order.Seller, rejection, aftersales.Rejected},
		{"48 h from an amendment on", order.BySeller, func(p *play) {
			p.open(10, aftersales.RefundOnly, unwanted)
			p.must(50, order.Buyer, aftersales.Amend{Case: "c1", Reason: aftersales.SlowShipment})
		}, 98, aftersales.Refunding, "", order.Seller, aftersales.Reject{Case: "c1", Revision: 2, Reason: "no"}, aftersales.Rejected},
		{"120 h after a rejection; silence closes", order.BySeller, func(p *play) { p.ship(10).open(20, aftersales.RefundOnly, aftersales.LostInTransit).reject(30) },
			150, aftersales.Closed, aftersales.BuyerTimedOut, order.Buyer, aftersales.Escalate{Case: "c1"}, aftersales.Arbitrating},
		{"120 h after the return was refused; silence closes", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.ReturnRefund, quality).approve(30).sendBack(40)
			p.must(50, order.Seller, aftersales.RefuseReturn{Case: "c1", Reason: "worn"})
		}, 170, aftersales.Closed, aftersales.BuyerTimedOut, order.Buyer, aftersales.Escalate{Case: "c1"}, aftersales.Arbitrating},
		{"asked again after that, 48 h; the goods are back, so silence refunds", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.ReturnRefund, quality).approve(30).sendBack(40)
			p.must(50, order.Seller, aftersales.RefuseReturn{Case: "c1", Reason: "worn"})
			p.must(60, order.Buyer, aftersales.Amend{Case: "c1", Reason: aftersales.SizeMismatch})
		}, 108, aftersales.Refunding, "", order.Seller, aftersales.Reject{Case: "c1", Revision: 2, Reason: "no"}, aftersales.Rejected},
		{"168 h to send the goods back; silence closes", order.BySeller, func(p *play) { p.ship(10).open(20, aftersales.ReturnRefund, quality).approve(30) },
			198, aftersales.Closed, aftersales.BuyerTimedOut, order.Buyer, aftersales.ShipReturn{Case: "c1", Tracking: "SF-1"}, aftersales.ReturnInTransit},
		{"240 h from the return's shipment to receive; silence refunds", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.ReturnRefund, quality).approve(30).sendBack(40)
		}, 280, aftersales.Refunding, "", order.Seller, aftersales.RefuseReturn{Case: "c1", Reason: "worn"}, aftersales.ReturnRefused},
		{"the carrier's delivery gives no new time", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.ReturnRefund, quality).approve(30).sendBack(40)
			p.must(100, order.Carrier, aftersales.ReturnArrived{Case: "c1"})
		}, 280, aftersales.Refunding, "", order.Seller, aftersales.Receive{Case: "c1"}, aftersales.Inspecting},
		{"nor does taking the parcel in", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.ReturnRefund, quality).approve(30).sendBack(40)
			p.must(270, order.Seller, aftersales.Receive{Case: "c1"})
		}, 280, aftersales.Refunding, "", order.Seller, aftersales.RefuseReturn{Case: "c1", Reason: "worn"}, aftersales.ReturnRefused},
		{"72 h to stop a shipment; silence refunds", order.ByWarehouse, func(p *play) {
			p.must(1, order.Warehouse, aftersales.Push{})
			p.open(10, aftersales.RefundOnly, unwanted)
		}, 82, aftersales.Refunding, "", order.Warehouse, aftersales.InterceptFailed{Case: "c1"}, aftersales.Closed},
		{"48 h to answer an exchange; silence agrees to the return", order.BySeller, func(p *play) { p.ship(10).open(100, aftersales.Exchange, quality) },
			148, aftersales.AwaitingReturn, "", order.Seller, rejection, aftersales.Rejected},
		{"48 h to answer a repair; silence agrees to the return", order.BySeller, func(p *play) { p.ship(10).open(100, aftersales.Repair, quality) },
			148, aftersales.AwaitingReturn, "", order.Seller, rejection, aftersales.Rejected},
		{"48 h to answer whoever misses a part; silence agrees to send it", order.BySeller, func(p *play) { p.ship(10).open(100, aftersales.Resend, aftersales.MissingPart) },
			148, aftersales.AwaitingReplacement, "", order.Seller, rejection, aftersales.Rejected},
		{"48 h where the parcel was lost; silence agrees to send another", order.BySeller, func(p *play) { p.ship(10).open(20, aftersales.Resend, aftersales.LostInTransit) },
			68, aftersales.AwaitingReplacement, "", order.Seller, rejection, aftersales.Rejected},
		{"an exchange asked again with the goods back, 48 h; silence agrees to replace them", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.Exchange, quality).approve(30).sendBack(40)
			p.must(50, order.Seller, aftersales.RefuseReturn{Case: "c1", Reason: "worn"})
			p.must(60, order.Buyer, aftersales.Amend{Case: "c1", Reason: aftersales.SizeMismatch})
		}, 108, aftersales.AwaitingReplacement, "", order.Seller, aftersales.Reject{Case: "c1", Revision: 2, Reason: "no"}, aftersales.Rejected},
		{"120 h after the rejection of an exchange; silence closes", order.BySeller, func(p *play) { p.ship(10).open(20, aftersales.Exchange, quality).reject(30) },
			150, aftersales.Closed, aftersales.BuyerTimedOut, order.Buyer, aftersales.Escalate{Case: "c1"}, aftersales.Arbitrating},
		{"168 h to send back what is exchanged; silence closes", order.BySeller, func(p *play) { p.ship(10).open(20, aftersales.Exchange, quality).approve(30) },
			198, aftersales.Closed, aftersales.BuyerTimedOut, order.Buyer, aftersales.ShipReturn{Case: "c1", Tracking: "SF-1"}, aftersales.ReturnInTransit},
		{"240 h from its shipment to receive it; silence agrees to replace it", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.Exchange, quality).approve(30).sendBack(40)
		}, 280, aftersales.AwaitingReplacement, "", order.Seller, aftersales.RefuseReturn{Case: "c1", Reason: "worn"}, aftersales.ReturnRefused},
		{"taking in what is to be mended gives no new time", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.Repair, quality).approve(30).sendBack(40)
			p.must(270, order.Seller, aftersales.Receive{Case: "c1"})
		}, 280, aftersales.AwaitingReplacement, "", order.Seller, aftersales.RefuseReturn{Case: "c1", Reason: "cannot be mended"}, aftersales.ReturnRefused},
		{"240 h from the inspection to send a replacement; silence refunds", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.Exchange, quality).approve(30).sendBack(40)
			p.must(60, order.Seller, aftersales.Inspect{Case: "c1"})
		}, 300, aftersales.Refunding, "", order.Seller, send, aftersales.ReplacementInTransit},
		{"240 h from the agreement where nothing comes back; silence refunds", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.Resend, aftersales.LostInTransit).approve(30)
		}, 270, aftersales.Refunding, "", order.Seller, send, aftersales.ReplacementInTransit},
		{"240 h from the silence that agreed, not from the request", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.Resend, aftersales.LostInTransit)
			p.do(hour(100), order.Timer, aftersales.Wait{}) // it ran out at 68
		}, 308, aftersales.Refunding, "", order.Seller, send, aftersales.ReplacementInTransit},
		{"240 h from a ruling that goods are sent", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.Resend, aftersales.LostInTransit).reject(30)
			p.must(40, order.Buyer, aftersales.Escalate{Case: "c1"})
			p.must(50, order.Platform, aftersales.Rule{Case: "c1", Liable: order.Seller})
		}, 290, aftersales.Refunding, "", order.Seller, send, aftersales.ReplacementInTransit},
		{"240 h from its shipment to say that the replacement came; silence says so", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.Resend, aftersales.LostInTransit).approve(30)
			p.must(40, order.Seller, send)
		}, 280, aftersales.Replaced, "", order.Buyer, aftersales.Escalate{Case: "c1"}, aftersales.Arbitrating},
		{"240 h to say that what was mended came; silence says so", order.BySeller, func(p *play) {
			p.ship(10).open(20, aftersales.Repair, quality).approve(30).sendBack(40)
			p.must(60, order.Seller, aftersales.Inspect{Case: "c1"})
			p.must(100, order.Seller, send)
		}, 340, aftersales.Replaced, "", order.Buyer, aftersales.ConfirmReplacement{Case: "c1"}, aftersales.Replaced},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := begin(t, `{}`, tt.by)
			tt.until(p)
			due := hour(tt.due)
			now := p.caseOf()
			if got, ok := now.Deadline(); !ok || !got.Due.Equal(due) {
				t.Fatalf("deadline %v, want %v", got.Due, due)
			}
			before := now.State
			if p.do(due.Add(-time.Microsecond), order.Timer, aftersales.Wait{}); p.caseOf().State != before {
				t.Errorf("a microsecond before: %s, want still %s", p.caseOf().State, before)
			}
			last := p.fork()
			if codes := last.do(due, tt.party, tt.answer); codes != nil || last.caseOf().State != tt.then {
				t.Errorf("an answer at the very instant: %s, refused %v, want %s", last.caseOf().State, codes, tt.then)
			}
			p.do(due, order.Timer, aftersales.Wait{})
			if c := p.caseOf(); c.State != tt.silent || c.CloseReason != tt.closed || !c.EnteredAt.Equal(due) {
				t.Errorf("after silence: %s %s since %v, want %s %s since %v", c.State, c.CloseReason, c.EnteredAt, tt.silent, tt.closed, due)
			}
		})
	}
}

// The confirmation: 240 h from the shipment, stopped while a case is open.
func TestPolicy_confirmation(t *testing.T) {
	for _, tt := range []struct {
		why   string
		until func(*play)
		due   float64 // 0: the clock stands still
	}{
		{"from the shipment", func(p *play) { p.ship(10) }, 250},
		{"not from the delivery", func(p *play) {
			p.ship(10)
			p.must(200, order.Carrier, aftersales.Deliver{})
		}, 250},
		{"an open case stops it", func(p *play) { p.ship(10).open(110, aftersales.ReturnRefund, aftersales.QualityProblem) }, 0},
		{"30 h of a case put it off by 30 h", func(p *play) {
			p.ship(10).open(110, aftersales.ReturnRefund, aftersales.QualityProblem)
			p.must(140, order.Buyer, aftersales.Withdraw{Case: "c1"})
		}, 280},
		{"a replacement that is awaited stops it too", func(p *play) { p.ship(10).open(110, aftersales.Resend, aftersales.MissingPart).approve(120) }, 0},
		{"so does one that is on its way", func(p *play) {
			p.ship(10).open(110, aftersales.Resend, aftersales.MissingPart).approve(120)
			p.must(130, order.Seller, aftersales.ShipReplacement{Case: "c1", Tracking: "SF-2"})
		}, 0},
		{"once it came the order goes on, 50 h later than it would have", func(p *play) {
			p.ship(10).open(110, aftersales.Resend, aftersales.MissingPart).approve(120)
			p.must(130, order.Seller, aftersales.ShipReplacement{Case: "c1", Tracking: "SF-2"})
			p.must(160, order.Buyer, aftersales.ConfirmReplacement{Case: "c1"})
		}, 300},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := begin(t, `{}`, order.BySeller)
			tt.until(p)
			set := p.child().Deadlines
			if len(set) != 1 || set[0].Paused() != (tt.due == 0) || tt.due > 0 && !set[0].Due.Equal(hour(tt.due)) {
				t.Fatalf("deadlines %+v, want one due at %v", set, hour(tt.due))
			}
			if tt.due == 0 {
				return
			}
			p.do(hour(tt.due), order.Timer, aftersales.Wait{})
			if c := p.child(); c.Status != order.Completed || !c.CompletedAt.Equal(hour(tt.due)) {
				t.Errorf("%s at %v, want completed", c.Status, c.CompletedAt)
			}
		})
	}
}

// The window: 168 h from the completion, or 15 days by configuration; elapsed <= window is inside.
func TestPolicy_window(t *testing.T) {
	fifteen := `{"requests": {"refund_completed": {"window": {"amount": 15, "unit": "days"}}, "return_completed": {"window": {"amount": 360}}}}`
	exchanges := `{"requests": {"replace_completed": {"window": {"amount": 360}}}}`
	for _, tt := range []struct {
		why   string
		patch string
		kind  aftersales.Kind
		late  time.Duration // after the completion
		want  []string
	}{
		{"the last instant of a week", `{}`, aftersales.ReturnRefund, 168 * time.Hour, nil},
		{"a microsecond later", `{}`, aftersales.ReturnRefund, 168*time.Hour + time.Microsecond, []string{"window_closed"}},
		{"money alone", `{}`, aftersales.RefundOnly, 168 * time.Hour, nil},
		{"a microsecond later", `{}`, aftersales.RefundOnly, 168*time.Hour + time.Microsecond, []string{"window_closed"}},
		{"fifteen days, in days", fifteen, aftersales.RefundOnly, 360 * time.Hour, nil},
		{"a microsecond later", fifteen, aftersales.RefundOnly, 360*time.Hour + time.Microsecond, []string{"window_closed"}},
		{"in hours", fifteen, aftersales.ReturnRefund, 360 * time.Hour, nil},
		{"a microsecond later", fifteen, aftersales.ReturnRefund, 360*time.Hour + time.Microsecond, []string{"window_closed"}},
		{"an exchange", `{}`, aftersales.Exchange, 168 * time.Hour, nil},
		{"a microsecond later", `{}`, aftersales.Exchange, 168*time.Hour + time.Microsecond, []string{"window_closed"}},
		{"what is missing", `{}`, aftersales.Resend, 168 * time.Hour, nil},
		{"a microsecond later", `{}`, aftersales.Resend, 168*time.Hour + time.Microsecond, []string{"window_closed"}},
		{"a repair", `{}`, aftersales.Repair, 168 * time.Hour, nil},
		{"a microsecond later", `{}`, aftersales.Repair, 168*time.Hour + time.Microsecond, []string{"window_closed"}},
		{"fifteen days for money are none for goods", fifteen, aftersales.Exchange, 168*time.Hour + time.Microsecond, []string{"window_closed"}},
		{"theirs is a rule of its own", exchanges, aftersales.Exchange, 360 * time.Hour, nil},
		{"and leaves the one for money", exchanges, aftersales.ReturnRefund, 168*time.Hour + time.Microsecond, []string{"window_closed"}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := begin(t, tt.patch, order.BySeller).ship(10)
			p.must(100, order.Buyer, aftersales.ConfirmReceipt{})
			got := p.do(hour(100).Add(tt.late), order.Buyer, ask(tt.kind, aftersales.QualityProblem))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

// Where the platform or the payment provider is waited for, no clock runs.
func TestPolicy_noClock(t *testing.T) {
	for _, tt := range []struct {
		why   string
		until func(*play)
		want  aftersales.State
	}{
		{"the platform decides", func(p *play) {
			p.ship(10).open(20, aftersales.RefundOnly, aftersales.LostInTransit).reject(30)
			p.must(40, order.Buyer, aftersales.Escalate{Case: "c1"})
		}, aftersales.Arbitrating},
		{"the provider pays", func(p *play) { p.open(10, aftersales.RefundOnly, aftersales.Unwanted).approve(20) }, aftersales.Refunding},
		{"it could not", func(p *play) {
			p.open(10, aftersales.RefundOnly, aftersales.Unwanted).approve(20)
			p.must(30, order.Payment, aftersales.ReportFailure{Case: "c1"})
		}, aftersales.RefundFailed},
		{"somebody pays by hand", func(p *play) {
			p.open(10, aftersales.RefundOnly, aftersales.Unwanted).approve(20)
			p.must(30, order.Platform, aftersales.RefundByHand{Case: "c1"})
		}, aftersales.ManualRefund},
		{"the platform decides about a replacement that never came", func(p *play) {
			p.ship(10).open(20, aftersales.Resend, aftersales.LostInTransit).approve(30)
			p.must(40, order.Seller, aftersales.ShipReplacement{Case: "c1", Tracking: "SF-2"})
			p.must(50, order.Buyer, aftersales.Escalate{Case: "c1"})
		}, aftersales.Arbitrating},
		{"the provider pays where there was nothing to send", func(p *play) {
			p.ship(10).open(20, aftersales.Resend, aftersales.LostInTransit).approve(30)
			p.must(40, order.Seller, aftersales.ReportOutOfStock{Case: "c1"})
		}, aftersales.Refunding},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := begin(t, `{}`, order.BySeller)
			tt.until(p)
			if c := p.caseOf(); c.State != tt.want || len(c.Deadlines) > 0 {
				t.Errorf("%s with deadlines %v, want %s with none", c.State, c.Deadlines, tt.want)
			}
		})
	}
}

// The table in the package's documentation says what the policy says.
func TestDoc(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{ // to the rules it speaks of
		"answer of the seller":    {"answer_refund", "answer_return", "answer_returned", "answer_exchange", "answer_exchanged", "answer_resend"},
		"answering an offer":      {"offer"},
		"after a rejection":       {"after_rejection"},
		"sending goods back":      {"return_shipped"},
		"receiving and examining": {"return_received", "exchange_received"},
		"sending a replacement":   {"replacement"},
		"receiving it":            {"replacement_received"},
		"stopping a shipment":     {"interception"},
		"confirming the receipt":  {"confirmation"},
		"asking after completion": {"refund_completed", "return_completed", "replace_completed"},
	}
	p := marketplace.Policy()
	var covered []string
	for _, row := range regexp.MustCompile(`(?m)^//\t(\w.*?) {2,}(\d+) h   (.*)$`).FindAllStringSubmatch(string(text), -1) {
		names, known := rows[row[1]]
		if !known {
			t.Errorf("row %q: no rule is known for it", row[1])
		}
		for _, name := range names {
			covered = append(covered, name)
			span := p.Deadlines[name].Span
			if r, request := p.Requests[name]; request && r.Window != nil {
				span = *r.Window
			}
			if want := strconv.FormatInt(span.Amount, 10); span.Unit != policy.Hours || row[2] != want {
				t.Errorf("row %q says %s h, rule %s says %s %s", row[1], row[2], name, want, span.Unit)
			}
			if strings.Contains(row[3], "from the") && !strings.HasSuffix(string(span.Anchor), "shipped") {
				t.Errorf("row %q says %q, rule %s counts from %s", row[1], row[3], name, span.Anchor)
			}
		}
	}
	var timed []string
	for name := range p.Deadlines {
		timed = append(timed, name)
	}
	for name, r := range p.Requests {
		if r.Window != nil {
			timed = append(timed, name)
		}
	}
	slices.Sort(timed)
	slices.Sort(covered)
	if diff := cmp.Diff(timed, covered); diff != "" {
		t.Errorf("rules with a length of time, and those the table tells (-want +got):\n%s", diff)
	}
}
