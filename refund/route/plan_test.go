package route_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

// Each row changes one thing of a refund to a wallet that takes 50 refunds in 365 days, a minute apart.
func TestPlan_limits(t *testing.T) {
	const closes = 365 * 24 * time.Hour
	type change = func(*route.Situation)
	past := func(count int, last time.Time) map[string]route.Past {
		return map[string]route.Past{"w": {Count: count, Last: last}}
	}
	now := situation(document(refund.LegPending)).Now
	for _, tt := range []struct {
		why    string
		change change
		reason route.Reason
		wait   time.Duration // from now until it may be ordered
	}{
		{"open and within the limits", func(*route.Situation) {}, "", 0},
		{"the very instant it closes", func(s *route.Situation) { s.Now = paidAt.Add(closes) }, "", 0},
		{"a nanosecond later", func(s *route.Situation) { s.Now = paidAt.Add(closes + 1) }, route.RouteExpired, 0},
		{"before the payment, by a clock that is wrong", func(s *route.Situation) { s.Now = paidAt.Add(-time.Hour) }, "", 0},
		{"the fiftieth refund", func(s *route.Situation) { s.Past = past(49, time.Time{}) }, "", 0},
		{"the fifty-first", func(s *route.Situation) { s.Past = past(50, time.Time{}) }, route.RefundsUsedUp, 0},
		{"more than there can be", func(s *route.Situation) { s.Past = past(51, time.Time{}) }, route.RefundsUsedUp, 0},
		{"another tender's refunds do not count", func(s *route.Situation) { s.Past = map[string]route.Past{"c": {Count: 50, Last: now}} }, "", 0},
		{"a minute after the last", func(s *route.Situation) { s.Past = past(1, now.Add(-time.Minute)) }, "", 0},
		{"a nanosecond less", func(s *route.Situation) { s.Past = past(1, now.Add(-time.Minute+1)) }, "", 1},
		{"at the same instant", func(s *route.Situation) { s.Past = past(1, now) }, "", time.Minute},
		{"an instant ahead, by a clock that is wrong", func(s *route.Situation) { s.Past = past(1, now.Add(time.Second)) }, "", time.Minute + time.Second},
		{"the wait ends as the route closes", func(s *route.Situation) {
			s.Now = paidAt.Add(closes - time.Second)
			s.Past = past(1, paidAt.Add(closes-time.Minute))
		}, "", time.Second},
		{"the wait ends after it", func(s *route.Situation) {
			s.Now = paidAt.Add(closes - time.Second)
			s.Past = past(1, paidAt.Add(closes-time.Minute+1))
		}, route.RouteExpired, 0},
		{"the largest amount", func(s *route.Situation) { s.Refund.Legs[0].Amount = cny("1000.00") }, "", 0},
		{"a cent more", func(s *route.Situation) { s.Refund.Legs[0].Amount = cny("1000.01") }, route.AmountOverLimit, 0},
		{"all at once: the first reason of the list", func(s *route.Situation) {
			s.Now = paidAt.Add(closes + 1)
			s.Past = past(50, s.Now)
			s.Refund.Legs[0].Amount = cny("1000.01")
		}, route.RouteExpired, 0},
		{"two at once", func(s *route.Situation) {
			s.Past = past(50, now)
			s.Refund.Legs[0].Amount = cny("1000.01")
		}, route.RefundsUsedUp, 0},
	} {
		for _, state := range []refund.LegState{refund.LegPending, refund.LegFailed} {
			s := situation(document(state))
			tt.change(&s)
			want := route.LegPlan{Tender: "w", Route: refund.Original, Reason: tt.reason, OpenUntil: paidAt.Add(closes)}
			if tt.reason != "" {
				want.Route, want.ByHand = refund.NonOriginal, true
			} else {
				start := s.Now.Add(tt.wait)
				if tt.wait > 0 {
					want.NotBefore = start
				}
				want.To, want.Earliest, want.Latest = "wallet_balance", start.AddDate(0, 0, 1), start.AddDate(0, 0, 3)
			}
			got, err := table(t, map[string]route.Method{"wallet": wallet()}).Plan(s)
			if err != nil {
				t.Fatal(err)
			}
			diff(t, tt.why+", "+string(state), route.Plan{Legs: []route.LegPlan{want}}, got)
		}
	}
}

