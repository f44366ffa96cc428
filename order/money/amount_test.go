package money_test

import (
	"math"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order/money"
)

func amount(value, code string) money.Amount { return money.MustParse(value, code) }

func TestAmountSize(t *testing.T) {
	if size := unsafe.Sizeof(money.Amount{}); size != 16 {
		t.Errorf("an Amount is %d bytes, want 16", size)
	}
}

func TestAdd(t *testing.T) {
	var (
		cny, jpy = money.MustCurrency("CNY"), money.MustCurrency("JPY")
		most     = money.FromMinor(math.MaxInt64, cny)
		least    = money.FromMinor(math.MinInt64, cny)
		cent     = money.FromMinor(1, cny)
	)
	tests := []struct {
		why             string
		a, b            money.Amount
		sum, difference string
	}{
		{"one currency", amount("19.90", "CNY"), amount("0.10", "CNY"), "20.00 CNY", "19.80 CNY"},
		{"the zero Amount takes the currency of the other", money.Amount{}, amount("1", "CNY"), "1.00 CNY", "-1.00 CNY"},
		{"from either side", amount("1", "JPY"), money.Amount{}, "1 JPY", "1 JPY"},
		{"zero and zero", money.Amount{}, money.Amount{}, "0", "0"},
		{"plain with plain", amount("1.50", ""), amount("0.25", ""), "1.75", "1.25"},
		{"plain amounts align to more digits", amount("1.5", ""), amount("0.125", ""), "1.625", "1.375"},
		{"zero keeps the digits of the other", money.Amount{}, amount("1.50", ""), "1.50", "-1.50"},
		{"two currencies", cent, money.FromMinor(1, jpy), "money: CNY and JPY do not mix (0.01 CNY and 1 JPY)", "same"},
		{"plain and bound", amount("1.50", ""), cent, "money: no currency and CNY do not mix (1.50 and 0.01 CNY)", "same"},
		{"a plain 0.00 is not the zero Amount", amount("0.00", ""), cent, "money: no currency and CNY do not mix (0.00 and 0.01 CNY)", "same"},
		{"above the edge", most, cent, "money: sum of 9223372036854775807 and 1 does not fit in 64 bits", "92233720368547758.06 CNY"},
		{"below the edge", least, cent, "-92233720368547758.07 CNY", "money: difference of -9223372036854775808 and 1 does not fit in 64 bits"},
		{"minus the least", money.Amount{}, least, "-92233720368547758.08 CNY", "money: difference of 0 and -9223372036854775808 does not fit in 64 bits"},
		{"edge to edge", most, least, "-0.01 CNY", "money: difference of 9223372036854775807 and -9223372036854775808 does not fit in 64 bits"},
		{"plain amounts that do not align", amount("922337203685477580", ""), amount("0.0001", ""),
			`money: sum "922337203685477580, 0.0001" does not fit in 64 bits`, `money: difference "922337203685477580, 0.0001" does not fit in 64 bits`},
	}
	for _, tt := range tests {
		sum, err := tt.a.Add(tt.b)
		if diff := cmp.Diff(tt.sum, outcome(sum, err)); diff != "" {
			t.Errorf("%s: %v + %v (-want +got):\n%s", tt.why, tt.a, tt.b, diff)
		}
		if tt.difference == "same" {
			tt.difference = tt.sum
		}
		difference, err := tt.a.Sub(tt.b)
		if diff := cmp.Diff(tt.difference, outcome(difference, err)); diff != "" {
			t.Errorf("%s: %v - %v (-want +got):\n%s", tt.why, tt.a, tt.b, diff)
		}
	}
}

// outcome is the text of a result, or of the error.
func outcome(a money.Amount, err error) string {
	if err != nil {
		return err.Error()
	}
	return a.String()
}

func TestNegSignSum(t *testing.T) {
	a := amount("-0.05", "CNY")
	if got, err := a.Neg(); outcome(got, err) != "0.05 CNY" || a.Sign() != -1 || got.Sign() != 1 || a.IsZero() {
		t.Errorf("Neg = %v, %v", got, err)
	}
	if _, err := money.FromMinor(math.MinInt64, a.Currency()).Neg(); err == nil {
		t.Error("the least amount has a negative")
	}
	if got, err := money.Sum(); got != (money.Amount{}) || err != nil || got.Sign() != 0 || !got.IsZero() {
		t.Errorf("Sum() = %v, %v", got, err)
	}
	if got, err := money.Sum(amount("1", "CNY"), a, amount("0.10", "CNY")); outcome(got, err) != "1.05 CNY" {
		t.Errorf("Sum = %v, %v", got, err)
	}
	if got, err := money.Sum(a, amount("1", "JPY")); err == nil {
		t.Errorf("Sum = %v", got)
	}
}

