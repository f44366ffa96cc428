package route_test

import (
	"encoding"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund/route"
)

// Every constant of a named string type stands in the list of its type, in the same order.
func TestNames(t *testing.T) {
	diff(t, "declared, listed", declared(t), map[string][]string{"Unit": texts(route.Units()), "Reason": texts(route.Reasons())})
}

func texts[T ~string](names []T) (all []string) {
	for _, n := range names {
		all = append(all, string(n))
	}
	return all
}

func declared(t *testing.T) map[string][]string {
	names := map[string][]string{}
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || strings.HasSuffix(path, "_test.go") || spec.Type == nil || len(spec.Values) != 1 {
				return true
			}
			if named, ok := spec.Type.(*ast.Ident); ok {
				if text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value); err == nil {
					names[named.Name] = append(names[named.Name], text)
				}
			}
			return true
		})
	}
	return names
}

func TestNames_unmarshal(t *testing.T) {
	for _, tt := range []struct {
		why    string
		target encoding.TextUnmarshaler
		text   string
		ok     bool
	}{
		{"a unit", new(route.Unit), "working_days", true},
		{"a unit of another spelling", new(route.Unit), "WorkingDays", false},
		{"a reason", new(route.Reason), "route_expired", true},
		{"a reason that is none", new(route.Reason), "tired", false},
	} {
		err := tt.target.UnmarshalText([]byte(tt.text))
		var unknown *order.UnknownNameError
		if (err == nil) != tt.ok || err != nil && !errors.As(err, &unknown) {
			t.Errorf("%s: %v", tt.why, err)
		}
	}
}