// Without a limit nothing is outside it, and nothing need be known.
func TestPlan_withoutLimits(t *testing.T) {
	m := wallet()
	m.Expires, m.MaxRefunds, m.Apart, m.Most = 0, 0, 0, money.Amount{}
	s := situation(document(refund.LegPending))
	s.PaidAt, s.Now = time.Time{}, paidAt.AddDate(50, 0, 0)
	s.Past = map[string]route.Past{"w": {Count: 1 << 40, Last: s.Now}}
	s.Refund.Legs[0].Amount = cny("90000000000000.00")
	got, err := table(t, map[string]route.Method{"wallet": m}).Plan(s)
	if err != nil {
		t.Fatal(err)
	}
	want := route.LegPlan{Tender: "w", Route: refund.Original, To: "wallet_balance", Earliest: s.Now.AddDate(0, 0, 1), Latest: s.Now.AddDate(0, 0, 3)}
	diff(t, "for ever", route.Plan{Legs: []route.LegPlan{want}}, got)
}

func TestPlan_ways(t *testing.T) {
	cash := route.Method{
		To: "personal_debit_card", Route: refund.NonOriginal, Expires: 1, MaxRefunds: 1, Apart: 60, Most: cny("0.01"), Unsure: true,
		Platform: route.Span{Min: 1, Max: 1, Unit: route.Days}, Bank: route.Span{Min: 1, Max: 2, Unit: route.Days}, Source: "a page",
	}
	unknownBank, unknownShop := wallet(), wallet()
	unknownBank.Bank, unknownShop.Platform = route.Span{}, route.Span{}
	now := situation(refund.Refund{}).Now
	until := paidAt.AddDate(1, 0, 0)
	for _, tt := range []struct {
		why    string
		tender string
		kind   string
		method route.Method
		state  refund.LegState
		was    refund.Route
		want   route.LegPlan
	}{
		{"by hand always; limits of the original route mean nothing", "c", "cash", cash, refund.LegPending, refund.Original,
			route.LegPlan{Route: refund.NonOriginal, To: "personal_debit_card", ByHand: true, Reason: route.NoOriginalRoute, Earliest: now.AddDate(0, 0, 2), Latest: now.AddDate(0, 0, 3), Unsure: true}},
		{"a kind nobody knows: the provider may know it", "w", "card", wallet(), refund.LegPending, refund.Original,
			route.LegPlan{Route: refund.Original, Reason: route.RouteUnknown}},
		{"the same, were it turned before", "w", "card", wallet(), refund.LegFailed, refund.NonOriginal,
			route.LegPlan{Route: refund.Original, Reason: route.RouteUnknown}},
		{"nobody knows how long the bank takes", "w", "wallet", unknownBank, refund.LegPending, refund.Original,
			route.LegPlan{Route: refund.Original, To: "wallet_balance", OpenUntil: until}},
		{"nor the shop", "w", "wallet", unknownShop, refund.LegPending, refund.Original,
			route.LegPlan{Route: refund.Original, To: "wallet_balance", OpenUntil: until}},
		{"ordered: it stays with the provider", "c", "cash", cash, refund.LegSubmitted, refund.Original, route.LegPlan{Route: refund.Original}},
		{"paid", "c", "cash", cash, refund.LegSettled, refund.Original, route.LegPlan{Route: refund.Original}},
		{"paid by hand", "c", "cash", cash, refund.LegSettled, refund.NonOriginal, route.LegPlan{Route: refund.NonOriginal}},
		{"given to somebody", "w", "wallet", wallet(), refund.LegManual, refund.NonOriginal, route.LegPlan{Route: refund.NonOriginal, ByHand: true, Reason: route.AlreadyByHand}},
	} {
		s := situation(refund.Refund{Number: "o-1", Total: cny("5.00"), Legs: []refund.Leg{{Tender: tt.tender, Amount: cny("5.00"), Route: tt.was, State: tt.state}}})
		s.Past = map[string]route.Past{"c": {Count: 9, Last: now}}
		got, err := table(t, map[string]route.Method{tt.kind: tt.method}).Plan(s)
		if err != nil {
			t.Fatalf("%s: %v", tt.why, err)
		}
		tt.want.Tender = tt.tender
		diff(t, tt.why, route.Plan{Legs: []route.LegPlan{tt.want}}, got)
	}
}

func TestPlan_noLegs(t *testing.T) {
	got, err := route.WeChatPay().Plan(situation(refund.Refund{Number: "o-1", Total: cny("0.00")}))
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "a refund of no cash", route.Plan{}, got)
}

