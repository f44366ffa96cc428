package aftersales_test

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// cancelRules adds policies of cancellations. In consent the other party must agree; a day of silence means yes to a buyer who
// did not pay, no to one who did, and that the seller takes his wish back. Silence about a payment or a shipment cancels.
func cancelRules(all rules, compiled func(string, func(*policy.Policy)) aftersales.Policy) {
	cancel := []aftersales.Kind{aftersales.Cancel}
	span := func(n int64, from policy.Anchor) policy.Span {
		return policy.Span{Anchor: from, Amount: n, Unit: policy.Hours}
	}
	consent := func(p *policy.Policy) {
		maps.DeleteFunc(p.Requests, func(_ string, r policy.Request) bool { return r.When.Kind[0] == aftersales.Cancel })
		p.Requests["cancel"] = policy.Request{When: policy.When{Kind: cancel}}
		p.Reasons["buyer_requested"] = policy.ReasonRule{Liable: order.Buyer}
		p.Reasons["out_of_stock"] = policy.ReasonRule{Liable: order.Seller}
		p.Reasons["fraud"] = policy.ReasonRule{Liable: order.Buyer}
		p.Terms.Coupons = "when_unshipped"
		silence := func(s aftersales.State, e aftersales.Event, status ...order.Status) policy.DeadlineRule {
			return policy.DeadlineRule{When: policy.When{Kind: cancel, State: []aftersales.State{s}, Status: status}, Timer: "answer", Span: span(24, policy.FromState), Expiry: string(e)}
		}
		p.Deadlines["cancel_unpaid"] = silence(aftersales.AwaitingSeller, aftersales.EventExpiredRefund, order.PendingPayment)
		p.Deadlines["cancel_paid"] = silence(aftersales.AwaitingSeller, aftersales.EventExpiredClose)
		p.Deadlines["cancel_consent"] = silence(aftersales.AwaitingBuyer, aftersales.EventExpiredWithdraw)
	}
	late := func(p *policy.Policy) {
		consent(p)
		p.Deadlines["payment"] = policy.DeadlineRule{
			When: policy.When{Status: []order.Status{order.PendingPayment}}, Span: span(100, policy.FromPlacement), Expiry: string(order.ExpiredUnpaid),
		}
		p.Deadlines["shipment"] = policy.DeadlineRule{
			When: policy.When{Status: []order.Status{order.PendingShipment, order.PartiallyShipped}}, Span: span(200, policy.FromPayment),
			Expiry: string(order.ExpiredUnshipped),
		}
	}
	onShipment := func(p *policy.Policy) {
		consent(p)
		p.Capture = aftersales.CaptureOnShipment
		delete(p.Requests, "unshipped")
	}
	all["consent"] = compiled("consent", consent)
	all["late"] = compiled("late", late)
	all["late_patient"] = compiled("late_patient", func(p *policy.Policy) {
		late(p)
		for _, name := range []string{"payment", "shipment"} {
			r := p.Deadlines[name]
			r.PausedByCases = true
			p.Deadlines[name] = r
		}
	})
	all["on_shipment"] = compiled("on_shipment", onShipment)
	all["late_on_shipment"] = compiled("late_on_shipment", func(p *policy.Policy) {
		late(p)
		onShipment(p)
	})
	type silent = map[aftersales.State]aftersales.Event
	of := func(base string, list ...bent) {
		for _, b := range list {
			b.Policy, b.opens = all[base], aftersales.Cancel
			all[b.id] = b
		}
	}
	choose := func(c aftersales.Command, e aftersales.Event) map[string]aftersales.Event {
		return map[string]aftersales.Event{c.Name(): e}
	}
	of("consent",
		bent{id: "sole", open: aftersales.EventCancelled},
		bent{id: "asks_seller", open: aftersales.EventRequested},
		bent{id: "to_the_platform", open: aftersales.EventClaimed},
		bent{id: "yes_by_silence", expire: silent{
			aftersales.AwaitingSeller: aftersales.EventExpiredRefund, aftersales.AwaitingBuyer: aftersales.EventExpiredRefund, aftersales.Arbitrating: aftersales.EventExpiredRefund,
		}},
		bent{id: "no_by_silence", expire: silent{
			aftersales.AwaitingSeller: aftersales.EventExpiredClose, aftersales.AwaitingBuyer: aftersales.EventExpiredClose, aftersales.Arbitrating: aftersales.EventExpiredClose,
		}},
		bent{id: "lapses", expire: silent{aftersales.AwaitingSeller: aftersales.EventExpiredWithdraw}},
		bent{id: "last_word", choose: choose(aftersales.Reject{}, aftersales.EventRejectedFinally)},
		bent{id: "not_the_last_word", choose: choose(aftersales.Reject{}, aftersales.EventRejected)},
		bent{id: "asks_when_gone", choose: choose(aftersales.InterceptFailed{}, aftersales.EventInterceptionFailed)},
		bent{id: "ship_anyway", ship: aftersales.CloseCase},
	)
	of("on_shipment", bent{id: "void_sole", open: aftersales.EventCancelled}, bent{id: "void_claimed", open: aftersales.EventClaimed})
}
