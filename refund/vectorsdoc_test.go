package refund_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// engines are the peers with vectors enough for a row of their own, by how the ids of their vectors begin.
var engines = []struct{ prefix, name string }{
	{"sylius", "Sylius RefundPlugin"}, {"vendure", "Vendure"}, {"saleor", "Saleor"}, {"solidus", "Solidus"}, {"spree", "Spree"},
	{"magento", "Magento"}, {"medusa", "Medusa"}, {"presta", "PrestaShop"}, {"moneyphp", "moneyphp"}, {"rubymoney", "RubyMoney"},
	{"dinero", "dinero.js"}, {"govalues", "govalues/money"}, {"gomoney", "go-money"}, {"gmoney", "gmoney"}, {"", "others"},
}

// peerTable is the table that the package documentation ends with: how many vectors come out as they should, of how many.
// That it is true is what TestVectors shows.
func peerTable(vectors []peerCase) string {
	statuses := []string{"normative", "policy", "quirk"}
	type count struct{ right, of int }
	counts := make([][3]count, len(engines)+1) // the last sums the others
	for i := range vectors {
		v := &vectors[i]
		prefix, _, _ := strings.Cut(v.ID, "-")
		row := slices.IndexFunc(engines, func(e struct{ prefix, name string }) bool { return e.prefix == "" || e.prefix == prefix })
		for _, at := range []int{row, len(engines)} {
			cell := &counts[at][slices.Index(statuses, v.Status)]
			if cell.of++; outOfScope[v.ID] == "" {
				cell.right++
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "//\t%20s%12s%12s%12s\n", "", statuses[0], statuses[1], statuses[2])
	for i, row := range counts {
		name := "together"
		if i < len(engines) {
			name = engines[i].name
		}
		fmt.Fprintf(&b, "//\t%-20s", name)
		for _, cell := range row {
			text := "-"
			if cell.of > 0 {
				text = fmt.Sprintf("%d of %d", cell.right, cell.of)
			}
			fmt.Fprintf(&b, "%12s", text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestPeerTable(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	want := peerTable(peers(t))
	header, _, _ := strings.Cut(want, "\n")
	_, below, _ := strings.Cut(string(doc), header)
	got := header
	for line := range strings.Lines(below) {
		if got += line; strings.HasPrefix(line, "//	together") {
			break
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the table in doc.go (-want +got):\n%s", diff)
	}
}

// The reasons of outOfScope say what happens instead.

func TestAmountWithoutChildIsSpread(t *testing.T) {
	shared := paid(order.Order{Currency: money.MustCurrency("USD"), Lines: []order.Line{
		{ID: "ours", Child: "seller", UnitPrice: plain("40.00"), Quantity: 1}, {ID: "theirs", Child: "store", UnitPrice: plain("60.00"), Quantity: 1},
	}})
	for _, row := range []struct{ why, ask, want string }{
		{"no child named: in proportion", "ours theirs =10.00", "10.00 ours=4.00 theirs=6.00"},
		{"a third of a cent is not lost", "ours theirs =0.01", "0.01 ours=0.00 theirs=0.01"},
		{"the other's part is not there to be asked", "child:seller ours =40.01", "refused: amount_above_ceiling ceiling 40.00"},
	} {
		q, err := refund.Compute(allocate(t, shared), refund.Ledger{}, ask(row.ask), noTerms)
		if diff := cmp.Diff(row.want, told(q, err)); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", row.why, row.ask, diff)
		}
	}
}

func TestFractionsOfACentAreRefused(t *testing.T) {
	var digits *money.DigitsError
	if _, err := money.Parse("10.003", money.MustCurrency("USD")); !errors.As(err, &digits) {
		t.Errorf("10.003 USD: %v, want a *money.DigitsError", err)
	}
}

func TestRoundedPercentagesAreRecorded(t *testing.T) {
	o := basket("a 1.06 1", "b 2.06 1", "c 3.06 1", "d 4.06 1")
	for i, share := range []string{"0.11", "0.21", "0.31", "0.41"} {
		o.Lines[i].Allocated = map[string]money.Amount{"ten": plain(share)}
	}
	a := allocate(t, paid(coupon(o, "ten", "1.04")))
	q, err := refund.Compute(a, refund.Ledger{}, refund.Request{}, noTerms)
	if diff := cmp.Diff("9.20 a=0.95 closes b=1.85 closes c=2.75 closes d=3.65 closes", told(q, err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