// What comes back is in the zone of the situation, and holds no reading of a clock's monotonic part.
func TestPlan_zone(t *testing.T) {
	s := situation(document(refund.LegPending))
	s.Zone = location(t, "Asia/Shanghai")
	s.Now = time.Now()
	s.PaidAt = s.Now.Add(-time.Hour)
	s.Past = map[string]route.Past{"w": {Count: 1, Last: s.Now}}
	got, err := table(t, map[string]route.Method{"wallet": wallet()}).Plan(s)
	if err != nil {
		t.Fatal(err)
	}
	leg := got.Legs[0]
	for name, instant := range map[string]time.Time{"open until": leg.OpenUntil, "not before": leg.NotBefore, "earliest": leg.Earliest, "latest": leg.Latest} {
		if instant.Location() != s.Zone || strings.Contains(instant.String(), "m=") {
			t.Errorf("%s: %s", name, instant)
		}
	}
}

func TestPlan_faults(t *testing.T) {
	noDay := func(int, time.Month, int) bool { return false }
	bank := wallet()
	bank.Bank.Unit = route.WorkingDays
	for _, tt := range []struct {
		why   string
		spoil func(*route.Situation)
		want  string
	}{
		{"sound", func(*route.Situation) {}, ""},
		{"now is an argument", func(s *route.Situation) { s.Now = time.Time{} }, "time_missing at now"},
		{"365 days from when?", func(s *route.Situation) { s.PaidAt = time.Time{} }, "time_missing at paid_at"},
		{"of what kind is it?", func(s *route.Situation) { s.Tenders = nil }, "tender_unknown at refund.legs[0].tender"},
		{"even where it is paid", func(s *route.Situation) { s.Tenders, s.Refund.Legs[0].State = nil, refund.LegSettled }, "tender_unknown at refund.legs[0].tender"},
		{"no name means every leg", func(s *route.Situation) { s.Tenders[0].ID, s.Refund.Legs[0].Tender = "", "" }, "tender_unknown at refund.legs[0].tender"},
		{"a leg for each tender", func(s *route.Situation) { s.Refund.Legs = append(s.Refund.Legs, s.Refund.Legs[0]) }, "tender_repeated at refund.legs[1].tender"},
		{"a state that is none", func(s *route.Situation) { s.Refund.Legs[0].State = "lost" }, "name_unknown at refund.legs[0].state"},
		{"a state that is missing", func(s *route.Situation) { s.Refund.Legs[0].State = "" }, "name_unknown at refund.legs[0].state"},
		{"a misspelt tender would lose its refunds", func(s *route.Situation) { s.Past = map[string]route.Past{"wallet": {}} }, "tender_unknown at past.wallet"},
		{"fewer than none", func(s *route.Situation) { s.Past = map[string]route.Past{"w": {Count: -1}} }, "number_negative at past.w.count"},
		{"is 10.00 USD more than 1000.00 CNY?", func(s *route.Situation) { s.Refund.Legs[0].Amount = money.MustParse("10.00", "USD") }, "amount_invalid at refund.legs[0].amount"},
		{"nobody ever works", func(s *route.Situation) { s.Working = noDay }, "working_day_missing at refund.legs[0]"},
		{"everything at once, in one order", func(s *route.Situation) {
			s.Now, s.PaidAt = time.Time{}, time.Time{}
			s.Past = map[string]route.Past{"z": {Count: -1}, "y": {}}
			s.Refund.Legs = append(s.Refund.Legs, refund.Leg{Tender: "q"})
		}, "time_missing at now, tender_unknown at past.y, tender_unknown at past.z, number_negative at past.z.count, time_missing at paid_at, tender_unknown at refund.legs[1].tender"},
	} {
		s := situation(document(refund.LegPending))
		tt.spoil(&s)
		got, err := table(t, map[string]route.Method{"wallet": bank}).Plan(s)
		diff(t, tt.why, tt.want, situationFaults(t, err))
		if err != nil {
			diff(t, "what is returned beside an error", route.Plan{}, got)
		}
	}
	s := situation(document(refund.LegPending))
	s.Tenders = []order.Tender{{ID: "x", Kind: "wallet"}}
	_, err := route.JD().Plan(s)
	if want := `route: refund "o-1" cannot be planned: refund.legs[0].tender: the order has no tender "w"`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func situationFaults(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var invalid *route.SituationError
	if !errors.As(err, &invalid) || invalid.Number != "o-1" {
		t.Fatalf("%T: %v", err, err)
	}
	var all []string
	for _, f := range invalid.Faults {
		all = append(all, f.Code+" at "+f.Path)
	}
	return strings.Join(all, ", ")
}
