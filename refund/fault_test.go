package refund_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func TestFaults(t *testing.T) {
	shop := paid(freight(basket("a 30.00 2 A", "b 20.00 1 B"), "8.00", "A"))
	many := paid(basket("a 1.00 2", "b 1.00 1", "c 1.00 1", "d 1.00 1", "e 1.00 1", "f 1.00 1", "g 1.00 1", "h 1.00 1", "i 1.00 1", "j 1.00 1", "k 1.00 1", "l 1.00 1", "m 1.00 1"))
	all := "a*1 b c d e f g h i j k l m "
	runTales(t, []tale{
		{"each by itself", shop, noTerms, []step{
			{"the ceiling is that of the lines that are there", "x a*2", "refused: line_unknown ceiling 60.00"},
			{"once is granted", "a*1 a*1", "refused: line_repeated ceiling 30.00"},
			{"a fault does not hide that it is repeated", "a*-1 a*1", "refused: quantity_not_positive line_repeated ceiling 0.00"},
			{"no such child", "child:C a*1", "refused: child_unknown ceiling 0.00"},
			{"no such child, every unit", "child:C", "refused: child_unknown ceiling 0.00"},
			{"B does not send a", "child:B a*1", "refused: line_unknown ceiling 0.00"},
			{"B does not send a, by amount", "child:B a =1.00", "refused: line_unknown ceiling 0.00"},
			{"not a number of units", "a*-1", "refused: quantity_not_positive ceiling 0.00"},
			{"the ceiling is that of what is free", "a*3", "refused: quantity_exceeded ceiling 60.00"},
			{"three digits of two", "a =1.001", "refused: amount_invalid ceiling 60.00"},
			{"more than an amount holds", "a =922337203685477580", "refused: amount_invalid ceiling 60.00"},
			{"zero", "a =0.00", "refused: amount_not_positive ceiling 60.00"},
			{"negative", "a =-0.01", "refused: amount_not_positive ceiling 60.00"},
			{"a cent too much", "a*1 =30.01", "refused: amount_above_ceiling ceiling 30.00"},
			{"nothing can be granted beside", "a*1 +-0.01", "refused: amount_negative ceiling 30.00"},
			{"nothing can be deducted", "a*1 --0.01", "refused: amount_negative ceiling 30.00"},
			{"digits", "a*1 +0.001", "refused: amount_invalid ceiling 30.00"},
			{"digits", "a*1 -0.001", "refused: amount_invalid ceiling 30.00"},
		}},
		{"every fault at once", shop, full, []step{
			{"freight is part of the ceiling", "a*9 x a*1 b*-1 =99.00 -0.001", "refused: amount_invalid quantity_exceeded line_unknown line_repeated quantity_not_positive amount_above_ceiling ceiling 68.00"},
			{"what does not need the child", "child:C a*9 x a*1 =0.00", "refused: amount_not_positive child_unknown line_unknown line_repeated ceiling 0.00"},
		}},
		{"what stands is not free", shop, noTerms, []step{
			{"", "a b", "80.00 a=60.00 closes b=20.00 closes"},
			{"a line without a number", "b", "refused: quantity_exceeded ceiling 0.00"},
			{"no line", "", "refused: quantity_exceeded ceiling 0.00"},
			{"no line, one child", "child:B", "refused: quantity_exceeded ceiling 0.00"},
		}},
		{"more lines than are compared one by one", many, noTerms, []step{
			{"", all + "a*1", "refused: line_repeated ceiling 13.00"},
			{"", all + "x", "refused: line_unknown ceiling 13.00"},
			{"", all, "13.00 a=1.00 b=1.00 closes c=1.00 closes d=1.00 closes e=1.00 closes f=1.00 closes g=1.00 closes h=1.00 closes i=1.00 closes j=1.00 closes k=1.00 closes l=1.00 closes m=1.00 closes"},
		}},
	})
}

func TestOtherCurrencies(t *testing.T) {
	a := allocate(t, paid(basket("a 30.00 2")))
	yen := money.MustParse("5", "JPY")
	for _, row := range []struct {
		why  string
		r    refund.Request
		path string
	}{
		{"asked", refund.Request{Amount: &yen}, "amount"},
		{"granted", refund.Request{AddFreight: yen}, "add_freight"},
		{"deducted", refund.Request{Deduct: yen}, "deduct"},
	} {
		_, err := refund.Compute(a, refund.Ledger{}, row.r, noTerms)
		if diff := cmp.Diff("refused: currency_mismatch ceiling 60.00", told(refund.Quote{}, err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
			continue
		}
		f := err.(*refund.RefusedError).Faults[0]
		want := map[string]string{"asked": "JPY", "order": "CNY"}
		if diff := cmp.Diff(want, f.Operands); diff != "" || f.Path != row.path {
			t.Errorf("%s: %q (-want +got):\n%s", row.why, f.Path, diff)
		}
	}
}

func TestRefusedError(t *testing.T) {
	a := allocate(t, paid(basket("a 30.00 2")))
	_, err := refund.Compute(a, refund.Ledger{}, ask("a*3 b*1 =99.00"), noTerms)
	want := &refund.RefusedError{
		Ceiling: cny("60.00"),
		Faults: []order.Fault{
			{Code: "quantity_exceeded", Path: "lines[0].quantity", Text: `3 asked of line "a", 2 free`, Operands: map[string]string{"line": "a", "asked": "3", "free": "2"}},
			{Code: "line_unknown", Path: "lines[1].line", Text: `the order has no line "b"`, Operands: map[string]string{"line": "b"}},
			{Code: "amount_above_ceiling", Path: "amount", Text: "99.00 asked, at most 60.00 can go back", Operands: map[string]string{"asked": "99.00", "ceiling": "60.00"}},
		},
	}
	var got *refund.RefusedError
	if !errors.As(err, &got) {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	text := `refund: refused: lines[0].quantity: 3 asked of line "a", 2 free; lines[1].line: the order has no line "b"; amount: 99.00 asked, at most 60.00 can go back`
	if diff := cmp.Diff(text, err.Error()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A ledger that is not of the allocation must not panic.
func TestForeignLedger(t *testing.T) {
	big, small := allocate(t, paid(basket("a 30.00 2", "b 5.00 9"))), allocate(t, paid(basket("a 30.00 1")))
	q, err := refund.Compute(big, refund.Ledger{}, refund.Request{}, noTerms)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []refund.Ledger{{}, refund.Ledger{}.With(big, q), refund.Ledger{}.With(small, q), refund.Ledger{}.Without(big, q)} {
		for _, a := range []*refund.Allocation{big, small} {
			_, err := refund.Compute(a, l, ask("a*1"), full)
			_ = told(refund.Quote{}, err)
			l.Closed(a, "")
			l.Free(a, "", "b")
		}
	}
}
