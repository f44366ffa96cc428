package money_test

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/recourse-go/recourse/order/money"
)

func TestParse(t *testing.T) {
	tests := []struct{ why, value, code, want string }{
		{"all digits", "19.90", "CNY", "19.90 CNY"},
		{"fewer digits", "19.9", "CNY", "19.90 CNY"},
		{"no digits", "-3", "CNY", "-3.00 CNY"},
		{"below one", "0.005", "KWD", "0.005 KWD"},
		{"leading zeros", "007", "JPY", "7 JPY"},
		{"minus nothing", "-0.00", "CNY", "0.00 CNY"},
		{"plain remembers its digits", "1.0", "", "1.0"},
		{"four plain digits", "-1.0005", "", "-1.0005"},
		{"the most", "92233720368547758.07", "CNY", "92233720368547758.07 CNY"},
		{"the least", "-92233720368547758.08", "CNY", "-92233720368547758.08 CNY"},
		{"one more than the most", "92233720368547758.08", "CNY", `money: amount "92233720368547758.08" does not fit in 64 bits`},
		{"one less than the least", "-92233720368547758.09", "CNY", `money: amount "-92233720368547758.09" does not fit in 64 bits`},
		{"past 64 bits by the digits of the currency", "922337203685477581", "CNY", `money: amount "922337203685477581" does not fit in 64 bits`},
		{"40 bytes", "0000000000000000000000000000000000000001", "JPY", "1 JPY"},
		{"wraps around 64 bits", "18446744073709551617", "JPY", `money: amount "18446744073709551617" does not fit in 64 bits`},
		{"one digit too many", "19.901", "CNY", `money: "19.901" has 3 fraction digits, at most 2 are possible in CNY`},
		{"zeros too many", "19.900", "CNY", `money: "19.900" has 3 fraction digits, at most 2 are possible in CNY`},
		{"five plain digits", "0.00000", "", `money: "0.00000" has 5 fraction digits, at most 4 are possible`},
		{"digits are named before size", "99999999999999999999.999", "CNY", `money: "99999999999999999999.999" has 3 fraction digits, at most 2 are possible in CNY`},
	}
	for _, tt := range tests {
		var c money.Currency
		if tt.code != "" {
			c = money.MustCurrency(tt.code)
		}
		got, err := money.Parse(tt.value, c)
		if diff := cmp.Diff(tt.want, outcome(got, err)); diff != "" {
			t.Errorf("%s: Parse(%q, %q) (-want +got):\n%s", tt.why, tt.value, tt.code, diff)
		}
	}
}

// notNumbers are refused by every parser and decoder of numbers.
var notNumbers = []string{
	"", "-", ".", "-.", "+1", "--1", "1-", "1.", ".5", "-.5", "1.2.3", "1e3", "1E3", "1e1000000000",
	" 1", "1 ", "1\n", "1,5", "1_000", "0x1", "NaN", "Inf", "-Inf", "infinity", "\u22121", "\uff11", "\u0661",
	"1\x00", "\xff", "1.\xc3\x28", "null", "true", "1/2", "00000000000000000000000000000000000000001",
	strings.Repeat("9", 1_000_000), "0." + strings.Repeat("0", 1_000_000),
}

func TestParseRefuses(t *testing.T) {
	for _, value := range notNumbers {
		got, err := money.Parse(value, money.MustCurrency("CNY"))
		var syntax *money.SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("Parse(%.50q) = %v, %v", value, got, err)
		} else if len(syntax.Input) > 64 || len(err.Error()) > 400 {
			t.Errorf("the error keeps %d bytes", len(syntax.Input))
		}
	}
}

func TestMust(t *testing.T) {
	for why, f := range map[string]func(){
		"MustParse, value":    func() { money.MustParse("1.234", "CNY") },
		"MustParse, currency": func() { money.MustParse("1", "ABC") },
		"MustCurrency":        func() { money.MustCurrency("") },
		"MustRate":            func() { money.MustRate("2") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s does not panic", why)
				}
			}()
			f()
		}()
	}
}

