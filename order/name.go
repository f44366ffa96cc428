package order

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// UnknownNameError is returned when a closed vocabulary does not hold a name.
type UnknownNameError struct {
	Vocabulary string // what was to be named: "status", "party"
	Name       string // the name as it stood, shortened
}

func (e *UnknownNameError) Error() string {
	return fmt.Sprintf("order: unknown %s %q", e.Vocabulary, e.Name)
}

// UnmarshalName sets target to the name in text if all lists it, for the UnmarshalText of a closed vocabulary.
// Any other text leaves target alone and is an *UnknownNameError.
func UnmarshalName[T ~string](target *T, vocabulary string, text []byte, all []T) error {
	if at := slices.Index(all, T(text)); at >= 0 {
		*target = all[at] // the vocabulary's own: comparing it with the flows' names then costs next to nothing
		return nil
	}
	return &UnknownNameError{Vocabulary: vocabulary, Name: Shorten(string(text), 40)}
}

// Shorten cuts s to at most n bytes for an error text, between two characters, and marks the cut.
func Shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "..."
}
