package refund

// giftCharge is what the buyer owes for the gifts of a line that are more than the kept units of its trigger earn: their
// list price, less what was paid for them. cost is what the kept units of the gift cost, of units in all.
func (a *Allocation) giftCharge(gift int, kept []int64, cost, units int64) (int64, error) {
	l := &a.order.Lines[gift]
	if l.GiftFor == "" || kept[gift] == 0 {
		return 0, nil
	}
	trigger := a.line(l.GiftFor)
	earned, err := portion(l.Quantity, kept[trigger], a.lines[trigger].quantity)
	if err != nil {
		return 0, err
	}
	excess := kept[gift] - earned
	if excess <= 0 {
		return 0, nil
	}
	paid, err := portion(cost, excess, units)
	return max(0, l.UnitPrice.Minor()*excess-paid), err
}
