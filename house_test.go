package recourse_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// These tests keep the rules of the house: which package may import which, what no file may hold, how long things get.

const module = "github.com/recourse-go/recourse"

// layers lists the packages from the lowest up; a package may import those above it in this list and its own layer's
// parents, never one below.
var layers = [][]string{
	{"internal/flow", "internal/strict", "order/money"},
	{"order"},
	{"refund"},
	{"aftersales", "refund/refundtest", "refund/route"},
	{"aftersales/notice", "aftersales/sqlstore", "aftersales/storetest", "policy"},
	{"policy/policytest", "policy/story"},
	{"policy/modelcheck", "policy/story/storytest"},
	{"policy/marketplace"}, // and every other platform: a package right below policy
	{"policy/platforms"},
	{"examples/first", "examples/quote", "examples/replay", "examples/custompolicy"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p listed
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

func TestImportsRunOneWay(t *testing.T) {
	level := map[string]int{}
	for i, layer := range layers {
		for _, name := range layer {
			level[module+"/"+name] = i
		}
	}
	for _, p := range packages(t) {
		if p.ImportPath == module {
			continue
		}
		mine, known := level[p.ImportPath]
		if name, platform := strings.CutPrefix(p.ImportPath, module+"/policy/"); !known && platform && !strings.Contains(name, "/") {
			mine, known = level[module+"/policy/marketplace"], true
		}
		if !known {
			t.Errorf("%s: the package has no place in the layers", p.ImportPath)
		}
		for _, imported := range p.Imports {
			if theirs, ours := level[imported]; ours && theirs >= mine {
				t.Errorf("%s imports %s, which is not below it", p.ImportPath, imported)
			}
		}
	}
}

func TestOutsideImports(t *testing.T) {
	only := map[string]string{
		"github.com/looplab/fsm":        module + "/internal/flow",
		"github.com/shopspring/decimal": module + "/order/money",
		"github.com/google/go-cmp/cmp":  module + "/refund/refundtest", // which users' tests import
	}
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			first, _, _ := strings.Cut(imported, "/")
			if !strings.Contains(first, ".") || strings.HasPrefix(imported, module) {
				continue
			}
			if by, known := only[imported]; !known || by != p.ImportPath {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
		}
	}
}

// source is a parsed file that is not a test.
type source struct {
	path string
	file *ast.File
	fset *token.FileSet
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		all = append(all, source{path, file, fset})
		return nil
	})
	if err != nil || len(all) < 20 {
		t.Fatalf("%d files, %v", len(all), err)
	}
	return all
}

func (s source) lines(from, to token.Pos) int {
	return s.fset.Position(to).Line - s.fset.Position(from).Line + 1
}

func TestSizes(t *testing.T) {
	const maxFile, maxFunc = 400, 70
	for _, s := range sources(t) {
		if n := s.lines(s.file.FileStart, s.file.FileEnd); n > maxFile {
			t.Errorf("%s: %d lines, at most %d", s.path, n, maxFile)
		}
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && s.lines(f.Pos(), f.End()) > maxFunc {
				t.Errorf("%s: %s has %d lines, at most %d", s.path, f.Name.Name, s.lines(f.Pos(), f.End()), maxFunc)
			}
		}
	}
}

func TestNoInitAndNoMutableState(t *testing.T) {
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.Name == "init" {
					t.Errorf("%s: init()", s.path)
				}
			case *ast.GenDecl:
				if d.Tok == token.VAR {
					checkVar(t, s, d)
				}
			}
		}
	}
}

// checkVar lets stand what nothing can change: an assertion that a type implements an interface, embedded files, a flow's
// table, which has no method that changes it, and an error that is only compared.
func checkVar(t *testing.T, s source, d *ast.GenDecl) {
	for _, spec := range d.Specs {
		v := spec.(*ast.ValueSpec)
		for i, name := range v.Names {
			embedded := d.Doc != nil && strings.Contains(d.Doc.List[len(d.Doc.List)-1].Text, "go:embed")
			table := false
			if i < len(v.Values) {
				if call, ok := v.Values[i].(*ast.CallExpr); ok {
					f, ok := call.Fun.(*ast.SelectorExpr)
					table = ok && (f.Sel.Name == "Must" || f.Sel.Name == "New" && strings.HasPrefix(name.Name, "err"))
				}
			}
			if name.Name != "_" && !embedded && !table {
				t.Errorf("%s: package variable %s", s.path, name.Name)
			}
		}
	}
}

func TestPureCore(t *testing.T) {
	forbidden := map[string][]string{"time": {"Now", "Since", "Until", "After", "Tick", "Sleep"}, "rand": nil}
	// The one place that has a clock, its loop, the pauses of a store, and suites of tests.
	shell := []string{"aftersales/desk.go", "aftersales/run.go", "aftersales/sqlstore/transaction.go", "aftersales/storetest/crowd.go"}
	for _, s := range sources(t) {
		top, _, _ := strings.Cut(filepath.ToSlash(s.path), "/")
		if !slices.Contains([]string{"order", "refund", "aftersales", "policy"}, top) {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && (id.Name == "float64" || id.Name == "float32") {
				t.Errorf("%s: a float near money", s.fset.Position(id.Pos()))
			}
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			of, ok := sel.X.(*ast.Ident)
			if !ok {
				return true
			}
			names, watched := forbidden[of.Name]
			if watched && (names == nil || slices.Contains(names, sel.Sel.Name)) && !slices.Contains(shell, filepath.ToSlash(s.path)) {
				t.Errorf("%s: %s.%s in the pure core", s.fset.Position(sel.Pos()), of.Name, sel.Sel.Name)
			}
			return true
		})
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	for _, s := range sources(t) {
		if s.file.Name.Name == "main" {
			continue
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) && !wellKnown(d) {
					t.Errorf("%s: %s has no comment", s.path, d.Name.Name)
				}
			case *ast.GenDecl:
				checkDoc(t, s, d)
			}
		}
	}
}

func checkDoc(t *testing.T, s source, d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil {
				t.Errorf("%s: type %s has no comment", s.path, spec.Name.Name)
			}
		case *ast.ValueSpec:
			if spec.Names[0].IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
				t.Errorf("%s: %s has no comment", s.path, spec.Names[0].Name)
			}
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	of := d.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	if index, ok := of.(*ast.IndexListExpr); ok {
		of = index.X
	}
	id, ok := of.(*ast.Ident)
	return ok && id.IsExported()
}

// wellKnown are the methods whose meaning their name and signature fix.
func wellKnown(d *ast.FuncDecl) bool {
	return d.Recv != nil && slices.Contains([]string{"Error", "String", "Name"}, d.Name.Name)
}
