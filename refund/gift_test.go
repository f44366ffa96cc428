package refund_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/refund"
)

var charge = refund.Terms{Gifts: refund.ChargeGifts}

func TestGifts(t *testing.T) {
	phone := paid(coupon(gift(basket("phone 100.00 1", "case 20.00 1"), "case", "phone"), "gift", "20.00", "case"))
	perform(t, []tale{
		{"charged while it is kept, and released when it comes back", phone, charge, []step{
			{"the case is 20.00 without the phone", "phone", "80.00 phone=100.00 closes cost:20.00 claw:20.00"},
			{"it cost nothing", "case", "20.00 case=0.00 closes cost:0.00 release:20.00"},
		}},
		{"both at once", phone, charge, []step{
			{"nothing is kept", "phone case", "100.00 phone=100.00 closes case=0.00 closes cost:0.00"},
		}},
		{"the gift first", phone, charge, []step{
			{"", "case", "0.00 case=0.00 closes cost:100.00"},
			{"it is there already", "phone", "100.00 phone=100.00 closes cost:0.00"},
		}},
		{"the phone is taken back after the case came", phone, charge, []step{
			{"", "phone", "80.00 phone=100.00 closes cost:20.00 claw:20.00"},
			{"", "case", "20.00 case=0.00 closes cost:0.00 release:20.00"},
			{"", "withdraw:1", ""},
			{"20.00 of 100.00 went with the case", "phone", "80.00 phone=100.00 closes cost:0.00 claw:20.00"},
		}},
		{"a compensation charges nothing", phone, charge, []step{
			{"no unit goes back", "phone =10.00", "10.00 phone=10.00 cost:100.00"},
			{"90.00 less 20.00", "phone*1", "70.00 phone=90.00 closes cost:30.00 claw:20.00"},
		}},
		{"gifts stay gifts", phone, noTerms, []step{
			{"", "phone", "100.00 phone=100.00 closes"},
		}},
		{"a gift that was paid for in part", paid(coupon(gift(basket("phone 100.00 1", "case 20.00 1"), "case", "phone"), "gift", "15.00", "case")), charge, []step{
			{"20.00 less 5.00", "phone", "85.00 phone=100.00 closes cost:20.00 claw:15.00"},
			{"5.00 and 15.00", "case", "20.00 case=5.00 closes cost:0.00 release:15.00"},
		}},
		{"a gift that is dearer than what it came with", paid(coupon(gift(basket("phone 10.00 1", "case 20.00 1"), "case", "phone"), "gift", "20.00", "case")), charge, []step{
			{"no more than the phone gets", "phone", "0.00 phone=10.00 closes cost:20.00 claw:10.00"},
			{"that is released", "case", "10.00 case=0.00 closes cost:0.00 release:10.00"},
		}},
		{"one gift for two units", paid(coupon(gift(basket("phone 100.00 4", "case 20.00 2"), "case", "phone"), "gift", "40.00", "case")), charge, []step{
			{"three phones earn floor(2*3/4) cases", "phone*1", "80.00 phone=100.00 cost:320.00 claw:20.00"},
			{"two earn one", "phone*1", "100.00 phone=100.00 cost:220.00"},
			{"one earns none", "phone*1", "80.00 phone=100.00 cost:140.00 claw:20.00"},
			{"one case is left", "case*1", "20.00 case=0.00 cost:120.00 release:20.00"},
			{"and was charged already", "phone*1", "100.00 phone=100.00 closes cost:20.00"},
			{"the rest of 400.00", "case*1", "20.00 case=0.00 closes cost:0.00 release:20.00"},
		}},
		{"less asked: the charge is no forfeit", phone, charge, []step{
			{"", "phone*1 =80.01", "refused: amount_above_ceiling ceiling 80.00"},
			{"30.00 and the 20.00", "phone*1 =30.00", "30.00 phone=50.00 forfeits:50.00 closes cost:20.00 claw:20.00"},
			{"", "case", "20.00 case=0.00 closes cost:0.00 release:20.00"},
		}},
		{"the case was reserved by another, and is kept after all", phone, charge, []step{
			{"", "case", "0.00 case=0.00 closes cost:100.00"},
			{"", "phone", "100.00 phone=100.00 closes cost:0.00"},
			{"", "withdraw:1", ""},
			{"", "execute:2", "80.00 phone=100.00 closes cost:20.00 claw:20.00"},
			{"", "case", "20.00 case=0.00 closes cost:0.00 release:20.00"},
		}},
	})
}

func TestGiftsRepriced(t *testing.T) {
	shop := coupon(gift(basket("phone 100.00 1", "cover 50.00 1", "case 20.00 1"), "case", "phone"), "gift", "20.00", "case")
	shop = paid(threshold(coupon(shop, "c", "30.00", "phone", "cover"), "150.00"))
	both := refund.Terms{Promotion: refund.RepricePromotions, Gifts: refund.ChargeGifts}
	perform(t, []tale{
		{"charged and priced again", shop, both, []step{
			{"50.00 without the coupon, and the case: 50.00 of 120.00 are due", "phone", "50.00 phone=80.00 closes cost:70.00 claw:30.00 lapsed:c"},
			{"the case", "case", "20.00 case=0.00 closes cost:50.00 release:20.00 lapsed:c"},
			{"the rest", "cover", "50.00 cover=40.00 closes cost:0.00 release:10.00 lapsed:c"},
		}},
		{"priced again, and not charged", shop, reprice, []step{
			{"50.00", "phone", "70.00 phone=80.00 closes cost:50.00 claw:10.00 lapsed:c"},
			{"", "case", "0.00 case=0.00 closes cost:50.00 lapsed:c"},
			{"the rest", "cover", "50.00 cover=40.00 closes cost:0.00 release:10.00 lapsed:c"},
		}},
		{"charged, and promotions kept", shop, charge, []step{
			{"", "phone", "60.00 phone=80.00 closes cost:60.00 claw:20.00"},
			{"", "cover", "40.00 cover=40.00 closes cost:20.00"},
			{"", "case", "20.00 case=0.00 closes cost:0.00 release:20.00"},
		}},
	})
	a := allocate(t, shop)
	for _, row := range []struct {
		why   string
		terms refund.Terms
		want  []refund.KeptLine
	}{
		{"all that is kept, and what of it is charged", both, []refund.KeptLine{
			{Line: "cover", Units: 1, List: cny("50.00"), Discounts: cny("0.00"), Charged: cny("0.00")},
			{Line: "case", Units: 1, List: cny("20.00"), Discounts: cny("20.00"), Charged: cny("20.00")},
		}},
		{"only what is charged", charge, []refund.KeptLine{
			{Line: "case", Units: 1, List: cny("20.00"), Discounts: cny("0.00"), Charged: cny("20.00")},
		}},
	} {
		q := strike(t, a, refund.Ledger{}, "phone", row.terms)
		if diff := cmp.Diff(row.want, q.Repricing.Kept); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
		if !q.Provisional {
			t.Errorf("%s: it does not wait for others", row.why)
		}
	}
}
