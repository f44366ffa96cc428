package order_test

import (
	"encoding"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/recourse-go/recourse/order"
)

func names[T ~string](all []T) []string {
	var plain []string
	for _, name := range all {
		plain = append(plain, string(name))
	}
	return plain
}

func lists() map[string][]string {
	return map[string][]string{
		"Status": names(order.Statuses()), "AfterSale": names(order.AfterSales()), "CloseReason": names(order.CloseReasons()),
		"Party": names(order.Parties()), "DiscountKind": names(order.DiscountKinds()), "Fulfilment": names(order.Fulfilments()),
		"Event": names(order.Flow().AllEvents()),
	}
}

// Every constant of a closed vocabulary is in its list, in the order of the declaration; the source itself is asked.
func TestListsAreWhole(t *testing.T) {
	declared := map[string][]string{}
	for _, file := range sources(t) {
		for _, decl := range file.Decls {
			block, ok := decl.(*ast.GenDecl)
			if !ok || block.Tok != token.CONST {
				continue
			}
			for _, spec := range block.Specs {
				value := spec.(*ast.ValueSpec)
				name, ok := value.Type.(*ast.Ident)
				if !ok || len(value.Values) != 1 {
					continue
				}
				if literal, ok := value.Values[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
					text, err := strconv.Unquote(literal.Value)
					if err != nil {
						t.Fatal(err)
					}
					declared[name.Name] = append(declared[name.Name], text)
				}
			}
		}
	}
	snake := regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	for vocabulary, all := range declared {
		for _, name := range all {
			if !snake.MatchString(name) {
				t.Errorf("%s %q is not in snake_case", vocabulary, name)
			}
		}
	}
	want := lists()
	if d := diffSets(declared["Event"], want["Event"]); d != "" {
		t.Errorf("events of the flow and of the source differ: %s", d)
	}
	delete(want, "Event") // the flow orders them by its rules
	delete(declared, "Event")
	diff(t, "declared, against the lists", declared, want)
}

func diffSets(a, b []string) string {
	count := map[string]int{}
	for _, name := range a {
		count[name]++
	}
	for _, name := range b {
		count[name]--
	}
	var d []string
	for name, n := range count {
		if n != 0 {
			d = append(d, name)
		}
	}
	return strings.Join(d, ", ")
}

func sources(t *testing.T) []*ast.File {
	t.Helper()
	var files []*ast.File
	entries, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range entries {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// A name outside the vocabulary is refused, and the receiver keeps what it had.
func TestUnmarshalText(t *testing.T) {
	status, after, reason := order.Completed, order.InProgress, order.BuyerCancelled
	party, kind, fulfilment := order.Buyer, order.Coupon, order.ByWarehouse
	tests := []struct {
		vocabulary string
		list       string
		target     encoding.TextUnmarshaler
		value      func() string
	}{
		{"status", "Status", &status, func() string { return string(status) }},
		{"after-sale state", "AfterSale", &after, func() string { return string(after) }},
		{"close reason", "CloseReason", &reason, func() string { return string(reason) }},
		{"party", "Party", &party, func() string { return string(party) }},
		{"discount kind", "DiscountKind", &kind, func() string { return string(kind) }},
		{"fulfilment", "Fulfilment", &fulfilment, func() string { return string(fulfilment) }},
	}
	bad := []struct{ why, text string }{
		{"empty", ""}, {"another case", "Buyer"}, {"space", " buyer"}, {"unknown", "friend"}, {"long", strings.Repeat("é", 1000)},
	}
	for _, tt := range tests {
		for _, b := range bad {
			before := tt.value()
			err := tt.target.UnmarshalText([]byte(b.text))
			var unknown *order.UnknownNameError
			if !errors.As(err, &unknown) || unknown.Vocabulary != tt.vocabulary || len(err.Error()) > 120 {
				t.Errorf("%s, %s: got %v", tt.vocabulary, b.why, err)
			}
			if tt.value() != before {
				t.Errorf("%s, %s: the receiver became %q", tt.vocabulary, b.why, tt.value())
			}
		}
		for _, name := range lists()[tt.list] {
			if err := tt.target.UnmarshalText([]byte(name)); err != nil || tt.value() != name {
				t.Errorf("%s %q: became %q, %v", tt.vocabulary, name, tt.value(), err)
			}
		}
	}
}

func TestShorten(t *testing.T) {
	tests := []struct {
		why  string
		s    string
		n    int
		want string
	}{
		{"short enough", "abc", 3, "abc"},
		{"cut", "abcd", 3, "abc..."},
		{"never within a character", "aéé", 2, "a..."},
		{"not even the first", "日本", 2, "..."},
		{"empty", "", 0, ""},
	}
	for _, tt := range tests {
		if got := order.Shorten(tt.s, tt.n); got != tt.want || !utf8.ValidString(got) {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

func TestWhoSends(t *testing.T) {
	want := map[order.Fulfilment]order.Party{order.BySeller: order.Seller, order.ByWarehouse: order.Warehouse, order.ByPlatform: order.Platform}
	for _, f := range order.Fulfilments() {
		if f.Party() != want[f] || !f.Party().Valid() {
			t.Errorf("%s is sent by %q", f, f.Party())
		}
	}
	if order.Party("friend").Valid() || order.Party("").Valid() {
		t.Error("a party that is not listed is valid")
	}
}
