package route

import (
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// JD is the refund cycle table of the marketplace JD: how long the marketplace and then the bank take, by what was paid
// with. Its figures were read in copies of JD's own page, so that every one is unsure; it names no day on which a route
// closes.
//
// Cash and postal remittances go to a personal debit card and so are not the original route. Kind cash is a card of any
// bank, cash_major_bank one of the four that book sooner.
func JD() Table {
	const helpPage, cards = "shuyanfang.net/help.asp?id=11", "178hui.com/news/view/10210"
	const original, byHand = refund.Original, refund.NonOriginal
	methods := map[string]Method{
		"debit_card":           cycle(helpPage, "original_card", original, 1, 7, ""),
		"credit_card":          cycle(helpPage, "original_card", original, 1, 15, ""),
		"mobile_wallet":        cycle(helpPage, "original_card", original, 1, 15, "a wallet that charged a bank card"),
		"mobile_wallet_coupon": cycle(helpPage, "wallet_balance", original, 1, 2, "a wallet that charged a card and a coupon: the coupon's part goes back as a coupon"),
		"direct_bank":          cycle(helpPage, "original_card", original, 1, 2, "CCB, CMB and PSBC"),
		"pos_card":             cycle(helpPage, "original_card", original, 1, 15, "a card on delivery or at a pick-up point"),
		"cheque":               cycle(helpPage, "payer_account", original, 1, 3, ""),
		"cash_major_bank":      cycle(helpPage, "personal_debit_card", byHand, 1, 2, "a card of ICBC, CCB, ABC or CMB"),
		"cash":                 cycle(helpPage, "personal_debit_card", byHand, 2, 5, "a card of any other bank"),
		"instalment":           cycle(helpPage, "original_card", original, 2, 15, "the issuer decides about its fee"),
		"company_transfer":     cycle(helpPage, "company_account", original, 1, 3, ""),
		"postal_remittance":    cycle(helpPage, "personal_debit_card", byHand, 1, 5, ""),
	}
	card := cycle(cards, "same_card", original, 0, 0, "about one working day; no bank takes part")
	card.Bank = Span{Unit: Instant}
	methods["jd_card"] = card

	balance := cycle(cards, "jd_balance", original, 0, 0, "the buyer may choose it")
	balance.Platform, balance.Bank = Span{Unit: Instant}, Span{Unit: Instant}
	balance.Most = money.FromMinor(100_000, money.MustCurrency("CNY"))
	methods["jd_balance"] = balance

	credit := cycle("wwpfw.com, article 58909", "credit_line", original, 0, 0,
		"mostly 1 to 5 days; restores the quota, else comes off the next bill or goes to the card that paid the last one")
	credit.Platform, credit.Bank = Span{Min: 1, Max: 15, Unit: WorkingDays}, Span{Unit: Instant}
	methods["baitiao"] = credit
	return Table{methods: methods}
}

// cycle is one row of the table: one working day at the marketplace, and a bank that takes from least to most of them.
func cycle(source, to string, r refund.Route, least, most int, note string) Method {
	return Method{
		To: to, Route: r, Platform: Span{Min: 1, Max: 1, Unit: WorkingDays}, Bank: Span{Min: least, Max: most, Unit: WorkingDays},
		Source: source, AsOf: "2026-11-01", Unsure: true, Note: note,
	}
}
