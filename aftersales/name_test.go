package aftersales_test

import (
	"encoding"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
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
		"State": names(aftersales.States()), "CloseReason": names(aftersales.CloseReasons()), "Kind": names(aftersales.Kinds()),
		"GoodsState": names(aftersales.GoodsStates()), "Channel": names(aftersales.Channels()), "Capture": names(aftersales.Captures()), "Reason": names(aftersales.Reasons()),
		"Event": names(aftersales.Events()), "EffectKind": names(aftersales.EffectKinds()),
		"ShipDuringCase": names(aftersales.ShipDuringCases()),
	}
}

func sources(t *testing.T) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// Every constant of a closed vocabulary is in its list, in the order of the declaration; the source itself is asked.
func TestListsAreWhole(t *testing.T) {
	declared := map[string][]string{}
	snake := regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	for _, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			value, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			name, ok := value.Type.(*ast.Ident)
			if !ok || len(value.Values) != 1 || !value.Names[0].IsExported() {
				return true
			}
			if literal, ok := value.Values[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
				text, err := strconv.Unquote(literal.Value)
				if err != nil || !snake.MatchString(text) {
					t.Errorf("%s %s is not in snake_case", name.Name, literal.Value)
				}
				declared[name.Name] = append(declared[name.Name], text)
			}
			return true
		})
	}
	diff(t, "declared, against the lists", declared, lists())
}

// Every type with the methods of a command is in Commands, in the order of the declaration, and each has its own name.
func TestCommandsAreWhole(t *testing.T) {
	var declared []string
	for _, file := range sources(t) {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Recv == nil || fn.Name.Name != "Name" {
				continue
			}
			result := fn.Body.List[0].(*ast.ReturnStmt).Results[0].(*ast.BasicLit)
			name, err := strconv.Unquote(result.Value)
			if err != nil {
				t.Fatal(err)
			}
			declared = append(declared, fn.Recv.List[0].Type.(*ast.Ident).Name+" "+name)
		}
	}
	var listed []string
	seen := map[string]bool{}
	for _, c := range aftersales.Commands() {
		listed = append(listed, typeName(c)+" "+c.Name())
		if seen[c.Name()] {
			t.Errorf("two commands are called %s", c.Name())
		}
		seen[c.Name()] = true
	}
	diff(t, "declared, against Commands", declared, listed)
}

// Every fault code that the source names is in snake_case.
func TestFaultCodes(t *testing.T) {
	snake := regexp.MustCompile(`^[a-z]+(_[a-z]+)+$`)
	var found []string
	for _, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if of, ok := call.Fun.(*ast.SelectorExpr); ok && of.Sel.Name == "NewFault" {
				if code, ok := call.Args[0].(*ast.BasicLit); ok {
					text, _ := strconv.Unquote(code.Value)
					found = append(found, text)
				} else {
					t.Error("a fault's code is no literal")
				}
			}
			return true
		})
	}
	slices.Sort(found)
	for _, code := range slices.Compact(found) {
		if !snake.MatchString(code) {
			t.Errorf("fault code %q", code)
		}
	}
	if len(found) < 30 {
		t.Errorf("only %d faults found", len(found))
	}
}

// A name outside the vocabulary is refused, and the receiver keeps what it had.
func TestUnmarshalText(t *testing.T) {
	state, reason, kind, goods := aftersales.Refunding, aftersales.Expired, aftersales.RefundOnly, aftersales.Received
	channel, why, event := aftersales.Formal, aftersales.Unwanted, aftersales.EventRequested
	effect, shipping, capture := aftersales.PayRefund, aftersales.CloseCase, aftersales.CaptureOnPayment
	tests := []struct {
		list   string
		target encoding.TextUnmarshaler
		value  func() string
	}{
		{"State", &state, func() string { return string(state) }},
		{"CloseReason", &reason, func() string { return string(reason) }},
		{"Kind", &kind, func() string { return string(kind) }},
		{"GoodsState", &goods, func() string { return string(goods) }},
		{"Channel", &channel, func() string { return string(channel) }},
		{"Reason", &why, func() string { return string(why) }},
		{"Event", &event, func() string { return string(event) }},
		{"EffectKind", &effect, func() string { return string(effect) }},
		{"Capture", &capture, func() string { return string(capture) }},
		{"ShipDuringCase", &shipping, func() string { return string(shipping) }},
	}
	for _, tt := range tests {
		for _, bad := range []string{"", "Refunding", " refund_only", "other", strings.Repeat("é", 999)} {
			before := tt.value()
			var unknown *order.UnknownNameError
			if err := tt.target.UnmarshalText([]byte(bad)); !errors.As(err, &unknown) || tt.value() != before {
				t.Errorf("%s %q: %v, became %q", tt.list, bad, err, tt.value())
			}
		}
		for _, name := range lists()[tt.list] {
			if err := tt.target.UnmarshalText([]byte(name)); err != nil || tt.value() != name {
				t.Errorf("%s %q: %v, became %q", tt.list, name, err, tt.value())
			}
		}
	}
	if len(tests) != len(lists()) {
		t.Error("a list is not tested")
	}
}
