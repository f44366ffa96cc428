package refundtest

import (
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Spoil breaks parts of the library; nil leaves one as it is.
type Spoil struct {
	Shares   func(*order.Shares)
	Compute  func(refund.Request, refund.Quote, error) (refund.Quote, error)
	Restrike func(*refund.Quote)
	Failing  error // what Restrike returns
	Without  func(*refund.Quote)
	Postings func([]refund.Posting) []refund.Posting
}

// CheckSpoilt is Check of a broken library.
func CheckSpoilt(s Spoil, o order.Order, terms refund.Terms, requests ...refund.Request) []string {
	e := library()
	if s.Shares != nil {
		e.shares = func(a *refund.Allocation) order.Shares {
			shares := a.Shares()
			shares.Lines, shares.Freight = slices.Clone(shares.Lines), slices.Clone(shares.Freight)
			for i := range shares.Lines {
				l := &shares.Lines[i]
				l.Layers, l.Points = slices.Clone(l.Layers), slices.Clone(l.Points)
			}
			s.Shares(&shares)
			return shares
		}
	}
	if s.Compute != nil {
		e.compute = func(a *refund.Allocation, l refund.Ledger, r refund.Request, t refund.Terms) (refund.Quote, error) {
			q, err := refund.Compute(a, l, r, t)
			return s.Compute(r, q, err)
		}
	}
	if s.Restrike != nil || s.Failing != nil {
		e.restrike = func(a *refund.Allocation, others, executing refund.Ledger, q refund.Quote, r refund.Request, t refund.Terms) (refund.Quote, error) {
			if s.Failing != nil {
				return refund.Quote{}, s.Failing
			}
			q, err := refund.Restrike(a, others, executing, q, r, t)
			s.Restrike(&q)
			return q, err
		}
	}
	if s.Without != nil {
		e.without = func(l refund.Ledger, a *refund.Allocation, q refund.Quote) refund.Ledger {
			q.Lines = slices.Clone(q.Lines)
			s.Without(&q)
			return l.Without(a, q)
		}
	}
	if s.Postings != nil {
		e.postings = func(q refund.Quote, a *refund.Allocation) []refund.Posting { return s.Postings(q.Postings(a)) }
	}
	return check(e, o, terms, requests)
}
