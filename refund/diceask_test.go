package refund_test

import (
	"fmt"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// day is one of ten, so that two may fall together.
func (d *dice) day() time.Time { return time.Date(2026, 3, 1+int(d.below(10)), 0, 0, 0, 0, time.UTC) }

// terms are drawn over every rule, the empty one included.
func (d *dice) terms(c money.Currency) refund.Terms {
	return refund.Terms{
		Freight:       pick(d, append(refund.FreightRules(), "")...),
		FreightBy:     pick(d, append(refund.FreightBases(), "")...),
		FaultFreight:  pick(d, append(refund.FreightRules(), "", "", "")...),
		Promotion:     pick(d, append(refund.PromotionRules(), "")...),
		Gifts:         pick(d, append(refund.GiftRules(), "")...),
		Slack:         pick(d, append(refund.SlackRules(), "")...),
		Tenders:       pick(d, append(refund.TenderRules(), "")...),
		Coupons:       pick(d, append(refund.CouponRules(), "")...),
		Subsidies:     pick(d, append(refund.SubsidyRules(), "")...),
		Rewards:       pick(d, append(refund.RewardRules(), "")...),
		ExpiredPoints: pick(d, append(refund.ExpiryRules(), "")...),
		GraceDays:     int(d.below(40)),
		ReturnFreight: pick(d, append(refund.PayerRules(), "")...),
		Deductions:    d.deductions(c),
		BorneBy:       pick[order.Party](d, "", "", "", order.Seller, order.Platform, order.Carrier, order.Insurer),
		BorneUpTo:     d.atMost(c),
	}
}

// atMost is no limit, or an amount.
func (d *dice) atMost(c money.Currency) money.Amount {
	if d.one(2) {
		return money.Amount{}
	}
	return d.small(c)
}

func (d *dice) deductions(c money.Currency) (all refund.Deductions) {
	if !d.one(2) {
		return all
	}
	all.Always = d.one(3)
	if d.one(2) {
		all.Restocking.Fee = d.fee(c, true)
	}
	if d.one(3) {
		all.Restocking.Damaged = d.fee(c, false)
	}
	if d.one(3) {
		all.Restocking.Missing = d.fee(c, false)
	}
	switch d.below(4) {
	case 1:
		all.OutboundFreight.Refunded = true
	case 2:
		all.OutboundFreight.Amount = d.small(c)
	}
	if d.one(3) {
		all.ReturnFreight = d.small(c)
	}
	return all
}

func (d *dice) fee(c money.Currency, refunded bool) (f refund.Fee) {
	if d.one(2) {
		f.Rate, f.Base = d.rate(), pick(d, "", refund.OfGoods, refund.OfList)
		if refunded && d.one(3) {
			f.Base = refund.OfRefund
		}
	}
	if d.one(2) {
		f.Amount, f.Each = d.small(c), d.one(2)
	}
	if d.one(4) {
		f.Cap = d.small(c)
	}
	if d.one(4) {
		f.CapRate = d.rate()
	}
	return f
}

func (d *dice) rate() money.Rate {
	return money.MustRate(pick(d, "0", "0.01", "0.05", "0.15", "0.333", "0.5", "1", "0.000000000001"))
}

// small is an amount of the size of fees, plain now and then.
func (d *dice) small(c money.Currency) money.Amount {
	a := money.FromMinor(d.below(800), c)
	if d.one(3) {
		return a.Plain()
	}
	return a
}

// request asks for something, most of the time something that can be granted.
func (d *dice) request(a *refund.Allocation, l refund.Ledger, t refund.Terms) refund.Request {
	o := a.Order()
	r := refund.Request{Shipped: d.one(3)}
	amount := func(minor int64) money.Amount { return money.FromMinor(minor, o.Currency) }
	if d.one(4) {
		r.Child = pick(d, o.Children...).ID
	}
	if r.FreightOnly = d.one(12); !r.FreightOnly || d.one(20) {
		r.Lines = d.askLines(a, l, r.Child)
	}
	if d.one(5) {
		r.AddFreight = amount(d.below(500) - d.below(2)*d.below(5))
	}
	if d.one(5) {
		r.Deduct = amount(d.below(500) - d.below(2)*d.below(5))
	}
	d.circumstances(o, &r)
	if d.one(3) {
		d.spoil(o, &r)
	}
	if d.one(2) {
		r.Amount = new(money.Amount)
		*r.Amount = amount(1)
		ceiling := int64(1)
		if quote, err := refund.Compute(a, l, r, t); err == nil {
			ceiling = quote.Ceiling.Minor()
		}
		asked := ceiling
		if !d.one(3) {
			asked = d.below(ceiling + 2)
		}
		*r.Amount = amount(asked)
	}
	if d.one(40) {
		r.Child = "nowhere"
	}
	return r
}

func (d *dice) askLines(a *refund.Allocation, l refund.Ledger, child string) (lines []refund.RequestLine) {
	switch d.below(8) {
	case 0:
		return nil
	case 1:
		lines = append(lines, refund.RequestLine{Line: pick(d, "l0", "l1", "nowhere"), Quantity: d.below(4) - 1})
	}
	for range 1 + d.below(4) {
		line := refund.RequestLine{Line: pick(d, a.Order().Lines...).ID}
		line.Quantity = d.below(l.Free(a, child, line.Line) + 1)
		if d.one(4) {
			line.Damaged = d.below(line.Quantity + 1)
			line.Missing = d.below(line.Quantity - line.Damaged + 1)
		}
		lines = append(lines, line)
	}
	return lines
}

// circumstances are what a request may say beside lines and amounts.
func (d *dice) circumstances(o order.Order, r *refund.Request) {
	r.KeptGoods = d.one(4)
	if d.one(2) {
		r.Liable = pick(d, order.Parties()...)
	}
	if d.one(3) {
		r.BorneBy = pick(d, order.Parties()...)
	}
	if d.one(4) {
		r.ReturnFreight = &refund.ReturnFreight{Amount: d.small(o.Currency), PaidBy: pick(d, "", order.Buyer, order.Seller, order.Warehouse, order.Platform)}
		if d.one(2) {
			r.ReturnFreight.Insured = d.small(o.Currency)
		}
	}
	if d.one(3) {
		for range 1 + d.below(2) {
			r.Tenders = append(r.Tenders, pick(d, o.Tenders...).ID)
		}
		if len(r.Tenders) == 2 && r.Tenders[0] == r.Tenders[1] && !d.one(5) {
			r.Tenders = r.Tenders[1:]
		}
	}
	if d.one(2) {
		r.At = d.day()
	}
	if d.one(2) {
		r.Balances = map[string]int64{}
		for _, reward := range o.Rewards {
			if d.one(2) {
				r.Balances[reward.ID] = d.below(reward.Count+2) - d.below(3)
			}
		}
	}
	for i := range max(0, d.below(5)-2) {
		r.Grants = append(r.Grants, refund.Grant{ID: fmt.Sprintf("g%d", i), Value: d.small(o.Currency), FundedBy: pick(d, "", order.Platform)})
	}
}

// spoil makes some of it wrong.
func (d *dice) spoil(o order.Order, r *refund.Request) {
	foreign := money.MustCurrency(pick(d, "EUR", "KRW"))
	wrong := pick(d, money.FromMinor(100, foreign), money.FromMinor(-1, o.Currency), money.MustParse("0.0001", ""))
	switch d.below(12) {
	case 0:
		r.Liable = "martian"
	case 1:
		r.BorneBy = "martian"
	case 2:
		r.Tenders = append(r.Tenders, "nowhere")
	case 3:
		r.Grants = append(r.Grants, refund.Grant{ID: pick(d, "", "g"), Value: wrong, FundedBy: pick[order.Party](d, "martian", "")})
	case 4:
		r.ReturnFreight = &refund.ReturnFreight{Amount: wrong, PaidBy: pick[order.Party](d, "martian", "")}
	case 5:
		r.ReturnFreight = &refund.ReturnFreight{Insured: wrong}
	case 6:
		if len(r.Lines) > 0 {
			r.Lines[0].Damaged = d.below(9) - 2
			r.Lines[0].Missing = d.below(9) - 2
		}
	case 7:
		r.AddFreight = wrong
	}
}
