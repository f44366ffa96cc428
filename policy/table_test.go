package policy_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/refund"
)

// told is a policy with a rule of every section.
func told() policy.Policy {
	page := policy.Source{Source: "help page 7", AsOf: "2026-03-01", Confidence: policy.Official}
	blog := policy.Source{Source: "a blog | of 2023", AsOf: "2023-05-01", Confidence: policy.Weak, Unsure: true, Note: "another one says\n9"}
	week := days(7, policy.FromDelivery)
	return with(func(p *policy.Policy) {
		p.Zone, p.Attempts, p.AttemptsPer, p.WholeLines, p.Managed, p.Source = "Asia/Tokyo", 5, policy.PerLine, true, true, page
		p.Terms = refund.Terms{Freight: refund.FreightWithLast, Deductions: refund.Deductions{Restocking: refund.Restocking{Fee: refund.Fee{Rate: money.MustRate("0.1")}}}}
		p.Closures = map[string]policy.Closure{"festival": {From: "2026-02-15", Until: "2026-02-23", Timers: []string{"answer"}, Source: page}}
		p.Caps = map[string]policy.CapRule{"damage": {On: []policy.UnitCondition{policy.Damaged}, Most: money.MustRate("0.5"), Source: blog}}
		p.TermsFor = map[string]policy.TermsRule{"fault": {When: when{Liable: []order.Party{order.Seller}}, Terms: refund.Terms{Freight: refund.FullFreight, GraceDays: 5}, Source: page}}
		p.Requests = requests{"any": {Window: &week, AmountFixed: true, WholeOrder: true, When: policy.When{
			Kind: []aftersales.Kind{aftersales.RefundOnly}, Facts: map[string][]string{"market": {"us", ""}}, Price: &policy.Range{From: usd("1.00"), Below: usd("75.00")}, After: placed, Before: completed,
		}, Source: page}, "exchange": {When: when{Kind: []aftersales.Kind{aftersales.Exchange}}}}
		p.Escalations = map[string]policy.EscalationRule{"buyer": {When: when{By: []order.Party{order.Buyer}}, Evidence: policy.Required, Source: page}}
		p.Refusals = map[string]policy.RefusalRule{"none": {Refusal: policy.Forbid, OpenedWithin: &week, When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Source: page}}
		p.Deadlines = timers{
			"answer":  {When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Span: policy.Span{Anchor: policy.FromState, Amount: 3, Unit: policy.BusinessDays, Round: policy.EndOfDay, Sweep: "10:00", Zone: "Europe/Paris", SoonerOf: &week}, Expiry: "expired_refund", Closes: []string{"reject"}, Source: blog},
			"ship_by": {When: when{Status: []order.Status{order.PendingShipment}}, Span: days(18, policy.FromPayment), Expiry: "expired_unshipped"},
		}
		p.Extensions = map[string]policy.ExtensionRule{"more": {Timer: "ship_by", By: []order.Party{order.Seller}, Consent: order.Buyer, Times: 1, Length: policy.Length{Amount: 3, Unit: policy.Days}, Source: page}}
		p.Holds = map[string]policy.HoldRule{"hold": {Timer: "ship_by", By: []order.Party{order.Buyer}, Most: days(60, policy.FromPayment), Source: page}}
		p.Notices = map[string]policy.NoticeRule{"customs": {Do: "report_customs", By: []order.Party{order.Carrier}, Source: page}}
		p.Permits = map[string]policy.PermitRule{"early": {Do: "approve", From: &week, Source: page}}
		p.Funding = map[string]policy.FundingRule{"lost": {Bears: order.Platform, Most: usd("300.00"), Source: page}}
		p.Choices = map[string]policy.Choice{"final": {Do: "reject", Event: aftersales.EventRejectedFinally, Source: page}}
		p.Appeals = map[string]policy.AppealRule{"claim": {Do: "file_claim", Most: money.MustRate("0.5"), Times: 1, Source: page}}
		p.Metrics = metrics{"defect": {Event: aftersales.EventRejected, Metric: "order_defect", Weight: 1, Against: order.Seller, OncePerOrder: true, Source: page}}
		p.Names = map[string]policy.NameRule{"WAIT": {States: []aftersales.State{aftersales.AwaitingSeller}, Says: "the seller is asked", Source: page}}
	})
}

