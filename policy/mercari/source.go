package mercari

import "github.com/recourse-go/recourse/policy"

// read is the day on which pages without a date were read.
const read = "2026-11-01"

// help is an article of Mercari's own guide.
func help(article, note string) policy.Source {
	return policy.Source{Source: "help.jp.mercari.com/guide/articles/" + article, AsOf: read, Confidence: policy.Official, Note: note}
}

// olderHelp is the older help centre's article about when a cancellation is available.
func olderHelp(note string) policy.Source {
	return policy.Source{Source: "mercari.com/jp/help_center/article/674", AsOf: read, Confidence: policy.Official, Note: note}
}

// unpaidPages are pages about what a seller may do when the payment is late.
func unpaidPages(note string) policy.Source {
	return policy.Source{
		Source: "otona-life.com/2022/10/01/137914; busoken.com/blog/if-the-mercari-payment-deadline-has-passed; mercari-maruwakari.com; a seller's blog (テトラ)",
		AsOf:   "2022-10-01", Confidence: policy.Reported, Note: note,
	}
}

// lateShipmentPages are pages about the buyer's application when nothing was shipped.
func lateShipmentPages(note string) policy.Source {
	return policy.Source{
		Source: "hedgehog.ryukyu; dejitaru7.com/archives/60; phongnhaexplorer.com", AsOf: read, Confidence: policy.Reported, Note: note,
	}
}

// refundPages are a named writer's pages about the refund by means of payment.
func refundPages(note string) policy.Source {
	return policy.Source{Source: "allabout.co.jp/gm/gc/506288; news.yahoo.co.jp", AsOf: read, Confidence: policy.Reported, Note: note}
}

// serviceTerms are the terms of service, as a newspaper quotes them.
func serviceTerms(note string) policy.Source {
	return policy.Source{Source: "terms of service, quoted by news article 20210408-1748347", AsOf: "2021-04-08", Confidence: policy.Reported, Note: note}
}

// chosen marks what nobody says and the policy needs to be whole.
func chosen(note string) policy.Source {
	return policy.Source{Source: "chosen for this policy", AsOf: read, Confidence: policy.Chosen, Unsure: true, Note: note}
}

func unsure(s policy.Source) policy.Source {
	s.Unsure = true
	return s
}

func weak(s policy.Source) policy.Source {
	s.Confidence = policy.Weak
	return unsure(s)
}
