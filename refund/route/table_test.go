package route_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

func TestNew_faults(t *testing.T) {
	for _, tt := range []struct {
		name  string
		why   string
		kind  string
		spoil func(*route.Method)
		want  string
	}{
		{"sound", "every field of use is set", "wallet", func(*route.Method) {}, ""},
		{"nothing known", "no spans: no dates are foretold", "wallet", func(m *route.Method) { m.Platform, m.Bank = route.Span{}, route.Span{} }, ""},
		{"a year", "the longest span", "wallet", func(m *route.Method) { m.Bank = route.Span{Max: 366, Unit: route.WorkingDays} }, ""},
		{"a year of hours", "the longest span", "wallet", func(m *route.Method) { m.Bank = route.Span{Max: 8784, Unit: route.Hours} }, ""},
		{"a hundred years", "the longest limit", "wallet", func(m *route.Method) { m.Expires = 36600 }, ""},
		{"kind missing", "a tender without a kind is of an unknown kind", "", func(*route.Method) {}, "name_invalid at "},
		{"kind", "snake_case", "Wallet", func(*route.Method) {}, "name_invalid at Wallet"},
		{"kind too long", "65 letters, cut in the path", strings.Repeat("k", 65), func(*route.Method) {}, "name_invalid at " + strings.Repeat("k", 40) + "..."},
		{"to missing", "where does it arrive?", "wallet", func(m *route.Method) { m.To = "" }, "name_invalid at wallet.to"},
		{"to", "snake_case", "wallet", func(m *route.Method) { m.To = "the card" }, "name_invalid at wallet.to"},
		{"route missing", "money terms are said", "wallet", func(m *route.Method) { m.Route = "" }, "name_unknown at wallet.route"},
		{"route", "not one of the two", "wallet", func(m *route.Method) { m.Route = "pigeon" }, "name_unknown at wallet.route"},
		{"unit missing", "three of what?", "wallet", func(m *route.Method) { m.Bank.Unit = "" }, "name_unknown at wallet.bank.unit"},
		{"unit", "not one of the four", "wallet", func(m *route.Method) { m.Platform.Unit = "weeks" }, "name_unknown at wallet.platform.unit"},
		{"min over max", "the wrong way round", "wallet", func(m *route.Method) { m.Bank.Min = 4 }, "span_invalid at wallet.bank"},
		{"min negative", "money does not arrive before it was sent", "wallet", func(m *route.Method) { m.Bank.Min = -1 }, "number_negative at wallet.bank.min"},
		{"both negative", "each is said", "wallet", func(m *route.Method) { m.Bank.Min, m.Bank.Max = -2, -1 },
			"number_negative at wallet.bank.min, number_negative at wallet.bank.max"},
		{"instant with numbers", "the one or the other", "wallet", func(m *route.Method) { m.Platform.Max = 1 }, "span_invalid at wallet.platform"},
		{"no days", "a forgotten max", "wallet", func(m *route.Method) { m.Bank = route.Span{Unit: route.Days} }, "span_invalid at wallet.bank"},
		{"days over a year", "a slip", "wallet", func(m *route.Method) { m.Bank.Max = 367 }, "span_invalid at wallet.bank"},
		{"hours over a year", "a slip", "wallet", func(m *route.Method) { m.Bank = route.Span{Max: 8785, Unit: route.Hours} }, "span_invalid at wallet.bank"},
		{"expires negative", "zero is never", "wallet", func(m *route.Method) { m.Expires = -1 }, "number_negative at wallet.expires_days"},
		{"expires too long", "a slip, and further than a duration reaches", "wallet", func(m *route.Method) { m.Expires = 36601 }, "limit_too_long at wallet.expires_days"},
		{"refunds negative", "zero is without a limit", "wallet", func(m *route.Method) { m.MaxRefunds = -1 }, "number_negative at wallet.max_refunds"},
		{"apart negative", "zero is none", "wallet", func(m *route.Method) { m.Apart = -1 }, "number_negative at wallet.apart_seconds"},
		{"apart too long", "a slip", "wallet", func(m *route.Method) { m.Apart = 366*24*3600 + 1 }, "limit_too_long at wallet.apart_seconds"},
		{"most plain", "a thousand of what?", "wallet", func(m *route.Method) { m.Most = money.MustParse("1000.00", "") }, "amount_invalid at wallet.most"},
		{"most negative", "nothing could go", "wallet", func(m *route.Method) { m.Most = cny("-0.01") }, "amount_invalid at wallet.most"},
		{"most zero", "is it none, or nothing?", "wallet", func(m *route.Method) { m.Most = cny("0.00") }, "amount_invalid at wallet.most"},
		{"source missing", "figures without one cannot be checked", "wallet", func(m *route.Method) { m.Source = " " }, "source_missing at wallet.source"},
		{"date", "no such day", "wallet", func(m *route.Method) { m.AsOf = "2026-02-30" }, "date_invalid at wallet.as_of"},
		{"month", "no day", "wallet", func(m *route.Method) { m.AsOf = "2026-11" }, "date_invalid at wallet.as_of"},
		{"source text", "broken UTF-8 would come back as something else", "wallet", func(m *route.Method) { m.Source = "\xff" }, "text_invalid at wallet.source"},
		{"note", "a NUL", "wallet", func(m *route.Method) { m.Note = "a\x00" }, "text_invalid at wallet.note"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := wallet()
			tt.spoil(&m)
			got, err := route.New(map[string]route.Method{tt.kind: m})
			diff(t, tt.why, tt.want, tableFaults(t, err))
			if _, known := got.Method(tt.kind); known != (err == nil) {
				t.Errorf("%s: the kind is known: %t, beside %v", tt.why, known, err)
			}
		})
	}
}

