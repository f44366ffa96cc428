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
	for _, p := range q.Points {
		h.notNegative(p.Count - 1)
	}
	for _, n := range []money.Amount{q.Goods, q.Freight, q.Tax, q.Deductions, q.Total, q.Ceiling} {
		h.notNegative(n.Minor())
	}
	total := q.Total.Minor()
	if steps != total || tenders != total || goods != q.Goods.Minor() || freight != q.Freight.Minor() || tax != q.Tax.Minor() ||
		goods+freight-q.Deductions.Minor() != total || goods+freight > q.Ceiling.Minor() {
		h.Fatalf("M7: steps %d, tenders %d, goods %d, freight %d, tax %d: %+v", steps, tenders, goods, freight, tax, q)
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
			atMost("the points of line", i, m.pointsStand(h.quotes, i, k), shares.Lines[i].Points[k])
		}
	}
	for k, slot := range shares.Slots {
		atMost("slot", k, m.taken(h.quotes, slot), slot.Units)
	}
	for c := range o.Children {
		atMost("freight", c, m.freightStands(h.quotes, c), shares.Freight[c])
	}
	var total int64
	for k, t := range o.Tenders {
		n := m.tenderStands(h.quotes, k)
		total += n
		atMost("tender", k, n, t.Amount.Minor())
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

// refundRest refunds every unit that is free, in any grouping, and then by amount what withdrawn requests by amount left
// of lines that have no unit any more.
func (h *history) refundRest() {
	o := h.a.Order()
	for range 5 {
		var r refund.Request
		for _, l := range o.Lines {
			if free := h.ledger.Free(h.a, "", l.ID); free > 0 && !h.one(3) {
				r.Lines = append(r.Lines, refund.RequestLine{Line: l.ID, Quantity: 1 + h.below(free)})
			}
		}
		if len(r.Lines) > 0 {
			h.request(r)
			h.checkStanding()
		}
	}
	if !h.closed("") || h.unitsLeft() {
		h.request(refund.Request{})
	}
	for i, l := range o.Lines {
		s := h.model.stands(h.quotes, i)
		if left := h.a.Shares().Lines[i].Net - s.amount - s.forfeited; left > 0 {
			if !h.withdrawn && !(h.amounts && h.terms.Slack == refund.CarrySlack) {
				h.Fatalf("M4: every unit is refunded and %d of line %d is left", left, i)
			}
			amount := h.model.amount(left)
			terms := h.terms
			h.terms.Freight = refund.NoFreight
			h.request(refund.Request{Lines: []refund.RequestLine{{Line: l.ID}}, Amount: &amount})
			h.terms = terms
		}
	}
	h.checkStanding()
}

func (h *history) unitsLeft() bool {
	for _, l := range h.a.Order().Lines {
		if h.ledger.Free(h.a, "", l.ID) > 0 {
			return true
		}
	}
	return false
}

// checkWhole: M4, every unit is refunded, and what was paid is back but for what the quotes named.
func (h *history) checkWhole() {
	o, shares, m := h.a.Order(), h.a.Shares(), h.model
	for i := range o.Lines {
		s := m.stands(h.quotes, i)
		if s.amount+s.forfeited != shares.Lines[i].Net {
			h.Fatalf("M4: %d and %d forfeited of line %d, want %d", s.amount, s.forfeited, i, shares.Lines[i].Net)
		}
		for k := range o.Points {
			if n := m.pointsStand(h.quotes, i, k); n != shares.Lines[i].Points[k] {
				h.Fatalf("M4: %d points of account %d came back of line %d, want %d", n, k, i, shares.Lines[i].Points[k])
			}
		}
	}
	h.ledgerClosed()
	if h.withdrawn || h.amounts || h.deducted {
		return
	}
	full := h.terms.Freight == refund.FullFreight || h.terms.Freight == refund.FreightWithLast && !h.shipped && !h.restruck
	if !full {
		return
	}
	for k, t := range o.Tenders {
		if n := m.tenderStands(h.quotes, k); n != t.Amount.Minor() {
			h.Fatalf("M4: %d went back to tender %d, want %s", n, k, t.Amount)
		}
	}
}

func (h *history) ledgerClosed() {
	h.checkLedger()
	if !h.ledger.Closed(h.a, "") {
		h.Fatal("M4: every unit is refunded and the order is not closed")
	}
}
