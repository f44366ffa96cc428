package policy

import "github.com/recourse-go/recourse/order"

// Source says where a rule comes from.
type Source struct {
	// Source names the page or document.
	Source string `json:"source,omitempty"`
	// AsOf is when it was true, as a date: 2026-03-01.
	AsOf string `json:"as_of,omitempty"`
	// Confidence is how good the source is. Empty: nobody said.
	Confidence Confidence `json:"confidence,omitempty"`
	// Unsure marks a number that no good source backs, or about which sources differ: Doubts lists it.
	Unsure bool `json:"unsure,omitempty"`
	// Note says what else the source says, or what another one does.
	Note string `json:"note,omitempty"`
}

// Confidence is how good a source is.
type Confidence string

const (
	// Official: the platform's own page, interface or announcement, or the law.
	Official Confidence = "official"
	// Reported: others who quote or describe it.
	Reported Confidence = "reported"
	// Weak: a single page of no standing, or experience.
	Weak Confidence = "weak"
	// Chosen: nobody says it; a value that makes the policy whole and is to be set by its user.
	Chosen Confidence = "chosen"
)

// Confidences lists every Confidence.
func Confidences() []Confidence { return []Confidence{Official, Reported, Weak, Chosen} }

// UnmarshalText accepts a confidence's name; any other is an *order.UnknownNameError.
func (c *Confidence) UnmarshalText(text []byte) error {
	return order.UnmarshalName(c, "confidence", text, Confidences())
}
