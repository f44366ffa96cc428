package ebay

import "github.com/recourse-go/recourse/policy"

// read is when the pages were read that state no date of their own.
const read = "2026-11-01"

// The pages the numbers come from.
const (
	cancelPage   = "export.ebay.com, order cancellation policy"
	cancelAPI    = "developer.ebay.com, Post-Order cancellations guide 2.7.8"
	oldCancel    = "ocsnext.ebay.co.uk, Cancel a sale (PayPal era)"
	unpaidPage   = "ebay.com help 4355, unpaid items"
	unpaidAU     = "ebay.com.au help 4271, unpaid item policy"
	inrPage      = "ebay.com help 4116, item not received"
	inrTable     = "community.ebay.com.au 228875, table of the Money Back Guarantee"
	inrMirror    = "4bikebiz.com, copy of the UK help page on items that have not arrived"
	returnPage   = "ebay.co.uk help 4115, handle a return request"
	returnPolicy = "purchy.ai, ebay-return-policy-2026"
	appealsPage  = "pages.ebay.com/help/sell/appeals"
	returnedPage = "ebay.co.uk help 4763, condition of returned items; community.ebay.ca 479806"
	mbgMirror    = "copies of the Money Back Guarantee policy (analitec.com.br, clinicapilastri.com.br)"
	levels       = "export.ebay.com, seller performance policy"
)

// from is the platform's own page.
func from(page string) policy.Source {
	return policy.Source{Source: page, AsOf: read, Confidence: policy.Official}
}

// said is somebody else's page that quotes it.
func said(page string) policy.Source {
	return policy.Source{Source: page, AsOf: read, Confidence: policy.Reported}
}

// on is a source that states its date.
func on(s policy.Source, date string) policy.Source {
	s.AsOf = date
	return s
}

// unsure marks a number about which the sources are cut or differ.
func unsure(s policy.Source, note string) policy.Source {
	s.Unsure, s.Note = true, note
	return s
}

// noted says what else there is to say about a source.
func noted(s policy.Source, note string) policy.Source {
	s.Note = note
	return s
}

// chosen is what nobody says, and the policy needs to be whole.
func chosen(note string) policy.Source {
	return policy.Source{Source: "none", AsOf: read, Confidence: policy.Chosen, Unsure: true, Note: note}
}
