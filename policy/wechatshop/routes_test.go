package wechatshop_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy/story"
	"github.com/recourse-go/recourse/policy/wechatshop"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

// 365 days, 50 refunds, one minute apart.
func TestRoutes(t *testing.T) {
	paid := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	tests := []struct {
		why    string
		now    time.Time
		past   route.Past
		reason route.Reason
		wait   time.Time
	}{
		{"the last instant of 365 days", time.Date(2027, 3, 2, 10, 0, 0, 0, time.UTC), route.Past{}, "", time.Time{}},
		{"a second later it is by hand", time.Date(2027, 3, 2, 10, 0, 1, 0, time.UTC), route.Past{}, route.RouteExpired, time.Time{}},
		{"the fiftieth refund", paid.Add(time.Hour), route.Past{Count: 49}, "", time.Time{}},
		{"the fifty-first is by hand", paid.Add(time.Hour), route.Past{Count: 50}, route.RefundsUsedUp, time.Time{}},
		{"a minute after the last one", paid.Add(time.Hour), route.Past{Count: 1, Last: paid.Add(59 * time.Minute)}, "", time.Time{}},
		{"a second too soon", paid.Add(time.Hour), route.Past{Count: 1, Last: paid.Add(59*time.Minute + time.Second)}, "", paid.Add(time.Hour + time.Second)},
	}
	for _, tt := range tests {
		plan, err := wechatshop.Routes().Plan(route.Situation{
			Refund: refund.Refund{Number: "o-1-1", Total: money.MustParse("1.00", "CNY"), Legs: []refund.Leg{
				{Tender: "pay", Amount: money.MustParse("1.00", "CNY"), Route: refund.Original, State: refund.LegPending},
			}},
			Tenders: []order.Tender{{ID: "pay", Kind: "wechat_pay"}}, PaidAt: paid, Now: tt.now,
			Past: map[string]route.Past{"pay": tt.past},
		})
		if err != nil {
			t.Fatalf("%s: %v", tt.why, err)
		}
		leg := plan.Legs[0]
		if leg.Reason != tt.reason || leg.ByHand != (tt.reason != "") || !leg.NotBefore.Equal(tt.wait) {
			t.Errorf("%s: %q, by hand %t, not before %s; want %q, %s", tt.why, leg.Reason, leg.ByHand, leg.NotBefore, tt.reason, tt.wait)
		}
	}
}

// A refund that is tried again keeps its number; a second refund of the payment has another.
func TestRefundNumbers(t *testing.T) {
	played := play(t, "paid-by-the-sellers-own-hand")
	var numbers []string
	for _, step := range played {
		for _, c := range step.Dossier.Cases {
			if c.Refund != nil {
				numbers = append(numbers, c.Refund.Number)
			}
		}
	}
	for _, n := range numbers {
		if n != numbers[0] {
			t.Errorf("the refund's number went from %s to %s", numbers[0], n)
		}
	}
	last := play(t, "freight-with-the-last-case")
	seen := map[string]bool{}
	for _, c := range last[len(last)-1].Dossier.Cases {
		seen[c.Refund.Number] = true
	}
	if len(numbers) == 0 || len(seen) != 3 {
		t.Errorf("%d reports, and three refunds under %d numbers", len(numbers), len(seen))
	}
}

// Of 10.00, of which a voucher paid 3.00: 9.00 are 6.30 of cash, all of it is 7.00.
func TestVoucher(t *testing.T) {
	played := play(t, "voucher-of-wechat-pay")
	last := played[len(played)-1].Dossier.Cases[0]
	voucher := last.Quote.Tenders[0].Voucher
	cash, err := last.Quote.Tenders[0].Amount.Sub(voucher)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"6.30", "2.70"}, []string{cash.Number(), voucher.Number()}); diff != "" {
		t.Errorf("cash and voucher (-want +got):\n%s", diff)
	}
}

// play plays a story of the package.
func play(t *testing.T, name string) []story.Played {
	t.Helper()
	data, err := wechatshop.Stories.ReadFile("stories/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	s, err := story.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	result, err := story.Play(set(t), s)
	if err != nil {
		t.Fatal(err)
	}
	return result.Steps
}
