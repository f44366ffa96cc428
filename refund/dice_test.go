package refund_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
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
	c := money.MustCurrency(pick(d, "CNY", "JPY", "BHD", "CLF", "USD"))
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
	d.gifts(o.Lines)
	off := d.layers(&o, lists, list)
	d.rewards(&o)
	paid := list - off + onTop
	for _, child := range children {
		if !slices.ContainsFunc(o.Lines, func(l order.Line) bool { return l.Child == child }) {
			continue
		}
		ch := order.Child{ID: child}
		if f := d.below(2000); d.one(2) {
			freight := order.Freight{Child: child, Amount: amount(f)}
			if freight.TaxOnTop = d.one(4); freight.TaxOnTop || d.one(3) {
				freight.Tax = amount(d.below(f + 1))
			}
			o.Freight = append(o.Freight, freight)
			if paid += f; freight.TaxOnTop {
				paid += freight.Tax.Minor()
			}
		}
		o.Children = append(o.Children, ch)
	}
	rest := paid
	for i := range d.below(5) {
		n := d.below(rest + 1)
		o.Tenders = append(o.Tenders, d.tender(fmt.Sprintf("t%d", 9-i), amount(n)))
		rest -= n
	}
	o.Tenders = append(o.Tenders, d.tender("t", amount(rest)))
	return d.recorded(o)
}

// tender may be paid by a voucher in part, or in whole; some vouchers are a few minor units, which many refunds share.
func (d *dice) tender(id string, paid money.Amount) order.Tender {
	t := order.Tender{ID: id, Amount: paid}
	if d.one(3) {
		most := paid.Minor()
		if d.one(2) {
			most = min(most, 3)
		}
		t.Voucher = money.FromMinor(d.below(most+1), paid.Currency())
	}
	return t
}

// gifts gives some lines away with lines that are no gift.
func (d *dice) gifts(lines []order.Line) {
	if !d.one(3) {
		return
	}
	bought := int64(len(lines)) / 2
	for i := bought; i < int64(len(lines)); i++ {
		if trigger := d.below(bought); bought > 0 && d.one(2) {
			lines[i].GiftFor = lines[trigger].ID
		}
	}
	if d.one(2) {
		slices.Reverse(lines)
	}
}

func (d *dice) rewards(o *order.Order) {
	for i := range d.below(3) {
		o.Rewards = append(o.Rewards, order.Reward{
			ID: fmt.Sprintf("r%d", i), Count: d.below(300), Value: money.FromMinor(d.below(500), o.Currency),
			FundedBy: pick(d, "", order.Seller, order.Platform),
		})
	}
}

// recorded makes facts of how a discount fell, and moves some of it from one line to another, if the order can be so.
func (d *dice) recorded(o order.Order) order.Order {
	if len(o.Discounts) == 0 || !d.one(4) {
		return o
	}
	k := d.below(int64(len(o.Discounts)))
	shares, err := o.Shares()
	if err != nil {
		return o
	}
	in := o.Discounts[k].Lines
	var lines []int
	for i, l := range o.Lines {
		if in == nil || slices.Contains(in, l.ID) {
			lines = append(lines, i)
		}
	}
	from, to := pick(d, lines...), pick(d, lines...)
	moved := d.below(min(shares.Lines[from].Layers[k], shares.Lines[to].Net-shares.Lines[to].TaxTop) + 1)
	next := o
	next.Lines = slices.Clone(o.Lines)
	for _, i := range lines {
		share := shares.Lines[i].Layers[k]
		if from != to && i == from {
			share -= moved
		}
		if from != to && i == to {
			share += moved
		}
		next.Lines[i].Allocated = map[string]money.Amount{o.Discounts[k].ID: money.FromMinor(share, o.Currency)}
	}
	if _, err := order.New(next); err != nil {
		return o
	}
	return next
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
		layer := order.Discount{
			ID: fmt.Sprintf("d%d", i), Kind: pick(d, order.Promotion, order.Coupon, order.PriceChange),
			FundedBy: pick(d, "", "", order.Seller, order.Platform, order.Carrier),
		}
		if d.one(2) {
			layer.Threshold = amount(d.below(list + 2))
		}
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
		points := order.Points{ID: fmt.Sprintf("p%d", 9-i), Count: d.below(200), Value: amount(n)}
		if d.one(2) {
			points.ExpiresAt = d.day()
		}
		o.Points = append(o.Points, points)
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
