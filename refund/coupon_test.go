package refund_test

import (
	"errors"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

var (
	couponsBack      = refund.Terms{Coupons: refund.CouponsWhenAllReturned}
	couponsUnshipped = refund.Terms{Coupons: refund.CouponsWhenUnshipped}
)

// couponed is paid 16.00 for two units of a and 3.00 for one of b.
func couponed() order.Order {
	return coupon(coupon(basket("a 10.00 2", "b 5.00 1"), "all", "5.00"), "only-b", "1.00", "b")
}

func TestCoupons(t *testing.T) {
	sale := couponed()
	sale.Discounts[0].Kind, sale.Discounts[1].Kind = order.Promotion, order.PriceChange
	sent := paid(freight(couponed(), "8.00", ""))
	perform(t, []tale{
		{"never", paid(couponed()), noTerms, []step{
			{"it was used up", "a b", "19.00 a=16.00 closes b=3.00 closes"},
		}},
		{"when all they applied to is returned", paid(couponed()), couponsBack, []step{
			{"one unit of it", "a*1", "8.00 a=8.00"},
			{"a, and not b", "a*1", "8.00 a=8.00 closes"},
			{"b", "b shipped", "3.00 b=3.00 closes coupon:all coupon:only-b"},
		}},
		{"the other way round", paid(couponed()), couponsBack, []step{
			{"", "b", "3.00 b=3.00 closes coupon:only-b"},
			{"once only", "a", "16.00 a=16.00 closes coupon:all"},
		}},
		{"a line that is closed by an amount", paid(couponed()), couponsBack, []step{
			{"", "a =15.99", "15.99 a=15.99"},
			{"the last cent", "a =0.01", "0.01 a=0.01 closes"},
			{"", "b", "3.00 b=3.00 closes coupon:all coupon:only-b"},
			{"its units can still be had, the coupons not", "a", "0.00 a=0.00"},
		}},
		{"closed by an amount, and by it the coupon", paid(couponed()), couponsBack, []step{
			{"", "b =3.00", "3.00 b=3.00 closes coupon:only-b"},
		}},
		{"taken back, and asked again", paid(couponed()), couponsBack, []step{
			{"", "b", "3.00 b=3.00 closes coupon:only-b"},
			{"", "withdraw:1", ""},
			{"", "b", "3.00 b=3.00 closes coupon:only-b"},
		}},
		{"when nothing was shipped", paid(couponed()), couponsUnshipped, []step{
			{"", "b", "3.00 b=3.00 closes coupon:only-b"},
			{"it was", "a shipped", "16.00 a=16.00 closes"},
		}},
		{"what is no coupon does not come back", paid(sale), couponsBack, []step{
			{"", "a b", "19.00 a=16.00 closes b=3.00 closes"},
		}},
		{"freight brings none", sent, couponsBack, []step{
			{"", "freight", "8.00 freight:default=8.00"},
			{"", "b", "3.00 b=3.00 closes coupon:only-b"},
		}},
	})
}

func TestCouponsRestrike(t *testing.T) {
	first, second := step{"", "a", "16.00 a=16.00 closes"}, step{"", "b", "3.00 b=3.00 closes coupon:all coupon:only-b"}
	perform(t, []tale{
		{"the other is executed", paid(couponed()), couponsBack, []step{
			first, second,
			{"", "execute:1", "16.00 a=16.00 closes"},
			{"", "execute:2", "3.00 b=3.00 closes coupon:all coupon:only-b"},
		}},
		{"the other was taken back", paid(couponed()), couponsBack, []step{
			first, second,
			{"", "withdraw:1", ""},
			{"a is kept", "execute:2", "3.00 b=3.00 closes coupon:only-b"},
			{"now it is not", "a", "16.00 a=16.00 closes coupon:all"},
		}},
		{"the other is executed later, and brings what was not given", paid(couponed()), couponsBack, []step{
			first, second,
			{"it may be taken back", "execute:2", "3.00 b=3.00 closes coupon:only-b"},
			{"", "execute:1", "16.00 a=16.00 closes coupon:all"},
		}},
	})
}

func TestCouponsWait(t *testing.T) {
	a := allocate(t, paid(coupon(basket("a 10.00 1", "b 5.00 1"), "only-b", "1.00", "b")))
	for _, row := range []struct {
		why, words string
		terms      refund.Terms
		want       bool
	}{
		{"a unit under a coupon", "b", couponsBack, true},
		{"money of a line under one", "b =1.00", couponsBack, true},
		{"a line under none", "a", couponsBack, false},
		{"never", "b", noTerms, false},
		{"not shipped yet", "b", couponsUnshipped, true},
		{"shipped: there is nothing to wait for", "b shipped", couponsUnshipped, false},
	} {
		if got := strike(t, a, refund.Ledger{}, row.words, row.terms).Provisional; got != row.want {
			t.Errorf("%s: %t, want %t", row.why, got, row.want)
		}
	}
}

func TestGrants(t *testing.T) {
	shop := paid(basket("a 10.00 1"))
	perform(t, []tale{
		{"beside the cash", shop, noTerms, []step{
			{"of the platform, and of the seller where nobody says", "a grant:sorry/5.00/platform grant:hello/0.00", "10.00 a=10.00 closes grant:sorry/5.00/platform grant:hello/0.00/seller"},
		}},
	})
	for _, row := range []struct{ why, ask, code, path string }{
		{"no coupon", "a grant:/5.00", "id_invalid", "grants[0].id"},
		{"worth less than nothing", "a grant:x/1.00 grant:y/-5.00", "amount_negative", "grants[1].value"},
		{"digits", "a grant:x/0.001", "amount_invalid", "grants[0].value"},
		{"who is that", "a grant:x/1.00/me", "party_unknown", "grants[0].funded_by"},
	} {
		_, err := refund.Compute(allocate(t, shop), refund.Ledger{}, demand(row.ask), noTerms)
		var refused *refund.RefusedError
		if !errors.As(err, &refused) || len(refused.Faults) != 1 || refused.Faults[0].Code != row.code || refused.Faults[0].Path != row.path {
			t.Errorf("%s, %q: %v, want %s at %s", row.why, row.ask, err, row.code, row.path)
		}
	}
}
