package main

import (
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// request is a refund.Request as one writes it down: where the goods are says what was shipped and what comes back.
type request struct {
	Child         string                `json:"child"`
	Lines         []refund.RequestLine  `json:"lines"`
	Amount        *money.Amount         `json:"amount"`
	Goods         aftersales.GoodsState `json:"goods"`
	KeptGoods     bool                  `json:"kept_goods"` // the buyer keeps them
	Liable        order.Party           `json:"liable"`
	FreightOnly   bool                  `json:"freight_only"`
	AddFreight    money.Amount          `json:"add_freight"`
	Deduct        money.Amount          `json:"deduct"`
	ReturnFreight *refund.ReturnFreight `json:"return_freight"`
	Tenders       []string              `json:"tenders"`
	At            time.Time             `json:"at"`
	Balances      map[string]int64      `json:"balances"`
	Grants        []refund.Grant        `json:"grants"`
	BorneBy       order.Party           `json:"borne_by"`
}

// asked is the request as the calculator takes it. shipped are the child orders something of which has left, as far as the
// requests say; it is added to.
func (r request) asked(o order.Order, shipped map[string]bool) refund.Request {
	asked := refund.Request{
		Child: r.Child, Lines: r.Lines, Amount: r.Amount, KeptGoods: r.KeptGoods || r.Goods == aftersales.NotShipped,
		Liable: r.Liable, FreightOnly: r.FreightOnly, AddFreight: r.AddFreight, Deduct: r.Deduct, ReturnFreight: r.ReturnFreight,
		Tenders: r.Tenders, At: r.At, Balances: r.Balances, Grants: r.Grants, BorneBy: r.BorneBy,
	}
	for _, child := range r.concerned(o) {
		if r.Goods != "" && r.Goods != aftersales.NotShipped {
			shipped[child] = true
		}
		asked.Shipped = asked.Shipped || shipped[child]
	}
	return asked
}

// concerned are the child orders of the request's lines.
func (r request) concerned(o order.Order) []string {
	if r.Child != "" {
		return []string{r.Child}
	}
	asked := map[string]bool{}
	for _, l := range r.Lines {
		asked[l.Line] = true
	}
	var children []string
	for _, ch := range o.Children {
		for _, l := range o.Lines {
			if (l.Child == ch.ID || ch.Units[l.ID] > 0) && (len(r.Lines) == 0 || asked[l.ID]) {
				children = append(children, ch.ID)
				break
			}
		}
	}
	return children
}
