package refund

import (
	"errors"
	"fmt"

	"github.com/recourse-go/recourse/order/money"
)

// bind reads the amounts of the request in the currency of the order.
func (s *striker) bind(d *draft) {
	s.extra = s.notNegative(d, s.request.AddFreight, "add_freight")
	s.deduct = s.notNegative(d, s.request.Deduct, "deduct")
	s.bindBeside(d)
	if s.request.Amount == nil {
		return
	}
	asked, ok := s.bound(d, *s.request.Amount, "amount")
	switch {
	case !ok:
	case asked.Sign() <= 0:
		d.fault("amount_not_positive", "amount", fmt.Sprintf("%s is not a positive amount", asked.Number()), "asked", asked.Number())
	default:
		s.limited, s.asked = true, asked.Minor()
	}
}

func (s *striker) notNegative(d *draft, a money.Amount, path string) int64 {
	if a.IsZero() {
		return 0
	}
	bound, ok := s.bound(d, a, path)
	if ok && bound.Sign() < 0 {
		d.fault("amount_negative", path, fmt.Sprintf("%s is negative", bound.Number()), "asked", bound.Number())
		return 0
	}
	return bound.Minor()
}

func (s *striker) bound(d *draft, a money.Amount, path string) (money.Amount, bool) {
	bound, err := a.In(s.a.order.Currency)
	var mismatch *money.MismatchError
	switch {
	case errors.As(err, &mismatch):
		d.fault("currency_mismatch", path, err.Error(), "asked", a.Currency().Code(), "order", s.a.order.Currency.Code())
	case err != nil:
		d.fault("amount_invalid", path, err.Error())
	}
	return bound, err == nil
}

// limit refuses an amount above the ceiling; where no line can be got at all, that is fault enough.
func (s *striker) limit(d *draft) {
	if s.limited && (len(d.lines) > 0 || s.request.FreightOnly && s.only != noChild) && s.asked > d.ceiling {
		asked, ceiling := s.a.amount(s.asked).Number(), s.a.amount(d.ceiling).Number()
		d.fault("amount_above_ceiling", "amount", fmt.Sprintf("%s asked, at most %s can go back", asked, ceiling), "asked", asked, "ceiling", ceiling)
	}
}

// grant cuts the request to the amount that was asked: goods are filled first, then freight.
func (s *striker) grant(d *draft) error {
	if d.repricing != nil {
		return s.grantRepriced(d)
	}
	if !s.limited {
		return nil
	}
	if err := s.limitFreight(d, s.asked-d.goods); err != nil {
		return err
	}
	if s.asked >= d.goods {
		return nil
	}
	return s.spread(d, s.asked)
}

// spread gives each line its part of the goods, by largest remainder over what each could get; what units get less than
// their share is forfeited, unless the slack is carried.
func (s *striker) spread(d *draft, goods int64) error {
	var rooms, cuts [shortOrder]int64
	room := rooms[:0]
	for i := range d.lines {
		room = append(room, d.lines[i].Share.Minor())
	}
	cut, err := money.AppendWithin(cuts[:0], goods, room, money.LargestRemainder)
	if err != nil {
		return fmt.Errorf("refund: spreading the amount over the lines: %w", err)
	}
	c := s.a.order.Currency
	for i := range d.lines {
		q := &d.lines[i]
		q.Amount = money.FromMinor(cut[i], c)
		if !q.ByAmount && s.terms.Slack != CarrySlack {
			q.Forfeited = money.FromMinor(room[i]-cut[i], c)
		}
	}
	d.goods = goods
	return nil
}
