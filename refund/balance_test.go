package refund_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func TestBalance(t *testing.T) {
	a := allocate(t, paid(coupon(basket("a 10.00 3", "b 0.00 1"), "c", "10.00")))
	cny := func(text string) money.Amount { return money.MustParse(text, "CNY") }
	var l refund.Ledger
	for _, row := range []struct {
		why, ask string
		terms    refund.Terms
		line     string
		want     refund.Balance
	}{
		{"nothing stands", "", noTerms, "a", refund.Balance{Units: 3, Free: 3, Paid: cny("20.00"), Standing: cny("0.00"), Forfeited: cny("0.00"), Left: cny("20.00")}},
		{"a unit at less than its share forfeits the rest", "a*1 =6.00", noTerms, "a", refund.Balance{Units: 3, Free: 2, Paid: cny("20.00"), Standing: cny("6.00"), Forfeited: cny("0.66"), Left: cny("13.34")}},
		{"a compensation takes no unit", "a =3.34", noTerms, "a", refund.Balance{Units: 3, Free: 2, Paid: cny("20.00"), Standing: cny("9.34"), Forfeited: cny("0.66"), Left: cny("10.00")}},
		{"the last of the money closes the line", "a =10.00", noTerms, "a", refund.Balance{Units: 3, Free: 2, Paid: cny("20.00"), Standing: cny("19.34"), Forfeited: cny("0.66"), Left: cny("0.00"), Closed: true}},
		{"a free line closes by its units", "b*1", noTerms, "b", refund.Balance{Units: 1, Paid: cny("0.00"), Standing: cny("0.00"), Forfeited: cny("0.00"), Left: cny("0.00"), Closed: true}},
	} {
		if row.ask != "" {
			l = l.With(a, strike(t, a, l, row.ask, row.terms))
		}
		got, known := l.Balance(a, row.line)
		if diff := cmp.Diff(row.want, got); diff != "" || !known {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
	if b, known := l.Balance(a, "nowhere"); known || b != (refund.Balance{}) {
		t.Errorf("an unknown line: %+v, %v", b, known)
	}
}

// What of a refund has arrived, leg by leg, and what is proved of what was paid by hand.
func TestRefundOutstanding(t *testing.T) {
	r := refund.New("o-1-1", strike(t, allocate(t, paid(basket("a 10.00 1"), "z 7.00", "card 3.00")), refund.Ledger{}, "a", noTerms))
	for _, row := range []struct {
		why               string
		event             refund.LegEvent
		tender, proof     string
		paid, outstanding string
		proofs            []string
	}{
		{"ordered, nothing has arrived", refund.LegOrdered, "", "", "0.00", "10.00", []string{"", ""}},
		{"one leg settles, the other stays reserved", refund.LegPaid, "card", "", "3.00", "7.00", []string{"", ""}},
		{"a failed leg stays reserved too", refund.LegRefused, "z", "", "3.00", "7.00", []string{"", ""}},
		{"given to hand: the proof goes with it, not with what went its own way", refund.LegByHand, "z", "slip 7", "3.00", "7.00", []string{"slip 7", ""}},
		{"paid by hand: a proof told again changes nothing", refund.LegPaid, "z", "slip 8", "10.00", "0.00", []string{"slip 7", ""}},
	} {
		next, changed, err := r.Move(row.event, row.tender, nil)
		if err != nil || !changed {
			t.Fatalf("%s: %v, %v", row.why, changed, err)
		}
		if before := r; row.proof != "" {
			next = next.Prove("", row.proof)
			if diff := cmp.Diff(before, r); diff != "" {
				t.Errorf("%s: the refund before changed (-want +got):\n%s", row.why, diff)
			}
		}
		r = next
		got := []string{r.Legs[0].Proof, r.Legs[1].Proof}
		if diff := cmp.Diff(row.proofs, got); diff != "" || r.Paid().Number() != row.paid || r.Outstanding().Number() != row.outstanding {
			t.Errorf("%s: paid %s, outstanding %s, proofs (-want +got):\n%s", row.why, r.Paid(), r.Outstanding(), diff)
		}
		data, err := json.Marshal(r)
		var back refund.Refund
		if err != nil || json.Unmarshal(data, &back) != nil || !cmp.Equal(r, back) {
			t.Errorf("%s: %s does not come back", row.why, data)
		}
	}
	if other := r.Prove("nobody", "x"); !cmp.Equal(other, r) {
		t.Error("a proof for a tender that has no leg changed the refund")
	}
}
