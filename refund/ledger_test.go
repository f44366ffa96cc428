package refund_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/refund"
)

func TestLedger(t *testing.T) {
	a := allocate(t, paid(freight(basket("a 30.00 2 A", "b 20.00 1 B"), "8.00", "A")))
	for _, row := range []struct {
		why              string
		stand            []string
		freeA, freeAinB  int64
		closedA, closed  bool
		closesB, closesX bool
		freight          string
	}{
		{"nothing stands", nil, 2, 0, false, false, false, false, "8.00"},
		{"one of two units, and the freight", []string{"a*1"}, 1, 0, false, false, false, false, "0.00"},
		{"every unit of a", []string{"a"}, 0, 0, true, false, false, false, "0.00"},
		{"closed by amount, the units are free", []string{"a =68.00"}, 2, 0, true, false, false, false, "0.00"},
		{"half by amount", []string{"a =30.00"}, 2, 0, false, false, false, false, "8.00"},
		{"everything", []string{"a*1", "b", "a*1"}, 0, 0, true, true, true, false, "0.00"},
	} {
		var l refund.Ledger
		for _, words := range row.stand {
			l = l.With(a, strike(t, a, l, words, full))
		}
		want := []any{row.freeA, row.freeAinB, row.closedA, row.closed, row.closesB, row.closesX, row.freight}
		got := []any{l.Free(a, "", "a"), l.Free(a, "B", "a"), l.Closed(a, "A"), l.Closed(a, ""),
			l.ClosesLines(a, []string{"a", "b"}), l.ClosesLines(a, []string{"a", "b", "x"}), l.FreightLeft(a, "A").Number()}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
		if l.Closed(a, "x") || l.Free(a, "", "x") != 0 || l.FreightLeft(a, "x") != cny("0.00") {
			t.Errorf("%s: something is known of x", row.why)
		}
	}
}

// A quote of an order that was split afterwards does not say which child sends its units.
func TestLedgerAcrossSplit(t *testing.T) {
	o := paid(basket("a 10.00 5"))
	whole, parts := allocate(t, o), allocate(t, split(t, o, 2))
	q := strike(t, whole, refund.Ledger{}, "a*4", noTerms)
	l := refund.Ledger{}.With(parts, q)
	if got := []int64{l.Free(parts, "default", "a"), l.Free(parts, "w2", "a"), l.Free(parts, "", "a")}; !cmp.Equal([]int64{0, 1, 1}, got) {
		t.Errorf("free are %v, want 0, 1 and 1 together", got)
	}
	if diff := cmp.Diff("10.00 a=10.00 from:w2*1 closes", told(refund.Compute(parts, l, ask("a"), noTerms))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := l.Without(parts, q).Free(parts, "", "a"); got != 5 {
		t.Errorf("%d are free without it, want 5", got)
	}
	two := strike(t, whole, refund.Ledger{}, "a*2", noTerms)
	l = refund.Ledger{}.With(parts, two).With(parts, two)
	if got := []int64{l.Free(parts, "default", "a"), l.Free(parts, "w2", "a")}; !cmp.Equal([]int64{0, 1}, got) {
		t.Errorf("free are %v, want 0 and 1", got)
	}
}

func TestQuote(t *testing.T) {
	a := allocate(t, paid(basket("a 30.00 2", "b 20.00 1")))
	for _, row := range []struct {
		why, words string
		units      int64
		cut        bool
		lines      []string
	}{
		{"all", "", 3, false, []string{"a", "b"}},
		{"less than the share of its units", "a*1 =29.99", 1, true, []string{"a"}},
		{"by amount there is no share to cut", "b =19.99", 0, false, []string{"b"}},
		{"by amount and by units, in full", "b a*2 =80.00", 2, false, []string{"b", "a"}},
	} {
		q := strike(t, a, refund.Ledger{}, row.words, noTerms)
		want, got := []any{row.units, row.cut, row.lines}, []any{q.Units(), q.Cut(), q.LineIDs()}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
	if diff := cmp.Diff([]any{"80.00", "CNY", "o-1", 2}, []any{a.Paid().Number(), a.Currency().Code(), a.Order().ID, len(a.Shares().Lines)}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
