package refundtest

import (
	"fmt"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// checkQuote: M6, nothing is negative; M7, the steps sum to the total, and the parts to the sums.
func (h *story) checkQuote(q *refund.Quote) {
	h.checkNames(q)
	h.checkParts(q)
	var steps, goods, tax, tenders, freight, freightTax int64
	for _, s := range q.Steps() {
		steps += s.Amount.Minor()
	}
	for i := range q.Lines {
		goods, tax = goods+q.Lines[i].Amount.Minor(), tax+q.Lines[i].Tax.Minor()
	}
	for _, back := range q.Tenders {
		tenders += back.Amount.Minor()
	}
	for _, f := range q.FreightOf {
		freight, freightTax = freight+f.Amount.Minor(), freightTax+f.Tax.Minor()
	}
	if p := q.Repricing; p != nil {
		goods += p.Released.Minor() - p.ClawBack.Minor()
	}
	h.adds("the steps", steps, q.Total)
	h.adds("the tenders", tenders, q.Total)
	h.adds("the lines and what repricing does", goods, q.Goods)
	h.adds("the freight of the child orders", freight, q.Freight)
	h.adds("the tax of the lines", tax, q.Tax)
	h.adds("the tax on the freight of the child orders", freightTax, q.FreightTax)
	h.adds("goods and freight, less deductions,", q.Goods.Minor()+q.Freight.Minor()-q.Deductions.Minor(), q.Total)
	if got, most := q.Goods.Minor()+q.Freight.Minor(), q.Ceiling.Minor(); got > most {
		h.violated("M7", "the ceiling", fmt.Sprintf("goods and freight are %s, above the ceiling %s: %s", h.number(got), h.number(most), h.off(got, most)))
	}
	h.checkReductions(q)
	h.checkPoints(q)
}

// adds: M7, parts sum to what the quote says.
func (h *story) adds(what string, got int64, want money.Amount) {
	if got != want.Minor() {
		h.violated("M7", what, fmt.Sprintf("they sum to %s, the quote says %s: %s", h.number(got), want.Number(), h.off(got, want.Minor())))
	}
}

// checkAsked: M7, an amount that was asked and granted is given whole, before deductions.
func (h *story) checkAsked(q *refund.Quote, r *refund.Request) {
	if r.Amount == nil {
		return
	}
	if asked, err := r.Amount.In(h.order.Currency); err == nil && q.Goods.Minor()+q.Freight.Minor() != asked.Minor() {
		got := q.Goods.Minor() + q.Freight.Minor()
		h.violated("M7", "the amount asked", fmt.Sprintf("%s are granted of %s: %s", h.number(got), asked.Number(), h.off(got, asked.Minor())))
	}
}

// checkReductions: M7 for what comes off.
func (h *story) checkReductions(q *refund.Quote) {
	var off, spent, sent int64
	for _, r := range q.Reductions {
		off += r.Amount.Minor()
		switch r.Kind {
		case refund.RewardsSpent:
			spent += r.Amount.Minor()
		case refund.ReturnFreightFee:
			sent += r.Amount.Minor()
		}
	}
	var deducted int64
	for _, r := range q.Rewards {
		deducted += r.Deducted.Minor()
	}
	h.adds("the reductions", off, q.Deductions)
	h.adds("the reductions for points spent", spent, money.FromMinor(deducted, h.order.Currency))
	if q.Return != nil {
		h.adds("the reductions for the return", sent, q.Return.Deducted)
	}
}

// checkPoints: M7, the points of the lines sum to those of the accounts, and the earned points to those taken back.
func (h *story) checkPoints(q *refund.Quote) {
	for _, p := range h.order.Points {
		var count, value, ofLines, worth int64
		for _, back := range q.Points {
			if back.ID == p.ID {
				count, value = count+back.Count, value+back.Value.Minor()
			}
		}
		for i := range q.Lines {
			for _, back := range q.Lines[i].Points {
				if back.ID == p.ID {
					ofLines, worth = ofLines+back.Count, worth+back.Value.Minor()
				}
			}
		}
		if count != ofLines {
			h.violated("M7", "points "+p.ID, fmt.Sprintf("the lines give back %d, the quote %d: %s", ofLines, count, apartBy(count, ofLines)))
		}
		if worth != value {
			h.violated("M7", "the value of points "+p.ID, fmt.Sprintf("the lines give back %s, the quote %s: %s", h.number(worth), h.number(value), h.off(value, worth)))
		}
	}
	for _, r := range q.Rewards {
		var ofLines int64
		for _, l := range q.LineRewards {
			if l.Reward == r.ID {
				ofLines += l.Count
			}
		}
		if ofLines != r.Count {
			h.violated("M7", "reward "+r.ID, fmt.Sprintf("the lines earned %d, the quote says %d: %s", ofLines, r.Count, apartBy(r.Count, ofLines)))
		}
	}
}

// checkNames: M7, the quote names nothing that the order does not have.
func (h *story) checkNames(q *refund.Quote) {
	known := func(what, id string, positions map[string]int) {
		if _, ok := positions[id]; !ok {
			h.violated("M7", what+" "+id, "the quote names it and the order does not have it")
		}
	}
	for i := range q.Lines {
		l := &q.Lines[i]
		known("line", l.Line, h.lines)
		for _, from := range l.From {
			known("child", from.Child, h.children)
		}
		for _, back := range l.Points {
			known("points account", back.ID, h.accounts)
		}
	}
	for _, f := range q.FreightOf {
		known("child", f.Child, h.children)
	}
	for _, t := range q.Tenders {
		known("tender", t.ID, h.tenders)
	}
	for _, s := range q.Subsidies {
		known("line", s.Line, h.lines)
		known("discount", s.Discount, h.discounts)
	}
	for _, r := range q.LineRewards {
		known("line", r.Line, h.lines)
		known("reward", r.Reward, h.rewards)
	}
}
