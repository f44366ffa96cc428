package refund_test

import (
	"errors"
	"testing"

	"github.com/recourse-go/recourse/refund"
)

func TestVouchers(t *testing.T) {
	ten := voucher(paid(basket("a 10.00 1"), "wx 10.00"), "3.00")
	two := voucher(paid(basket("a 20.00 1"), "wallet 10.00", "wx 10.00"), "3.00")
	perform(t, []tale{
		{"S14, nine tenths", ten, noTerms, []step{
			{"6.30 of cash", "a =9.00", "9.00 a=9.00 wx=9.00 voucher/wx:2.70"},
			{"0.70 of cash", "a =1.00", "1.00 a=1.00 closes wx=1.00 voucher/wx:0.30"},
		}},
		{"S14, thirds: 235, 234 and 231 of cash", ten, noTerms, []step{
			{"234.5 is rounded up", "a =3.35", "3.35 a=3.35 wx=3.35 voucher/wx:1.00"},
			{"469 less 235", "a =3.35", "3.35 a=3.35 wx=3.35 voucher/wx:1.01"},
			{"700 less 469", "a =3.30", "3.30 a=3.30 closes wx=3.30 voucher/wx:0.99"},
		}},
		{"a withdrawal in between", ten, noTerms, []step{
			{"", "a =3.35", "3.35 a=3.35 wx=3.35 voucher/wx:1.00"},
			{"", "a =3.35", "3.35 a=3.35 wx=3.35 voucher/wx:1.01"},
			{"", "withdraw:1", ""},
			{"469 less the 234 that stand", "a =3.35", "3.35 a=3.35 wx=3.35 voucher/wx:1.00"},
			{"3.00 of voucher in all", "a =3.30", "3.30 a=3.30 closes wx=3.30 voucher/wx:0.99"},
		}},
		{"two tenders, one with a voucher", two, noTerms, []step{
			{"335 each, 235 of it cash", "a =6.70", "6.70 a=6.70 wallet=3.35 wx=3.35 voucher/wx:1.00"},
			{"335 each, 234 of it cash", "a =6.70", "6.70 a=6.70 wallet=3.35 wx=3.35 voucher/wx:1.01"},
			{"330 each, 231 of it cash", "a =6.60", "6.60 a=6.60 closes wallet=3.30 wx=3.30 voucher/wx:0.99"},
		}},
		{"struck again at the same total: as it was reserved", ten, noTerms, []step{
			{"", "a =3.35", "3.35 a=3.35 wx=3.35 voucher/wx:1.00"},
			{"", "a =3.35", "3.35 a=3.35 wx=3.35 voucher/wx:1.01"},
			{"", "withdraw:1", ""},
			{"anew it would be 1.00", "execute:2", "3.35 a=3.35 wx=3.35 voucher/wx:1.01"},
		}},
		{"what comes off stays with the voucher in part", ten, noTerms, []step{
			{"2.00 of 10.00, 1.40 of it cash", "a*1 -8.00", "2.00 a=10.00 closes less:8.00 wx=2.00 -agreed:8.00 voucher/wx:0.60"},
		}},
		{"all voucher", voucher(paid(basket("a 10.00 1"), "wx 10.00"), "10.00"), noTerms, []step{
			{"no cash", "a =4.00", "4.00 a=4.00 wx=4.00 voucher/wx:4.00"},
		}},
		{"never more cash than goes back", voucher(paid(basket("a 0.04 1"), "wx 0.04"), "0.02"), noTerms, []step{
			{"half a cent is a cent of cash", "a =0.01", "0.01 a=0.01 wx=0.01"},
			{"one in all", "a =0.01", "0.01 a=0.01 wx=0.01 voucher/wx:0.01"},
			{"one and a half is two", "a =0.01", "0.01 a=0.01 wx=0.01"},
			{"", "a =0.01", "0.01 a=0.01 closes wx=0.01 voucher/wx:0.01"},
			{"", "withdraw:1", ""},
			{"", "withdraw:3", ""},
			{"two cents would be due, and one goes back", "a =0.01", "0.01 a=0.01 wx=0.01"},
			{"the last", "a =0.01", "0.01 a=0.01 closes wx=0.01"},
		}},
		{"never less than none", voucher(paid(basket("a 0.06 1"), "wx 0.06"), "0.03"), noTerms, []step{
			{"", "a =0.01", "0.01 a=0.01 wx=0.01"},
			{"", "a =0.01", "0.01 a=0.01 wx=0.01 voucher/wx:0.01"},
			{"", "a =0.01", "0.01 a=0.01 wx=0.01"},
			{"", "a =0.01", "0.01 a=0.01 wx=0.01 voucher/wx:0.01"},
			{"", "a =0.01", "0.01 a=0.01 wx=0.01"},
			{"", "withdraw:2", ""},
			{"", "withdraw:4", ""},
			{"three went in cash, two are due for four", "a =0.01", "0.01 a=0.01 wx=0.01 voucher/wx:0.01"},
			{"all of the rest", "a =0.02", "0.02 a=0.02 closes wx=0.02 voucher/wx:0.02"},
		}},
	})
}

