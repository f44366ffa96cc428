package refundtest

import (
	"fmt"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// whole: M4, every unit is refunded, and what was paid is back, less the freight kept, the deductions and the forfeits that
// the quotes named.
func (h story) whole() {
	h = h.restOfFreight()
	s := &h.sums
	// Where prices are found again and amounts were asked, what one line lacks may wait for room that another takes.
	loose := s.repriced > 0 && h.names()
	for i := range h.order.Lines {
		if left := h.left(i); left == 0 {
			h.wholeLine(i)
		} else if left > 0 && !loose { // less than nothing is told by M3
			h.violated("M4", "line "+h.order.Lines[i].ID, fmt.Sprintf("%s is left of %s", h.number(left), h.number(h.share.Lines[i].Net)))
		}
	}
	if !h.ledger.Closed(h.a, "") {
		h.violated("M4", "Ledger.Closed", "every unit is refunded and the order is not closed")
	}
	if loose {
		return
	}
	if s.clawed != 0 {
		h.violated("M4", "repricing", fmt.Sprintf("everything is refunded, and of what was clawed back %s is not released", h.number(s.clawed)))
	}
	kept := s.deductions + s.forfeits
	if got, want := s.total, h.share.Paid-kept; got != want {
		h.violated("M4", "order "+h.order.ID, fmt.Sprintf("%s came back of %s, %s of it kept by name: %s", h.number(got), h.number(h.share.Paid), h.number(kept), h.off(got, want)))
	}
	if kept == 0 {
		h.wholeTenders()
	}
}

// wholeTenders: M4, each tender has back what it paid, its voucher too.
func (h *story) wholeTenders() {
	for k, t := range h.order.Tenders {
		if got, want := h.sums.tenders[k], t.Amount.Minor(); got != want {
			h.violated("M4", "tender "+t.ID, fmt.Sprintf("%s came back of %s: %s", h.number(got), h.number(want), h.off(got, want)))
		}
		if got, want := h.sums.vouchers[k], t.Voucher.Minor(); got != want {
			h.violated("M4", "voucher of tender "+t.ID, fmt.Sprintf("%s came back of %s: %s", h.number(got), h.number(want), h.off(got, want)))
		}
	}
}

// wholeLine: M4, the points that paid for a line are back, and so is what funded its discounts and what it had earned.
func (h *story) wholeLine(i int) {
	o, shares, s := &h.order, &h.share.Lines[i], &h.sums
	at := func(k int) int { return k*len(o.Lines) + i }
	for k, p := range o.Points {
		h.back("points "+p.ID, i, s.points[at(k)], shares.Points[k])
		h.back("the value of points "+p.ID, i, s.values[at(k)], shares.Layers[len(o.Discounts)+k])
	}
	for k, d := range o.Discounts {
		want := shares.Layers[k]
		if d.FundedBy == order.Seller || h.terms.Subsidies == refund.LoseSubsidies {
			want = 0
		}
		h.back("the subsidy of "+d.ID, i, s.subsidies[at(k)], want)
	}
	for k, r := range o.Rewards {
		want := shares.Rewards[k]
		if h.terms.Rewards == "" || h.terms.Rewards == refund.KeepRewards {
			want = 0
		}
		h.back("reward "+r.ID, i, s.rewards[at(k)], want)
	}
}

// back holds what came back with a line against what must; numbers are points or minor units.
func (h *story) back(what string, line int, got, want int64) {
	if got != want {
		h.violated("M4", what+" of line "+h.order.Lines[line].ID, fmt.Sprintf("%d came back of %d: %s", got, want, apartBy(got, want)))
	}
}
