package refund_test

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

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
		left := h.a.Shares().Lines[i].Net - s.amount - s.forfeited
		if left == 0 {
			continue
		}
		if !h.withdrawn && !h.mixed && !(h.amounts && (h.repriced || h.terms.Slack == refund.CarrySlack)) {
			h.Fatalf("M4: every unit is refunded and %d of line %d is left", left, i)
		}
		terms := h.terms
		h.terms.Freight = refund.NoFreight
		h.request(h.mopUp(l.ID, left))
		h.terms = terms
	}
	h.checkStanding()
}

// mopUp asks for what is left of a line that has no unit any more; where goods are priced again that may be too much.
func (h *history) mopUp(line string, left int64) refund.Request {
	amount := money.FromMinor(left, h.a.Currency())
	return refund.Request{Lines: []refund.RequestLine{{Line: line}}, Amount: &amount}
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
			if !h.repriced {
				h.Fatalf("M4: %d and %d forfeited of line %d, want %d", s.amount, s.forfeited, i, shares.Lines[i].Net)
			}
			continue // its rest, points included, waits for a request by amount that the room of the order does not allow
		}
		for k := range o.Points {
			count, value := m.pointsStand(h.quotes, i, k)
			if want := shares.Lines[i].Layers[len(o.Discounts)+k]; count != shares.Lines[i].Points[k] || value != want {
				h.Fatalf("M4: %d points of account %d came back of line %d for %d, want %d for %d", count, k, i, value, shares.Lines[i].Points[k], want)
			}
		}
		h.checkWholeLine(i)
	}
	h.ledgerClosed()
	if h.withdrawn || h.amounts {
		return
	}
	h.checkWholeGoods()
	full := h.terms.Freight == refund.FullFreight || h.terms.Freight == refund.FreightApportioned ||
		h.terms.Freight == refund.FreightWithLast && !h.shipped && !h.restruck
	same := h.terms.FaultFreight == "" || h.terms.FaultFreight == h.terms.Freight
	if !full || !same || h.mixed || h.deducted || h.repriced && !h.settled {
		return
	}
	for k, t := range o.Tenders {
		if n, voucher := m.tenderStands(h.quotes, k); n != t.Amount.Minor() || voucher != t.Voucher.Minor() {
			h.Fatalf("M4: %d went back to tender %d, %d of it for its voucher, want %s and %s", n, k, voucher, t.Amount, t.Voucher)
		}
	}
}

// checkWholeLine: what funded discounts, and what the line had earned, is back too.
func (h *history) checkWholeLine(i int) {
	if h.mixed {
		return
	}
	o, shares := h.a.Order(), h.a.Shares().Lines[i]
	for k, d := range o.Discounts {
		want := shares.Layers[k]
		if d.FundedBy == order.Seller || h.terms.Subsidies == refund.LoseSubsidies {
			want = 0
		}
		if n := h.model.subsidyStands(h.quotes, i, k); n != want {
			h.Fatalf("M4: %d of discount %d went back with line %d to who funded it, want %d", n, k, i, want)
		}
	}
	for k := range o.Rewards {
		want := shares.Rewards[k]
		if h.terms.Rewards == "" || h.terms.Rewards == refund.KeepRewards {
			want = 0
		}
		if n := h.model.rewardStands(h.quotes, i, k); n != want {
			h.Fatalf("M4: %d points earned with line %d are taken back to reward %d, want %d", n, i, k, want)
		}
	}
}

// checkWholeGoods: what was clawed back is released by the end, and what was released is clawed back.
func (h *history) checkWholeGoods() {
	if h.mixed || h.repriced && !h.settled {
		return
	}
	var goods int64
	for i := range h.quotes {
		goods += h.quotes[i].Goods.Minor()
	}
	if want := h.a.Shares().Goods; goods != want {
		h.Fatalf("M4: %d of the goods came back, want %d", goods, want)
	}
}

func (h *history) ledgerClosed() {
	h.checkLedger()
	if !h.ledger.Closed(h.a, "") {
		h.Fatal("M4: every unit is refunded and the order is not closed")
	}
}
