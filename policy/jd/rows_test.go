package jd_test

import "github.com/recourse-go/recourse/policy/story/storytest"

func rows() []storytest.Row {
	return []storytest.Row{
		{ID: "3.2-1", Says: "debit card online: one working day at the marketplace, up to seven at the bank", Rule: "deadlines.arrival_debit_card", Story: "refund-to-debit-card"},
		{ID: "3.2-2", Says: "credit card online: one working day, up to fifteen", Rule: "deadlines.arrival_credit_card", Story: "refund-to-credit-card"},
		{ID: "3.2-3", Says: "mobile wallet with a card: one, up to fifteen", Rule: "deadlines.arrival_mobile_wallet", Story: "refund-to-mobile-wallet"},
		{ID: "3.2-4", Says: "mobile wallet with card and coupon: one, up to two", Rule: "deadlines.arrival_mobile_wallet_coupon", Story: "refund-to-mobile-wallet-coupon"},
		{ID: "3.2-5", Says: "CCB, CMB and PSBC directly: one, up to two", Rule: "deadlines.arrival_direct_bank", Story: "refund-to-direct-bank"},
		{ID: "3.2-6", Says: "card on delivery: one, up to fifteen", Rule: "deadlines.arrival_pos_card", Story: "refund-to-pos-card"},
		{ID: "3.2-7", Says: "cheque: one, up to three", Rule: "deadlines.arrival_cheque", Story: "refund-to-cheque"},
		{ID: "3.2-8", Says: "cash, to a card of ICBC, CCB, ABC or CMB: one, up to two", Rule: "deadlines.arrival_cash_major_bank", Story: "refund-to-cash-major-bank"},
		{ID: "3.2-9", Says: "cash, to another card: one, two to five", Rule: "deadlines.arrival_cash", Story: "refund-to-cash"},
		{ID: "3.2-10", Says: "instalments: one, two to fifteen", Rule: "deadlines.arrival_instalment", Story: "refund-to-instalment"},
		{ID: "3.2-11", Says: "company transfer: one, up to three", Rule: "deadlines.arrival_company_transfer", Story: "refund-to-company-transfer"},
		{ID: "3.2-12", Says: "postal remittance: one, up to five", Rule: "deadlines.arrival_postal_remittance", Story: "refund-to-postal-remittance"},
		{ID: "3.2-13", Says: "JD card: about one working day, and no bank", Rule: "deadlines.arrival_jd_card", Story: "refund-to-jd-card"},
		{ID: "3.2-15", Says: "baitiao: mostly one to five days, at most fifteen working days", Rule: "deadlines.arrival_baitiao", Story: "refund-to-baitiao"},
		{ID: "3.6-1", Says: "seven days to send goods back without a reason, from the day after the receipt", Rule: "requests.return_completed.window", Story: "seven-days-without-a-reason"},
		{ID: "3.6-2", Says: "the seller refunds within seven days of having the goods back", Rule: "deadlines.refund_by_law", Story: "refunded-a-week-after-the-goods-are-back"},
		{ID: "3.6-3", Says: "a quality problem: the seller bears the freight", Rule: "terms.fault_freight", Story: "answered-within-a-day"},
		{ID: "3.6-4", Says: "seven days for a defect, too", Rule: "requests.swap_completed.window", Story: "seven-days-without-a-reason"},
		{ID: "3.2-16", Says: "24 hours to look at a request (no page says so)", Rule: "deadlines.answer_return", Story: "answered-within-a-day"},
		{ID: "3.2-14", Says: "JD's balance, up to 1,000 yuan: at once", Why: "a table of routes and no rule of cases: TestRoutes holds it"},
	}
}
