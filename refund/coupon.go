package refund

import (
	"slices"

	"github.com/recourse-go/recourse/order"
)

// CouponRule says when a coupon is given back to the buyer.
type CouponRule string

const (
	// CouponsNever: it was used up. The zero CouponRule means the same.
	CouponsNever CouponRule = "never"
	// CouponsWhenAllReturned: with the request after which every unit the coupon applied to is refunded.
	CouponsWhenAllReturned CouponRule = "when_all_returned"
	// CouponsWhenUnshipped: as CouponsWhenAllReturned, but only while nothing was shipped.
	CouponsWhenUnshipped CouponRule = "when_unshipped"
)

// CouponRules lists every CouponRule.
func CouponRules() []CouponRule {
	return []CouponRule{CouponsNever, CouponsWhenAllReturned, CouponsWhenUnshipped}
}

// UnmarshalText accepts a coupon rule's name; any other is an *order.UnknownNameError.
func (c *CouponRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(c, "coupon rule", text, CouponRules())
}

// coupons names the coupons that are given back: those every unit of whose lines is refunded with this request, and was not
// before, judged by what stands in judge.
func (s *striker) coupons(d *draft, judge *Ledger) []string {
	with := make(map[int]*QuoteLine, len(d.lines))
	for i := range d.lines {
		with[s.at[i]] = &d.lines[i]
	}
	var back []string
	for k := range s.a.order.Discounts {
		discount := &s.a.order.Discounts[k]
		if discount.Kind != order.Coupon {
			continue
		}
		before, after := true, true
		for _, i := range s.a.linesUnder(discount) {
			stands := judge.line(i)
			before = before && stands.closed(&s.a.lines[i])
			if q := with[i]; q != nil {
				stands.add(q, 1)
			}
			after = after && stands.closed(&s.a.lines[i])
		}
		if after && !before {
			back = append(back, discount.ID)
		}
	}
	return back
}

func (s *striker) givesCoupons() bool {
	switch s.terms.Coupons {
	case CouponsWhenAllReturned:
		return s.a.coupons
	case CouponsWhenUnshipped:
		return s.a.coupons && !s.request.Shipped
	}
	return false
}

// couponsWait reports whether a coupon of the request's lines depends on what becomes of other cases.
func (s *striker) couponsWait(d *draft) bool {
	if !s.givesCoupons() {
		return false
	}
	asked := make([]bool, len(s.a.lines))
	for i := range d.lines {
		asked[s.at[i]] = true
	}
	for k := range s.a.order.Discounts {
		discount := &s.a.order.Discounts[k]
		if discount.Kind == order.Coupon && slices.ContainsFunc(s.a.linesUnder(discount), func(at int) bool { return asked[at] }) {
			return true
		}
	}
	return false
}
