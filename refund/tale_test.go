package refund_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// tale is an order and what is asked of it, step by step. A granted request stands for the steps after it.
type tale struct {
	why   string
	order order.Order
	terms refund.Terms
	steps []step
}

// step asks in words: "a*2" two units of line a, "a" all that are free (by amount if there is one), "=6.00" the amount,
// "child:x", "shipped", "+2.00" freight added, "-1.00" deducted, "withdraw:1" takes the first granted request back.
// The answer starts with the total, or is "refused:" with the codes of the faults and the ceiling.
type step struct{ why, ask, want string }

func (s tale) run(t *testing.T) {
	t.Helper()
	a := allocate(t, s.order)
	var l refund.Ledger
	var granted []refund.Quote
	for i, step := range s.steps {
		if n, ok := strings.CutPrefix(step.ask, "withdraw:"); ok {
			at, _ := strconv.Atoi(n)
			l = l.Without(a, granted[at-1])
			continue
		}
		q, err := refund.Compute(a, l, ask(step.ask), s.terms)
		if diff := cmp.Diff(step.want, told(q, err)); diff != "" {
			t.Errorf("%s, step %d, %q, %s (-want +got):\n%s", s.why, i+1, step.ask, step.why, diff)
		}
		if err == nil {
			l, granted = l.With(a, q), append(granted, q)
		}
	}
}

func runTales(t *testing.T, tales []tale) {
	t.Helper()
	for _, s := range tales {
		s.run(t)
	}
}

func ask(words string) (r refund.Request) {
	for word := range strings.FieldsSeq(words) {
		child, isChild := strings.CutPrefix(word, "child:")
		line, units, counted := strings.Cut(word, "*")
		switch {
		case isChild:
			r.Child = child
		case word == "shipped":
			r.Shipped = true
		case word[0] == '=':
			amount := plain(word[1:])
			r.Amount = &amount
		case word[0] == '+':
			r.AddFreight = plain(word[1:])
		case word[0] == '-':
			r.Deduct = plain(word[1:])
		default:
			rl := refund.RequestLine{Line: line}
			if counted {
				rl.Quantity, _ = strconv.ParseInt(units, 10, 64)
			}
			r.Lines = append(r.Lines, rl)
		}
	}
	return r
}

func plain(number string) money.Amount { return money.MustParse(number, "") }

func cny(number string) money.Amount { return money.MustParse(number, "CNY") }

// told is a quote in words, those parts that are not nothing. The tender "pay" goes without saying.
func told(q refund.Quote, err error) string {
	var refused *refund.RefusedError
	if errors.As(err, &refused) {
		words := []string{"refused:"}
		for _, f := range refused.Faults {
			words = append(words, f.Code)
		}
		return strings.Join(append(words, "ceiling", refused.Ceiling.Number()), " ")
	}
	if err != nil {
		return err.Error()
	}
	words := []string{q.Total.Number()}
	say := func(format string, args ...any) { words = append(words, fmt.Sprintf(format, args...)) }
	for _, l := range q.Lines {
		say("%s=%s", l.Line, l.Amount.Number())
		if l.Forfeited.Sign() > 0 {
			say("forfeits:%s", l.Forfeited.Number())
		}
		if l.Tax.Sign() > 0 {
			say("tax:%s", l.Tax.Number())
		}
		for _, p := range l.Points {
			say("%s:%d", p.ID, p.Count)
		}
		for _, f := range l.From {
			say("from:%s*%d", f.Child, f.Units)
		}
		if l.Closes {
			say("closes")
		}
	}
	for _, f := range q.FreightOf {
		say("freight:%s=%s", f.Child, f.Amount.Number())
	}
	if q.Deductions.Sign() > 0 {
		say("less:%s", q.Deductions.Number())
	}
	for _, back := range q.Tenders {
		if back.ID != "pay" {
			say("%s=%s", back.ID, back.Amount.Number())
		}
	}
	return strings.Join(words, " ")
}

func allocate(t testing.TB, o order.Order) *refund.Allocation {
	t.Helper()
	a, err := refund.Allocate(o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// basket is an order of last_takes_rest in CNY; a line is "id price quantity [child]". What it costs is paid by "pay".
func basket(lines ...string) order.Order {
	o := order.Order{ID: "o-1", Currency: money.MustCurrency("CNY"), Apportion: money.LastTakesRest}
	for _, text := range lines {
		words := append(strings.Fields(text), "")
		quantity, _ := strconv.ParseInt(words[2], 10, 64)
		o.Lines = append(o.Lines, order.Line{ID: words[0], UnitPrice: cny(words[1]), Quantity: quantity, Child: words[3]})
	}
	return o
}

func coupon(o order.Order, id, amount string, lines ...string) order.Order {
	o.Discounts = append(o.Discounts, order.Discount{ID: id, Kind: order.Coupon, Amount: cny(amount), Lines: lines})
	return o
}

func points(o order.Order, id string, count int64, value string) order.Order {
	o.Points = append(o.Points, order.Points{ID: id, Count: count, Value: cny(value)})
	return o
}

func freight(o order.Order, amount, child string) order.Order {
	o.Freight = append(o.Freight, order.Freight{Child: child, Amount: cny(amount)})
	return o
}

// taxed sets the tax of the first line.
func taxed(o order.Order, amount string, onTop bool) order.Order {
	o.Lines[0].Tax, o.Lines[0].TaxOnTop = cny(amount), onTop
	return o
}

// split moves units of line a from the default child to the child "w2".
func split(t testing.TB, o order.Order, units int64) order.Order {
	t.Helper()
	checked, err := order.New(o)
	if err != nil {
		t.Fatal(err)
	}
	o, err = checked.Split(order.DefaultChild, order.Part{ID: "w2", Units: map[string]int64{"a": units}})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// paid adds the tenders: "id amount"; none: one tender that pays all.
func paid(o order.Order, tenders ...string) order.Order {
	for _, text := range tenders {
		id, amount, _ := strings.Cut(text, " ")
		o.Tenders = append(o.Tenders, order.Tender{ID: id, Amount: cny(amount)})
	}
	if len(tenders) > 0 {
		return o
	}
	var due int64
	for _, l := range o.Lines {
		due += l.UnitPrice.Minor() * l.Quantity
		if l.TaxOnTop {
			due += l.Tax.Minor()
		}
	}
	for _, d := range o.Discounts {
		due -= d.Amount.Minor()
	}
	for _, p := range o.Points {
		due -= p.Value.Minor()
	}
	for _, f := range o.Freight {
		due += f.Amount.Minor()
	}
	o.Tenders = []order.Tender{{ID: "pay", Amount: money.FromMinor(due, o.Currency)}}
	return o
}
