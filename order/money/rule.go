package money

// Rule names who gets the units that are left when every share has been cut to
// whole units. The zero Rule, "", is LargestRemainder wherever a rule is used.
type Rule string

// The rules. In each, the floor of a line is the whole part of
// total * weight / sum of weights.
const (
	// LargestRemainder gives each line its floor, then one unit each to the
	// lines with the largest fractions; of equal fractions the earlier line
	// comes first. It is also called Hamilton's method.
	LargestRemainder Rule = "largest_remainder"
	// LastTakesRest gives each line its floor, and the last line all that is
	// left, even if its weight is zero.
	LastTakesRest Rule = "last_takes_rest"
	// FirstTakesRest gives each line its floor, then one unit each from the
	// first line on, whatever its weight.
	FirstTakesRest Rule = "first_takes_rest"
	// LargestTakesRest gives each line its floor, and the line of the largest
	// weight all that is left; of equal weights, the first.
	LargestTakesRest Rule = "largest_takes_rest"
	// CascadeFromLast goes from the last line to the first. Each gets the
	// floor of its part of what is still left, by its weight among the weights
	// still left.
	CascadeFromLast Rule = "cascade_from_last"
)

// Rules returns every rule, the default first, in a slice of the caller's own.
func Rules() []Rule {
	return []Rule{LargestRemainder, LastTakesRest, FirstTakesRest, LargestTakesRest, CascadeFromLast}
}

// ParseRule returns the rule of that name. It returns [*UnknownRuleError] if
// there is none; "" is not a name.
func ParseRule(name string) (Rule, error) {
	for _, r := range Rules() {
		if string(r) == name {
			return r, nil
		}
	}
	return "", &UnknownRuleError{shorten(name)}
}

// UnmarshalText reads a rule as [ParseRule] does; on error r is left alone.
func (r *Rule) UnmarshalText(text []byte) error {
	parsed, err := ParseRule(head(text))
	if err != nil {
		return err
	}
	*r = parsed
	return nil
}

// check resolves the zero rule and refuses an unknown one.
func (r Rule) check() (Rule, error) {
	switch r {
	case "":
		return LargestRemainder, nil
	case LargestRemainder, LastTakesRest, FirstTakesRest, LargestTakesRest, CascadeFromLast:
		return r, nil
	}
	return "", &UnknownRuleError{shorten(string(r))}
}
