package refundtest

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// checkBooks: M8, the postings sum to zero, in all and item by item, and the buyer's cash in them is the total, less what
// providers take back for their vouchers, and what he is given for the return.
func (h *story) checkBooks(q *refund.Quote) {
	var all, cash int64
	names := refund.PostingItems()
	items := make([]int64, len(names))
	for _, p := range h.postings(*q, h.a) {
		all += p.Amount.Minor()
		if at := slices.Index(names, p.Item); at >= 0 {
			items[at] += p.Amount.Minor()
		}
		if p.Amount.IsZero() || p.Amount.Currency() != q.Currency {
			h.violated("M8", "a posting of "+string(p.Item), fmt.Sprintf("%s is no amount of %s that somebody gets", p.Amount, q.Currency))
		}
		if p.Party == order.Buyer && isCash(p.Item) {
			cash += p.Amount.Minor()
		}
	}
	if all != 0 {
		h.violated("M8", "the postings", fmt.Sprintf("they sum to %s, not to nothing", h.number(all)))
	}
	for i, item := range names {
		if n := items[i]; n != 0 {
			h.violated("M8", "the postings of "+string(item), fmt.Sprintf("they sum to %s, not to nothing", h.number(n)))
		}
	}
	want := q.Total.Minor()
	for _, t := range q.Tenders {
		want -= t.Voucher.Minor()
	}
	if q.Return != nil {
		want += q.Return.Reimbursed.Minor()
	}
	if cash != want {
		h.violated("M8", "the buyer's cash", fmt.Sprintf("the postings give him %s, the quote %s: %s", h.number(cash), h.number(want), h.off(cash, want)))
	}
}

// isCash reports whether the buyer's postings of an item are cash of the refund, or settle the return with him.
func isCash(item refund.PostingItem) bool {
	switch item {
	case refund.PointsItem, refund.SubsidyItem, refund.GrantItem, refund.CarriageItem, refund.InsuranceItem, refund.BearerItem:
		return false
	}
	return true
}
