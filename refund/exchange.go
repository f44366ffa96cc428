package refund

import (
	"fmt"

	"github.com/recourse-go/recourse/order/money"
)

// Difference is what is still to be paid once goods that come back are exchanged for others. At most one of the two is above
// zero; both are zero for an even exchange.
type Difference struct {
	Refund money.Amount // what goes back to the buyer
	Owed   money.Amount // what the buyer pays
}

// Exchange sets a quote off against the price of what is sent instead, tax and freight included. The price may be plain or
// in the currency of the quote; it is an error if it is in another or negative.
func (q Quote) Exchange(price money.Amount) (Difference, error) {
	bound, err := price.In(q.Currency)
	if err != nil {
		return Difference{}, fmt.Errorf("refund: exchange: %w", err)
	}
	if bound.Sign() < 0 {
		return Difference{}, fmt.Errorf("refund: exchange: a price of %s is negative", bound.Number())
	}
	back := q.Total.Minor() - bound.Minor() // neither is below zero: it fits
	return Difference{
		Refund: money.FromMinor(max(0, back), q.Currency), Owed: money.FromMinor(max(0, -back), q.Currency),
	}, nil
}
