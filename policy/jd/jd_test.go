package jd_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/jd"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/story/storytest"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

func set(t *testing.T) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(jd.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPolicy(t *testing.T) { policytest.Run(t, jd.Policy()) }

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", jd.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, jd.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), jd.Stories) }

func TestRows(t *testing.T) { storytest.Rows(t, jd.Policy(), set(t), jd.Stories, rows()) }

// The refund cycles, row by row: the marketplace's leg, the bank's, where the money goes, and whether by the route it came.
func TestRoutes(t *testing.T) {
	days := func(least, most int) route.Span { return route.Span{Min: least, Max: most, Unit: route.WorkingDays} }
	instant := route.Span{Unit: route.Instant}
	table := jd.Routes()
	for _, tt := range []struct {
		why      string
		kind     string
		to       string
		route    refund.Route
		platform route.Span
		bank     route.Span
	}{
		{"debit card, online", "debit_card", "original_card", refund.Original, days(1, 1), days(1, 7)},
		{"credit card, online", "credit_card", "original_card", refund.Original, days(1, 1), days(1, 15)},
		{"a wallet that charged a card", "mobile_wallet", "original_card", refund.Original, days(1, 1), days(1, 15)},
		{"a wallet that charged a card and a coupon", "mobile_wallet_coupon", "wallet_balance", refund.Original, days(1, 1), days(1, 2)},
		{"three banks directly", "direct_bank", "original_card", refund.Original, days(1, 1), days(1, 2)},
		{"a card on delivery", "pos_card", "original_card", refund.Original, days(1, 1), days(1, 15)},
		{"a cheque", "cheque", "payer_account", refund.Original, days(1, 1), days(1, 3)},
		{"cash, to a card of four banks", "cash_major_bank", "personal_debit_card", refund.NonOriginal, days(1, 1), days(1, 2)},
		{"cash, to any other card", "cash", "personal_debit_card", refund.NonOriginal, days(1, 1), days(2, 5)},
		{"instalments", "instalment", "original_card", refund.Original, days(1, 1), days(2, 15)},
		{"a company's transfer", "company_transfer", "company_account", refund.Original, days(1, 1), days(1, 3)},
		{"a postal remittance", "postal_remittance", "personal_debit_card", refund.NonOriginal, days(1, 1), days(1, 5)},
		{"a JD card", "jd_card", "same_card", refund.Original, days(1, 1), instant},
		{"JD's balance", "jd_balance", "jd_balance", refund.Original, instant, instant},
		{"baitiao", "baitiao", "credit_line", refund.Original, days(1, 15), instant},
	} {
		m, ok := table.Method(tt.kind)
		got := []any{m.To, m.Route, m.Platform, m.Bank}
		if diff := cmp.Diff([]any{tt.to, tt.route, tt.platform, tt.bank}, got); diff != "" || !ok {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
	if m, _ := table.Method("jd_balance"); !m.Most.Equal(money.MustParse("1000.00", "CNY")) {
		t.Errorf("to the balance at most %s, want 1000.00", m.Most)
	}
	if n := len(table.Methods()); n != 15 {
		t.Errorf("%d methods, want 15", n)
	}
}
