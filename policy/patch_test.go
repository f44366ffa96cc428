package policy_test

import (
	"testing"

	"github.com/recourse-go/recourse/policy"
)

// The examples of RFC 7396, appendix A, and what they leave out.
func TestMergePatch(t *testing.T) {
	for _, tt := range []struct {
		why           string
		target, patch string
		want          string
	}{
		{"a value is replaced", `{"a":"b"}`, `{"a":"c"}`, `{"a":"c"}`},
		{"a key is added", `{"a":"b"}`, `{"b":"c"}`, `{"a":"b","b":"c"}`},
		{"null deletes", `{"a":"b"}`, `{"a":null}`, `{}`},
		{"and leaves the others", `{"a":"b","b":"c"}`, `{"a":null}`, `{"b":"c"}`},
		{"a list is replaced by a text", `{"a":["b"]}`, `{"a":"c"}`, `{"a":"c"}`},
		{"a text by a list", `{"a":"c"}`, `{"a":["b"]}`, `{"a":["b"]}`},
		{"objects are merged", `{"a":{"b":"c"}}`, `{"a":{"b":"d","c":null}}`, `{"a":{"b":"d"}}`},
		{"lists are not", `{"a":[{"b":"c"}]}`, `{"a":[1]}`, `{"a":[1]}`},
		{"nor at the top", `["a","b"]`, `["c","d"]`, `["c","d"]`},
		{"an object gives way to a list", `{"a":"b"}`, `["c"]`, `["c"]`},
		{"or to null", `{"a":"foo"}`, `null`, `null`},
		{"or to a text", `{"a":"foo"}`, `"bar"`, `"bar"`},
		{"null that was there stays", `{"e":null}`, `{"a":1}`, `{"a":1,"e":null}`},
		{"a list gives way to an object", `[1,2]`, `{"a":"b","c":null}`, `{"a":"b"}`},
		{"null is not left in what is made anew", `{}`, `{"a":{"bb":{"ccc":null}}}`, `{"a":{"bb":{}}}`},
		{"null within a list is a value", `{"a":[1]}`, `{"a":[null,{"b":null}]}`, `{"a":[null,{"b":null}]}`},
		{"a number is a text of digits", `{"a":1}`, `{"b":12345678901234567890.10}`, `{"a":1,"b":12345678901234567890.10}`},
		{"the number that was there too", `{"a":9007199254740993}`, `{}`, `{"a":9007199254740993}`},
	} {
		t.Run(tt.why, func(t *testing.T) {
			if got, err := policy.MergePatch(tt.target, tt.patch); err != nil || got != tt.want {
				t.Errorf("%s with %s: %s, %v, want %s", tt.target, tt.patch, got, err, tt.want)
			}
		})
	}
}
