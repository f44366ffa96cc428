package order_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/recourse-go/recourse/order"
)

// labelTables are the tables that the source of the module holds, by package and name.
func labelTables(t *testing.T) map[string]string {
	t.Helper()
	tables := map[string]string{}
	for _, dir := range []string{"../order", "../refund", "../aftersales"} {
		paths, err := filepath.Glob(dir + "/*.go")
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(paths), err)
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
				if !ok || len(spec.Values) != 1 {
					return true
				}
				call, ok := spec.Values[0].(*ast.CallExpr)
				if !ok || calleeName(call) != "Labels" {
					return true
				}
				table, err := strconv.Unquote(call.Args[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				tables[filepath.Base(dir)+"."+spec.Names[0].Name] = table
				return true
			})
		}
	}
	return tables
}

// calleeName is the last part of what a call calls.
func calleeName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// Every row of every table, those for words still to come included, is well-formed: one row a word, a label in each
// language and its script, and within a table and a language no two words are called the same.
func TestLabelTables(t *testing.T) {
	tables := labelTables(t)
	if len(tables) < 17 {
		t.Errorf("only %d tables found", len(tables))
	}
	for name, table := range tables {
		owner := map[string]string{}
		words := map[string]bool{}
		for row := range strings.Lines(strings.Trim(table, "\n")) {
			if row == "\n" { // parts a long table
				continue
			}
			checkRow(t, name, strings.TrimSuffix(row, "\n"), words, owner)
		}
	}
}

var labelRow = regexp.MustCompile(`^([a-z]+(?:_[a-z]+)*): ([^|:]+) \| ([^|:]+) \| ([^|:]+)$`)

func checkRow(t *testing.T, table, row string, words map[string]bool, owner map[string]string) {
	t.Helper()
	part := labelRow.FindStringSubmatch(row)
	if part == nil {
		t.Errorf("%s: no row: %q", table, row)
		return
	}
	word := part[1]
	if words[word] {
		t.Errorf("%s: %s has two rows", table, word)
	}
	words[word] = true
	for i, l := range order.Languages() {
		label := part[2+i]
		if label != strings.TrimSpace(label) || !inScript(label, l) {
			t.Errorf("%s: %s in %q: %q", table, word, l, label)
		}
		key := string(l) + label
		if other, taken := owner[key]; taken {
			t.Errorf("%s: %s and %s are both called %q", table, other, word, label)
		}
		owner[key] = word
	}
}

// inScript reports whether a label is written as its language is.
func inScript(label string, l order.Language) bool {
	var latin, han, kana bool
	for _, r := range label {
		latin = latin || unicode.Is(unicode.Latin, r)
		han = han || unicode.Is(unicode.Han, r)
		kana = kana || unicode.In(r, unicode.Hiragana, unicode.Katakana)
	}
	switch l {
	case order.English:
		return latin && !han && !kana && label[0] >= 'a' && label[0] <= 'z'
	case order.Chinese:
		return han && !kana && !latin
	default:
		return han || kana
	}
}
