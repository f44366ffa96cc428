package policy_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

func usd(s string) money.Amount { return money.MustParse(s, "USD") }

// Conditions on what was paid, with what, when, and on the facts of a request.
func TestWhen_orders(t *testing.T) {
	cheap := &policy.Range{Below: usd("75.00")}
	for _, tt := range []struct {
		why    string
		when   policy.When
		change func(*aftersales.Situation)
		want   bool
	}{
		{"paid with one of them", policy.When{Tender: []string{"card", "wallet"}}, func(s *aftersales.Situation) { s.Order.Tenders = []order.Tender{{Kind: "card"}} }, true},
		{"all of it", policy.When{Tender: []string{"card", "wallet"}}, func(s *aftersales.Situation) { s.Order.Tenders = []order.Tender{{Kind: "card"}, {Kind: "cash"}} }, false},
		{"nothing was paid", policy.When{Tender: []string{"card"}}, func(*aftersales.Situation) {}, false},
		{"below", policy.When{Price: cheap}, func(s *aftersales.Situation) { s.Price = usd("74.99") }, true},
		{"not below", policy.When{Price: cheap}, func(s *aftersales.Situation) { s.Price = usd("75.00") }, false},
		{"of another currency", policy.When{Price: cheap}, func(s *aftersales.Situation) { s.Price = money.MustParse("74", "JPY") }, false},
		{"of whichever", policy.When{Price: &policy.Range{From: money.MustParse("10.00", "")}}, func(s *aftersales.Situation) { s.Price = usd("10.00") }, true},
		{"from", policy.When{Paid: &policy.Range{From: usd("750.00")}}, func(s *aftersales.Situation) { s.Paid = usd("750.00") }, true},
		{"the goods alone do not count", policy.When{Paid: &policy.Range{From: usd("750.00")}}, func(s *aftersales.Situation) { s.Price, s.Paid = usd("800.00"), usd("749.99") }, false},
		{"placed at that instant", policy.When{After: placed}, func(*aftersales.Situation) {}, true},
		{"placed before it", policy.When{After: placed.Add(time.Second)}, func(*aftersales.Situation) {}, false},
		{"not before it", policy.When{Before: placed}, func(*aftersales.Situation) {}, false},
		{"before it", policy.When{Before: placed.Add(time.Second)}, func(*aftersales.Situation) {}, true},
		{"a fact of the request, which nobody knew", policy.When{Facts: map[string][]string{"level": {"gold"}}}, func(s *aftersales.Situation) {
			s.Said = order.Facts{"level": "gold"}
		}, true},
		{"what the order knows the request does not say otherwise", policy.When{Facts: map[string][]string{"level": {"gold"}}}, func(s *aftersales.Situation) {
			s.Order.Facts, s.Said = order.Facts{"level": "tin"}, order.Facts{"level": "gold"}
		}, false},
		{"a fact of the lines holds before the order's", policy.When{Facts: map[string][]string{"level": {"gold"}}}, func(s *aftersales.Situation) {
			s.Order.Facts, s.Facts = order.Facts{"level": "tin"}, order.Facts{"level": "gold"}
		}, true},
		{"also where it says nothing", policy.When{Facts: map[string][]string{"level": {"gold"}}}, func(s *aftersales.Situation) {
			s.Order.Facts, s.Facts = order.Facts{"level": "gold"}, order.Facts{"level": ""}
		}, false},
	} {
		t.Run(tt.why, func(t *testing.T) {
			c := compile(t, with(func(p *policy.Policy) { p.Requests["any"] = policy.Request{When: tt.when} }))
			if got := len(c.Admit(changed(asked(), tt.change)).Faults) == 0; got != tt.want {
				t.Errorf("admitted %t, want %t", got, tt.want)
			}
		})
	}
}

