package strict_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/internal/strict"
)

type base struct {
	ID   string `json:"id"`
	Name string `json:"name"` // hidden by outer's
}

type Left struct {
	Both string `json:"both"`
}

type Right struct {
	Both string `json:"both"`
}

type outer struct {
	base
	*Left
	Right
	Named    base `json:"named"`
	Name     int  `json:"name"`
	Plain    string
	Hidden   string          `json:"-"`
	Dash     string          `json:"-,"` //lint:ignore SA5008 the odd tag is what is tested
	Quoted   int             `json:"quoted,string"`
	Raw      json.RawMessage `json:"raw"`
	Number   json.Number     `json:"number"`
	At       time.Time       `json:"at"`
	Next     *outer          `json:"next"`
	PP       **int           `json:"pp"`
	Inner    *inner          `json:"inner"`
	unseen   string
	ByNumber map[int]string `json:"by_number"`
}

// inner decodes itself, strictly: as an order does inside a story.
type inner struct{ item item }

func (i *inner) UnmarshalJSON(data []byte) error { return strict.Unmarshal(data, &i.item) }

// The fields of a type are those that encoding/json would fill, and no others.
func TestFieldsOfTypes(t *testing.T) {
	tests := []struct {
		why  string
		text string
		want string // of the error; empty: accepted
	}{
		{"of an embedded struct", `{"id":"x"}`, ""},
		{"the outer one hides it", `{"name":1}`, ""},
		{"the outer one's type counts", `{"name":"x"}`, "name: a string cannot stand here"},
		{"two of one name at one depth: neither", `{"both":"x"}`, "both: unknown field"},
		{"of a named struct", `{"named":{"id":"x"}}`, ""},
		{"its type's name is no field", `{"base":{}}`, "base: unknown field"},
		{"without a tag", `{"Plain":"x"}`, ""},
		{"without a tag, another case", `{"plain":"x"}`, `plain: unknown field, it is written "Plain"`},
		{"left out", `{"Hidden":"x"}`, "Hidden: unknown field"},
		{"called -", `{"-":"x"}`, ""},
		{"not exported", `{"unseen":"x"}`, "unseen: unknown field"},
		{"a number in a string", `{"quoted":"1"}`, ""},
		{"raw, null too", `{"raw":null}`, ""},
		{"raw, whatever it holds", `{"raw":{"x":[null]}}`, ""},
		{"raw, but no key twice", `{"raw":{"x":1,"x":1}}`, "raw.x: the key stands twice"},
		{"a number kept as text", `{"number":1.50}`, ""},
		{"not a number", `{"number":true}`, "number"},
		{"a time", `{"at":"2026-03-01T10:00:00Z"}`, ""},
		{"not a time", "{\n\"next\":{\"at\":\"soon\"}}", `line 2: next.at: `},
		{"a type that holds itself", `{"next":{"next":{"next":null}}}`, ""},
		{"and checks itself", `{"next":{"next":{"x":null}}}`, "next.next.x: unknown field"},
		{"a pointer to a pointer", `{"pp":null}`, ""},
		{"its target", `{"pp":"x"}`, "pp: a string cannot stand here, expected a whole number"},
		{"whole keys", `{"by_number":{"1":"x"}}`, ""},
		{"keys that are not whole", `{"by_number":{"x":"x"}}`, "number"},
		{"a decoder of its own", `{"inner":{"name":"x"}}`, ""},
		{"paths and lines are joined", "{\"next\":\n{\"inner\":{\n\"parts\":[{\"x\":1}]}}}", "json: line 3: next.inner.parts[0].x: unknown field"},
		{"at its root too", "{\"inner\":[]}", "json: line 1: inner: an array cannot stand here, expected an object"},
	}
	for _, tt := range tests {
		var v outer
		err := strict.Unmarshal([]byte(tt.text), &v)
		if (tt.want == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %s: got %v, want %q", tt.why, tt.text, err, tt.want)
		}
	}
	_ = outer{}.unseen
}

func TestTargetsOfOtherKinds(t *testing.T) {
	tests := []struct {
		why    string
		text   string
		target any
		ok     bool
	}{
		{"a map of anything", `{"a":{"b":[1,null]}}`, new(map[string]any), true},
		{"a map of raw texts", `{"a":1,"b":null}`, new(map[string]json.RawMessage), true},
		{"an array for a map", `[]`, new(map[string]any), false},
		{"a slice", `[1,2]`, new([]int), true},
		{"an object for a slice", `{}`, new([]int), false},
		{"an interface", `{"a":1}`, new(any), true},
		{"a whole number", `1`, new(int), true},
		{"its own pointer", `null`, new(*int), true},
		{"a channel", `1`, new(chan int), false},
	}
	for _, tt := range tests {
		if err := strict.Unmarshal([]byte(tt.text), tt.target); (err == nil) != tt.ok {
			t.Errorf("%s: %v", tt.why, err)
		}
	}
}