func FuzzParse(f *testing.F) {
	for _, value := range []string{"19.90", "-3", "0.005", "007", "-0", "9223372036854775807", "1.", "1e9", "\xff"} {
		f.Add(value, uint8(32))
		f.Add(value, uint8(0))
	}
	f.Fuzz(func(t *testing.T, value string, index uint8) {
		var c money.Currency
		if all := money.Currencies(); int(index) <= len(all) && index > 0 {
			c = all[index-1]
		}
		a, err := money.Parse(value, c)
		want, ok := new(big.Rat).SetString(value)
		if err != nil {
			var overflow *money.OverflowError
			if errors.As(err, &overflow) && ok && new(big.Rat).Abs(want).Cmp(big.NewRat(math.MaxInt64/10000, 1)) < 0 {
				t.Errorf("Parse(%q, %q): %v", value, c, err)
			}
			return
		}
		if unit := big.NewRat(1, int64(math.Pow10(a.Currency().Digits()))); !ok || want.Cmp(unit.Mul(unit, big.NewRat(a.Minor(), 1))) != 0 {
			t.Errorf("Parse(%q, %q) = %v", value, c, a)
		}
		if again, err := money.Parse(a.Number(), c); err != nil || again != a {
			t.Errorf("%v became %v, %v", a, again, err)
		}
		if again, err := money.FromDecimal(a.Decimal(), c); err != nil || again != a {
			t.Errorf("%v became the decimal %v, and %v, %v", a, a.Decimal(), again, err)
		}
	})
}

func TestFromDecimal(t *testing.T) {
	huge := decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(100_000), nil), -100_000)
	tests := []struct {
		why  string
		d    decimal.Decimal
		code string
		want string
	}{
		{"exact", decimal.New(1990, -2), "CNY", "19.90 CNY"},
		{"trailing zeros are fine", decimal.New(10000, -3), "CNY", "10.00 CNY"},
		{"thirty of them", decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(30), nil), -30), "JPY", "1 JPY"},
		{"an exponent above zero", decimal.New(2, 3), "JPY", "2000 JPY"},
		{"negative", decimal.New(-5, -3), "KWD", "-0.005 KWD"},
		{"the least", decimal.New(math.MinInt64, -2), "CNY", "-92233720368547758.08 CNY"},
		{"plain keeps its digits", decimal.New(150, -2), "", "1.50"},
		{"plain cuts zeros beyond the fourth", decimal.New(1500000, -6), "", "1.5000"},
		{"plain with an exponent", decimal.New(15, 1), "", "150"},
		{"the zero decimal", decimal.Decimal{}, "CNY", "0.00 CNY"},
		{"zero with an exponent", decimal.New(0, 1_000_000_000), "", "0"},
		{"zero with a negative exponent", decimal.New(0, -1_000_000_000), "JPY", "0 JPY"},
		{"too many digits", decimal.New(1999, -3), "CNY", `money: "1999e-3" has 3 fraction digits, at most 2 are possible in CNY`},
		{"too many plain digits", decimal.New(1, -5), "", `money: "1e-5" has 5 fraction digits, at most 4 are possible`},
		{"a fraction of a billion digits", decimal.New(1, -1_000_000_000), "CNY", `money: "1e-1000000000" has 1000000000 fraction digits, at most 2 are possible in CNY`},
		{"a number of a billion digits", decimal.New(1, 1_000_000_000), "CNY", `money: amount "1e1000000000" does not fit in 64 bits`},
		{"a coefficient of a hundred thousand digits", huge, "CNY", `money: amount "a coefficient of 332193 bits" does not fit in 64 bits`},
		{"one more than the most", decimal.New(math.MaxInt64, 0), "CNY", `money: amount "9223372036854775807e0" does not fit in 64 bits`},
	}
	for _, tt := range tests {
		var c money.Currency
		if tt.code != "" {
			c = money.MustCurrency(tt.code)
		}
		got, err := money.FromDecimal(tt.d, c)
		if diff := cmp.Diff(tt.want, outcome(got, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}
