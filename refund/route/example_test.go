package route_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

// An order that was paid by WeChat Pay and a debit card is refunded within the year, and again after it.
func ExampleTable_Plan() {
	methods := route.JD().Methods()
	methods["wechat_pay"], _ = route.WeChatPay().Method("wechat_pay")
	table, err := route.New(methods)
	if err != nil {
		fmt.Println(err)
		return
	}
	situation := route.Situation{
		Refund: refund.Refund{Number: "o-1-1", Total: money.MustParse("80.00", "CNY"), Legs: []refund.Leg{
			{Tender: "wechat", Amount: money.MustParse("50.00", "CNY"), Route: refund.Original, State: refund.LegPending},
			{Tender: "card", Amount: money.MustParse("30.00", "CNY"), Route: refund.Original, State: refund.LegPending},
		}},
		Tenders: []order.Tender{{ID: "wechat", Kind: "wechat_pay"}, {ID: "card", Kind: "debit_card"}},
		PaidAt:  time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC),
	}
	for _, days := range []int{365, 366} {
		situation.Now = situation.PaidAt.AddDate(0, 0, days)
		plan, err := table.Plan(situation)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("after", days, "days")
		for _, leg := range plan.Legs {
			if leg.ByHand {
				fmt.Println(" ", leg.Tender, leg.Route, "by hand:", leg.Reason)
				continue
			}
			fmt.Print("  ", leg.Tender, " ", leg.Route)
			if !leg.Latest.IsZero() {
				fmt.Print(", from ", leg.Earliest.Format(time.DateOnly), " to ", leg.Latest.Format(time.DateOnly))
			}
			fmt.Println()
		}
	}
	// Output:
	// after 365 days
	//   wechat original
	//   card original, from 2027-03-04 to 2027-03-12
	// after 366 days
	//   wechat non_original by hand: route_expired
	//   card original, from 2027-03-05 to 2027-03-15
}

func ExampleApply() {
	r := refund.Refund{Number: "o-1-1", Total: money.MustParse("80.00", "CNY"), Legs: []refund.Leg{
		{Tender: "wechat", Amount: money.MustParse("50.00", "CNY"), Route: refund.Original, State: refund.LegPending},
		{Tender: "card", Amount: money.MustParse("30.00", "CNY"), Route: refund.Original, State: refund.LegPending},
	}}
	plan := route.Plan{Legs: []route.LegPlan{
		{Tender: "wechat", Route: refund.NonOriginal, ByHand: true, Reason: route.RouteExpired},
		{Tender: "card", Route: refund.Original},
	}}
	for _, leg := range route.Apply(r, plan).Legs {
		fmt.Println(leg.Tender, leg.Amount, leg.Route, leg.State)
	}
	// Output:
	// wechat 50.00 CNY non_original manual
	// card 30.00 CNY original pending
}

// A table is a document: kinds are the shop's own names, and what is misspelt is refused.
func ExampleTable_UnmarshalJSON() {
	var table route.Table
	err := json.Unmarshal([]byte(`{
		"gift_card": {"to": "gift_card", "route": "original", "platform": {"unit": "instant"}, "bank": {"unit": "instant"}, "source": "our terms"},
		"card":      {"to": "original_card", "route": "original", "bank": {"min": 7, "max": 3, "unit": "working_days"}, "source": "our bank"}
	}`), &table)
	fmt.Println(err)
	// Output:
	// route: the table is invalid: card.bank: min 7 is more than max 3
}

// The first of May is a holiday, and the Saturday after it is worked.
func ExampleCalendar() {
	holidays := map[string]bool{"2026-05-01": false, "2026-05-02": true}
	working := func(year int, month time.Month, day int) bool {
		if works, named := holidays[fmt.Sprintf("%04d-%02d-%02d", year, month, day)]; named {
			return works
		}
		return route.MondayToFriday(year, month, day)
	}
	plan, err := route.JD().Plan(route.Situation{
		Refund: refund.Refund{Number: "o-1-1", Total: money.MustParse("30.00", "CNY"), Legs: []refund.Leg{
			{Tender: "card", Amount: money.MustParse("30.00", "CNY"), Route: refund.Original, State: refund.LegPending},
		}},
		Tenders: []order.Tender{{ID: "card", Kind: "direct_bank"}},
		Now:     time.Date(2026, 4, 30, 10, 0, 0, 0, time.UTC),
		Working: working,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(plan.Legs[0].Earliest.Format(time.DateOnly), plan.Legs[0].Latest.Format(time.DateOnly))
	// Output:
	// 2026-05-04 2026-05-05
}
