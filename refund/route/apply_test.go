package route_test

import (
	"testing"

	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

func TestApply(t *testing.T) {
	type legs = []refund.Leg
	type plans = []route.LegPlan
	const original, byHand = refund.Original, refund.NonOriginal
	leg := func(tender string, r refund.Route, s refund.LegState) refund.Leg {
		return refund.Leg{Tender: tender, Amount: cny("5.00"), Route: r, State: s}
	}
	hand := func(tender string) route.LegPlan {
		return route.LegPlan{Tender: tender, Route: byHand, ByHand: true, Reason: route.RouteExpired}
	}
	for _, tt := range []struct {
		why  string
		legs legs
		plan plans
		want legs
	}{
		{"each leg its way", legs{leg("w", original, "pending"), leg("c", original, "pending")}, plans{{Tender: "w", Route: original}, hand("c")},
			legs{leg("w", original, "pending"), leg("c", byHand, "manual")}},
		{"both by hand", legs{leg("w", original, "pending"), leg("c", original, "failed")}, plans{hand("w"), hand("c")},
			legs{leg("w", byHand, "manual"), leg("c", byHand, "manual")}},
		{"a route is written where there was another, or none", legs{leg("w", byHand, "pending"), leg("c", "", "failed")}, plans{{Tender: "w", Route: original}, {Tender: "c", Route: original}},
			legs{leg("w", original, "pending"), leg("c", original, "failed")}},
		{"what was ordered since the plan was made is not paid twice", legs{leg("w", original, "submitted")}, plans{hand("w")}, legs{leg("w", original, "submitted")}},
		{"nor what was paid", legs{leg("w", original, "settled")}, plans{hand("w")}, legs{leg("w", original, "settled")}},
		{"applied twice, it is as applied once", legs{leg("w", byHand, "manual")}, plans{hand("w")}, legs{leg("w", byHand, "manual")}},
		{"given to somebody since: it stays", legs{leg("w", byHand, "manual")}, plans{{Tender: "w", Route: original}}, legs{leg("w", byHand, "manual")}},
		{"a leg that the plan does not name", legs{leg("w", original, "pending")}, plans{hand("c")}, legs{leg("w", original, "pending")}},
		{"a plan without a route", legs{leg("w", original, "pending")}, plans{{Tender: "w"}}, legs{leg("w", original, "pending")}},
		{"no name is not every leg", legs{leg("", original, "pending"), leg("w", original, "pending")}, plans{hand("")},
			legs{leg("", original, "pending"), leg("w", original, "pending")}},
		{"nothing to apply", nil, nil, nil},
	} {
		before := refund.Refund{Number: "o-1", Total: cny("10.00"), Legs: tt.legs}
		kept := append(legs(nil), tt.legs...)
		got := route.Apply(before, route.Plan{Legs: tt.plan})
		diff(t, tt.why, refund.Refund{Number: "o-1", Total: cny("10.00"), Legs: tt.want}, got)
		diff(t, tt.why+": the argument changed", kept, before.Legs)
		diff(t, tt.why+", again", got, route.Apply(got, route.Plan{Legs: tt.plan}))
	}
}
