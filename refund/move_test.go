package refund_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// document is a refund of 10.00: 7.00 to the wallet, 3.00 to the card.
func document(wallet, card refund.LegState) refund.Refund {
	return refund.Refund{Number: "o-1", Total: cny("10.00"), Legs: []refund.Leg{
		{Tender: "wallet", Amount: cny("7.00"), Route: refund.Original, State: wallet},
		{Tender: "card", Amount: cny("3.00"), Route: refund.Original, State: card},
	}}
}

// Every state and every event: where the leg goes, "" where it stays as it is.
func TestMoveLeg(t *testing.T) {
	stays := refund.LegState("")
	for _, row := range []struct {
		from refund.LegState
		to   map[refund.LegEvent]refund.LegState
		why  string
	}{
		{refund.LegPending, map[refund.LegEvent]refund.LegState{refund.LegOrdered: refund.LegSubmitted, refund.LegPaid: stays, refund.LegRefused: stays, refund.LegByHand: refund.LegManual}, "nothing was ordered that could be paid or refused"},
		{refund.LegSubmitted, map[refund.LegEvent]refund.LegState{refund.LegOrdered: stays, refund.LegPaid: refund.LegSettled, refund.LegRefused: refund.LegFailed, refund.LegByHand: refund.LegManual}, "the provider has it"},
		{refund.LegFailed, map[refund.LegEvent]refund.LegState{refund.LegOrdered: refund.LegSubmitted, refund.LegPaid: refund.LegSettled, refund.LegRefused: stays, refund.LegByHand: refund.LegManual}, "again, or by hand; a late success counts"},
		{refund.LegManual, map[refund.LegEvent]refund.LegState{refund.LegOrdered: stays, refund.LegPaid: refund.LegSettled, refund.LegRefused: stays, refund.LegByHand: stays}, "somebody pays it"},
		{refund.LegSettled, map[refund.LegEvent]refund.LegState{refund.LegOrdered: stays, refund.LegPaid: stays, refund.LegRefused: stays, refund.LegByHand: stays}, "final"},
	} {
		if len(row.to) != len(refund.LegFlow().AllEvents()) {
			t.Errorf("%s: the table names %d events", row.from, len(row.to))
		}
		for event, to := range row.to {
			r := document(row.from, refund.LegSettled)
			want := document(row.from, refund.LegSettled)
			if to != stays {
				want.Legs[0].State = to
			}
			if event == refund.LegByHand && to != stays {
				want.Legs[0].Route = refund.NonOriginal
			}
			for _, tender := range []string{"", "wallet"} {
				got, changed, err := r.Move(event, tender, nil)
				if diff := cmp.Diff(want, got); diff != "" || changed != (to != stays) || err != nil {
					t.Errorf("%s, %s: changed %t, %v (-want +got):\n%s", row.from, event, changed, err, diff)
				}
			}
			if diff := cmp.Diff(document(row.from, refund.LegSettled), r); diff != "" {
				t.Errorf("%s, %s: the receiver changed:\n%s", row.from, event, diff)
			}
		}
	}
}

