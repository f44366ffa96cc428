package refund

import "github.com/recourse-go/recourse/order"

// ExpiryRule says what becomes of points that would come back to an account when they have expired.
type ExpiryRule string

const (
	// RestorePoints: they come back, and the shop decides. The zero ExpiryRule means the same.
	RestorePoints ExpiryRule = "restore"
	// GracePoints: they come back and are valid again for the grace days of the terms.
	GracePoints ExpiryRule = "grace"
	// LapsePoints: they are lost, and the quote says so.
	LapsePoints ExpiryRule = "lapse"
)

// ExpiryRules lists every ExpiryRule.
func ExpiryRules() []ExpiryRule { return []ExpiryRule{RestorePoints, GracePoints, LapsePoints} }

// UnmarshalText accepts a expiry rule's name; any other is an *order.UnknownNameError.
func (e *ExpiryRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(e, "expiry rule", text, ExpiryRules())
}
