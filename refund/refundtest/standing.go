package refundtest

import "fmt"

// checkStanding: M3, what stands is at most what was paid.
func (h *story) checkStanding() {
	o, s := &h.order, &h.sums
	for i := range o.Lines {
		shares := &h.share.Lines[i]
		h.money("line", o.Lines[i].ID, s.amount[i]+s.forfeited[i], shares.Net)
		h.count("units of line", o.Lines[i].ID, s.units[i], o.Lines[i].Quantity)
		for k := range o.Points {
			at := k*len(o.Lines) + i
			h.count("points of line", o.Lines[i].ID, s.points[at], shares.Points[k])
			h.money("value of points of line", o.Lines[i].ID, s.values[at], shares.Layers[len(o.Discounts)+k])
		}
		for k := range o.Discounts {
			h.money("subsidies of line", o.Lines[i].ID, s.subsidies[k*len(o.Lines)+i], shares.Layers[k])
		}
		for k := range o.Rewards {
			h.count("rewards of line", o.Lines[i].ID, s.rewards[k*len(o.Lines)+i], shares.Rewards[k])
		}
	}
	h.money("goods", "as priced again", s.goods-s.clawed, h.share.Goods)
	for k, slot := range h.share.Slots {
		if n := s.slots[k]; n < 0 || n > slot.Units {
			h.count("units of line", o.Lines[slot.Line].ID+" in child "+o.Children[slot.Child].ID, n, slot.Units)
		}
	}
	for k := range o.Children {
		h.money("freight of child", o.Children[k].ID, s.freight[k], h.share.Freight[k])
	}
	h.checkAccounts()
	for k := range o.Tenders {
		paid, voucher := o.Tenders[k].Amount.Minor(), o.Tenders[k].Voucher.Minor()
		h.money("tender", o.Tenders[k].ID, s.tenders[k], paid)
		h.money("voucher of tender", o.Tenders[k].ID, s.vouchers[k], voucher)
		h.money("cash of tender", o.Tenders[k].ID, s.tenders[k]-s.vouchers[k], paid-voucher)
	}
	h.money("order", h.order.ID, s.total, h.share.Paid)
}

// checkAccounts: M3 by points account.
func (h *story) checkAccounts() {
	lines := len(h.order.Lines)
	for k, p := range h.order.Points {
		row := h.sums.points[k*lines : (k+1)*lines]
		h.count("points account", p.ID, total(row), p.Count)
	}
}

// money holds an amount that stands against the most that may.
func (h *story) money(what, id string, stands, most int64) {
	switch {
	case stands < 0:
		h.violated("M3", what+" "+id, fmt.Sprintf("%s stands: less than nothing", h.number(stands)))
	case stands > most:
		h.violated("M3", what+" "+id, fmt.Sprintf("%s stands of %s: %s", h.number(stands), h.number(most), h.off(stands, most)))
	}
}

// count holds a number of units or points that stand against the most that may.
func (h *story) count(what, id string, stands, most int64) {
	switch {
	case stands < 0:
		h.violated("M3", what+" "+id, fmt.Sprintf("%d stand: less than nothing", stands))
	case stands > most:
		h.violated("M3", what+" "+id, fmt.Sprintf("%d stand of %d: %s", stands, most, apartBy(stands, most)))
	}
}

func total(list []int64) (sum int64) {
	for _, n := range list {
		sum += n
	}
	return sum
}

// number writes minor units as an amount of the order.
func (p *player) number(minor int64) string { return number(minor, p.order.Currency) }

// off says by how much an amount is not what it must be.
func (p *player) off(got, want int64) string {
	if got > want {
		return p.number(got-want) + " too much"
	}
	return p.number(want-got) + " too little"
}

// apartBy says by how much a number is not what it must be.
func apartBy(got, want int64) string {
	if got > want {
		return fmt.Sprintf("%d too many", got-want)
	}
	return fmt.Sprintf("%d too few", want-got)
}
