package rakuma

import "github.com/recourse-go/recourse/policy"

// read is the day on which pages without a date were read.
const read = "2026-11-01"

// guide are handbooks for sellers about purchase requests, payments and cancellations.
func guide(note string) policy.Source {
	return policy.Source{Source: "rakuma-guide.com/?p=181; essential-delivery.com", AsOf: read, Confidence: policy.Reported, Note: note}
}

// screens are pages that show the platform's screens when a payment is late.
func screens(note string) policy.Source {
	return policy.Source{Source: "satohelpblog.com/?p=8697; yorozu-note.com", AsOf: "2021-06-07", Confidence: policy.Reported, Note: note}
}

// cancelPages are pages about calling off what is paid.
func cancelPages(note string) policy.Source {
	return policy.Source{Source: "cktt.jp/55584; dime.jp/genre/1028616; vandle.jp", AsOf: read, Confidence: policy.Reported, Note: note}
}

// ratingPages are pages about a buyer who does not rate.
func ratingPages(note string) policy.Source {
	return policy.Source{Source: "mermari-life.com/rakumapack-evaluate; fril-love.com", AsOf: read, Confidence: policy.Reported, Note: note}
}

// chosen marks what nobody says and the policy needs to be whole.
func chosen(note string) policy.Source {
	return policy.Source{Source: "chosen for this policy", AsOf: read, Confidence: policy.Chosen, Unsure: true, Note: note}
}

// weak marks a copied page of no standing.
func weak(s policy.Source) policy.Source {
	s.Confidence, s.Unsure = policy.Weak, true
	return s
}
