package order_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

func TestDiscountsTakeOnlyFromTheirLines(t *testing.T) {
	tests := []struct {
		name  string
		why   string
		lines [][]string // of each discount of 3.00
		want  [][]int64  // by line: its layers
	}{
		{"one line", "the others keep their price", [][]string{{"b"}}, [][]int64{{0}, {300}, {0}}},
		{"listed backwards", "the order of the list plays no part: ties go to the first line of the order", [][]string{{"c", "a"}}, [][]int64{{150}, {0}, {150}}},
		{"none listed", "all of them", [][]string{nil}, [][]int64{{100}, {100}, {100}}},
		{"an empty list", "all of them, as if none were listed", [][]string{{}}, [][]int64{{100}, {100}, {100}}},
		{"four deep", "each on what the ones before left", [][]string{{"a"}, {"a", "b"}, nil, {"c"}},
			[][]int64{{300, 124, 72, 0}, {0, 176, 103, 0}, {0, 0, 125, 300}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := order.Order{Currency: cnyCurrency, Lines: []order.Line{line("a", "10.00", 1), line("b", "10.00", 1), line("c", "10.00", 1)}}
			for k, lines := range tt.lines {
				o.Discounts = append(o.Discounts, order.Discount{ID: fmt.Sprint(k), Amount: cny("3.00"), Lines: lines})
			}
			var got [][]int64
			for _, l := range mustShares(t, paid(t, o)).Lines {
				got = append(got, l.Layers)
			}
			diff(t, tt.why, tt.want, got)
		})
	}
}

func TestTaxAndFreight(t *testing.T) {
	o := order.Order{
		Currency: cnyCurrency,
		Lines: []order.Line{
			{ID: "in", UnitPrice: cny("10.00"), Quantity: 1, Tax: cny("0.91")},
			{ID: "top", Child: "b", UnitPrice: cny("10.00"), Quantity: 1, Tax: cny("0.80"), TaxOnTop: true},
			{ID: "free", Child: "b", UnitPrice: cny("0.00"), Quantity: 3, Tax: cny("0.05"), TaxOnTop: true},
		},
		Discounts: []order.Discount{{ID: "c", Amount: cny("20.00")}},
		Freight:   []order.Freight{{Child: "b", Amount: cny("6.00")}},
	}
	s := mustShares(t, paid(t, o))
	want := order.Shares{
		Lines: []order.LineShares{
			{List: 1000, Layers: []int64{1000}, Points: []int64{}},
			{List: 1000, Layers: []int64{1000}, TaxTop: 80, Net: 80, Points: []int64{}},
			{List: 0, Layers: []int64{0}, TaxTop: 5, Net: 5, Points: []int64{}},
		},
		Freight: []int64{0, 600},
		Slots:   []order.Slot{{Child: 0, Line: 0, Units: 1}, {Child: 1, Line: 1, Units: 1}, {Child: 1, Line: 2, Units: 3}},
		Goods:   85, Paid: 685,
	}
	diff(t, "a discount takes the price whole, and never the tax on top of it", want, s)
}

