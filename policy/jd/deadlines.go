package jd

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

func deadlines() map[string]policy.DeadlineRule {
	answer := policy.Source{Source: audit, AsOf: read, Confidence: policy.Weak, Unsure: true, Note: "24 hours to look at a request; no page of JD was found that says so"}
	asked := []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund, aftersales.Exchange, aftersales.Repair}
	swap := []aftersales.Kind{aftersales.Exchange, aftersales.Repair}
	back := []aftersales.GoodsState{aftersales.Returned}
	case_ := func(n int64, u policy.Unit, from policy.Anchor, expiry aftersales.Event, when policy.When, timer string, s policy.Source) policy.DeadlineRule {
		return policy.DeadlineRule{When: when, Timer: timer, Span: policy.Span{Anchor: from, Amount: n, Unit: u}, Expiry: string(expiry), Source: s}
	}
	waiting := func(goods []aftersales.GoodsState, kinds ...aftersales.Kind) policy.When {
		return policy.When{State: []aftersales.State{aftersales.AwaitingSeller}, Kind: kinds, Goods: goods}
	}
	parcel := func(kinds ...aftersales.Kind) policy.When {
		return policy.When{State: []aftersales.State{aftersales.ReturnInTransit, aftersales.Inspecting}, Kind: kinds}
	}
	in := func(states ...aftersales.State) policy.When { return policy.When{State: states} }
	rules := map[string]policy.DeadlineRule{
		"answer_refund":        case_(24, policy.Hours, policy.FromState, aftersales.EventExpiredRefund, waiting(nil, aftersales.RefundOnly), "answer", answer),
		"answer_return":        case_(24, policy.Hours, policy.FromState, aftersales.EventExpiredReturn, waiting(nil, aftersales.ReturnRefund), "answer", answer),
		"answer_returned":      case_(24, policy.Hours, policy.FromState, aftersales.EventExpiredRefund, waiting(back, aftersales.ReturnRefund), "answer", answer),
		"answer_swap":          case_(24, policy.Hours, policy.FromState, aftersales.EventExpiredReturn, waiting(nil, swap...), "answer", answer),
		"answer_swapped":       case_(24, policy.Hours, policy.FromState, aftersales.EventExpiredReplacement, waiting(back, swap...), "answer", answer),
		"offer":                case_(120, policy.Hours, policy.FromState, aftersales.EventExpiredDecline, policy.When{State: []aftersales.State{aftersales.AwaitingBuyer}, Kind: asked}, "", chosen("as after a rejection")),
		"after_rejection":      case_(120, policy.Hours, policy.FromState, aftersales.EventExpiredClose, in(aftersales.Rejected, aftersales.ReturnRefused), "", chosen("as on other marketplaces of China")),
		"return_shipped":       case_(168, policy.Hours, policy.FromState, aftersales.EventExpiredClose, in(aftersales.AwaitingReturn), "", chosen("as on other marketplaces of China")),
		"interception":         case_(72, policy.Hours, policy.FromState, aftersales.EventExpiredRefund, in(aftersales.Intercepting), "", chosen("as on other marketplaces of China")),
		"return_received":      case_(240, policy.Hours, policy.FromReturnShipment, aftersales.EventExpiredRefund, parcel(aftersales.ReturnRefund), "", chosen("as on other marketplaces of China")),
		"refund_by_law":        case_(7, policy.Days, policy.FromReturnDelivery, aftersales.EventExpiredRefund, parcel(aftersales.ReturnRefund), "", law("the seller refunds within seven days of having the goods back")),
		"swap_received":        case_(240, policy.Hours, policy.FromReturnShipment, aftersales.EventExpiredReplacement, parcel(swap...), "return_received", chosen("as for a refund")),
		"replacement":          case_(240, policy.Hours, policy.FromState, aftersales.EventExpiredRefund, in(aftersales.AwaitingReplacement), "", chosen("as on other marketplaces of China")),
		"replacement_received": case_(240, policy.Hours, policy.FromState, aftersales.EventExpiredReplaced, in(aftersales.ReplacementInTransit), "", chosen("as on other marketplaces of China")),
		"confirmation": {
			When: policy.When{Status: []order.Status{order.AwaitingReceipt}}, Span: policy.Span{Anchor: policy.FromShipment, Amount: 10, Unit: policy.Days},
			Expiry: string(order.ExpiredConfirmation), PausedByCases: true, Source: chosen("as on other marketplaces of China"),
		},
	}
	for kind, m := range Routes().Methods() {
		days := m.Platform.Max + m.Bank.Max
		if days == 0 {
			continue // it is there at once
		}
		rules["arrival_"+kind] = policy.DeadlineRule{ // somebody looks where the money is
			When:  policy.When{State: []aftersales.State{aftersales.Refunding}, Tender: []string{kind}},
			Timer: "arrival", Span: policy.Span{Anchor: policy.FromState, Amount: int64(days), Unit: policy.BusinessDays},
			Expiry: string(aftersales.EventReminded), To: order.Platform,
			Source: policy.Source{Source: cycles, AsOf: m.AsOf, Confidence: policy.Reported, Unsure: m.Unsure, Note: m.Note},
		}
	}
	return rules
}