// tableFaults writes the faults of an error as code and path.
func tableFaults(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var invalid *route.TableError
	if !errors.As(err, &invalid) {
		t.Fatalf("%T: %v", err, err)
	}
	var all []string
	for _, f := range invalid.Faults {
		all = append(all, f.Code+" at "+f.Path)
	}
	return strings.Join(all, ", ")
}

// Everything is said at once, in one order whatever the map's.
func TestNew_allFaults(t *testing.T) {
	for range 10 {
		_, err := route.New(map[string]route.Method{"b": {}, "a": {To: "x", Route: refund.Original, Bank: route.Span{Min: 2, Max: 1, Unit: route.Days}, Source: "s"}})
		diff(t, "both methods", "span_invalid at a.bank, name_invalid at b.to, name_unknown at b.route, source_missing at b.source", tableFaults(t, err))
		want := `route: the table is invalid: a.bank: min 2 is more than max 1; b.to: "" is no name: lower-case letters, digits and '_'; ` +
			`b.route: "" is not one of [original non_original]; b.source: no source: the page or document the figures come from`
		diff(t, "the text", want, err.Error())
	}
}

func TestTable_sharesNothing(t *testing.T) {
	given := map[string]route.Method{"wallet": wallet()}
	made := table(t, given)
	delete(given, "wallet")
	delete(made.Methods(), "wallet")
	m, known := made.Method("wallet")
	if m != wallet() || !known {
		t.Errorf("the method became %v, %t", m, known)
	}
	if _, known := made.Method("card"); known {
		t.Error("a kind that nobody gave is known")
	}
	if _, known := (route.Table{}).Method("wallet"); known {
		t.Error("the zero table knows a kind")
	}
	delete(route.JD().Methods(), "cash")
	if _, known := route.JD().Method("cash"); !known {
		t.Error("a caller changed the table of the package")
	}
}

func TestTable_Equal(t *testing.T) {
	other := wallet()
	other.Expires++
	for _, tt := range []struct {
		why  string
		a, b route.Table
		want bool
	}{
		{"the same methods", table(t, map[string]route.Method{"w": wallet()}), table(t, map[string]route.Method{"w": wallet()}), true},
		{"none, however made", route.Table{}, table(t, nil), true},
		{"another figure", table(t, map[string]route.Method{"w": wallet()}), table(t, map[string]route.Method{"w": other}), false},
		{"another kind", table(t, map[string]route.Method{"w": wallet()}), table(t, map[string]route.Method{"v": wallet()}), false},
	} {
		if got := tt.a.Equal(tt.b); got != tt.want || tt.b.Equal(tt.a) != got {
			t.Errorf("%s: %t", tt.why, got)
		}
		if cmp.Equal(tt.a, tt.b) != tt.want {
			t.Errorf("%s: cmp does not use Equal", tt.why)
		}
	}
}
