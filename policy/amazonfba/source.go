package amazonfba

import "github.com/recourse-go/recourse/policy"

// read is the day on which the pages that state no date were read.
const read = "2026-11-01"

// The pages.
const (
	returnsPage   = "Seller Central 200379860, FBA customer returns policy"
	firstScanPage = "Seller Central GYLYQWNG8LZ9JNJP, Refund at First Scan"
	cancelPage    = "a copy of Amazon's page Cancel an Amazon-Fulfilled Order (2015)"
	guaranteePage = "Amazon customer page 200783670, A-to-z Guarantee"
)

func official(page string) policy.Source {
	return policy.Source{Source: page, AsOf: read, Confidence: policy.Official}
}

func reported(page string) policy.Source {
	return policy.Source{Source: page, AsOf: read, Confidence: policy.Reported}
}

// chosen is for what no page says and a platform needs.
func chosen(note string) policy.Source {
	return policy.Source{Source: "no page says it", AsOf: read, Confidence: policy.Chosen, Unsure: true, Note: note}
}

func doubted(s policy.Source, note string) policy.Source {
	s.Unsure, s.Note = true, note
	return s
}

func noted(s policy.Source, note string) policy.Source {
	s.Note = note
	return s
}

// dated is for a source that states its day.
func dated(s policy.Source, day string) policy.Source {
	s.AsOf = day
	return s
}