// Rules whose ranges or times meet tie; those that are apart do not.
func TestWhen_rangesTie(t *testing.T) {
	for _, tt := range []struct {
		why  string
		a, b policy.When
		ties bool
	}{
		{"one ends where the other begins", policy.When{Price: &policy.Range{Below: usd("75.00")}}, policy.When{Price: &policy.Range{From: usd("75.00")}}, false},
		{"they share an amount", policy.When{Price: &policy.Range{Below: usd("75.01")}}, policy.When{Price: &policy.Range{From: usd("75.00")}}, true},
		{"of two currencies", policy.When{Price: &policy.Range{From: usd("75.00")}}, policy.When{Price: &policy.Range{From: money.MustParse("75.00", "EUR")}}, false},
		{"of one time and the next", policy.When{Before: placed}, policy.When{After: placed}, false},
		{"of times that meet", policy.When{Before: placed.Add(1)}, policy.When{After: placed}, true},
		{"two things", policy.When{Price: &policy.Range{From: usd("75.00")}}, policy.When{Tender: []string{"card"}}, true},
		{"tenders that differ", policy.When{Tender: []string{"cash"}}, policy.When{Tender: []string{"card"}}, false},
	} {
		p := with(func(p *policy.Policy) { p.Requests = requests{"a": {When: tt.a}, "b": {When: tt.b}} })
		if got := problems(t, p); (len(got) > 0) != tt.ties {
			t.Errorf("%s: problems %v, want some: %t", tt.why, got, tt.ties)
		}
	}
}

// What may come off, by how the units came back and when they were asked back.
func TestCaps(t *testing.T) {
	late := days(30, policy.FromDelivery)
	rules := map[string]policy.CapRule{
		"damaged":  {On: []policy.UnitCondition{policy.Damaged, policy.Missing}, Most: money.MustRate("0.5")},
		"late":     {On: []policy.UnitCondition{policy.Sellable}, From: &late, Most: money.MustRate("0.2")},
		"software": {On: []policy.UnitCondition{policy.Damaged}, When: policy.When{Category: []string{"software"}}, Most: money.MustRate("1")},
		"listed":   {On: []policy.UnitCondition{policy.Damaged}, When: policy.When{Category: []string{"lamps"}}, Most: money.MustRate("0.1"), Of: policy.CapOfList},
		"shipping": {On: []policy.UnitCondition{policy.Damaged}, When: policy.When{Category: []string{"cups"}}, Most: money.MustRate("0.5"), Of: policy.CapOfRefund},
	}
	for _, tt := range []struct {
		why      string
		category string
		opened   time.Time
		came     aftersales.Condition
		want     string // the most that may come off
	}{
		{"in time and sound: nothing", "", opened, aftersales.Condition{Line: "l", Sellable: 3}, "0.00"},
		{"late: a fifth", "", opened.AddDate(0, 2, 0), aftersales.Condition{Line: "l", Sellable: 3}, "2.00"},
		{"damaged: half", "", opened, aftersales.Condition{Line: "l", Damaged: 3}, "5.00"},
		{"one of three: half of what it gets", "", opened, aftersales.Condition{Line: "l", Sellable: 2, Damaged: 1}, "1.67"},
		{"missing counts alike", "", opened, aftersales.Condition{Line: "l", Damaged: 1, Missing: 2}, "5.00"},
		{"the more specific rule: all of it", "software", opened, aftersales.Condition{Line: "l", Damaged: 3}, "10.00"},
		{"of the list price", "lamps", opened, aftersales.Condition{Line: "l", Damaged: 3}, "1.50"},
		{"of goods and freight", "cups", opened, aftersales.Condition{Line: "l", Damaged: 3}, "6.00"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			c := compile(t, with(func(p *policy.Policy) { p.Caps = rules }))
			s := waiting()
			s.Kind, s.Case.State, s.Case.OpenedAt, s.Categories = aftersales.ReturnRefund, aftersales.Inspecting, tt.opened, []string{tt.category}
			s.Order.Lines = []order.Line{{ID: "l", Category: tt.category, UnitPrice: usd("5.00"), Quantity: 3}}
			s.Case.Quote = &refund.Quote{Goods: usd("10.00"), Freight: usd("2.00"), Total: usd("12.00"), Lines: []refund.QuoteLine{{Bought: &refund.Bought{Line: "l", Of: 3}, Quantity: 3, Amount: usd("10.00")}}}
			most := usd(tt.want)
			over := money.FromMinor(most.Minor()+1, most.Currency())
			if got := codes(c.Permit(s, aftersales.Inspect{Lines: []aftersales.Condition{tt.came}, Deduction: &over})); !cmp.Equal(got, []string{"deduction_above_cap"}) {
				t.Errorf("a cent more than %s: faults %v", tt.want, got)
			}
			if got := c.Permit(s, aftersales.Inspect{Lines: []aftersales.Condition{tt.came}, Deduction: &most}); most.Sign() > 0 && got != nil {
				t.Errorf("%s: faults %v", tt.want, got)
			}
		})
	}
}

