package refund_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/refund"
)

// strike computes a quote that must be granted.
func strike(t testing.TB, a *refund.Allocation, l refund.Ledger, words string, terms refund.Terms) refund.Quote {
	t.Helper()
	q, err := refund.Compute(a, l, ask(words), terms)
	if err != nil {
		t.Fatalf("%q: %v", words, err)
	}
	return q
}

// each row reserves two requests one after the other, and executes one while the other is reserved, being executed too,
// or taken back.
func TestRestrike(t *testing.T) {
	shop := paid(freight(basket("a 30.00 1", "b 20.00 1"), "8.00", ""))
	line := paid(points(basket("a 10.00 2"), "coins", 10, "2.00"))
	three := paid(points(taxed(coupon(basket("a 10.00 3"), "c", "10.00"), "1.00", false), "coins", 11, "1.00"), "x 10.00", "y 9.00")
	const (
		reserved = iota
		executed
		gone
	)
	for _, row := range []struct {
		why           string
		shop          *refund.Allocation
		terms         refund.Terms
		first, second string
		execute       int // 1 or 2
		other         int
		want          string
	}{
		{"the last takes the freight, the other is executed too", allocate(t, shop), withLast, "a", "b", 2, executed, "28.00 b=20.00 closes freight:default=8.00"},
		{"the other is only reserved: it may be taken back", allocate(t, shop), withLast, "a", "b", 2, reserved, "20.00 b=20.00 closes"},
		{"the other is kept", allocate(t, shop), withLast, "a", "b", 2, gone, "20.00 b=20.00 closes"},
		{"the freight that another reserved is not there", allocate(t, shop), withLast, "a", "b", 1, executed, "30.00 a=30.00 closes"},
		{"freight that another gave up", allocate(t, shop), full, "a", "b", 2, gone, "28.00 b=20.00 closes freight:default=8.00"},
		{"never more than was asked", allocate(t, shop), full, "a*1 =31.00", "b*1 =21.00", 2, gone, "21.00 b=20.00 closes freight:default=1.00"},
		{"freight granted beside the rule", allocate(t, shop), noTerms, "a +8.00", "b +2.00", 2, gone, "22.00 b=20.00 closes freight:default=2.00"},
		{"shipped", allocate(t, shop), withLast, "a", "b shipped", 2, executed, "20.00 b=20.00 closes"},
		{"deducted", allocate(t, shop), noTerms, "a", "b -1.00", 2, executed, "19.00 b=20.00 closes less:1.00"},
		{"an amount that closes the line brings its points", allocate(t, line), noTerms, "a*1", "a =9.00", 2, executed, "9.00 a=9.00 coins:5 closes"},
		{"it does not close the line any more", allocate(t, line), noTerms, "a*1", "a =9.00", 2, gone, "9.00 a=9.00"},
		{"units of no cash keep their cash, and have points again", allocate(t, line), noTerms, "a =18.00", "a*1", 2, gone, "0.00 a=0.00 coins:5"},
		{"nothing changed: units, tax, points and tenders neither", allocate(t, three), noTerms, "a*1", "a*1", 1, executed, "6.33 a=6.33 tax:0.33 coins:3 x=3.33 y=3.00"},
		{"the first is kept: the second stays the second", allocate(t, three), noTerms, "a*1", "a*1", 2, gone, "6.33 a=6.33 tax:0.33 coins:4 x=3.33 y=3.00"},
		{"a forfeit is not given back", allocate(t, three), noTerms, "a*1", "a*2 =5.00", 2, gone, "5.00 a=5.00 forfeits:7.67 tax:0.67 coins:8 x=2.63 y=2.37"},
	} {
		first := strike(t, row.shop, refund.Ledger{}, row.first, row.terms)
		second := strike(t, row.shop, refund.Ledger{}.With(row.shop, first), row.second, row.terms)
		quote, other, request := second, first, row.second
		if row.execute == 1 {
			quote, other, request = first, second, row.first
		}
		var others, executing refund.Ledger
		if row.other != gone {
			others = others.With(row.shop, other)
		}
		if row.other == executed {
			executing = executing.With(row.shop, other)
		}
		got, err := refund.Restrike(row.shop, others, executing, quote, ask(request), row.terms)
		if diff := cmp.Diff(row.want, told(got, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
		if got.Provisional {
			t.Errorf("%s: it is provisional still", row.why)
		}
	}
}

func TestRestrikeRefuses(t *testing.T) {
	a := allocate(t, paid(basket("a 30.00 1")))
	q := strike(t, a, refund.Ledger{}, "a", noTerms)
	_, err := refund.Restrike(a, refund.Ledger{}, refund.Ledger{}, q, ask("a --1.00"), noTerms)
	var refused *refund.RefusedError
	if !errors.As(err, &refused) || refused.Faults[0].Code != "amount_negative" || refused.Ceiling != q.Ceiling {
		t.Errorf("%v, want a negative amount refused", err)
	}
}

// A quote that is not of the order at all comes to nothing.
func TestRestrikeForeign(t *testing.T) {
	a, other := allocate(t, paid(basket("a 30.00 1"))), allocate(t, paid(basket("b 1.00 1")))
	q := strike(t, other, refund.Ledger{}, "b", noTerms)
	got, err := refund.Restrike(a, refund.Ledger{}, refund.Ledger{}, q, ask("b"), noTerms)
	if diff := cmp.Diff("0.00", told(got, err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestProvisional(t *testing.T) {
	free, sent := basket("a 30.00 2"), freight(basket("a 30.00 2"), "8.00", "")
	for _, row := range []struct {
		why   string
		a     *refund.Allocation
		words string
		terms refund.Terms
		want  bool
	}{
		{"others may still ask for the rest, or give it up", allocate(t, paid(sent)), "a*1", withLast, true},
		{"it is the last, but the others may be taken back", allocate(t, paid(sent)), "a*2", withLast, true},
		{"no freight was paid", allocate(t, paid(free)), "a*1", withLast, false},
		{"shipped: there is none to go back", allocate(t, paid(sent)), "a*1 shipped", withLast, false},
		{"no units, no freight", allocate(t, paid(sent)), "a =1.00", withLast, false},
		{"full freight does not wait", allocate(t, paid(sent)), "a*1", full, false},
		{"no freight goes back", allocate(t, paid(sent)), "a*1", noTerms, false},
	} {
		if got := strike(t, row.a, refund.Ledger{}, row.words, row.terms).Provisional; got != row.want {
			t.Errorf("%s: %t, want %t", row.why, got, row.want)
		}
	}
}

// A quote that was never put into the ledger may find its tender empty.
func TestRestrikeNotReserved(t *testing.T) {
	a := allocate(t, paid(basket("a 10.00 1", "b 10.00 1"), "x 10.00", "y 10.00"))
	terms := refund.Terms{Tenders: refund.FirstToLast}
	q, other := strike(t, a, refund.Ledger{}, "a", terms), strike(t, a, refund.Ledger{}, "b", terms)
	got, err := refund.Restrike(a, refund.Ledger{}.With(a, other), refund.Ledger{}, q, ask("a"), terms)
	if diff := cmp.Diff("10.00 a=10.00 closes y=10.00", told(got, err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
