package main

import (
	"net/http"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// cases lists cases, the most pressing first, a page at a time: next is the after of the page that follows.
func (s *service) cases(r *http.Request) (reply, error) {
	p := parametersOf(r, "state", "open", "buyer", "seller", "due_by", "after", "limit")
	return s.page(r, p, aftersales.Query{State: aftersales.State(p.text("state")), Open: p.flag("open")})
}

// childOrders lists child orders likewise.
func (s *service) childOrders(r *http.Request) (reply, error) {
	p := parametersOf(r, "status", "buyer", "seller", "due_by", "after", "limit")
	return s.page(r, p, aftersales.Query{ChildOrders: true, Status: order.Status(p.text("status"))})
}

func (s *service) page(r *http.Request, p *parameters, q aftersales.Query) (reply, error) {
	q.Buyer, q.Seller, q.DueBy = p.text("buyer"), p.text("seller"), p.instant("due_by")
	q.After, q.Limit = p.text("after"), p.limit()
	if p.err != nil {
		return reply{}, p.err
	}
	page, err := s.desk.List(r.Context(), q)
	if page.Items == nil {
		page.Items = []aftersales.Listed{}
	}
	return reply{body: page}, err
}
