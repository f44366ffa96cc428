package mercari

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// completion is the timer that completes a purchase the buyer never rates.
const completion = "completion"

// deadlines are those of the purchase, and those of what is applied for.
func deadlines() map[string]policy.DeadlineRule {
	shipBy := func(days int64, within ...string) policy.DeadlineRule {
		return policy.DeadlineRule{
			When:  policy.When{Status: []order.Status{order.PendingShipment}, Facts: map[string][]string{"ships_within": within}},
			Timer: "ship_by", Span: policy.Span{Anchor: policy.FromPayment, Amount: days, Unit: policy.Days},
			Expiry: string(aftersales.EventReminded), To: order.Seller,
			Source: help("1509", "the longest time of the listing's range, from the payment to the same clock time; it only opens the buyer's form"),
		}
	}
	rules := map[string]policy.DeadlineRule{
		"payment": {
			When:   policy.When{Status: []order.Status{order.PendingPayment}},
			Span:   policy.Span{Anchor: policy.FromPlacement, Amount: 2, Unit: policy.Days, Round: policy.EndOfDay},
			Expiry: string(aftersales.EventReminded), To: order.Buyer,
			Source: unpaidPages("convenience store and ATM: the third day, the day of the purchase included; nothing is called off by it, though services.awaisora.com says so"),
		},
		"payment_late": {
			When:   policy.When{Status: []order.Status{order.PendingPayment}},
			Span:   policy.Span{Anchor: policy.FromPlacement, Amount: 2, Unit: policy.Days, Round: policy.NextMidnight, Sweep: "09:00"},
			Expiry: string(aftersales.EventReminded), To: order.Seller,
			Source: unpaidPages("the seller is told the next morning at about 09:00"),
		},
		"ship_by_1_2": shipBy(2, "1-2"),
		"ship_by_2_3": shipBy(3, "2-3"),
		"ship_by_4_7": shipBy(7, "4-7", ""),
		completion: {
			When:   policy.When{Status: []order.Status{order.AwaitingReceipt}},
			Span:   policy.Span{Anchor: policy.FromShipment, Amount: 8, Unit: policy.Days, Round: policy.NextMidnight, Sweep: "13:00"},
			Expiry: string(order.ExpiredConfirmation), PausedByCases: true,
			Source: help("1748", "from 13:00 of the ninth day after the notice, where the office judges that the buyer will not rate; the sale is credited"),
		},
		"completion_mercari_bin": {
			When:   policy.When{Status: []order.Status{order.AwaitingReceipt}, Facts: map[string][]string{"shipping": {"mercari-bin"}}},
			Span:   policy.Span{Anchor: policy.FromDelivery, Amount: 4, Unit: policy.Days},
			Expiry: string(order.ExpiredConfirmation), PausedByCases: true,
			Source: weak(policy.Source{Source: "areus.jp; lifestyle.assist-all.co.jp", AsOf: read, Note: "four days with Mercari's own shipping; they do not say from when: here from the delivery"}),
		},
		"application_by_seller": {
			When: policy.When{Kind: kinds(aftersales.Cancel), State: state(aftersales.AwaitingBuyer)},
			Span: hours(24), Expiry: string(aftersales.EventExpiredWithdraw),
			Source: help("1509", "an application that the buyer does not answer is taken back; said of what is paid, here also of what is not"),
		},
		"application_by_buyer": {
			When: policy.When{Kind: kinds(aftersales.Cancel), State: state(aftersales.AwaitingSeller)},
			Span: hours(24), Expiry: string(aftersales.EventExpiredRefund),
			Source: lateShipmentPages("an application that the seller does not answer is granted"),
		},
	}
	maps.Copy(rules, returning())
	return rules
}

// returning are the deadlines of what is agreed after the shipment. Mercari leaves it to the parties and gives no times.
func returning() map[string]policy.DeadlineRule {
	of := func(expiry aftersales.Event, n int64, note string, kind []aftersales.Kind, states ...aftersales.State) policy.DeadlineRule {
		return policy.DeadlineRule{
			When: policy.When{Kind: kind, State: states}, Span: policy.Span{Anchor: policy.FromState, Amount: n, Unit: policy.Days},
			Expiry: string(expiry), Source: chosen(note),
		}
	}
	money, goods := kinds(aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange), kinds(aftersales.ReturnRefund, aftersales.Exchange)
	swap := kinds(aftersales.Exchange)
	return map[string]policy.DeadlineRule{
		"agreement":      of(aftersales.EventExpiredClose, 3, "silence is no agreement", money, aftersales.AwaitingSeller),
		"after_refusal":  of(aftersales.EventExpiredClose, 3, "until then the office may be asked", money, aftersales.Rejected),
		"back_refused":   of(aftersales.EventExpiredClose, 3, "until then the office may be asked", goods, aftersales.ReturnRefused),
		"send_back":      of(aftersales.EventExpiredClose, 7, "who does not send back wants it no more", goods, aftersales.AwaitingReturn),
		"received_back":  of(aftersales.EventExpiredRefund, 14, "goods that were sent back count as received", kinds(aftersales.ReturnRefund), aftersales.ReturnInTransit),
		"exchanged_back": of(aftersales.EventExpiredReplacement, 14, "goods that were sent back count as received", swap, aftersales.ReturnInTransit, aftersales.Inspecting),
		"send_again":     of(aftersales.EventExpiredRefund, 7, "what is not sent again is paid back", swap, aftersales.AwaitingReplacement),
		"received_again": of(aftersales.EventExpiredReplaced, 9, "as long as for the first parcel", swap, aftersales.ReplacementInTransit),
	}
}

// extensions and holds are how a buyer puts off the completion.
func extensions() map[string]policy.ExtensionRule {
	return map[string]policy.ExtensionRule{
		completion: {
			Timer: completion, By: []order.Party{order.Buyer, order.Platform},
			Source: help("1748", "a message of the buyer, or the office, may put it off; for how long is not said: the request names an instant"),
		},
	}
}

func holds() map[string]policy.HoldRule {
	hold := func(timer string) policy.HoldRule {
		return policy.HoldRule{
			Timer: timer, By: []order.Party{order.Buyer}, Most: policy.Span{Anchor: policy.FromShipment, Amount: 60, Unit: policy.Days},
			Source: chosen("the buyer may press \"do not complete by itself\" (help.jp.mercari.com/guide/articles/1748, glarity); how long that holds is not said"),
		}
	}
	return map[string]policy.HoldRule{"completion": hold(completion), "completion_mercari_bin": hold("completion_mercari_bin")}
}

func state(s ...aftersales.State) []aftersales.State { return s }

func hours(n int64) policy.Span {
	return policy.Span{Anchor: policy.FromState, Amount: n, Unit: policy.Hours}
}
