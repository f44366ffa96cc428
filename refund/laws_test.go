package refund_test

import (
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// checkLayers: M1, the shares of every layer sum to it, and none is negative; M2, nets and freight are what was paid.
func (h *history) checkLayers() {
	o, shares := h.a.Order(), h.a.Shares()
	var paid int64
	for k := range len(o.Discounts) + len(o.Points) {
		layer := int64(0)
		for i := range shares.Lines {
			if shares.Lines[i].Layers[k] < 0 {
				h.Fatalf("M1: line %d has %d of layer %d", i, shares.Lines[i].Layers[k], k)
			}
			layer += shares.Lines[i].Layers[k]
		}
		want := int64(0)
		if k < len(o.Discounts) {
			want = o.Discounts[k].Amount.Minor()
		} else {
			want = o.Points[k-len(o.Discounts)].Value.Minor()
		}
		if layer != want {
			h.Fatalf("M1: layer %d sums to %d, want %d", k, layer, want)
		}
	}
	for i := range shares.Lines {
		if shares.Lines[i].Net < 0 {
			h.Fatalf("M1: the net of line %d is %d", i, shares.Lines[i].Net)
		}
		paid += shares.Lines[i].Net
	}
	paid += sum(shares.Freight)
	for _, t := range o.Tenders {
		paid -= t.Amount.Minor()
	}
	if paid != 0 {
		h.Fatalf("M2: nets and freight are %d more than the tenders", paid)
	}
}

// checkQuote: M6, nothing is negative; M7, the steps sum to the total, and the parts to the sums.
func (h *history) checkQuote(q refund.Quote) {
	var steps, goods, tax, tenders, freight int64
	for _, s := range q.Steps() {
		steps += s.Amount.Minor()
	}
	for _, l := range q.Lines {
		goods, tax = goods+l.Amount.Minor(), tax+l.Tax.Minor()
		for _, n := range []money.Amount{l.List, l.Net, l.Stood, l.Share, l.Amount, l.Forfeited, l.Tax} {
			h.notNegative(n.Minor())
		}
		h.notNegative(l.Quantity)
		h.notNegative(l.Before)
		h.notNegative(l.Share.Minor() - l.Amount.Minor() - l.Forfeited.Minor())
	}
	for _, back := range q.Tenders {
		tenders += back.Amount.Minor()
		h.notNegative(back.Amount.Minor() - 1)
	}
	for _, f := range q.FreightOf {
		freight += f.Amount.Minor()
		h.notNegative(f.Amount.Minor() - 1)
	}
	h.checkBeside(q)
	for _, n := range []money.Amount{q.Goods, q.Freight, q.Tax, q.FreightTax, q.Deductions, q.Total, q.Ceiling} {
		h.notNegative(n.Minor())
	}
	h.notNegative(q.Freight.Minor() - q.FreightTax.Minor())
	if p := q.Repricing; p != nil {
		goods += p.Released.Minor() - p.ClawBack.Minor()
	}
	total := q.Total.Minor()
	if steps != total || tenders != total || goods != q.Goods.Minor() || freight != q.Freight.Minor() || tax != q.Tax.Minor() ||
		goods+freight-q.Deductions.Minor() != total || goods+freight > q.Ceiling.Minor() {
		h.Fatalf("M7: steps %d, tenders %d, goods %d, freight %d, tax %d: %+v", steps, tenders, goods, freight, tax, q)
	}
}

// checkBeside: M6 and M7 for what goes with the cash.
func (h *history) checkBeside(q refund.Quote) {
	var off, tax, spent, sent int64
	for _, f := range q.FreightOf {
		tax += f.Tax.Minor()
		h.notNegative(f.Tax.Minor())
		h.notNegative(f.Amount.Minor() - f.Tax.Minor())
	}
	for _, back := range q.Tenders {
		h.notNegative(back.Voucher.Minor())
		h.notNegative(back.Amount.Minor() - back.Voucher.Minor())
	}
	for _, r := range q.Reductions {
		off += r.Amount.Minor()
		h.notNegative(r.Amount.Minor() - 1)
		switch r.Kind {
		case refund.RewardsSpent:
			spent += r.Amount.Minor()
		case refund.ReturnFreightFee:
			sent += r.Amount.Minor()
		}
	}
	for _, p := range q.Points {
		h.notNegative(p.Count + p.Value.Minor() - 1)
		h.notNegative(p.Count)
		h.notNegative(p.Value.Minor())
	}
	for _, f := range q.FreightLines {
		h.notNegative(f.Amount.Minor())
		h.notNegative(f.Forfeited.Minor())
	}
	for _, s := range q.Subsidies {
		h.notNegative(s.Amount.Minor() - 1)
	}
	for _, r := range q.Rewards {
		spent -= r.Deducted.Minor()
		h.notNegative(r.Taken)
		h.notNegative(r.Count - r.Taken)
		h.notNegative(r.Deducted.Minor())
	}
	if c := q.Return; c != nil {
		sent -= c.Deducted.Minor()
		for _, n := range []money.Amount{c.Amount, c.Insured, c.Deducted, c.Reimbursed} {
			h.notNegative(n.Minor())
		}
		h.notNegative(c.Amount.Minor() - c.Insured.Minor() - c.Deducted.Minor() - c.Reimbursed.Minor())
	}
	if p := q.Repricing; p != nil {
		for _, n := range []money.Amount{p.Cost, p.Due, p.Before, p.ClawBack, p.Released, p.Forfeited} {
			h.notNegative(n.Minor())
		}
		for _, k := range p.Kept {
			h.notNegative(k.Units - 1)
			h.notNegative(k.List.Minor() - k.Discounts.Minor())
			h.notNegative(k.Discounts.Minor())
			h.notNegative(k.Charged.Minor())
		}
	}
	if off != q.Deductions.Minor() || tax != q.FreightTax.Minor() || spent != 0 || sent != 0 {
		h.Fatalf("M7: %d comes off, freight tax %d, %d for rewards and %d for the return not told twice: %+v", off, tax, spent, sent, q)
	}
}

func (h *history) notNegative(n int64) {
	if n < 0 {
		h.Helper()
		h.Fatalf("M6: %d is negative", n)
	}
}

// checkStanding: M3, what stands is at most what was paid: by line, account, tender, freight, order, unit.
func (h *history) checkStanding() {
	o, shares, m := h.a.Order(), h.a.Shares(), h.model
	atMost := func(what string, i int, n, limit int64) {
		if n < 0 || n > limit {
			h.Fatalf("M3: %d of %d stand of %s %d", n, limit, what, i)
		}
	}
	for i, l := range o.Lines {
		s := m.stands(h.quotes, i)
		atMost("line", i, s.amount+s.forfeited, shares.Lines[i].Net)
		atMost("the units of line", i, s.units, l.Quantity)
		for k := range o.Points {
			count, value := m.pointsStand(h.quotes, i, k)
			atMost("the points of line", i, count, shares.Lines[i].Points[k])
			atMost("the value of points of line", i, value, shares.Lines[i].Layers[len(o.Discounts)+k])
		}
		for k := range o.Discounts {
			atMost("the subsidies of line", i, m.subsidyStands(h.quotes, i, k), shares.Lines[i].Layers[k])
		}
		for k := range o.Rewards {
			atMost("the rewards of line", i, m.rewardStands(h.quotes, i, k), shares.Lines[i].Rewards[k])
		}
	}
	money := m.tally(h.quotes)
	atMost("the goods, as priced again", 0, money.all-money.clawed, shares.Goods)
	for k, slot := range shares.Slots {
		atMost("slot", k, m.taken(h.quotes, slot), slot.Units)
	}
	h.checkSlotFreight(atMost)
	for c := range o.Children {
		atMost("freight", c, m.freightStands(h.quotes, c), shares.Freight[c])
	}
	var total int64
	for k, t := range o.Tenders {
		n, voucher := m.tenderStands(h.quotes, k)
		total += n
		atMost("tender", k, n, t.Amount.Minor())
		atMost("voucher", k, voucher, t.Voucher.Minor())
		atMost("the cash of tender", k, n-voucher, t.Amount.Minor()-t.Voucher.Minor())
	}
	atMost("order", 0, total, shares.Paid)
	if h.ledger.Closed(h.a, "") != h.closed("") {
		h.Fatal("B3: the ledger and the model differ on whether the order is closed")
	}
	for _, ch := range o.Children {
		if h.ledger.Closed(h.a, ch.ID) != h.closed(ch.ID) {
			h.Fatalf("B3: the ledger and the model differ on whether %q is closed", ch.ID)
		}
	}
}

// checkSlotFreight: M3 for the freight of each slot, as long as the terms stay the same.
func (h *history) checkSlotFreight(atMost func(string, int, int64, int64)) {
	if h.mixed {
		return
	}
	s, _ := h.model.begin(nil, nil, refund.Request{}, h.terms)
	for c := range h.a.Order().Children {
		slots, parts := s.slotFreight(c)
		for i, slot := range slots {
			atMost("the freight of slot", i, h.model.slotStands(h.quotes, slot), parts[i])
		}
	}
}

func (h *history) closed(child string) bool {
	for _, slot := range h.a.Shares().Slots {
		if child != "" && h.a.Order().Children[slot.Child].ID != child {
			continue
		}
		if h.model.taken(h.quotes, slot) < slot.Units && !h.model.closed(h.model.stands(h.quotes, slot.Line), slot.Line) {
			return false
		}
	}
	return true
}
