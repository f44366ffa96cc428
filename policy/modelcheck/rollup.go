package modelcheck

import (
	"fmt"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// rollup holds a child order against the refunds of its cases that settled.
func (s *transition) rollup(d *aftersales.Dossier) {
	for i := range d.Children {
		ch := &d.Children[i]
		whole, refunded := s.refundedWhole(d, ch.Progress.Child), ch.AfterSale == order.Refunded
		switch {
		case whole && !refunded:
			s.breaks(Rollup, fmt.Sprintf("every line is closed by refunds that settled, after_sale is %s", ch.AfterSale), nil)
		case !whole && refunded:
			s.breaks(Rollup, "after_sale is refunded, and not every line is closed by refunds that settled", nil)
		case refunded && !ch.Status.Terminal():
			s.breaks(Rollup, fmt.Sprintf("after_sale is refunded, the child order is %s", ch.Status), expect{"order": order.Closed})
		case !whole && ch.CloseReason == order.RefundedWhole:
			s.breaks(Rollup, "a child order is closed as refunded, and not every line is", nil)
		case ch.Status == order.Closed && ch.CloseReason == "":
			s.breaks(Rollup, "a child order is closed without a reason", nil)
		}
	}
}

// refundedWhole reports whether every line of a child order is closed: by its units, or by money where a request by amount
// took what was left.
func (s *transition) refundedWhole(d *aftersales.Dossier, child string) bool {
	found, refunded := false, false
	for _, l := range d.Order.Lines {
		if l.Child != child {
			continue
		}
		found = true
		var units, money int64
		byAmount := false
		for i := range d.Cases {
			c := &d.Cases[i]
			if !c.State.Settled() && !c.Voided() {
				continue
			}
			refunded = refunded || c.State.Settled() // what was voided is gone, and no refund
			for j := range c.Quote.Lines {
				if q := &c.Quote.Lines[j]; q.Line == l.ID {
					units += q.Quantity
					money += q.Amount.Minor() + q.Forfeited.Minor()
					byAmount = byAmount || q.ByAmount && q.Amount.Sign() > 0
				}
			}
		}
		if units < l.Quantity && !(byAmount && money == s.job.paid["line "+l.ID]) {
			return false
		}
	}
	return found && refunded
}
