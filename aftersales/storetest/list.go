package storetest

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func (s *suite) page(q aftersales.Query) aftersales.Page {
	s.Helper()
	p, err := s.store.List(s.ctx, q)
	if err != nil {
		s.Fatalf("List: %v", err)
	}
	return p
}

// listedNames are the lines of all pages, each as order/case, or order:child.
func (s *suite) listedNames(q aftersales.Query) []string {
	s.Helper()
	var names []string
	for pages := 0; ; pages++ {
		p := s.page(q)
		for _, l := range p.Items {
			if l.Case == "" {
				names = append(names, l.Order+":"+l.Child)
			} else {
				names = append(names, l.Order+"/"+l.Case)
			}
		}
		if p.Next == "" || pages > 100 {
			return names
		}
		q.After = p.Next
	}
}

// someListed stores four orders: of two buyers, from two sellers each, and cases that are open and over.
func (s *suite) someListed() {
	s.Helper()
	for i, id := range []string{"o-3", "o-1", "o,2", "o-4"} {
		o := cups(id, 9)
		o.Buyer = []string{"b,1", "b~2"}[i%2]
		o.Children = []order.Child{{ID: "a", Seller: "s1", Units: map[string]int64{"cup": 5}}, {ID: "b", Seller: "s2", Units: map[string]int64{"cup": 4}}}
		o.Lines[0].Child = ""
		s.must(id, order.Buyer, aftersales.Place{Order: o}, noon())
		s.must(id, order.Payment, aftersales.Pay{}, noon())
		open := ask("c1", 1)
		open.Child = []string{"a", "b"}[i/2]
		s.must(id, order.Buyer, open, noon().Add(time.Duration(i/2)*time.Minute))
	}
	s.must("o-4", order.Buyer, aftersales.Withdraw{Case: "c1"}, noon().Add(time.Hour))
}

func (s *suite) lists() {
	s.same("nothing", aftersales.Page{}, aftersales.Page{Items: none(s.page(aftersales.Query{}).Items)})
	s.someListed()
	// Due an hour after they were opened: o-1 and o-3 together, then o,2; o-4 was withdrawn.
	tests := []struct {
		why  string
		q    aftersales.Query
		want []string
	}{
		{"every case, what has no deadline last", aftersales.Query{}, []string{"o-1/c1", "o-3/c1", "o,2/c1", "o-4/c1"}},
		{"that is not over", aftersales.Query{Open: true}, []string{"o-1/c1", "o-3/c1", "o,2/c1"}},
		{"in a state", aftersales.Query{State: aftersales.Closed}, []string{"o-4/c1"}},
		{"in another", aftersales.Query{State: aftersales.AwaitingSeller}, []string{"o-1/c1", "o-3/c1", "o,2/c1"}},
		{"in none", aftersales.Query{State: aftersales.Refunding}, nil},
		{"of a buyer", aftersales.Query{Buyer: "b,1"}, []string{"o-3/c1", "o,2/c1"}},
		{"of a seller", aftersales.Query{Seller: "s2"}, []string{"o,2/c1", "o-4/c1"}},
		{"of both", aftersales.Query{Buyer: "b~2", Seller: "s2"}, []string{"o-4/c1"}},
		{"of nobody", aftersales.Query{Buyer: "b"}, nil},
		{"due at the very instant", aftersales.Query{DueBy: noon().Add(time.Hour)}, []string{"o-1/c1", "o-3/c1"}},
		{"due by then, of a seller in a state", aftersales.Query{DueBy: noon().Add(2 * time.Hour), Seller: "s2", State: aftersales.AwaitingSeller}, []string{"o,2/c1"}},
		{"due before", aftersales.Query{DueBy: noon()}, nil},
		{"child orders", aftersales.Query{ChildOrders: true}, []string{"o,2:a", "o,2:b", "o-1:a", "o-1:b", "o-3:a", "o-3:b", "o-4:a", "o-4:b"}},
		{"of a seller and a buyer", aftersales.Query{ChildOrders: true, Seller: "s1", Buyer: "b~2"}, []string{"o-1:a", "o-4:a"}},
		{"of a status", aftersales.Query{ChildOrders: true, Status: order.PendingPayment}, nil},
	}
	for _, tt := range tests {
		for _, limit := range []int{0, 1, 2, 3} {
			tt.q.Limit = limit
			if got := s.listedNames(tt.q); !slices.Equal(got, tt.want) {
				s.Errorf("%s, by %d: got %v, want %v", tt.why, limit, got, tt.want)
			}
		}
	}
	one := s.page(aftersales.Query{State: aftersales.AwaitingSeller, Limit: 1}).Items
	s.same("a line", []aftersales.Listed{{
		Order: "o-1", Child: "a", Case: "c1", Kind: aftersales.RefundOnly, State: aftersales.AwaitingSeller, Open: true, Buyer: "b~2", Seller: "s1",
		Due: noon().Add(time.Hour),
	}}, one)
}

