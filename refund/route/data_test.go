package route_test

import (
	"testing"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

func TestJD(t *testing.T) {
	working := func(least, most int) route.Span {
		return route.Span{Min: least, Max: most, Unit: route.WorkingDays}
	}
	const page, cards, credit = "shuyanfang.net/help.asp?id=11", "178hui.com/news/view/10210", "wwpfw.com, article 58909"
	one, instant, none := working(1, 1), route.Span{Unit: route.Instant}, money.Amount{}
	rows := []struct {
		kind     string
		why      string
		to       string
		route    refund.Route
		platform route.Span
		bank     route.Span
		most     money.Amount
		source   string
	}{
		{"debit_card", "debit card, online", "original_card", refund.Original, one, working(1, 7), none, page},
		{"credit_card", "credit card, online", "original_card", refund.Original, one, working(1, 15), none, page},
		{"mobile_wallet", "mobile wallet that charged a bank card", "original_card", refund.Original, one, working(1, 15), none, page},
		{"mobile_wallet_coupon", "mobile wallet, card and coupon: 1 to 2 days each", "wallet_balance", refund.Original, one, working(1, 2), none, page},
		{"direct_bank", "by a bank directly", "original_card", refund.Original, one, working(1, 2), none, page},
		{"pos_card", "card on delivery or pick-up", "original_card", refund.Original, one, working(1, 15), none, page},
		{"cheque", "cheque", "payer_account", refund.Original, one, working(1, 3), none, page},
		{"cash_major_bank", "cash, to a card of one of four banks", "personal_debit_card", refund.NonOriginal, one, working(1, 2), none, page},
		{"cash", "cash, to any other card", "personal_debit_card", refund.NonOriginal, one, working(2, 5), none, page},
		{"instalment", "instalments, online", "original_card", refund.Original, one, working(2, 15), none, page},
		{"company_transfer", "transfer by a company", "company_account", refund.Original, one, working(1, 3), none, page},
		{"postal_remittance", "postal remittance", "personal_debit_card", refund.NonOriginal, one, working(1, 5), none, page},
		{"jd_card", "prepaid card: about a day, and no bank", "same_card", refund.Original, one, instant, none, cards},
		{"jd_balance", "balance: at once, up to 1000 yuan", "jd_balance", refund.Original, instant, instant, cny("1000.00"), cards},
		{"baitiao", "credit: 1 to 5 days, at most 15 working days", "credit_line", refund.Original, working(1, 15), instant, none, credit},
	}
	jd := route.JD()
	for _, tt := range rows {
		got, known := jd.Method(tt.kind)
		if !known {
			t.Errorf("%s: %s is not there", tt.why, tt.kind)
		}
		diff(t, tt.why, route.Method{
			To: tt.to, Route: tt.route, Platform: tt.platform, Bank: tt.bank, Most: tt.most, Source: tt.source, AsOf: "2026-11-01", Unsure: true, Note: got.Note,
		}, got)
	}
	if n := len(jd.Methods()); n != len(rows) {
		t.Errorf("%d methods, %d rows", n, len(rows))
	}
	diff(t, "it passes the check that New makes", jd, table(t, jd.Methods()))
}

func TestWeChatPay(t *testing.T) {
	want := map[string]route.Method{"wechat_pay": {
		To: "original_account", Route: refund.Original, Expires: 365, MaxRefunds: 50, Apart: 60, Source: "pay.weixin.qq.com", AsOf: "2026-11-01",
	}}
	diff(t, "365 days, 50 refunds, a minute apart", want, route.WeChatPay().Methods())
	diff(t, "it passes the check that New makes", route.WeChatPay(), table(t, want))
}
