package policy_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

type (
	extensions = map[string]policy.ExtensionRule
	holds      = map[string]policy.HoldRule
	notices    = map[string]policy.NoticeRule
)

// clocked is the plain policy with a deadline of a case, answer, and one of a child order, confirmation.
func clocked(change func(*policy.Policy)) policy.Policy {
	return with(func(p *policy.Policy) {
		p.Deadlines = timers{
			"answer":       {When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Span: hours(48, policy.FromState), Expiry: "expired_close"},
			"confirmation": {When: when{Status: []order.Status{order.AwaitingReceipt}}, Span: hours(240, policy.FromShipment), Expiry: "expired_confirmation"},
		}
		change(p)
	})
}

func TestCompile_clocks(t *testing.T) {
	seller := []order.Party{order.Seller}
	most := hours(300, policy.FromShipment)
	unanswered := when{State: []aftersales.State{aftersales.AwaitingSeller}}
	for _, tt := range []struct {
		why   string
		spoil func(*policy.Policy)
		want  []string
	}{
		{"what is right compiles", func(p *policy.Policy) {
			p.Extensions = extensions{"a": {Timer: "answer", By: seller, Most: &most}, "b": {Timer: "confirmation", By: seller, Length: policy.Length{Amount: 1, Unit: policy.Days}}}
			p.Holds = holds{"a": {Timer: "answer", By: seller, Most: hours(9, policy.FromState)}}
			p.Notices = notices{"a": {Do: "report_delay", By: seller, Timer: "answer", Until: true}, "b": {Do: "report_customs", By: []order.Party{order.Carrier}}}
		}, nil},
		{"rules about a deadline that there is not", func(p *policy.Policy) {
			p.Extensions = extensions{"a": {Timer: "sowing", By: seller}, "b": {By: seller}}
			p.Holds = holds{"a": {Timer: "sowing", By: seller, Most: most}}
			p.Notices = notices{"a": {Do: "report_delay", By: seller, Timer: "sowing", Until: true}}
		}, []string{
			`extensions.a.timer: no deadline has the timer "sowing"`,
			`extensions.b.timer: no deadline has the timer ""`,
			`holds.a.timer: no deadline has the timer "sowing"`,
			`notices.a.timer: no deadline has the timer "sowing"`,
		}},
		{"a condition under which the deadline never runs, or that a child order never meets", func(p *policy.Policy) {
			p.Extensions = extensions{
				"a": {Timer: "answer", By: seller, When: when{State: []aftersales.State{aftersales.Rejected}}},
				"b": {Timer: "confirmation", By: seller, When: when{Kind: []aftersales.Kind{aftersales.Exchange}}},
			}
			p.Notices = notices{"c": {Do: "report_customs", By: seller, When: unanswered}}
		}, []string{
			`extensions.a.when: the deadline "answer" never runs there`,
			"extensions.b.when: a child order's deadline knows no case: only status, fulfilment, facts, what the order says and by can be its condition",
			"notices.c.when: a child order's deadline knows no case: only status, fulfilment, facts, what the order says and by can be its condition",
		}},
		{"who opened the case says nothing about who asks", func(p *policy.Policy) {
			r := p.Deadlines["answer"]
			r.When.By = []order.Party{order.Buyer}
			p.Deadlines["answer"] = r
			p.Extensions = extensions{"a": {Timer: "answer", By: seller, When: when{By: seller}}}
		}, nil},
		{"nobody, or nobody known", func(p *policy.Policy) {
			p.Extensions = extensions{"a": {Timer: "answer", Consent: order.Timer}}
			p.Holds = holds{"a": {Timer: "answer", By: []order.Party{"cat"}, Most: most}}
			p.Notices = notices{"a": {Do: "report_delay", By: []order.Party{order.Buyer}}}
		}, []string{
			"extensions.a.by: name the parties that may send it",
			`extensions.a.consent: "timer" is not one of [buyer seller platform]`,
			`holds.a.by: "cat" is not one of ` + fmt.Sprint(order.Parties()),
			`notices.a.by: "buyer" is not one of [seller carrier warehouse platform]`,
		}},
		{"numbers that make no sense", func(p *policy.Policy) {
			p.Extensions = extensions{"a": {Timer: "answer", By: seller, Times: -1, Length: policy.Length{Amount: -1, Unit: policy.Hours}}, "b": {
				Timer: "confirmation", By: seller, Most: &policy.Span{Anchor: policy.FromState, Amount: 1, Unit: policy.Hours},
			}}
			p.Holds = holds{"a": {Timer: "answer", By: seller}}
		}, []string{
			"extensions.a.times: -1 is negative; zero means without a limit",
			"extensions.a.amount: -1 is no length of time",
			`extensions.b.most.anchor: state never comes before there is a case; count from one of [placed paid shipped delivered completed]`,
			`holds.a.most.unit: "" is not one of [minutes hours days business_days months]`,
			"holds.a.most.amount: 0 is no length of time",
			`holds.a.most.anchor: "" is not one of ` + fmt.Sprint(policy.Anchors()),
		}},
		{"reports that are none, move nothing or move everything", func(p *policy.Policy) {
			p.Notices = notices{
				"a": {Do: "deliver", By: seller}, "b": {Do: "report_delay", By: seller, Until: true},
				"c": {Do: "report_customs", By: seller, Timer: "confirmation", Times: 2},
			}
		}, []string{
			`notices.a.do: "deliver" is not one of [report_delay report_customs]`,
			"notices.b.timer: a report that moves a deadline names it",
			"notices.c: it moves no deadline: times and most say nothing; give a length or until",
		}},
		{"rules that tie", func(p *policy.Policy) {
			p.Extensions = extensions{"a": {Timer: "answer", By: seller}, "b": {Timer: "answer", By: seller}, "c": {Timer: "answer", By: seller, When: unanswered}, "d": {Timer: "confirmation", By: seller}}
			p.Holds = holds{"a": {Timer: "answer", By: seller, Most: most}, "b": {Timer: "answer", By: seller, Most: most}}
			p.Notices = notices{"a": {Do: "report_delay", By: seller}, "b": {Do: "report_delay", By: seller}, "c": {Do: "report_customs", By: seller}}
		}, []string{
			"extensions.b: ties with a: both can match, and neither is more specific; add a condition to one",
			"holds.b: ties with a: both can match, and neither is more specific; add a condition to one",
			"notices.b: ties with a: both can match, and neither is more specific; add a condition to one",
		}},
		{"reminders", func(p *policy.Policy) {
			p.Deadlines["soon"] = policy.DeadlineRule{When: unanswered, Span: hours(24, policy.FromState), Expiry: "reminded", To: order.Seller, Reminds: "answer"}
			p.Deadlines["late"] = policy.DeadlineRule{When: when{Status: []order.Status{order.PendingShipment, order.Completed}}, Span: hours(24, policy.FromPayment), Expiry: "reminded", To: order.Buyer}
		}, nil},
		{"reminders of nothing, to nobody, when all is over", func(p *policy.Policy) {
			p.Deadlines["a"] = policy.DeadlineRule{When: unanswered, Span: hours(1, policy.FromState), Expiry: "reminded", To: order.Seller, Reminds: "confirmation"}
			p.Deadlines["b"] = policy.DeadlineRule{When: unanswered, Span: hours(1, policy.FromState), Expiry: "reminded", To: order.Warehouse, Reminds: "b"}
			p.Deadlines["c"] = policy.DeadlineRule{When: when{State: []aftersales.State{aftersales.Closed}}, Span: hours(1, policy.FromState), Expiry: "reminded", To: order.Buyer}
			p.Deadlines["d"] = policy.DeadlineRule{When: when{Status: []order.Status{order.Closed}}, Span: hours(1, policy.FromPayment), Expiry: "reminded", To: order.Buyer}
			r := p.Deadlines["answer"]
			r.To = order.Seller
			p.Deadlines["answer"] = r
		}, []string{
			`deadlines.a.reminds: no other deadline with the timer "confirmation" can run there`,
			"deadlines.answer: to and reminds belong to the expiry reminded",
			"deadlines.b.to: a reminder is told to one of [buyer seller platform]",
			`deadlines.b.reminds: no other deadline with the timer "b" can run there`,
			"deadlines.c.when.state: a case that is closed is over: nobody is reminded",
			"deadlines.d.when.status: a child order that is closed is over: nobody is reminded",
		}},
		{"a metric of a deadline that there is not, and two that tie", func(p *policy.Policy) {
			late := policy.MetricRule{Event: aftersales.EventReminded, Metric: "late", Against: order.Seller, Timer: "sowing"}
			p.Metrics = metrics{"a": late}
			late.Timer = "answer"
			p.Metrics["b"] = late
			late.Timer, late.When = "", unanswered
			p.Metrics["c"] = late
			late.When = when{}
			p.Metrics["d"] = late
		}, []string{`metrics.a.timer: no deadline has the timer "sowing"`, "metrics.c: ties with a: both can match, and neither is more specific; add a condition to one"}},
		{"a deadline that confirms what may not be confirmed", func(p *policy.Policy) {
			p.ConfirmDuringCase = policy.RefuseConfirming
		}, []string{"deadlines.confirmation.paused_by_cases: confirm_during_case refuses what this deadline would do during a case: pause it"}},
		{"a word that is none", func(p *policy.Policy) { p.ConfirmDuringCase = "perhaps" }, []string{`confirm_during_case: "perhaps" is not one of [allow refuse]`}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, problems(t, clocked(tt.spoil))); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// The most specific rule for a timer decides; days are those of the calendar.
func TestMove(t *testing.T) {
	c := compile(t, clocked(func(p *policy.Policy) {
		p.Zone = "Europe/Berlin"
		kind := []aftersales.Kind{aftersales.RefundOnly}
		most := hours(100, policy.FromReturnDelivery)
		seller := []order.Party{order.Seller}
		p.Extensions = extensions{
			"any":  {Timer: "answer", By: seller, Length: policy.Length{Amount: 1, Unit: policy.Days}, Most: &most},
			"mine": {Timer: "answer", By: []order.Party{order.Seller, order.Buyer}, Consent: order.Buyer, When: when{Kind: kind}, Length: policy.Length{Amount: 1, Unit: policy.Hours}},
		}
		p.Holds = holds{"any": {Timer: "answer", By: seller, Most: hours(10, policy.FromReturnDelivery)}}
		p.Notices = notices{
			"any":  {Do: "report_delay", By: seller, Timer: "answer", Length: policy.Length{Amount: 3, Unit: policy.Hours}, Until: true, Times: 2},
			"mine": {Do: "report_delay", By: seller, Timer: "answer", When: when{Kind: kind}, Length: policy.Length{Amount: 5, Unit: policy.Hours}, Most: &most},
		}
	}))
	due := at("2026-03-28T12:00:00Z") // the night before the clocks go forward
	deadline := aftersales.Deadline{Name: "answer", Due: due}
	often := deadline
	often.Delayed = 2
	for _, tt := range []struct {
		why  string
		kind aftersales.Kind
		by   order.Party
		do   aftersales.Command
		on   aftersales.Deadline
		want string
	}{
		{"a day of 23 hours", aftersales.Exchange, order.Seller, aftersales.AskExtension{}, deadline, "23h0m0s"},
		{"the more specific rule", aftersales.RefundOnly, order.Seller, aftersales.AskExtension{}, deadline, "1h0m0s buyer"},
		{"most counts from what has not come: no limit", aftersales.Exchange, order.Seller, aftersales.AskExtension{Until: due.Add(9000 * time.Hour)}, deadline, "9000h0m0s"},
		{"a hold that counts from what has not come", aftersales.Exchange, order.Seller, aftersales.Hold{}, deadline, "too_early"},
		{"a delay by a length", aftersales.Exchange, order.Seller, aftersales.ReportDelay{}, deadline, "3h0m0s"},
		{"a delay until", aftersales.Exchange, order.Seller, aftersales.ReportDelay{Until: due.Add(time.Minute)}, deadline, "1m0s"},
		{"too many of them", aftersales.Exchange, order.Seller, aftersales.ReportDelay{}, often, "attempts_exhausted"},
		{"the more specific rule knows no instant and no number", aftersales.RefundOnly, order.Seller, aftersales.ReportDelay{Until: due.Add(time.Minute)}, often, "5h0m0s"},
		{"a report that no rule moves", aftersales.Exchange, order.Seller, aftersales.ReportDelay{}, aftersales.Deadline{Name: "other", Due: due}, "nowhere"},
		{"a report that may be made", aftersales.Exchange, order.Seller, aftersales.ReportDelay{}, aftersales.Deadline{}, "nowhere"},
		{"one that may not", aftersales.Exchange, order.Carrier, aftersales.ReportDelay{}, aftersales.Deadline{}, "actor_not_allowed"},
		{"one that nobody may make", aftersales.Exchange, order.Seller, aftersales.ReportCustoms{}, aftersales.Deadline{}, "command_not_allowed"},
		{"a command that moves nothing", aftersales.Exchange, order.Seller, aftersales.Withdraw{}, deadline, "nowhere"},
	} {
		s := changed(waiting(), func(s *aftersales.Situation) { s.Kind, s.By, s.Case.ReturnDeliveredAt = tt.kind, tt.by, time.Time{} })
		got := "nowhere"
		switch is := c.Move(s, tt.do, tt.on); {
		case len(is.Faults) > 0:
			got = is.Faults[0].Code
		case !is.Due.IsZero():
			if got = is.Due.Sub(due).String(); is.Consent != "" {
				got += " " + string(is.Consent)
			}
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, got, tt.want)
		}
	}
}

// A metric of one deadline counts for no other, and outranks one of all.
func TestConsequences_timer(t *testing.T) {
	c := compile(t, clocked(func(p *policy.Policy) {
		p.Deadlines["soon"] = policy.DeadlineRule{When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Span: hours(24, policy.FromState), Expiry: "reminded", To: order.Seller}
		p.Metrics = metrics{
			"any":  {Event: aftersales.EventReminded, Metric: "reminders", Weight: 1, Against: order.Seller},
			"soon": {Event: aftersales.EventReminded, Metric: "reminders", Weight: 5, Against: order.Seller, Timer: "soon"},
		}
	}))
	for timer, want := range map[string]int64{"soon": 5, "answer": 1, "": 1} {
		effects := c.Consequences(changed(waiting(), func(s *aftersales.Situation) { s.Timer = timer }), aftersales.EventReminded)
		if len(effects) != 1 || effects[0].Weight != want {
			t.Errorf("%q: %v, want weight %d", timer, effects, want)
		}
	}
}

func TestConfirmDuringCases(t *testing.T) {
	for _, want := range policy.ConfirmDuringCases() {
		var got policy.ConfirmDuringCase
		if err := got.UnmarshalText([]byte(want)); err != nil || got != want {
			t.Errorf("%q became %q, %v", want, got, err)
		}
	}
	got := policy.AllowConfirming
	if err := got.UnmarshalText([]byte("perhaps")); err == nil || got != policy.AllowConfirming {
		t.Errorf("perhaps became %q, %v", got, err)
	}
}