func TestRequestTenders(t *testing.T) {
	box := coupon(basket("box 33.34 3"), "c", "0.02")
	two := paid(box, "wallet 30.00", "wechat 70.00")
	three := paid(box, "x 20.00", "y 20.00", "z 60.00")
	perform(t, []tale{
		{"one of them", two, noTerms, []step{
			{"", "box*1 tender:wechat", "33.33 box=33.33 wechat=33.33"},
			{"", "box*1 tender:wallet", "33.33 box=33.33 wallet=30.00 wechat=3.33"},
			{"what is left", "box*1 tender:wallet", "33.34 box=33.34 closes wechat=33.34"},
		}},
		{"both, in their order", two, noTerms, []step{
			{"", "box*2 tender:wechat tender:wallet", "66.66 box=66.66 wechat=66.66"},
			{"3.34 are left there", "box*1 tender:wechat tender:wallet", "33.34 box=33.34 closes wallet=30.00 wechat=3.34"},
		}},
		{"one of them, the others by the terms", three, noTerms, []step{
			{"1333*20/80 is 333.25, 1333*60/80 is 999.75", "box*1 tender:y", "33.33 box=33.33 x=3.33 y=20.00 z=10.00"},
		}},
		{"one of them, the others from the last on", three, refund.Terms{Tenders: refund.LastToFirst}, []step{
			{"", "box*1 tender:y", "33.33 box=33.33 y=20.00 z=13.33"},
			{"46.67 of z, and then x", "box*2 tender:y", "66.67 box=66.67 closes x=20.00 z=46.67"},
		}},
		{"one of them, the others from the first on", three, refund.Terms{Tenders: refund.FirstToLast}, []step{
			{"", "box*1 tender:z tender:y", "33.33 box=33.33 z=33.33"},
			{"26.67, 20.00 and the first", "box*2 tender:z tender:y", "66.67 box=66.67 closes x=20.00 y=20.00 z=26.67"},
		}},
		{"a voucher on the one that is named", voucher(paid(basket("a 20.00 1"), "wallet 10.00", "wx 10.00"), "3.00"), noTerms, []step{
			{"10.00, 7.00 of it cash", "a =12.00 tender:wx", "12.00 a=12.00 wallet=2.00 wx=10.00 voucher/wx:3.00"},
		}},
		{"no such tender, or twice", two, noTerms, []step{
			{"", "box*1 tender:card", "refused: tender_unknown ceiling 33.33"},
			{"", "box*1 tender:wallet tender:wallet", "refused: tender_unknown ceiling 33.33"},
			{"each of them", "box*1 tender:card tender:wallet tender:", "refused: tender_unknown tender_unknown ceiling 33.33"},
		}},
	})
	_, err := refund.Compute(allocate(t, two), refund.Ledger{}, demand("box*1 tender:wallet tender:card"), noTerms)
	var refused *refund.RefusedError
	if !errors.As(err, &refused) || refused.Faults[0].Path != "tenders[1]" {
		t.Errorf("%v, want the second tender faulted", err)
	}
}
