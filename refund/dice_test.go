package refund_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// dice makes choices: from the bytes of a fuzzer while there are any, else from a seed.
type dice struct {
	data []byte
	rng  *rand.Rand
}

// below is a number from 0 to n-1; 0 where n is 0 or less.
func (d *dice) below(n int64) int64 {
	if n <= 1 {
		return 0
	}
	if d.rng != nil {
		return d.rng.Int64N(n)
	}
	var number uint64
	for range 8 {
		if len(d.data) == 0 || n <= 1 {
			break
		}
		number = number<<8 | uint64(d.data[0])
		d.data = d.data[1:]
		if number >= uint64(n-1) {
			break
		}
	}
	return int64(number % uint64(n))
}

// one reports true once in n times.
func (d *dice) one(n int64) bool { return d.below(n) == n-1 }

func pick[T any](d *dice, all ...T) T { return all[d.below(int64(len(all)))] }

// more says whether a history goes on.
func (d *dice) more() bool { return d.rng != nil || len(d.data) > 0 }

// order makes an order that can be: what its layers take is bounded by what their lines have left for certain.
func (d *dice) order() order.Order {
	c := money.MustCurrency(pick(d, "CNY", "JPY", "BHD", "CLF"))
	amount := func(minor int64) money.Amount { return money.FromMinor(minor, c) }
	o := order.Order{ID: "o", Currency: c, Apportion: pick(d, money.Rules()...)}
	children := []string{"a", "b", "c"}[:1+d.below(3)]
	prices := pick(d, int64(4), 300, 100_000, 1<<52)
	var list, onTop int64
	lists := map[string]int64{}
	for i := range 1 + d.below(12) {
		l := order.Line{ID: fmt.Sprintf("l%d", i), Child: pick(d, children...), Quantity: 1 + d.below(5), UnitPrice: amount(d.below(prices))}
		if prices < 1<<20 && d.one(8) {
			l.Quantity = 1 + d.below(1_000_000_000)
		}
		worth := l.UnitPrice.Minor() * l.Quantity
		list += worth
		lists[l.ID] = worth
		if d.one(3) {
			l.Tax, l.TaxOnTop = amount(d.below(worth/2+2)), d.one(2)
			if !l.TaxOnTop && l.Tax.Minor() > worth {
				l.Tax = amount(worth)
			}
		}
		if l.TaxOnTop {
			onTop += l.Tax.Minor()
		}
		o.Lines = append(o.Lines, l)
	}
	off := d.layers(&o, lists, list)
	paid := list - off + onTop
	for _, child := range children {
		if !slices.ContainsFunc(o.Lines, func(l order.Line) bool { return l.Child == child }) {
			continue
		}
		ch := order.Child{ID: child}
		if f := d.below(2000); d.one(2) {
			o.Freight = append(o.Freight, order.Freight{Child: child, Amount: amount(f)})
			paid += f
		}
		o.Children = append(o.Children, ch)
	}
	rest := paid
	for i := range d.below(5) {
		n := d.below(rest + 1)
		o.Tenders = append(o.Tenders, order.Tender{ID: fmt.Sprintf("t%d", 9-i), Amount: amount(n)})
		rest -= n
	}
	o.Tenders = append(o.Tenders, order.Tender{ID: "t", Amount: amount(rest)})
	return o
}

// layers lays discounts and points over the lines and returns what they take off.
func (d *dice) layers(o *order.Order, lists map[string]int64, list int64) (off int64) {
	amount := func(minor int64) money.Amount { return money.FromMinor(minor, o.Currency) }
	share := func(room int64) int64 {
		if d.one(6) {
			return max(room, 0)
		}
		return d.below(max(room, 0)/4 + 2)
	}
	for i := range d.below(5) {
		layer := order.Discount{ID: fmt.Sprintf("d%d", i)}
		room := list
		if d.one(2) {
			room = 0
			for _, l := range o.Lines {
				if d.one(2) {
					layer.Lines = append(layer.Lines, l.ID)
					room += lists[l.ID]
				}
			}
			if len(layer.Lines) == 0 {
				continue
			}
		}
		room = max(room-off, 0)
		n := min(share(room), room)
		layer.Amount = amount(n)
		off += n
		o.Discounts = append(o.Discounts, layer)
	}
	for i := range d.below(4) {
		n := min(share(list-off), list-off)
		off += n
		o.Points = append(o.Points, order.Points{ID: fmt.Sprintf("p%d", 9-i), Count: d.below(200), Value: amount(n)})
	}
	return off
}

// split moves units of some lines to a child order of their own, if it can.
func (d *dice) split(o order.Order) order.Order {
	child := pick(d, "a", "b", "c")
	part := order.Part{ID: "s", Units: map[string]int64{}}
	for _, l := range o.Lines {
		if l.Child == child && d.one(2) {
			part.Units[l.ID] = 1 + d.below(l.Quantity)
		}
	}
	if split, err := o.Split(child, part); err == nil && len(part.Units) > 0 {
		return split
	}
	return o
}

func (d *dice) terms() refund.Terms {
	return refund.Terms{
		Freight: pick(d, append(refund.FreightRules(), "")...),
		Slack:   pick(d, append(refund.SlackRules(), "")...),
		Tenders: pick(d, append(refund.TenderRules(), "")...),
	}
}

// request asks for something, most of the time something that can be granted.
func (d *dice) request(a *refund.Allocation, l refund.Ledger, t refund.Terms) refund.Request {
	o := a.Order()
	r := refund.Request{Shipped: d.one(3)}
	amount := func(minor int64) money.Amount { return money.FromMinor(minor, o.Currency) }
	if d.one(4) {
		r.Child = pick(d, o.Children...).ID
	}
	switch d.below(8) {
	case 0:
	case 1:
		r.Lines = append(r.Lines, refund.RequestLine{Line: pick(d, "l0", "l1", "nowhere"), Quantity: d.below(4) - 1})
		fallthrough
	default:
		for range 1 + d.below(4) {
			line := pick(d, o.Lines...).ID
			r.Lines = append(r.Lines, refund.RequestLine{Line: line, Quantity: d.below(l.Free(a, r.Child, line) + 1)})
		}
	}
	if d.one(5) {
		r.AddFreight = amount(d.below(500) - d.below(2)*d.below(5))
	}
	if d.one(5) {
		r.Deduct = amount(d.below(500) - d.below(2)*d.below(5))
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
