package amazon

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// metrics are what counts against the seller: cancellations that are his, what is sent too late, and claims that are granted.
// The rates and their thresholds are Amazon's to work out.
func metrics() map[string]policy.MetricRule {
	rules := cancelRate()
	maps.Copy(rules, orderDefect())
	return rules
}

func cancelRate() map[string]policy.MetricRule {
	cancel := []aftersales.Kind{aftersales.Cancel}
	counts := func(w policy.When, metric string, weight int64, s policy.Source) policy.MetricRule {
		w.Kind = cancel
		return policy.MetricRule{When: w, Event: aftersales.EventVoided, Metric: metric, Weight: weight, Against: order.Seller, Source: s}
	}
	late := []aftersales.Reason{aftersales.LateShipment}
	return map[string]policy.MetricRule{
		"cancelled_by_seller": counts(policy.When{Reason: cannotSend()}, aftersales.MetricCancelRate, 1, official(cancelRatePage)),
		"cancelled_on_message": counts(policy.When{
			By: []order.Party{order.Seller}, Reason: wishes(), Channel: []aftersales.Channel{aftersales.Informal},
		}, aftersales.MetricCancelRate, 1, official(cancellationsUS)),
		"cancelled_by_clock": counts(policy.When{Reason: late}, aftersales.MetricCancelRate, 1, official(cancelRatePage)),
		"shipped_late": {
			Event: aftersales.EventReminded, Timer: "ship_by", Metric: aftersales.MetricLateShipment, Weight: 1, Against: order.Seller,
			Source: noted(official(lateRatePage), "counted when the day has passed, which is before it is sent"),
		},
		"called_off_instead": counts(policy.When{Reason: late}, aftersales.MetricLateShipment, -1,
			noted(official(cancellationsUS), "the cancellation counts instead of the late shipment")),
	}
}

func orderDefect() map[string]policy.MetricRule {
	counts := func(w policy.When, e aftersales.Event, timer string, weight int64, s policy.Source) policy.MetricRule {
		return policy.MetricRule{
			When: w, Event: e, Timer: timer, Metric: aftersales.MetricOrderDefect, Weight: weight, Against: order.Seller, OncePerOrder: true, Source: s,
		}
	}
	atFault := policy.When{Liable: []order.Party{order.Seller, order.Carrier}}
	undelivered := policy.When{
		Kind: []aftersales.Kind{aftersales.RefundOnly, aftersales.Resend}, Facts: map[string][]string{"tracking": {"undelivered"}},
	}
	back := policy.When{ // refused at the door, it never reached the buyer
		Kind: []aftersales.Kind{aftersales.ReturnRefund}, Goods: []aftersales.GoodsState{aftersales.InTransit},
	}
	granted := noted(official(appealsPage), "by the page on the order defect rate a claim counts unless it is denied, and an order once")
	return map[string]policy.MetricRule{
		"claim_granted":     counts(atFault, aftersales.EventRuledRefund, "", 1, granted),
		"claim_return":      counts(atFault, aftersales.EventRuledReturn, "", 1, granted),
		"claim_replacement": counts(atFault, aftersales.EventRuledReplacement, "", 1, granted),
		"claim_unanswered":  counts(policy.When{}, aftersales.EventExpiredRefund, "claim_information", 1, granted),
		"contact_unanswered": counts(policy.When{Goods: []aftersales.GoodsState{aftersales.InTransit}},
			aftersales.EventExpiredRefund, "contact", 1, official(claimsPage)),
		"claim_unshipped": counts(policy.When{Kind: []aftersales.Kind{aftersales.Cancel}, Reason: []aftersales.Reason{aftersales.NotDeliveredOnTime}},
			aftersales.EventVoided, "", 1, reported("bencurtisentertainment.com, Amazon A-to-z claims")),
		"claim_parcel_back":    counts(back, aftersales.EventRuledRefund, "", 0, reported("bencurtisentertainment.com, Amazon A-to-z claims")),
		"claim_undelivered":    counts(undelivered, aftersales.EventRuledRefund, "", 0, reported("bencurtisentertainment.com, Amazon A-to-z claims")),
		"claim_protected":      counts(protected(), aftersales.EventRuledRefund, "", 0, reported(buyShippingPage)),
		"protected_unanswered": counts(protected(), aftersales.EventExpiredRefund, "", 0, reported(buyShippingPage)),
	}
}
