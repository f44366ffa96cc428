package rakuma

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// deadlines are those of the purchase, and those of what is asked.
func deadlines() map[string]policy.DeadlineRule {
	unpaid, sent := []order.Status{order.PendingPayment}, []order.Status{order.AwaitingReceipt}
	tracked := map[string][]string{"tracked": {"yes"}}
	shipped := func(days int64) policy.Span {
		return policy.Span{Anchor: policy.FromShipment, Amount: days, Unit: policy.Days}
	}
	rules := map[string]policy.DeadlineRule{
		"payment": {
			When:   policy.When{Status: unpaid},
			Span:   policy.Span{Anchor: policy.FromPlacement, Amount: 2, Unit: policy.Days, Round: policy.EndOfDay, Sweep: "00:16"},
			Expiry: string(order.ExpiredUnpaid),
			Source: screens("until 23:59 of the day after next; called off about a quarter of an hour later, at 00:16, and listed again"),
		},
		"purchase_request": {
			When:   policy.When{Status: unpaid, Facts: map[string][]string{"purchase_request": {"open"}}},
			Timer:  "payment",
			Span:   policy.Span{Anchor: policy.FromPlacement, Amount: 1, Unit: policy.Days, Round: policy.NextMidnight, Sweep: "08:30"},
			Expiry: string(order.ExpiredUnpaid),
			Source: weak(guide("a request that the seller does not approve lapses on the day after next, between 08:30 and 10:00: here at the earliest")),
		},
		"mail": {
			When: policy.When{Status: sent}, Span: shipped(7), Expiry: string(aftersales.EventReminded), To: order.Buyer,
			Source: ratingPages("a buyer who has not rated is written to seven days after the shipment"),
		},
		"ask_to_confirm": {
			When: policy.When{Status: sent, Facts: tracked}, Span: shipped(9), Expiry: string(aftersales.EventReminded), To: order.Seller,
			Source: ratingPages("nine days after the shipment the seller may have the buyer asked, where the parcel has a number and it was entered"),
		},
		"completion": {
			When: policy.When{Status: sent, Facts: tracked},
			Span: policy.Span{
				Anchor: policy.FromShipment, Amount: 9, Unit: policy.Days,
				LaterOf: &policy.Span{Anchor: policy.FromDelivery, Amount: 5, Unit: policy.Days},
			},
			Expiry: string(order.ExpiredConfirmation), PausedByCases: true,
			Source: ratingPages("asked by the seller, support completes what was delivered five days ago or earlier: here it is taken that he asks at once"),
		},
		"application": {
			When: policy.When{Kind: kinds(aftersales.Cancel), State: state(aftersales.AwaitingBuyer)},
			Span: policy.Span{Anchor: policy.FromState, Amount: 7, Unit: policy.Days}, Expiry: string(aftersales.EventExpiredWithdraw),
			Source: chosen("no page says what the buyer's silence means"),
		},
	}
	maps.Copy(rules, returning())
	return rules
}

// returning are the deadlines of what is agreed after the shipment. No page gives any.
func returning() map[string]policy.DeadlineRule {
	of := func(expiry aftersales.Event, days int64, note string, kind []aftersales.Kind, states ...aftersales.State) policy.DeadlineRule {
		return policy.DeadlineRule{
			When: policy.When{Kind: kind, State: states}, Span: policy.Span{Anchor: policy.FromState, Amount: days, Unit: policy.Days},
			Expiry: string(expiry), Source: chosen(note),
		}
	}
	both, goods := kinds(aftersales.RefundOnly, aftersales.ReturnRefund), kinds(aftersales.ReturnRefund)
	return map[string]policy.DeadlineRule{
		"agreement":     of(aftersales.EventExpiredClose, 3, "silence is no agreement", both, aftersales.AwaitingSeller),
		"after_refusal": of(aftersales.EventExpiredClose, 3, "until then the office may be asked", both, aftersales.Rejected),
		"send_back":     of(aftersales.EventExpiredClose, 7, "who does not send back wants it no more", goods, aftersales.AwaitingReturn),
		"received_back": of(aftersales.EventExpiredRefund, 14, "goods that were sent back count as received", goods, aftersales.ReturnInTransit),
		"back_refused":  of(aftersales.EventExpiredClose, 3, "until then the office may be asked", goods, aftersales.ReturnRefused),
	}
}
