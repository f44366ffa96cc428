package refundtest

import (
	"fmt"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// checkParts: M6, no part of a quote is negative.
func (h *story) checkParts(q *refund.Quote) {
	for i := range q.Lines {
		h.checkLine(&q.Lines[i])
	}
	for _, back := range q.Tenders {
		h.notNegative("tender", back.ID, back.Amount, back.Voucher)
		h.atMost("the voucher of tender", back.ID, back.Voucher, back.Amount)
	}
	for _, f := range q.FreightOf {
		h.notNegative("freight of child", f.Child, f.Amount, f.Tax)
		h.atMost("the tax on the freight of child", f.Child, f.Tax, f.Amount)
	}
	for _, f := range q.FreightLines {
		h.notNegative("freight with line", f.Line, f.Amount)
	}
	for _, r := range q.Reductions {
		h.notNegative("reduction", string(r.Kind), r.Amount)
	}
	for _, s := range q.Subsidies {
		h.notNegative("subsidy of line", s.Line, s.Amount)
	}
	for _, p := range q.Points {
		h.notNegative("value of points", p.ID, p.Value)
		h.noLess("points", p.ID, p.Count)
	}
	for _, r := range q.Rewards {
		h.notNegative("reward", r.ID, r.Deducted)
		h.noLess("reward", r.ID, r.Taken, r.Count-r.Taken)
	}
	if c := q.Return; c != nil {
		h.notNegative("the return", "", c.Amount, c.Insured, c.Deducted, c.Reimbursed)
		h.noLess("the return, less what is insured, deducted and reimbursed", "", c.Amount.Minor()-c.Insured.Minor()-c.Deducted.Minor()-c.Reimbursed.Minor())
	}
	if r := q.Repricing; r != nil {
		h.notNegative("repricing", "", r.Cost, r.Before, r.ClawBack, r.Released, r.Forfeited)
		for _, k := range r.Kept {
			h.notNegative("the kept units of line", k.Line, k.List, k.Discounts, k.Charged)
			h.noLess("the kept units of line", k.Line, k.Units)
		}
	}
	h.notNegative("the quote", "", q.Goods, q.Freight, q.Tax, q.FreightTax, q.Deductions, q.Total, q.Ceiling)
	h.atMost("the tax in the freight", "", q.FreightTax, q.Freight)
}

func (h *story) checkLine(l *refund.QuoteLine) {
	h.notNegative("line", l.Line, l.List, l.Net, l.Stood, l.Share, l.Amount, l.Forfeited, l.Tax)
	h.noLess("the units of line", l.Line, l.Quantity, l.Before)
	h.noLess("the share, less amount and forfeit, of line", l.Line, l.Share.Minor()-l.Amount.Minor()-l.Forfeited.Minor())
	for _, back := range l.Points {
		h.notNegative("value of points of line", l.Line, back.Value)
		h.noLess("points of line", l.Line, back.Count)
	}
}

func (h *story) notNegative(what, id string, amounts ...money.Amount) {
	for _, a := range amounts {
		if a.Sign() < 0 {
			h.violated("M6", named(what, id), a.Number()+" is less than nothing")
		}
	}
}

func (h *story) noLess(what, id string, counts ...int64) {
	for _, n := range counts {
		if n < 0 {
			h.violated("M6", named(what, id), fmt.Sprintf("%d is less than nothing", n))
		}
	}
}

// atMost: M6, what is a part of another amount leaves nothing negative of it.
func (h *story) atMost(what, id string, part, whole money.Amount) {
	if part.Minor() > whole.Minor() {
		h.violated("M6", named(what, id), fmt.Sprintf("%s of %s: %s", part.Number(), whole.Number(), h.off(part.Minor(), whole.Minor())))
	}
}

// named is what a violation is about: a thing and its id, if it has one.
func named(what, id string) string {
	if id == "" {
		return what
	}
	return what + " " + id
}
