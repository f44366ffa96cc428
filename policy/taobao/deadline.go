package taobao

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

func deadlines(v version) map[string]policy.DeadlineRule {
	rules := answers(v)
	maps.Copy(rules, ways(v))
	maps.Copy(rules, swaps(v))
	maps.Copy(rules, alarms(v))
	maps.Copy(rules, confirmations())
	return rules
}

// answers are the times of the seller's answer, and of the buyer's to that.
func answers(v version) map[string]policy.DeadlineRule {
	refund := func(where aftersales.GoodsState) policy.When {
		return policy.When{State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.RefundOnly), Goods: goods(where)}
	}
	return map[string]policy.DeadlineRule{
		"answer_unshipped": {
			When: refund(aftersales.NotShipped), Timer: "answer", Span: *span(24, policy.Hours, policy.FromState),
			Expiry: string(aftersales.EventExpiredRefund),
			Source: reported(guidelines+"; "+baobaocun, "24 hours without shipping or refusing, then it is refunded; shipping closes the case"),
		},
		"answer_not_received": {
			When: refund(aftersales.InTransit), Timer: "answer", Span: v.answer, Expiry: string(aftersales.EventExpiredRefund),
			Source: v.answerSource,
		},
		"answer_received": {
			When: refund(aftersales.Received), Timer: "answer", Span: v.answer, Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("as long as for goods that did not arrive"),
		},
		"answer_return": {
			When:  policy.When{State: state(aftersales.AwaitingSeller), Kind: kind(aftersales.ReturnRefund)},
			Timer: "answer", Span: *span(2, policy.Days, policy.FromState), Expiry: string(aftersales.EventExpiredReturn),
			Source: reported(baobaocun, "2 days, then it is agreed to, and the goods are awaited"),
		},
		"answer_returned": { // refused when they came back and asked for again: there is nothing to send back any more
			When:  policy.When{State: state(aftersales.AwaitingSeller), Goods: goods(aftersales.Returned), By: buyer()},
			Timer: "answer", Span: *span(2, policy.Days, policy.FromState), Expiry: string(aftersales.EventExpiredRefund),
			Source: chosen("as long as for the request to return"),
		},
		"after_rejection": {
			When: policy.When{State: state(aftersales.Rejected)}, Span: *span(5, policy.Days, policy.FromState),
			Expiry: string(aftersales.EventExpiredClose),
			Source: reported(guidelines+"; "+baobaocun, "5 days to change the request or to ask for intervention, then it is closed"),
		},
		"after_goods_refused": {
			When: policy.When{State: state(aftersales.ReturnRefused)}, Span: *span(5, policy.Days, policy.FromState),
			Expiry: string(aftersales.EventExpiredClose), Source: chosen("SELLER_REFUSE_BUYER is one state: as after any refusal"),
		},
		"offer": { // refused in silence: what was asked stands, and the seller answers it
			When: policy.When{State: state(aftersales.AwaitingBuyer), Kind: append(swapped(v), aftersales.RefundOnly, aftersales.ReturnRefund)},
			Span: *span(2, policy.Days, policy.FromState), Expiry: string(aftersales.EventExpiredDecline),
			Source: chosen("as long as the seller has for a return"),
		},
	}
}

// ways are the times of parcels: of one that is being stopped, and of goods on their way back.
func ways(v version) map[string]policy.DeadlineRule {
	back := policy.When{State: state(aftersales.ReturnInTransit), Kind: kind(aftersales.ReturnRefund)}
	received := policy.DeadlineRule{
		When: back, Span: *span(10, policy.Days, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredRefund),
		Source: dated("2022-01-01", "10 days, then it is refunded"),
	}
	if v.signed {
		received.SoonerOf = span(3, policy.Days, policy.FromReturnDelivery)
		received.Source = dated("2022-07-04", "10 days; 3 days once the tracking shows that the parcel was signed for or refused, since 2022-07-04")
	}
	rules := map[string]policy.DeadlineRule{
		"interception": {
			When: policy.When{State: state(aftersales.Intercepting)}, Span: *span(3, policy.Days, policy.FromState),
			Expiry: string(aftersales.EventExpiredRefund),
			Source: reported(guidelines, "3 days without a result, then it is refunded; said of buyers of good credit, and of no others"),
		},
		"return_shipped": {
			When: policy.When{State: state(aftersales.AwaitingReturn)}, Span: *span(7, policy.Days, policy.FromState),
			Expiry: string(aftersales.EventExpiredClose), Source: reported(baobaocun, "7 days to send the goods back, then it is closed"),
		},
		"return_received": received,
	}
	if v.mailed {
		back.Facts = fact("return_shipping", "mail")
		rules["return_received_mail"] = policy.DeadlineRule{
			When: back, Timer: "return_received", Span: *span(14, policy.Days, policy.FromReturnShipment), Expiry: string(aftersales.EventExpiredRefund),
			Source: dated("2022-01-01", "14 days by ordinary mail, in old texts"),
		}
	}
	return rules
}
