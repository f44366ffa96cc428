package refund

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Check faults what Compute would make nothing sensible of: words outside a vocabulary (name_unknown), which it takes for
// the first of theirs; negative amounts (amount_negative); days that are no number of days (quantity_not_positive); a fee for
// damaged or missing units of a base that does not tell units apart, and an outbound charge that is both the freight refunded
// and an amount (base_invalid). Paths are those of the terms' JSON.
func (t Terms) Check() []order.Fault {
	c := &termsChecker{}
	oneOf(c, "freight", t.Freight, FreightRules())
	oneOf(c, "freight_by", t.FreightBy, FreightBases())
	oneOf(c, "fault_freight", t.FaultFreight, FreightRules())
	oneOf(c, "promotion", t.Promotion, PromotionRules())
	oneOf(c, "gifts", t.Gifts, GiftRules())
	oneOf(c, "slack", t.Slack, SlackRules())
	oneOf(c, "tenders", t.Tenders, TenderRules())
	oneOf(c, "coupons", t.Coupons, CouponRules())
	oneOf(c, "subsidies", t.Subsidies, SubsidyRules())
	oneOf(c, "rewards", t.Rewards, RewardRules())
	oneOf(c, "expired_points", t.ExpiredPoints, ExpiryRules())
	oneOf(c, "return_freight", t.ReturnFreight, PayerRules())
	if t.GraceDays < 0 || t.GraceDays > maxGraceDays {
		c.fault("quantity_not_positive", "grace_days", fmt.Sprintf("%d is no number of days up to %d", t.GraceDays, maxGraceDays))
	}
	d := &t.Deductions
	c.fee("deductions.restocking", &d.Restocking.Fee, false)
	c.fee("deductions.restocking.damaged", &d.Restocking.Damaged, true)
	c.fee("deductions.restocking.missing", &d.Restocking.Missing, true)
	c.amount("deductions.outbound_freight", d.OutboundFreight.Amount)
	if d.OutboundFreight.Refunded && !d.OutboundFreight.Amount.IsZero() {
		c.fault("base_invalid", "deductions.outbound_freight", "it is the freight refunded, or an amount, not both")
	}
	c.amount("deductions.return_freight", d.ReturnFreight)
	if t.BorneBy != "" && !slices.Contains([]order.Party{order.Seller, order.Platform, order.Carrier, order.Insurer}, t.BorneBy) {
		c.fault("name_unknown", "borne_by", fmt.Sprintf("the %s bears no refund", order.Shorten(string(t.BorneBy), 40)))
	}
	c.amount("borne_up_to", t.BorneUpTo)
	return c.faults
}

// maxGraceDays keeps instants within what RFC 3339 holds: a hundred years.
const maxGraceDays = 36_525

type termsChecker struct{ faults []order.Fault }

func (c *termsChecker) fault(code, path, text string) {
	c.faults = append(c.faults, order.NewFault(code, path, text))
}

func oneOf[T ~string](c *termsChecker, path string, v T, all []T) {
	if v != "" && !slices.Contains(all, v) {
		c.fault("name_unknown", path, fmt.Sprintf("%q is not one of %v", order.Shorten(string(v), 40), all))
	}
}

func (c *termsChecker) amount(path string, a money.Amount) {
	if a.Sign() < 0 {
		c.fault("amount_negative", path, fmt.Sprintf("%s is negative", a.Number()))
	}
}

func (c *termsChecker) fee(path string, f *Fee, ofUnits bool) {
	oneOf(c, path+".base", f.Base, FeeBases())
	if ofUnits && f.Base == OfRefund {
		c.fault("base_invalid", path+".base", "a fee for some units is of their goods or their list price")
	}
	c.amount(path+".amount", f.Amount)
	c.amount(path+".cap", f.Cap)
}
