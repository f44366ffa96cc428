package wechatshop

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id.
const ID = "wechat-shop"

// Policy returns the rules of WeChat Shop.
func Policy() policy.Policy {
	return policy.Policy{
		ID:                    ID,
		Title:                 "WeChat Shop",
		Zone:                  "Asia/Shanghai",
		PartialBeforeShipment: true, // a line at a time, whole
		WholeLines:            true,
		ConfirmDuringCase:     policy.RefuseConfirming,
		Attempts:              5,
		AttemptsPer:           policy.PerLine,
		ByHand:                []order.Party{order.Seller},
		Offers:                []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund},
		Terms: refund.Terms{
			Freight:       refund.FreightWithLast, // and nothing once anything of the order was shipped, whoever is liable
			Slack:         refund.ForfeitSlack,    // less than its share uses a line up all the same
			ReturnFreight: refund.LiablePays,
		},
		Requests:    requests(),
		Reasons:     reasons(),
		Escalations: escalations(),
		Deadlines:   deadlines(),
		Choices:     choices(),
		Names:       names(),
		Source:      guide(""),
	}
}

// guide is the platform's own guide to after-sales, with the older one of its component.
func guide(note string) policy.Source {
	return policy.Source{
		Source: "developers.weixin.qq.com/doc/store/shop/guide/trade/aftersale.html, and the component's introduction, QA and update_deadline",
		AsOf:   "2026-11-01", Confidence: policy.Official, Note: note,
	}
}

// chosen marks what the guide does not say, and a whole policy needs.
func chosen(note string) policy.Source {
	return policy.Source{AsOf: "2026-11-01", Source: "nobody says", Confidence: policy.Chosen, Unsure: true, Note: note}
}

func escalations() map[string]policy.EscalationRule {
	return map[string]policy.EscalationRule{
		"after_rejection": {
			When: policy.When{
				State: []aftersales.State{aftersales.Rejected, aftersales.ReturnRefused}, By: []order.Party{order.Buyer},
			},
			Source: guide("a verdict against the seller is carried out by the platform as if he had agreed"),
		},
	}
}

func choices() map[string]policy.Choice {
	return map[string]policy.Choice{
		"receipt": { // who takes the goods in agrees to the refund; who does not want them refuses them
			When: policy.When{Kind: []aftersales.Kind{aftersales.ReturnRefund}}, Do: aftersales.Receive{}.Name(),
			Event: aftersales.EventReceivedRefund, Source: guide("confirming the receipt refunds"),
		},
	}
}

func requests() map[string]policy.Request {
	rules := refunds()
	maps.Copy(rules, returns())
	maps.Copy(rules, exchanges())
	return rules
}
