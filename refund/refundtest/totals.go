package refundtest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Totals plays requests one after the other, those granted standing, and fails the test unless their totals are those
// wanted: "19.90", with all digits of the currency, or for a request that is refused "refused:" and the codes of its faults.
// The difference (-want +got) comes with the explanation of the first quote that differs. It ends the test if the order
// cannot be.
func Totals(t testing.TB, o order.Order, terms refund.Terms, want []string, requests ...refund.Request) {
	t.Helper()
	a, err := refund.Allocate(o)
	if err != nil {
		t.Fatalf("refundtest: the order cannot be: %v", err)
	}
	var ledger refund.Ledger
	var explained string
	got := make([]string, len(requests))
	for i, r := range requests {
		q, err := refund.Compute(a, ledger, r, terms)
		if got[i] = q.Total.Number(); err != nil {
			got[i] = refusal(err)
		}
		if explained == "" && i < len(want) && got[i] != want[i] {
			explained = fmt.Sprintf("request %d, %s:\n%s", i+1, wording(&r), explain(q, err))
		}
		if err == nil {
			ledger = ledger.With(a, q)
		}
	}
	if diff := cmp.Diff(want, got, cmp.FilterValues(bothEmpty, cmp.Comparer(func(_, _ any) bool { return true }))); diff != "" {
		t.Errorf("refundtest: the totals differ (-want +got):\n%s%s", diff, explained)
	}
}

// refusal is an error as the word of a total.
func refusal(err error) string {
	var refused *refund.RefusedError
	if !errors.As(err, &refused) {
		return err.Error()
	}
	words := []string{"refused:"}
	for _, f := range refused.Faults {
		words = append(words, f.Code)
	}
	return strings.Join(words, " ")
}

func explain(q refund.Quote, err error) string {
	if err != nil {
		return err.Error()
	}
	return q.Explain()
}
