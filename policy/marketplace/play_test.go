package marketplace_test

import (
	"errors"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/refund"
)

// play is an order and what becomes of it. Times are hours after it was paid.
type play struct {
	t   *testing.T
	set *policy.Set
	d   aftersales.Dossier
}

var start = time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)

func hour(n float64) time.Time { return start.Add(time.Duration(n * float64(time.Hour))) }

// begin places and pays an order of two boxes of apples at 30.00, with 8.00 of freight; patch adjusts the policy.
func begin(t *testing.T, patch string, fulfilment order.Fulfilment) *play {
	t.Helper()
	adjusted, err := marketplace.Policy().Adjust([]byte(patch))
	if err != nil {
		t.Fatal(err)
	}
	set, err := policy.NewSet(adjusted)
	if err != nil {
		t.Fatal(err)
	}
	p := &play{t: t, set: set}
	p.must(0, order.Buyer, aftersales.Place{Order: order.Order{
		ID: "o-1", Currency: money.MustCurrency("CNY"), PlacedAt: start, Policy: marketplace.ID,
		Lines:    []order.Line{{ID: "apples", Child: "a", UnitPrice: money.MustParse("30.00", "CNY"), Quantity: 2}},
		Freight:  []order.Freight{{Child: "a", Amount: money.MustParse("8.00", "CNY")}},
		Children: []order.Child{{ID: "a", Fulfilment: fulfilment}},
		Tenders:  []order.Tender{{ID: "wechat", Kind: "wallet", Amount: money.MustParse("68.00", "CNY")}},
	}})
	p.must(0, order.Payment, aftersales.Pay{})
	return p
}

// do sends a message at an instant; the codes are those of a refusal.
func (p *play) do(at time.Time, by order.Party, c aftersales.Command) (codes []string) {
	p.t.Helper()
	decision, err := aftersales.Decide(p.set, p.d, aftersales.Message{By: by, Command: c}, at)
	var refused *aftersales.RefusedError
	if errors.As(err, &refused) {
		codes = refused.Codes()
	} else if err != nil {
		p.t.Fatal(err)
	}
	p.d = decision.Dossier
	return codes
}

func (p *play) must(hours float64, by order.Party, c aftersales.Command) {
	p.t.Helper()
	if codes := p.do(hour(hours), by, c); codes != nil {
		p.t.Fatalf("%s at %v h: refused, %v", c.Name(), hours, codes)
	}
}

// at is the play as it is, to be gone on with in another way.
func (p *play) fork() *play {
	copied := *p
	return &copied
}

func (p *play) caseOf() aftersales.Case {
	p.t.Helper()
	c, ok := p.d.Case("c1")
	if !ok {
		p.t.Fatal("there is no case")
	}
	return c
}

func (p *play) child() aftersales.Child {
	c, _ := p.d.Child("a")
	return c
}

// The messages of most plays.
func ask(kind aftersales.Kind, reason aftersales.Reason) aftersales.Open {
	return aftersales.Open{Case: "c1", Kind: kind, Reason: reason}
}

func (p *play) ship(hours float64) *play {
	p.must(hours, order.Seller, aftersales.Ship{})
	return p
}

func (p *play) open(hours float64, kind aftersales.Kind, reason aftersales.Reason) *play {
	p.must(hours, order.Buyer, ask(kind, reason))
	return p
}

func (p *play) reject(hours float64) *play {
	p.must(hours, order.Seller, aftersales.Reject{Case: "c1", Revision: p.caseOf().Revision, Reason: "no"})
	return p
}

func (p *play) approve(hours float64) *play {
	p.must(hours, order.Seller, aftersales.Approve{Case: "c1", Revision: p.caseOf().Revision})
	return p
}

func (p *play) sendBack(hours float64) *play {
	p.must(hours, order.Buyer, aftersales.ShipReturn{Case: "c1", Tracking: "SF-1"})
	return p
}

// apples names a number of boxes.
func apples(n int64) []refund.RequestLine { return []refund.RequestLine{{Line: "apples", Quantity: n}} }