// What does not fit is said, with a code; nothing wraps.
func TestHugeOrders(t *testing.T) {
	const most = math.MaxInt64
	at := func(minor int64) money.Amount { return money.FromMinor(minor, cnyCurrency) }
	huge := func(price, quantity int64) order.Line {
		return order.Line{ID: fmt.Sprint(price, quantity), UnitPrice: at(price), Quantity: quantity}
	}
	withTax := func(l order.Line, tax int64, onTop bool) order.Line {
		l.Tax, l.TaxOnTop = at(tax), onTop
		return l
	}
	tests := []struct {
		name  string
		why   string
		order order.Order
		paid  []int64
		want  []string
	}{
		{"10^9 units", "a price in single cents", order.Order{Lines: []order.Line{huge(3, 1e9)}}, []int64{3e9}, nil},
		{"the largest amount", "one unit at 2^63-1", order.Order{Lines: []order.Line{huge(most, 1)}}, []int64{most}, nil},
		{"the most units", "2^63-1 units at a cent", order.Order{Lines: []order.Line{huge(1, most)}}, []int64{most}, nil},
		{"free units", "2^63-1 units at nothing", order.Order{Lines: []order.Line{huge(0, most)}}, nil, nil},
		{"a layer of that size", "split exactly", order.Order{Lines: []order.Line{huge(most-1, 1), huge(1, 1)}, Discounts: []order.Discount{{ID: "d", Amount: at(most)}}}, nil, nil},
		{"price times units", "2^62 * 2", order.Order{Lines: []order.Line{huge(1<<62, 2)}}, []int64{0}, []string{"amount_overflow at lines[0]"}},
		{"far over", "2^62 * 2^62 does not wrap round to something small", order.Order{Lines: []order.Line{huge(1<<62, 1<<62)}}, []int64{0}, []string{"amount_overflow at lines[0]"}},
		{"sum of lines", "2^63-1 and 1", order.Order{Lines: []order.Line{huge(most, 1), huge(1, 1)}}, []int64{0}, []string{"amount_overflow at lines[1]"}},
		{"tax on top", "the net is too large", order.Order{Lines: []order.Line{withTax(huge(most, 1), 1, true)}}, []int64{0}, []string{"amount_overflow at lines[0]"}},
		{"sum of taxes", "each net fits, their sum does not", order.Order{Lines: []order.Line{withTax(huge(1, 1), most-1, true), withTax(huge(2, 1), 0, true)}}, []int64{0}, []string{"amount_overflow at lines[1]"}},
		{"freight", "the last straw", order.Order{Lines: []order.Line{huge(most, 1)}, Freight: []order.Freight{{Amount: at(1)}}}, []int64{0}, []string{"amount_overflow at freight[0].amount"}},
		{"tax on freight", "the freight alone fits", order.Order{Lines: []order.Line{huge(1, 1)}, Freight: []order.Freight{{Amount: at(most), Tax: at(1), TaxOnTop: true}}}, []int64{0},
			[]string{"amount_overflow at freight[0].amount"}},
		{"freight of that size", "tax on top fits to the last cent", order.Order{Lines: []order.Line{huge(0, 1)}, Freight: []order.Freight{{Amount: at(1), Tax: at(most - 1), TaxOnTop: true}}}, []int64{most}, nil},
		{"a voucher of that size", "it paid all", order.Order{Lines: []order.Line{huge(most, 1)}, Tenders: []order.Tender{{ID: "all", Amount: at(most), Voucher: at(most)}}}, nil, nil},
		{"a reward of that size", "split exactly", order.Order{Lines: []order.Line{huge(most-1, 1), huge(1, 1)}, Rewards: []order.Reward{{ID: "r", Count: most, Value: at(most)}}}, []int64{most}, nil},
		{"tenders", "they add up beyond an amount", order.Order{Lines: []order.Line{huge(1, 1)}}, []int64{most, 1}, []string{"amount_overflow at tenders[1].amount"}},
		{"tax included", "a price cannot include more tax than itself", order.Order{Lines: []order.Line{withTax(huge(10, 1), 11, false)}}, []int64{10}, []string{"amount_invalid at lines[0].tax"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.order.Currency = cnyCurrency
			for i, minor := range tt.paid {
				tt.order.Tenders = append(tt.order.Tenders, order.Tender{ID: fmt.Sprint(i), Amount: at(minor)})
			}
			s, err := tt.order.Shares()
			diff(t, tt.why, tt.want, codes(t, err))
			if err == nil {
				diff(t, tt.why, naiveShares(withChildren(tt.order)).Lines, s.Lines)
			}
		})
	}
}

// Shares of a literal that New would refuse are refused alike, whatever is wrong with it.
func TestSharesOfAnOrderNewWouldRefuse(t *testing.T) {
	tests := []struct {
		name  string
		why   string
		order order.Order
		want  []string
	}{
		{"zero order", "not a panic", order.Order{}, []string{"currency_missing at currency", "lines_missing at lines"}},
		{"unknown line", "not line 0", order.Order{Currency: cnyCurrency, Lines: []order.Line{line("a", "1.00", 1)},
			Discounts: []order.Discount{{ID: "d", Amount: cny("1.00"), Lines: []string{"x"}}}}, []string{"line_unknown at discounts[0].lines[0]"}},
		{"units of an unknown line", "not a panic", order.Order{Currency: cnyCurrency, Children: []order.Child{{ID: "a", Units: map[string]int64{"x": 1}}}},
			[]string{"lines_missing at lines", "line_unknown at children[0].units.x"}},
		{"negative units", "not as if there were none", order.Order{Currency: cnyCurrency, Lines: []order.Line{line("a", "1.00", -1)}},
			[]string{"quantity_not_positive at lines[0].quantity"}},
		{"tenders", "an order that was paid with something else", order.Order{Currency: cnyCurrency, Lines: []order.Line{line("a", "1.00", 1)}},
			[]string{"sum_differs at tenders"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := tt.order.Shares()
			diff(t, tt.why, tt.want, codes(t, err))
			_, err = tt.order.Amounts()
			diff(t, tt.why+" (Amounts)", tt.want, codes(t, err))
			_, err = tt.order.Split("a")
			diff(t, tt.why+" (Split)", tt.want, codes(t, err))
		})
	}
}

