package buyma

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// shipBy and completion are the timers of the order: until when the seller sends, and when BUYMA completes it.
const (
	shipBy     = "ship_by"
	completion = "completion"
)

// deadlines are those of the order, and those of what is agreed.
func deadlines() map[string]policy.DeadlineRule {
	unsent := status(order.PendingShipment, order.PartiallyShipped)
	reminder := func(day int64) policy.DeadlineRule {
		return policy.DeadlineRule{
			When: policy.When{Status: unsent}, Span: policy.Span{Anchor: policy.FromPayment, Amount: day, Unit: policy.Days},
			Expiry: string(aftersales.EventReminded), To: order.Seller, Reminds: shipBy,
			Source: shipByHelp("the seller is reminded on day 5, 10 and 15; of the clock time nothing is said"),
		}
	}
	rules := map[string]policy.DeadlineRule{
		"payment": {
			When:   policy.When{Status: status(order.PendingPayment)},
			Span:   policy.Span{Anchor: policy.FromPlacement, Amount: 4, Unit: policy.Days, Sweep: "10:00"},
			Expiry: string(order.ExpiredUnpaid),
			Source: cancelHelp("bank transfer: 4 days after the purchase, called off at about 10:00 after that; whether the fourth day counts to its end is not said: here to the clock time of the purchase, and a transfer that comes before ten still counts"),
		},
		shipBy: {
			When: policy.When{Status: unsent}, Span: policy.Span{Anchor: policy.FromPayment, Amount: 18, Unit: policy.Days, Sweep: "10:00"},
			Expiry: string(order.ExpiredUnshipped), Closes: []string{aftersales.Ship{}.Name()},
			Source: shipByHelp("18 days after the order is fixed, to the same clock time; then the ship notice can no longer be given, and the order is called off within one or two days, at about 10:00: here the next"),
		},
		"remind_5":  reminder(5),
		"remind_10": reminder(10),
		"remind_15": reminder(15),
		completion:  completed(policy.When{Status: status(order.AwaitingReceipt)}),
		"completion_domestic": completed(policy.When{
			Status: status(order.AwaitingReceipt), Facts: map[string][]string{"ships_from": {"domestic"}},
		}),
	}
	maps.Copy(rules, agreed())
	return rules
}

// completed is when BUYMA completes an order in the buyer's place.
func completed(when policy.When) policy.DeadlineRule {
	return policy.DeadlineRule{
		When: when, Timer: completion,
		Span: policy.Span{ // what never arrived is completed long after the last day on which the buyer may claim its loss
			Anchor: policy.FromShipment, Amount: 6, Unit: policy.Months,
			SoonerOf: &policy.Span{
				Anchor: policy.FromShipment, Amount: 1, Unit: policy.Months, LaterOf: &policy.Span{Anchor: policy.FromDelivery, Amount: 1, Unit: policy.Minutes},
			},
		},
		Expiry: string(order.ExpiredConfirmation), PausedByCases: true,
		Source: chosen("SET THIS: BUYMA completes after a number of days that differs for domestic and overseas shipping (qa.buyma.com/buy/3403), which the copy that was read cuts off; a month is only a place holder, inside the two of the longest hold; that a parcel which was not delivered waits for six months is chosen, too"),
	}
}

// agreed are the deadlines of what the parties agree on, and of what support does. No page gives any.
func agreed() map[string]policy.DeadlineRule {
	of := func(expiry aftersales.Event, days int64, note string, kind []aftersales.Kind, states ...aftersales.State) policy.DeadlineRule {
		return policy.DeadlineRule{
			When: policy.When{Kind: kind, State: states}, Span: policy.Span{Anchor: policy.FromState, Amount: days, Unit: policy.Days},
			Expiry: string(expiry), Source: chosen(note),
		}
	}
	all := kinds(aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange)
	money, swap := kinds(aftersales.ReturnRefund), kinds(aftersales.Exchange)
	goods := kinds(aftersales.ReturnRefund, aftersales.Exchange)
	return map[string]policy.DeadlineRule{
		"agreement":      of(aftersales.EventExpiredClose, 7, "silence is no agreement", all, aftersales.AwaitingSeller),
		"send_back":      of(aftersales.EventExpiredClose, 14, "who does not send back wants it no more", goods, aftersales.AwaitingReturn),
		"received_back":  of(aftersales.EventExpiredRefund, 30, "goods that were sent back count as received", money, aftersales.ReturnInTransit),
		"cancel_request": of(aftersales.EventExpiredRefund, 7, "a seller who has the goods and does not file is filed for", money, aftersales.Inspecting),
		"back_refused":   of(aftersales.EventExpiredClose, 7, "until then support may be asked", goods, aftersales.ReturnRefused),
		"exchanged_back": of(aftersales.EventExpiredReplacement, 30, "goods that were sent back count as received", swap, aftersales.ReturnInTransit, aftersales.Inspecting),
		"send_again":     of(aftersales.EventExpiredRefund, 18, "as long as for the first parcel", swap, aftersales.AwaitingReplacement),
		"received_again": of(aftersales.EventExpiredReplaced, 30, "about as long as for the first parcel", swap, aftersales.ReplacementInTransit),
	}
}

func state(s ...aftersales.State) []aftersales.State { return s }