func TestTable(t *testing.T) {
	const want = `| rule | says | source | as of | confidence |
| --- | --- | --- | --- | --- |
| zone | Asia/Tokyo | help page 7 | 2026-03-01 | official |
| attempts | at most 5 for a line | help page 7 | 2026-03-01 | official |
| whole_lines | a line goes back whole | help page 7 | 2026-03-01 | official |
| managed | the platform acts in the seller's place | help page 7 | 2026-03-01 | official |
| terms | freight with_last, restocking 0.1 of goods | help page 7 | 2026-03-01 | official |
| closures.festival | clocks stand still from 2026-02-15 to 2026-02-23 answer | help page 7 | 2026-03-01 | official |
| caps.damage | at most 0.5 of goods; on damaged | a blog \| of 2023: another one says 9 | 2023-05-01 | weak (unsure) |
| terms_for.fault | freight full, grace days 5; where liable seller | help page 7 | 2026-03-01 | official |
| requests.any | may be asked; the amount is fixed; the whole order; until 7 days since the delivery; where kind refund_only, price from 1.00 USD below 75.00 USD, placed from 2026-03-01T10:00:00Z on, placed before 2026-03-06T10:00:00Z, market us, not said | help page 7 | 2026-03-01 | official |
| requests.exchange | may be asked; where kind exchange |  |  |  |
| reasons.quality_problem | the seller is liable |  |  |  |
| reasons.unwanted | the buyer is liable |  |  |  |
| escalations.buyer | the platform may be asked to decide; evidence required; where by buyer | help page 7 | 2026-03-01 | official |
| refusals.none | a refusal: forbid; for cases opened within 7 days since the delivery; where state awaiting_seller | help page 7 | 2026-03-01 | official |
| deadlines.answer | 3 business days since it came to this state, to the end of the day, Europe/Paris, or sooner 7 days since the delivery, carried out at 10:00: expired_refund; closes reject; where state awaiting_seller | a blog \| of 2023: another one says 9 | 2023-05-01 | weak (unsure) |
| deadlines.ship_by | 18 days since the payment: expired_unshipped; where status pending_shipment |  |  |  |
| extensions.more | more time for ship_by; by seller; consent buyer; times 1; by 3 days | help page 7 | 2026-03-01 | official |
| holds.hold | the clock of ship_by may be held; by buyer; at most until 60 days since the payment | help page 7 | 2026-03-01 | official |
| notices.customs | report_customs; by carrier | help page 7 | 2026-03-01 | official |
| permits.early | approve: allow; from 7 days since the delivery | help page 7 | 2026-03-01 | official |
| funding.lost | the platform bears the refund; up to 300.00 USD | help page 7 | 2026-03-01 | official |
| choices.final | reject leads to rejected_finally | help page 7 | 2026-03-01 | official |
| appeals.claim | file_claim; times 1; at most 0.5 of the goods | help page 7 | 2026-03-01 | official |
| metrics.defect | rejected counts 1 for order_defect against the seller; once per order | help page 7 | 2026-03-01 | official |
| names.WAIT | means awaiting_seller; the seller is asked | help page 7 | 2026-03-01 | official |
`
	compile(t, told())
	if diff := cmp.Diff(want, policy.Table(told())); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}

// Every rule of every section is a row, whatever the policy.
func TestTable_everyRule(t *testing.T) {
	p := marketplace.Policy()
	text := policy.Table(p)
	for section, n := range map[string]int{"requests": len(p.Requests), "reasons": len(p.Reasons), "deadlines": len(p.Deadlines), "terms_for": 0} {
		if got := strings.Count(text, "| "+section+"."); got != n {
			t.Errorf("%d rows of %s, want %d", got, section, n)
		}
	}
}

func TestDoubts(t *testing.T) {
	var got []string
	for _, d := range policy.Doubts(told()) {
		got = append(got, d.Rule+" "+d.AsOf)
	}
	if diff := cmp.Diff([]string{"caps.damage 2023-05-01", "deadlines.answer 2023-05-01"}, got); diff != "" {
		t.Errorf("doubts (-want +got):\n%s", diff)
	}
	unsure := with(func(p *policy.Policy) { p.Source.Unsure, p.Attempts = true, 5 })
	if got := policy.Doubts(unsure); len(got) != 2 || got[0].Rule != "attempts" || got[1].Rule != "terms" {
		t.Errorf("doubts of the policy's own numbers: %v", got)
	}
	if got := policy.Doubts(plain()); got != nil {
		t.Errorf("doubts %v, want none", got)
	}
}

// A policy with a rule of every section survives JSON and the hands of others.
func TestKnobs_roundTrip(t *testing.T) {
	same, err := told().Adjust([]byte(`{}`))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(told(), same); diff != "" {
		t.Errorf("after a way through JSON (-want +got):\n%s", diff)
	}
	source := told()
	c := compile(t, source)
	source.Permits["early"].From.Amount = 1
	source.Caps["damage"].On[0] = policy.Missing
	source.Requests["any"].When.Price.From = usd("9.00")
	source.Names["WAIT"].States[0] = aftersales.Closed
	source.Deadlines["answer"].Closes[0] = "approve"
	source.Deadlines["answer"].SoonerOf.Amount = 1
	if diff := cmp.Diff(told(), c.Data()); diff != "" {
		t.Errorf("the compiled policy changed (-want +got):\n%s", diff)
	}
}
