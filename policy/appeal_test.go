package policy_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
)

type appeals = map[string]policy.AppealRule

// Who may file what, when, how often and how much; no rule, no filing.
func TestAppealRules(t *testing.T) {
	type is = aftersales.Situation
	span := func(n int64, from policy.Anchor) *policy.Span {
		s := days(n, from)
		return &s
	}
	rules := with(func(p *policy.Policy) {
		p.Appeals = appeals{
			"appeal":    {Do: "file_appeal", Window: span(30, policy.FromRuling), Times: 1, Evidence: policy.Required},
			"claim":     {Do: "file_claim", When: when{By: []order.Party{order.Seller}}, From: span(1, policy.FromSettlement), Window: span(60, policy.FromSettlement), Most: money.MustRate("0.5")},
			"claim_all": {Do: "file_claim", When: when{By: []order.Party{order.Seller}, Liable: []order.Party{order.Carrier}}, Most: money.MustRate("0.5"), MostOf: policy.OfTotal},
		}
	})
	ruled := entered.Add(-time.Hour)
	filed := func(c aftersales.FileAppeal) aftersales.FileAppeal {
		c.Evidence = []string{"scan"}
		return c
	}
	claims := func(text string) aftersales.FileClaim {
		return aftersales.FileClaim{Amount: money.MustParse(text, "CNY")}
	}
	after := func(d time.Duration, change func(*is)) func(*is) {
		return func(s *is) {
			s.Case.Ruling, s.Case.State = &aftersales.Ruling{At: ruled}, aftersales.Refunded
			s.Case.Quote.Total = money.MustParse("16.00", "CNY")
			s.At = entered.Add(d)
			change(s)
		}
	}
	none := func(*is) {}
	by := func(p order.Party) func(*is) { return func(s *is) { s.By = p } }
	day := 24 * time.Hour
	for _, tt := range []struct {
		why     string
		change  func(*is)
		command aftersales.Command
		want    []string
	}{
		{"at the last instant", after(30*day-time.Hour, none), filed(aftersales.FileAppeal{}), nil},
		{"a microsecond later, and without evidence", after(30*day-time.Hour+time.Microsecond, none), aftersales.FileAppeal{}, []string{"window_closed closed_at=2026-04-07T09:00:00Z", "evidence_missing"}},
		{"once more", after(0, func(s *is) { s.Case.Appeals = []aftersales.Appeal{{By: order.Buyer}, {By: order.Seller}} }), filed(aftersales.FileAppeal{}), []string{"attempts_exhausted attempts=2 limit=1"}},
		{"the other party's does not count", after(0, func(s *is) { s.Case.Appeals = []aftersales.Appeal{{By: order.Buyer}} }), filed(aftersales.FileAppeal{}), nil},
		{"the day after the money arrived", after(day, none), claims("5.00"), nil},
		{"before", after(day-time.Microsecond, none), claims("5.00"), []string{"too_early opens_at=2026-03-09T10:00:00Z"}},
		{"more than half of the goods, and too late", after(60*day+time.Microsecond, none), claims("5.01"), []string{"window_closed closed_at=2026-05-07T10:00:00Z", "amount_above_ceiling asked=5.01 ceiling=5.00"}},
		{"before it arrived the claim has no beginning", after(9*day, func(s *is) { s.Case.State = aftersales.Refunding }), claims("1.00"), []string{"too_early anchor=settled"}},
		{"half of all the cash, where the carrier is liable, at once", after(0, func(s *is) { s.Liable = order.Carrier }), claims("8.00"), nil},
		{"not a cent more", after(0, func(s *is) { s.Liable = order.Carrier }), claims("8.01"), []string{"amount_above_ceiling asked=8.01 ceiling=8.00"}},
		{"another currency is faulted elsewhere", after(day, none), aftersales.FileClaim{Amount: money.MustParse("9.00", "USD")}, nil},
		{"the platform has no rule", after(day, by(order.Platform)), claims("1.00"), []string{"actor_not_allowed by=platform do=file_claim"}},
		{"deciding needs no rule", after(day, by(order.Platform)), aftersales.RuleAppeal{}, nil},
	} {
		var got []string
		for _, f := range compile(t, rules).Permit(changed(waiting(), tt.change), tt.command) {
			got = append(got, written(f))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: faults (-want +got):\n%s", tt.why, diff)
		}
	}
	got := compile(t, plain()).Permit(changed(waiting(), after(0, none)), filed(aftersales.FileAppeal{}))
	if diff := cmp.Diff([]string{"command_not_allowed"}, codes(got)); diff != "" {
		t.Errorf("without a rule: faults (-want +got):\n%s", diff)
	}
}

func TestAppealProblems(t *testing.T) {
	half := money.MustRate("0.5")
	for _, tt := range []struct {
		why  string
		rule policy.AppealRule
		want []string
	}{
		{"a command that files nothing", policy.AppealRule{Do: "escalate"}, []string{`appeals.x.do: "escalate" files nothing: say one of [file_appeal file_claim]`}},
		{"parties that file none", policy.AppealRule{Do: "file_claim", When: when{By: []order.Party{order.Buyer}}}, []string{`appeals.x.when.by: "buyer" is not one of [seller platform]`}},
		{"words and numbers", policy.AppealRule{Do: "file_claim", Evidence: "some", Times: -1, Most: half, MostOf: "half"}, []string{
			`appeals.x.evidence: "some" is not one of [optional required]`,
			`appeals.x.most_of: "half" is not one of [goods total]`,
			"appeals.x.times: -1 is negative; zero means without a limit",
		}},
		{"an appeal has no amount", policy.AppealRule{Do: "file_appeal", Most: half}, []string{"appeals.x.most: it is the highest part of most_of that may be claimed: an appeal names no amount"}},
		{"a base of nothing", policy.AppealRule{Do: "file_claim", MostOf: policy.OfTotal}, []string{"appeals.x.most: it is the highest part of most_of that may be claimed: an appeal names no amount"}},
	} {
		got := problems(t, with(func(p *policy.Policy) { p.Appeals = appeals{"x": tt.rule} }))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s", tt.why, diff)
		}
	}
	tied := problems(t, with(func(p *policy.Policy) {
		p.Appeals = appeals{"a": {Do: "file_claim"}, "b": {Do: "file_appeal"}, "c": {Do: "file_claim"}}
	}))
	if diff := cmp.Diff([]string{"appeals.c: ties with a: both can match, and neither is more specific; add a condition to one"}, tied); diff != "" {
		t.Errorf("two rules for one command: problems (-want +got):\n%s", diff)
	}
}
