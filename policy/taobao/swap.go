package taobao

import (
	"maps"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// exchanges are the requests for the same goods again.
func exchanges(v version) map[string]policy.Request {
	return map[string]policy.Request{
		"exchange_shipped": {
			When:        because(asks(aftersales.Exchange, aftersales.Received, shipped()...), given()),
			AmountFixed: true, Source: since2023(v, "exchanges"),
		},
		"exchange_completed": {
			When:        because(asks(aftersales.Exchange, aftersales.Received, order.Completed), given()),
			AmountFixed: true, Window: window(), Source: reported(baobaocun, "15 days after the trade succeeded"),
		},
		"exchange_again": {
			When: again(aftersales.Exchange), AmountFixed: true, Source: chosen("goods that were refused when they came back are asked about anew"),
		},
	}
}

// repairs are Tmall's: the order's fact shop is tmall.
func repairs() map[string]policy.Request {
	rules := map[string]policy.Request{
		"repair_shipped": {
			When:   because(asks(aftersales.Repair, aftersales.Received, shipped()...), defects()),
			Source: policy.Source{Source: dingjiuxi, AsOf: "2023-04-20", Confidence: policy.Reported, Note: "Tmall's repairs, in force since 2023-04-20"},
		},
		"repair_completed": {
			When:   because(asks(aftersales.Repair, aftersales.Received, order.Completed), defects()),
			Window: window(), Source: reported(baobaocun, "15 days after the trade succeeded"),
		},
		"repair_warranty": {
			When:   because(asks(aftersales.Repair, aftersales.Received, order.Completed), defects()),
			Window: warrantyWindow(), Source: warrantySays(),
		},
		"repair_again": {When: again(aftersales.Repair), Source: chosen("goods that were refused when they came back are asked about anew")},
	}
	for name, r := range rules {
		r.AmountFixed, r.When.Facts = true, fact("shop", "tmall")
		if name == "repair_warranty" {
			maps.Copy(r.When.Facts, fact("warranty", "yes"))
		}
		rules[name] = r
	}
	return rules
}

// warranties are the requests for goods that have a longer window: the line's fact warranty is yes.
func warranties() map[string]policy.Request {
	rules := map[string]policy.Request{}
	for name, k := range map[string]aftersales.Kind{"return_warranty": aftersales.ReturnRefund, "exchange_warranty": aftersales.Exchange} {
		when := because(asks(k, aftersales.Received, order.Completed), defects())
		when.Facts = fact("warranty", "yes")
		rules[name] = policy.Request{When: when, Window: warrantyWindow(), AmountFixed: k.Replaces(), Source: warrantySays()}
	}
	return rules
}

// warrantyWindow ends where the fact warranty_until says, no sooner than 30 days and no later than 180 after the completion.
func warrantyWindow() *policy.Span {
	least := span(30, policy.Days, policy.FromCompletion)
	least.LaterOf = &policy.Span{Anchor: policy.FromFact("warranty_until"), Unit: policy.Days, Round: policy.EndOfDay}
	most := span(180, policy.Days, policy.FromCompletion)
	most.SoonerOf = least
	return most
}

func warrantySays() policy.Source {
	return policy.Source{
		Source: baobaocun, AsOf: "2026-11-01", Confidence: policy.Reported, Unsure: true,
		Note: "categories with a warranty have 30 to 180 days; which has how many is not said, and comes from the fact warranty_until",
	}
}