// When a command may be sent.
func TestPermits(t *testing.T) {
	for _, tt := range []struct {
		why   string
		rules map[string]policy.PermitRule
		want  []string
	}{
		{"no rule for it", map[string]policy.PermitRule{"a": {Do: "approve", Permission: policy.Forbid}}, nil},
		{"none that matches", map[string]policy.PermitRule{"a": {Do: "reject", Permission: policy.Forbid, When: when{By: []order.Party{order.Platform}}}}, nil},
		{"forbidden", map[string]policy.PermitRule{"a": {Do: "reject", Permission: policy.Forbid}}, []string{"command_not_allowed"}},
		{"in time", map[string]policy.PermitRule{"a": {Do: "reject", Window: span(hours(24, policy.FromOpening))}}, nil},
		{"too late", map[string]policy.PermitRule{"a": {Do: "reject", Window: span(hours(23, policy.FromOpening))}}, []string{"window_closed"}},
		{"too early", map[string]policy.PermitRule{"a": {Do: "reject", From: span(hours(25, policy.FromOpening))}}, []string{"too_early"}},
		{"in the time of another rule", map[string]policy.PermitRule{
			"a": {Do: "reject", Window: span(hours(23, policy.FromOpening))}, "b": {Do: "reject", From: span(hours(24, policy.FromOpening))},
		}, nil},
		{"forbidden from then on, the more specific", map[string]policy.PermitRule{
			"a": {Do: "reject", Window: span(hours(48, policy.FromOpening))}, "b": {Do: "reject", From: span(hours(24, policy.FromOpening)), Permission: policy.Forbid, When: when{By: []order.Party{order.Seller}}},
		}, []string{"command_not_allowed"}},
		{"forbidden later: not yet", map[string]policy.PermitRule{"a": {Do: "reject", From: span(hours(25, policy.FromOpening)), Permission: policy.Forbid}}, nil},
	} {
		t.Run(tt.why, func(t *testing.T) {
			c := compile(t, with(func(p *policy.Policy) { p.Permits = tt.rules }))
			if diff := cmp.Diff(tt.want, codes(c.Permit(waiting(), aftersales.Reject{Reason: "no"}))); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

func span(sp policy.Span) *policy.Span { return &sp }

// Where the platform acts in the seller's place he may do nothing, and it whatever is his part.
func TestManaged(t *testing.T) {
	c := compile(t, with(func(p *policy.Policy) { p.Managed = true }))
	for _, tt := range []struct {
		why  string
		by   order.Party
		of   order.Party // who opened the case
		do   aftersales.Command
		want []string
	}{
		{"the seller answers", order.Seller, order.Buyer, aftersales.Approve{Case: "c-1"}, []string{"platform_managed"}},
		{"the platform does", order.Platform, order.Buyer, aftersales.Approve{Case: "c-1"}, nil},
		{"the buyer takes it back", order.Buyer, order.Buyer, aftersales.Withdraw{Case: "c-1"}, nil},
		{"the seller takes his own request back", order.Seller, order.Seller, aftersales.Withdraw{Case: "c-1"}, nil},
	} {
		s := changed(waiting(), func(s *aftersales.Situation) { s.By, s.Case.By = tt.by, tt.of })
		if diff := cmp.Diff(tt.want, codes(c.Permit(s, tt.do))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
	for do, want := range map[string]int{"ship": 1, "approve": 1, "inspect": 1, "withdraw": 0, "refund_by_hand": 0} {
		if got := c.Deputies(waiting(), do); len(got) != want {
			t.Errorf("%s: %v may stand in, want %d", do, got, want)
		}
	}
	hand := compile(t, with(func(p *policy.Policy) { p.ByHand = []order.Party{order.Platform, order.Seller} }))
	if got := hand.Deputies(waiting(), "refund_by_hand"); !cmp.Equal(got, []order.Party{order.Seller}) {
		t.Errorf("by hand: %v, want the seller", got)
	}
}

// Who bears a refund where no ruling says so.
func TestFunding(t *testing.T) {
	c := compile(t, with(func(p *policy.Policy) {
		p.Terms = refund.Terms{Freight: refund.FullFreight}
		p.Funding = map[string]policy.FundingRule{
			"any":  {Bears: order.Seller},
			"lost": {When: when{Reason: []aftersales.Reason{aftersales.LostInTransit}}, Bears: order.Platform, Most: usd("300.00")},
		}
	}))
	for _, tt := range []struct {
		why  string
		of   aftersales.Reason
		want refund.Terms
	}{
		{"the seller", aftersales.Unwanted, refund.Terms{Freight: refund.FullFreight, BorneBy: order.Seller}},
		{"the platform, up to an amount", aftersales.LostInTransit, refund.Terms{Freight: refund.FullFreight, BorneBy: order.Platform, BorneUpTo: usd("300.00")}},
	} {
		s := changed(waiting(), func(s *aftersales.Situation) { s.Reason, s.Order.Currency = tt.of, money.MustCurrency("USD") })
		if got := c.Terms(s); got != tt.want {
			t.Errorf("%s: terms %+v, want %+v", tt.why, got, tt.want)
		}
	}
}

// What a request says moves no deadline and captures no payment.
func TestSaid(t *testing.T) {
	c := compile(t, with(func(p *policy.Policy) {
		p.CaptureFor = map[string]policy.CaptureRule{"late": {When: when{Facts: map[string][]string{"pay": {"late"}}}, Capture: aftersales.CaptureOnShipment}}
		p.Deadlines = timers{"a": {When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Span: hours(1, policy.FromFact("answer_by")), Expiry: "expired_refund"}}
	}))
	s := changed(waiting(), func(s *aftersales.Situation) {
		s.Said = order.Facts{"pay": "late", "answer_by": "2020-01-01T00:00:00Z"}
	})
	if got := c.Capture(s); got == aftersales.CaptureOnShipment {
		t.Errorf("captured %s", got)
	}
	if got := c.CaseDeadlines(s); len(got) != 0 {
		t.Errorf("deadlines %v, want none", got)
	}
	s.Order.Facts = order.Facts{"answer_by": "9999-12-31T12:00:00Z"}
	if got := c.CaseDeadlines(s); len(got) != 0 {
		t.Errorf("out of reach: deadlines %v, want none", got)
	}
}

// Names both ways: to one state where it is one, and to all names of a state.
func TestNames(t *testing.T) {
	p := with(func(p *policy.Policy) {
		p.Names = map[string]policy.NameRule{
			"WAIT_SELLER_AGREE":   {States: []aftersales.State{aftersales.AwaitingSeller}},
			"SELLER_REFUSE_BUYER": {States: []aftersales.State{aftersales.Rejected, aftersales.ReturnRefused}},
			"14":                  {States: []aftersales.State{aftersales.Replaced}, Kinds: []aftersales.Kind{aftersales.Exchange}},
			"Unshipped":           {Statuses: []order.Status{order.PendingShipment}},
		}
	})
	compile(t, p)
	for name, want := range map[string]aftersales.State{"WAIT_SELLER_AGREE": aftersales.AwaitingSeller, "SELLER_REFUSE_BUYER": "", "nothing": "", "14": ""} {
		if got, ok := p.StateNamed(aftersales.RefundOnly, name); got != want || ok != (want != "") {
			t.Errorf("%s is %q, %t, want %q", name, got, ok, want)
		}
	}
	if got, ok := p.StateNamed(aftersales.Exchange, "14"); got != aftersales.Replaced || !ok {
		t.Errorf("14 of an exchange is %q, want replaced", got)
	}
	if got := p.NamesOf(aftersales.RefundOnly, aftersales.Rejected); !cmp.Equal(got, []string{"SELLER_REFUSE_BUYER"}) {
		t.Errorf("rejected is called %v", got)
	}
	if got := p.NamesOf(aftersales.Resend, aftersales.Replaced); got != nil {
		t.Errorf("a resend that ended is called %v, want nothing", got)
	}
	if got, ok := p.StatusNamed("Unshipped"); got != order.PendingShipment || !ok {
		t.Errorf("Unshipped is %q", got)
	}
	if got := p.StatusNames(order.PendingShipment); !cmp.Equal(got, []string{"Unshipped"}) {
		t.Errorf("pending_shipment is called %v", got)
	}
}

// What cannot be is refused, by its path.
func TestCompile_knobs(t *testing.T) {
	for _, tt := range []struct {
		why   string
		spoil func(*policy.Policy)
		want  []string
	}{
		{"spans that end nowhere", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{Window: &policy.Span{
				Anchor: policy.FromPayment, Amount: 1, Unit: policy.Days, Round: "noon", Sweep: "25:00", Zone: "Mars",
				LaterOf: &policy.Span{Anchor: policy.FromState, Unit: policy.Days, Sweep: "10:00"}, SoonerOf: &policy.Span{Anchor: policy.FromPayment, Amount: 1, Unit: policy.Days},
			}}
		}, []string{
			`requests.any.window.round: "noon" is not one of [same_clock end_of_day next_midnight]`,
			`requests.any.window.sweep: "25:00" is no time of day such as 10:00`,
			`requests.any.window.zone: "Mars" is no time zone`,
			"requests.any.window: the later of and the sooner of: put one into the other",
			"requests.any.window.later_of.anchor: state never comes before there is a case; count from one of [placed paid shipped delivered completed]",
			"requests.any.window.later_of.sweep: the sweep comes last: give it to the outermost span",
		}},
		{"no length at all", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{Window: &policy.Span{Anchor: policy.FromPayment, Unit: policy.Days}}
		}, []string{"requests.any.window.amount: 0 is no length of time"}},
		{"a calendar without days", func(p *policy.Policy) {
			p.Calendar = policy.Calendar{Weekend: []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "Sonntag"}, Days: map[string]policy.DayKind{"17.2.2026": "off"}}
		}, []string{
			`calendar.weekend: "Sonntag" is not one of [sunday monday tuesday wednesday thursday friday saturday]`,
			"calendar.weekend: no day is left to work on",
			`calendar.days.17.2.2026: "17.2.2026" is no date such as 2026-02-17`,
			`calendar.days.17.2.2026: "off" is not one of [holiday workday]`,
		}},
		{"closures", func(p *policy.Policy) {
			p.Closures = map[string]policy.Closure{
				"a": {From: "2026-02-15", Until: "2026-02-14"}, "b": {From: "soon", Until: "2026-02-30", Timers: []string{"nothing"}}, "c": {From: "2026-03-01", Until: "2026-03-05"}, "d": {From: "2026-03-05", Until: "2026-03-06"},
			}
		}, []string{
			"closures.a.until: 2026-02-14 lies before 2026-02-15",
			`closures.b.timers: no deadline has the timer "nothing"`,
			`closures.b.from: "soon" is no date such as 2026-02-15`,
			`closures.b.until: "2026-02-30" is no date such as 2026-02-23`,
			"closures.d: it overlaps c: make one of both",
		}},
		{"conditions on amounts and times", func(p *policy.Policy) {
			p.Requests["any"] = policy.Request{When: policy.When{Price: &policy.Range{From: usd("2.00"), Below: usd("1.00")}, After: placed, Before: placed}}
		}, []string{
			"requests.any.when.price: no amount is in it",
			"requests.any.when.before: it does not lie after 2026-03-01T10:00:00Z",
		}},
		{"caps", func(p *policy.Policy) {
			p.Caps = map[string]policy.CapRule{
				"a": {On: []policy.UnitCondition{"rotten"}, Of: "moon", Most: money.MustRate("0.5")}, "b": {Most: money.MustRate("0.5"), When: when{Kind: []aftersales.Kind{aftersales.RefundOnly}}},
			}
		}, []string{
			`caps.a.on: "rotten" is not one of [sellable damaged missing]`,
			`caps.a.of: "moon" is not one of [goods list refund]`,
			"caps.b.when: no case that its condition speaks of is inspected",
			"caps.b: ties with a: both can match, and neither is more specific; add a condition to one",
		}},
		{"permits", func(p *policy.Policy) {
			p.Permits = map[string]policy.PermitRule{"a": {Do: "pay"}, "b": {Do: "ship"}}
		}, []string{
			"permits.a: it says nothing: give the time, or forbid the command",
			"permits.b: it says nothing: give the time, or forbid the command",
		}},
		{"funding, confidence, words of the head", func(p *policy.Policy) {
			p.Funding = map[string]policy.FundingRule{"a": {Bears: order.Buyer}}
			p.Source.Confidence, p.AttemptsPer, p.ByHand = "certain", "year", []order.Party{order.Buyer}
		}, []string{
			`attempts_per: "year" is not one of [case line]`,
			`by_hand: "buyer" is not one of [platform seller]`,
			`confidence: "certain" is not one of [official reported weak chosen]`,
			`funding.a.bears: "buyer" is not one of [seller platform carrier insurer]`,
		}},
		{"names", func(p *policy.Policy) {
			p.Names = map[string]policy.NameRule{"": {States: []aftersales.State{"asleep"}}, "x": {}}
		}, []string{
			"names.: a name is 1 to 64 bytes",
			`names..states: "asleep" is not one of ` + join(aftersales.States()),
			"names.x: a name is of states or of statuses: give one of both",
		}},
		{"only a case's refund is taken from the seller", func(p *policy.Policy) {
			p.Deadlines = timers{
				"a": {When: when{State: []aftersales.State{aftersales.Rejected}}, Span: hours(1, policy.FromState), Expiry: "expired_close", Debits: true},
				"b": {When: when{Status: []order.Status{order.AwaitingReceipt}}, Span: hours(1, policy.FromState), Expiry: "expired_confirmation", Debits: true},
			}
		}, []string{`deadlines.a.debits: "expired_close" pays nothing back`, "deadlines.b.debits: only the refund of a case is taken from the seller"}},
		{"what a deadline closes is a command", func(p *policy.Policy) {
			p.Deadlines = timers{"a": {When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Span: hours(1, policy.FromState), Expiry: "expired_refund", Closes: []string{"shrug"}}}
		}, []string{`deadlines.a.closes: "shrug" is no command that a rule may be about`}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			got := problems(t, with(tt.spoil))
			if tt.why == "permits" && len(got) > 0 { // the list of commands is long
				if !strings.HasPrefix(got[0], `permits.a.do: "pay" is not one of [ship `) {
					t.Errorf("problem %q", got[0])
				}
				got = got[1:]
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func join[T ~string](list []T) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = string(v)
	}
	return "[" + strings.Join(texts, " ") + "]"
}

// Attempts are counted by line where the policy says so.
func TestAttempts_perLine(t *testing.T) {
	for _, tt := range []struct {
		why        string
		per        policy.AttemptsPer
		case_, all int
		want       []string
	}{
		{"the case's own", policy.PerCase, 5, 9, nil},
		{"one too many", policy.PerCase, 6, 6, []string{"attempts_exhausted"}},
		{"all that asked for the line", policy.PerLine, 1, 6, []string{"attempts_exhausted"}},
		{"five are not too many", policy.PerLine, 1, 5, nil},
	} {
		c := compile(t, with(func(p *policy.Policy) { p.Attempts, p.AttemptsPer = 5, tt.per }))
		s := changed(asked(), func(s *aftersales.Situation) { s.Attempts, s.LineAttempts = tt.case_, tt.all })
		if diff := cmp.Diff(tt.want, codes(c.Admit(s).Faults)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

// Of several rules the most specific in whose time it is holds, and a less specific one outside the time of a rule that is the
// only one.
func TestRequest_only(t *testing.T) {
	short, long := days(3, policy.FromDelivery), days(30, policy.FromDelivery)
	for _, tt := range []struct {
		why      string
		only     bool
		category string
		day      int // after the delivery
		want     []string
	}{
		{"in the time of both", true, "cards", 3, nil},
		{"after the short one, which is the only one", true, "cards", 4, []string{"window_closed"}},
		{"which is not", false, "cards", 4, nil},
		{"other goods", true, "cups", 4, nil},
		{"after the long one", true, "cups", 31, []string{"window_closed"}},
	} {
		c := compile(t, with(func(p *policy.Policy) {
			p.Requests = requests{"any": {Window: &long}, "cards": {When: when{Category: []string{"cards"}}, Window: &short, Only: tt.only}}
		}))
		s := changed(asked(), func(s *aftersales.Situation) {
			s.Categories, s.At = []string{tt.category}, delivered.AddDate(0, 0, tt.day)
		})
		if diff := cmp.Diff(tt.want, codes(c.Admit(s).Faults)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

// Who is liable for a reason may depend on the goods, the channel or a fact.
func TestReason_liableFor(t *testing.T) {
	c := compile(t, with(func(p *policy.Policy) {
		p.Reasons["unwanted"] = policy.ReasonRule{Liable: order.Buyer, LiableFor: map[string]policy.LiableRule{
			"fashion": {When: when{Category: []string{"shoes", "apparel"}}, Liable: order.Seller},
			"club":    {When: when{Category: []string{"shoes"}, Facts: map[string][]string{"club": {"yes"}}}, Liable: order.Platform},
		}}
	}))
	for _, tt := range []struct {
		why      string
		category string
		facts    order.Facts
		want     order.Party
	}{
		{"as a rule", "cups", nil, order.Buyer},
		{"of some goods", "shoes", nil, order.Seller},
		{"the most specific", "shoes", order.Facts{"club": "yes"}, order.Platform},
		{"which does not match", "apparel", order.Facts{"club": "yes"}, order.Seller},
	} {
		s := changed(asked(), func(s *aftersales.Situation) { s.Categories, s.Facts = []string{tt.category}, tt.facts })
		if got := c.Admit(s).Liable; got != tt.want {
			t.Errorf("%s: the %s is liable, want the %s", tt.why, got, tt.want)
		}
	}
	wrong := with(func(p *policy.Policy) {
		p.Reasons["unwanted"] = policy.ReasonRule{Liable: order.Buyer, LiableFor: map[string]policy.LiableRule{
			"a": {When: when{Reason: []aftersales.Reason{aftersales.Unwanted}}}, "b": {Liable: order.Seller}, "c": {Liable: order.Nobody},
		}}
	})
	if diff := cmp.Diff([]string{
		"reasons.unwanted.liable_for.a.when: it is the reason that says who is liable: neither can be its condition",
		"reasons.unwanted.liable_for.a.liable: say who is liable: buyer, seller, carrier, platform or nobody",
		"reasons.unwanted.liable_for.c: ties with b: both can match, and neither is more specific; add a condition to one",
	}, problems(t, wrong)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// A claim stops at an amount, beside the part of the refund.
func TestAppeal_cap(t *testing.T) {
	c := compile(t, with(func(p *policy.Policy) {
		p.Appeals = map[string]policy.AppealRule{"claim": {Do: "file_claim", Most: money.MustRate("0.5"), Cap: usd("4.00")}}
	}))
	for _, tt := range []struct {
		asked string
		goods string
		want  []string
	}{
		{"4.00", "10.00", nil},
		{"4.01", "10.00", []string{"amount_above_ceiling"}},
		{"3.00", "5.00", []string{"amount_above_ceiling"}},
		{"2.50", "5.00", nil},
	} {
		s := waiting()
		s.Case.Quote = &refund.Quote{Goods: usd(tt.goods), Total: usd(tt.goods)}
		if got := codes(c.Permit(s, aftersales.FileClaim{Amount: usd(tt.asked)})); !cmp.Equal(got, tt.want) {
			t.Errorf("%s of %s: faults %v, want %v", tt.asked, tt.goods, got, tt.want)
		}
	}
	wrong := with(func(p *policy.Policy) {
		p.Appeals = map[string]policy.AppealRule{"appeal": {Do: "file_appeal", Cap: usd("4.00")}}
	})
	if got := problems(t, wrong); len(got) != 1 {
		t.Errorf("an appeal with an amount: problems %v", got)
	}
}

// When a payment is captured may depend on what was paid with.
func TestCaptureFor(t *testing.T) {
	c := compile(t, with(func(p *policy.Policy) {
		p.Capture = aftersales.CaptureOnPayment
		p.CaptureFor = map[string]policy.CaptureRule{"card": {When: when{Tender: []string{"card"}}, Capture: aftersales.CaptureOnShipment}}
	}))
	for tender, want := range map[string]aftersales.Capture{"card": aftersales.CaptureOnShipment, "bank_transfer": aftersales.CaptureOnPayment} {
		s := changed(asked(), func(s *aftersales.Situation) { s.Order.Tenders = []order.Tender{{Kind: tender}} })
		if got := c.Capture(s); got != want {
			t.Errorf("paid with %s: captured %s, want %s", tender, got, want)
		}
	}
	wrong := with(func(p *policy.Policy) {
		p.CaptureFor = map[string]policy.CaptureRule{"a": {When: when{Reason: []aftersales.Reason{aftersales.Unwanted}}}}
	})
	if diff := cmp.Diff([]string{
		"capture_for.a.capture: say one of [on_payment on_shipment]",
		"capture_for.a.when: a payment knows no case: only tender, paid, fulfilment, facts, after and before can be its condition",
	}, problems(t, wrong)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// A child order's deadline may depend on what the order says: what it was paid with, how much, and when it was placed.
func TestChildDeadlines_byOrder(t *testing.T) {
	c := compile(t, with(func(p *policy.Policy) {
		unpaid := func(w policy.When) policy.When {
			w.Status = []order.Status{order.AwaitingReceipt}
			return w
		}
		p.Deadlines = timers{
			"a": {When: unpaid(policy.When{}), Timer: "confirm", Span: days(10, policy.FromShipment), Expiry: "expired_confirmation"},
			"b": {When: unpaid(policy.When{Tender: []string{"cash"}}), Timer: "confirm", Span: days(3, policy.FromShipment), Expiry: "expired_confirmation"},
			"c": {When: unpaid(policy.When{After: placed.AddDate(1, 0, 0), Paid: &policy.Range{From: usd("5.00")}}), Timer: "confirm", Span: days(1, policy.FromShipment), Expiry: "expired_confirmation"},
		}
	}))
	for _, tt := range []struct {
		why    string
		change func(*aftersales.Situation)
		want   int // days
	}{
		{"as a rule", func(*aftersales.Situation) {}, 10},
		{"paid in cash", func(s *aftersales.Situation) { s.Order.Tenders = []order.Tender{{Kind: "cash"}} }, 3},
		{"of a later day, and dear", func(s *aftersales.Situation) { s.Order.PlacedAt, s.Paid = placed.AddDate(1, 0, 0), usd("5.00") }, 1},
	} {
		s := changed(asked(), func(s *aftersales.Situation) { s.Child.Progress.Status = order.AwaitingReceipt })
		set := c.ChildDeadlines(changed(s, tt.change))
		if len(set) != 1 || !set[0].Due.Equal(shipped.AddDate(0, 0, tt.want)) {
			t.Errorf("%s: %v, want one %d days after the shipment", tt.why, set, tt.want)
		}
	}
}

// A rule for every line, a rule for some line, and facts in whichever letters.
func TestWhen_includes(t *testing.T) {
	for _, tt := range []struct {
		why        string
		when       policy.When
		categories []string
		market     string
		want       bool
	}{
		{"every line is of one of them", policy.When{Category: []string{"coins"}}, []string{"coins", "coins"}, "", true},
		{"one is not", policy.When{Category: []string{"coins"}}, []string{"coins", "cups"}, "", false},
		{"some line is", policy.When{Includes: []string{"coins"}}, []string{"cups", "coins"}, "", true},
		{"none is", policy.When{Includes: []string{"coins"}}, []string{"cups", ""}, "", false},
		{"of no goods at all", policy.When{Includes: []string{"coins"}}, nil, "", false},
		{"a fact in capitals", policy.When{Facts: map[string][]string{"market": {"us"}}}, nil, "US", true},
		{"another one", policy.When{Facts: map[string][]string{"market": {"us"}}}, nil, "usa", false},
	} {
		c := compile(t, with(func(p *policy.Policy) { p.Requests["any"] = policy.Request{When: tt.when} }))
		s := changed(asked(), func(s *aftersales.Situation) { s.Categories, s.Facts = tt.categories, order.Facts{"market": tt.market} })
		if got := len(c.Admit(s).Faults) == 0; got != tt.want {
			t.Errorf("%s: admitted %t, want %t", tt.why, got, tt.want)
		}
	}
	if got := problems(t, with(func(p *policy.Policy) {
		p.Requests = requests{"a": {When: when{Facts: map[string][]string{"market": {"us"}}}}, "b": {When: when{Facts: map[string][]string{"market": {"US"}}}}}
	})); len(got) != 1 {
		t.Errorf("one fact in two spellings: problems %v, want a tie", got)
	}
}
