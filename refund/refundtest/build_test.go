package refundtest_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/refundtest"
)

func TestOrder(t *testing.T) {
	until := time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
	got := refundtest.Order(t, "CNY",
		refundtest.Line("apples", "49.90", 2).In("east").Tax("3.00"),
		refundtest.Line("mug", "12.00", 1).In("west").TaxOnTop("1.20"),
		refundtest.Line("spoon", "1.00", 1).In("west").GiftFor("mug"),
		refundtest.Promotion("two-off", "2.00").On("apples", "spoon"), refundtest.PriceChange("sorry", "1.00"),
		refundtest.Coupon("summer", "20.00").FundedBy(order.Platform).Threshold("100.00"),
		refundtest.Points("coins", 500, "5.00").FundedBy(order.Seller).ExpiresAt(until),
		refundtest.Reward("stars", 9, "0.90").FundedBy(order.Seller),
		refundtest.Freight("6.00").In("east").Tax("0.50"), refundtest.Freight("4.00").In("west").TaxOnTop("0.40"),
		refundtest.Tender("wechat", "30.00").Kind("wallet").Voucher("3.00"), refundtest.Tender("bank", ""),
		refundtest.Apportion(money.LastTakesRest), refundtest.With(func(o *order.Order) { o.Buyer = "b-7" }),
	)
	want, err := order.New(order.Order{
		ID: "o-1", Currency: money.MustCurrency("CNY"), Apportion: money.LastTakesRest, Buyer: "b-7",
		Lines: []order.Line{
			{ID: "apples", Child: "east", UnitPrice: cny("49.90"), Quantity: 2, Tax: cny("3.00")},
			{ID: "mug", Child: "west", UnitPrice: cny("12.00"), Quantity: 1, Tax: cny("1.20"), TaxOnTop: true},
			{ID: "spoon", Child: "west", UnitPrice: cny("1.00"), Quantity: 1, GiftFor: "mug"},
		},
		Discounts: []order.Discount{
			{ID: "two-off", Kind: order.Promotion, Amount: cny("2.00"), Lines: []string{"apples", "spoon"}},
			{ID: "sorry", Kind: order.PriceChange, Amount: cny("1.00")},
			{ID: "summer", Kind: order.Coupon, FundedBy: order.Platform, Amount: cny("20.00"), Threshold: cny("100.00")},
		},
		Points:  []order.Points{{ID: "coins", Count: 500, Value: cny("5.00"), FundedBy: order.Seller, ExpiresAt: until}},
		Rewards: []order.Reward{{ID: "stars", Count: 9, Value: cny("0.90"), FundedBy: order.Seller}},
		Freight: []order.Freight{{Child: "east", Amount: cny("6.00"), Tax: cny("0.50")}, {Child: "west", Amount: cny("4.00"), Tax: cny("0.40"), TaxOnTop: true}},
		Tenders: []order.Tender{{ID: "wechat", Kind: "wallet", Amount: cny("30.00"), Voucher: cny("3.00")}, {ID: "bank", Amount: cny("66.40")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the order differs (-want +got):\n%s", diff)
	}
}

func TestOrder_pays(t *testing.T) {
	line := refundtest.Line("a", "10.00", 3)
	for _, tt := range []struct {
		why   string
		parts []refundtest.Part
		want  string
	}{
		{"nobody is named: the card pays", []refundtest.Part{line}, "card 30.00"},
		{"the card pays what is left", []refundtest.Part{refundtest.Tender("wechat", "8.00"), line}, "wechat 8.00, card 22.00"},
		{"the one without an amount does, wherever it stands", []refundtest.Part{refundtest.Tender("bank", ""), refundtest.Tender("wechat", "8.00"), line}, "bank 22.00, wechat 8.00"},
		{"all is paid by name", []refundtest.Part{line, refundtest.Tender("wechat", "30.00")}, "wechat 30.00"},
		{"a cent for the one without an amount is none", []refundtest.Part{line, refundtest.Tender("wechat", "30.00"), refundtest.Tender("bank", "")}, "wechat 30.00, bank 0.00"},
		{"there is nothing to pay", []refundtest.Part{line, refundtest.Coupon("free", "30.00")}, ""},
	} {
		var got []string
		for _, of := range refundtest.Order(t, "CNY", tt.parts...).Tenders {
			got = append(got, of.ID+" "+of.Amount.Number())
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

func TestOrder_misuse(t *testing.T) {
	line := refundtest.Line("a", "10.00", 3)
	for _, tt := range []struct {
		why, currency string
		parts         []refundtest.Part
		want          string // what is said begins so, after the name of the package
	}{
		{"no such currency", "CNX", []refundtest.Part{line}, `money: unknown currency "CNX"`},
		{"a price that is none", "CNY", []refundtest.Part{refundtest.Line("a", "10,00", 1)}, `the unit price of line "a": money: `},
		{"no price", "CNY", []refundtest.Part{refundtest.Line("a", "", 1)}, `the unit price of line "a": money: `},
		{"fen of a yen", "JPY", []refundtest.Part{refundtest.Line("a", "10", 1).Tax("0.50")}, `the tax of line "a": money: `},
		{"every misuse is told", "CNY", []refundtest.Part{refundtest.Coupon("c", "x"), refundtest.Points("p", 1, "y"), refundtest.Freight("z")},
			`the amount of discount "c": money: "x": not a plain decimal number such as 19.90; the value of points "p": money: "y": not a plain decimal number such as 19.90; the freight of "": money`},
		{"tenders pay too much", "CNY", []refundtest.Part{line, refundtest.Tender("wechat", "30.01")},
			`the tenders pay 0.01 more than the 30.00 that the order costs: give one the amount "", and it pays what is left`},
		{"two would pay the rest", "CNY", []refundtest.Part{line, refundtest.Tender("x", ""), refundtest.Tender("y", "")}, `2 tenders have no amount: only one can pay what is left`},
		{"a card that pays too little", "CNY", []refundtest.Part{line, refundtest.Tender("card", "10.00")},
			`the tenders leave 20.00 of 30.00 unpaid: give one the amount "", and it pays what is left`},
		{"more off than there is", "CNY", []refundtest.Part{line, refundtest.Coupon("c", "40.00")}, `order: "o-1" is invalid: `},
		{"more than an amount holds", "CNY", []refundtest.Part{refundtest.Line("a", "90000000000000000.00", 9)}, `9 units of line "a" at 90000000000000000.00: money: `},
		{"two lines of one name", "CNY", []refundtest.Part{line, line}, `order: "o-1" is invalid: `},
		{"no part", "CNY", []refundtest.Part{line, nil}, `part 1 is nil`},
		{"no change", "CNY", []refundtest.Part{line, refundtest.With(nil)}, `With(nil) changes nothing: pass a function`},
	} {
		f := &fake{}
		f.run(func() { refundtest.Order(f, tt.currency, tt.parts...) })
		if len(f.told) != 1 || !f.ended || !strings.HasPrefix(f.told[0], "refundtest: the order cannot be made: "+tt.want) {
			t.Errorf("%s: %q does not begin with %q", tt.why, f.told, tt.want)
		}
	}
}

// A part is a value: what its methods return is another.
func TestParts_areValues(t *testing.T) {
	line, coupon := refundtest.Line("a", "10.00", 1), refundtest.Coupon("c", "1.00")
	line.In("west").TaxOnTop("1.00")
	coupon.On("b").Threshold("50.00")
	o := refundtest.Order(t, "CNY", line, coupon)
	if o.Lines[0].Child != order.DefaultChild || !o.Lines[0].Tax.IsZero() || o.Discounts[0].Lines != nil || !o.Discounts[0].Threshold.IsZero() {
		t.Errorf("the parts were changed: %+v", o)
	}
}

func TestAsk(t *testing.T) {
	plain := money.MustParse("24.95", "")
	apples := []refund.RequestLine{{Line: "apples"}}
	for _, tt := range []struct {
		why       string
		want, got refund.Request
	}{
		{"everything", refund.Request{}, refundtest.Ask()},
		{"units", refund.Request{Lines: []refund.RequestLine{{Line: "apples", Quantity: 2}, {Line: "mug"}}}, refundtest.Ask(refundtest.Units("apples", 2), refundtest.Units("mug", 0))},
		{"by amount: the goods stay", refund.Request{Lines: apples, Amount: &plain, KeptGoods: true}, refundtest.AskAmount(t, "24.95", "apples")},
		{"units for less", refund.Request{Lines: []refund.RequestLine{{Line: "apples", Quantity: 1}}, Amount: &plain}, refundtest.AtMost(t, "24.95", refundtest.Ask(refundtest.Units("apples", 1)))},
	} {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
	f := &fake{}
	f.run(func() { refundtest.AskAmount(f, "24.95") })
	f.run(func() { refundtest.AskAmount(f, "24,95", "apples") })
	want := []string{"refundtest: an amount is asked of no line: name the lines, or ask units with AtMost", `refundtest: the amount asked: money: "24,95": not a plain decimal number such as 19.90`}
	if diff := cmp.Diff(want, f.told); diff != "" {
		t.Errorf("misuse (-want +got):\n%s", diff)
	}
}
