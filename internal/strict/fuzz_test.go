package strict_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/internal/strict"
)

// FuzzUnmarshal: what strict accepts, encoding/json reads alike; what encoding/json refuses, strict refuses too, and says
// why in a few words.
func FuzzUnmarshal(f *testing.F) {
	for _, text := range []string{
		``, `{}`, `null`, `[]`, `{"name":"a","count":1,"tags":{"x":"y"},"parts":[{"level":"low"}],"gift":true,"any":[{}],"by":{"low":1}}`,
		`{"name":"\ud83d\ude00","bytes":"AQI="}`, `{"name":null}`, `{"parts":[null]}`, `{"count":300}`, `{"level":"x"}`, `{"by":{"x":1}}`,
		`{"any":{"a":1,"a":2}}`, `{"n\u0061me":1,"name":2}`, `{"name":"\ud83d"}`, `{"pair":[1,2,3]}`, `{"ratio":1e999}`, "{\"name\":\"\xff\"}",
		`{"name":"\ "x`, `{} x`, `{"name":tru`, `{"name":"\u12`, `{"any":[[[[[[`, `{"gift":-0}`, `{"x":`, `{"any":"\`, "{\"name\"\n:\n\"x\"\n,\n}",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var got, plain item
		err := strict.Unmarshal(data, &got)
		loose := json.Unmarshal(data, &plain)
		if err == nil {
			if loose != nil {
				t.Fatalf("accepted, encoding/json says %v", loose)
			}
			if d := cmp.Diff(plain, got); d != "" {
				t.Errorf("read otherwise (-encoding/json +strict):\n%s", d)
			}
			if err := strict.Check(data); err != nil {
				t.Errorf("Check: %v", err)
			}
			return
		}
		var told *strict.Error
		if !errors.As(err, &told) || told.Problem == "" || told.Line < 1 || len(err.Error()) > 8000 || !strings.HasPrefix(err.Error(), "json: line ") {
			t.Errorf("error %v", err)
		}
	})
}
