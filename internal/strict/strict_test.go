package strict_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/internal/strict"
)

type item struct {
	Name  string            `json:"name"`
	Count int8              `json:"count,omitempty"`
	Tags  map[string]string `json:"tags"`
	Parts []item            `json:"parts"`
	Gift  *bool             `json:"gift"`
	Any   any               `json:"any"`
	Level level             `json:"level"`
	By    map[level]int     `json:"by"`
	Ratio float64           `json:"ratio"`
	Bytes []byte            `json:"bytes"`
	Pair  [2]int            `json:"pair"`
}

// level is a closed vocabulary, as most are in this module.
type level string

func (l *level) UnmarshalText(text []byte) error {
	if string(text) != "low" && string(text) != "high" {
		return &levelError{string(text)}
	}
	*l = level(text)
	return nil
}

type levelError struct{ name string }

func (e *levelError) Error() string { return "no level " + e.name }

func TestAccepts(t *testing.T) {
	yes := true
	tests := []struct {
		why  string
		text string
		want item
	}{
		{"empty", `{}`, item{}},
		{"space around", " \t\r\n{}\n ", item{}},
		{"every field", `{"name":"a","count":-128,"tags":{"x":"y"},"parts":[{"name":"b"}],"gift":true,"any":[1,{"x":null}],"level":"low","by":{"high":1},"ratio":1e3,"bytes":"AQI=","pair":[1,2]}`,
			item{Name: "a", Count: -128, Tags: map[string]string{"x": "y"}, Parts: []item{{Name: "b"}}, Gift: &yes, Any: []any{1.0, map[string]any{"x": nil}},
				Level: "low", By: map[level]int{"high": 1}, Ratio: 1000, Bytes: []byte{1, 2}, Pair: [2]int{1, 2}}},
		{"null where it means something", `{"tags":null,"parts":null,"gift":null,"any":null}`, item{}},
		{"escapes", `{"n\u0061me":"\"\\\/\b\u00e9\ud83d\ude00"}`, item{Name: "\"\\/\bé😀"}},
		{"a key twice, but not in one object", `{"parts":[{"name":"a"},{"name":"b"}],"name":"c"}`, item{Name: "c", Parts: []item{{Name: "a"}, {Name: "b"}}}},
	}
	for _, tt := range tests {
		var got item
		if err := strict.Unmarshal([]byte(tt.text), &got); err != nil {
			t.Errorf("%s: %v", tt.why, err)
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, d)
		}
	}
}

