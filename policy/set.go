package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Set finds policies by id; its zero value holds none. It never changes once it is made, and is safe for use by several goroutines.
type Set struct {
	byRef    map[string]aftersales.Policy
	versions map[string][]version // by bare id, the earliest first
}

type version struct {
	from   time.Time
	policy aftersales.Policy
}

var _ aftersales.Policies = (*Set)(nil)

// DuplicateError is returned when two policies of a set have one id and version, or when two versions of one id come into
// force at one instant.
type DuplicateError struct {
	Ref   string
	Other string // the version that comes into force with it; empty where it is the ref that is taken
}

func (e *DuplicateError) Error() string {
	if e.Other != "" {
		return fmt.Sprintf("policy: %q comes into force at the same instant as %q: give one an in_force of its own", order.Shorten(e.Ref, 64), order.Shorten(e.Other, 64))
	}
	return fmt.Sprintf("policy: %q is in the set already: give the other an id or a version of its own", order.Shorten(e.Ref, 64))
}

// UnknownError is returned for a policy or a version that a set does not hold.
type UnknownError struct{ Ref string }

func (e *UnknownError) Error() string {
	return fmt.Sprintf("policy: no policy %q in the set", order.Shorten(e.Ref, 64))
}

// NewSet compiles policies and puts them together. It returns an *Error for one that cannot be, or a *DuplicateError.
func NewSet(policies ...Policy) (*Set, error) {
	s, words := (&Set{}).copy(), newVocabulary()
	for _, p := range policies {
		compiled, err := compile(p, words)
		if err != nil {
			return nil, err
		}
		if err := s.add(compiled, p.InForce); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// With returns the set with policies added that code wraps: type mine struct{ aftersales.Policy }. They are in force since
// ever. The set itself stays as it is. It returns a *DuplicateError where an id is taken, as it is where the wrapper has no
// ID method of its own, and an *Error for a policy that is nil or whose id is none.
func (s *Set) With(policies ...aftersales.Policy) (*Set, error) {
	next := s.copy()
	for _, p := range policies {
		if p == nil {
			return nil, &Error{Problems: []Problem{{Path: "id", Text: "the policy is nil"}}}
		}
		id, v, versioned := strings.Cut(p.ID(), "@")
		if !isName(id) || versioned && !isVersion(v) {
			return nil, &Error{Ref: p.ID(), Problems: []Problem{{Path: "id", Text: "is no id, nor one with its version: lower-case letters, digits, '-' and '_', as in mine@2026-03-01"}}}
		}
		if err := next.add(p, time.Time{}); err != nil {
			return nil, err
		}
	}
	return next, nil
}

func (s *Set) copy() *Set {
	next := &Set{byRef: make(map[string]aftersales.Policy, len(s.byRef)), versions: make(map[string][]version, len(s.versions))}
	maps.Copy(next.byRef, s.byRef)
	for id, list := range s.versions {
		next.versions[id] = slices.Clone(list)
	}
	return next
}

func (s *Set) add(p aftersales.Policy, from time.Time) error {
	ref := p.ID()
	if _, taken := s.byRef[ref]; taken {
		return &DuplicateError{Ref: ref}
	}
	id, _, _ := strings.Cut(ref, "@")
	for _, v := range s.versions[id] {
		if v.from.Equal(from) {
			return &DuplicateError{Ref: ref, Other: v.policy.ID()}
		}
	}
	s.byRef[ref] = p
	s.versions[id] = append(s.versions[id], version{from, p})
	slices.SortFunc(s.versions[id], func(a, b version) int { return a.from.Compare(b.from) })
	return nil
}

// Policy finds a policy. A bare id means the version in force at an instant, and the earliest for all time before it; an
// id with a version means that one. It returns an *UnknownError if the set does not hold it.
//
// Put a new version into the set before it comes into force: an order that was placed under a policy without a version
// keeps to the bare id.
func (s *Set) Policy(ref string, at time.Time) (aftersales.Policy, error) {
	if list := s.versions[ref]; len(list) > 0 {
		found := list[0].policy
		for _, v := range list[1:] {
			if v.from.After(at) {
				break
			}
			found = v.policy
		}
		return found, nil
	}
	if p, ok := s.byRef[ref]; ok {
		return p, nil
	}
	return nil, &UnknownError{Ref: ref}
}

// IDs lists the policies of the set with their versions, sorted.
func (s *Set) IDs() []string { return keys(s.byRef) }