// B2: a report told twice changes nothing, one of another amount is refused.
func TestMoveReports(t *testing.T) {
	for _, row := range []struct {
		why, tender, amount string
		r                   refund.Refund
		changed             bool
		want                refund.Refund
		err                 error
	}{
		{"one leg", "wallet", "7.00 CNY", document("submitted", "submitted"), true, document("settled", "submitted"), nil},
		{"told twice", "wallet", "7.00 CNY", document("settled", "submitted"), false, document("settled", "submitted"), nil},
		{"told twice, when all is over", "wallet", "7.00 CNY", document("settled", "settled"), false, document("settled", "settled"), nil},
		{"the whole", "", "10.00 CNY", document("submitted", "submitted"), true, document("settled", "settled"), nil},
		{"the whole, a leg having settled", "", "10.00 CNY", document("settled", "submitted"), true, document("settled", "settled"), nil},
		{"the whole, told twice", "", "10.00 CNY", document("settled", "settled"), false, document("settled", "settled"), nil},
		{"no amount told", "card", "", document("submitted", "submitted"), true, document("submitted", "settled"), nil},
		{"a plain amount", "card", "3", document("submitted", "submitted"), true, document("submitted", "settled"), nil},
		{"a cent less", "wallet", "6.99 CNY", document("submitted", "submitted"), false, document("submitted", "submitted"),
			&refund.AmountError{Number: "o-1", Tender: "wallet", Ordered: cny("7.00"), Reported: cny("6.99")}},
		{"a cent more, in any state", "wallet", "7.01 CNY", document("settled", "settled"), false, document("settled", "settled"),
			&refund.AmountError{Number: "o-1", Tender: "wallet", Ordered: cny("7.00"), Reported: cny("7.01")}},
		{"a leg's amount for the whole", "", "7.00 CNY", document("submitted", "submitted"), false, document("submitted", "submitted"),
			&refund.AmountError{Number: "o-1", Ordered: cny("10.00"), Reported: cny("7.00")}},
		{"another currency", "wallet", "7.00 USD", document("submitted", "submitted"), false, document("submitted", "submitted"),
			&refund.AmountError{Number: "o-1", Tender: "wallet", Ordered: cny("7.00"), Reported: money.MustParse("7.00", "USD")}},
		{"no such leg", "cash", "7.00 CNY", document("submitted", "submitted"), false, document("submitted", "submitted"),
			&refund.TenderError{Number: "o-1", Tender: "cash"}},
	} {
		var amount *money.Amount
		if row.amount != "" {
			amount = new(money.Amount)
			if err := amount.UnmarshalText([]byte(row.amount)); err != nil {
				t.Fatal(err)
			}
		}
		got, changed, err := row.r.Move(refund.LegPaid, row.tender, amount)
		if diff := cmp.Diff(row.want, got); diff != "" || changed != row.changed {
			t.Errorf("%s: changed %t (-want +got):\n%s", row.why, changed, diff)
		}
		if diff := cmp.Diff(row.err, err); diff != "" {
			t.Errorf("%s: error (-want +got):\n%s", row.why, diff)
		}
	}
}

func TestRefundStates(t *testing.T) {
	none := refund.New("o-1", refund.Quote{Total: cny("0.00")})
	for _, row := range []struct {
		why             string
		r               refund.Refund
		settled, failed bool
	}{
		{"a refund of no cash has no legs and is settled", none, true, false},
		{"nothing ordered", document("pending", "pending"), false, false},
		{"one failed", document("settled", "failed"), false, true},
		{"all settled", document("settled", "settled"), true, false},
	} {
		if row.r.Settled() != row.settled || row.r.Has(refund.LegFailed) != row.failed {
			t.Errorf("%s: settled %t, failed %t", row.why, row.r.Settled(), row.r.Has(refund.LegFailed))
		}
	}
	zero := cny("0.00")
	if next, changed, err := none.Move(refund.LegPaid, "", &zero); changed || err != nil || !next.Settled() {
		t.Errorf("no cash: %v, %t, %v", next, changed, err)
	}
}

func TestReportErrors(t *testing.T) {
	for _, row := range []struct {
		err  error
		want string
	}{
		{&refund.AmountError{Number: "o-1", Ordered: cny("7.00"), Reported: cny("6.99")}, "refund: 7.00 CNY was ordered under o-1, 6.99 CNY is reported"},
		{&refund.TenderError{Number: "o-1", Tender: "cash"}, `refund: o-1 has no leg to tender "cash"`},
	} {
		if row.err.Error() != row.want {
			t.Errorf("%v, want %s", row.err, row.want)
		}
	}
	var invalid *order.InvalidError
	if _, err := refund.Allocate(basket()); !errors.As(err, &invalid) {
		t.Errorf("an order without lines: %v", err)
	}
}
