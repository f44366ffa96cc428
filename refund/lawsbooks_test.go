package refund_test

import (
	"maps"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// entry is what one party gets, or bears, for one thing.
type entry struct {
	party order.Party
	item  refund.PostingItem
}

// ledgers are the sums by entry.
type ledgers map[entry]int64

func (b ledgers) move(item refund.PostingItem, from, to order.Party, minor int64) {
	if from != to {
		b[entry{from, item}] -= minor
		b[entry{to, item}] += minor
	}
}

// books are the sums that the postings of a quote must come to.
func (m *model) books(q refund.Quote) ledgers {
	b := ledgers{}
	for _, l := range q.Lines {
		b.move(refund.GoodsItem, order.Seller, order.Buyer, l.Amount.Minor())
	}
	if p := q.Repricing; p != nil {
		b.move(refund.RepricingItem, order.Seller, order.Buyer, p.Released.Minor()-p.ClawBack.Minor())
	}
	b.move(refund.FreightItem, order.Seller, order.Buyer, q.Freight.Minor())
	for _, t := range q.Tenders {
		b.move(refund.VoucherItem, order.Buyer, order.Payment, t.Voucher.Minor())
	}
	for _, s := range q.Subsidies {
		b.move(refund.SubsidyItem, order.Seller, s.FundedBy, s.Amount.Minor())
	}
	m.bookPoints(b, q)
	m.bookReductions(b, q)
	for _, g := range q.Grants {
		b.move(refund.GrantItem, g.FundedBy, order.Buyer, g.Value.Minor())
	}
	if r := q.Return; r != nil {
		b.move(refund.CarriageItem, r.PaidBy, order.Carrier, r.Amount.Minor())
		b.move(refund.InsuranceItem, order.Insurer, r.PaidBy, r.Insured.Minor())
		if r.BorneBy != order.Buyer {
			b.move(refund.ReturnFreightItem, r.BorneBy, r.PaidBy, r.Amount.Minor()-r.Insured.Minor())
		}
	}
	if q.BorneBy != "" {
		var seller int64
		for e, n := range b {
			if e.party == order.Seller {
				seller += n
			}
		}
		if most := q.BorneUpTo.Minor(); most > 0 && -seller > most {
			seller = -most
		}
		b.move(refund.BearerItem, q.BorneBy, order.Seller, -seller)
	}
	return b
}

func (m *model) bookPoints(b ledgers, q refund.Quote) {
	for _, back := range q.Points {
		lapsed := false
		for _, e := range q.Expired {
			lapsed = lapsed || e.ID == back.ID && e.Lapsed
		}
		for _, account := range m.order.Points {
			if account.ID != back.ID {
				continue
			}
			b.move(refund.SubsidyItem, order.Seller, account.FundedBy, back.Value.Minor())
			if !lapsed {
				b.move(refund.PointsItem, account.FundedBy, order.Buyer, back.Value.Minor())
			}
		}
	}
}

func (m *model) bookReductions(b ledgers, q refund.Quote) {
	for _, r := range q.Reductions {
		switch r.Kind {
		case refund.ReturnFreightFee:
			b.move(refund.ReturnFreightItem, order.Buyer, q.Return.PaidBy, r.Amount.Minor())
		case refund.RewardsSpent:
			for _, reward := range m.order.Rewards {
				if reward.ID == r.On {
					b.move(refund.RewardItem, order.Buyer, reward.FundedBy, r.Amount.Minor())
				}
			}
		default:
			b.move(refund.DeductionItem, order.Buyer, order.Seller, r.Amount.Minor())
		}
	}
}

// checkBooks: M8, the postings sum to zero, and the buyer gets the total of the quote less what the providers take back for
// their vouchers, and what he is given for the return.
func (h *history) checkBooks(q refund.Quote) {
	got := ledgers{}
	var all, cash int64
	for _, p := range q.Postings(h.a) {
		got[entry{p.Party, p.Item}] += p.Amount.Minor()
		all += p.Amount.Minor()
		switch p.Item {
		case refund.PointsItem, refund.SubsidyItem, refund.GrantItem, refund.CarriageItem, refund.InsuranceItem, refund.BearerItem:
		default:
			if p.Party == order.Buyer {
				cash += p.Amount.Minor()
			}
		}
		if p.Amount.IsZero() || p.Amount.Currency() != q.Currency {
			h.Fatalf("M8: a posting of nothing: %+v", p)
		}
	}
	want := q.Total.Minor()
	for _, t := range q.Tenders {
		want -= t.Voucher.Minor()
	}
	if q.Return != nil {
		want += q.Return.Reimbursed.Minor()
	}
	if all != 0 || cash != want {
		h.Fatalf("M8: the postings sum to %d; the buyer gets %d, want %d: %+v", all, cash, want, q)
	}
	settled := func(_ entry, n int64) bool { return n == 0 }
	books := h.model.books(q)
	maps.DeleteFunc(books, settled)
	maps.DeleteFunc(got, settled)
	if diff := cmp.Diff(books, got, cmp.AllowUnexported(entry{})); diff != "" {
		h.Fatalf("M8: postings of %+v (-want +got):\n%s", q, diff)
	}
}
