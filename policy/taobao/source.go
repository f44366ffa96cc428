package taobao

import "github.com/recourse-go/recourse/policy"

// The pages that quote the platform's rules.
const (
	guidelines = "chinashoppingguide.com/taobao-general-refund-timeout-guidelines"
	baobaocun  = "baobaocun.com/118965"
	dingjiuxi  = "m.dingjiuxi.cn/tbnews/12889"
)

// reported is what others quote of the platform's rules.
func reported(page, note string) policy.Source {
	return policy.Source{Source: page, AsOf: "2026-11-01", Confidence: policy.Reported, Note: note}
}

// since2023 is Tmall's notice on repairs and exchanges, as it is reported; before it the same is only a guess.
func since2023(v version, note string) policy.Source {
	if !v.repairs {
		return chosen(note + ": the rule of 2023-04-20, there being no earlier one known")
	}
	return policy.Source{Source: dingjiuxi, AsOf: "2023-04-20", Confidence: policy.Reported, Note: note}
}

// api is the platform's own interface, as its names are written in client libraries.
func api(note string) policy.Source {
	return policy.Source{
		Source: "open.taobao.com, by pkg.go.dev/github.com/bububa/opentaobao", AsOf: "2026-11-01", Confidence: policy.Official, Note: note,
	}
}

// linkedMall is Alibaba's mall interface.
func linkedMall(note string) policy.Source {
	return policy.Source{
		Source: "help.aliyun.com, linkedmall, struct-refundresult", AsOf: "2026-11-01", Confidence: policy.Official, Note: note,
	}
}

// law is the floor under the platform's rules.
func law(article, note string) policy.Source {
	return policy.Source{Source: article, AsOf: "2026-11-01", Confidence: policy.Official, Note: note}
}

// The articles of law.
const (
	noReasonLaw = "Consumer Law of the PRC, art. 25"
	faultLaw    = "Consumer Law of the PRC, art. 24"
	delayLaw    = "Measures for penalties on infringing consumers' rights, art. 9 and 10"
)

// chosen marks what nobody says, and a whole policy needs.
func chosen(note string) policy.Source {
	return policy.Source{Source: "nobody says", AsOf: "2026-11-01", Confidence: policy.Chosen, Unsure: true, Note: note}
}
