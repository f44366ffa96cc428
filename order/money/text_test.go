package money_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order/money"
)

func TestAmountJSON(t *testing.T) {
	tests := []struct {
		why, data, want, again string
	}{
		{"plain", `"19.90"`, "19.90", `"19.90"`},
		{"zero", `"0"`, "0", `"0"`},
		{"bound", `{"value":"19.90","currency":"CNY"}`, "19.90 CNY", `{"value":"19.90","currency":"CNY"}`},
		{"the other order, with space, and fewer digits", " {\n\t\"currency\" : \"CNY\" , \"value\" : \"19.9\" } ", "19.90 CNY", `{"value":"19.90","currency":"CNY"}`},
		{"escapes", `{"\u0076alue":"1\u0039","currency":"JPY"}`, "19 JPY", `{"value":"19","currency":"JPY"}`},
		{"a bound zero", `{"value":"0","currency":"JPY"}`, "0 JPY", `{"value":"0","currency":"JPY"}`},
	}
	for _, tt := range tests {
		var a money.Amount
		if err := json.Unmarshal([]byte(tt.data), &a); err != nil {
			t.Errorf("%s: %v", tt.why, err)
			continue
		}
		again, err := json.Marshal(a)
		if diff := cmp.Diff([]string{tt.want, tt.again}, []string{a.String(), string(again)}); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", tt.why, err, diff)
		}
	}
}

func TestAmountJSONRefuses(t *testing.T) {
	tests := []struct{ why, data string }{
		{"a fraction", `1.5`},
		{"a number", `19`},
		{"null", `null`},
		{"a boolean", `true`},
		{"an array", `["1","CNY"]`},
		{"the text form", `"19.90 CNY"`},
		{"an empty string", `""`},
		{"an exponent", `"1e9"`},
		{"an empty object", `{}`},
		{"no currency", `{"value":"1"}`},
		{"no value", `{"currency":"CNY"}`},
		{"an empty currency", `{"value":"1","currency":""}`},
		{"a null currency", `{"value":"1","currency":null}`},
		{"a number inside", `{"value":1,"currency":"CNY"}`},
		{"an unknown key", `{"value":"1","currency":"CNY","x":"1"}`},
		{"an unknown key instead", `{"value":"1","code":"CNY"}`},
		{"a key of another case", `{"Value":"1","currency":"CNY"}`},
		{"a repeated key", `{"value":"1","value":"1"}`},
		{"a repeated key beside both", `{"value":"1","currency":"CNY","value":"2"}`},
		{"too many digits", `{"value":"1.5","currency":"JPY"}`},
		{"five plain digits", `"1.00000"`},
		{"broken UTF-8", "\"\xff\""},
		{"a million digits", `"` + strings.Repeat("9", 1_000_000) + `"`},
		{"a million escapes", `"` + strings.Repeat(`\u0039`, 1_000_000) + `"`},
		{"a long key", `{"` + strings.Repeat("v", 1_000_000) + `":"1","currency":"CNY"}`},
	}
	for _, tt := range tests {
		a := amount("42", "KWD")
		err := json.Unmarshal([]byte(tt.data), &a)
		if err == nil || a != amount("42", "KWD") {
			t.Errorf("%s: %v, and the receiver is %v", tt.why, err, a)
		} else if !strings.HasPrefix(err.Error(), "money: ") || len(err.Error()) > 400 {
			t.Errorf("%s: %.400s", tt.why, err)
		}
	}
}

