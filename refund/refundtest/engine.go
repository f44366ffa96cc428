package refundtest

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// engine is what the laws are held against: the library, or in the tests of this package a broken one.
type engine struct {
	shares   func(*refund.Allocation) order.Shares
	compute  func(*refund.Allocation, refund.Ledger, refund.Request, refund.Terms) (refund.Quote, error)
	restrike func(a *refund.Allocation, others, executing refund.Ledger, q refund.Quote, r refund.Request, t refund.Terms) (refund.Quote, error)
	with     func(refund.Ledger, *refund.Allocation, refund.Quote) refund.Ledger
	without  func(refund.Ledger, *refund.Allocation, refund.Quote) refund.Ledger
	postings func(refund.Quote, *refund.Allocation) []refund.Posting
}

func library() engine {
	return engine{
		shares: (*refund.Allocation).Shares, compute: refund.Compute, restrike: refund.Restrike,
		with: refund.Ledger.With, without: refund.Ledger.Without, postings: refund.Quote.Postings,
	}
}
