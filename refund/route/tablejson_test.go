package route_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

func TestTable_JSON(t *testing.T) {
	for _, tt := range []struct {
		why   string
		table route.Table
		want  string
	}{
		{"none", route.Table{}, `{}`},
		{"every field", table(t, map[string]route.Method{"wallet": func() route.Method {
			m := wallet()
			m.Unsure, m.Note = true, "n"
			return m
		}()}), `{"wallet":{"to":"wallet_balance","route":"original","platform":{"unit":"instant"},"bank":{"min":1,"max":3,"unit":"days"},` +
			`"expires_days":365,"max_refunds":50,"apart_seconds":60,"most":{"value":"1000.00","currency":"CNY"},"source":"a page","as_of":"2026-03-01","unsure":true,"note":"n"}}`},
		{"what is not known is left out; kinds are sorted", table(t, map[string]route.Method{
			"b": {To: "x", Route: refund.NonOriginal, Source: "s"}, "a": {To: "y", Route: refund.Original, Source: "s"},
		}), `{"a":{"to":"y","route":"original","source":"s"},"b":{"to":"x","route":"non_original","source":"s"}}`},
	} {
		got, err := json.Marshal(tt.table)
		if err != nil {
			t.Fatal(err)
		}
		diff(t, tt.why, tt.want, string(got))
		var again route.Table
		if err := json.Unmarshal(got, &again); err != nil {
			t.Fatal(err)
		}
		diff(t, tt.why, tt.table, again)
	}
	for why, own := range map[string]route.Table{"JD": route.JD(), "WeChat Pay": route.WeChatPay()} {
		data, err := json.Marshal(own)
		var again route.Table
		if err != nil || json.Unmarshal(data, &again) != nil {
			t.Fatalf("%s: %s, %v", why, data, err)
		}
		diff(t, why, own, again)
	}
}

func TestTable_UnmarshalJSON_refuses(t *testing.T) {
	const sound = `"to":"x","route":"original","source":"s"`
	for _, tt := range []struct {
		why  string
		data string
		want string // in the text of the error
	}{
		{"no object", `[]`, "an array cannot stand here"},
		{"null", `null`, "null is no table"},
		{"a kind twice: which one holds?", `{"a":{` + sound + `},"a":{` + sound + `}}`, "a: the key stands twice"},
		{"null instead of a method", `{"a":null}`, "a: null cannot stand here"},
		{"a misspelt field", `{"a":{` + sound + `,"expires":365}}`, "a.expires: unknown field"},
		{"a misspelt field of a span", `{"a":{` + sound + `,"bank":{"most":3,"unit":"days"}}}`, "a.bank.most: unknown field"},
		{"half a day", `{"a":{` + sound + `,"bank":{"max":0.5,"unit":"days"}}}`, "a.bank.max: a number 0.5 cannot stand here"},
		{"an unknown unit", `{"a":{` + sound + `,"bank":{"max":3,"unit":"weeks"}}}`, `unknown unit "weeks"`},
		{"an unknown route", `{"a":{"to":"x","route":"pigeon","source":"s"}}`, `unknown route "pigeon"`},
		{"what New refuses", `{"a":{"to":"x","route":"original"}}`, "route: the table is invalid: a.source: no source"},
		{"a plain largest amount", `{"a":{` + sound + `,"most":"1000.00"}}`, "a.most: 1000.00 is no limit"},
	} {
		got := table(t, map[string]route.Method{"kept": wallet()})
		err := json.Unmarshal([]byte(tt.data), &got)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "route: ") {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
		if _, kept := got.Method("kept"); !kept {
			t.Errorf("%s: the table changed beside an error", tt.why)
		}
	}
	// Called without a decoder around it that looks at the text first.
	for _, data := range []string{``, `{`, `{"a"`, `{"a":{` + sound + `}`, `{}{}`, `{} x`, `{1:2}`} {
		var got route.Table
		if err := got.UnmarshalJSON([]byte(data)); err == nil {
			t.Errorf("%q was read as %v", data, got)
		}
	}
	var unknown *order.UnknownNameError
	var got route.Table
	if err := json.Unmarshal([]byte(`{"a":{"bank":{"unit":"weeks"}}}`), &got); !errors.As(err, &unknown) || unknown.Vocabulary != "unit" {
		t.Errorf("a unit that is none: %v", err)
	}
}
