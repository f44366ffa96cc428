package main

import (
	"fmt"
	"testing"
)

func BenchmarkApportion(b *testing.B)      { everyPurchase(b, recourse()) }
func BenchmarkApportionFloor(b *testing.B) { everyPurchase(b, byHand()) }
func BenchmarkGoMoney(b *testing.B)        { everyPurchase(b, goMoney()) }
func BenchmarkShopspring(b *testing.B)     { everyPurchase(b, shopspring()) }

func everyPurchase(b *testing.B, s splitter) {
	for _, rule := range s.rules {
		for _, n := range sizes() {
			p := newPurchase(n)
			b.Run(fmt.Sprintf("%s/%d", rule, n), func(b *testing.B) {
				s.loop(b, p, rule)
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/price")
			})
		}
	}
}
