package refund_test

import (
	"encoding"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Every constant of a named string type stands in the list of its type.
func TestNames(t *testing.T) {
	want := declaredNames(t)
	got := map[string][]string{
		"CouponRule":    texts(refund.CouponRules()),
		"ExpiryRule":    texts(refund.ExpiryRules()),
		"FeeBase":       texts(refund.FeeBases()),
		"FreightBasis":  texts(refund.FreightBases()),
		"GiftRule":      texts(refund.GiftRules()),
		"PayerRule":     texts(refund.PayerRules()),
		"PostingItem":   texts(refund.PostingItems()),
		"PromotionRule": texts(refund.PromotionRules()),
		"ReductionKind": texts(refund.ReductionKinds()),
		"RewardRule":    texts(refund.RewardRules()),
		"SubsidyRule":   texts(refund.SubsidyRules()),
		"FreightRule":   texts(refund.FreightRules()),
		"SlackRule":     texts(refund.SlackRules()),
		"TenderRule":    texts(refund.TenderRules()),
		"Route":         texts(refund.Routes()),
		"LegState":      texts(refund.LegStates()),
		"LegEvent":      texts(refund.LegFlow().AllEvents()),
		"StepKind":      texts(refund.StepKinds()),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-declared +listed):\n%s", diff)
	}
}

func texts[T ~string](names []T) (all []string) {
	for _, n := range names {
		all = append(all, string(n))
	}
	return all
}

// declaredNames reads the constants of named types from the source, in order.
func declaredNames(t *testing.T) map[string][]string {
	names := map[string][]string{}
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || spec.Type == nil || len(spec.Values) != 1 {
				return true
			}
			named, isNamed := spec.Type.(*ast.Ident)
			text, isText := spec.Values[0].(*ast.BasicLit)
			if isNamed && isText && text.Kind == token.STRING {
				value, err := strconv.Unquote(text.Value)
				if err != nil {
					t.Fatal(err)
				}
				names[named.Name] = append(names[named.Name], value)
			}
			return true
		})
	}
	return names
}

func TestUnknownNames(t *testing.T) {
	for _, row := range []struct {
		vocabulary string
		target     encoding.TextUnmarshaler
		all        []string
	}{
		{"freight rule", new(refund.FreightRule), texts(refund.FreightRules())},
		{"freight basis", new(refund.FreightBasis), texts(refund.FreightBases())},
		{"promotion rule", new(refund.PromotionRule), texts(refund.PromotionRules())},
		{"gift rule", new(refund.GiftRule), texts(refund.GiftRules())},
		{"coupon rule", new(refund.CouponRule), texts(refund.CouponRules())},
		{"subsidy rule", new(refund.SubsidyRule), texts(refund.SubsidyRules())},
		{"reward rule", new(refund.RewardRule), texts(refund.RewardRules())},
		{"expiry rule", new(refund.ExpiryRule), texts(refund.ExpiryRules())},
		{"payer rule", new(refund.PayerRule), texts(refund.PayerRules())},
		{"fee base", new(refund.FeeBase), texts(refund.FeeBases())},
		{"reduction kind", new(refund.ReductionKind), texts(refund.ReductionKinds())},
		{"slack rule", new(refund.SlackRule), texts(refund.SlackRules())},
		{"tender rule", new(refund.TenderRule), texts(refund.TenderRules())},
		{"route", new(refund.Route), texts(refund.Routes())},
		{"leg state", new(refund.LegState), texts(refund.LegStates())},
	} {
		for _, name := range row.all {
			if err := row.target.UnmarshalText([]byte(name)); err != nil {
				t.Errorf("%s %q: %v", row.vocabulary, name, err)
			}
		}
		for _, name := range []string{"", "No", "bogus"} {
			var unknown *order.UnknownNameError
			if err := row.target.UnmarshalText([]byte(name)); !errors.As(err, &unknown) || unknown.Vocabulary != row.vocabulary {
				t.Errorf("%s %q: %v", row.vocabulary, name, err)
			}
		}
		if slices.Contains(row.all, "") {
			t.Errorf("%s: the empty name is listed", row.vocabulary)
		}
	}
}
