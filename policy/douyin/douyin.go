package douyin

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id.
const ID = "douyin"

// Policy returns the rules of Douyin's shops.
func Policy() policy.Policy {
	return policy.Policy{
		ID:    ID,
		Title: "Douyin",
		Zone:  "Asia/Shanghai",
		Terms: refund.Terms{
			Freight:       refund.FreightWithLast,
			Slack:         refund.ForfeitSlack,
			ReturnFreight: refund.LiablePays,
		},
		Requests:  requests(),
		Reasons:   reasons(),
		Refusals:  refusals(),
		Deadlines: deadlines(),
		Funding:   funding(),
		Choices:   choices(),
		Names:     names(),
		Source:    chosen("no text on freight and on what a refund below its share leaves; these are the trade's"),
	}
}

// sdk is the platform's interface, as the texts of its own SDK describe it.
func sdk(note string) policy.Source {
	return policy.Source{
		Source: "op.jinritemai.com, texts of the official SDK (after-sales)", AsOf: "2026-11-01", Confidence: policy.Official, Note: note,
	}
}

// reported is what others say of the refund before the shipment.
func reported(note string) policy.Source {
	return policy.Source{Source: "en.hb2b.com/ask/188314", AsOf: "2026-11-01", Confidence: policy.Reported, Note: note}
}

// unsure is general knowledge, which no source backs.
func unsure(note string) policy.Source {
	return policy.Source{Source: "general knowledge", AsOf: "2026-11-01", Confidence: policy.Weak, Unsure: true, Note: note}
}

// chosen marks what nobody says, and a whole policy needs.
func chosen(note string) policy.Source {
	return policy.Source{Source: "nobody says", AsOf: "2026-11-01", Confidence: policy.Chosen, Unsure: true, Note: note}
}

func refusals() map[string]policy.RefusalRule {
	return map[string]policy.RefusalRule{
		"unshipped": {
			When: policy.When{
				Kind: kind(aftersales.RefundOnly), State: state(aftersales.AwaitingSeller), Goods: goods(aftersales.NotShipped),
			},
			Evidence: policy.Required, Source: reported("who refuses to refund what was not shipped gives the shipping info"),
		},
	}
}

// funding goes by the fact refund_type, one of the codes of Fundings, which the request brings.
func funding() map[string]policy.FundingRule {
	return map[string]policy.FundingRule{
		"platform_advance": {
			When:  policy.When{Facts: map[string][]string{"refund_type": {"5"}}},
			Bears: order.Platform, Source: sdk("the platform advances it, and may recover it later (refund status 5)"),
		},
	}
}

func choices() map[string]policy.Choice {
	return map[string]policy.Choice{
		"second_agreement": { // who takes the goods in agrees to the refund; who does not want them refuses a second time
			When: policy.When{Kind: kind(aftersales.ReturnRefund)}, Do: aftersales.Receive{}.Name(),
			Event: aftersales.EventReceivedRefund, Source: sdk("11, the second agreement, leads to 12"),
		},
	}
}

func requests() map[string]policy.Request {
	rules := refunds()
	maps.Copy(rules, returns())
	maps.Copy(rules, replacements())
	return rules
}
