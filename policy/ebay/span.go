package ebay

import "github.com/recourse-go/recourse/policy"

// estimated is the estimated delivery date of the order.
func estimated() policy.Anchor { return policy.FromFact("estimated_delivery") }

// days are calendar days to the same clock time.
func days(n int64, a policy.Anchor) policy.Span {
	return policy.Span{Anchor: a, Amount: n, Unit: policy.Days}
}

// wholeDays are calendar days to the end of the last one.
func wholeDays(n int64, a policy.Anchor) policy.Span {
	return policy.Span{Anchor: a, Amount: n, Unit: policy.Days, Round: policy.EndOfDay}
}

// business are business days to the end of the last one: the pages name no hour.
func business(n int64, a policy.Anchor) policy.Span {
	return policy.Span{Anchor: a, Amount: n, Unit: policy.BusinessDays, Round: policy.EndOfDay}
}

// that is a span where one may be absent.
func that(s policy.Span) *policy.Span { return &s }
