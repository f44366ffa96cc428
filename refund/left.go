package refund

import "github.com/recourse-go/recourse/order/money"

// FreightLeft is what no standing refund took of the freight of a child order; nothing for an unknown child.
func (l Ledger) FreightLeft(a *Allocation, child string) money.Amount {
	at, ok := a.children[child]
	if !ok {
		return a.amount(0)
	}
	return a.amount(a.shares.Freight[at] - l.freightOf(at))
}
