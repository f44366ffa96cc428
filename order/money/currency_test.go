package money_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order/money"
)

func TestCurrencyDigits(t *testing.T) {
	tests := []struct {
		why    string
		codes  string
		digits int
	}{
		{"no minor unit in use", "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0},
		{"mils", "BHD IQD JOD KWD LYD OMR TND", 3},
		{"units of account", "CLF UYW", 4},
		{"the first and the last", "AED ZWG", 2},
		{"new ones", "SLE VED XAD XCG ZWG", 2},
		{"gone from the list in 2026, still refunded", "BGN", 2},
		{"where platforms sell", "CNY HKD TWD USD EUR GBP SGD THB MYR IDR PHP", 2},
	}
	others := map[string]bool{}
	for _, tt := range tests {
		for _, code := range strings.Fields(tt.codes) {
			others[code] = true
			c, err := money.ParseCurrency(code)
			if err != nil {
				t.Errorf("%s: %v", tt.why, err)
				continue
			}
			if c.Digits() != tt.digits || c.Code() != code || c.String() != code || c.IsNone() {
				t.Errorf("%s: %s is %q with %d digits, want %d", tt.why, code, c.Code(), c.Digits(), tt.digits)
			}
		}
	}
	for _, c := range money.Currencies() {
		if !others[c.Code()] && c.Digits() != 2 {
			t.Errorf("%s has %d digits, want 2", c, c.Digits())
		}
	}
}

func TestCurrencies(t *testing.T) {
	all := money.Currencies()
	if len(all) != 166 {
		t.Errorf("%d currencies, want 166", len(all))
	}
	if !slices.IsSortedFunc(all, func(a, b money.Currency) int { return strings.Compare(a.Code(), b.Code()) }) {
		t.Error("not sorted by code")
	}
	for _, c := range all {
		if again, err := money.ParseCurrency(c.Code()); err != nil || again != c {
			t.Errorf("ParseCurrency(%q) = %v, %v", c.Code(), again, err)
		}
	}
}

func TestParseCurrencyErrors(t *testing.T) {
	tests := []struct{ why, code, want string }{
		{"nothing", "", ""},
		{"lower case", "cny", "cny"},
		{"space", "CNY ", "CNY "},
		{"a digit of the table", "Y2C", "Y2C"},
		{"no minor unit: gold", "XAU", "XAU"},
		{"no minor unit: drawing rights", "XDR", "XDR"},
		{"no currency", "XXX", "XXX"},
		{"for tests only", "XTS", "XTS"},
		{"withdrawn", "DEM", "DEM"},
		{"before the first", "AAA", "AAA"},
		{"after the last", "ZZZ", "ZZZ"},
		{"broken UTF-8", "\xff\xfe\xfd", "\xff\xfe\xfd"},
		{"very long", strings.Repeat("C", 1_000_000), strings.Repeat("C", 48) + "..."},
	}
	for _, tt := range tests {
		_, err := money.ParseCurrency(tt.code)
		if diff := cmp.Diff(error(&money.UnknownCurrencyError{Code: tt.want}), err); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

func TestNoCurrency(t *testing.T) {
	var none money.Currency
	if !none.IsNone() || none.Code() != "" || none.Digits() != 0 {
		t.Errorf("the zero Currency is %q with %d digits", none.Code(), none.Digits())
	}
	if c := money.MustParse("1.50", "").Currency(); !c.IsNone() || c.Digits() != 2 || c.Code() != "" {
		t.Errorf("the currency of a plain 1.50 is %q with %d digits", c.Code(), c.Digits())
	}
}

func FuzzCurrencyText(f *testing.F) {
	f.Add([]byte("CNY"))
	f.Add([]byte(""))
	f.Add([]byte("XXX"))
	f.Fuzz(func(t *testing.T, text []byte) {
		c := money.MustCurrency("JPY")
		if err := c.UnmarshalText(text); err != nil {
			var unknown *money.UnknownCurrencyError
			if !errors.As(err, &unknown) || c.Code() != "JPY" {
				t.Errorf("%q: %v left %v", text, err, c)
			}
			return
		}
		if again, err := c.MarshalText(); err != nil || string(again) != string(text) {
			t.Errorf("%q became %q, %v", text, again, err)
		}
	})
}
