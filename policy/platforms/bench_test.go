package platforms_test

import (
	"encoding/json"
	"runtime"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/mercari"
	"github.com/recourse-go/recourse/policy/platforms"
)

// A set of all platforms, made anew: compiled and checked.
func BenchmarkNewSet(b *testing.B) {
	policies := platforms.Policies()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := policy.NewSet(policies...); err != nil {
			b.Fatal(err)
		}
	}
}

// The floor: the same policies written as JSON once, which looks at every value and checks none.
func BenchmarkNewSetFloor(b *testing.B) {
	policies := platforms.Policies()
	b.ReportAllocs()
	for b.Loop() {
		for i := range policies {
			if _, err := json.Marshal(policies[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// A decision under one platform of a set, and what is decided of it: the seller calls off what nobody paid for.
func benchmarkDecide(b *testing.B, set *policy.Set) {
	placed := time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)
	ord, err := order.Parse([]byte(`{"id": "o-1", "currency": "JPY", "policy": "mercari", "lines": [{"id": "cup", "unit_price": "3000", "quantity": 1}], "tenders": [{"id": "store", "kind": "convenience_store", "amount": "3000"}]}`))
	if err != nil {
		b.Fatal(err)
	}
	d, err := aftersales.Decide(set, aftersales.Dossier{}, aftersales.Message{By: order.Buyer, Command: aftersales.Place{Order: ord}}, placed)
	if err != nil {
		b.Fatal(err)
	}
	cancel := aftersales.Message{By: order.Seller, Command: aftersales.CancelOrder{Case: "c1", Reason: aftersales.BuyerUnpaid}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := aftersales.Decide(set, d.Dossier, cancel, placed.AddDate(0, 0, 4)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecideOfAll(b *testing.B) { benchmarkDecide(b, set(b)) }

// The floor: the same decision in a set of that platform alone. The set of all stays in memory: in a program that holds nothing
// else, the collector's work on its two megabytes would else be counted as the decision's.
func BenchmarkDecideOfAllFloor(b *testing.B) {
	all := set(b)
	defer runtime.KeepAlive(all)
	alone, err := policy.NewSet(mercari.Policy())
	if err != nil {
		b.Fatal(err)
	}
	benchmarkDecide(b, alone)
}
