package refundtest

import (
	"fmt"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// card pays what no other tender does.
const card = "card"

// TenderPart is a means of payment of an order that is made. Its methods return a changed copy.
type TenderPart struct {
	tender          order.Tender
	amount, voucher string
}

// Tender is a means of payment and what it paid. The amount "" is all that the other tenders leave; one tender can have it.
func Tender(id, amount string) TenderPart {
	return TenderPart{tender: order.Tender{ID: id}, amount: amount}
}

// Kind is the kind of the tender: wallet, card, gift_card.
func (p TenderPart) Kind(kind string) TenderPart {
	p.tender.Kind = kind
	return p
}

// Voucher is the part of what was paid that a voucher of the payment provider paid.
func (p TenderPart) Voucher(amount string) TenderPart {
	p.voucher = amount
	return p
}

func (p TenderPart) add(d *draft) {
	of := p.tender
	if p.amount == "" {
		d.open = append(d.open, len(d.order.Tenders))
	}
	of.Amount = d.optional(p.amount, "the amount of tender %q", of.ID)
	of.Voucher = d.optional(p.voucher, "the voucher of tender %q", of.ID)
	d.order.Tenders = append(d.order.Tenders, of)
}

// pay lets one tender pay what the others leave.
func (d *draft) pay() {
	cost, err := d.cost()
	if err != nil {
		d.misuse("%v", err)
		return
	}
	if cost.Sign() < 0 {
		return // order.New says which discount is too large
	}
	rest, err := d.unpaid(cost)
	switch {
	case err != nil:
		d.misuse("%v", err)
	case rest.Sign() < 0:
		d.misuse("the tenders pay %s more than the %s that the order costs: give one the amount \"\", and it pays what is left", number(-rest.Minor(), d.order.Currency), cost.Number())
	case len(d.open) > 1:
		d.misuse("%d tenders have no amount: only one can pay what is left", len(d.open))
	case len(d.open) == 1 && d.open[0] < len(d.order.Tenders):
		d.order.Tenders[d.open[0]].Amount = rest
	case rest.IsZero():
	case d.has(card):
		d.misuse("the tenders leave %s of %s unpaid: give one the amount \"\", and it pays what is left", rest.Number(), cost.Number())
	default:
		d.order.Tenders = append(d.order.Tenders, order.Tender{ID: card, Amount: rest})
	}
}

func (d *draft) has(tender string) bool {
	for _, t := range d.order.Tenders {
		if t.ID == tender {
			return true
		}
	}
	return false
}

// unpaid is what the tenders leave of a cost; below zero what they pay too much.
func (d *draft) unpaid(cost money.Amount) (money.Amount, error) {
	rest := cost
	for _, t := range d.order.Tenders {
		var err error
		if rest, err = rest.Sub(t.Amount); err != nil {
			return rest, fmt.Errorf("the tenders: %w", err)
		}
	}
	return rest, nil
}

// cost is what lines and freight cost, less discounts and points.
func (d *draft) cost() (money.Amount, error) {
	amounts := []money.Amount{money.FromMinor(0, d.order.Currency)}
	for _, l := range d.order.Lines {
		list, err := money.Portion(l.UnitPrice.Minor(), l.Quantity, 1)
		if err != nil {
			return money.Amount{}, fmt.Errorf("%d units of line %q at %s: %w", l.Quantity, l.ID, l.UnitPrice.Number(), err)
		}
		if amounts = append(amounts, money.FromMinor(list, d.order.Currency)); l.TaxOnTop {
			amounts = append(amounts, l.Tax)
		}
	}
	for _, f := range d.order.Freight {
		if amounts = append(amounts, f.Amount); f.TaxOnTop {
			amounts = append(amounts, f.Tax)
		}
	}
	cost, err := money.Sum(amounts...)
	if err != nil {
		return cost, fmt.Errorf("the lines and the freight: %w", err)
	}
	for _, off := range d.order.Discounts {
		if cost, err = cost.Sub(off.Amount); err != nil {
			return cost, fmt.Errorf("discount %q: %w", off.ID, err)
		}
	}
	for _, p := range d.order.Points {
		if cost, err = cost.Sub(p.Value); err != nil {
			return cost, fmt.Errorf("points %q: %w", p.ID, err)
		}
	}
	return cost, nil
}

// number writes minor units as an amount without its currency.
func number(minor int64, c money.Currency) string { return money.FromMinor(minor, c).Number() }
