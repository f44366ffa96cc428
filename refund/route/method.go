package route

import (
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// Method is how refunds to tenders of one kind go. Methods compare with ==.
//
// Expires, MaxRefunds, Apart and Most are limits of the original route. What is outside one must be paid by hand. They mean
// nothing where Route is refund.NonOriginal: that is by hand always.
type Method struct {
	// To is where the money arrives, a free name in snake_case: original_card, wallet_balance.
	To string `json:"to"`
	// Route is refund.Original where the money goes to the account it came from, else refund.NonOriginal.
	Route refund.Route `json:"route"`
	// Platform is how long the shop or the payment provider takes to send the money.
	Platform Span `json:"platform,omitzero"`
	// Bank is how long the bank then takes to book it; Instant where none takes part.
	Bank Span `json:"bank,omitzero"`
	// Expires is how many days of 24 hours from the payment on the route stays open, at most a hundred years of them. Zero:
	// for ever.
	Expires int `json:"expires_days,omitempty"`
	// MaxRefunds is how many refunds one payment takes, each under a number of its own. Zero: without a limit.
	MaxRefunds int `json:"max_refunds,omitempty"`
	// Apart is how many seconds lie between two refunds of one payment, at most a year of them. Zero: none.
	Apart int `json:"apart_seconds,omitempty"`
	// Most is the largest leg that goes this way, in a currency. The zero Amount: without a limit.
	Most money.Amount `json:"most,omitzero"`
	// Source names the page or document the figures come from.
	Source string `json:"source"`
	// AsOf is when they were true, as a date: 2026-03-01.
	AsOf string `json:"as_of,omitempty"`
	// Unsure marks figures that no good source backs.
	Unsure bool `json:"unsure,omitempty"`
	// Note is what the fields cannot say.
	Note string `json:"note,omitempty"`
}
