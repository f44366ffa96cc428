package route_test

import (
	"testing"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

// benchSituation is a refund to a wallet and to a card that takes two to eight working days.
func benchSituation() route.Situation {
	return route.Situation{
		Refund: refund.Refund{Number: "o-1", Total: cny("15.00"), Legs: []refund.Leg{
			{Tender: "w", Amount: cny("10.00"), Route: refund.Original, State: refund.LegPending},
			{Tender: "c", Amount: cny("5.00"), Route: refund.Original, State: refund.LegPending},
		}},
		Tenders: []order.Tender{{ID: "w", Kind: "wallet", Amount: cny("10.00")}, {ID: "c", Kind: "debit_card", Amount: cny("5.00")}},
		PaidAt:  paidAt, Now: paidAt.AddDate(0, 0, 2), Past: map[string]route.Past{"w": {Count: 1, Last: paidAt}},
	}
}

func benchTable(b *testing.B) route.Table {
	methods := route.JD().Methods()
	methods["wallet"] = wallet()
	return table(b, methods)
}

func BenchmarkPlan(b *testing.B) {
	t, s := benchTable(b), benchSituation()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := t.Plan(s); err != nil {
			b.Fatal(err)
		}
	}
}

// The same dates and limits, written by hand for these two kinds and nothing else.
func BenchmarkPlanFloor(b *testing.B) {
	s := benchSituation()
	b.ReportAllocs()
	for b.Loop() {
		legs := make([]route.LegPlan, len(s.Refund.Legs))
		for i, leg := range s.Refund.Legs {
			out := &legs[i]
			out.Tender, out.Route = leg.Tender, refund.Original
			switch leg.Tender {
			case "w":
				out.To, out.OpenUntil = "wallet_balance", s.PaidAt.Add(365*24*time.Hour)
				if past := s.Past["w"]; s.Now.After(out.OpenUntil) || past.Count >= 50 || s.Now.Sub(past.Last) < time.Minute || leg.Amount.Minor() > 100_000 {
					b.Fatal("outside")
				}
				out.Earliest, out.Latest = s.Now.AddDate(0, 0, 1), s.Now.AddDate(0, 0, 3)
			case "c":
				out.To, out.Earliest, out.Latest = "original_card", workingByHand(s.Now, 2), workingByHand(s.Now, 8)
			}
		}
	}
}

func workingByHand(from time.Time, n int) time.Time {
	for ; n > 0; n-- {
		from = from.AddDate(0, 0, 1)
		switch from.Weekday() {
		case time.Saturday:
			from = from.AddDate(0, 0, 2)
		case time.Sunday:
			from = from.AddDate(0, 0, 1)
		}
	}
	return from
}

func BenchmarkApply(b *testing.B) {
	r := benchSituation().Refund
	p := route.Plan{Legs: []route.LegPlan{{Tender: "w", Route: refund.NonOriginal, ByHand: true}, {Tender: "c", Route: refund.Original}}}
	b.ReportAllocs()
	for b.Loop() {
		if r := route.Apply(r, p); r.Legs[0].State != refund.LegManual {
			b.Fatal(r)
		}
	}
}

func BenchmarkApplyFloor(b *testing.B) {
	r := benchSituation().Refund
	p := route.Plan{Legs: []route.LegPlan{{Tender: "w", Route: refund.NonOriginal, ByHand: true}, {Tender: "c", Route: refund.Original}}}
	b.ReportAllocs()
	for b.Loop() {
		legs := append([]refund.Leg(nil), r.Legs...)
		for i, planned := range p.Legs {
			legs[i].Route = planned.Route
			if planned.ByHand {
				legs[i].State = refund.LegManual
			}
		}
		if legs[0].State != refund.LegManual {
			b.Fatal(legs)
		}
	}
}
