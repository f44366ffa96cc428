package policy_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

// version is the plain policy with an id, a version and the instant from which it holds.
func version(id, v, from string) policy.Policy {
	return with(func(p *policy.Policy) {
		p.ID, p.Version = id, v
		if from != "" {
			p.InForce = at(from)
		}
	})
}

type mine struct {
	aftersales.Policy
	id string
}

func (m mine) ID() string { return m.id }

func TestSet_Policy(t *testing.T) {
	set, err := policy.NewSet(
		version("shop", "2026", "2026-01-01T00:00:00+08:00"), // the order of the list does not matter
		version("shop", "2022", "2022-07-04T00:00:00+08:00"),
		version("shop", "2024", "2024-01-01T00:00:00+08:00"),
		version("grown", "", ""),
		version("grown", "2", "2026-01-01T00:00:00Z"),
		version("single", "v1.5", "2030-01-01T00:00:00Z"),
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		why  string
		ref  string
		at   string
		want string // empty: unknown
	}{
		{"the version in force", "shop", "2025-05-05T00:00:00Z", "shop@2024"},
		{"at the very instant from which it holds", "shop", "2025-12-31T16:00:00Z", "shop@2026"},
		{"a nanosecond before", "shop", "2025-12-31T15:59:59.999999999Z", "shop@2024"},
		{"the newest has no end", "shop", "2999-01-01T00:00:00Z", "shop@2026"},
		{"the earliest covers all time before it", "shop", "1999-01-01T00:00:00Z", "shop@2022"},
		{"also where nobody said when the order was placed", "shop", "0001-01-01T00:00:00Z", "shop@2022"},
		{"one that never was in force yet is still the earliest", "single", "2026-01-01T00:00:00Z", "single@v1.5"},
		{"a named version, whatever the instant", "shop@2022", "2026-05-05T00:00:00Z", "shop@2022"},
		{"a named version before its time", "shop@2026", "2022-05-05T00:00:00Z", "shop@2026"},
		{"a named version that is not there is an error, never another one", "shop@2023", "2023-05-05T00:00:00Z", ""},
		{"nor is an empty version the newest", "shop@", "2026-05-05T00:00:00Z", ""},
		{"an unknown id", "shoppe", "2026-05-05T00:00:00Z", ""},
		{"no id", "", "2026-05-05T00:00:00Z", ""},
		{"names are exact", "Shop", "2026-05-05T00:00:00Z", ""},
		{"a policy that got versions later, before", "grown", "2025-12-31T23:59:59Z", "grown"},
		{"and after", "grown", "2026-01-01T00:00:00Z", "grown@2"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			got, err := set.Policy(tt.ref, at(tt.at))
			if tt.want == "" {
				var unknown *policy.UnknownError
				if !errors.As(err, &unknown) || unknown.Ref != tt.ref || got != nil {
					t.Errorf("policy %v, error %v, want an *UnknownError of %q", got, err, tt.ref)
				}
				return
			}
			if err != nil || got.ID() != tt.want {
				t.Errorf("policy %v, error %v, want %q", got, err, tt.want)
			}
		})
	}
	if diff := cmp.Diff([]string{"grown", "grown@2", "shop@2022", "shop@2024", "shop@2026", "single@v1.5"}, set.IDs()); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
}