// A plain amount counts by its own digits: Shares binds it, as New does.
func TestSharesBindPlainAmounts(t *testing.T) {
	plain := func(text string) money.Amount { return money.MustParse(text, "") }
	o := order.Order{
		Currency: cnyCurrency, Lines: []order.Line{{ID: "a", UnitPrice: plain("1.5"), Quantity: 2}},
		Freight: []order.Freight{{Amount: plain("1"), Tax: plain("0.1"), TaxOnTop: true}},
		Rewards: []order.Reward{{ID: "r", Count: 3, Value: plain("0.5")}},
		Tenders: []order.Tender{{ID: "t", Amount: plain("4.1"), Voucher: plain("3")}},
	}
	if s := mustShares(t, o); s.Paid != 410 || s.Freight[0] != 110 || s.FreightTax[0] != 10 {
		t.Errorf("paid %d, freight %d, tax in it %d, want 410, 110, 10", s.Paid, s.Freight[0], s.FreightTax[0])
	}
	checked := mustNew(t, o)
	diff(t, "voucher", cny("3.00"), checked.Tenders[0].Voucher)
	diff(t, "value of a reward", cny("0.50"), checked.Rewards[0].Value)
}

// largeOrder uses every list that could hide a loop in a loop: limited discounts, recorded shares, split children.
func largeOrder(lines int) order.Order {
	o := order.Order{Currency: cnyCurrency}
	all := make([]string, lines)
	home, away := map[string]int64{}, map[string]int64{}
	for i := range lines {
		id := fmt.Sprintf("l%d", i)
		l := order.Line{ID: id, Child: "home", UnitPrice: cny("10.00"), Quantity: 2, Allocated: map[string]money.Amount{"c": cny("1.00")}}
		o.Lines = append(o.Lines, l)
		all[lines-1-i], home[id], away[id] = id, 1, 1
	}
	o.Children = []order.Child{{ID: "home", Units: home}, {ID: "away", Units: away}}
	for i := range lines / 4 {
		id := fmt.Sprintf("child%d", i)
		o.Lines = append(o.Lines, order.Line{ID: "of " + id, Child: id, UnitPrice: cny("10.00"), Quantity: 1})
		o.Children = append(o.Children, order.Child{ID: id})
		o.Freight = append(o.Freight, order.Freight{Child: id, Amount: cny("1.00")})
	}
	o.Discounts = []order.Discount{
		{ID: "c", Amount: money.FromMinor(int64(lines)*100, cnyCurrency), Lines: all},
		{ID: "d", Amount: money.FromMinor(int64(lines)*333, cnyCurrency)},
	}
	o.Points = []order.Points{{ID: "p", Count: int64(lines) * 7, Value: money.FromMinor(int64(lines)*77, cnyCurrency)}}
	cost := int64(lines)*(2000-100-333-77) + int64(lines/4)*1100
	o.Tenders = []order.Tender{{ID: "t", Amount: money.FromMinor(cost, cnyCurrency)}}
	return o
}

// With a loop in a loop anywhere this takes minutes, and the test times out.
func TestHundredThousandLines(t *testing.T) {
	o := largeOrder(100_000)
	for _, rule := range money.Rules() {
		o.Apportion = rule
		s := mustShares(t, o)
		checkAllocation(t, o, s)
		checkPaid(t, o, s)
	}
	whole, err := o.Amounts()
	if err != nil || len(whole) != 25_002 {
		t.Errorf("Amounts: %d children, %v", len(whole), err)
	}
	if _, err := o.Split("away", order.Part{ID: "third", Units: map[string]int64{"l5": 1}}); err != nil {
		t.Error(err)
	}
}

func TestTooManyShares(t *testing.T) {
	o := order.Order{Currency: cnyCurrency}
	for i := range 5000 {
		o.Lines = append(o.Lines, line(fmt.Sprint(i), "1.00", 1))
		o.Discounts = append(o.Discounts, order.Discount{ID: fmt.Sprint(i), Lines: []string{fmt.Sprint(i)}})
	}
	_, err := order.New(o)
	diff(t, "25 million shares are refused before memory is asked for", []string{"order_too_large at "}, codes(t, err))

	o.Discounts = nil
	for i := range 5000 {
		o.Rewards = append(o.Rewards, order.Reward{ID: fmt.Sprint(i)})
	}
	_, err = order.New(o)
	diff(t, "so are as many shares of rewards", []string{"order_too_large at "}, codes(t, err))
}