// UnmarshalJSON may be called without the encoding/json package looking first.
func TestUnmarshalJSONAlone(t *testing.T) {
	for _, data := range []string{"", " ", `"`, `"1`, `"1"2`, `"1\`, `"\x"`, `{`, `{"`, `{"value"`, `{"value":`, `{"value":"1"`, `{"value":"1",`,
		`{"value":"1","currency":"CNY"`, `{"value":"1","currency":"CNY"}}`, `{,"value":"1","currency":"CNY"}`, `{"value":"1""currency":"CNY"}`} {
		a, r := amount("42", "KWD"), money.MustRate("0.5")
		if err := a.UnmarshalJSON([]byte(data)); err == nil || a != amount("42", "KWD") {
			t.Errorf("%q: %v, and the receiver is %v", data, err, a)
		}
		if err := r.UnmarshalJSON([]byte(data)); err == nil || r != money.MustRate("0.5") {
			t.Errorf("%q: %v, and the receiver is %v", data, err, r)
		}
	}
}

func TestAmountText(t *testing.T) {
	tests := []struct{ why, text, want string }{
		{"bound", "19.9 CNY", "19.90 CNY"},
		{"plain", "19.9", "19.9"},
		{"two spaces", "19.90  CNY", `money: unknown currency " CNY"`},
		{"a space after", "19.90 ", `money: unknown currency ""`},
		{"the code first", "CNY 19.90", `money: unknown currency "19.90"`},
		{"nothing", "", `money: "": not a plain decimal number such as 19.90`},
		{"a million digits", strings.Repeat("1", 1_000_000), `money: "` + strings.Repeat("1", 48) + `...": longer than 40 bytes`},
	}
	for _, tt := range tests {
		kept := amount("42", "KWD")
		a := kept
		err := a.UnmarshalText([]byte(tt.text))
		if diff := cmp.Diff(tt.want, outcome(a, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
		if err != nil && a != kept {
			t.Errorf("%s: the receiver is %v", tt.why, a)
		}
	}
}

func TestScan(t *testing.T) {
	tests := []struct {
		why  string
		src  any
		want string
	}{
		{"a string", "19.90 CNY", "19.90 CNY"},
		{"bytes", []byte("-5"), "-5"},
		{"NULL", nil, "money: cannot scan NULL into an amount: use sql.Null[money.Amount]"},
		{"NULL as bytes", []byte(nil), "money: cannot scan NULL into an amount: use sql.Null[money.Amount]"},
		{"a float", 1.5, "money: cannot scan float64 into an amount: use a text column"},
		{"an integer", int64(1), "money: cannot scan int64 into an amount: use a text column"},
		{"a time", time.Time{}, "money: cannot scan time.Time into an amount: use a text column"},
		{"a boolean", true, "money: cannot scan bool into an amount: use a text column"},
		{"a long text", strings.Repeat("9", 1000), `money: "` + strings.Repeat("9", 48) + `...": longer than 40 bytes`},
	}
	for _, tt := range tests {
		var a money.Amount
		err := a.Scan(tt.src)
		if diff := cmp.Diff(tt.want, outcome(a, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
	var null sql.Null[money.Amount]
	if err := null.Scan(nil); err != nil || null.Valid {
		t.Errorf("NULL in sql.Null: %v, %v", null, err)
	}
	if err := null.Scan("1.00 CNY"); err != nil || !null.Valid || null.V != amount("1", "CNY") {
		t.Errorf("a value in sql.Null: %v, %v", null, err)
	}
	if v, err := amount("19.90", "CNY").Value(); v != "19.90 CNY" || err != nil {
		t.Errorf("Value = %v, %v", v, err)
	}
}

func TestScanCopies(t *testing.T) {
	text := []byte("bad text")
	err := new(money.Amount).Scan(text)
	before := err.Error()
	copy(text, "xxxxxxxx") // as a driver does with its buffer
	if err.Error() != before {
		t.Errorf("the error changed to %v", err)
	}
}

func FuzzAmountJSON(f *testing.F) {
	for _, data := range []string{`"19.90"`, `{"value":"19.90","currency":"CNY"}`, `{"currency":"JPY","value":"1"}`, `null`, `1.5`, `{"value":"1","value":"1"}`, `"\u0031"`, `{`} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kept := amount("42", "KWD")
		a := kept
		if err := a.UnmarshalJSON(data); err != nil {
			if a != kept {
				t.Errorf("%q: the receiver is %v", data, a)
			}
			return
		}
		if !json.Valid(data) {
			t.Errorf("%q is not JSON, and gave %v", data, a)
		}
		written, err := json.Marshal(a)
		var again money.Amount
		if err := json.Unmarshal(written, &again); err != nil || again != a {
			t.Errorf("%q became %v, %v", written, again, err)
		}
		if err != nil || !bytes.Contains(written, []byte(a.Number())) {
			t.Errorf("%v became %q, %v", a, written, err)
		}
	})
}

func FuzzAmountText(f *testing.F) {
	for _, text := range []string{"19.90 CNY", "19.90", "-0", "1 JPY", " ", "1  CNY", "\xff CNY"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		kept := amount("42", "KWD")
		a, scanned := kept, kept
		err, scanErr := a.UnmarshalText(text), scanned.Scan(string(text))
		if a != scanned || (err == nil) != (scanErr == nil) {
			t.Errorf("%q: %v, %v, but scanned %v, %v", text, a, err, scanned, scanErr)
		}
		if err != nil {
			if a != kept {
				t.Errorf("%q: the receiver is %v", text, a)
			}
			return
		}
		written, err := a.MarshalText()
		var again money.Amount
		if unmarshalErr := again.UnmarshalText(written); err != nil || unmarshalErr != nil || again != a {
			t.Errorf("%q became %v, %v, %v", written, again, err, unmarshalErr)
		}
	})
}
