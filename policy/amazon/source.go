package amazon

import "github.com/recourse-go/recourse/policy"

// read is the day on which the pages that state no date were read.
const read = "2026-11-01"

// The pages, by the article that a help centre keeps them under.
const (
	cancellationsUS  = "Seller Central G201722390, Order cancellations (US)"
	cancellationsFAQ = "Seller Central Europe GRXAS2XTAYEF77BG, Cancellations FAQ (UK)"
	cancellationsSG  = "Seller Central Singapore 201722390, Order cancellations"
	faqJapan         = "Seller Central Japan itemID=19661, FAQ on returns, refunds and cancellations"
	cancelRatePage   = "Seller Central 200285210, Cancellation rate"
	lateRatePage     = "Seller Central 200285190, Late shipment rate"
	refundsPage      = "Seller Central itemID=69126, Returns, refunds, cancellations, and claims"
	returnsPage      = "Seller Central 200708210, Manage seller-fulfilled returns"
	prepaidPage      = "Seller Central 202072200, Prepaid returns for seller-fulfilled orders"
	firstScanPage    = "Seller Central GYLYQWNG8LZ9JNJP, Refund at First Scan"
	safeTPage        = "Seller Central 202175000, SAFE-T claims for prepaid labels"
	returnlessPage   = "Seller Central 202174940, Returnless resolutions"
	reasonsPage      = "Seller Central Japan 200198010, Customer return reason codes"
	restockingPage   = "ecommercebytes.com, quoting Amazon on restocking fees"
	feesPage         = "querysprout.com, Amazon restocking fees"
	claimsPage       = "Seller Central itemID=27951, About A-to-z Guarantee claims"
	appealsPage      = "Seller Central G202041210, Investigate and appeal A-to-z claims"
	guaranteePage    = "Amazon customer page 200783670, A-to-z Guarantee"
	buyShippingPage  = "seller-forum.com 6486, quoting the Buy Shipping policy"
	exportBlog       = "an export seller's article on cancelled orders"
	salesMap         = "an after-sales mind map for Amazon sellers"
)

func official(page string) policy.Source {
	return policy.Source{Source: page, AsOf: read, Confidence: policy.Official}
}

func reported(page string) policy.Source {
	return policy.Source{Source: page, AsOf: read, Confidence: policy.Reported}
}

func weak(page string) policy.Source {
	return policy.Source{Source: page, AsOf: read, Confidence: policy.Weak}
}

// mapped is the mind map, which says when it was edited.
func mapped() policy.Source { return dated(weak(salesMap), "2024-01-31") }

// chosen is for what no page says and a platform needs.
func chosen(note string) policy.Source {
	return policy.Source{Source: "no page says it", AsOf: read, Confidence: policy.Chosen, Unsure: true, Note: note}
}

// doubted marks what sources differ about.
func doubted(s policy.Source, note string) policy.Source {
	s.Unsure, s.Note = true, note
	return s
}

// noted adds what else the source says.
func noted(s policy.Source, note string) policy.Source {
	s.Note = note
	return s
}

// dated is for a source that states its day.
func dated(s policy.Source, day string) policy.Source {
	s.AsOf = day
	return s
}
