package refund_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/refund"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds a text against a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), -update writes it anew:\n%s", name, diff)
	}
}

func TestExplain(t *testing.T) {
	shop := paid(freight(points(coupon(taxed(basket("apples 49.90 1", "t-shirt 45.50 2", "mug 12.00 3"), "4.50", false), "summer-coupon", "20.00"), "coins", 500, "5.00"), "12.00", ""))
	top := paid(freight(coupon(taxed(basket("a 10.00 5"), "3.00", true), "voucher", "1.00"), "8.00", ""), "wallet 20.00", "card 40.00")
	for _, row := range []struct {
		why, name string
		a         *refund.Allocation
		before    string
		r         refund.Request
		terms     refund.Terms
	}{
		{"part of two lines, with points, freight not decided", "part.golden", allocate(t, shop), "", ask("t-shirt*1 mug*1"), withLast},
		{"the rest, less than could be had, freight whole, and a deduction", "rest.golden", allocate(t, shop), "t-shirt*1 mug*1", ask("apples t-shirt*1 mug*2 =80.00 -5.00"), full},
		{"units of a split line in the middle, tax on top, two tenders", "split.golden", allocate(t, split(t, top, 2)), "a*1", ask("a*3"), withLast},
	} {
		var l refund.Ledger
		if row.before != "" {
			q, err := refund.Compute(row.a, l, ask(row.before), row.terms)
			if err != nil {
				t.Fatalf("%s: %v", row.why, err)
			}
			l = l.With(row.a, q)
		}
		q, err := refund.Compute(row.a, l, row.r, row.terms)
		if err != nil {
			t.Fatalf("%s: %v", row.why, err)
		}
		golden(t, row.name, q.Explain())
	}
}

func TestLegFlow(t *testing.T) {
	golden(t, "../flows/leg.mmd", refund.LegDiagram("", ""))
}

func ExampleLegDiagram() {
	fmt.Print(refund.LegDiagram(refund.LegFailed, ""))
	// Output:
	// stateDiagram-v2
	//     [*] --> pending
	//     pending --> submitted : submitted
	//     failed --> submitted : submitted
	//     submitted --> settled : settled
	//     failed --> settled : settled
	//     manual --> settled : settled
	//     submitted --> failed : failed
	//     pending --> manual : by_hand
	//     submitted --> manual : by_hand
	//     failed --> manual : by_hand
	//     settled --> [*]
	//     classDef current fill:#fde68a,stroke:#b45309,stroke-width:3px
	//     class failed current
}
