package refund

import "github.com/recourse-go/recourse/order/money"

// Balance is what of one line stands and what is left.
type Balance struct {
	Units, Free int64        // units of the line; those that no standing refund took
	Paid        money.Amount // what was paid for the line
	Standing    money.Amount // what stands of it: shares before deductions and repricing
	Forfeited   money.Amount // what is lost to the buyer
	Left        money.Amount // Paid less the two: what a request by amount could get
	Closed      bool         // the line is closed by refund
}

// Balance is what of a line stands; known is false for a line the order does not have.
func (l Ledger) Balance(a *Allocation, line string) (b Balance, known bool) {
	at := a.line(line)
	if at < 0 {
		return Balance{}, false
	}
	bought, stands := &a.lines[at], l.line(at)
	return Balance{
		Units: bought.quantity, Free: bought.quantity - stands.units,
		Paid: a.amount(bought.net), Standing: a.amount(stands.amount), Forfeited: a.amount(stands.forfeited),
		Left: a.amount(bought.net - stands.amount - stands.forfeited), Closed: stands.closed(bought),
	}, true
}
