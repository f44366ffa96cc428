package order_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
)

// A code is given to a Code field, to a parameter called code, or returned as a result called code: wherever the source
// of the module says one, it is found.

// codeScan reads the packages that refuse.
type codeScan struct {
	found  map[string]string // code: where it stands first
	hidden []string          // places where a code is neither written out nor passed on
	at     map[string]int    // the position of the parameter called code, by function
	fset   *token.FileSet
}

func faultCodes(t testing.TB) map[string]string {
	t.Helper()
	s := &codeScan{found: map[string]string{}, fset: token.NewFileSet()}
	dirs := map[string][]*ast.File{}
	for _, root := range []string{"../order", "../refund", "../aftersales", "../policy"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(s.fset, path, nil, 0)
			dirs[filepath.Dir(path)] = append(dirs[filepath.Dir(path)], file)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	delete(dirs, filepath.Join("..", "order", "money")) // its codes are those of currencies
	for _, files := range dirs {
		s.read(files)
	}
	if len(s.found) < 60 {
		t.Errorf("only %d fault codes found", len(s.found))
	}
	for _, place := range s.hidden {
		t.Errorf("%s: a fault's code is not written out", place)
	}
	return s.found
}

// read finds the codes of a package: first the functions that are given one, then who gives it to them.
func (s *codeScan) read(files []*ast.File) {
	s.at = map[string]int{"NewFault": 0}
	for _, file := range files {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				if i := codeIn(f.Type.Params); i >= 0 {
					s.at[f.Name.Name] = i
				}
			}
		}
	}
	for _, file := range files {
		ast.Inspect(file, s.visit)
	}
}

func (s *codeScan) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		if i, ok := s.at[calleeName(n)]; ok && i < len(n.Args) {
			s.code(n.Args[i])
		}
	case *ast.CompositeLit:
		if name, ok := n.Type.(*ast.Ident); ok && name.Name != "Fault" {
			return true
		}
		for _, field := range n.Elts {
			if pair, ok := field.(*ast.KeyValueExpr); ok {
				if key, ok := pair.Key.(*ast.Ident); ok && key.Name == "Code" {
					s.code(pair.Value)
				}
			}
		}
	case *ast.FuncDecl:
		if i := codeIn(n.Type.Results); i >= 0 {
			ast.Inspect(n.Body, func(inner ast.Node) bool {
				if r, ok := inner.(*ast.ReturnStmt); ok && i < len(r.Results) {
					s.code(r.Results[i])
				}
				return true
			})
		}
	}
	return true
}

func (s *codeScan) code(e ast.Expr) {
	place := s.fset.Position(e.Pos()).String()
	literal, ok := e.(*ast.BasicLit)
	if !ok {
		if name, ok := e.(*ast.Ident); !ok || name.Name != "code" {
			s.hidden = append(s.hidden, place)
		}
		return
	}
	if literal.Kind == token.INT {
		return // a platform's own number, and no fault's code
	}
	code, err := strconv.Unquote(literal.Value)
	if err != nil {
		s.hidden = append(s.hidden, place)
	} else if _, seen := s.found[code]; code != "" && !seen { // an empty code says that there is no fault
		s.found[code] = place
	}
}

// codeIn is the position of the parameter or result called code, -1 if there is none.
func codeIn(list *ast.FieldList) int {
	if list == nil {
		return -1
	}
	var names []string
	for _, field := range list.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return slices.Index(names, "code")
}

// A code that the source gains has no label, and this test says so.
func TestFaultLabelsAreWhole(t *testing.T) {
	for code, place := range faultCodes(t) {
		for _, l := range order.Languages() {
			if got := (order.Fault{Code: code}).Label(l); got == "" || got == code {
				t.Errorf("%s: fault code %s has no label in %q", place, code, l)
			}
		}
	}
}

// The codes that are promised to programs by name, whether the source uses them already or not.
func TestPromisedFaultLabels(t *testing.T) {
	promised := strings.Fields(`kind_not_allowed reason_not_allowed reason_missing window_closed too_early quantity_exceeded
		amount_above_ceiling amount_not_positive amount_not_editable currency_mismatch whole_order_only line_unknown case_unknown
		command_not_allowed actor_not_allowed revision_stale attempts_exhausted evidence_missing address_missing tracking_missing
		refusal_not_allowed deduction_above_cap platform_managed refund_number_unknown refund_amount_differs shipping_on_hold
		order_not_paid policy_unknown`)
	for _, code := range promised {
		if got := (order.Fault{Code: code}).Label(order.Chinese); got == code {
			t.Errorf("fault code %s has no label", code)
		}
	}
	unknown := order.Fault{Code: "buyer_is_blocked", Text: "the buyer is blocked"}
	if got := unknown.Label(order.Japanese); got != unknown.Code {
		t.Errorf("the code of somebody else's policy is called %q", got)
	}
}