// listMoves: a line says how the case is now, and a page goes on where the one before ended, whatever was listed since.
func (s *suite) listMoves() {
	for i := range 6 {
		id := fmt.Sprint("o-", i)
		s.place(id, 2)
		s.must(id, order.Buyer, ask("c1", 1), noon())
	}
	first := s.page(aftersales.Query{Open: true, Limit: 2})
	s.must("o-0", order.Buyer, aftersales.Withdraw{Case: "c1"}, noon())
	s.must("o-3", order.Buyer, aftersales.Withdraw{Case: "c1"}, noon())
	s.must("o-4", order.Buyer, aftersales.Amend{Case: "c1"}, noon().Add(time.Minute)) // its deadline with it
	if got, want := s.listedNames(aftersales.Query{Open: true, Limit: 2, After: first.Next}), []string{"o-2/c1", "o-5/c1", "o-4/c1"}; !slices.Equal(got, want) {
		s.Errorf("got %v, want %v", got, want)
	}
	s.must("o-5", order.Seller, aftersales.Approve{Case: "c1", Revision: 1}, noon())
	if got, want := s.listedNames(aftersales.Query{State: aftersales.Refunding}), []string{"o-5/c1"}; !slices.Equal(got, want) {
		s.Errorf("got %v, want %v", got, want)
	}
	if got := s.listedNames(aftersales.Query{}); len(got) != 6 {
		s.Errorf("%d cases are listed: %v", len(got), got)
	}
}

func (s *suite) listRefuses() {
	for _, tt := range []struct {
		why   string
		q     aftersales.Query
		field string
	}{
		{"a state of nothing", aftersales.Query{State: "lost"}, "State"},
		{"a status of nothing", aftersales.Query{ChildOrders: true, Status: "lost"}, "Status"},
		{"a state of child orders", aftersales.Query{ChildOrders: true, State: aftersales.Closed}, "State"},
		{"open child orders", aftersales.Query{ChildOrders: true, Open: true}, "State"},
		{"a status of cases", aftersales.Query{Status: order.Completed}, "Status"},
		{"less than none", aftersales.Query{Limit: -1}, "Limit"},
		{"more than a page", aftersales.Query{Limit: aftersales.MaxPage + 1}, "Limit"},
		{"a buyer that is no text", aftersales.Query{Buyer: "\xff"}, "Buyer"},
		{"a seller with a NUL", aftersales.Query{Seller: "\x00"}, "Seller"},
		{"a cursor that is no text", aftersales.Query{After: ",%FF,a,c1"}, "After"},
		{"no cursor", aftersales.Query{After: "o-1"}, "After"},
		{"a cursor of nothing", aftersales.Query{After: ",,,"}, "After"},
		{"a cursor with a wrong instant", aftersales.Query{After: "noon,o-1,a,c1"}, "After"},
	} {
		_, err := s.store.List(s.ctx, tt.q)
		var wrong *aftersales.QueryError
		if !errors.As(err, &wrong) || wrong.Field != tt.field {
			s.Errorf("%s: want a *QueryError about %s, got %v", tt.why, tt.field, err)
		}
	}
}