func TestCmp(t *testing.T) {
	tests := []struct {
		why   string
		a, b  money.Amount
		want  int
		equal bool
	}{
		{"less", amount("1.00", "CNY"), amount("1.01", "CNY"), -1, false},
		{"same", amount("1", "CNY"), amount("1.00", "CNY"), 0, true},
		{"plain numbers, whatever the digits", amount("1.5", ""), amount("1.50", ""), 0, true},
		{"plain, a little more", amount("1.5001", ""), amount("1.5", ""), 1, false},
		{"plain, negative", amount("-1.5001", ""), amount("-1.5", ""), -1, false},
		{"plain, too large to align", amount("9223372036854775807", ""), amount("0.0001", ""), 1, false},
		{"the zero Amount compares with any", money.Amount{}, amount("0.01", "CNY"), -1, false},
		{"but does not equal a bound zero", amount("0.00", "CNY"), money.Amount{}, 0, false},
		{"it does equal a plain one", amount("0.00", ""), money.Amount{}, 0, true},
	}
	for _, tt := range tests {
		got, err := tt.a.Cmp(tt.b)
		if err != nil || got != tt.want {
			t.Errorf("%s: Cmp(%v, %v) = %d, %v, want %d", tt.why, tt.a, tt.b, got, err, tt.want)
		}
		if back, err := tt.b.Cmp(tt.a); err != nil || back != -tt.want {
			t.Errorf("%s: Cmp(%v, %v) = %d, %v, want %d", tt.why, tt.b, tt.a, back, err, -tt.want)
		}
		if tt.a.Equal(tt.b) != tt.equal || tt.b.Equal(tt.a) != tt.equal {
			t.Errorf("%s: Equal(%v, %v) is not %v", tt.why, tt.a, tt.b, tt.equal)
		}
	}
	a, b := amount("1", "CNY"), amount("1", "JPY")
	if _, err := a.Cmp(b); !cmp.Equal(err, error(&money.MismatchError{A: a, B: b})) || a.Equal(b) {
		t.Errorf("Cmp(%v, %v): %v", a, b, err)
	}
}

func TestIn(t *testing.T) {
	tests := []struct {
		why  string
		a    money.Amount
		code string
		want string
	}{
		{"fewer digits than the currency", amount("1.5", ""), "CNY", "1.50 CNY"},
		{"as many", amount("1.50", ""), "CNY", "1.50 CNY"},
		{"the zero Amount", money.Amount{}, "KWD", "0.000 KWD"},
		{"yen have no digits", amount("1.50", ""), "JPY", `money: "1.50" has 2 fraction digits, at most 0 are possible in JPY`},
		{"zeros are digits", amount("1.0", ""), "JPY", `money: "1.0" has 1 fraction digits, at most 0 are possible in JPY`},
		{"already bound", amount("1.50", "CNY"), "CNY", "1.50 CNY"},
		{"bound to another", amount("1", "CNY"), "JPY", "money: CNY and JPY do not mix (1.00 CNY and 0 JPY)"},
		{"bound to none", amount("1", "CNY"), "", "money: CNY and no currency do not mix (1.00 CNY and 0)"},
		{"plain stays plain", amount("1.50", ""), "", "1.50"},
		{"too large for the digits", amount("9223372036854775807", ""), "CNY", `money: amount in CNY "9223372036854775807" does not fit in 64 bits`},
	}
	for _, tt := range tests {
		var c money.Currency
		if tt.code != "" {
			c = money.MustCurrency(tt.code)
		}
		got, err := tt.a.In(c)
		if diff := cmp.Diff(tt.want, outcome(got, err)); diff != "" {
			t.Errorf("%s: %v in %q (-want +got):\n%s", tt.why, tt.a, tt.code, diff)
		}
	}
	for _, a := range []money.Amount{amount("19.90", "CNY"), amount("3", "JPY"), amount("-0.001", "KWD")} {
		p := a.Plain()
		if back, err := p.In(a.Currency()); err != nil || back != a || !p.IsPlain() || a.IsPlain() || p.Number() != a.Number() {
			t.Errorf("%v without its currency is %v, and back %v, %v", a, p, back, err)
		}
	}
}
