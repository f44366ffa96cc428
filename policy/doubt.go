package policy

// Doubt is a rule whose number no good source backs, or about which sources differ.
type Doubt struct {
	Rule string // its path: deadlines.answer_refund
	Source
}

// Doubts lists the rules of a policy that are marked unsure, in the order of Table. Look each up before you rely on it.
func Doubts(p Policy) []Doubt {
	var doubts []Doubt
	for _, r := range p.entries() {
		if r.source.Unsure {
			doubts = append(doubts, Doubt{Rule: r.path, Source: r.source})
		}
	}
	return doubts
}