func TestRefuses(t *testing.T) {
	deep := strings.Repeat(`{"parts":[`, 40)
	wide := make([]string, 40)
	for i := range wide {
		wide[i] = `"k` + strings.Repeat("x", i) + `":""`
	}
	tests := []struct {
		why     string
		text    string
		path    string
		line    int
		problem string
	}{
		{"nothing", ``, "", 1, "the document ends too early"},
		{"only space", "\n\n", "", 3, "the document ends too early"},
		{"not a document", `hello`, "", 1, "invalid character 'h' looking for beginning of value"},
		{"null for a struct", `null`, "", 1, "null cannot stand here, expected an object"},
		{"array for a struct", "\n[]", "", 2, "an array cannot stand here, expected an object"},
		{"string for a struct", `""`, "", 1, "a string cannot stand here, expected an object"},
		{"two documents", `{} {}`, "", 1, "invalid character '{' after top-level value"},
		{"unknown", "{\n\n\"x\":1}", "x", 3, "unknown field"},
		{"unknown below", `{"parts":[{},{"x":1}]}`, "parts[1].x", 1, "unknown field"},
		{"case", `{"Name":"a"}`, "Name", 1, `unknown field, it is written "name"`},
		{"twice", `{"name":"a","name":"a"}`, "name", 1, "the key stands twice"},
		{"twice, once escaped", `{"name":"a","n\u0061me":"a"}`, "name", 1, "the key stands twice"},
		{"twice in a map", `{"tags":{"x":"a","x":"a"}}`, "tags.x", 1, "the key stands twice"},
		{"twice in anything", `{"any":[0,{"x":1,"x":2}]}`, "any[1].x", 1, "the key stands twice"},
		{"twice among many", `{"tags":{` + strings.Join(wide, ",") + `,"kxxx":""}}`, "tags.kxxx", 1, "the key stands twice"},
		{"null for a string", `{"name":null}`, "name", 1, "null cannot stand here, expected a string"},
		{"null for a name", `{"level":null}`, "level", 1, "null cannot stand here, expected a string"},
		{"null in a map", `{"tags":{"x":null}}`, "tags.x", 1, "null cannot stand here, expected a string"},
		{"null in an array", `{"parts":[null]}`, "parts[0]", 1, "null cannot stand here, expected an object"},
		{"null for an array of so many", `{"pair":null}`, "pair", 1, "null cannot stand here, expected an array"},
		{"number for a string", `{"name":1}`, "name", 1, "a number cannot stand here, expected a string"},
		{"truth for a string", `{"name":true}`, "name", 1, "a truth value cannot stand here, expected a string"},
		{"string for a number", `{"count":"1"}`, "count", 1, "a string cannot stand here, expected a whole number"},
		{"object for a number", `{"count":{}}`, "count", 1, "an object cannot stand here, expected a whole number"},
		{"number for truth", `{"gift":0}`, "gift", 1, "a number cannot stand here, expected true or false"},
		{"number for bytes", `{"bytes":[1]}`, "bytes", 1, "an array cannot stand here, expected a string"},
		{"too large", `{"count":128}`, "count", 1, "a number 128 cannot stand here, expected a whole number"},
		{"fraction", `{"parts":[{"count":1.0}]}`, "parts[0].count", 1, "a number 1.0 cannot stand here, expected a whole number"},
		{"too large for a ratio", `{"ratio":1e999}`, "ratio", 1, "a number 1e999 cannot stand here, expected a number"},
		{"its own decoder", `{"parts":[{"level":"low"},{"level":"mid"}]}`, "parts[1].level", 1, "no level mid"},
		{"a key's own decoder", `{"by":{"mid":1}}`, "by.mid", 1, "no level mid"},
		{"too deep", deep, strings.TrimSuffix(strings.Repeat("parts[0].", 32), "."), 1, "nested deeper than 64"},
		{"too deep in anything", `{"any":` + strings.Repeat("[", 10<<20), "any" + strings.Repeat("[0]", 63), 1, "nested deeper than 64"},
		{"broken UTF-8", "{\n\"name\":\"\xc3\"}", "", 2, "not valid UTF-8"},
		{"half a pair", `{"name":"\ud83d"}`, "name", 1, "half of a surrogate pair"},
		{"the other half", `{"name":"\ude00"}`, "name", 1, "half of a surrogate pair"},
		{"half a pair and a letter", `{"name":"\ud83d\u0041"}`, "name", 1, "half of a surrogate pair"},
		{"half a pair in a key", `{"tags":{"\ud83d":""}}`, "tags", 1, "half of a surrogate pair"},
		{"cut in a string", `{"name":"a`, "name", 1, "the document ends too early"},
		{"cut in an escape", `{"name":"\u00`, "name", 1, "the document ends too early"},
		{"cut in a number", `{"count":1`, "count", 1, "the document ends too early"},
		{"a misspelt literal", `{"name":nul}`, "name", 1, "invalid character '}' in literal null (expecting 'l')"},
		{"a control character", "{\"name\":\"a\nb\"}", "name", 1, `invalid character '\n' in string literal`},
		{"comma", `{"name":"a",}`, "name", 1, "invalid character '}' looking for beginning of object key string"},
		{"the first fault, not the slip behind it", `{"x":1,]`, "x", 1, "unknown field"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			var v item
			err := strict.Unmarshal([]byte(tt.text), &v)
			var got *strict.Error
			if !errors.As(err, &got) {
				t.Fatalf("got %v", err)
			}
			want := &strict.Error{Path: tt.path, Line: tt.line, Problem: tt.problem, Cause: got.Cause}
			if d := cmp.Diff(want, got, cmp.Comparer(func(a, b error) bool { return errors.Is(a, b) })); d != "" && *want != *got {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

func TestErrorKeepsTheDecodersOwn(t *testing.T) {
	var v item
	err := strict.Unmarshal([]byte(`{"level":"mid"}`), &v)
	var own *levelError
	if !errors.As(err, &own) || own.name != "mid" {
		t.Errorf("%v does not carry the decoder's error", err)
	}
	if got, want := err.Error(), "json: line 1: level: no level mid"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := (&strict.Error{Problem: "empty"}).Error(), "json: empty"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTexts(t *testing.T) {
	long := strings.Repeat("é", 1<<20)
	tests := []struct{ why, text string }{
		{"a giant key", `{"` + long + `":1}`},
		{"a giant name", `{"level":"` + long + `"}`},
		{"a giant number", `{"count":` + strings.Repeat("1", 1<<20) + `}`},
		{"a giant key twice", `{"tags":{"` + long + `":"","` + long + `":""}}`},
	}
	for _, tt := range tests {
		var v item
		err := strict.Unmarshal([]byte(tt.text), &v)
		if err == nil || len(err.Error()) > 500 || strings.Contains(err.Error(), "\ufffd") {
			t.Errorf("%s: %.600v", tt.why, err)
		}
	}
}

func TestTooManyBytes(t *testing.T) {
	data := bytes.Repeat([]byte(" "), strict.MaxBytes+1)
	for name, err := range map[string]error{"Unmarshal": strict.Unmarshal(data, new(item)), "Check": strict.Check(data)} {
		if err == nil || !strings.Contains(err.Error(), "67108865 bytes are more than the 67108864") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, good := range []string{`{}`, `null`, `1`, `"a"`, `[[],{"a":{"b":null}}]`, ` true `} {
		if err := strict.Check([]byte(good)); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{``, `{`, `{"a":1,"a":1}`, `[1] 2`, "\"\xff\"", `"\udc00"`, strings.Repeat("[", 65) + strings.Repeat("]", 65)} {
		if err := strict.Check([]byte(bad)); err == nil {
			t.Errorf("%s is accepted", bad)
		}
	}
	if err := strict.Check([]byte(strings.Repeat("[", strict.MaxDepth) + strings.Repeat("]", strict.MaxDepth))); err != nil {
		t.Errorf("at the depth allowed: %v", err)
	}
}

func TestUnmarshalIntoNothing(t *testing.T) {
	var none *item
	for why, target := range map[string]any{"nil": nil, "a value": item{}, "a nil pointer": none} {
		var got *strict.Error
		if err := strict.Unmarshal([]byte(`{}`), target); !errors.As(err, &got) {
			t.Errorf("%s: %v", why, err)
		}
	}
}
