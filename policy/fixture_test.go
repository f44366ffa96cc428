package policy_test

import (
	"errors"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// plain is the least a policy can be: everything may be asked, for two reasons.
func plain() policy.Policy {
	return policy.Policy{
		ID:       "plain",
		Requests: map[string]policy.Request{"any": {}},
		Reasons: map[string]policy.ReasonRule{
			"unwanted":        {Liable: order.Buyer},
			"quality_problem": {Liable: order.Seller},
		},
	}
}

// with is the plain policy after a change.
func with(change func(*policy.Policy)) policy.Policy {
	p := plain()
	change(&p)
	return p
}

func compile(t testing.TB, p policy.Policy) *policy.Compiled {
	t.Helper()
	c, err := policy.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// problems are those that Compile finds, each as "path: text".
func problems(t testing.TB, p policy.Policy) []string {
	t.Helper()
	_, err := policy.Compile(p)
	var cannot *policy.Error
	if !errors.As(err, &cannot) {
		if err != nil {
			t.Fatalf("Compile: %v, want an *Error", err)
		}
		return nil
	}
	var list []string
	for _, problem := range cannot.Problems {
		list = append(list, problem.Path+": "+problem.Text)
	}
	return list
}

func at(text string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		panic(err)
	}
	return t
}

var (
	placed    = at("2026-03-01T10:00:00Z")
	paid      = at("2026-03-01T11:00:00Z")
	shipped   = at("2026-03-02T10:00:00Z")
	delivered = at("2026-03-05T10:00:00Z")
	completed = at("2026-03-06T10:00:00Z")
	opened    = at("2026-03-07T10:00:00Z")
	entered   = at("2026-03-08T10:00:00Z")
	sentBack  = at("2026-03-09T10:00:00Z")
	cameBack  = at("2026-03-11T10:00:00Z")
)

// asked is a buyer's request for a refund of goods that he received, of an order that is completed.
func asked() *aftersales.Situation {
	o := &order.Order{ID: "o-1", PlacedAt: placed, Children: []order.Child{{ID: "a", Fulfilment: order.BySeller}}}
	progress := order.NewProgress("a")
	progress.Status = order.Completed
	progress.PaidAt, progress.ShippedAt, progress.DeliveredAt, progress.CompletedAt = paid, shipped, delivered, completed
	return &aftersales.Situation{
		Order: o, Doc: &o.Children[0], Child: &aftersales.Child{Progress: progress}, At: opened, By: order.Buyer,
		Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Goods: aftersales.Received, Channel: aftersales.Formal, Attempts: 1,
	}
}

// waiting is the case of that request while it waits for the seller.
func waiting() *aftersales.Situation {
	s := asked()
	cny := money.MustCurrency("CNY")
	s.Liable, s.At, s.By = order.Buyer, entered, order.Seller
	s.Case = &aftersales.Case{
		ID: "c-1", Kind: s.Kind, State: aftersales.AwaitingSeller, By: order.Buyer, Goods: s.Goods, OpenedAt: opened, EnteredAt: entered,
		Quote: &refund.Quote{Goods: money.FromMinor(1000, cny), Total: money.FromMinor(1000, cny)},
	}
	return s
}

func changed(s *aftersales.Situation, change func(*aftersales.Situation)) *aftersales.Situation {
	change(s)
	return s
}

// hours is a span; days likewise.
func hours(n int64, from policy.Anchor) policy.Span {
	return policy.Span{Anchor: from, Amount: n, Unit: policy.Hours}
}

func days(n int64, from policy.Anchor) policy.Span {
	return policy.Span{Anchor: from, Amount: n, Unit: policy.Days}
}

// codes are those of faults.
func codes(faults []order.Fault) []string {
	var list []string
	for _, f := range faults {
		list = append(list, f.Code)
	}
	return list
}
