package refundtest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/refundtest"
)

// quote is the first unit of apples of the shop.
func quote(t testing.TB) refund.Quote {
	t.Helper()
	a, err := refund.Allocate(shop(t))
	if err != nil {
		t.Fatal(err)
	}
	q, err := refund.Compute(a, refund.Ledger{}, refundtest.Ask(refundtest.Units("apples", 1)), shopTerms())
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestEqual(t *testing.T) {
	for _, tt := range []struct {
		why    string
		change func(*refund.Quote)
		want   []string // each is in what is told; none: nothing is
	}{
		{"the same", func(*refund.Quote) {}, nil},
		{"a plain amount is the same number", func(q *refund.Quote) { q.Total = money.MustParse("20.24", "") }, nil},
		{"the zero amount is no amount", func(q *refund.Quote) { q.Freight = money.Amount{} }, nil},
		{"no entries are nil", func(q *refund.Quote) { q.Coupons = []string{} }, nil},
		{"a cent", func(q *refund.Quote) { q.Total = cny("20.23") }, []string{"(-want +got)", `Total:`, `20.23`, `20.24`}},
		{"a cent, plain", func(q *refund.Quote) { q.Total = money.MustParse("20.23", "") }, []string{"20.23"}},
		{"another currency", func(q *refund.Quote) { q.Total = money.MustParse("20.24", "EUR") }, []string{"20.24 EUR", "20.24 CNY"}},
		{"entries", func(q *refund.Quote) { q.Coupons = []string{"summer"} }, []string{"summer"}},
	} {
		f := &fake{}
		want := quote(t)
		tt.change(&want)
		refundtest.Equal(f, want, quote(t))
		told := strings.Join(f.told, "\n")
		if (told == "") != (tt.want == nil) {
			t.Errorf("%s: told %q", tt.why, told)
		}
		for _, part := range tt.want {
			if !strings.Contains(told, part) {
				t.Errorf("%s: %q is not in %q", tt.why, part, told)
			}
		}
	}
}

func TestTotals(t *testing.T) {
	requests := append(shopRequests(t), refundtest.Ask(refundtest.Units("apples", 1)), refundtest.AskAmount(t, "0.01", "pears"))
	right := []string{"20.24", "27.52", "3.00", "refused: quantity_exceeded", "refused: line_unknown"}
	refundtest.Totals(t, shop(t), shopTerms(), right, requests...)
	refundtest.Totals(t, shop(t), shopTerms(), []string{})
	for _, tt := range []struct {
		why  string
		want []string
		told []string
	}{
		{"a cent", []string{"20.24", "27.53", "3.00", right[3], right[4]}, []string{"request 2, [apples*1 mug*1]:\n", `"27.53"`, "refund", "27.52"}},
		{"a refusal", []string{"20.24", "27.52", "3.00", "0.00", right[4]}, []string{"request 4, [apples*1]:\nrefund: refused: "}},
		{"one too few", right[:4], []string{"refused: line_unknown"}},
		{"one too many", append(right[:5:5], "1.00"), []string{"1.00"}},
	} {
		f := &fake{}
		refundtest.Totals(f, shop(t), shopTerms(), tt.want, requests...)
		if len(f.told) != 1 {
			t.Errorf("%s: told %q", tt.why, f.told)
			continue
		}
		for _, part := range append(tt.told, "refundtest: the totals differ (-want +got):") {
			if !strings.Contains(f.told[0], part) {
				t.Errorf("%s: %q is not in\n%s", tt.why, part, f.told[0])
			}
		}
	}
	f := &fake{}
	broken := shop(t)
	broken.Tenders = nil
	f.run(func() { refundtest.Totals(f, broken, shopTerms(), nil) })
	if !f.ended {
		t.Error("an order that is not paid is computed")
	}
}

func TestGolden(t *testing.T) { refundtest.Golden(t, "apples", quote(t)) }

func TestGolden_files(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("REFUNDTEST_UPDATE", "")
	q := quote(t)
	told := func(name string, q refund.Quote) string {
		f := &fake{}
		f.run(func() { refundtest.Golden(f, name, q) })
		return strings.Join(f.told, "\n")
	}
	path := filepath.Join("testdata", "a", "b.golden")
	const missing = "refundtest: there is no testdata/a/b.golden: run the test with REFUNDTEST_UPDATE=1 to write it, and look at what changed"
	if diff := cmp.Diff(missing, filepath.ToSlash(told("a/b", q))); diff != "" {
		t.Errorf("no file (-want +got):\n%s", diff)
	}
	if _, err := os.Stat("testdata"); !os.IsNotExist(err) {
		t.Errorf("a file was made without being asked for: %v", err)
	}
	t.Setenv("REFUNDTEST_UPDATE", "1")
	if got := told("a/b", q); got != "" {
		t.Errorf("writing: %s", got)
	}
	t.Setenv("REFUNDTEST_UPDATE", "")
	if got := told("a/b", q); got != "" {
		t.Errorf("what was written is not read again: %s", got)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(text), "\n", "\r\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := told("a/b", q); got != "" {
		t.Errorf("a checkout with other ends of lines: %s", got)
	}
	other := q
	other.Total = cny("20.23")
	if got := told("a/b", other); !strings.Contains(got, "(-want +got); if it is right, run the test with REFUNDTEST_UPDATE=1") || !strings.Contains(got, "20.23") {
		t.Errorf("another quote: %q", got)
	}
	for _, name := range []string{"", "../x", "/x"} {
		if got := told(name, q); !strings.Contains(got, "is not below testdata: give it a plain name") {
			t.Errorf("the name %q: %q", name, got)
		}
	}
}
