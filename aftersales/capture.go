package aftersales

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Capture says when the payment of a child order is captured.
type Capture string

const (
	// CaptureOnPayment: when the order is paid. The zero Capture means the same.
	CaptureOnPayment Capture = "on_payment"
	// CaptureOnShipment: when goods leave, for what leaves; until then it is only authorised.
	CaptureOnShipment Capture = "on_shipment"
)

// Captures lists every Capture.
func Captures() []Capture { return []Capture{CaptureOnPayment, CaptureOnShipment} }

// UnmarshalText accepts a name of Captures; any other is an *order.UnknownNameError.
func (c *Capture) UnmarshalText(text []byte) error {
	return order.UnmarshalName(c, "capture", text, Captures())
}

// uncaptured reports whether nothing was captured of what a cancellation asks, so that it is voided and not refunded.
func uncaptured(s *Situation, p Policy) bool {
	return s.Kind == Cancel && s.Goods == NotShipped && (s.Child.Status == order.PendingPayment || p.Capture(s) == CaptureOnShipment)
}

// terms are the policy's, but for what was not captured: nothing can come off it, and the freight of goods that never leave
// is not due. Of an order that was not paid everything is let go, its coupons included, and nothing was earned with it.
func (t *turn) terms(s *Situation, p Policy) refund.Terms {
	terms := p.Terms(s)
	if !uncaptured(s, p) {
		return terms
	}
	terms.Deductions = refund.Deductions{}
	if terms.Freight == "" || terms.Freight == refund.NoFreight {
		terms.Freight = refund.FreightWithLast
	}
	if s.Child.Status == order.PendingPayment {
		terms.Freight, terms.FaultFreight, terms.Promotion = refund.FullFreight, "", refund.KeepPromotions
		terms.Coupons, terms.Rewards = refund.CouponsWhenAllReturned, refund.KeepRewards
	}
	return terms
}

// void strikes the quote of a cancellation again, of which nothing was captured, and lets go of the payment.
func (t *turn) void(was, is *Case, granted Event, e *Entry) ([]Effect, error) {
	if err := t.finalQuote(was, is, e); err != nil {
		return nil, err
	}
	var tenders []TenderVoid
	for _, back := range is.Quote.Tenders {
		tenders = append(tenders, TenderVoid{Tender: back.ID, Amount: back.Amount})
	}
	effects := append(stock(was, is, granted), beside(is.Quote)...)
	if tenders != nil {
		effects = append(effects, Effect{Kind: VoidPayment, Tenders: tenders})
	}
	return effects, nil
}