func TestNewSet_duplicates(t *testing.T) {
	for _, tt := range []struct {
		why  string
		a, b policy.Policy
		want string
	}{
		{"one id twice", version("shop", "", ""), version("shop", "", ""), `policy: "shop" is in the set already: give the other an id or a version of its own`},
		{"one version twice", version("shop", "1", ""), version("shop", "1", "2026-01-01T00:00:00Z"), `policy: "shop@1" is in the set already: give the other an id or a version of its own`},
		{"two versions from one instant on, in two zones", version("shop", "1", "2026-01-01T00:00:00Z"), version("shop", "2", "2026-01-01T08:00:00+08:00"), `policy: "shop@2" comes into force at the same instant as "shop@1": give one an in_force of its own`},
		{"two versions since ever", version("shop", "1", ""), version("shop", "2", ""), `policy: "shop@2" comes into force at the same instant as "shop@1": give one an in_force of its own`},
		{"two ids from one instant on", version("shop", "1", ""), version("store", "1", ""), ""},
	} {
		t.Run(tt.why, func(t *testing.T) {
			_, err := policy.NewSet(tt.a, tt.b)
			var duplicate *policy.DuplicateError
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("error %v, want none", err)
			case tt.want != "" && (!errors.As(err, &duplicate) || err.Error() != tt.want || duplicate.Ref != tt.b.Ref()):
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

func TestSet_With(t *testing.T) {
	base, err := policy.NewSet(version("shop", "1", "2026-01-01T00:00:00Z"))
	if err != nil {
		t.Fatal(err)
	}
	shop, err := base.Policy("shop", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		why  string
		ids  []string
		want string // the error's text; empty: none
	}{
		{"nothing more", nil, ""},
		{"one of my own, and another", []string{"mine", "yours@2"}, ""},
		{"a wrapper whose id is that of what it wraps", []string{"shop@1"}, `policy: "shop@1" is in the set already: give the other an id or a version of its own`},
		{"one of my own twice", []string{"mine", "mine"}, `policy: "mine" is in the set already: give the other an id or a version of its own`},
		{"wrapped versions are all in force since ever", []string{"mine@1", "mine@2"}, `policy: "mine@2" comes into force at the same instant as "mine@1": give one an in_force of its own`},
		{"a wrapped version of an id in the set is the earliest", []string{"shop@0"}, ""},
		{"an id is a name", []string{""}, `policy: "": id: is no id, nor one with its version: lower-case letters, digits, '-' and '_', as in mine@2026-03-01`},
		{"and a version one", []string{"mine@"}, `policy: "mine@": id: is no id, nor one with its version: lower-case letters, digits, '-' and '_', as in mine@2026-03-01`},
	} {
		t.Run(tt.why, func(t *testing.T) {
			var wrapped []aftersales.Policy
			for _, id := range tt.ids {
				wrapped = append(wrapped, mine{shop, id})
			}
			set, err := base.With(wrapped...)
			if text := errorText(err); text != tt.want {
				t.Fatalf("error %q, want %q", text, tt.want)
			}
			if diff := cmp.Diff([]string{"shop@1"}, base.IDs()); diff != "" {
				t.Errorf("ids of the set itself (-want +got):\n%s", diff)
			}
			for _, p := range wrapped {
				if err != nil {
					break
				}
				if got, err := set.Policy(p.ID(), placed); err != nil || got != p {
					t.Errorf("policy %v, error %v, want %v", got, err, p)
				}
			}
		})
	}
	if _, err := base.With(nil); errorText(err) != `policy: "": id: the policy is nil` {
		t.Errorf("a nil policy: error %v", err)
	}
}

// A wrapped version is found by its bare id too, and does not change the set that it was added to.
func TestSet_With_versions(t *testing.T) {
	base, err := policy.NewSet(version("shop", "1", "2026-01-01T00:00:00Z"), version("shop", "2", "2027-01-01T00:00:00Z"), version("shop", "3", "2028-01-01T00:00:00Z"))
	if err != nil {
		t.Fatal(err)
	}
	older, err := base.With(mine{id: "shop@0"})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		set  *policy.Set
		at   string
		want string
	}{
		{older, "2025-01-01T00:00:00Z", "shop@0"}, {older, "2026-01-01T00:00:00Z", "shop@1"}, {base, "2025-01-01T00:00:00Z", "shop@1"},
	} {
		if got, err := tt.set.Policy("shop", at(tt.at)); err != nil || got.ID() != tt.want {
			t.Errorf("at %s: %v, %v, want %s", tt.at, got, err, tt.want)
		}
	}
}

// The zero Set holds nothing, and may be added to.
func TestSet_zero(t *testing.T) {
	var zero policy.Set
	if _, err := zero.Policy("mine", placed); errorText(err) != `policy: no policy "mine" in the set` {
		t.Errorf("error %v", err)
	}
	set, err := zero.With(mine{id: "mine"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"mine"}, set.IDs()); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	if got := zero.IDs(); len(got) != 0 {
		t.Errorf("ids of the zero set %v, want none", got)
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
