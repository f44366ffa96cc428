package policytest

import (
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
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
	came  bool          // a carrier reported that it was delivered
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
// begins or was over; after a delivery where it counts from that.
func (s scene) moment(p aftersales.Policy) (then scene, ok bool) {
	for range 4 {
		faults := p.Admit(s.situation()).Faults
		if len(faults) == 0 {
			return s, true
		}
		if !s.came && s.status.Shipped() && len(faults) == 1 && faults[0].Operands["anchor"] == string(policy.FromDelivery) {
			s.came = true
			continue
		}
		if s.asked, ok = otherTime(faults); !ok {
			return s, false
		}
	}
	return s, false
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
		return s.day(askedDay)
	}
	return s.asked
}

// situation is the request as a policy sees it. Nothing was reported delivered, but where a rule waits for that: a carrier may
// never do.
func (s scene) situation() *aftersales.Situation {
	child := &aftersales.Child{Progress: order.NewProgress(order.DefaultChild)}
	is := &aftersales.Situation{
		Order: s.order, Doc: &s.order.Children[0], Child: child, At: s.time(), By: s.by, Kind: s.kind, Reason: s.reason, Goods: s.goods,
		Channel: s.channel, Attempts: 1, LineAttempts: 1,
	}
	is.Price, is.Paid = s.amounts()
	if s.category != "" {
		is.Categories = []string{s.category}
	}
	s.onWay(child, s.status)
	if s.came {
		child.DeliveredAt = s.day(completedDay)
	}
	return is
}

// onWay brings a child order to a status, with the instants that belong to it.
func (v variant) onWay(child *aftersales.Child, status order.Status) {
	child.Status = status
	if status != order.PendingPayment {
		child.PaidAt = v.day(paidDay)
	}
	if status.Shipped() {
		child.ShippedAt = v.day(shippedDay)
	}
	if status == order.Completed {
		child.CompletedAt = v.day(completedDay)
	}
}

// quoteOf is what a case comes to; policies may look at it, and its amounts do not matter here.
func quoteOf(v variant) *refund.Quote {
	goods, _ := v.amounts()
	none := money.FromMinor(0, goods.Currency())
	return &refund.Quote{
		Lines: []refund.QuoteLine{{Bought: &refund.Bought{Line: "l-1"}, Quantity: 2, Amount: goods, Share: goods}},
		Goods: goods, Total: goods, Ceiling: goods, Freight: none, Deductions: none,
	}
}
