package refundtest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Part is one thing an order is made of: what [Line], [Promotion], [Coupon], [PriceChange], [Points], [Reward], [Freight],
// [Tender], [Apportion] and [With] return.
type Part interface{ add(*draft) }

// Order makes an order in a currency, with defaults filled in as by order.New. Amounts are texts in that currency, "19.90".
// What no tender with an amount pays is paid by the tender without one, or if there is none by a tender "card". Discounts
// and points apply in the order in which they stand. It ends the test, saying what to change, if:
//   - the currency is unknown, or an amount is none of it;
//   - the tenders with an amount pay more than the order costs, or two have none;
//   - order.New refuses the order.
func Order(t testing.TB, currency string, parts ...Part) order.Order {
	t.Helper()
	o, misuses := build(currency, parts)
	if len(misuses) > 0 {
		t.Fatalf("refundtest: the order cannot be made: %s", strings.Join(misuses, "; "))
	}
	return o
}

// build makes an order, or says why it cannot be made.
func build(currency string, parts []Part) (order.Order, []string) {
	c, err := money.ParseCurrency(currency)
	if err != nil {
		return order.Order{}, []string{err.Error()}
	}
	d := &draft{order: order.Order{ID: "o-1", Currency: c}}
	for i, part := range parts {
		if part == nil {
			d.misuse("part %d is nil", i)
			continue
		}
		part.add(d)
	}
	if len(d.misuses) == 0 {
		d.pay()
	}
	if len(d.misuses) > 0 {
		return order.Order{}, d.misuses
	}
	o, err := order.New(d.order)
	if err != nil {
		return order.Order{}, []string{err.Error()}
	}
	return o, nil
}

// draft is an order while it is made.
type draft struct {
	order   order.Order
	open    []int // indexes of the tenders without an amount
	misuses []string
}

func (d *draft) misuse(format string, args ...any) {
	d.misuses = append(d.misuses, fmt.Sprintf(format, args...))
}

// optional reads an amount of something that may be left out.
func (d *draft) optional(number, format string, args ...any) money.Amount {
	if number == "" {
		return money.Amount{}
	}
	return d.amount(number, format, args...)
}

// amount reads an amount of something.
func (d *draft) amount(number, format string, args ...any) money.Amount {
	a, err := money.Parse(number, d.order.Currency)
	if err != nil {
		d.misuse("%s: %v", fmt.Sprintf(format, args...), err)
	}
	return a
}

// apportion is the part that says how layers fall.
type apportion struct{ rule money.Rule }

// Apportion says how the checkout split discounts, points and freight over the lines. Without it: by largest remainder.
func Apportion(rule money.Rule) Part { return apportion{rule} }

func (a apportion) add(d *draft) { d.order.Apportion = a.rule }

// change is the part that changes anything.
type change func(*order.Order)

// With changes the order in any other way: child orders that share the units of a line, allocated shares, facts. It sees
// the parts before it, and no tender that is yet to take the rest.
func With(f func(*order.Order)) Part { return change(f) }

func (f change) add(d *draft) {
	if f == nil {
		d.misuse("With(nil) changes nothing: pass a function")
		return
	}
	f(&d.order)
}
