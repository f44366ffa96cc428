package refundtest

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// Equal fails the test if a quote is not what is wanted, with the difference (-want +got). Amounts are equal if they are the
// same number and are not of two currencies, so that wants may be written plain; nothing is equal to no entries.
func Equal(t testing.TB, want, got refund.Quote) {
	t.Helper()
	if diff := difference(want, got); diff != "" {
		t.Errorf("refundtest: the quote differs (-want +got):\n%s", diff)
	}
}

// difference is how two quotes differ; empty if they do not.
func difference(want, got refund.Quote) string {
	return cmp.Diff(want, got, cmp.Comparer(sameNumber), cmp.FilterValues(bothEmpty, cmp.Comparer(func(_, _ any) bool { return true })))
}

// sameNumber compares amounts, of which one may be plain.
func sameNumber(a, b money.Amount) bool {
	if a.IsPlain() || b.IsPlain() {
		return a.Plain().Equal(b.Plain())
	}
	return a.Equal(b)
}

// bothEmpty reports whether both values are slices without elements.
func bothEmpty(a, b any) bool {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	return x.IsValid() && y.IsValid() && x.Type() == y.Type() && x.Kind() == reflect.Slice && x.Len() == 0 && y.Len() == 0
}
