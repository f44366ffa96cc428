package jd

import "github.com/recourse-go/recourse/policy"

// read is when the pages were read, none of which states a date.
const read = "2026-11-01"

// The pages the numbers come from.
const (
	cycles   = "copies of JD's refund cycle page (shuyanfang.net help 11, 178hui.com 10210, wwpfw.com 58909)"
	audit    = "sellers' talk of JD's open platform"
	consumer = "Consumer Law of China, article 25"
)

// law is a rule of the land, which no platform undercuts.
func law(note string) policy.Source {
	return policy.Source{Source: consumer, AsOf: read, Confidence: policy.Official, Note: note}
}

// chosen is what nobody says, and the policy needs to be whole.
func chosen(note string) policy.Source {
	return policy.Source{Source: "none", AsOf: read, Confidence: policy.Chosen, Unsure: true, Note: note}
}
