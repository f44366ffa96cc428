package policytest

import (
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// scene is a request that somebody could make.
type scene struct {
	variant
	at         int // of the variant among those tried
	kind       aftersales.Kind
	status     order.Status
	goods      aftersales.GoodsState
	fulfilment order.Fulfilment
	channel    aftersales.Channel
	by         order.Party
	reason     aftersales.Reason

	asked time.Time     // zero: as usual
	order *order.Order  // of the variant and the fulfilment
	quote *refund.Quote // of its cases
}

// The days of every scene's story, one after the other.
const (
	placedDay = 1 + iota
	paidDay
	shippedDay
	completedDay
	askedDay
	returnedDay
)

func day(n int) time.Time { return time.Date(2026, 3, n, 10, 0, 0, 0, time.UTC) }

// admitted reports whether a policy lets the request be made, at some time.
func (s scene) admitted(p aftersales.Policy) bool {
	_, ok := s.moment(p)
	return ok
}

// moment finds an instant at which a policy lets the request be made: the usual one, or when the refusal says that its time
// begins or was over.
func (s scene) moment(p aftersales.Policy) (at time.Time, ok bool) {
	at = s.time()
	for range 3 {
		s.asked = at
		faults := p.Admit(s.situation()).Faults
		if len(faults) == 0 {
			return at, true
		}
		if at, ok = otherTime(faults); !ok {
			return at, false
		}
	}
	return at, false
}

// otherTime is when a refusal says that a request could be made, if nothing else speaks against it.
func otherTime(faults []order.Fault) (at time.Time, ok bool) {
	if len(faults) != 1 {
		return at, false
	}
	for _, operand := range []string{"opens_at", "closed_at"} {
		if t, err := time.Parse(time.RFC3339Nano, faults[0].Operands[operand]); err == nil {
			return t, true
		}
	}
	return at, false
}

// time is when the request is made.
func (s scene) time() time.Time {
	if s.asked.IsZero() {
		return day(askedDay)
	}
	return s.asked
}

// orderOf is an order like any other but for what the variant says.
func orderOf(v variant, f order.Fulfilment) *order.Order {
	return &order.Order{
		ID: "o-1", Currency: money.MustCurrency("CNY"), PlacedAt: day(placedDay), Apportion: money.LargestRemainder, Facts: v.facts,
		Lines:    []order.Line{{ID: "l-1", Child: order.DefaultChild, Category: v.category, UnitPrice: money.MustParse("10.00", "CNY"), Quantity: 2}},
		Children: []order.Child{{ID: order.DefaultChild, Fulfilment: f}},
		Tenders:  []order.Tender{{ID: "t-1", Amount: money.MustParse("20.00", "CNY")}},
	}
}

// situation is the request as a policy sees it. Nothing was reported delivered: a carrier may never do.
func (s scene) situation() *aftersales.Situation {
	child := &aftersales.Child{Progress: order.NewProgress(order.DefaultChild)}
	is := &aftersales.Situation{
		Order: s.order, Doc: &s.order.Children[0], Child: child, At: s.time(), By: s.by, Kind: s.kind, Reason: s.reason, Goods: s.goods,
		Channel: s.channel, Attempts: 1,
	}
	if s.category != "" {
		is.Categories = []string{s.category}
	}
	onWay(child, s.status)
	return is
}

// onWay brings a child order to a status, with the instants that belong to it.
func onWay(child *aftersales.Child, status order.Status) {
	child.Status = status
	if status != order.PendingPayment {
		child.PaidAt = day(paidDay)
	}
	if status.Shipped() {
		child.ShippedAt = day(shippedDay)
	}
	if status == order.Completed {
		child.CompletedAt = day(completedDay)
	}
}

// quoteOf is what a case comes to; policies may look at it, and its amounts do not matter here.
func quoteOf() *refund.Quote {
	cny := money.MustCurrency("CNY")
	goods := money.FromMinor(2000, cny)
	return &refund.Quote{
		Lines: []refund.QuoteLine{{Bought: &refund.Bought{Line: "l-1"}, Quantity: 2, Amount: goods, Share: goods}},
		Goods: goods, Total: goods, Ceiling: goods, Freight: money.FromMinor(0, cny), Deductions: money.FromMinor(0, cny),
	}
}
