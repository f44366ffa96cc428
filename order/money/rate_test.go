package money_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order/money"
)

func TestParseRate(t *testing.T) {
	tests := []struct{ why, text, want string }{
		{"a tax", "0.15", "0.15"},
		{"trailing zeros go", "0.1500", "0.15"},
		{"all of it", "1", "1"},
		{"all of it, written long", "1.000000000000", "1"},
		{"nothing", "0", "0"},
		{"twelve digits", "0.000000000001", "0.000000000001"},
		{"thirteen", "0.0000000000010", `money: "0.0000000000010" has 13 fraction digits, at most 12 are possible`},
		{"above 1", "1.000000000001", `money: rate "1.000000000001" is not from 0 to 1`},
		{"below 0", "-0.1", `money: rate "-0.1" is not from 0 to 1`},
		{"percent", "15", `money: rate "15" is not from 0 to 1`},
		{"far above", "18446744073709551617", `money: rate "18446744073709551617" is not from 0 to 1`},
		{"no number", "15%", `money: "15%": not a plain decimal number such as 19.90`},
	}
	for _, tt := range tests {
		r, err := money.ParseRate(tt.text)
		got := r.String()
		if err != nil {
			got = err.Error()
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
	for _, text := range notNumbers {
		if r, err := money.ParseRate(text); err == nil {
			t.Errorf("ParseRate(%.50q) = %v", text, r)
		}
	}
}

func TestRateOf(t *testing.T) {
	most := money.FromMinor(math.MinInt64, money.MustCurrency("JPY"))
	tests := []struct {
		why  string
		rate string
		a    money.Amount
		want string
	}{
		{"exact", "0.15", amount("100.00", "CNY"), "15.00 CNY"},
		{"cut toward zero", "0.15", amount("0.99", "CNY"), "0.14 CNY"},
		{"cut toward zero from below", "0.15", amount("-0.99", "CNY"), "-0.14 CNY"},
		{"a third of a cent less than one", "0.999999999999", amount("1", "JPY"), "0 JPY"},
		{"all of the least", "1", most, "-9223372036854775808 JPY"},
		{"none of it", "0", most, "0 JPY"},
		{"of a plain amount", "0.5", amount("1.01", ""), "0.50"},
	}
	for _, tt := range tests {
		got, err := money.MustRate(tt.rate).Of(tt.a)
		if diff := cmp.Diff(tt.want, outcome(got, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

func TestRateValue(t *testing.T) {
	half, long := money.MustRate("0.5"), money.MustRate("0.50")
	if half != long || !half.Equal(long) || half.Cmp(long) != 0 || half.IsZero() || half.Decimal().String() != "0.5" {
		t.Errorf("%v and %v differ", half, long)
	}
	if zero := (money.Rate{}); zero.Cmp(half) != -1 || half.Cmp(zero) != 1 || !zero.IsZero() || zero.String() != "0" {
		t.Errorf("the zero Rate is %v", zero)
	}
	type terms struct {
		Tax money.Rate            `json:"tax"`
		By  map[money.Rate]string `json:"by"`
	}
	data := `{"tax":"0.15","by":{"0.5":"x"}}`
	var got terms
	if err := json.Unmarshal([]byte(data), &got); err != nil {
		t.Fatal(err)
	}
	if again, err := json.Marshal(got); string(again) != data || err != nil {
		t.Errorf("%s became %s, %v", data, again, err)
	}
	for _, bad := range []string{`0.15`, `null`, `true`, `""`, `"1e-2"`, `{}`, `"2"`} {
		r := half
		if err := json.Unmarshal([]byte(bad), &r); err == nil || r != half {
			t.Errorf("%s: %v, and the receiver is %v", bad, err, r)
		}
	}
}

func FuzzRate(f *testing.F) {
	f.Add("0.15", int64(99))
	f.Add("1", int64(math.MinInt64))
	f.Add("0.000000000001", int64(math.MaxInt64))
	f.Add("\xff", int64(1))
	f.Fuzz(func(t *testing.T, text string, minor int64) {
		var r money.Rate
		if err := r.UnmarshalText([]byte(text)); err != nil {
			if !r.IsZero() {
				t.Errorf("%q: the receiver is %v", text, r)
			}
			return
		}
		if again, err := money.ParseRate(r.String()); err != nil || again != r {
			t.Errorf("%v became %v, %v", r, again, err)
		}
		exact, _ := new(big.Rat).SetString(text)
		exact.Mul(exact, new(big.Rat).SetInt64(minor))
		want := new(big.Int).Quo(exact.Num(), exact.Denom())
		got, err := r.Of(money.FromMinor(minor, money.Currency{}))
		if err != nil || want.Cmp(big.NewInt(got.Minor())) != 0 {
			t.Errorf("%v of %d = %v, %v, want %v", r, minor, got, err, want)
		}
	})
}

func TestPortion(t *testing.T) {
	tests := []struct {
		why                string
		total, part, whole int64
		want               int64
		err                error
	}{
		{"one of three", 2000, 1, 3, 666, nil},
		{"two of three", 2000, 2, 3, 1333, nil},
		{"all", 2000, 3, 3, 2000, nil},
		{"none", 2000, 0, 3, 0, nil},
		{"more than all", 10, 7, 2, 35, nil},
		{"a product of 126 bits", math.MaxInt64, math.MaxInt64 - 1, math.MaxInt64, math.MaxInt64 - 1, nil},
		{"above int64", math.MaxInt64, 3, 2, 0, &money.OverflowError{Op: "portion", A: math.MaxInt64, B: 3}},
		{"above uint64", math.MaxInt64, 3, 1, 0, &money.OverflowError{Op: "portion", A: math.MaxInt64, B: 3}},
		{"a negative total", -1, 1, 1, 0, &money.PortionError{Total: -1, Part: 1, Whole: 1}},
		{"a negative part", 1, -1, 1, 0, &money.PortionError{Total: 1, Part: -1, Whole: 1}},
		{"of nothing", 1, 1, 0, 0, &money.PortionError{Total: 1, Part: 1}},
	}
	for _, tt := range tests {
		got, err := money.Portion(tt.total, tt.part, tt.whole)
		if diff := cmp.Diff(tt.err, err); diff != "" || got != tt.want {
			t.Errorf("%s: %d, want %d (-want +got):\n%s", tt.why, got, tt.want, diff)
		}
	}
}

func FuzzPortion(f *testing.F) {
	f.Add(int64(2000), int64(1), int64(3))
	f.Add(int64(math.MaxInt64), int64(3), int64(2))
	f.Fuzz(func(t *testing.T, total, part, whole int64) {
		got, err := money.Portion(total, part, whole)
		var refused *money.PortionError
		if errors.As(err, &refused) {
			if total >= 0 && part >= 0 && whole > 0 {
				t.Errorf("Portion(%d, %d, %d): %v", total, part, whole, err)
			}
			return
		}
		want := new(big.Int).Mul(big.NewInt(total), big.NewInt(part))
		want.Quo(want, big.NewInt(whole))
		if (err == nil) != want.IsInt64() || err == nil && want.Int64() != got {
			t.Errorf("Portion(%d, %d, %d) = %d, %v, want %v", total, part, whole, got, err, want)
		}
	})
}

func TestRule(t *testing.T) {
	for _, want := range money.Rules() {
		var got money.Rule
		if err := got.UnmarshalText([]byte(want)); err != nil || got != want {
			t.Errorf("%q became %q, %v", want, got, err)
		}
	}
	for _, name := range []string{"", "largest", "Largest_Remainder", "largest_remainder ", "\xff"} {
		got := money.CascadeFromLast
		err := got.UnmarshalText([]byte(name))
		if diff := cmp.Diff(error(&money.UnknownRuleError{Rule: name}), err); diff != "" || got != money.CascadeFromLast {
			t.Errorf("%q: the receiver is %q (-want +got):\n%s", name, got, diff)
		}
	}
}
