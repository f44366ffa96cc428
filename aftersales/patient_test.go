package aftersales_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
)

// patient is the marketplace with deadlines that are reminded of, extended, held and delayed.
func patient(t testing.TB) aftersales.Policy {
	t.Helper()
	p, err := marketplace.Policy().Adjust([]byte(`{
		"id": "patient", "confirm_during_case": "refuse",
		"deadlines": {
			"ship_by": {"when": {"status": ["pending_shipment", "partially_shipped"]}, "anchor": "paid", "amount": 96, "unit": "hours", "expiry": "reminded", "to": "seller"},
			"ship_soon": {"when": {"status": ["pending_shipment", "partially_shipped"]}, "anchor": "paid", "amount": 72, "unit": "hours", "expiry": "reminded", "to": "seller", "reminds": "ship_by"},
			"confirm_soon": {"when": {"status": ["awaiting_receipt"]}, "anchor": "shipped", "amount": 200, "unit": "hours", "expiry": "reminded", "to": "buyer", "reminds": "confirmation"},
			"arrived": {"when": {"status": ["awaiting_receipt"]}, "anchor": "delivered", "amount": 24, "unit": "hours", "expiry": "reminded", "to": "buyer", "reminds": "confirmation"},
			"answer_soon": {"when": {"state": ["awaiting_seller"]}, "anchor": "state", "amount": 24, "unit": "hours", "expiry": "reminded", "to": "seller", "reminds": "answer"},
			"receive_soon": {"when": {"state": ["return_in_transit", "inspecting"]}, "anchor": "return_shipped", "amount": 100, "unit": "hours", "expiry": "reminded", "to": "seller", "reminds": "return_received"}
		},
		"extensions": {
			"ship_by": {"timer": "ship_by", "by": ["seller"], "consent": "buyer", "amount": 48, "unit": "hours", "most": {"anchor": "paid", "amount": 300, "unit": "hours"}},
			"answer": {"timer": "answer", "by": ["seller"], "amount": 24, "unit": "hours", "times": 2},
			"return_shipped": {"timer": "return_shipped", "by": ["buyer", "seller"], "consent": "seller", "amount": 24, "unit": "hours", "after_refusal": true,
				"from": {"anchor": "state", "amount": 24, "unit": "hours"}, "window": {"anchor": "state", "amount": 120, "unit": "hours"}},
			"return_received": {"timer": "return_received", "by": ["seller"], "consent": "platform", "amount": 24, "unit": "hours", "times": 3},
			"confirmation": {"timer": "confirmation", "by": ["buyer"], "consent": "seller", "amount": 3, "unit": "days", "times": 3, "after_refusal": true}
		},
		"holds": {
			"confirmation": {"timer": "confirmation", "by": ["buyer"], "most": {"anchor": "shipped", "amount": 600, "unit": "hours"}, "times": 3},
			"ship_by": {"timer": "ship_by", "by": ["buyer"], "most": {"anchor": "shipped", "amount": 400, "unit": "hours"}},
			"answer": {"timer": "answer", "by": ["platform"], "most": {"anchor": "state", "amount": 300, "unit": "hours"}}
		},
		"notices": {
			"delay": {"do": "report_delay", "by": ["seller", "platform"], "timer": "ship_by", "amount": 12, "unit": "hours", "times": 2, "most": {"anchor": "paid", "amount": 115, "unit": "hours"}},
			"delay_of_confirmation": {"do": "report_delay", "by": ["seller", "carrier"], "timer": "confirmation", "amount": 24, "unit": "hours", "until": true, "most": {"anchor": "shipped", "amount": 500, "unit": "hours"}},
			"delay_of_return": {"when": {"state": ["return_in_transit"]}, "do": "report_delay", "by": ["carrier"], "timer": "return_received", "until": true},
			"customs": {"when": {"status": ["pending_shipment", "partially_shipped", "awaiting_receipt"]}, "do": "report_customs", "by": ["carrier", "seller"]}
		},
		"metrics": {"late": {"event": "reminded", "timer": "ship_by", "metric": "late_shipment", "weight": 1, "against": "seller"}}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	c, err := policy.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Commands about deadlines as the tables name them; a case is c1.
func ask(caseID, timer string) step {
	return step{by: seller, do: aftersales.AskExtension{Case: caseID, Timer: timer}}
}

func askUntil(timer string, after time.Duration) step {
	return step{by: seller, do: aftersales.AskExtension{Timer: timer, Until: noon.Add(after)}}
}

func agree(caseID, timer string) step {
	return step{by: buyer, do: aftersales.AgreeExtension{Case: caseID, Timer: timer}}
}

func decline(caseID, timer string) step {
	return step{by: buyer, do: aftersales.RefuseExtension{Case: caseID, Timer: timer, Reason: "no"}}
}

func hold(timer string) step    { return step{by: buyer, do: aftersales.Hold{Timer: timer}} }
func release(timer string) step { return step{by: buyer, do: aftersales.ReleaseHold{Timer: timer}} }

func delay(after time.Duration) step {
	c := aftersales.ReportDelay{}
	if after != 0 {
		c.Until = noon.Add(after)
	}
	return step{by: seller, do: c}
}

// reportDue is the platform's word for when a deadline is due.
func reportDue(timer string, after time.Duration) step {
	return step{by: platform, do: aftersales.ReportDeadline{Timer: timer, Due: noon.Add(after)}}
}

func reportCaseDue(timer string, after time.Duration) step {
	return step{by: platform, do: aftersales.ReportDeadline{Case: "c1", Timer: timer, Due: noon.Add(after)}}
}

// as is the step, sent by another party.
func (s step) as(by order.Party) step {
	s.by = by
	return s
}

// clocks writes deadlines: each with its instant in hours since noon, or what is left of it, and what was done to it.
func clocks(list []aftersales.Deadline) string {
	var all []string
	for _, d := range list {
		text := fmt.Sprintf("%s %s", d.Name, d.Due.Sub(noon))
		if d.Paused() {
			text = fmt.Sprintf("%s left %s", d.Name, d.Left)
		}
		if d.Asked != nil {
			text += fmt.Sprintf(" asked +%s by %s of %s", d.Asked.More, d.Asked.By, d.Asked.Of)
		}
		if d.Held != nil {
			text += fmt.Sprintf(" held by %s with %s", d.Held.By, d.Held.Left)
		}
		for _, n := range []struct {
			name string
			n    int
		}{{"extended", d.Extended}, {"refused", d.Refused}, {"holds", d.Holds}, {"delayed", d.Delayed}, {"customs", d.Customs}, {"reported", d.Reported}} {
			if n.n > 0 {
				text += fmt.Sprintf(" %s %d", n.name, n.n)
			}
		}
		all = append(all, text)
	}
	return strings.ReplaceAll(strings.ReplaceAll(strings.Join(all, "; "), "0m0s", ""), "h0s", "h")
}

// clock writes one deadline, of the case where there is one of this name, else of the child order.
func (t *tale) clock(name string) string {
	t.Helper()
	for _, c := range t.dossier.Cases {
		for _, d := range c.Deadlines {
			if d.Name == name {
				return clocks([]aftersales.Deadline{d})
			}
		}
	}
	for _, ch := range t.dossier.Children {
		for _, d := range ch.Deadlines {
			if d.Name == name {
				return clocks([]aftersales.Deadline{d})
			}
		}
	}
	return ""
}
